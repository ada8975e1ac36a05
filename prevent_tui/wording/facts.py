"""What is true of a setting, in words."""

from __future__ import annotations

from prevent_tui.questionnaire.parts import Fact


def fact_words(fact: Fact, value: bool | str | None, unsaid: str = "not said") -> str:
    """Return the words for what was said of a setting: the label of an option, yes or no.

    Args:
        fact: The fact.
        value: What was said; None where nothing was.
        unsaid: The words where nothing was said.
    """
    if value is None:
        return unsaid
    if isinstance(value, bool):
        return "yes" if value else "no"
    return next((option.label for option in fact.options if option.id == value), value)
