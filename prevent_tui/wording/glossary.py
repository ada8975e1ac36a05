"""The words of the field and of the program, as `glossary.toml` beside this module explains them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from prevent_tui.toml.data import load

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Term:
    """A word that somebody new may ask about.

    Attributes:
        of: Whether the field uses it, or this program alone.
        meaning: What it means, in one or two sentences.
        also: Other names for the same thing.
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


def _term(entry: dict[str, Any]) -> Term:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Term(is_not=values.pop("not", ""), **values)
