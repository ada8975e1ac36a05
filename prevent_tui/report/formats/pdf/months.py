"""When actions fall due, drawn: each month a column of boxes that stands on its line, one box for each action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.marks import sign
from prevent_tui.report.formats.pdf.page import GUTTER, LEFT, WIDE, Area
from prevent_tui.report.formats.pdf.side_by_side import Stack, beside
from prevent_tui.report.formats.pdf.table import caption
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import FOOT, INK, LABEL, PALE, SMALL_QUIET, SMALL_STRONG, Line
from prevent_tui.report.model.figures import Month, Months, Slot
from prevent_tui.wording.grammar import plural

_FEWEST, _MOST = 4, 7
"""So many columns stand beside each other."""
_HIGH = 10
"""So many boxes stand on each other; a month with more goes on in the next column."""
_SIGN, _BAR, _INSET = 6.4, 1.2, 2.4
_SPACE = 0.8
_WHO_LINES = 3
_MOST_LETTERS = 6000
"""So many letters are told of a chart; a PDF's strings may not be endless."""
_LATE = "Bold beside a black bar: late."


@dataclass(frozen=True)
class _Chart:
    """The figure, how wide its columns are, and whether who does it stands beside the reference in every box."""

    node: Node
    width: float
    beside: bool


@dataclass(frozen=True)
class _Box:
    """An action's box: its words by line and what they belong to."""

    slot: Slot
    node: Node
    who: list[Line]
    beside: bool

    @property
    def height(self) -> float:
        return SMALL_STRONG.lead + 0.6 + _SPACE + (0 if self.beside else len(self.who) * (FOOT.lead - 0.6))


@dataclass(frozen=True)
class _Column:
    """Boxes from the line up, and what stands under it; the further columns of a month have no title."""

    boxes: tuple[_Box, ...]
    title: list[Line]
    count: str
    more: int
    nodes: tuple[Node, Node]

    @property
    def height(self) -> float:
        return sum(box.height for box in self.boxes) + (SMALL_QUIET.lead + _SPACE if self.more else 0)


def months(book: Book, block: Months) -> Iterator[Strip]:
    """Months side by side; a row of them stays whole."""
    node = book.here.add("Figure", alt=_alt(block))
    yield from caption(book, "Figure", block.caption, node)
    split = [_split(month) for month in block.months]
    many = sum(map(len, split))
    across = max(_FEWEST, ceil(many / max(1, ceil(many / _MOST))))
    width = (WIDE + GUTTER) / across - GUTTER
    fitting = all(_fits(book, slot, width) for month in block.months for slot in month.slots)
    chart = _Chart(node, width, fitting)
    rows: list[list[_Column]] = [[]]
    for month, parts in zip(block.months, split, strict=True):
        if rows[-1] and len(rows[-1]) + len(parts) > across:
            rows.append([])
        rows[-1] += _columns(book, month, parts, chart)
    key = node.add("Span")
    late = any(slot.late for month in block.months for slot in month.slots)
    for row in filter(None, rows):
        high = max(column.height for column in row)
        foot = max(max(len(column.title), 1) for column in row) * SMALL_STRONG.lead + 3
        yield Strip(high + foot, partial(_row, book, row, chart, foot), keep=late or row is not rows[-1])
    if late:

        def bar(top: float) -> None:
            book.canvas.box(Area(LEFT, top + 0.3, _BAR, LABEL.lead - 0.6), fill=INK)

        yield from beside(book, Stack(key, book.type.lines(_LATE, LABEL, WIDE), LEFT + 3), first=bar)
    yield gap(2)


def _alt(block: Months) -> str:
    """Every action by its month, or their numbers alone where that would be too much to listen to."""
    counts = [f"{month.title}: {plural(len(month.slots), 'action')}" for month in block.months]
    sentences = [
        "; ".join((count, *map(_slot_text, month.slots))) + "."
        for count, month in zip(counts, block.months, strict=True)
    ]
    if sum(map(len, sentences)) <= _MOST_LETTERS:
        return " ".join(sentences)
    return f"{'; '.join(counts)}. The table below has each of them."


def _slot_text(slot: Slot) -> str:
    state = slot.state.word.lower() if slot.state else ""
    parts = (slot.ref.text if slot.ref else "", state, slot.who, "late" if slot.late else "")
    return ", ".join(filter(None, parts))


