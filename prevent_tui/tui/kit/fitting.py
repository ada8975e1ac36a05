"""Which of several variants is shown: the fullest that fits is worked out, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from prevent_tui.tui.kit.draw import Lines, cap, ends, line, link, space
from prevent_tui.tui.kit.theme import Look


def fitting(variants: Iterable[Content], width: int) -> Content:
    """Return the first of some variants of a line that fits; the last where none does.

    Args:
        variants: The fullest first.
        width: Cells there are.
    """
    shown = Content("")
    for shown in variants:
        if shown.cell_length <= width:
            break
    return shown


def both_ends(variants: Iterable[tuple[Content, Content]], width: int, cut: str) -> Content:
    """Return a line with something at both ends, in the first variant whose two ends do not meet.

    Args:
        variants: What stands at the left and at the right, the fullest first.
        width: Cells there are.
        cut: What stands where the left end of the last variant is cut.
    """
    left, right = Content(""), Content("")
    for left, right in variants:
        if left.cell_length + right.cell_length + bool(right.cell_length) <= width:
            break
    return ends(left, right, width, cut)


def tab_row(look: Look, tabs: Sequence[tuple[str, int | None]], at: int, width: int, action: str = "only") -> Lines:
    """Return the numbered parts of a room, with their counts, each of which is clicked as its digit is pressed.

    They stand in one row with as much between them as there is room for, else in several: no count is ever cut.

    Args:
        look: The signs in use.
        tabs: What each is called, and how much there is of it; None where that is not counted.
        at: The place of the one that is shown, from 0.
        width: Cells there are.
        action: The screen's action that a digit runs.
    """
    drawn = [
        link(_tab(look, str(place + 1), *tab, is_shown=place == at), "run", f"{action}('{place + 1}')")
        for place, tab in enumerate(tabs)
    ]
    for gap in (3, 2, 1):
        row = space(gap).join(drawn)
        if row.cell_length <= width:
            return [row]
    rows = drawn[:1]
    for tab in drawn[1:]:
        if rows[-1].cell_length + 2 + tab.cell_length <= width:
            rows[-1] = line(rows[-1], space(2), tab)
        else:
            rows.append(tab)
    return rows


def _tab(look: Look, digit: str, words: str, count: int | None, *, is_shown: bool) -> Content:
    ink = "bold $ink" if is_shown else "$quiet"
    label = words if count is None else f"{words} {count}"
    if is_shown and not look.colour:
        label = f"[{label}]"
    key = cap(look, digit, "accent") if is_shown else cap(look, digit)
    return line(key, (f" {label}", ink))
