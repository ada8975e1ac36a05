"""From which size of the terminal on the screens have their roomy layout."""

from __future__ import annotations

from textual.geometry import Size

WIDE = 100
"""Columns from which on there is room for a rail, for columns, and for words beside their signs."""

TWO_COLUMNS = 120
"""Columns from which on the start stands in two columns."""

HIGH = 30
"""Rows from which on what can be left out is shown too."""


def is_wide(terminal: Size) -> bool:
    """Return whether a terminal of this size has the columns for the roomy layout."""
    return terminal.width >= WIDE


def is_high(terminal: Size) -> bool:
    """Return whether a terminal of this size has the rows for the roomy layout."""
    return terminal.height >= HIGH
