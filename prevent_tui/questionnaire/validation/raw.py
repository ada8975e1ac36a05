"""The ids that a parsed questionnaire file defines, and walking through its tables whatever they turn out to hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.types import SLUG
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.guesses import Guesses
from prevent_tui.toml.shown import short_name

_MOST_NAMED = 20


class DefinedIds:
    """The ids a parsed questionnaire defines, by where they may be named.

    Args:
        raw: The parsed file, which may be wrong in any way.
        names: The lists of tables whose ids are wanted.
        base: The id of the questionnaire that this is a local addition to, which is in `raw` too; else empty.
    """

    def __init__(self, raw: dict[str, Any], names: tuple[str, ...], base: str = "") -> None:
        self._base = base
        self.ids = {name: dict.fromkeys(ids(raw.get(name))) for name in names}
        self.areas = {name: dict.fromkeys(ids(table.get("areas"))) for name, table in by_id(raw, "themes")}
        self.levels = {name: dict.fromkeys(ids(table.get("levels"))) for name, table in by_id(raw, "scales")}
        self.headings = {name: dict.fromkeys(ids(table.get("headings"))) for name, table in by_id(raw, "groupings")}
        self.scales = {name: table.get("scale") for name, table in by_id(raw, "questions")}
        self.options = {
            name: dict.fromkeys(ids(table.get("options"))) if table.get("kind") == "one-of" else None
            for name, table in by_id(raw, "facts")
        }
        self._guesses = Guesses()

    def unknown_name_faults(
        self, place: str, value: object, names: Collection[str] | None, rule: Rule = Rule.REFERENCES_RESOLVE
    ) -> list[Fault]:
        """Return a fault if a value names nothing that is defined.

        Nothing is returned where the value or the list of names is malformed, which the structural check reports.

        Args:
            place: Where the value stands, as faults name it.
            value: The name to look up.
            names: The names that are defined; None where that cannot be told.
            rule: The rule that is broken.
        """
        if names is None or not isinstance(value, str) or value in names:
            return []
        message = f"`{short_name(value)}` is not defined in this file."
        if self._base:
            more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
            message = f"`{short_name(value)}` is defined neither here nor in {self._base}, which has: "
            message += f"{', '.join(map(short_name, [*names][:_MOST_NAMED])) or 'none'}{more}."
        return [Fault(place, message, self._guesses.near(value, names, SLUG), rule)]


def entries(table: dict[str, Any], name: str, outer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each table of a list with its place, as faults name it.

    Args:
        table: What holds the list.
        name: The key of the list.
        outer: The place of what holds it; empty for the file itself.
    """
    begin = f"{outer}.{name}" if outer else name
    for number, entry in enumerate(listed(table.get(name)), 1):
        if isinstance(entry, dict):
            known_as = entry.get("id")
            yield f"{begin}[{short_name(known_as) if isinstance(known_as, str) else number}]", entry


def ids(value: object) -> list[str]:
    """The ids of a list of tables."""
    return [table["id"] for table in tables(value) if isinstance(table.get("id"), str)]


def by_id(raw: dict[str, Any], name: str) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a list that have an id, each with it."""
    return [(table["id"], table) for table in tables(raw.get(name)) if isinstance(table.get("id"), str)]


def tables(value: object) -> list[dict[str, Any]]:
    """The tables among the entries of a list."""
    return [entry for entry in listed(value) if isinstance(entry, dict)]


def listed(value: object) -> list[Any]:
    """Return the value if it is a list, and an empty list otherwise."""
    return value if isinstance(value, list) else []


def items(value: object) -> list[tuple[str, Any]]:
    """The keys and values of a table; none where it is no table."""
    return list(value.items()) if isinstance(value, dict) else []
