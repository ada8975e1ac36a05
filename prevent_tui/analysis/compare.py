"""Two assessments of one questionnaire beside each other: what is met now and was not then, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.revisions import asked_differently
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Points, Result, Status, Verdict


@dataclass(frozen=True)
class Standing:
    """One side of a comparison.

    Attributes:
        questionnaire: What was asked, with its local additions.
        assessment: What was answered.
        result: What that comes to, by its own questionnaire and on its own day.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    result: Result

    @property
    def published(self) -> dict[str, Verdict]:
        """The verdicts on published questions by their ids; local additions are scored apart and not compared."""
        local = self.questionnaire.local_question_ids
        return {name: verdict for name, verdict in self.result.verdicts.items() if name not in local}


@dataclass(frozen=True)
class Comparison:
    """What is otherwise in the later of two assessments.

    Attributes:
        other_edition: The edition of the earlier one, where it is another; empty where it is the same.
        other_questions: Whether other questions were asked of the same edition, as of a setting with other facts, or
            some of them are asked differently since.
        gained: Questions that are met now and were not then, in the order of the later one.
        lost: Questions that were met then, and are not now.
        left: Questions that were met then, and do not apply now.
        score_before: The score of the earlier one, by its own rules.
        score: The score of the later one.
    """

    other_edition: str
    other_questions: bool
    gained: tuple[Question, ...]
    lost: tuple[Question, ...]
    left: tuple[Question, ...]
    score_before: Points
    score: Points

    @property
    def is_like_for_like(self) -> bool:
        """Whether both were asked the same; otherwise nothing is counted as gained, lost or left."""
        return not self.other_edition and not self.other_questions


@dataclass(frozen=True)
class LevelChange:
    """A question that was answered with a level both times, with another one now.

    Attributes:
        question: Its id.
        before: The label of the level then.
        now: The label of the level now.
        rose: Whether that is a higher one.
    """

    question: str
    before: str
    now: str
    rose: bool


def compare(before: Standing, now: Standing) -> Comparison:
    """Return what is otherwise now; pure.

    Args:
        before: The earlier assessment.
        now: The later one, of the same questionnaire in the same or another edition.
    """
    edition = before.assessment.questionnaire
    same = (edition.id, edition.edition) == (now.assessment.questionnaire.id, now.assessment.questionnaire.edition)
    other_edition = "" if same else edition.edition
    old, new = before.published, now.published
    revised = asked_differently(now.questionnaire, before.assessment)
    like = not other_edition and old.keys() == new.keys() and not revised
    turned = [
        (verdict.question, verdict.status)
        for name, verdict in (new.items() if like else ())
        if (old[name].status is Status.MET) != (verdict.status is Status.MET)
    ]
    return Comparison(
        other_edition=other_edition,
        other_questions=not other_edition and not like,
        gained=_with(turned, {Status.MET}),
        lost=_with(turned, set(Status) - {Status.MET, Status.NA}),
        left=_with(turned, {Status.NA}),
        score_before=before.result.total.score,
        score=now.result.total.score,
    )


def level_changes(questionnaire: Questionnaire, before: Assessment, now: Assessment) -> tuple[LevelChange, ...]:
    """Return the questions answered with a level both times, and with another one now, in order.

    Args:
        questionnaire: What is asked now; a level of then that it does not know is left out.
        before: The answers of then.
        now: The answers of now.
    """
    changes = []
    for question in questionnaire.questions:
        old, new = before.answer(question.id).level, now.answer(question.id).level
        scale = questionnaire.scale_of[question.id]
        known = {level.id for level in scale.levels}
        if old in known and new in known and old != new and old and new:
            rose = scale.rank(new) > scale.rank(old)
            changes.append(LevelChange(question.id, scale.level(old).label, scale.level(new).label, rose))
    return tuple(changes)


def _with(turned: Iterable[tuple[Question, Status]], statuses: set[Status]) -> tuple[Question, ...]:
    return tuple(question for question, status in turned if status in statuses)