def _split(month: Month) -> list[tuple[Slot, ...]]:
    """A month's slots by column, as even as they will go; no more columns than one row has."""
    shown = month.slots if len(month.slots) <= _HIGH * _MOST else month.slots[: _HIGH * _MOST - 1]
    columns = max(1, ceil(len(shown) / _HIGH))
    each = ceil(len(shown) / columns)
    return [shown[number * each : (number + 1) * each] for number in range(columns)]


def _fits(book: Book, slot: Slot, width: float) -> bool:
    """Whether who does it has room beside the reference."""
    name = book.type.width(book.type.glyphs.fit(slot.ref.text), SMALL_STRONG) if slot.ref else 0.0
    who = book.type.width(book.type.glyphs.fit(slot.who), LABEL)
    return "\n" not in slot.who and _SIGN + name + 2 + who + _INSET <= width


def _columns(book: Book, month: Month, parts: list[tuple[Slot, ...]], chart: _Chart) -> Iterator[_Column]:
    title, count = chart.node.add("Span"), chart.node.add("Span")
    left = len(month.slots) - sum(map(len, parts))
    for number, slots in enumerate(parts):
        boxes = [_Box(slot, chart.node.add("Span"), _who(book, slot, chart.width), chart.beside) for slot in slots]
        first, last = number == 0, number == len(parts) - 1
        lines = book.type.balanced(month.title, SMALL_STRONG, chart.width - 7) if first else []
        yield _Column(tuple(boxes), lines, str(len(month.slots)) if first else "", left if last else 0, (title, count))


def _who(book: Book, slot: Slot, width: float) -> list[Line]:
    """Who does it, in a few lines; a long name is cut, as the table below has it in full."""
    style, room = (LABEL if slot.late else FOOT.inked(INK)), width - _INSET - 1
    lines = book.type.lines(slot.who, style, room) if slot.who else []
    if len(lines) <= _WHO_LINES:
        return lines
    # Words leave some of each line free.
    return book.type.lines(book.type.clip(slot.who, style, room * (_WHO_LINES - 0.7)), style, room)


def _row(book: Book, row: list[_Column], chart: _Chart, foot: float, top: float) -> None:
    canvas, width = book.canvas, chart.width
    base = top + max(column.height for column in row)
    with canvas.inside(chart.node, canvas.box_of(Area(LEFT, top, WIDE, base + foot - top))):
        for number, column in enumerate(row):
            x = LEFT + number * (width + GUTTER)
            goes_on = number + 1 < len(row) and not row[number + 1].count
            canvas.rule(x, base + 0.2, width + (GUTTER if goes_on else 0), weight=0.5, ink=INK)
            title, count = column.nodes
            with canvas.inside(title):
                for place, line in enumerate(column.title):
                    canvas.put_line(x, base + 1.3 + place * SMALL_STRONG.lead, line)
            with canvas.inside(count):
                canvas.put(x, base + 1.3, column.count, SMALL_STRONG, within=("R", width))
            y = base
            for box in column.boxes:
                y -= box.height
                _draw_box(book, box, Area(x, y, width, box.height - _SPACE))
            if column.more:
                with canvas.aside():
                    canvas.put(x, y - SMALL_QUIET.lead - _SPACE, f"and {column.more} more", SMALL_QUIET)


def _draw_box(book: Book, box: _Box, area: Area) -> None:
    canvas, slot = book.canvas, box.slot
    canvas.box(area, fill=PALE)
    if slot.late:
        canvas.box(Area(area.x, area.y, _BAR, area.height), fill=INK)
    y = area.y + 0.3
    indent = _SIGN if slot.state else _INSET
    if slot.state:
        sign(canvas, slot.state.status, (area.x + 3.8, y + SMALL_STRONG.lead / 2), 1.45)
    with canvas.inside(box.node):
        if slot.ref:
            canvas.put_link(
                area.x + indent, y, book.type.glyphs.fit(slot.ref.text), SMALL_STRONG, book.link(slot.ref.question)
            )
        if box.beside:
            for line in box.who:
                canvas.put_line(area.x, y, line, within=("R", area.width - 1.2))
        else:
            y = y + SMALL_STRONG.lead - 0.3 if slot.ref else y
            for number, line in enumerate(box.who):
                canvas.put_line(area.x + _INSET, y + number * (FOOT.lead - 0.6), line)
