"""Taking the answer of a question: what its levels tell is what the session is asked to do."""

from __future__ import annotations

from textual import on

from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.following import what_follows
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.note_page import NotePage


class AnswerPage(NotePage):
    """A page with the levels of a question; a subclass moves between questions."""

    def action_move(self, step: int) -> None:
        """To the next or the previous question."""
        raise NotImplementedError

    @on(Levels.Chosen)
    def _chosen(self, event: Levels.Chosen) -> None:
        self.work.session.choose(event.question, event.level)
        self._answered(event.question)

    @on(Levels.NotKnown)
    def _not_known(self, event: Levels.NotKnown) -> None:
        self.work.session.dont_know(event.question)
        self._answered(event.question)

    def _answered(self, question_id: str) -> None:
        """Says what follows from the answer; goes on to the next question, where that is wanted."""
        for sentence in what_follows(self.work, question_id):
            self.program.say(sentence)
        if self.program.goes_on:
            self.action_move(1)

    @on(Levels.Cleared)
    def _cleared(self, event: Levels.Cleared) -> None:
        reference = self.work.questionnaire.reference[event.question]
        if self.work.assessment.answer(event.question).state is State.UNANSWERED:
            self.program.say(f"{reference} has no answer yet.")
        else:
            self.work.session.clear(event.question)
            self.program.say(f"{reference}: answer cleared. {self.program.look.cap('undo', 'u')} brings it back.")

    @on(Levels.Pointed)
    def _pointed(self) -> None:
        self.frame()

    @on(Levels.Onward)
    def _onward(self) -> None:
        if self.work.assessment.answer(self.current).state is not State.UNANSWERED:
            self.action_move(1)
            return
        count = len(self.work.questionnaire.scale_of[self.current].levels)
        arrow = self.program.look.pick("→", "The right arrow")
        self.program.say(f"Press 1 to {count}, or 0 if you don't know. {arrow} leaves it for later.")

    @on(Levels.SetAside)
    @changes
    def _set_aside(self, event: Levels.SetAside) -> None:
        from prevent_tui.tui.kit.form import ask
        from prevent_tui.tui.question.reason_form import AskReason

        question = self.work.questionnaire.by_id[event.question]
        if not question.not_applicable.allowed:
            self.program.say("This question applies to every setting that is asked it.")
            return

        def set_aside(reason: str | None) -> None:
            if reason is not None:
                session = self.work.session
                session.not_applicable(question.id, reason) if reason else session.clear(question.id)
                if reason:
                    self._answered(question.id)

        reference = self.work.questionnaire.reference[question.id]
        ask(self.program, AskReason(question, self.work.assessment.answer(question.id).reason, reference), set_aside)

    def action_undo(self) -> None:
        """Takes the last change back and shows where it was."""
        self._stepped(self.program.undo())

    def action_redo(self) -> None:
        """Does again what was undone."""
        self._stepped(self.program.redo())

    def _stepped(self, question_id: str | None) -> None:
        if question_id and question_id in self.work.result.verdicts:
            self.show_question(question_id)
