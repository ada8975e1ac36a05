"""How wide the columns of a table are: as its maker says, then moved a little so that its rows are less high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from prevent_tui.report.formats.pdf.cells import APART, TRACK
from prevent_tui.report.formats.pdf.document import STYLES, Book
from prevent_tui.report.formats.pdf.marks import chip_width
from prevent_tui.report.formats.pdf.page import LEFT, WIDE, Align
from prevent_tui.report.formats.pdf.type import LABEL, LINK, SMALL_STRONG
from prevent_tui.report.model.blocks import Column, Row
from prevent_tui.report.model.inline import Cell, Meter, Ref, Span

_INNER, _CLEAR = 3.0, 8.0
_STEP = 2.0
_WORTH = 0.35
"""Lines that a step must save."""
_OTHERS = 0.15
_MOVES = 24
_SEEN = 48
"""So many rows say enough about the others."""
_BEGINNING = 400
"""So much of a text is looked at for its longest word."""
_LABEL = 18.0
"""A text as short as this stays on one line."""
_BAR = 34.0
"""A bar may be as short as this."""
_CHIPPED = 40.0
"""A chip with a name beside it as wide as this stays on one line."""
_LONG = 30.0
"""A word longer than this may be cut."""


@dataclass(frozen=True)
class Place:
    """Where a column stands."""

    x: float
    width: float
    align: Align


def places(book: Book, columns: tuple[Column, ...], rows: Sequence[Row]) -> list[Place]:
    """Where each column stands.

    Args:
        book: The document.
        columns: The columns, with their shares.
        rows: The rows of every table that has these columns, so that all of them look alike.
    """
    scale = WIDE / sum(column.width for column in columns)
    widths = [column.width * scale for column in columns]
    clear = [_clear(columns, number) for number in range(len(columns))]
    if not any(column.right for column in columns):
        widths = _moved(book, columns, rows, widths, clear)
    boxes, x = [], LEFT
    for column, width, free in zip(columns, widths, clear, strict=True):
        boxes.append(Place(x, width - free, "R" if column.right else "L"))
        x += width
    return boxes


def _clear(columns: tuple[Column, ...], number: int) -> float:
    """The room at the right of a column; one that is right-aligned keeps clear of a left-aligned one after it."""
    if number == len(columns) - 1:
        return 0.0
    return _CLEAR if columns[number].right and not columns[number + 1].right else _INNER


def _moved(
    book: Book, columns: tuple[Column, ...], rows: Sequence[Row], widths: list[float], clear: list[float]
) -> list[float]:
    """The widths after moving room to where it saves most lines."""
    seen = rows[:: max(1, len(rows) // _SEEN)][:_SEEN]
    cells = [
        [
            [book.type.width(book.type.glyphs.fit(column.title), LABEL)],
            *(_needs(book, row.cells[number]) for row in seen),
        ]
        for number, column in enumerate(columns)
    ]
    least = [
        max([book.type.widest(column.title, LABEL), *(_least(book, row.cells[number]) for row in seen)]) + clear[number]
        for number, column in enumerate(columns)
    ]
    widths = _widened(widths, least)
    heights = [
        [_lines(needs, width - free) for needs in column]
        for column, width, free in zip(cells, widths, clear, strict=True)
    ]
    for _ in range(_MOVES):
        best = _cost(heights) - _WORTH
        move = None
        for taker, giver in permutations(range(len(columns)), 2):
            if widths[giver] - _STEP < least[giver]:
                continue
            trial = [*heights]
            for number, step in ((taker, _STEP), (giver, -_STEP)):
                trial[number] = [_lines(needs, widths[number] + step - clear[number]) for needs in cells[number]]
            if _cost(trial) < best:
                best, move = _cost(trial), (taker, giver, trial)
        if move is None:
            break
        taker, giver, heights = move
        widths = [*widths]
        widths[taker] += _STEP
        widths[giver] -= _STEP
    return widths


def _widened(widths: list[float], least: list[float]) -> list[float]:
    """The widths after giving to columns that would cut words what others can spare."""
    widths = [*widths]
    for number, minimum in enumerate(least):
        while widths[number] < minimum:
            giver = max(range(len(widths)), key=lambda other: widths[other] - least[other])
            step = min(_STEP, minimum - widths[number])
            if widths[giver] - step < least[giver]:
                break
            widths[giver] -= step
            widths[number] += step
    return widths


def _cost(heights: list[list[float]]) -> float:
    """How high all rows are together; what is broken in the lower cells of a row counts a little too."""
    rows: Iterable[tuple[float, ...]] = zip(*heights, strict=True)
    return sum([max(row) + _OTHERS * sum(row) for row in rows])


def _needs(book: Book, cell: Cell) -> list[float]:
    """How wide each piece of a cell would be on one line."""
    widths: list[float] = []
    refs = 0.0
    for piece in cell:
        if isinstance(piece, Span):
            style = STYLES[piece.tone]
            widths += [book.type.width(book.type.glyphs.fit(text), style) for text in piece.text.split("\n")]
        elif isinstance(piece, Ref):
            refs += book.type.width(book.type.glyphs.fit(piece.text), LINK) + APART
        elif isinstance(piece, Meter):
            widths.append(TRACK)
        else:
            step = book.type.width(book.type.glyphs.fit(piece.step), SMALL_STRONG)
            widths.append(chip_width(book.canvas, piece) + step + 2)
    return [*widths, refs] if refs else widths


def _least(book: Book, cell: Cell) -> float:
    """How narrow a cell may be without cutting a word, a chip or a bar."""
    widths = [0.0]
    for piece in cell:
        if isinstance(piece, Span):
            style, text = STYLES[piece.tone], book.type.glyphs.fit(piece.text[:_BEGINNING])
            whole = book.type.width(text, style) if "\n" not in text else _LONG
            widths.append(whole if whole <= _LABEL else min(book.type.widest(text, style), _LONG))
        elif isinstance(piece, Ref):
            widths.append(book.type.width(book.type.glyphs.fit(piece.text), LINK))
        elif isinstance(piece, Meter):
            widths.append(_BAR)
        else:
            chip = chip_width(book.canvas, piece)
            beside = chip + book.type.width(book.type.glyphs.fit(piece.step), SMALL_STRONG) + 2 if piece.step else chip
            widths.append(beside if beside <= _CHIPPED else chip)
    return max(widths)


def _lines(needs: list[float], width: float) -> float:
    """About how many lines pieces make; not whole ones, so that a little less is seen to be better."""
    return sum([1.0 if need <= width else need / width + 0.5 for need in needs])
