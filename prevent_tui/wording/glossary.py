"""The words of the field and of the program, as `glossary.toml` beside this module explains them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from prevent_tui.toml.data import load

if TYPE_CHECKING:
    from collections.abc import Mapping

_ABBREVIATION = re.compile("[A-Z]{2}")


@dataclass(frozen=True)
class Term:
    """A word that somebody new may ask about.

    Attributes:
        of: Whether the field uses it, or this program alone.
        meaning: What it means, in one or two sentences.
        also: Other names for the same thing.
        forms: How a text has it, where that is not the term itself, its other names and their plurals.
        see: Ids of terms to read beside it.
        is_not: What it is easily taken for and does not mean; `not` in the file.
        source: Where the meaning is from; empty where it is common use, or the program's own.
    """

    id: str
    term: str
    of: Literal["field", "program"]
    meaning: str
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    is_not: str = ""
    source: str = ""
    forms: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """How a text has it; small letters stand for capitals too, a capital only for itself."""
        if self.forms:
            return self.forms
        return tuple(self._spelling(name) for name in (self.term, *self.also))

    def _spelling(self, name: str) -> str:
        """One in small letters, unless it is an abbreviation; an ordinary word of the program's own in capitals."""
        if _ABBREVIATION.search(name):
            return name
        return name.upper() if self.of == "program" and name.isalpha() else name.lower()


@cache
def terms() -> dict[str, Term]:
    """Return every term by its id, in the order of the file."""
    return read(load(__package__, "glossary.toml"))


def read(tables: Mapping[str, Any]) -> dict[str, Term]:
    """Return the terms of a glossary by their ids.

    Args:
        tables: Those of its file.

    Raises:
        TypeError: It has a key that no term has, or leaves out one that each needs.
        ValueError: It gives one id to two terms, or points to a term that it does not have.
    """
    listed = [_term(entry) for entry in tables["terms"]]
    glossary = {term.id: term for term in listed}
    if len(glossary) < len(listed):
        raise ValueError("an id is given twice")
    missing = sorted({name for term in listed for name in term.see} - glossary.keys())
    if missing:
        raise ValueError(f"no such term: {', '.join(missing)}")
    return glossary


def terms_in(text: str) -> list[Term]:
    """Return the terms that a text has, in the order of the glossary.

    A word of the program that is an ordinary word too, such as must, counts only in capitals, as the screens write it.

    Args:
        text: What is read somewhere, on one line or several.
    """
    text = " ".join(text.replace("’", "'").split())
    return [term for term in terms().values() if _pattern(term.id).search(text)]


@cache
def _pattern(term_id: str) -> re.Pattern[str]:
    """How one term is found in a text."""
    spellings = terms()[term_id].spellings
    found = "|".join(re.escape(each) if each != each.lower() else f"(?i:{re.escape(each)})" for each in spellings)
    return re.compile(rf"(?<!\w)(?:{found})(?:'?s|S)?(?!\w)")


def _term(entry: dict[str, Any]) -> Term:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Term(is_not=values.pop("not", ""), **values)
