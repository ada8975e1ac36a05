"""Figures drawn from values: the numbers of the first page, bars of states, and the grid of all questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.marks import PLATED, on_solid, patch
from prevent_tui.report.formats.pdf.page import GUTTER, LEFT, WIDE, Area, Canvas
from prevent_tui.report.formats.pdf.side_by_side import Stack, put_stack
from prevent_tui.report.formats.pdf.table import caption
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    ACCENT,
    BODY_STRONG,
    DISPLAY,
    EDGE,
    INK,
    LABEL,
    LEAD,
    PART,
    QUIET,
    SMALL_QUIET,
    SMALL_STRONG,
    WHITE,
    Line,
)
from prevent_tui.report.model.figures import Figure, Figures, StateBars, StateStrip
from prevent_tui.report.model.inline import State
from prevent_tui.scoring import Status
from prevent_tui.wording.states import state_count

_BAR = 8.0
_BEFORE = SMALL_STRONG.inked(QUIET)
_PARTED = 100.0
"""What follows a strip stands on another page only where so much of one would stay empty."""


def figures(book: Book, block: Figures) -> Iterator[Strip]:
    """The numbers that matter, side by side."""
    width = (WIDE - GUTTER * (len(block.items) - 1)) / len(block.items)
    items = [_narrowed(book, item, width) for item in block.items]
    notes = [book.type.lines(item.note, SMALL_QUIET, width) for item in items]
    befores = [book.type.lines(item.before, _BEFORE, width) if item.before else [] for item in items]
    noted = 27.8 + max(map(len, notes)) * SMALL_QUIET.lead
    list_ = book.here.add("L")
    nodes = [list_.add("LI").add("LBody") for _ in items]

    def draw(top: float) -> None:
        for number, (item, note, before, node) in enumerate(zip(items, notes, befores, nodes, strict=True)):
            area = Area(LEFT + number * (width + GUTTER), top, width, 0)
            _figure(book, item, note, node, area)
            if before:
                put_stack(book, Stack(node.add("P"), before, area.x), top + noted)

    yield Strip(noted + max(map(len, befores)) * _BEFORE.lead, draw)
    yield gap(3)


def state_strip(book: Book, block: StateStrip) -> Iterator[Strip]:
    """One cell for each question, in the questions' order."""
    node = book.here.add("Figure", alt=_counted(block.states))

    def draw(top: float) -> None:
        area = Area(LEFT, top, WIDE, 3.2)
        with book.canvas.inside(node, book.canvas.box_of(area)):
            _strip(book.canvas, block.states, area)

    yield Strip(3.2, draw, keep=True, part=_PARTED)
    yield gap(3, keep=True)


def state_bars(book: Book, block: StateBars) -> Iterator[Strip]:
    """How many questions are in each state, as bars with the same scale."""
    node = book.here.add("Figure", alt=_alt_text(block))
    yield from caption(book, "Figure", block.caption, node)
    indent = 42.0
    unit = (WIDE - indent) / max(1, *(sum(counts) for _, counts in block.rows))
    for label, counts in block.rows:
        lines = book.type.even(label, SMALL_STRONG, indent - 4)
        height = max(_BAR, len(lines) * SMALL_STRONG.lead)

        def draw(
            top: float, lines: list[Line] = lines, counts: tuple[int, ...] = counts, height: float = height
        ) -> None:
            with book.canvas.inside(node, book.canvas.box_of(Area(LEFT, top, WIDE, height))):
                y = top + (height - len(lines) * SMALL_STRONG.lead) / 2
                for number, line in enumerate(lines):
                    book.canvas.put_line(LEFT, y + number * 4.23, line)
                x = LEFT + indent
                for state, count in zip(block.states, counts, strict=True):
                    _bar(book, state.status, count, Area(x, top + (height - _BAR) / 2, unit * count - 0.5, _BAR))
                    x += unit * count

        yield Strip(height + 3, draw, keep=True)

    def key(top: float) -> None:
        x = LEFT + indent
        with book.canvas.inside(node, book.canvas.box_of(Area(LEFT, top, WIDE, 4.2))):
            for state in block.states:
                patch(book.canvas, state.status, Area(x, top + 0.5, 5, 3.4))
                x += 6.2 + book.canvas.put(x + 6.2, top + 0.1, state.word, LABEL) + 4.5

    yield Strip(6, key)
    yield gap(3)


