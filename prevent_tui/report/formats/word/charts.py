"""Figures from values: the numbers of the first page, bars of states, and the grid of all questions, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.formats.word.marks import EDGE, HAIR, INK, INKS, SOLID, STYLES, bar, chip, letter
from prevent_tui.report.formats.word.runs import NBSP, link, paragraph, plain, run
from prevent_tui.report.formats.word.table import WIDE, Box, Grid, caption, widths
from prevent_tui.report.model.figures import (
    Figure,
    Figures,
    GridArea,
    GridCell,
    GridKey,
    LetterGrid,
    StateBars,
    StateStrip,
)
from prevent_tui.report.model.inline import LETTERS, State
from prevent_tui.scoring import Status
from prevent_tui.wording.states import STATUS_SIGNS

_SIDES = ("top", "left", "bottom", "right")
_NAME, _MOST = 2211, 12
"""The width of an area's title in the grid, and how many questions stand beside it in one row."""

_UNITS, _BAR_NAME = 48, 2100
"""Into how many parts the longest bar is cut, and the width of a bar's label."""

_DASHED = {Status.UNKNOWN, Status.NONE}


def figures(_draft: Draft, block: Figures) -> Iterator[Element]:
    """The numbers that matter, side by side."""
    row = tuple(Box(tuple(_figure(item)), edges=(("top", "single", 12, INK),)) for item in block.items)
    title, about = ", ".join(item.title for item in block.items), "Numbers beside each other, each with what it is of."
    yield from Grid("SideBySide", widths([1] * len(row)), [row], title, about, first=False).drawn()


def _figure(item: Figure) -> Iterator[Element]:
    yield plain("FigureTitle", item.title)
    yield paragraph("FigureValue", run(item.value, "BigNumber"), run(f"  {item.rest}", "OutOf"))
    if item.states:
        yield paragraph("TableText", *_shares(item.states), keep=True)
    elif item.percent is not None:
        yield paragraph("TableText", *bar(item.percent, 28), keep=True)
    yield plain("SmallText", item.note)
    if item.before:
        yield paragraph("SmallText", run(item.before, "Quiet"))


def _shares(states: tuple[State, ...]) -> Iterator[Element]:
    """Neighbours in the same state as one letter with their number, wider the more they are."""
    for status, group in groupby(state.status for state in states):
        count = len(list(group))
        blank = NBSP * (30 * count // (2 * len(states)))
        yield run(f"{blank}{NBSP}{count}{NBSP}{LETTERS[status]}{NBSP}{blank}", STYLES[status])


def state_strip(_draft: Draft, block: StateStrip) -> Iterator[Element]:
    """One letter for each question, in the questions' order."""
    yield paragraph("SmallText", *(letter(state.status) for state in block.states), keep=True)


def state_bars(draft: Draft, block: StateBars) -> Iterator[Element]:
    """How many questions are in each state, as rows of filled cells on the same scale."""
    yield from caption(draft, block.caption)
    yield paragraph("SmallText", *_key(block.states), keep=True)
    most = max([1, *(sum(counts) for _, counts in block.rows)])
    rows = [_bar_row(label, block.states, counts, most) for label, counts in block.rows]
    wide = [_BAR_NAME, *([(WIDE - _BAR_NAME) // _UNITS] * _UNITS)]
    yield from Grid("GridTable", wide, rows, block.caption, "A bar for each row, its parts counted.", high=380).drawn()


def _bar_row(label: str, states: tuple[State, ...], counts: tuple[int, ...], most: int) -> tuple[Box, ...]:
    shown = [(state.status, count) for state, count in zip(states, counts, strict=True) if count]
    boxes = [Box((plain("TableText", label),))]
    left, total = _UNITS, 0
    for place, (status, count) in enumerate(shown):
        total += count
        share = round(total * _UNITS / most) - (_UNITS - left)
        across = max(1, min(share, left - (len(shown) - place - 1)))
        sign = f"{STATUS_SIGNS[status]}{NBSP}{count}" if across > 2 else str(count)
        boxes.append(_filled((paragraph("GridText", run(sign, _on(status))),), status, across=across))
        left -= across
    return (*boxes, Box((paragraph("GridText"),), across=left)) if left else tuple(boxes)


def _key(states: tuple[State, ...]) -> Iterator[Element]:
    for state in states:
        yield from chip(state)
        yield run("   ")


def letter_grid(draft: Draft, block: LetterGrid) -> Iterator[Element]:
    """The questions of a theme, a row for each area: the reference, and the letter of its state."""
    yield plain("Heading2", block.title)
    yield paragraph("SmallText", run(block.summary, "Quiet"), keep=True)
    titled = any(area.title for area in block.areas)
    rows = [row if titled else row[1:] for area in block.areas for row in _area(draft, area)]
    wide = [*([_NAME] if titled else []), *([(WIDE - _NAME) // _MOST] * _MOST)]
    yield from Grid("GridTable", wide, rows, block.title, block.summary, first=titled, high=500).drawn()


def _area(draft: Draft, area: GridArea) -> Iterator[tuple[Box, ...]]:
    for start in range(0, len(area.cells), _MOST):
        cells = area.cells[start : start + _MOST]
        title = plain("TableHead", area.title if start == 0 else "")
        rest = (Box((paragraph("GridText"),), across=_MOST - len(cells)),) if len(cells) < _MOST else ()
        yield (Box((title,)), *(_question(draft, each) for each in cells), *rest)


def _question(draft: Draft, each: GridCell) -> Box:
    style = _on(each.state.status)
    lines = (
        paragraph("GridText", link(draft, each.ref, style or "Label"), keep=True),
        paragraph("GridText", run(LETTERS[each.state.status], style or "Strong")),
    )
    return _filled(lines, each.state.status, must=each.must)


def _filled(content: tuple[Element, ...], status: Status, *, must: bool = False, across: int = 1) -> Box:
    kind = "dashed" if status in _DASHED and not must else "single"
    weight, ink = (24, INK) if must else (4, HAIR if status is Status.NA else INKS.get(status, EDGE))
    return Box(content, SOLID[status], tuple((side, kind, weight, ink) for side in _SIDES), across)


def _on(status: Status) -> str:
    """The character style of what stands on a state's tint."""
    return "OnGap" if status is Status.GAP else ""


def grid_key(_draft: Draft, block: GridKey) -> Iterator[Element]:
    """What the letters mean."""
    label = [part for state in block.states for part in (letter(state.status), run(f" {state.word}   ", "Label"))]
    must = [run(f"{NBSP}{NBSP}{NBSP}", "MustEdge"), run(f" {block.must}", "Label")] if block.must else []
    yield paragraph("SmallText", *label, *must)
