"""The next step to offer where a question stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Status, Verdict

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Suggestion:
    """A next step to offer; the owner is a role's label, and the date is empty where none is proposed."""

    text: str
    owner: str
    due: date | None


def suggestion(questionnaire: Questionnaire, verdict: Verdict, facts: Facts, today: date) -> Suggestion | None:
    """The step to offer where a question stands: the questionnaire's for that level, or finding out; None if met."""
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
