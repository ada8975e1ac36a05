"""The figures of the setting: each with its number, of how many, the day and the source."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from prevent_tui.analysis.figure_doubts import figure_doubts
from prevent_tui.assessment.figures import FigureEntry, figure_entries
from prevent_tui.report.case import Case
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid, Value
from prevent_tui.wording.figures import NO_SOURCE, amount


class FigureRow(NamedTuple):
    """A figure; one that was not given has its label and what it is of alone.

    Attributes:
        asked_by: Whether the questionnaire asks for it or it is the setting's own.
        doubt: What is to be looked at again.
    """

    label: str
    value: int | None
    of: int | None
    unit: str
    percent: int | None
    dated: date | None
    source: str
    asked_by: str
    doubt: str


FIGURE_COLUMNS = (
    Column("Figure", 48),
    Column("How many", 12, ColumnKind.NUMBER),
    Column("Of how many", 12, ColumnKind.NUMBER),
    Column("Of what", 30),
    Column("Percent", 10, ColumnKind.NUMBER),
    Column("As of", 12, ColumnKind.DATE),
    Column("Source", 36),
    Column("Asked by", 16),
    Column("To look at again", 34),
)


def figures(case: Case) -> tuple[FigureRow, ...]:
    """Every figure, those that the questionnaire asks for first."""
    return tuple(_row(case, entry) for entry in figure_entries(case.questionnaire, case.assessment))


def figure_grid(case: Case) -> Grid:
    """The figures as a table."""
    rows = figures(case)
    below = ("The setting's own numbers: they change nothing in the score. A percentage is rounded down.",)
    return Grid("Figures", FIGURE_COLUMNS, rows, below if rows else ("No figure is asked for, and none was given.",))


def figure_index(case: Case) -> tuple[tuple[Value, ...], ...]:
    """Return the figures given as rows of the inspection index: the number is claimed, the source is what to open."""
    entries = figure_entries(case.questionnaire, case.assessment)
    return tuple(
        ("Figure", entry.label, amount(entry), given.source, "", "", given.date, None, _state(entry, case.today))
        for entry in entries
        if (given := entry.given)
    )


def _state(entry: FigureEntry, today: date) -> str:
    """Whether a figure can be shown: nothing of it is doubtful, and it says where it was taken from."""
    if figure_doubts(entry, today):
        return "Look at it again"
    return "To show" if entry.given and entry.given.source.strip() else "Claimed, not shown"


def _row(case: Case, entry: FigureEntry) -> FigureRow:
    given = entry.given
    asked_by = "the setting" if entry.is_own else "questionnaire"
    if given is None:
        return FigureRow(entry.label, None, None, entry.of or entry.unit, None, None, "", asked_by, "Not given yet.")
    doubts = (f"It {doubt.text} {doubt.hint}" for doubt in figure_doubts(entry, case.today))
    return FigureRow(
        entry.label,
        given.value,
        given.of,
        entry.of or entry.unit,
        entry.percent,
        given.date,
        given.source or NO_SOURCE,
        asked_by,
        " ".join(doubts),
    )
