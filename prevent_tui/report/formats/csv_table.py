"""A table as CSV, for spreadsheets and other programs: no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO

from prevent_tui.report.tables.grid import Grid, Value

BEGINNING = "\ufeff"
"""What tells spreadsheets that a file is UTF-8."""

_ACTED_ON = re.compile(r"[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]|[ ']*[\t\r\n]")
"""Beginnings that a spreadsheet takes for a formula, wide signs and those after spaces or quotes included."""


def render(table: Grid) -> bytes:
    """Renders a table in UTF-8 with a mark, a header and lines that end in CR LF; what stands below it is left out.

    Dates are written like 2026-09-14. A text that a spreadsheet would act on is written with an apostrophe before it.
    """
    text = StringIO(newline="")
    text.write(BEGINNING)
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([column.title for column in table.columns])
    lines.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if _ACTED_ON.match(value) else value
    return "" if value is None else str(value)
