"""The tables that other programs read: one source of rows for the spreadsheet, for CSV and for the report."""

from __future__ import annotations

from dataclasses import replace

from prevent_tui.report.case import Case
from prevent_tui.report.request import TableName
from prevent_tui.report.tables.actions import action_grid
from prevent_tui.report.tables.evidence import evidence_grid, index_grid
from prevent_tui.report.tables.figures import figure_grid
from prevent_tui.report.tables.grid import Grid
from prevent_tui.report.tables.risks import risk_grid
from prevent_tui.wording.demo import SIGN

_GRIDS = {
    TableName.ACTIONS: action_grid,
    TableName.RISKS: risk_grid,
    TableName.EVIDENCE: evidence_grid,
    TableName.INDEX: index_grid,
    TableName.FIGURES: figure_grid,
}


def grid(case: Case, name: TableName) -> Grid:
    """Return one of the tables, with its rows.

    Args:
        case: What the rows are taken from.
        name: Which table.
    """
    rows_of = _GRIDS[name](case)
    return _marked(rows_of) if case.assessment.sample else rows_of


def _marked(real: Grid) -> Grid:
    """The same with each row marked as of an invented setting, as a table has no page to mark."""
    rows = ((" · ".join(str(part) for part in (SIGN, first) if part), *rest) for first, *rest in real.rows)
    return replace(real, rows=tuple(rows))
