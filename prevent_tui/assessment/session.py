"""The one place answers change: pure, no disk, the clock handed in, every step undone and redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from prevent_tui.assessment.model.assessment import Answer, Assessment, Setting, State
from prevent_tui.assessment.sealing import is_sealed
from prevent_tui.clock import Clock
from prevent_tui.questionnaire.applicable import asked
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean, clean_line
from prevent_tui.thresholds import thresholds


@dataclass(frozen=True)
class Step:
    """One change that can be taken back.

    Attributes:
        label: What was done, in words, such as "answer to RA4".
        question: The question it was done to, if one.
        before: The assessment without it.
        after: The assessment with it.
    """

    label: str
    question: str | None
    before: Assessment
    after: Assessment


class Session:
    """An open assessment.

    Args:
        questionnaire: What is asked.
        assessment: What was answered so far.
        clock: Gives the time now, with its zone; tests hand in their own.
    """

    def __init__(self, questionnaire: Questionnaire, assessment: Assessment, clock: Clock) -> None:
        self.questionnaire = questionnaire
        self.clock = clock
        self._assessment = assessment
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now; a new frozen one after each change."""
        return self._assessment

    @property
    def closed(self) -> bool:
        """Whether nothing changes any more: the questionnaire's edition is retired, or the assessment sealed."""
        return self.questionnaire.about.status == "retired" or is_sealed(self._assessment)

    @property
    def today(self) -> date:
        """The date by the session's clock."""
        return self.clock().date()

    @cached_property
    def _asked(self) -> tuple[Question, ...]:
        return asked(self.questionnaire, self._assessment.setting.facts)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that apply to this setting, in order."""
        return self._asked

    def choose(self, question_id: str, level_id: str) -> Assessment:
        """Answers with a level; choosing the same level again takes the answer back.

        Raises:
            KeyError: There is no such question, or no such level on its scale.
        """
        self.questionnaire.scale_of[question_id].level(level_id)
        old = self._assessment.answer(question_id)
        if old.state is State.LEVEL and old.level == level_id:
            return self.clear(question_id)
        return self._answer(question_id, State.LEVEL, level=level_id)

    def dont_know(self, question_id: str) -> Assessment:
        """Answers that nobody knows yet; saying so again takes it back."""
        if self._assessment.answer(question_id).state is State.DONT_KNOW:
            return self.clear(question_id)
        return self._answer(question_id, State.DONT_KNOW)

    def not_applicable(self, question_id: str, reason: str) -> Assessment:
        """Sets a question aside.

        Raises:
            ValueError: The question does not allow it, or no reason is given.
        """
        question = self.questionnaire.by_id[question_id]
        reason = clean(reason).strip()
        if not question.not_applicable.allowed:
            raise ValueError(f"{question_id} cannot be set aside")
        if not reason:
            raise ValueError("a reason is needed")
        return self._answer(question_id, State.NOT_APPLICABLE, reason=reason)

    def clear(self, question_id: str) -> Assessment:
        """Takes an answer back; its note, evidence and flag stay."""
        return self._answer(question_id, State.UNANSWERED)

    def note(self, question_id: str, text: str) -> Assessment:
        """Sets a question's note; typing on in the same note is one step to undo."""
        old = self._assessment.answer(question_id)
        new = old.model_copy(update={"note": clean(text)})
        return self._put(question_id, new, "note", together=True)

    def flag(self, question_id: str) -> Assessment:
        """Marks a question to come back to, or takes the mark off."""
        old = self._assessment.answer(question_id)
        return self._put(question_id, old.model_copy(update={"flagged": not old.flagged}), "flag")

    def describe(self, name: str, facts: dict[str, bool | str]) -> Assessment:
        """Says which setting this is; answers to questions that fall away are kept."""
        return self._change("setting", None, setting=Setting(name=clean_line(name), facts=facts))

    def apply(self, what: str, after: Assessment, question_id: str | None = None) -> Assessment:
        """Makes an assessment that was worked out from this one the present one, as one step that can be undone.

        Args:
            what: What was done, in a word or two, such as "action" or "risk".
            after: The assessment with it.
            question_id: The question it was done to, if one.
        """
        if after == self._assessment:
            return self._assessment
        label = f"{what} of {self.questionnaire.reference[question_id]}" if question_id else what
        return self._record(Step(label, question_id, self._assessment, after))

    def undo(self) -> Step | None:
        """Takes the last change back and says which; None when there is nothing to take back."""
        return self._move(self._done, self._undone, lambda step: step.before)

    def redo(self) -> Step | None:
        """Does again what was undone last; None when there is nothing."""
        return self._move(self._undone, self._done, lambda step: step.after)

    def replace(self, assessment: Assessment) -> Assessment:
        """Puts another version in place, such as a backup; this too can be undone.

        The local additions stay those whose questions are asked, also where that version had others.
        """
        kept = assessment.model_copy(update={"overlays": self._assessment.overlays})
        return self._record(Step("version", None, self._assessment, kept))

    def _answer(self, question_id: str, state: State, level: str | None = None, reason: str = "") -> Assessment:
        self.questionnaire.by_id[question_id]
        update = {"state": state, "level": level, "reason": reason, "updated": self.clock().replace(microsecond=0)}
        return self._put(question_id, self._assessment.answer(question_id).model_copy(update=update), "answer")

    def _put(self, question_id: str, answer: Answer, what: str, *, together: bool = False) -> Assessment:
        if answer == self._assessment.answer(question_id):
            return self._assessment
        answers = {**self._assessment.answers, question_id: answer}
        return self._change(what, question_id, together=together, answers=answers)

    def _change(self, what: str, question_id: str | None, *, together: bool = False, **update: object) -> Assessment:
        before = self._assessment
        after = before.model_copy(update=update)
        if after == before:
            return before
        label = f"{what} of {self.questionnaire.reference[question_id]}" if question_id else what
        last = self._done[-1] if self._done else None
        if together and last and last.label == label and last.after is before:
            self._done.pop()
            before = last.before
        return self._record(Step(label, question_id, before, after))

    def _record(self, step: Step) -> Assessment:
        if self.closed:
            return self._assessment
        self._done.append(step)
        del self._done[: -thresholds().undo_steps]
        self._undone.clear()
        return self._show(step.after)

    def _move(self, taken: list[Step], given: list[Step], side: Callable[[Step], Assessment]) -> Step | None:
        if not taken or self.closed:
            return None
        step = taken.pop()
        given.append(step)
        self._show(side(step))
        return step

    def _show(self, assessment: Assessment) -> Assessment:
        if assessment.setting.facts != self._assessment.setting.facts:
            self.__dict__.pop("_asked", None)
        self._assessment = assessment
        return assessment
