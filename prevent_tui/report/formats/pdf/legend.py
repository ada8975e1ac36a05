"""The key to the states: chip, meaning, what follows, and the pattern used in charts."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip
from prevent_tui.report.formats.pdf.marks import CHIP, PATTERNS, chip, patch
from prevent_tui.report.formats.pdf.page import LEFT, WIDE, Area
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import INK, LABEL, SMALL, Line
from prevent_tui.report.model.figures import StateKey
from prevent_tui.report.model.inline import State

_PLACES = (LEFT, LEFT + 36, LEFT + 98, LEFT + 158)
_WIDTHS = (33.0, 59.0, 57.0, 14.0)
_PAD = 0.95
_HEADS = ("State", "What it means", "What follows", "In charts")


def state_key(book: Book, block: StateKey) -> Iterator[Strip]:
    """A table of the states."""
    node = book.here.add("Table")
    heads = node.add("THead").add("TR")
    cells = [heads.add("TH", scope="Column") for _ in _HEADS]

    def head(top: float) -> None:
        for x, word, cell in zip(_PLACES, _HEADS, cells, strict=True):
            with book.canvas.inside(cell):
                book.canvas.put(x, top, word, LABEL)
        book.canvas.rule(LEFT, top + LABEL.lead + 1.6, WIDE, weight=0.5, ink=INK)

    yield Strip(LABEL.lead + 1.6, head, keep=True)
    body = node.add("TBody")
    for number, (state, meaning, follows) in enumerate(block.rows):
        texts = [
            book.type.even(text, SMALL, width) for text, width in zip((meaning, follows), _WIDTHS[1:], strict=False)
        ]
        row = _row(book, state, texts, body.add("TR"))
        # A key is looked up as a whole, so it stays on one page.
        row.keep = number < len(block.rows) - 1
        yield row


def _row(book: Book, state: State, texts: list[list[Line]], node: Node) -> Strip:
    height = max(CHIP, *(len(lines) * SMALL.lead for lines in texts)) + 2 * _PAD
    name, *cells = node.add("TH", scope="Row"), node.add("TD"), node.add("TD")
    pattern = node.add("TD").add("Figure", alt=PATTERNS[state.status])

    def draw(top: float) -> None:
        canvas = book.canvas
        with canvas.inside(name):
            chip(canvas, state, _PLACES[0], top + _PAD)
        for x, lines, cell in zip(_PLACES[1:], texts, cells, strict=False):
            with canvas.inside(cell):
                for number, line in enumerate(lines):
                    canvas.put_line(x, top + _PAD + number * SMALL.lead, line)
        area = Area(_PLACES[3], top + _PAD + 0.2, _WIDTHS[3], 4.2)
        with canvas.inside(pattern, canvas.box_of(area)):
            patch(canvas, state.status, area)
        canvas.rule(LEFT, top + height, WIDE)

    return Strip(height, draw)
