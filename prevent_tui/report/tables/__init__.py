"""The tables that other programs read: one source of rows for the spreadsheet, for CSV and for the report."""

from __future__ import annotations

from enum import StrEnum

from prevent_tui.report.case import Case
from prevent_tui.report.tables.actions import ACTION_COLUMNS, action_grid
from prevent_tui.report.tables.evidence import EVIDENCE_COLUMNS, INDEX_COLUMNS, evidence_grid, index_grid
from prevent_tui.report.tables.grid import Grid
from prevent_tui.report.tables.risks import RISK_COLUMNS, risk_grid


class Which(StrEnum):
    """The tables there are, in the order in which they are read."""

    ACTIONS = "actions"
    RISKS = "risks"
    EVIDENCE = "evidence"
    INDEX = "index"


HEADS = frozenset(
    tuple(column.title for column in columns)
    for columns in (ACTION_COLUMNS, RISK_COLUMNS, EVIDENCE_COLUMNS, INDEX_COLUMNS)
)
"""The titles of the columns of each table."""

_MAKE = {
    Which.ACTIONS: action_grid,
    Which.RISKS: risk_grid,
    Which.EVIDENCE: evidence_grid,
    Which.INDEX: index_grid,
}


def grid(case: Case, which: Which) -> Grid:
    """One of the tables, with its rows."""
    return _MAKE[which](case)
