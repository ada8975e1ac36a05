"""Trying a condition in every setting that could be: every combination of the facts it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Condition, applies, fact_tests
from prevent_tui.questionnaire.lint.rulebook import limits

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire


class Settings:
    """The settings a questionnaire can tell apart."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._values: dict[str, tuple[bool | str, ...]] = {
            fact.id: tuple(option.id for option in fact.options) if fact.kind == "one-of" else (True, False)
            for fact in questionnaire.facts
        }
        self._most: int = limits("conditions")["most_settings"]

    def is_possible(self, condition: Condition | None) -> bool | None:
        """Whether a condition holds in some setting; None where that cannot be tried out.

        It cannot where the condition names facts that are not there, no value for one or a value it cannot have, or
        so many facts that trying all would take too long.
        """
        for test in fact_tests(condition):
            values = test.among or (() if test.is_ is None else (test.is_,))
            could_be = self._values.get(str(test.fact), values)
            if not values or not all(value in could_be for value in values):
                return None
        every = self.combinations([condition])
        return None if every is None else any(applies(condition, facts) for facts in every)

    def combinations(
        self, conditions: Iterable[Condition | None], most: int | None = None
    ) -> Iterator[dict[str, bool | str]] | None:
        """Every combination of the facts that conditions name; None where that is over `most`, or one is unknown."""
        names = sorted({str(test.fact) for condition in conditions for test in fact_tests(condition)})
        if not all(name in self._values for name in names):
            return None
        if prod(len(self._values[name]) for name in names) > (most or self._most):
            return None
        return (dict(zip(names, values, strict=True)) for values in product(*(self._values[name] for name in names)))

    def is_too_wide(self, condition: Condition | None) -> bool:
        """Whether a condition names so many facts that not every setting is tried."""
        sizes = {str(test.fact): len(self._values.get(str(test.fact), ())) for test in fact_tests(condition)}
        return prod(sizes.values()) > self._most


def condition_inside(outer: Condition | None, inner: Condition) -> Condition:
    """Return the condition that holds where two conditions hold together."""
    return inner if outer is None else Condition(all=(outer, inner))


def unless(condition: Condition | None, *others: Condition) -> Condition:
    """Return the condition that holds where the first holds and none of the others does."""
    return Condition(all=(condition,) if condition else (), none=others)
