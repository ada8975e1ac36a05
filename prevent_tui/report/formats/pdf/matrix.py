"""The risk matrix, drawn: the higher the band of a cell, the darker its tint and the closer its pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.marks import hatch
from prevent_tui.report.formats.pdf.page import LEFT, RIGHT, WIDE, Area
from prevent_tui.report.formats.pdf.table import caption
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import BODY_STRONG, EDGE, FOOT, INK, LABEL, SMALL_STRONG, WHITE, Ink, Line
from prevent_tui.report.model.matrix import Matrix, MatrixCell

_NAMES, _BETWEEN, _HIGH, _SPACE = 24.0, 8.0, 12.0, 1.0
_WORDS = 4.6
"""How far below the edge of a cell its letters begin."""
_FILLS: tuple[tuple[Ink, Ink, float], ...] = (
    (WHITE, WHITE, 0),
    ((252, 243, 222), (226, 196, 140), 4.2),
    ((246, 216, 190), (186, 120, 70), 2.4),
    ((226, 164, 156), (128, 44, 40), 1.5),
)
"""Of each band, from the lowest up: its tint, the ink of its lines and how far they stand apart."""


class _Row(NamedTuple):
    """A row of one of the grids: its left edge, its cells with their letters in lines, and the element of the grid."""

    start: float
    cells: list[tuple[MatrixCell, list[Line]]]
    node: Node


class _Names(NamedTuple):
    """The names of the impact, in lines, under the grids that begin at `starts`."""

    lines: list[list[Line]]
    starts: tuple[float, float]
    wide: float
    node: Node


def matrix(book: Book, block: Matrix) -> Iterator[Strip]:
    """Both grids side by side, the words of the likelihood at the left, those of the impact below."""
    figure = book.here.add("Figure", alt=_alt_text(block))
    yield from caption(book, "Figure", block.caption, figure)
    names, feet = figure.add("Span"), figure.add("Span")
    sides = [figure.add("Span") for _ in block.sides]
    wide = (WIDE - _NAMES - _BETWEEN) / (2 * len(block.impact))
    starts = (LEFT + _NAMES, LEFT + _NAMES + _BETWEEN + wide * len(block.impact))

    def titles(top: float) -> None:
        for side, node, x in zip(block.sides, sides, starts, strict=True):
            with book.canvas.inside(node):
                book.canvas.put(x, top, side.title, SMALL_STRONG)

    yield Strip(SMALL_STRONG.lead + 1, titles, keep=True)
    for number, name in enumerate(block.likelihood):
        rows = [
            _Row(start, [(cell, _letters(book, cell, wide)) for cell in side.rows[number]], node)
            for side, node, start in zip(block.sides, sides, starts, strict=True)
        ]
        label = book.type.balanced(name, LABEL, _NAMES - 2)
        most = max(len(lines) for row in rows for _, lines in row.cells)
        high = max(_HIGH, _WORDS + most * BODY_STRONG.lead + _SPACE + 0.6, len(label) * LABEL.lead + 2)

        def draw(top: float, rows: list[_Row] = rows, label: list[Line] = label, high: float = high) -> None:
            with book.canvas.inside(figure, book.canvas.box_of(Area(LEFT, top, WIDE, high))):
                with book.canvas.inside(names):
                    for number, line in enumerate(label):
                        book.canvas.put_line(
                            LEFT, top + (high - _SPACE - len(label) * LABEL.lead) / 2 + number * LABEL.lead, line
                        )
                for row in rows:
                    _cells(book, row, Area(row.start, top, wide - _SPACE, high - _SPACE))

        yield Strip(high, draw, keep=True)
    under = _Names([book.type.balanced(name, LABEL, wide - _SPACE) for name in block.impact], starts, wide, feet)
    yield Strip(max(map(len, under.lines)) * LABEL.lead + 2, partial(_foot, book, under), keep=True)
    yield from _key(book, block.bands, figure.add("Span"))
    yield gap(4)


def _alt_text(block: Matrix) -> str:
    """Where the risks stand, in words."""
    sides = []
    for side in block.sides:
        places = [
            f"{' '.join(cell.letters)}: {likelihood}, {impact}, {cell.words}"
            for likelihood, cells in zip(block.likelihood, side.rows, strict=True)
            for impact, cell in zip(block.impact, cells, strict=True)
            if cell.letters
        ]
        sides.append(f"{side.title}: {'; '.join(places)}")
    return ". ".join(sides)


def _letters(book: Book, cell: MatrixCell, wide: float) -> list[Line]:
    """The letters of all risks that stand in a cell, in as many lines as they need."""
    return book.type.lines(" ".join(cell.letters), BODY_STRONG, wide - _SPACE - 2) if cell.letters else []


def _cells(book: Book, row: _Row, first: Area) -> None:
    canvas = book.canvas
    for place, (cell, lines) in enumerate(row.cells):
        area = first._replace(x=first.x + place * (first.width + _SPACE))
        _box(book, cell.band, area)
        with canvas.inside(row.node):
            plate = Area(area.x + 0.6, area.y + 0.7, canvas.type.width(cell.words, FOOT) + 1.2, 3.5)
            canvas.box(plate, fill=WHITE)
            canvas.put(area.x + 1.2, area.y + 0.4, cell.words, FOOT.inked(INK))
            for number, line in enumerate(lines):
                y = area.y + _WORDS + number * BODY_STRONG.lead
                width = canvas.type.line_width(line) + 2
                canvas.box(Area(area.x + (area.width - width) / 2, y, width, BODY_STRONG.lead), fill=WHITE)
                canvas.put_line(area.x, y, line, within=("C", area.width))


def _foot(book: Book, names: _Names, top: float) -> None:
    for number, start in enumerate(names.starts):
        # The same words under each of the grids are read once.
        with book.canvas.inside(None if number else names.node):
            for place, lines in enumerate(names.lines):
                for down, line in enumerate(lines):
                    x = start + place * names.wide
                    book.canvas.put_line(x, top + 0.5 + down * LABEL.lead, line, within=("C", names.wide - _SPACE))


def _key(book: Book, bands: Sequence[tuple[str, str]], node: Node) -> Iterator[Strip]:
    """The bands, as many to a line as fit."""
    rows: list[list[tuple[int, str, str, float]]] = [[]]
    x = LEFT + _NAMES
    for place, (sign, words) in enumerate(bands):
        width = 9 + book.type.width(book.type.glyphs.fit(words), LABEL) + 6
        if rows[-1] and x + width > RIGHT + 6:
            rows.append([])
            x = LEFT + _NAMES
        rows[-1].append((place, sign, words, x))
        x += width
    for row in rows:

        def draw(top: float, row: list[tuple[int, str, str, float]] = row) -> None:
            for place, sign, words, x in row:
                _box(book, place, Area(x, top + 0.4, 7, 5.2))
                width = book.type.width(sign, LABEL) + 1.4
                book.canvas.box(Area(x + (7 - width) / 2, top + 1.2, width, 3.6), fill=WHITE)
                with book.canvas.inside(node):
                    book.canvas.put(x, top + 0.9, sign, LABEL, within=("C", 7))
                    book.canvas.put(x + 9, top + 0.9, book.type.glyphs.fit(words), LABEL)

        yield Strip(7, draw, keep=row is not rows[-1])


def _box(book: Book, band: int, area: Area) -> None:
    tint, ink, step = _FILLS[min(band, len(_FILLS) - 1)]
    book.canvas.box(area, fill=tint)
    if step:
        hatch(book.canvas, area, ink, step)
    if band == len(_FILLS) - 1:
        hatch(book.canvas, area, ink, step, back=True)
    book.canvas.box(area, edge=INK if band > 1 else EDGE, weight=0.25)
