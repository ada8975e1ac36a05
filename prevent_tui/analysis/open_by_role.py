"""Which questions are still open, by the role that can answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.roles import questions_by_role
from prevent_tui.scoring import Status
from prevent_tui.wording.roles import open_text, role_name

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.scoring import Result


@dataclass(frozen=True)
class RoleOpen:
    """What one role is asked, and what of it is still open.

    Attributes:
        role: The id of the role; empty for the questions that name none.
        label: What it is called.
        of: How many questions it is asked.
        unanswered: Ids of those without an answer, in order.
        unknown: Ids of those answered with don't know, in order.
        open: Ids of both, in order.
    """

    role: str
    label: str
    of: int
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def words(self) -> str:
        """How many are open, and of which kind."""
        return open_text(self.of, len(self.unanswered), len(self.unknown))


def open_by_role(questionnaire: Questionnaire, result: Result) -> tuple[RoleOpen, ...]:
    """Return every role that is asked anything, in the questionnaire's order, those without a role last.

    Args:
        questionnaire: What is asked.
        result: What the assessment comes to; what does not apply is in none of the counts of open questions.
    """
    verdicts = result.verdicts
    groups = questions_by_role(questionnaire, [verdict.question for verdict in verdicts.values()])
    out = []
    for role, questions in groups:
        status = {question.id: verdicts[question.id].status for question in questions}
        unanswered = tuple(name for name, each in status.items() if each is Status.NONE)
        unknown = tuple(name for name, each in status.items() if each is Status.UNKNOWN)
        both = tuple(name for name, each in status.items() if each in {Status.NONE, Status.UNKNOWN})
        out.append(RoleOpen(role.id if role else "", role_name(role), len(status), unanswered, unknown, both))
    return tuple(out)