def _counted(states: tuple[State, ...]) -> str:
    """States that follow one another, in words: how often each does."""
    counts = Counter(state.status for state in states)
    return ", ".join(state_count(count, status) for status, count in counts.items())


def _alt_text(block: StateBars) -> str:
    """Every value of the bars, in words."""
    rows = []
    for label, counts in block.rows:
        shown = [(count, state.status) for state, count in zip(block.states, counts, strict=True) if count]
        values = [state_count(count, status) for count, status in shown]
        rows.append(f"{label}: {', '.join(values) or 'none'}")
    return "; ".join(rows)


def _narrowed(book: Book, item: Figure, width: float) -> Figure:
    """The figure with what its value is out of moved to the note, where that does not fit beside the value."""
    if book.type.width(item.value, DISPLAY) + 2 + book.type.width(item.rest, SMALL_QUIET) <= width:
        return item
    return replace(item, rest="", note=f"{item.rest}. {item.note}")


def _figure(book: Book, item: Figure, note: list[Line], node: Node, area: Area) -> None:
    x, top, width, _ = area
    canvas = book.canvas
    canvas.rule(x, top, width, weight=0.5, ink=INK)
    with canvas.inside(node.add("P")):
        canvas.put(x, top + 1.4, book.type.clip(item.title, BODY_STRONG, width), BODY_STRONG)
    style = DISPLAY if book.type.width(item.value, DISPLAY) < width else PART
    with canvas.inside(node.add("P")):
        at = canvas.put(x, top + 7.2 + (DISPLAY.lead - style.lead) / 2, item.value, style) + 2
        large = at + book.type.width(item.rest, LEAD) <= width
        rest = LEAD.inked(QUIET) if large else SMALL_QUIET
        canvas.put(x + at, top + (9.4 if large else 11.4), item.rest, rest)
    y = top + 21.0
    with canvas.inside(node.add("P")):
        for number, line in enumerate(note):
            canvas.put_line(x, y + 6.0 + number * SMALL_QUIET.lead, line)
    if item.states:
        bar = Area(x, y, width, 4.4)
        with canvas.inside(node.add("Figure", alt=_counted(item.states)), canvas.box_of(bar)):
            _strip(canvas, item.states, bar)
    elif item.percent is not None:
        canvas.box(Area(x, y, width, 4.4), fill=WHITE, edge=EDGE)
        if item.percent:
            canvas.box(Area(x, y, width * item.percent / 100, 4.4), fill=ACCENT, edge=ACCENT)


def _strip(canvas: Canvas, states: tuple[State, ...], area: Area) -> None:
    x, y, width, height = area
    space = 0.6 if len(states) < 20 else 0.35
    each = (width - space * (len(states) - 1)) / len(states)
    if each < 0.5:
        space, each = 0.0, width / len(states)
    for number, state in enumerate(states):
        patch(canvas, state.status, Area(x + number * (each + space), y, each, height))


def _bar(book: Book, status: Status, count: int, area: Area) -> None:
    x, y, width, _ = area
    if not count:
        return
    patch(book.canvas, status, area)
    label = book.type.width(str(count), SMALL_STRONG)
    if label + 0.6 > width:
        return
    if status in PLATED:
        plate = min(max(label + 2, 4.4), width)
        book.canvas.box(Area(x + (width - plate) / 2, y + 1.7, plate, _BAR - 3.4), fill=WHITE)
    style = SMALL_STRONG.inked(on_solid(status))
    book.canvas.put(x, y + (_BAR - style.lead) / 2, str(count), style, within=("C", width))
