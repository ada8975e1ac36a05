"""The levels of a question one above the other, as a ladder with the one chosen marked, and the rail beside it."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip
from prevent_tui.report.formats.pdf.marks import CHIP, INKS, TINTS, chip, sign
from prevent_tui.report.formats.pdf.page import LEFT, RIGHT, Area, column
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import EDGE, LABEL, QUIET, SMALL, SMALL_ABSENT, SMALL_STRONG, Line
from prevent_tui.report.model.blocks import Step
from prevent_tui.report.model.inline import State

MAIN = column(3) + 2
NAME = MAIN + 8.4
TEXT = column(5) + 3
MAIN_WIDTH, TEXT_WIDTH = RIGHT - MAIN, RIGHT - TEXT - 2
RAIL = MAIN - LEFT - 2
"""What a question is and comes to stands in the rail, its words from `MAIN` on, the texts of its levels from `TEXT`."""

_SAYS = 3.0


def ladder(book: Book, steps: tuple[Step, ...], pad: float = 0.85) -> Iterator[Strip]:
    """The steps from the lowest up, in the order they are read; `pad` is the room above and below each."""
    node = book.here.add("L")
    for number, step in enumerate(steps):
        yield _step(book, step, node.add("LI"), pad, last=number == len(steps) - 1)


def level_name(book: Book, state: State) -> list[Line]:
    """The name of the level a question is on, broken for the rail; none where its state says enough."""
    return book.type.lines(state.step, LABEL, RAIL) if state.step else []


def put_state(book: Book, state: State, node: Node, top: float) -> None:
    """The chip of a state in the rail, and below it the name of the level."""
    with book.canvas.inside(node):
        chip(book.canvas, state, LEFT, top)
        for number, line in enumerate(level_name(book, state)):
            book.canvas.put_line(LEFT, top + CHIP + 0.6 + number * LABEL.lead, line)


def _step(book: Book, step: Step, node: Node, pad: float, *, last: bool) -> Strip:
    plain = SMALL if step.here else SMALL.inked(QUIET)
    says = (LABEL.inked(INKS[step.sign]) if step.here else SMALL_ABSENT) if step.says else SMALL
    aside = book.type.width(book.type.glyphs.fit(step.says), says) + _SAYS if step.says else 0.0
    names = book.type.lines(step.label, SMALL_STRONG if step.here else plain, TEXT - NAME - 3)
    lines = book.type.even(step.text, plain, TEXT_WIDTH - aside)
    height = max(len(lines), len(names)) * SMALL.lead + 2 * pad
    label, body = node.add("Lbl"), node.add("LBody")

    def draw(top: float) -> None:
        canvas, ink, y = book.canvas, INKS[step.sign], top + pad
        if step.here:
            canvas.box(Area(MAIN, top, MAIN_WIDTH, height), fill=TINTS[step.sign])
            canvas.box(Area(MAIN, top, 1.4, height), fill=ink)
            sign(canvas, step.sign, (MAIN + 5, y + SMALL.lead / 2))
        else:
            canvas.set_draw_color(*EDGE)
            canvas.set_line_width(0.25)
            canvas.circle(MAIN + 5, y + SMALL.lead / 2, 1.1, style="D")
        if not last:
            canvas.rule(NAME, top + height, RIGHT - NAME, weight=0.12)
        with canvas.inside(label):
            for number, line in enumerate(names):
                canvas.put_line(NAME, y + number * SMALL.lead, line)
        with canvas.inside(body):
            for number, line in enumerate(lines):
                canvas.put_line(TEXT, y + number * SMALL.lead, line)
            canvas.put(TEXT, y, book.type.glyphs.fit(step.says), says, within=("R", TEXT_WIDTH))

    return Strip(height, draw)
