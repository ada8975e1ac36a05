"""Whether the conditions of a parsed questionnaire file could ever be settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.validation.raw import items, listed
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.validation.raw import DefinedIds

DEEPEST = 8
"""Conditions inside conditions; nobody can follow more, and it keeps every walk through them short."""


class ConditionChecks:
    """Looks through conditions, knowing the facts of the file they stand in."""

    def __init__(self, known: DefinedIds) -> None:
        self._known = known

    def faults(self, place: str, condition: object, depth: int = 1) -> Iterator[Fault]:
        """Yield every fault of a condition and of all conditions inside it.

        Args:
            place: Where the condition stands, as faults name it.
            condition: The parsed value; anything but a table is left to the structural check.
            depth: How many conditions stand around it; beyond `DEEPEST` it is a fault.
        """
        if not isinstance(condition, dict):
            return
        if depth > DEEPEST:
            hint = "Write it flatter, or make what it means a fact of its own."
            yield Fault(place, f"is nested deeper than {DEEPEST} conditions.", hint, Rule.NO_LOOPS)
            return
        yield from self._test(place, condition)
        for key in ("all", "any", "none"):
            for number, part in enumerate(listed(condition.get(key)), 1):
                yield from self.faults(f"{place}.{key}[{number}]", part, depth + 1)

    def value_faults(self, place: str, fact: str, value: object) -> list[Fault]:
        """Return what is wrong with a value that is given for a fact.

        Args:
            place: Where the value stands, as faults name it.
            fact: The id of the fact.
            value: True, false, or the id of one of its options.
        """
        choices = self._known.options.get(fact)
        if choices is not None:
            return self._known.unknown_name_faults(
                place, value if isinstance(value, str) else str(value).lower(), choices
            )
        if fact in self._known.options and not isinstance(value, bool):
            return [Fault(place, f"`{fact}` is a yes-no fact.", "Write true or false.", Rule.REFERENCES_RESOLVE)]
        return []

    def _test(self, place: str, condition: dict[str, Any]) -> Iterator[Fault]:
        fact = condition.get("fact")
        yield from self._fact(place, fact)
        if isinstance(fact, str) and ("is" in condition) == ("in" in condition):
            message = f"tests `{fact}` but not against one thing."
            yield Fault(place, message, "Give either `is` or `in`.", Rule.CONDITION_COMPLETE)
        parts = [part for key, part in items(condition) if key in ("all", "any", "none") and part]
        if not parts and not isinstance(fact, str) and "question" not in condition:
            yield Fault(place, "tests nothing.", "Give `fact`, `all`, `any` or `none`.", Rule.CONDITION_COMPLETE)
        for value in [condition["is"]] if "is" in condition else listed(condition.get("in")):
            yield from self.value_faults(place, str(fact), value)

    def _fact(self, place: str, fact: object) -> list[Fault]:
        if isinstance(fact, str) and fact not in self._known.options and fact in self._known.ids["questions"]:
            message = f"tests the question `{fact}`; conditions test facts only."
            hint = "Make what you mean a fact, and test that."
            return [Fault(place, message, hint, Rule.CONDITIONS_TEST_FACTS)]
        return self._known.unknown_name_faults(place, fact, self._known.options)


def tested_facts(condition: object, depth: int = 1) -> Iterator[str]:
    """Yield the id of every fact that a parsed condition tests, as far down as conditions may go.

    Args:
        condition: The parsed value.
        depth: How many conditions stand around it.
    """
    if not isinstance(condition, dict) or depth > DEEPEST:
        return
    if isinstance(fact := condition.get("fact"), str):
        yield fact
    for key in ("all", "any", "none"):
        for part in listed(condition.get(key)):
            yield from tested_facts(part, depth + 1)
