"""Figures drawn from values: the numbers of the first page, bars of states, and the grid of all questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prevent_tui.report.figures import Figure, Figures, GridArea, GridCell, GridKey, LetterGrid, StateBars, StateStrip
from prevent_tui.report.pdf.book import Book
from prevent_tui.report.pdf.marks import PLATED, on_solid, patch
from prevent_tui.report.pdf.page import GUTTER, LEFT, WIDE, Area, Canvas, Strip, gap
from prevent_tui.report.pdf.table import caption
from prevent_tui.report.pdf.type import (
    ACCENT,
    BODY_STRONG,
    DISPLAY,
    EDGE,
    INK,
    LABEL,
    LEAD,
    LEAD_STRONG,
    PART,
    QUIET,
    SMALL_QUIET,
    SMALL_STRONG,
    WHITE,
    Line,
)
from prevent_tui.report.pieces import LETTERS, State
from prevent_tui.scoring import Status

_CELL, _SPACE = 12.4, 1.6
_AREA_SPACE = 3.5
_BAR = 8.0


def figures(book: Book, block: Figures) -> Iterator[Strip]:
    """The numbers that matter, side by side."""
    width = (WIDE - GUTTER * (len(block.items) - 1)) / len(block.items)
    items = [_narrowed(book, item, width) for item in block.items]
    notes = [book.type.lines(item.note, SMALL_QUIET, width) for item in items]

    def draw(top: float) -> None:
        for number, (item, note) in enumerate(zip(items, notes, strict=True)):
            _figure(book, item, note, Area(LEFT + number * (width + GUTTER), top, width, 0))

    yield Strip(27.8 + max(map(len, notes)) * SMALL_QUIET.lead, draw)
    yield gap(3)


def state_strip(book: Book, block: StateStrip) -> Iterator[Strip]:
    """One cell for each question, in the questions' order."""
    yield Strip(3.2, lambda top: _strip(book.canvas, block.states, Area(LEFT, top, WIDE, 3.2)), keep=True)
    yield gap(3, keep=True)


def state_bars(book: Book, block: StateBars) -> Iterator[Strip]:
    """How many questions are in each state, as bars with the same scale."""
    yield from caption(book, "Figure", block.caption)
    indent = 42.0
    unit = (WIDE - indent) / max(1, *(sum(counts) for _, counts in block.rows))
    for label, counts in block.rows:
        lines = book.type.even(label, SMALL_STRONG, indent - 4)
        height = max(_BAR, len(lines) * SMALL_STRONG.lead)

        def draw(
            top: float, lines: list[Line] = lines, counts: tuple[int, ...] = counts, height: float = height
        ) -> None:
            for number, line in enumerate(lines):
                book.canvas.put_line(LEFT, top + (height - len(lines) * SMALL_STRONG.lead) / 2 + number * 4.23, line)
            x = LEFT + indent
            for state, count in zip(block.states, counts, strict=True):
                _bar(book, state.status, count, Area(x, top + (height - _BAR) / 2, unit * count - 0.5, _BAR))
                x += unit * count

        yield Strip(height + 3, draw, keep=True)

    def key(top: float) -> None:
        x = LEFT + indent
        for state in block.states:
            patch(book.canvas, state.status, Area(x, top + 0.5, 5, 3.4))
            x += 6.2 + book.canvas.put(x + 6.2, top + 0.1, state.word, LABEL) + 4.5

    yield Strip(6, key)
    yield gap(3)


def letter_grid(book: Book, block: LetterGrid) -> Iterator[Strip]:
    """The questions of a theme by area, as many areas to a row as fit."""
    summary = book.type.lines(block.summary, SMALL_QUIET, WIDE)
    title = book.type.balanced(block.title, PART, WIDE)
    beside = len(title) == len(summary) == 1 and (
        book.type.line_width(title[0]) + book.type.line_width(summary[0]) + 6 <= WIDE
    )
    height = len(title) * PART.lead + (0 if beside else len(summary) * SMALL_QUIET.lead)

    def head(top: float) -> None:
        for number, line in enumerate(title):
            book.canvas.put_line(LEFT, top + number * PART.lead, line)
        y = top + 1.6 if beside else top + len(title) * PART.lead
        for number, line in enumerate(summary):
            at = y + number * SMALL_QUIET.lead
            book.canvas.put_line(LEFT, at, line, within=("R" if beside else "L", WIDE))
        book.canvas.rule(LEFT, top + height + 1, WIDE, weight=0.5, ink=INK)

    yield gap(2, keep=True)
    yield Strip(height + 2.4, head, keep=True)
    for row in _rows(book, block.areas):
        high = max(len(lines) for lines, _, _ in row) * LABEL.lead

        def draw(top: float, row: list[_Placed] = row, high: float = high) -> None:
            for lines, cells, x in row:
                for number, line in enumerate(lines):
                    book.canvas.put_line(x, top + high - (len(lines) - number) * LABEL.lead, line)
                for number, cell in enumerate(cells):
                    _cell(book, cell, x + number * (_CELL + _SPACE), top + high + 0.6)

        yield Strip(high + _CELL + 4.6, draw)


