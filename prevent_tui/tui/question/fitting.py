"""How much of a question is shown: the fullest that fits the window is worked out, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.geometry import Size

from prevent_tui.tui.kit.layout import WIDE
from prevent_tui.tui.question.ladder import Fold

RAIL_FROM, RAIL = 110, 28
"""Columns of the window from which on the rail of themes stands at the side, and its own."""

PANE_FROM, PANE = 150, 48
ROOMY_FROM, ROOMY_PANE = 190, 62
"""Columns from which on the guidance stays open at the other side, and its own; then with more room."""

_FRAME = 4
"""Rows of the frame besides the band: two above it, the message row and the keys below."""

BELOW = ("proof", "step", "note-line", "guidance")
"""What stands below the levels, by its ids."""

_FOLDS = (Fold.AIRY, Fold.TIGHT, Fold.FOLDED, Fold.SHORT, Fold.SHORTER, Fold.SHORTEST)
"""In which order the levels are folded."""

_EAGER = ("step", "note-line", "proof")
"""Who gets the rows that are left over, one after the other: the action, the note, the evidence."""


@dataclass(frozen=True)
class Fit:
    """What is shown.

    Attributes:
        fold: How much of the levels.
        rows: Rows for each part below them, by its name; none for a part that has nothing to say.
        air: Whether there is an empty row between those parts.
        spare: Rows that folded levels may take besides.
    """

    fold: Fold
    rows: Mapping[str, int]
    air: bool
    spare: int = 0


def side_widths(columns: int) -> tuple[int, int]:
    """Return the columns of the rail and of the open guidance in a window; 0 for one that is not there."""
    pane = ROOMY_PANE if columns >= ROOMY_FROM else PANE if columns >= PANE_FROM else 0
    return (RAIL if columns >= RAIL_FROM else 0), pane


def sheet_room(window: Size, band: int) -> tuple[int, int]:
    """Return the columns and rows of the sheet.

    Args:
        window: The size of the window.
        band: Rows of the band.
    """
    sides = 4 if window.width >= WIDE else 2
    return window.width - sum(side_widths(window.width)) - sides, window.height - _FRAME - band


def fullest(
    levels: Callable[[Fold], int], wanted: Mapping[str, int], height: int, *, levels_first: bool = False
) -> Fit:
    """Return the fullest variant that fits: airy levels, then tight, then folded; below them as much as there is room.

    Args:
        levels: How many rows the levels take with a fold.
        wanted: How many rows each part below would take, if it had all it wants.
        height: Rows there are.
        levels_first: Whether folded levels get the rows that are left over before the parts below do, as while
            nothing is chosen.
    """
    least = sum(bool(rows) for rows in wanted.values())
    for fold in _FOLDS:
        left = height - levels(fold)
        if left >= least:
            break
    left = max(left, least) - least
    lacking = max(0, levels(Fold.TIGHT) - levels(fold)) if fold >= Fold.FOLDED else 0
    spare = min(left, lacking) if levels_first else 0
    left -= spare
    rows = {name: min(1, most) for name, most in wanted.items()}
    for name in _EAGER:
        more = min(left, max(0, wanted.get(name, 0) - 1))
        rows[name] = rows.get(name, 0) + more
        left -= more
    for name, most in wanted.items():
        more = min(left, most - rows[name])
        rows[name] += more
        left -= more
    spare += 0 if levels_first else min(left, lacking)
    return Fit(fold, rows, air=left >= least and not lacking, spare=spare)


def above_note(levels: Callable[[Fold], int], height: int) -> Fold:
    """Return the fullest fold of the levels that leaves room for the note while it is typed.

    Args:
        levels: How many rows the levels take with a fold.
        height: Rows there are for them.
    """
    return next((fold for fold in (Fold.TIGHT, Fold.FOLDED) if levels(fold) <= height), Fold.CHOSEN)
