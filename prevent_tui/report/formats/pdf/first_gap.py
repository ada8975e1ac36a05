"""The first gap of a theme: what is to be reached next, before all the questions of the theme."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.ladder import MAIN, MAIN_WIDTH, RAIL, ladder, level_name, put_state
from prevent_tui.report.formats.pdf.marks import CHIP
from prevent_tui.report.formats.pdf.page import LEFT, WIDE
from prevent_tui.report.formats.pdf.side_by_side import Stack, put_stack
from prevent_tui.report.formats.pdf.type import BODY_STRONG, EDGE, LABEL, LINK, SMALL_STRONG
from prevent_tui.report.model.blocks import FirstGap


def first_gap(book: Book, block: FirstGap) -> Iterator[Strip]:
    """The ladder of a gap under a title, closer set than in the question's own block, which the reference leads to."""
    title, ref, text = (book.here.add("P") for _ in range(3))
    duty, state = book.here.add("P"), book.here.add("P")
    titled = Stack(title, book.type.lines(block.title, BODY_STRONG, WIDE), LEFT, 1.4)
    lines = book.type.balanced(block.text, SMALL_STRONG, MAIN_WIDTH)
    question = Stack(text, lines, MAIN, titled.height + 0.6)
    duties = book.type.lines(block.duty, LABEL, RAIL)

    def head(top: float) -> None:
        book.canvas.rule(LEFT, top, WIDE, ink=EDGE)
        put_stack(book, titled, top)
        y = top + question.below
        with book.canvas.inside(ref):
            book.canvas.put_link(LEFT, y, book.type.glyphs.fit(block.ref.text), LINK, book.link(block.ref.question))
        put_stack(book, question, top)
        put_stack(book, Stack(duty, duties, LEFT), y + LINK.lead)
        put_state(book, block.state, state, y + LINK.lead + len(duties) * LABEL.lead + 0.8)

    steps = list(ladder(book, block.ladder, 0.4))
    rail = question.below + LINK.lead + (len(duties) + len(level_name(book, block.state))) * LABEL.lead + CHIP + 2
    strips = [Strip(question.height + 0.8, head), *steps]
    strips.append(Strip(max(1.0, rail - sum(strip.height for strip in strips))))
    for strip in strips[:-1]:
        strip.keep = True
    yield from strips
    yield gap(2)
