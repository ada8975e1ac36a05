"""The grid of all questions: a letter for each, by theme and area, and the key to the letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.marks import PLATED, on_solid, patch
from prevent_tui.report.formats.pdf.page import LEFT, WIDE, Area
from prevent_tui.report.formats.pdf.tags import Kind, Node
from prevent_tui.report.formats.pdf.type import BODY_STRONG, INK, LABEL, LEAD_STRONG, PART, SMALL_QUIET, WHITE, Line
from prevent_tui.report.model.figures import GridArea, GridCell, GridKey, LetterGrid
from prevent_tui.report.model.inline import LETTERS

_CELL, _SPACE = 12.4, 1.6
_AREA_SPACE = 3.5


def letter_grid(book: Book, block: LetterGrid) -> Iterator[Strip]:
    """The questions of a theme by area, as many areas to a row as fit."""
    summary = book.type.lines(block.summary, SMALL_QUIET, WIDE)
    title = book.type.balanced(block.title, PART, WIDE)
    beside = len(title) == len(summary) == 1 and (
        book.type.line_width(title[0]) + book.type.line_width(summary[0]) + 6 <= WIDE
    )
    height = len(title) * PART.lead + (0 if beside else len(summary) * SMALL_QUIET.lead)
    heading, counted = book.heading(3), book.here.add("P")

    def head(top: float) -> None:
        with book.canvas.inside(heading):
            for number, line in enumerate(title):
                book.canvas.put_line(LEFT, top + number * PART.lead, line)
        y = top + 1.6 if beside else top + len(title) * PART.lead
        with book.canvas.inside(counted):
            for number, line in enumerate(summary):
                at = y + number * SMALL_QUIET.lead
                book.canvas.put_line(LEFT, at, line, within=("R" if beside else "L", WIDE))
        book.canvas.rule(LEFT, top + height + 1, WIDE, weight=0.5, ink=INK)

    yield gap(2, keep=True)
    yield Strip(height + 2.4, head, keep=True)
    for row in _rows(book, block.areas):
        high = max(len(placed.lines) for placed in row) * LABEL.lead
        nodes = [(book.here.add("P"), _elements(book, placed.cells, book.here.add("L"))) for placed in row]

        def draw(
            top: float, row: list[_Placed] = row, high: float = high, nodes: list[tuple[Node, list[Node]]] = nodes
        ) -> None:
            for (lines, cells, x), (title, items) in zip(row, nodes, strict=True):
                with book.canvas.inside(title):
                    for number, line in enumerate(lines):
                        book.canvas.put_line(x, top + high - (len(lines) - number) * LABEL.lead, line)
                for number, (cell, item) in enumerate(zip(cells, items, strict=True)):
                    with book.canvas.inside(item):
                        _cell(book, cell, x + number * (_CELL + _SPACE), top + high + 0.6)

        yield Strip(high + _CELL + 4.6, draw)


def grid_key(book: Book, block: GridKey) -> Iterator[Strip]:
    """What the letters mean."""
    node = book.here.add("L")
    items = [(item.add("Lbl"), item.add("LBody")) for item in (node.add("LI") for _ in block.states)]
    edged = node.add("LI").add("LBody")

    def draw(top: float) -> None:
        book.canvas.rule(LEFT, top, WIDE, weight=0.5, ink=INK)
        x, y = LEFT, top + 3
        for state, (letter, word) in zip(block.states, items, strict=True):
            patch(book.canvas, state.status, Area(x, y, 7, 7))
            if state.status in PLATED:
                book.canvas.box(Area(x + 1.3, y + 1, 4.4, 5), fill=WHITE)
            style = BODY_STRONG.inked(on_solid(state.status))
            with book.canvas.inside(letter):
                book.canvas.put(x, y + 0.9, LETTERS[state.status], style, within=("C", 7))
            with book.canvas.inside(word):
                x += 9 + book.canvas.put(x + 9, y + 1.4, state.word, LABEL) + 4.4
        if block.must:
            book.canvas.box(Area(x + 0.5, y + 0.5, 6, 6), edge=INK, weight=1.0)
            with book.canvas.inside(edged):
                book.canvas.put(x + 9, y + 1.4, block.must, LABEL)

    yield gap(1)
    yield Strip(12, draw)
    yield gap(2)


class _Placed(NamedTuple):
    """An area, or a part of one: its title, its questions, and where its left edge is."""

    lines: list[Line]
    cells: tuple[GridCell, ...]
    x: float


def _elements(book: Book, cells: tuple[GridCell, ...], node: Node) -> list[Node]:
    """An element for each question, which says in words what its letter and its edge stand for."""
    nodes = []
    for cell in cells:
        spoken = f"{cell.ref.text} {cell.state.word.lower()}{', a must' if cell.must else ''}"
        body = node.add("LI").add("LBody")
        kind: Kind = "Span" if book.link(cell.ref.question) is None else "Link"
        nodes.append(body.add(kind, actual=spoken))
    return nodes


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
            row.append(_Placed(lines, cells, x))
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
    canvas.lead_to(book.link(cell.ref.question), Area(x, y, _CELL, _CELL), cell.ref.text)
