"""Counts and lists as they stand inside a sentence."""

from __future__ import annotations

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The counts that are written as words, from nought."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def place_of(place: int, many: int) -> str:
    """Return a place in a short row as words: `first of 2`; nothing where the row has only one.

    Args:
        place: The place, 0 for the first.
        many: How many there are, at most nine.
    """
    return f"{_ORDINALS[place]} of {many}" if many > 1 else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 gap`, `3 gaps`.

    Args:
        count: How many.
        one: The noun for one.
        many: The noun for any other count; with an s where it is not given.
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def part_of(part: int, whole: int, one: str) -> str:
    """Return a part of a whole with its noun: `2 of 9 answers`; of one alone, `the one answer`.

    Args:
        part: How many it is about, one at least.
        whole: Of how many.
        one: The noun for one.
    """
    return f"the one {one}" if part == whole == 1 else f"{part} of {plural(whole, one)}"


def number_word(count: int) -> str:
    """Return a count for use inside a sentence: a word up to ten, digits above."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def join_words(parts: list[str]) -> str:
    """Join the parts of a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def name_in_sentence(question_name: str) -> str:
    """Return a question's name for use inside a sentence, without the stop at its end."""
    return question_name.rstrip(" .")
