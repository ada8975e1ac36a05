"""How binding a question is, in words."""

from __future__ import annotations

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.wording.grammar import number_word

DUTY_WORDS = {
    Obligation.MUST: "MUST",
    Obligation.SHOULD: "SHOULD",
    Obligation.CONDITION: "CONDITION",
    Obligation.GOOD: "GOOD PRACTICE",
}
"""How binding a question is, as its label says it."""


_DUTY_NOUNS = {
    Obligation.MUST: ("must", "musts"),
    Obligation.SHOULD: ("should", "shoulds"),
    Obligation.CONDITION: ("condition", "conditions"),
    Obligation.GOOD: ("good practice question", "good practice questions"),
}


def duty_count(count: int, duty: Obligation) -> str:
    """Return a count of questions of one duty: `one must`, `three shoulds`."""
    return f"{number_word(count)} {duty_noun(duty, count)}"


def duty_noun(duty: Obligation, count: int = 2) -> str:
    """Return the noun for questions of a duty, in the plural unless `count` is 1."""
    return _DUTY_NOUNS[duty][count != 1]
