"""The risk matrix, drawn: the darker and the heavier edged a cell, the higher its band, in grey as in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from prevent_tui.report.matrix import Matrix, MatrixCell
from prevent_tui.report.pdf.book import Book
from prevent_tui.report.pdf.page import LEFT, WIDE, Area, Strip, gap
from prevent_tui.report.pdf.table import caption
from prevent_tui.report.pdf.type import BODY_STRONG, EDGE, FOOT, INK, LABEL, SMALL_STRONG, WHITE, Ink

_NAMES, _BETWEEN, _HIGH, _SPACE = 22.0, 8.0, 14.0, 1.0
_MOST = 2
_FILLS: tuple[tuple[Ink, Ink, float], ...] = (
    (WHITE, EDGE, 0.2),
    ((250, 238, 210), EDGE, 0.35),
    ((243, 208, 182), INK, 0.5),
    ((222, 160, 152), INK, 0.9),
)
"""Fill, edge and weight of each band, from the lowest up."""


def matrix(book: Book, block: Matrix) -> Iterator[Strip]:
    """Both grids side by side, the words of the likelihood at the left, those of the impact below."""
    yield from caption(book, "Figure", block.caption)
    wide = (WIDE - _NAMES - _BETWEEN) / (2 * len(block.impact))
    starts = (LEFT + _NAMES, LEFT + _NAMES + _BETWEEN + wide * len(block.impact))

    def titles(top: float) -> None:
        for side, x in zip(block.sides, starts, strict=True):
            book.canvas.put(x, top, side.title, SMALL_STRONG)

    yield Strip(SMALL_STRONG.lead + 1, titles, keep=True)
    for number, name in enumerate(block.likelihood):
        rows = [(start, side.rows[number]) for side, start in zip(block.sides, starts, strict=True)]
        yield Strip(_HIGH, partial(_row, book, name, rows, wide), keep=True)
    yield Strip(LABEL.lead + 2, partial(_foot, book, block.impact, starts, wide), keep=True)
    yield Strip(7, partial(_key, book, block.bands))
    yield gap(4)


def _row(book: Book, name: str, rows: Sequence[tuple[float, tuple[MatrixCell, ...]]], wide: float, top: float) -> None:
    book.canvas.put(LEFT, top + (_HIGH - LABEL.lead) / 2, name, LABEL)
    for start, cells in rows:
        for place, cell in enumerate(cells):
            _cell(book, cell, Area(start + place * wide, top, wide - _SPACE, _HIGH - _SPACE))


def _foot(book: Book, names: Sequence[str], starts: Sequence[float], wide: float, top: float) -> None:
    for start in starts:
        for place, name in enumerate(names):
            book.canvas.put(start + place * wide, top + 0.5, name, LABEL, within=("C", wide - _SPACE))


def _key(book: Book, bands: Sequence[tuple[str, str]], top: float) -> None:
    x = LEFT + _NAMES
    for place, (sign, words) in enumerate(bands):
        _box(book, place, Area(x, top + 0.4, 6, 5))
        book.canvas.put(x, top + 0.8, sign, LABEL, within=("C", 6))
        x += 8 + book.canvas.put(x + 8, top + 0.8, words, LABEL) + 5


def _cell(book: Book, cell: MatrixCell, area: Area) -> None:
    _box(book, cell.band, area)
    book.canvas.put(area.x + 1.2, area.y + 0.6, cell.words, FOOT.inked(INK))
    for number, line in enumerate(_letters(book, cell.letters, area.width - 2)):
        book.canvas.put(area.x, area.y + 4.2 + number * 4.1, line, BODY_STRONG, within=("C", area.width))


def _letters(book: Book, letters: tuple[str, ...], width: float) -> list[str]:
    """The letters in so many lines as there is room for; what does not fit is counted."""
    lines, rest = [""], list(letters)
    while rest:
        longer = f"{lines[-1]} {rest[0]}".strip()
        if book.type.width(longer, BODY_STRONG) <= width:
            lines[-1] = longer
            rest.pop(0)
        elif len(lines) < _MOST:
            lines.append("")
        else:
            lines[-1] = f"+{len(rest) + len(lines[-1].split())}"
            break
    return [line for line in lines if line]


def _box(book: Book, band: int, area: Area) -> None:
    fill, edge, weight = _FILLS[min(band, len(_FILLS) - 1)]
    book.canvas.box(area, fill=fill, edge=edge, weight=weight)
