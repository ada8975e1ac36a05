"""When a question applies, worked out from facts as data; no text is ever evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ConfigDict, Field, StrictBool

from prevent_tui.questionnaire.types import Slug, Table

Facts = Mapping[str, bool | str]
"""Fact id to what is true of the setting; a fact not stated is left out."""


class Condition(Table):
    """When something applies: a test of one fact, or a list of conditions joined by all, any or none.

    Attributes:
        fact: Id of the fact tested; then one of `is_` (written `is`) or `among` (written `in`) is given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    fact: Slug | None = None
    is_: StrictBool | Slug | None = Field(default=None, alias="is")
    among: tuple[Slug, ...] = Field(default=(), alias="in")
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    none: tuple[Condition, ...] = ()


def holds(condition: Condition | None, facts: Facts) -> bool | None:
    """Return whether a condition is true of a setting; None where the facts stated do not settle it."""
    if condition is None:
        return True
    parts: list[bool | None] = [_not(holds(part, facts)) for part in condition.none]
    parts += [holds(part, facts) for part in condition.all]
    if condition.any:
        parts.append(_any([holds(part, facts) for part in condition.any]))
    if condition.fact is not None:
        parts.append(_fact(condition, facts))
    return _all(parts)


def applies(condition: Condition | None, facts: Facts) -> bool:
    """Return whether something under a condition is in force; only a stated fact can switch it off (rule S1)."""
    return holds(condition, facts) is not False


def fact_tests(condition: Condition | None) -> Iterator[Condition]:
    """Yield every test of a fact inside a condition, however deep."""
    if condition is None:
        return
    if condition.fact is not None:
        yield condition
    for part in (*condition.all, *condition.any, *condition.none):
        yield from fact_tests(part)


def _fact(condition: Condition, facts: Facts) -> bool | None:
    value = facts.get(condition.fact or "")
    if value is None:
        return None
    return value in condition.among if condition.among else value == condition.is_


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    return _not(_all([_not(value) for value in values]))
