"""One question: what it asks, its ladder with the level chosen, and all that is known about the answer."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.model import Detail, QuestionBlock, Step
from prevent_tui.report.pdf.book import STYLES, Book
from prevent_tui.report.pdf.marks import INKS, TINTS, chip, sign
from prevent_tui.report.pdf.page import LEFT, RIGHT, WIDE, Area, Strip, column, gap
from prevent_tui.report.pdf.type import (
    ACCENT,
    BODY_STRONG,
    EDGE,
    INK,
    LABEL,
    QUIET,
    SMALL,
    SMALL_ABSENT,
    SMALL_STRONG,
    Line,
)

_MAIN = column(3) + 2
_NAME = _MAIN + 8.4
_TEXT = column(5) + 3
_MAIN_WIDTH, _TEXT_WIDTH = RIGHT - _MAIN, RIGHT - _TEXT - 2
_SAYS = 21.0
_WHOLE = 170.0


def question(book: Book, block: QuestionBlock) -> Iterator[Strip]:
    """A question's block, whole unless a long note makes it higher than most of a page."""
    again = Strip(LABEL.lead + 1, lambda top: _continued(book, block, top))
    ladder = [strip for step in block.ladder for strip in _step(book, step, last=step is block.ladder[-1])]
    details = [strip for detail in block.details for strip in _detail(book, detail, again)]
    head = _head(book, block)
    whole = head.height + sum(strip.height for strip in (*ladder, *details)) <= _WHOLE
    held = [head, *ladder, Strip(1.4), *(details if whole else details[:2])]
    for strip in held:
        strip.keep = True
    held[-1].keep = False
    yield from held
    yield from () if whole else details[2:]
    yield gap(3)


def _head(book: Book, block: QuestionBlock) -> Strip:
    lines = book.type.balanced(block.text, BODY_STRONG, _MAIN_WIDTH)

    def draw(top: float) -> None:
        canvas = book.canvas
        book.arrive(block.question, f"{block.reference}  {block.text}", top)
        canvas.rule(LEFT, top, WIDE, weight=0.5 if block.must else 0.25, ink=INK if block.must else EDGE)
        y = top + 1.6
        canvas.put(LEFT, y, block.reference, BODY_STRONG.inked(ACCENT))
        canvas.put(LEFT, y + BODY_STRONG.lead + 0.2, block.duty, LABEL)
        chip(canvas, block.state, LEFT, y + BODY_STRONG.lead + LABEL.lead + 1.0)
        for number, line in enumerate(lines):
            canvas.put_line(_MAIN, y + number * BODY_STRONG.lead, line)

    return Strip(len(lines) * BODY_STRONG.lead + 2.6, draw)


def _step(book: Book, step: Step, *, last: bool) -> Iterator[Strip]:
    names = book.type.lines(step.label, SMALL_STRONG if step.here else SMALL.inked(QUIET), _TEXT - _NAME - 3)
    style = SMALL if step.here else SMALL.inked(QUIET)
    lines = book.type.even(step.text, style, _TEXT_WIDTH)
    if step.says and (len(lines) > 1 or book.type.line_width(lines[0]) > _TEXT_WIDTH - _SAYS):
        lines = book.type.even(step.text, style, _TEXT_WIDTH - _SAYS)
    height = max(len(lines), len(names)) * SMALL.lead + 1.7

    def draw(top: float) -> None:
        canvas, ink, y = book.canvas, INKS[step.sign], top + 0.85
        if step.here:
            canvas.box(Area(_MAIN, top, _MAIN_WIDTH, height), fill=TINTS[step.sign])
            canvas.box(Area(_MAIN, top, 1.4, height), fill=ink)
            sign(canvas, step.sign, (_MAIN + 5, y + SMALL.lead / 2))
        else:
            canvas.set_draw_color(*EDGE)
            canvas.set_line_width(0.25)
            canvas.circle(_MAIN + 5, y + SMALL.lead / 2, 1.1, style="D")
        if not last:
            canvas.rule(_NAME, top + height, RIGHT - _NAME, weight=0.12)
        for number, line in enumerate(names):
            canvas.put_line(_NAME, y + number * SMALL.lead, line)
        for number, line in enumerate(lines):
            canvas.put_line(_TEXT, y + number * SMALL.lead, line)
        style = LABEL.inked(ink) if step.here else SMALL_ABSENT
        canvas.put(_TEXT, y, step.says, style, within=("R", _TEXT_WIDTH))

    yield Strip(height, draw)


def _detail(book: Book, detail: Detail, again: Strip) -> Iterator[Strip]:
    lines = [line for part in detail.spans for line in book.type.even(part.text, STYLES[part.tone], _TEXT_WIDTH)]
    for number, line in enumerate(lines):

        def draw(top: float, number: int = number, line: Line = line) -> None:
            if not number:
                book.canvas.put(_NAME, top, detail.label, LABEL)
            book.canvas.put_line(_TEXT, top, line)

        yield Strip(SMALL.lead, draw, keep=number == 0 and len(lines) > 1, again=again)
    yield Strip(1.0, space=True)


def _continued(book: Book, block: QuestionBlock, top: float) -> None:
    book.canvas.put(LEFT, top, f"{block.reference}, continued", LABEL.inked(ACCENT))
