"""Counts and lists as they stand inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 gap`, `3 gaps`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """A count inside a sentence: a word up to ten, digits above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def listed(parts: list[str]) -> str:
    """Joins the parts of a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def name(question_name: str) -> str:
    """A question's name as it stands inside a sentence, without the stop at its end."""
    return question_name.rstrip(" .")
