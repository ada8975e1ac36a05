"""One question: what it asks, its ladder with the level chosen, and all that is known about the answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from prevent_tui.report.formats.pdf.document import STYLES, Book
from prevent_tui.report.formats.pdf.flow import EMPTY, Strip, gap
from prevent_tui.report.formats.pdf.ladder import (
    MAIN,
    MAIN_WIDTH,
    NAME,
    RAIL,
    TEXT,
    TEXT_WIDTH,
    ladder,
    level_name,
    put_state,
)
from prevent_tui.report.formats.pdf.marks import CHIP
from prevent_tui.report.formats.pdf.page import BOTTOM, LEFT, TOP, WIDE
from prevent_tui.report.formats.pdf.side_by_side import Stack, put_stack
from prevent_tui.report.formats.pdf.table import aside
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, BODY_STRONG, EDGE, INK, LABEL, SMALL, Line
from prevent_tui.report.model.blocks import Detail, QuestionBlock

_WHOLE = 0.8 * (BOTTOM - TOP)
_TAIL = 3 * SMALL.lead
"""Less than this is not carried over to another page."""


def question(book: Book, block: QuestionBlock) -> Iterator[Strip]:
    """A question's block; parted only below its ladder, and only where much of a page would stay empty."""
    again = Strip(LABEL.lead + 1, aside(book, partial(_continued, book, block)))
    top = [_head(book, block), *ladder(book, block.ladder)]
    rail = BODY_STRONG.lead + LABEL.lead * (1 + len(level_name(book, block.state))) + CHIP + 3
    top.append(Strip(max(0.0, rail - sum(strip.height for strip in top))))
    details = [strip for detail in block.details for strip in _detail(book, detail, again)]
    if details:
        details.insert(0, Strip(1.4, space=True, again=again))
    strips = [*top, *details]
    if sum(strip.height for strip in strips) <= _WHOLE:
        for strip in strips[:-1]:
            strip.keep = True
        _allow_parting(strips, len(top) - 1)
    else:
        for strip in [*top, *details[:2]]:
            strip.keep = True
    yield from strips
    yield gap(3)


def _allow_parting(strips: list[Strip], first: int) -> None:
    """Lets a page end below the ladder and wherever a detail lets it, but for a short rest."""
    strips[first].part = EMPTY
    rest = 0.0
    for strip in reversed(strips):
        strip.part = strip.part if rest >= _TAIL else 0
        rest += strip.height


def _head(book: Book, block: QuestionBlock) -> Strip:
    asks, duty, state = book.heading(4), book.here.add("P"), book.here.add("P")
    text = Stack(asks, book.type.balanced(block.text, BODY_STRONG, MAIN_WIDTH), MAIN, 1.6)
    duties = Stack(duty, book.type.lines(block.duty, LABEL, RAIL), LEFT, 1.6 + BODY_STRONG.lead + 0.2)

    def draw(top: float) -> None:
        canvas = book.canvas
        book.arrive(block.question, f"{block.reference}  {block.text}", top)
        canvas.rule(LEFT, top, WIDE, weight=0.5 if block.must else 0.25, ink=INK if block.must else EDGE)
        with canvas.inside(asks):
            canvas.put(LEFT, top + 1.6, book.type.glyphs.fit(block.reference), BODY_STRONG.inked(ACCENT))
        put_stack(book, text, top)
        put_stack(book, duties, top)
        put_state(book, block.state, state, top + duties.height + 0.8)

    return Strip(text.height + 1, draw)


def _detail(book: Book, detail: Detail, again: Strip) -> Iterator[Strip]:
    label = book.here.add("P")
    lines = [
        (line, node)
        for part, node in [(part, book.here.add("P")) for part in detail.spans]
        for line in book.type.even(part.text, STYLES[part.tone], TEXT_WIDTH)
    ]
    for number, (line, node) in enumerate(lines):

        def draw(top: float, number: int = number, line: Line = line, node: Node = node) -> None:
            if not number:
                with book.canvas.inside(label):
                    book.canvas.put(NAME, top, detail.label, LABEL)
            with book.canvas.inside(node):
                book.canvas.put_line(TEXT, top, line)

        # No line of it alone at the foot of a page or at the head of one.
        inner = 0 < number < len(lines) - 2
        last = number == len(lines) - 1
        yield Strip(SMALL.lead, draw, keep=not inner and not last, part=EMPTY if inner else 0, again=again)
    yield Strip(1.0, space=True, part=EMPTY, again=again)


def _continued(book: Book, block: QuestionBlock, top: float) -> None:
    book.canvas.put(LEFT, top, f"{block.reference}, continued", LABEL.inked(ACCENT))
