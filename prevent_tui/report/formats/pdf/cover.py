"""The head of the first page: what this is, of whom and of when, where it stands, and what must be seen first."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.page import LEFT, RIGHT, WIDE, Area
from prevent_tui.report.formats.pdf.side_by_side import Stack, beside, put_stack
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    ACCENT,
    BODY_STRONG,
    DISPLAY,
    INK,
    LABEL,
    PALE,
    PART,
    SMALL_QUIET,
    SMALL_STRONG,
    VERDICT,
    WHITE,
    Line,
    Style,
)
from prevent_tui.report.model.blocks import Report

_ABOVE = 9.0
"""How far the head reaches above where text begins on other pages."""
_STAMP = 84.0
_BAR = 1.2


def cover(book: Book, report: Report) -> Iterator[Strip]:
    """The head of the first page, in the order of the report's fields."""
    title, heading, about = book.here.add("P"), book.heading(1), book.here.add("P")
    yield from _top(book, report, title)
    style = _fitting(book, report.heading)
    yield from beside(book, Stack(heading, book.type.balanced(report.heading, style, WIDE), LEFT))
    yield gap(1)
    if line := "   ·   ".join(text for text in (report.reference, report.edition, report.day) if text):
        yield from beside(book, Stack(about, book.type.lines(line, SMALL_QUIET, WIDE), LEFT))
    yield from _notices(book, report)
    yield gap(5)


def _top(book: Book, report: Report, node: Node) -> Iterator[Strip]:
    """The rule, the title and, at its right, the stamp; below them where they are long."""
    stamp = book.type.lines(report.stamp, LABEL, _STAMP) if report.stamp else []
    wide = max(map(book.type.line_width, stamp), default=0.0) + 6 if stamp else 0.0
    high = len(stamp) * LABEL.lead + 1.4
    room = WIDE - (wide + 4 if stamp else 0)
    title = book.type.balanced(report.subheading, BODY_STRONG.inked(ACCENT), room) if report.subheading else []
    stamped = book.here.add("P")

    def draw(top: float) -> None:
        canvas = book.canvas
        canvas.rule(LEFT, top - _ABOVE, WIDE, weight=1.6, ink=ACCENT)
        put_stack(book, Stack(node, title, LEFT, 4 - _ABOVE), top)
        if stamp:
            area = Area(RIGHT - wide, top + 3.8 - _ABOVE, wide, high)
            weight, dash = (0.6, 0.0) if report.signed else (0.4, 1.2)
            canvas.box(area, fill=WHITE, edge=INK, weight=weight, dash=dash)
            with canvas.inside(stamped):
                for number, line in enumerate(stamp):
                    y = area.y + 0.7 + number * LABEL.lead
                    canvas.put_line(area.x, y, line, within=("C", wide))

    yield Strip(max(0.0, max(len(title) * BODY_STRONG.lead + 4.5, high + 5) - _ABOVE), draw, keep=True)


def _notices(book: Book, report: Report) -> Iterator[Strip]:
    """Each sentence on a pale ground beside a black bar, as whatever is late or wants to be seen."""
    if not report.notices:
        return
    yield gap(2, keep=True)
    for sentence in report.notices:
        lines = book.type.even(sentence, SMALL_STRONG, WIDE - 6)
        node = book.here.add("P")
        for line in lines:
            yield _grounded(book, node, line)


def _grounded(book: Book, node: Node, line: Line) -> Strip:
    high = SMALL_STRONG.lead + 0.6

    def draw(top: float) -> None:
        book.canvas.box(Area(LEFT, top, WIDE, high + 0.05), fill=PALE)
        book.canvas.box(Area(LEFT, top, _BAR, high + 0.05), fill=INK)
        with book.canvas.inside(node):
            book.canvas.put_line(LEFT + 4, top + 0.3, line)

    return Strip(high, draw)


def _fitting(book: Book, name: str) -> Style:
    """The largest style that keeps a name to a few lines; an endless one is set as running text."""
    for style, most in ((DISPLAY, 2), (VERDICT, 3), (PART, 4))[(0, 1, 1, 2)[book.close] :]:
        if len(book.type.lines(name, style, WIDE)) <= most:
            return style
    return SMALL_STRONG
