"""The one place answers change: pure, no disk, the clock handed in, every step undone and redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from prevent_tui.assessment.model import Action, Answer, Assessment, Evidence, Setting, State
from prevent_tui.questionnaire.conditions import asked
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean, clean_line

Clock = Callable[[], datetime]

_UNDO_STEPS = 200


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

    Attributes:
        closed: The questionnaire's edition is retired: nothing changes any more, whatever is asked for.
    """

    def __init__(self, questionnaire: Questionnaire, assessment: Assessment, clock: Clock) -> None:
        self.questionnaire = questionnaire
        self.clock = clock
        self._assessment = assessment
        self.closed = questionnaire.about.status == "retired"
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now; a new frozen one after each change."""
        return self._assessment

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

    def keep_evidence(self, question_id: str, title: str, where: str, checked_on: date | None) -> Assessment:
        """Sets the first piece of evidence of a question; with nothing in it, unlinks it instead."""
        title, where = clean_line(title), clean_line(where)
        answer = self._assessment.answer(question_id)
        linked = self._assessment.evidence_for(question_id)
        kept = self._assessment.evidence
        if not (title or where or checked_on):
            return self._drop_evidence(question_id, linked[0].id) if linked else self._assessment
        name = linked[0].id if linked else _fresh("evidence", [item.id for item in kept])
        item = Evidence(id=name, title=title, where=where, checked_on=checked_on)
        if linked:
            kept = tuple(item if old.id == name else old for old in kept)
        else:
            kept, answer = (*kept, item), answer.model_copy(update={"evidence": (*answer.evidence, name)})
        answers = {**self._assessment.answers, question_id: answer}
        return self._change("evidence", question_id, evidence=kept, answers=answers)

    def plan(
        self, question_id: str, text: str, owner: str, due: date | None, action_id: str | None = None
    ) -> Assessment:
        """Adds an action to a question, or rewrites one; an empty text takes it out."""
        text, owner = clean_line(text), clean_line(owner)
        actions = self._assessment.actions
        if action_id is None:
            if not text:
                return self._assessment
            name = _fresh("action", [action.id for action in actions])
            actions = (*actions, Action(id=name, question=question_id, text=text, owner=owner, due=due))
        else:
            new = Action(id=action_id, question=question_id, text=text, owner=owner, due=due)
            actions = tuple(new if old.id == action_id else old for old in actions if text or old.id != action_id)
        return self._change("action", question_id, actions=actions)

    def describe(self, name: str, facts: dict[str, bool | str]) -> Assessment:
        """Says which setting this is; answers to questions that fall away are kept."""
        return self._change("setting", None, setting=Setting(name=clean_line(name), facts=facts))

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

    def _drop_evidence(self, question_id: str, evidence_id: str) -> Assessment:
        answer = self._assessment.answer(question_id)
        rest = tuple(name for name in answer.evidence if name != evidence_id)
        answers = {**self._assessment.answers, question_id: answer.model_copy(update={"evidence": rest})}
        used = {name for one in answers.values() for name in one.evidence}
        kept = tuple(item for item in self._assessment.evidence if item.id in used)
        return self._change("evidence", question_id, evidence=kept, answers=answers)

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
        del self._done[:-_UNDO_STEPS]
        self._undone.clear()
        return self._show(step.after)

    def _move(self, taken: list[Step], given: list[Step], side: Callable[[Step], Assessment]) -> Step | None:
        if not taken:
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


def _fresh(stem: str, taken: list[str]) -> str:
    number = len(taken) + 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
