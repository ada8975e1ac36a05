"""The one place answers change: pure, no disk, the clock handed in, every step undone and redone, listeners told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import cached_property

from prevent_tui.assessment.change import Change, Kind, Listener, Step
from prevent_tui.assessment.draft import DraftChange
from prevent_tui.assessment.model.assessment import Answer, Assessment, Setting, State
from prevent_tui.assessment.sealing import is_sealed
from prevent_tui.clock import Clock
from prevent_tui.errors import Closed
from prevent_tui.ids import Ids, fresh
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean, clean_line, clean_prose, is_blank
from prevent_tui.thresholds import thresholds


class Session:
    """An open assessment.

    Whatever would change one that is closed raises `Closed` and changes nothing.

    Args:
        questionnaire: What is asked.
        assessment: What was answered so far.
        clock: Gives the time now, with its zone; tests hand in their own.
        ids: Makes the ids of what is added; tests hand in their own.
    """

    def __init__(self, questionnaire: Questionnaire, assessment: Assessment, clock: Clock, ids: Ids = fresh) -> None:
        self.questionnaire = questionnaire
        self.clock, self.ids = clock, ids
        self._assessment = assessment
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._listeners: dict[object, Listener] = {}

    def subscribe(self, listener: Listener) -> Callable[[], object]:
        """Tell a listener of every change from now on.

        Listeners are told in the order in which they subscribed, once the change is made; each is told, also where one
        before it raises, and the error goes on to whoever made the change. None of them may change the session.

        Args:
            listener: Called with each change.

        Returns:
            What ends it.
        """
        key = object()
        self._listeners[key] = listener
        return lambda: self._listeners.pop(key, None)

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now; a new frozen one after each change."""
        return self._assessment

    @property
    def is_closed(self) -> bool:
        """Whether nothing changes any more: the questionnaire's edition is retired, or the assessment sealed."""
        return self.questionnaire.about.status == "retired" or is_sealed(self._assessment)

    def refuse_if_closed(self) -> None:
        """Raise where nothing can be changed any more; for what asks somebody before it makes a change.

        Raises:
            Closed: The assessment is signed off and sealed, or the questionnaire's edition retired.
        """
        if is_sealed(self._assessment):
            raise Closed("The assessment is signed off and sealed.", hint="To change it, open it as a new version.")
        if self.is_closed:
            edition = self.questionnaire.about.edition
            raise Closed(f"The edition {edition} is retired.", hint="Begin a new assessment with the edition in use.")

    @property
    def today(self) -> date:
        """The date by the session's clock."""
        return self.clock().date()

    @cached_property
    def _applicable_questions(self) -> tuple[Question, ...]:
        return applicable_questions(self.questionnaire, self._assessment.setting.facts)

    @property
    def applicable_questions(self) -> tuple[Question, ...]:
        """The questions that apply to this setting, in order."""
        return self._applicable_questions

    def choose(self, question_id: str, level_id: str) -> Assessment:
        """Answer with a level; choosing the same level again leaves the answer as it is.

        What is to be looked at again is confirmed by choosing the same again.

        Raises:
            KeyError: There is no such question, or no such level on its scale.
        """
        self.questionnaire.scale_of[question_id].level(level_id)
        old = self._assessment.answer(question_id)
        if old.state is State.LEVEL and old.level == level_id and not old.look_again:
            return self._unchanged()
        return self._answer(question_id, State.LEVEL, level=level_id)

    def dont_know(self, question_id: str) -> Assessment:
        """Answer that nobody knows yet; saying so again changes nothing, or confirms what is to be looked at again."""
        old = self._assessment.answer(question_id)
        if old.state is State.DONT_KNOW and not old.look_again:
            return self._unchanged()
        return self._answer(question_id, State.DONT_KNOW)

    def not_applicable(self, question_id: str, reason: str) -> Assessment:
        """Set a question aside.

        Raises:
            ValueError: The question does not allow it, or no reason is given.
        """
        question = self.questionnaire.by_id[question_id]
        reason = clean_prose(reason)
        if not question.not_applicable.allowed:
            raise ValueError(f"{question_id} cannot be set aside")
        if not reason:
            raise ValueError("a reason is needed")
        return self._answer(question_id, State.NOT_APPLICABLE, reason=reason)

    def clear(self, question_id: str) -> Assessment:
        """Take an answer back; its note, evidence and flag stay."""
        return self._answer(question_id, State.UNANSWERED)

    def note(self, question_id: str, text: str) -> Assessment:
        """Set a question's note; typing on in the same note is one step to undo."""
        old = self._assessment.answer(question_id)
        new = old.model_copy(update={"note": "" if is_blank(text) else clean(text)})
        return self._put(question_id, new, "note", Kind.TEXT)

    def flag(self, question_id: str) -> Assessment:
        """Mark a question to come back to, or take the mark off."""
        old = self._assessment.answer(question_id)
        return self._put(question_id, old.model_copy(update={"flagged": not old.flagged}), "flag")

    def describe(self, name: str, facts: dict[str, bool | str], reference: str | None = None) -> Assessment:
        """Say which setting this is; answers to questions that fall away are kept.

        Args:
            name: What it is called.
            facts: What is true of it.
            reference: The number that others know it by; as it was, where none is given.
        """
        reference = self._assessment.setting.reference if reference is None else clean_line(reference)
        return self._change("setting", None, setting=Setting(name=clean_line(name), reference=reference, facts=facts))

    def apply(self, what: str, after: Assessment, question_id: str | None = None) -> Assessment:
        """Make an assessment that was worked out from this one the present one, as one step that can be undone.

        Args:
            what: What was done, in a word or two, such as "action" or "risk".
            after: The assessment with it.
            question_id: The question it was done to, if one.
        """
        if after == self._assessment:
            return self._assessment
        label = f"{what} of {self.questionnaire.reference[question_id]}" if question_id else what
        return self._record(Step(label, question_id, self._assessment, after), Kind.CHOICE)

    @property
    def last_step(self) -> Step | None:
        """The change that would be taken back next."""
        return self._done[-1] if self._done else None

    def note_draft(self, what: str, change: DraftChange) -> None:
        """Make what became of the draft of a form a step of its own; no answer is changed.

        Args:
            what: What was done, such as "draft of an action of RA4".
            change: What became of the draft.
        """
        now = self._assessment
        self._record(Step(what, change.of.question, now, now, change), Kind.DRAFT)

    def join_draft(self, change: DraftChange) -> None:
        """Make what became of the draft of a form a part of the last step, so that both are taken back together."""
        self._done[-1] = replace(self._done[-1], draft=change)

    def undo(self) -> Step | None:
        """Take the last change back and return it; None when there is nothing to take back."""
        return self._move(self._done, self._undone, Kind.UNDO)

    def redo(self) -> Step | None:
        """Do again what was undone last and return it; None when there is nothing."""
        return self._move(self._undone, self._done, Kind.REDO)

    def replace(self, assessment: Assessment) -> Assessment:
        """Put another version in place, such as a backup; this too can be undone.

        The local additions stay those whose questions are asked, also where that version had others. A version of
        before the file had an id takes up that id.
        """
        update: dict[str, object] = {"overlays": self._assessment.overlays}
        if assessment.id is None and not is_sealed(assessment):
            update["id"] = self._assessment.id
        replacement = assessment.model_copy(update=update)
        return self._record(Step("version", None, self._assessment, replacement), Kind.VERSION)

    def _unchanged(self) -> Assessment:
        """What would change nothing is refused where nothing may change, as everything is."""
        self.refuse_if_closed()
        return self._assessment

    def _answer(self, question_id: str, state: State, level: str | None = None, reason: str = "") -> Assessment:
        self.questionnaire.by_id[question_id]
        now = self.clock().replace(microsecond=0)
        update = {"state": state, "level": level, "reason": reason, "updated": now, "look_again": False}
        return self._put(question_id, self._assessment.answer(question_id).model_copy(update=update), "answer")

    def _put(self, question_id: str, answer: Answer, what: str, kind: Kind = Kind.CHOICE) -> Assessment:
        if answer == self._assessment.answer(question_id):
            return self._assessment
        answers = {**self._assessment.answers, question_id: answer}
        return self._change(what, question_id, kind, answers=answers)

    def _change(self, what: str, question_id: str | None, kind: Kind = Kind.CHOICE, **update: object) -> Assessment:
        before = self._assessment
        after = before.model_copy(update=update)
        if after == before:
            return before
        label = f"{what} of {self.questionnaire.reference[question_id]}" if question_id else what
        return self._record(Step(label, question_id, before, after), kind)

    def _record(self, step: Step, kind: Kind) -> Assessment:
        self.refuse_if_closed()
        last = self._done[-1] if self._done else None
        if kind is Kind.TEXT and last and last.label == step.label and last.after is step.before:
            step = replace(step, before=self._done.pop().before)
        self._done.append(step)
        del self._done[: -thresholds().undo_steps]
        self._undone.clear()
        self._show(step.after, step, kind)
        return step.after

    def _move(self, source: list[Step], target: list[Step], kind: Kind) -> Step | None:
        if not source:
            return None
        self.refuse_if_closed()
        step = source.pop()
        target.append(step)
        self._show(step.before if kind is Kind.UNDO else step.after, step, kind)
        return step

    def _show(self, assessment: Assessment, step: Step, kind: Kind) -> None:
        before, self._assessment = self._assessment, assessment
        if assessment.setting.facts != before.setting.facts:
            self.__dict__.pop("_applicable_questions", None)
        change = Change(before, assessment, step, kind)
        # The stack calls from its top down, and goes on where one raises.
        with ExitStack() as stack:
            for listener in reversed(self._listeners.values()):
                stack.callback(listener, change)
