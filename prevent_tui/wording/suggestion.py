"""The next step to offer where a question stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Status, Verdict


class Suggestion(NamedTuple):
    """A next step to offer; the owner is a role's label, and the date is empty where none is proposed."""

    text: str
    owner: str
    due: date | None


def suggestion(questionnaire: Questionnaire, verdict: Verdict, facts: Facts, today: date) -> Suggestion | None:
    """Return the action to offer for a question.

    Args:
        questionnaire: Its scales and roles.
        verdict: Where the question stands.
        facts: What is true of the setting; prompts may be limited to some settings.
        today: The day from which the due date is counted.

    Returns:
        The questionnaire's prompt for the level, or to find out where it is not known; None where the duty is met.
    """
    question, owners = verdict.question, questionnaire.role_labels
    steps = [prompt for prompt in question.actions if applies(prompt.applies_when, facts)]
    if verdict.status is Status.UNKNOWN:
        days = min((prompt.within_days for prompt in steps), default=None)
        due = today + timedelta(days=days) if days else None
        return Suggestion("Find out which level is true, and what shows it.", owners.get(question.role or "", ""), due)
    if verdict.level is None or verdict.level.met:
        return None
    scale = questionnaire.scale_of[question.id]
    present = scale.rank(verdict.level.id)
    prompts = [prompt for prompt in steps if scale.rank(prompt.at_or_below) >= present]
    if not prompts:
        return None
    prompt = min(prompts, key=lambda prompt: scale.rank(prompt.at_or_below))
    return Suggestion(prompt.text, owners[prompt.owner], today + timedelta(days=prompt.within_days))
