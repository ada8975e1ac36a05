"""A table as plain data for a spreadsheet or another program: typed columns, rows of values, and what stands below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = str | int | date | None
"""A cell: a text as it was typed, a number or a date that is one, or nothing."""


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        width: How many characters it shows in one line.
        choices: The only values that belong in it, none of them with a comma; any, where there are none.
    """

    title: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        name: What it is called.
        rows: As many values each as there are columns.
        below: Sentences that belong under it.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    below: tuple[str, ...] = ()
