"""From which size of the terminal on the screens have their roomy layout."""

from __future__ import annotations

from collections.abc import Sequence

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


def pane_width(columns: int, steps: Sequence[tuple[int, int]]) -> int:
    """Return the columns of the pane beside a list; 0 where the window has no room for one.

    Args:
        columns: Those of the window.
        steps: From how many columns on it is how wide, the widest first.
    """
    return next((width for least, width in steps if columns >= least), 0)
