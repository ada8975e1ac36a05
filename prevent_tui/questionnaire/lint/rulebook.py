"""The rules, word lists and thresholds of the check, read from the data files beside this module."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from prevent_tui.toml.data import load


@dataclass(frozen=True)
class RuleEntry:
    """A rule as `rules.toml` describes it.

    Attributes:
        severity: fault, warning or advice.
        retired: Given up; the number is never used again.
    """

    number: int
    name: str
    severity: str
    meaning: str
    retired: bool = False


@dataclass(frozen=True)
class Phrases:
    """Words that call for advice.

    Attributes:
        kinds: The kinds of text they are looked for in; see `texts.py`.
        say: What is wrong with them, as the end of a sentence that begins with the words found.
        retired: Whether they are looked for in a retired edition too.
    """

    rule: int
    kinds: frozenset[str]
    pattern: re.Pattern[str]
    say: str
    hint: str
    retired: bool


@cache
def rules() -> dict[int, RuleEntry]:
    """Every rule by its number."""
    return {entry["number"]: RuleEntry(**entry) for entry in load(__package__, "rules.toml")["rules"]}


def severity(rule: int) -> str:
    """fault, warning or advice; what no rule covers is a fault."""
    return rules()[rule].severity if rule in rules() else "fault"


@cache
def limits(name: str) -> dict[str, Any]:
    """The thresholds of one table of `advice.toml`."""
    table: dict[str, Any] = load(__package__, "advice.toml")[name]
    return table


@cache
def phrases() -> tuple[Phrases, ...]:
    """Every list of words that call for advice."""
    return tuple(
        Phrases(
            entry["rule"],
            frozenset(entry["in"]),
            _any_of(entry.get("words", []), entry.get("patterns", [])),
            entry["say"],
            entry["hint"],
            entry.get("retired", True),
        )
        for entry in load(__package__, "advice.toml")["phrases"]
    )


def _any_of(words: list[str], patterns: list[str]) -> re.Pattern[str]:
    # An apostrophe cannot be written in a literal string of TOML, so two stand for one.
    plain = [rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in words]
    return re.compile("|".join([*plain, *(pattern.replace("''", "'") for pattern in patterns)]), re.IGNORECASE)
