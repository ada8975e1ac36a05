"""What governors asked with the replies, or lines to write them on; and the rows to sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from prevent_tui.report.formats.pdf.document import STYLES, Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.page import BOTTOM, LEFT, RIGHT, TOP, WIDE, Area
from prevent_tui.report.formats.pdf.side_by_side import Stack, beside, linked, put_stack
from prevent_tui.report.formats.pdf.table import aside
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    ACCENT,
    BODY_STRONG,
    EDGE,
    INK,
    LABEL,
    MODULE,
    PALE,
    PART,
    SMALL,
    SMALL_QUIET,
    SMALL_STRONG,
    Line,
)
from prevent_tui.report.model.paper_form import ChallengeBlock, Signature, Signatures

_MAIN = LEFT + 12
_WIDTH = RIGHT - _MAIN
_LINE = 7.0
_NUMBER = 4
_INNER, _INSET = 3.0, 1.4
_WHOLE = 0.4 * (BOTTOM - TOP)
_ROW = 13.5
_ROLE, _NAME, _REST = 62.0, 58.0, 26.0
"""How wide the columns of the signatures are, before they are made to fill the page."""


def challenge(book: Book, block: ChallengeBlock) -> Iterator[Strip]:
    """A question, why it is asked, and the reply on a pale ground or lines for one; whole, unless it is long."""
    item = book.here.add("L").add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    text = body.add("P")
    strips = list(
        beside(
            book,
            Stack(
                label,
                book.type.lines(block.number, PART.inked(ACCENT), _MAIN - LEFT - 2),
                LEFT,
                -0.9,
                hangs=len(block.number) < _NUMBER,
            ),
            Stack(text, book.type.balanced(block.text, BODY_STRONG, _WIDTH), _MAIN),
        )
    )
    if block.why:
        strips += _why(book, block, body.add("P"))
    if block.reply:
        strips += _reply(book, block, body)
    strips += [Strip(_LINE, partial(_rule, book)) for _ in range(block.lines)]
    if sum(strip.height for strip in strips) <= _WHOLE:
        for strip in strips[:-1]:
            strip.keep = True
    yield from strips
    yield gap(4)


def _why(book: Book, block: ChallengeBlock, node: Node) -> Iterator[Strip]:
    runs, targets = linked(book, block.why, lambda _: SMALL_QUIET)
    yield from beside(book, Stack(node, book.type.wrap(runs, _WIDTH), _MAIN, targets=targets))


def _reply(book: Book, block: ChallengeBlock, body: Node) -> Iterator[Strip]:
    yield Strip(MODULE)
    lines = [
        (line, node)
        for part, node in [(part, body.add("P")) for part in block.reply]
        for line in book.type.even(part.text, STYLES[part.tone], _WIDTH - 2 * _INNER)
    ]
    for number, (line, node) in enumerate(lines):
        above = _INSET if number == 0 else 0.0
        below = _INSET if number == len(lines) - 1 else 0.0
        high = SMALL.lead + above + below

        def draw(top: float, line: Line = line, node: Node = node, above: float = above, high: float = high) -> None:
            # A hair higher than the strip, so that no seam shows between one line's ground and the next.
            book.canvas.box(Area(_MAIN, top, _WIDTH, high + 0.05), fill=PALE)
            with book.canvas.inside(node):
                book.canvas.put_line(_MAIN + _INNER, top + above, line)

        yield Strip(high, draw, keep=number in {0, len(lines) - 2} and number < len(lines) - 1)


def _rule(book: Book, top: float) -> None:
    book.canvas.rule(_MAIN, top + _LINE, _WIDTH, ink=EDGE)


def signatures(book: Book, block: Signatures) -> Iterator[Strip]:
    """Rows to sign, each high enough for a hand; together on one page where they fit."""
    node = book.here.add("Table")
    places = _places(len(block.columns))
    head = _head(book, block.columns, places, node.add("THead").add("TR"))
    body = node.add("TBody")
    rows = [strip for row in block.rows for strip in _row(book, row, places, body.add("TR"))]
    again = Strip(head.height, aside(book, head.draw))
    whole = head.height + sum(strip.height for strip in rows) <= _WHOLE
    for strip in rows:
        strip.again = again
        strip.keep = strip.keep or (whole and strip is not rows[-1])
    yield head
    yield from rows
    yield gap(3)


def _places(many: int) -> list[tuple[float, float]]:
    """Where each column begins and how wide it is."""
    widths = [_ROLE, _NAME, *[_REST] * max(0, many - 2)][:many]
    scale = WIDE / sum(widths)
    starts = accumulate([0.0, *(width * scale for width in widths)])
    return [(LEFT + start, width * scale - _INNER) for start, width in zip(starts, widths, strict=False)]


def _head(book: Book, columns: tuple[str, ...], places: list[tuple[float, float]], node: Node) -> Strip:
    titles = [book.type.lines(title, LABEL, width) for title, (_, width) in zip(columns, places, strict=True)]
    cells = [node.add("TH", scope="Column") for _ in columns]
    high = max(map(len, titles)) * LABEL.lead

    def draw(top: float) -> None:
        for cell, lines, (x, _) in zip(cells, titles, places, strict=True):
            put_stack(book, Stack(cell, lines, x, high - len(lines) * LABEL.lead), top)
        book.canvas.rule(LEFT, top + high + 1.6, WIDE, weight=0.5, ink=INK)

    return Strip(high + 1.6, draw, keep=True)


def _row(book: Book, row: Signature, places: list[tuple[float, float]], node: Node) -> Iterator[Strip]:
    cell = node.add("TH", scope="Row")
    for _ in places[1:]:
        node.add("TD")
    x, width = places[0]
    role = Stack(cell.add("P"), book.type.lines(row.role, SMALL_STRONG, width), x, 1.4)
    says = Stack(cell.add("P"), book.type.lines(row.says, SMALL_QUIET, width), x)
    strips = [*beside(book, role), *beside(book, says)]
    short = max(0.0, _ROW - sum(strip.height for strip in strips))
    for strip in strips:
        strip.keep = True
    yield from strips
    # The places to write in stand between thin lines, so that a hand finds them.
    yield Strip(short + 0.6, lambda top: book.canvas.rule(LEFT, top + short + 0.6, WIDE, ink=EDGE))
