"""What each later format of a file has a place for, as `later_keys.toml` lists it; an earlier one has none for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from prevent_tui.errors import Fault
from prevent_tui.toml.data import load
from prevent_tui.toml.reading import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["questionnaire", "answers"]
"""The two kinds of file; a local addition is written as a questionnaire is."""

_Path = tuple[str | int, ...]
_ANY = "*"


@dataclass(frozen=True, kw_only=True)
class LaterKey:
    """A key that came with a later format than the first.

    Attributes:
        format: The first format that has it.
        key: Its path in a file, such as `questions.gap`; `*` stands for any id.
        what: What it is for.
        only: What its value may hold since then, where the key itself is older; empty where the key came with it.
        sign: What a value that holds that has in it.
    """

    format: int
    key: str
    what: str
    only: str = ""
    sign: str = ""


@cache
def later_keys(kind: Kind) -> tuple[LaterKey, ...]:
    """Every key that a later format of a kind of file added."""
    return tuple(LaterKey(**entry) for entry in load(__package__, "later_keys.toml")[kind])


def earliest_format(table: Mapping[str, Any], kind: Kind) -> int:
    """Return the first format that has a place for all that a file holds.

    Args:
        table: The file, parsed or about to be written, without what says nothing.
        kind: What it is.
    """
    return max((later.format for later, _ in _uses(table, kind)), default=1)


def format_faults(raw: Mapping[str, Any], kind: Kind, rule: int = 0) -> list[Fault]:
    """Return a fault for each key that the format a file says it has does not know, where it first stands.

    Args:
        raw: The parsed file.
        kind: What it is meant to be.
        rule: The number of the rule that is broken; 0 for what no rule covers.
    """
    said = raw.get("format")
    if type(said) is not int or said < 1:
        return []
    first: dict[str, Fault] = {}
    for later, path in _uses(raw, kind):
        if later.format > said and later.key not in first:
            message = f"holds {later.only}, which only" if later.only else "is a key that only"
            message = f"{message} format {later.format} has, and the file says format = {said}."
            hint = f"Write format = {later.format} at the top of the file, or take this out."
            first[later.key] = Fault(place_of(path, raw), message, hint, rule)
    return list(first.values())


def _uses(table: Mapping[str, Any], kind: Kind) -> Iterator[tuple[LaterKey, _Path]]:
    for later in later_keys(kind):
        for path, value in _values(table, later.key.split(".")):
            if not later.sign or (isinstance(value, str) and later.sign in value):
                yield later, path


def _values(node: object, keys: Sequence[str]) -> Iterator[tuple[_Path, object]]:
    """Each value that a path of keys leads to, with the keys and positions on the way."""
    if not keys:
        yield (), node
    elif isinstance(node, list | tuple):
        for number, entry in enumerate(node):
            yield from (((number, *path), value) for path, value in _values(entry, keys))
    elif isinstance(node, Mapping):
        for key in node if keys[0] == _ANY else [keys[0]]:
            if key in node:
                yield from (((key, *path), value) for path, value in _values(node[key], keys[1:]))
