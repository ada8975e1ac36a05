"""What people call things who never used a terminal, as `meanings.toml` beside this module has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from re import findall
from typing import Any

from prevent_tui.toml.data import load

_ALIKE = 0.72
"""How alike a misspelt word is to what was meant, as `difflib` counts it: `exprot` is, `xyzzy` is not."""

_STEM = 4
"""Letters from which on a longer word counts as one with a shorter at its beginning: `printing` for `print`."""


@dataclass(frozen=True)
class Answer:
    """What the program cannot do itself; to find it is to be told how.

    Attributes:
        name: What it is about.
        says: How it is done, in a sentence or three.
    """

    id: str
    name: str
    says: str


@dataclass(frozen=True)
class Meanings:
    """What leads where.

    Attributes:
        phrases: By the id of a command, what people say for it; the first the most likely, each with its place among
            what those words lead to, from 0.
        answers: What is answered rather than done.
        ignored: Words that tell nothing.
    """

    phrases: dict[str, tuple[tuple[str, int], ...]]
    answers: tuple[Answer, ...]
    ignored: frozenset[str]


@cache
def meanings() -> Meanings:
    """Return them, read once."""
    return read(load(__package__, "meanings.toml"))


def read(tables: dict[str, Any]) -> Meanings:
    """Return the meanings of a file's tables.

    Args:
        tables: Those of its file.
    """
    phrases: dict[str, tuple[tuple[str, int], ...]] = {}
    for entry in (*tables["meanings"], *({**answer, "leads": [answer["id"]]} for answer in tables["answers"])):
        for place, command in enumerate(entry["leads"]):
            phrases[command] = (*phrases.get(command, ()), *((phrase, place) for phrase in entry["words"]))
    answers = tuple(Answer(each["id"], each["name"], each["says"]) for each in tables["answers"])
    return Meanings(phrases, answers, frozenset(tables["ignored"]))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: small letters, without what stands between them."""
    return findall(r"\w+", text.casefold().replace("’", "").replace("'", ""))


def wanted(query: str) -> list[str]:
    """Return the words of what somebody typed that tell what is wanted; all of them, where none would be left."""
    words = words_of(query)
    return [word for word in words if word not in meanings().ignored] or words


def likeness(word: str, other: str) -> float:
    """Return how well a word that was typed fits one of a text, from 0 for not at all to 1."""
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.8
    return 0.6 if len(other) >= _STEM and word.startswith(other) else 0.0


def mended(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return words with each that is misspelt as the most like of those known; others stay as they are."""
    known = sorted(set(known))
    return [next(iter(get_close_matches(word, known, 1, _ALIKE)), word) for word in words]
