"""The questionnaire on paper: boxes to tick and lines to write on, wide enough for a hand."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.page import BOTTOM, GUTTER, LEFT, RIGHT, TOP, WIDE, Area, column
from prevent_tui.report.formats.pdf.side_by_side import Stack, beside
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    ACCENT,
    BODY_STRONG,
    EDGE,
    INK,
    LABEL,
    SMALL,
    SMALL_QUIET,
    SMALL_STRONG,
    WHITE,
)
from prevent_tui.report.model.paper_form import FormHead, FormQuestion, Tick, WriteIn

_MAIN = column(3)
_NAME = _MAIN + 7
_TEXT = column(5)
_SECOND = column(6)
_BOX, _LINE = 4.6, 7.0
_TICK = 5.8
"""From one box to the next, where no words need more."""
_ABOVE = 0.5
_WHOLE = 0.8 * (BOTTOM - TOP)
_BESIDE = 3
_REASON = 40.0
_BECAUSE = "because"
_HANGING = 5
"""So many lines of a duty find room beside the boxes."""
_SHARES = {1: (1.0,), 2: (0.62, 0.38), 3: (0.49, 0.31, 0.2)}
"""How fields beside each other share the width; the first, which holds a name, has most of it."""


def form_head(book: Book, block: FormHead) -> Iterator[Strip]:
    """Fields beside each other, a label above the line of each."""
    for start in range(0, len(block.fields), _BESIDE):
        yield _fields(book, block.fields[start : start + _BESIDE])
    yield gap(2, keep=True)


def form_question(book: Book, block: FormQuestion) -> Iterator[Strip]:
    """A question with its boxes; whole, unless it is higher than most of a page."""
    strips = [*_head(book, block), *_help(book, block.help)]
    boxes = book.here.add("L")
    for row in _rows(book, block.ticks):
        strips += _ticks(book, boxes, row)
    if block.ticks and block.below:
        strips.append(Strip(0.3))
    for field in block.below:
        strips += _write_in(book, field)
    if sum(strip.height for strip in strips) <= _WHOLE:
        for strip in strips[:-1]:
            strip.keep = True
    yield from strips
    yield gap(3)


def _fields(book: Book, row: tuple[WriteIn, ...]) -> Strip:
    space = GUTTER * 1.5
    widths = [share * (WIDE - space * (len(row) - 1)) for share in _SHARES[len(row)]]
    labels = [book.type.lines(field.label, LABEL, width) for field, width in zip(row, widths, strict=True)]
    nodes = [book.here.add("P") for _ in row]
    high = max(map(len, labels)) * LABEL.lead
    lines = max(max(field.lines, 1) for field in row)

    def draw(top: float) -> None:
        x = LEFT
        for node, label, width in zip(nodes, labels, widths, strict=True):
            with book.canvas.inside(node):
                for number, line in enumerate(label):
                    book.canvas.put_line(x, top + high + (number - len(label)) * LABEL.lead, line)
            for number in range(lines):
                book.canvas.rule(x, top + high + (number + 1) * _LINE, width, ink=INK)
            x += width + space

    return Strip(high + lines * _LINE + 2, draw, keep=True)


def _head(book: Book, block: FormQuestion) -> Iterator[Strip]:
    heading = book.heading(4)
    width = _MAIN - LEFT - 2
    name = Stack(heading, book.type.lines(block.reference, BODY_STRONG.inked(ACCENT), width), LEFT, 1.6)
    text = Stack(heading, book.type.balanced(block.text, BODY_STRONG, RIGHT - _MAIN), _MAIN, 1.6)
    duties = book.type.lines(block.duty, LABEL, width)
    duty = Stack(book.here.add("P"), duties, LEFT, name.height + 0.2, hangs=len(duties) <= _HANGING)
    weight, ink = (0.5, INK) if block.must else (0.25, EDGE)

    def rule(top: float) -> None:
        book.canvas.rule(LEFT, top, WIDE, weight=weight, ink=ink)

    yield from beside(book, name, text, duty, first=rule, after=0.6)


def _help(book: Book, text: str) -> Iterator[Strip]:
    if text:
        stack = Stack(book.here.add("P"), book.type.lines(text, SMALL_QUIET, RIGHT - _MAIN), _MAIN, 0)
        yield from beside(book, stack, after=1.2)


def _rows(book: Book, ticks: tuple[Tick, ...]) -> Iterator[tuple[Tick, ...]]:
    """Each on a line of its own; but two that are all there is, or one that asks for a reason, beside a short one."""
    if len(ticks) == 2 and all(_is_short(book, tick) for tick in ticks):
        yield ticks
        return
    waiting: Tick | None = None
    for tick in ticks:
        if waiting and tick.because and not tick.text:
            yield waiting, tick
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = tick if _is_short(book, tick) else None
        if not waiting:
            yield (tick,)
    if waiting:
        yield (waiting,)


def _is_short(book: Book, tick: Tick) -> bool:
    width = book.type.width(book.type.glyphs.fit(tick.label), SMALL_STRONG)
    return not tick.text and not tick.because and width <= _SECOND - _NAME - 4


def _ticks(book: Book, boxes: Node, row: tuple[Tick, ...]) -> Iterator[Strip]:
    starts = (_MAIN, _SECOND)[: len(row)]
    ends = (*starts[1:], RIGHT)
    stacks = []
    for tick, x, end in zip(row, starts, ends, strict=True):
        body = boxes.add("LI").add("LBody")
        asks = tick.because and not tick.label.endswith(_BECAUSE)
        words = f"{tick.label}, {_BECAUSE}" if asks else tick.label
        room = _TEXT - _NAME - 3 if tick.text else end - x - 7 - (_REASON if tick.because else 2)
        stacks.append(Stack(body.add("P"), book.type.lines(words, SMALL_STRONG, room), x + 7, _ABOVE))
        if tick.text:
            stacks.append(Stack(body.add("P"), book.type.even(tick.text, SMALL, RIGHT - _TEXT), _TEXT, _ABOVE))

    def draw(top: float) -> None:
        for x in starts:
            book.canvas.box(Area(x, top + 0.3, _BOX, _BOX), fill=WHITE, edge=INK, weight=0.35)
        if row[-1].because:
            label = stacks[-1]
            at = label.x + max(map(book.type.line_width, label.lines)) + 2
            book.canvas.rule(at, top + 4.9, RIGHT - at, ink=EDGE)

    high = max(stack.height for stack in stacks)
    yield from beside(book, *stacks, first=draw, after=max(0.4, _TICK - high))


def _write_in(book: Book, field: WriteIn) -> Iterator[Strip]:
    label = Stack(book.here.add("P"), book.type.lines(field.label, LABEL, _TEXT - _MAIN - 3), _MAIN, _LINE - LABEL.lead)
    lines = max(field.lines, 1)

    def first(top: float) -> None:
        book.canvas.rule(_TEXT, top + _LINE, RIGHT - _TEXT, ink=EDGE)

    yield from beside(book, label, first=first, after=max(0.0, _LINE - label.height))
    for _ in range(lines - max(1, round(label.height / _LINE))):
        yield Strip(_LINE, lambda top: book.canvas.rule(_TEXT, top + _LINE, RIGHT - _TEXT, ink=EDGE))
