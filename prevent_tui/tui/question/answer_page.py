"""Taking the answer of a question: what its levels tell is what the session is asked to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.following import what_follows
from prevent_tui.tui.kit.sentence import Offer
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.note_page import NotePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_tui.workspace.work import Work


class AnswerPage(NotePage):
    """A page with the levels of a question; a subclass moves between questions."""

    def action_move(self, step: int) -> None:
        """To the next or the previous question."""
        raise NotImplementedError

    @on(Levels.Chosen)
    def _chosen(self, event: Levels.Chosen) -> None:
        session = self.work.session
        self._answer(event.question, partial(session.choose, event.question, event.level))

    @on(Levels.NotKnown)
    def _not_known(self, event: Levels.NotKnown) -> None:
        self._answer(event.question, partial(self.work.session.dont_know, event.question))

    def _answer(self, question_id: str, record: Callable[[], object]) -> None:
        """Records an answer and says which; goes on to the next question, where that is wanted."""
        before = self.work.assessment
        record()
        reference, words = self.work.questionnaire.reference[question_id], _words(self.work, question_id)
        status, goes_on = self.work.result.verdicts[question_id].status, self.program.goes_on
        if self.work.assessment is before:
            self.program.say(f"{reference} stays: {words}.", Offer("Backspace", "clears it"), status=status)
            return
        onward = Offer("←", "goes back") if goes_on else Offer("Enter", self.onward_label)
        undo = Offer(self.program.look.cap("undo", "u"), "takes it back")
        self.program.say(f"{reference} recorded: {words}.", onward, undo, status=status)
        for sentence in what_follows(self.work, question_id):
            self.program.say(sentence)
        if goes_on:
            self.action_move(1)

    @property
    def onward_label(self) -> str:
        """What Enter does once the question is answered, as its cap says it."""
        raise NotImplementedError

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
        if self.work.read_only or self.work.assessment.answer(self.current).state is not State.UNANSWERED:
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
                if reason:
                    self._answer(question.id, partial(session.not_applicable, question.id, reason))
                else:
                    session.clear(question.id)

        reference = self.work.questionnaire.reference[question.id]
        ask(self.program, AskReason(question, self.work.assessment.answer(question.id).reason, reference), set_aside)

    def action_new(self) -> None:
        """Adds to the row that has the keys; from the levels, asks to which."""
        from prevent_tui.tui.question.adding import add_here

        add_here(self)

    def action_undo(self) -> None:
        """Takes the last change back and shows where it was."""
        self._stepped(self.program.undo())

    def action_redo(self) -> None:
        """Does again what was undone."""
        self._stepped(self.program.redo())

    def _stepped(self, question_id: str | None) -> None:
        if question_id and question_id in self.work.result.verdicts:
            self.show_question(question_id)


def _words(work: Work, question_id: str) -> str:
    """What a question is answered with: its level as the scale calls it, or one of the two other answers."""
    answer = work.assessment.answer(question_id)
    if answer.state is State.LEVEL and answer.level:
        return work.questionnaire.scale_of[question_id].level(answer.level).label
    return "don't know yet" if answer.state is State.DONT_KNOW else "not applicable"
