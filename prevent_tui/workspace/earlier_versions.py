"""What each earlier version of an assessment holds, so that one is known from another before it is brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_tui.errors import PreventError
from prevent_tui.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.backups import Backup
    from prevent_tui.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class EarlierVersion:
    """An earlier version, and what it holds.

    Attributes:
        backup: Where it is kept.
        answered: Questions answered in it.
        of: Questions that it asks.
        differing: Questions whose answer is another than now.
        problem: Why it cannot be read; empty where it can.
    """

    backup: Backup
    answered: int = 0
    of: int = 0
    differing: int = 0
    problem: str = ""


def read_versions(
    backups: Iterable[Backup], questionnaire: Questionnaire, present: Assessment, today: date
) -> tuple[EarlierVersion, ...]:
    """Return what some earlier versions hold, in their order; for a thread, as each is a file.

    Args:
        backups: The versions.
        questionnaire: What is asked.
        present: The assessment as it is now.
        today: The day that counts.
    """
    return tuple(_version(backup, questionnaire, present, today) for backup in backups)


def _version(backup: Backup, questionnaire: Questionnaire, present: Assessment, today: date) -> EarlierVersion:
    try:
        earlier = backup.read(questionnaire)
    except PreventError as error:
        return EarlierVersion(backup, problem=error.message)
    coverage = score(questionnaire, earlier, today).total.coverage
    names = earlier.answers.keys() | present.answers.keys()
    differing = sum(_said(earlier, name) != _said(present, name) for name in names)
    return EarlierVersion(backup, coverage.answered, coverage.of, differing)


def _said(assessment: Assessment, question_id: str) -> object:
    answer = assessment.answer(question_id)
    return answer.state, answer.level