def grid_key(book: Book, block: GridKey) -> Iterator[Strip]:
    """What the letters mean."""

    def draw(top: float) -> None:
        book.canvas.rule(LEFT, top, WIDE, weight=0.5, ink=INK)
        x, y = LEFT, top + 3
        for state in block.states:
            patch(book.canvas, state.status, Area(x, y, 7, 7))
            if state.status in PLATED:
                book.canvas.box(Area(x + 1.3, y + 1, 4.4, 5), fill=WHITE)
            style = BODY_STRONG.inked(on_solid(state.status))
            book.canvas.put(x, y + 0.9, LETTERS[state.status], style, within=("C", 7))
            x += 9 + book.canvas.put(x + 9, y + 1.4, state.word, LABEL) + 4.4
        if block.must:
            book.canvas.box(Area(x + 0.5, y + 0.5, 6, 6), edge=INK, weight=1.0)
            book.canvas.put(x + 9, y + 1.4, block.must, LABEL)

    yield gap(1)
    yield Strip(12, draw)
    yield gap(2)


def _narrowed(book: Book, item: Figure, width: float) -> Figure:
    """The figure with what its value is out of moved to the note, where that does not fit beside the value."""
    if book.type.width(item.value, DISPLAY) + 2 + book.type.width(item.rest, SMALL_QUIET) <= width:
        return item
    return replace(item, rest="", note=f"{item.rest}. {item.note}")


def _figure(book: Book, item: Figure, note: list[Line], area: Area) -> None:
    x, top, width, _ = area
    canvas = book.canvas
    canvas.rule(x, top, width, weight=0.5, ink=INK)
    canvas.put(x, top + 1.4, book.type.clip(item.title, BODY_STRONG, width), BODY_STRONG)
    style = DISPLAY if book.type.width(item.value, DISPLAY) < width else PART
    at = canvas.put(x, top + 7.2 + (DISPLAY.lead - style.lead) / 2, item.value, style) + 2
    large = at + book.type.width(item.rest, LEAD) <= width
    rest = LEAD.inked(QUIET) if large else SMALL_QUIET
    canvas.put(x + at, top + (9.4 if large else 11.4), item.rest, rest)
    y = top + 21.0
    if item.states:
        _strip(canvas, item.states, Area(x, y, width, 4.4))
    elif item.percent is not None:
        canvas.box(Area(x, y, width, 4.4), fill=WHITE, edge=EDGE)
        if item.percent:
            canvas.box(Area(x, y, width * item.percent / 100, 4.4), fill=ACCENT, edge=ACCENT)
    for number, line in enumerate(note):
        canvas.put_line(x, y + 6.0 + number * SMALL_QUIET.lead, line)


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


_Placed = tuple[list[Line], tuple[GridCell, ...], float]


def _rows(book: Book, areas: tuple[GridArea, ...]) -> Iterator[list[_Placed]]:
    """Areas set side by side; one with more questions than fit in a row goes on in the next."""
    most = int((WIDE + _SPACE) / (_CELL + _SPACE))
    row: list[_Placed] = []
    x = LEFT
    for area in areas:
        for start in range(0, len(area.cells), most):
            cells = area.cells[start : start + most]
            wide = len(cells) * (_CELL + _SPACE)
            title = area.title if start == 0 else ""
            lines = book.type.balanced(title, LABEL, max(wide, 36)) if title else []
            wide = max(wide, *(book.type.line_width(line) + 2 for line in lines)) if lines else wide
            if row and x + wide > LEFT + WIDE + _SPACE + 2:
                yield row
                row, x = [], LEFT
            row.append((lines, cells, x))
            x += wide + _AREA_SPACE
    if row:
        yield row


def _cell(book: Book, cell: GridCell, x: float, y: float) -> None:
    canvas, status = book.canvas, cell.state.status
    patch(canvas, status, Area(x, y, _CELL, _CELL))
    if status in PLATED:
        canvas.box(Area(x + 1.5, y + 1.2, _CELL - 3, _CELL - 2.4), fill=WHITE)
    if cell.must:
        canvas.box(Area(x - 0.35, y - 0.35, _CELL + 0.7, _CELL + 0.7), edge=INK, weight=1.0)
    ink = on_solid(status)
    canvas.put(x, y + 1.1, cell.ref.text, LABEL.inked(ink), within=("C", _CELL))
    canvas.put(x, y + 4.7, LETTERS[status], LEAD_STRONG.inked(ink), within=("C", _CELL))
    canvas.lead_to(book.link(cell.ref.question), Area(x, y, _CELL, _CELL))
