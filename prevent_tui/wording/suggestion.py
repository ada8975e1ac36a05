"""The next step to offer where a question stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import ActionPrompt
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording.grammar import place_of


@dataclass(frozen=True)
class Suggestion:
    """A next step to offer; the owner is a role's label, and the date is empty where none is proposed.

    Attributes:
        place: Which of the steps to met it is, `first of 2`; empty where it leads all the way.
    """

    text: str
    owner: str
    due: date | None
    place: str = ""


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
    if verdict.status is Status.UNKNOWN:
        days = min((prompt.within_days for prompt in _prompts(verdict, facts)), default=None)
        due = today + timedelta(days=days) if days else None
        return Suggestion("Find out which level is true, and what shows it.", owners.get(question.role or "", ""), due)
    way = way_to_met(questionnaire, verdict, facts)
    prompt = next(iter(way), None)
    if prompt is None:
        return None
    due = today + timedelta(days=prompt.within_days)
    return Suggestion(prompt.text, owners[prompt.owner], due, place_of(0, len(way)))


def way_to_met(questionnaire: Questionnaire, verdict: Verdict, facts: Facts) -> tuple[ActionPrompt | None, ...]:
    """Return the steps that lead a question from its level to the lowest that counts as met, the next one first.

    Args:
        questionnaire: Its scales.
        verdict: Where the question stands.
        facts: What is true of the setting; prompts may be limited to some settings.

    Returns:
        The questionnaire's prompts, each of which leads above the level it is for; None last where it has none for the
        rest of the way. Empty where the question is met, or at no level.
    """
    if verdict.level is None:
        return ()
    scale = questionnaire.scale_of[verdict.question.id]
    ranks = [(scale.rank(prompt.at_or_below), prompt) for prompt in _prompts(verdict, facts)]
    here, met = scale.rank(verdict.level.id), scale.rank(scale.lowest_met.id)
    way: list[ActionPrompt | None] = []
    while here < met:
        rank, prompt = min((each for each in ranks if each[0] >= here), key=lambda each: each[0], default=(met, None))
        way.append(prompt)
        here = rank + 1
    return tuple(way)


def place_on_way(questionnaire: Questionnaire, verdict: Verdict, facts: Facts, text: str) -> str:
    """Return which of the steps to met an action is, by its words: `first of 2`; empty where it is none of several.

    Args:
        questionnaire: Its scales.
        verdict: Where the question of the action stands.
        facts: What is true of the setting.
        text: The words of the action.
    """
    way = way_to_met(questionnaire, verdict, facts)
    texts = [prompt.text if prompt else "" for prompt in way]
    return place_of(texts.index(text), len(way)) if text in texts and text else ""


def _prompts(verdict: Verdict, facts: Facts) -> list[ActionPrompt]:
    return [prompt for prompt in verdict.question.actions if applies(prompt.applies_when, facts)]
