"""Tables: heads repeated on each page, rows whole unless they are taller than half a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from prevent_tui.report.model import Column, Mark, Row, Table
from prevent_tui.report.pdf.book import STYLES, Book
from prevent_tui.report.pdf.marks import CHIP, INKS, TINTS, chip, chip_width
from prevent_tui.report.pdf.page import BOTTOM, LEFT, TOP, WIDE, Align, Area, Strip, gap
from prevent_tui.report.pdf.type import (
    ACCENT,
    EDGE,
    INK,
    LABEL,
    LINK,
    MODULE,
    PALE,
    SMALL_STRONG,
    WHITE,
    Ink,
    Line,
)
from prevent_tui.report.pieces import Cell, Meter, Ref, Span, State
from prevent_tui.scoring import Status

_WHOLE = (BOTTOM - TOP) / 2
_SHORT = 60.0
_SLICE = 3
_INNER = 3.0
_CLEAR = 8.0
_TRACK = 45.0


@dataclass(frozen=True)
class Part:
    """A line or a mark in a cell; drawn given its upper left corner."""

    height: float
    draw: Callable[[float, float], object]


@dataclass(frozen=True)
class _Place:
    x: float
    width: float
    align: Align


def table(book: Book, block: Table) -> Iterator[Strip]:
    """A table with its caption."""
    if block.caption:
        yield from caption(book, "Table", block.caption)
    places = _places(block.columns)
    head = _head(book, block.columns, places)
    yield head
    again = Strip(head.height, head.draw)
    pad = 1.1 if any(col.right for col in block.columns) else 1.5
    strips = [strip for row in block.rows for strip in _row(book, row, places, pad, again)]
    short = sum(strip.height for strip in strips) <= _SHORT
    # A short table stays whole, and no table leaves its last row alone on a page.
    for strip in strips[:-1] if short else strips[-2:-1]:
        strip.keep = True
    yield from strips
    yield gap(4)


def caption(book: Book, kind: str, text: str) -> Iterator[Strip]:
    """The number and the title of a table or a figure."""
    name = book.number(kind)
    yield gap(1, keep=True)
    indent = book.type.width(name, SMALL_STRONG) + 3
    for place, line in enumerate(book.type.lines(text, SMALL_STRONG, WIDE - indent)):

        def draw(top: float, place: int = place, line: Line = line) -> None:
            if not place:
                book.canvas.put(LEFT, top, name, SMALL_STRONG.inked(ACCENT))
            book.canvas.put_line(LEFT + indent, top, line)

        yield Strip(SMALL_STRONG.lead, draw, keep=True)
    yield gap(2, keep=True)


def _places(columns: tuple[Column, ...]) -> list[_Place]:
    """Where each column stands; one that is right-aligned keeps clear of a left-aligned one after it."""
    scale = WIDE / sum(col.width for col in columns)
    places, x = [], LEFT
    for number, col in enumerate(columns):
        full = col.width * scale
        last = number == len(columns) - 1
        following = not last and columns[number + 1].right
        clear = (0.0 if last else _INNER if following else _CLEAR) if col.right else 0.0 if last else _INNER
        places.append(_Place(x, full - clear, "R" if col.right else "L"))
        x += full
    return places


def _head(book: Book, columns: tuple[Column, ...], places: list[_Place]) -> Strip:
    titles = [book.type.lines(col.title, LABEL, place.width) for col, place in zip(columns, places, strict=True)]
    height = max(map(len, titles)) * LABEL.lead + 1.6

    def draw(top: float) -> None:
        for place, lines in zip(places, titles, strict=True):
            y = top + height - 1.6 - len(lines) * LABEL.lead
            for line in lines:
                book.canvas.put_line(place.x, y, line, within=(place.align, place.width))
                y += LABEL.lead
        book.canvas.rule(LEFT, top + height, WIDE, weight=0.5, ink=INK)

    return Strip(height, draw, keep=True)


def _row(book: Book, row: Row, places: list[_Place], pad: float, again: Strip) -> Iterator[Strip]:
    cells = [parts(book, cell, place.width, place.align) for cell, place in zip(row.cells, places, strict=True)]
    height = max(sum(part.height for part in cell) for cell in cells) + 2 * pad
    slices = [cells] if height <= _WHOLE else list(_slices(cells))
    for number, piece in enumerate(slices):
        above = pad if number == 0 else 0.0
        below = pad if number == len(slices) - 1 else 0.0
        high = max(sum(part.height for part in cell) for cell in piece) + above + below

        def draw(top: float, piece: list[list[Part]] = piece, high: float = high, above: float = above) -> None:
            _highlight(book, row.mark, top, high)
            for cell, place in zip(piece, places, strict=True):
                y = top + above
                for part in cell:
                    part.draw(place.x, y)
                    y += part.height

        def closed(top: float, draw: Callable[[float], None] = draw, high: float = high) -> None:
            draw(top)
            book.canvas.rule(LEFT, top + high, WIDE)

        yield Strip(high, closed if below else draw, keep=number == 0 and len(slices) > 1, again=again)


def _slices(cells: list[list[Part]]) -> Iterator[list[list[Part]]]:
    """A tall row cut into slices, which a page may part: a few lines of the tallest cell, and what fits beside them."""
    rest = [list(cell) for cell in cells]
    while any(rest):
        tallest = max(rest, key=lambda cell: sum(part.height for part in cell))
        height = sum(part.height for part in tallest[:_SLICE])
        piece: list[list[Part]] = []
        for cell in rest:
            ends = accumulate(part.height for part in cell)
            taken = sum(end <= height + 0.01 for end in ends)
            piece.append(cell[:taken])
            del cell[:taken]
        yield piece


def _highlight(book: Book, mark: Mark, top: float, height: float) -> None:
    if mark not in {Mark.GAP, Mark.LATE}:
        return
    ink: Ink = INKS[Status.GAP] if mark is Mark.GAP else INK
    tint: Ink = TINTS[Status.GAP] if mark is Mark.GAP else PALE
    book.canvas.box(Area(LEFT - 2.6, top + 0.1, WIDE + 2.6, height - 0.1), fill=tint)
    book.canvas.box(Area(LEFT - 3.8, top + 0.1, 1.2, height - 0.1), fill=ink)


def parts(book: Book, cell: Cell, width: float, align: Align = "L") -> list[Part]:
    """The lines and marks of a cell, from top to bottom."""
    found: list[Part] = []
    for piece in cell:
        if isinstance(piece, Span):
            found += _lines(book, book.type.even(piece.text, STYLES[piece.tone], width), width, align)
        elif isinstance(piece, Ref):
            found.append(_ref(book, piece))
        elif isinstance(piece, State):
            found += _state(book, piece, width)
        else:
            found.append(_meter(book, piece, min(_TRACK, width)))
    return found


def _lines(book: Book, lines: list[Line], width: float, align: Align) -> list[Part]:
    def part(line: Line) -> Part:
        lead = line[0][1].lead if line else SMALL_STRONG.lead
        return Part(lead, lambda x, top: book.canvas.put_line(x, top, line, within=(align, width)))

    return [part(line) for line in lines]


def _ref(book: Book, ref: Ref) -> Part:
    text, link = book.type.glyphs.fit(ref.text), book.link(ref.question)

    def draw(x: float, top: float) -> None:
        width = book.canvas.put(x, top, text, LINK)
        book.canvas.lead_to(link, Area(x, top, width, LINK.lead))

    return Part(LINK.lead, draw)


def _state(book: Book, state: State, width: float) -> list[Part]:
    """The chip, and the name of the level beside it, or below it where the column is too narrow."""
    height = CHIP + 0.8 * MODULE
    beside = chip_width(book.canvas, state) + 2
    step = book.type.glyphs.fit(state.step)
    if beside + book.type.width(step, SMALL_STRONG) > width:
        below = _lines(book, book.type.lines(step, SMALL_STRONG, width), width, "L") if step else []
        return [Part(height, lambda x, top: chip(book.canvas, state, x, top + 0.1)), *below]

    def draw(x: float, top: float) -> None:
        chip(book.canvas, state, x, top + 0.1)
        book.canvas.put(x + beside, top + 0.1 + (CHIP - SMALL_STRONG.lead) / 2, step, SMALL_STRONG)

    return [Part(height, draw)]


def _meter(book: Book, meter: Meter, track: float) -> Part:
    def draw(x: float, top: float) -> None:
        if meter.percent is None:
            book.canvas.put(x, top + 0.6, meter.words, SMALL_STRONG)
            return
        filled = track * meter.percent / 100
        book.canvas.box(Area(x, top + 0.6, track, 4.6), fill=WHITE, edge=EDGE, weight=0.2)
        if filled:
            book.canvas.box(Area(x, top + 0.6, filled, 4.6), fill=ACCENT)
        if filled > track * 0.7:
            book.canvas.put(x, top + 0.8, meter.words, SMALL_STRONG.inked(WHITE), within=("R", filled - 1.6))
        else:
            book.canvas.put(x + filled + 1.6, top + 0.8, meter.words, SMALL_STRONG)

    return Part(5.8, draw)
