"""The next step where a question stands: what is agreed, else what the questionnaire suggests and nobody took up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from prevent_tui.assessment.actions import open_actions
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording.grammar import plural


@dataclass(frozen=True)
class Suggestion:
    """A next step to offer. It has no owner and no day, so that nobody can print them as if they were agreed.

    Attributes:
        role: The label of the role that may take it up; empty where none is proposed.
        days: Within how many days of being taken up; None where nothing is proposed.
    """

    text: str
    role: str
    days: int | None

    @property
    def who(self) -> str:
        """Who may do it: `suggested: Head teacher`; empty where nobody is proposed."""
        return f"suggested: {self.role}" if self.role else ""

    @property
    def when(self) -> str:
        """By when it may be done: `suggested: within 30 days`; empty where nothing is proposed."""
        return f"suggested: {self._within}" if self.days else ""

    @property
    def who_and_when(self) -> str:
        """Both in a line: `suggested: Head teacher, within 30 days`."""
        return f"suggested: {', '.join(part for part in (self.role or 'nobody named', self._within) if part)}"

    @property
    def _within(self) -> str:
        return f"within {plural(self.days, 'day')}" if self.days else ""

    def due_from(self, today: date) -> date | None:
        """Return the day it is due by where it is taken up today."""
        return today + timedelta(days=self.days) if self.days else None


Step = Action | Suggestion
"""What is to be done next: an action is agreed, a suggestion is not."""


def next_steps(questionnaire: Questionnaire, assessment: Assessment, verdict: Verdict) -> tuple[Step, ...]:
    """Return what is still to do about a question: the actions of the plan, soonest first, or else what is suggested.

    Args:
        questionnaire: Its scales, roles and prompts.
        assessment: The plan, and what is true of the setting.
        verdict: Where the question stands.
    """
    left = open_actions(assessment, verdict.question.id)
    offered = None if left else suggestion(questionnaire, verdict, assessment.setting.facts)
    return (offered,) if offered else tuple(left)


def suggestion(questionnaire: Questionnaire, verdict: Verdict, facts: Facts) -> Suggestion | None:
    """Return the action to offer for a question.

    Args:
        questionnaire: Its scales and roles.
        verdict: Where the question stands.
        facts: What is true of the setting; prompts may be limited to some settings.

    Returns:
        The questionnaire's prompt for the level, or to find out where it is not known; None where the duty is met.
    """
    question, owners = verdict.question, questionnaire.role_labels
    steps = [prompt for prompt in question.actions if applies(prompt.applies_when, facts)]
    if verdict.status is Status.UNKNOWN:
        days = min((prompt.within_days for prompt in steps), default=None)
        return Suggestion("Find out which level is true, and what shows it.", owners.get(question.role or "", ""), days)
    if verdict.level is None or verdict.level.met:
        return None
    scale = questionnaire.scale_of[question.id]
    present = scale.rank(verdict.level.id)
    prompts = [prompt for prompt in steps if scale.rank(prompt.at_or_below) >= present]
    if not prompts:
        return None
    prompt = min(prompts, key=lambda prompt: scale.rank(prompt.at_or_below))
    return Suggestion(prompt.text, owners[prompt.owner], prompt.within_days)
