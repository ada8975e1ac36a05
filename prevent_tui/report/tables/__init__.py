"""The tables that other programs read: one source of rows for the spreadsheet, for CSV and for the report."""

from __future__ import annotations

from prevent_tui.report.case import Case
from prevent_tui.report.request import TableName
from prevent_tui.report.tables.actions import action_grid
from prevent_tui.report.tables.evidence import evidence_grid, index_grid
from prevent_tui.report.tables.grid import Grid
from prevent_tui.report.tables.risks import risk_grid

_GRIDS = {
    TableName.ACTIONS: action_grid,
    TableName.RISKS: risk_grid,
    TableName.EVIDENCE: evidence_grid,
    TableName.INDEX: index_grid,
}


def grid(case: Case, name: TableName) -> Grid:
    """Return one of the tables, with its rows.

    Args:
        case: What the rows are taken from.
        name: Which table.
    """
    return _GRIDS[name](case)
