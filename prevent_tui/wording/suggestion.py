"""The next step where a question stands: what is agreed, else what the questionnaire suggests and nobody took up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from prevent_tui.assessment.actions import open_actions
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import ActionPrompt
from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording.grammar import place_of, plural
from prevent_tui.wording.settled import find_out_text


class Suggestion(NamedTuple):
    """A next step to offer. It has no owner and no day, so that nobody can print them as if they were agreed.

    Attributes:
        role: The label of the role that may take it up; empty where none is proposed.
        days: Within how many days of being taken up; None where nothing is proposed.
        place: Which of the steps to met it is, `first of 2`; empty where it leads all the way.
    """

    text: str
    role: str
    days: int | None
    place: str = ""

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
        """All of it in a line: `suggested: Head teacher, within 30 days, first of 2`."""
        parts = (self.role or "nobody named", self._within, self.place)
        return f"suggested: {', '.join(part for part in parts if part)}"

    @property
    def _within(self) -> str:
        return f"within {plural(self.days, 'day')}" if self.days else ""

    def due_from(self, today: date) -> date | None:
        """Return the day it is due by where it is taken up today."""
        return today + timedelta(days=self.days) if self.days else None


LOOK_AGAIN = "What was planned is done: look again at which level is true."
"""What is suggested where a question is short of met though what was planned for it is done."""

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
    offered = None if left else suggestion(questionnaire, assessment, verdict)
    return (offered,) if offered else tuple(left)


def suggestion(questionnaire: Questionnaire, assessment: Assessment, verdict: Verdict) -> Suggestion | None:
    """Return the action to offer for a question; never one that stood in the plan already, done and dropped ones too.

    Args:
        questionnaire: Its scales and roles.
        assessment: The plan, and what is true of the setting; prompts may be limited to some settings.
        verdict: Where the question stands.

    Returns:
        The first of the questionnaire's prompts on the way to met that was never planned; where the level is not known,
        to find it out; where all that was suggested is done, to look at the level again. None where the duty is met, or
        nothing is left to suggest.
    """
    question, owners, facts = verdict.question, questionnaire.role_labels, assessment.setting.facts
    planned = {action.text: action for action in assessment.actions_for(question.id)}
    role = owners.get(question.role or "", "")
    if verdict.status is Status.UNKNOWN:
        days = min((prompt.within_days for prompt in _prompts(verdict, facts)), default=None)
        words = find_out_text(question)
        return None if words in planned else Suggestion(words, role, days)
    way = way_to_met(questionnaire, verdict, facts)
    for place, prompt in enumerate(way):
        if prompt and prompt.text not in planned:
            return Suggestion(prompt.text, owners[prompt.owner], prompt.within_days, place_of(place, len(way)))
    is_done = any(action.progress is Progress.DONE for action in planned.values())
    return Suggestion(LOOK_AGAIN, role, None) if way and is_done and LOOK_AGAIN not in planned else None


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
