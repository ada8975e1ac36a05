"""Tables: heads repeated on each page, and rows whole unless they are taller than a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile

from prevent_tui.report.formats.pdf.cells import Part, parts
from prevent_tui.report.formats.pdf.columns import Place, places
from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import EMPTY, Strip, gap
from prevent_tui.report.formats.pdf.marks import INKS, TINTS
from prevent_tui.report.formats.pdf.page import BOTTOM, LEFT, TOP, WIDE, Area
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, INK, LABEL, PALE, SMALL_STRONG, Ink, Line
from prevent_tui.report.model.blocks import Column, Mark, Row, Table
from prevent_tui.scoring import Status

_WHOLE = BOTTOM - TOP - 20
"""The height of a page, but for the head of a table."""
_SHORT = 60.0
_ALONE = 16.0
"""A last row as high as this may stand on a page of its own."""
_SLICE = 3


@dataclass(frozen=True)
class _Grid:
    """What the rows of a table have in common: where the columns stand, room in the rows, and the repeated head."""

    places: list[Place]
    pad: float
    again: Strip


def table(book: Book, block: Table) -> Iterator[Strip]:
    """A table with its caption; a short one stays whole."""
    node = book.here.add("Table")
    caption_name = book.latest
    if block.caption:
        yield from caption(book, "Table", block.caption, node)
        caption_name = book.caption_name
    where = places(book, block.columns, book.rows.get(block.columns, block.rows))
    head = _head(book, block.columns, where, node.add("THead").add("TR"))
    yield head
    pad = 1.1 if any(col.right for col in block.columns) else 1.5
    grid = _Grid(where, pad, _again(book, caption_name, head))
    body = node.add("TBody")
    strips = [strip for row in block.rows for strip in _row(book, row, grid, body.add("TR"))]
    height = sum(strip.height for strip in strips)
    if height <= _SHORT:
        for strip in strips[:-1]:
            strip.keep, strip.part = True, EMPTY if height > _SHORT / 2 else 0
    if len(strips) > 1:
        # No table leaves a low first or last row alone on a page.
        high = height > _SHORT / 2
        for edge, alone in ((strips[0], strips[0]), (strips[-2], strips[-1])):
            edge.keep, edge.part = True, EMPTY if high and alone.height >= _ALONE else 0
    yield from strips
    yield gap(4)


def _again(book: Book, caption_name: str, head: Strip) -> Strip:
    """The head once more, on a later page, under the name of what goes on there."""
    words = book.type.clip(caption_name, LABEL, WIDE - 20)
    above = LABEL.lead + 1.4 if words else 0.0

    def draw(top: float) -> None:
        if words:
            book.canvas.put(LEFT, top, f"{words}, continued", LABEL.inked(ACCENT))
        head.draw(top + above)

    return Strip(above + head.height, aside(book, draw))


def aside(book: Book, draw: Callable[[float], object]) -> Callable[[float], None]:
    """The same drawn once more, on a later page, and read to nobody."""

    def again(top: float) -> None:
        with book.canvas.aside():
            draw(top)

    return again


def caption(book: Book, kind: str, text: str, within: Node) -> Iterator[Strip]:
    """The number and the title of a table or a figure, whose element it is put into."""
    name = book.caption_name = book.number(kind)
    node = within.add("Caption")
    yield gap(1, keep=True)
    indent = book.type.width(name, SMALL_STRONG) + 3
    for place, line in enumerate(book.type.lines(text, SMALL_STRONG, WIDE - indent)):

        def draw(top: float, place: int = place, line: Line = line) -> None:
            with book.canvas.inside(node):
                if not place:
                    book.canvas.put(LEFT, top, name, SMALL_STRONG.inked(ACCENT))
                book.canvas.put_line(LEFT + indent, top, line)

        yield Strip(SMALL_STRONG.lead, draw, keep=True)
    yield gap(2, keep=True)


def _head(book: Book, columns: tuple[Column, ...], where: list[Place], node: Node) -> Strip:
    titles = [book.type.lines(col.title, LABEL, place.width) for col, place in zip(columns, where, strict=True)]
    height = max(map(len, titles)) * LABEL.lead + 1.6
    cells = [node.add("TH", scope="Column") for _ in columns]

    def draw(top: float) -> None:
        for place, lines, cell in zip(where, titles, cells, strict=True):
            y = top + height - 1.6 - len(lines) * LABEL.lead
            with book.canvas.inside(cell):
                for line in lines:
                    book.canvas.put_line(place.x, y, line, within=(place.align, place.width))
                    y += LABEL.lead
        book.canvas.rule(LEFT, top + height, WIDE, weight=0.5, ink=INK)

    return Strip(height, draw, keep=True)


def _row(book: Book, row: Row, grid: _Grid, node: Node) -> Iterator[Strip]:
    pad = grid.pad
    nodes = [node.add("TD") if number else node.add("TH", scope="Row") for number in range(len(grid.places))]
    cells = [
        parts(book, cell, place.width, own, place.align)
        for cell, place, own in zip(row.cells, grid.places, nodes, strict=True)
    ]
    height = max(sum(part.height for part in cell) for cell in cells) + 2 * pad
    slices = [cells] if height <= _WHOLE else list(_slices(cells))
    for number, piece in enumerate(slices):
        above = pad if number == 0 else 0.0
        below = pad if number == len(slices) - 1 else 0.0
        high = max(sum(part.height for part in cell) for cell in piece) + above + below

        def draw(top: float, piece: list[list[Part]] = piece, high: float = high, above: float = above) -> None:
            _highlight(book, row.mark, top, high)
            for cell, place in zip(piece, grid.places, strict=True):
                y = top + above
                for part in cell:
                    with book.canvas.inside(part.node):
                        part.draw(place.x, y)
                    y += part.height

        def closed(top: float, draw: Callable[[float], None] = draw, high: float = high) -> None:
            draw(top)
            book.canvas.rule(LEFT, top + high, WIDE)

        yield Strip(high, closed if below else draw, keep=number == 0 and len(slices) > 1, again=grid.again)


def _slices(cells: list[list[Part]]) -> Iterator[list[list[Part]]]:
    """A tall row cut into slices, which a page may part: a few lines of the tallest cell, and what fits beside them."""
    places = [0] * len(cells)
    left = [_heights_left(cell) for cell in cells]
    while max(rests := [heights[place] for heights, place in zip(left, places, strict=True)]) > 0:
        tallest = rests.index(max(rests))
        begin = places[tallest]
        height = sum(part.height for part in cells[tallest][begin : begin + _SLICE])
        ends = [place + _fitting(cell, place, height) for cell, place in zip(cells, places, strict=True)]
        yield [cell[place:end] for cell, place, end in zip(cells, places, ends, strict=True)]
        places = ends


def _heights_left(cell: list[Part]) -> list[float]:
    """How high a cell is from each of its parts on, worked out once: a text may have thousands of lines."""
    return [*accumulate((part.height for part in reversed(cell)), initial=0.0)][::-1]


def _fitting(cell: list[Part], begin: int, height: float) -> int:
    """How many parts of a cell, from one on, stand within a height."""
    ends = accumulate(cell[place].height for place in range(begin, len(cell)))
    return sum(1 for _ in takewhile(lambda end: end <= height + 0.01, ends))


def _highlight(book: Book, mark: Mark, top: float, height: float) -> None:
    if mark not in {Mark.GAP, Mark.LATE}:
        return
    ink: Ink = INKS[Status.GAP] if mark is Mark.GAP else INK
    tint: Ink = TINTS[Status.GAP] if mark is Mark.GAP else PALE
    book.canvas.box(Area(LEFT - 2.6, top + 0.1, WIDE + 2.6, height - 0.1), fill=tint)
    book.canvas.box(Area(LEFT - 3.8, top + 0.1, 1.2, height - 0.1), fill=ink)
