"""The contents: room for them where they stand, filled when every page is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from prevent_tui.report.formats.pdf.document import Book, Room
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.page import LEFT, TURN, WIDE, Area, column, span
from prevent_tui.report.formats.pdf.side_by_side import lead
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    ACCENT,
    BODY_STRONG,
    INK,
    MODULE,
    SECTION,
    SMALL,
    SMALL_QUIET,
    Line,
    Style,
)
from prevent_tui.report.model.blocks import Heading

_TITLE = "Contents"
_AT = column(2) + 1
_FINDING = column(8)


def contents(book: Book, headings: list[Heading]) -> Iterator[Strip]:
    """Room for the contents, an entry for each heading."""
    node = book.heading(2)

    def title(top: float) -> None:
        book.flow.begin(_TITLE, top)
        with book.canvas.inside(node):
            book.canvas.put(LEFT, top, _TITLE, SECTION)

    yield gap(3, keep=True)
    yield Strip(SECTION.lead + 3 * MODULE, title, keep=True, room=TURN)
    entries = _elements(book.here.add("TOC"), headings)
    for number, (block, entry) in enumerate(zip(headings, entries, strict=True)):
        if block.level == 2 and number and headings[number - 1].level > 2:
            yield gap(1)
        text, finding = _lines(book, block.level, block.text, block.finding)
        height = max(sum(map(lead, text)), sum(map(lead, finding))) + (1.0 if block.level == 2 else 0.0)
        yield Strip(height, partial(_keep_free, book, entry))
    yield gap(4)


def fill_contents(book: Book) -> None:
    """Writes the contents, where there are any: page, heading and what was found there."""
    canvas = book.canvas
    if not book.rooms:
        return
    for entry, room in zip(book.entries, book.rooms, strict=True):
        canvas.revisit(room.page)
        text, finding = _lines(book, entry.level, entry.text, entry.finding)
        style = _style(entry.level)
        with canvas.inside(room.link):
            canvas.put(LEFT, room.top, str(entry.page), style.inked(INK), within=("R", 9))
            for number, line in enumerate(text):
                width = canvas.put_line(_AT, room.top + number * style.lead, line)
                area = Area(_AT, room.top + number * style.lead, width, style.lead)
                canvas.lead_to(entry.link, area, entry.text)
        with canvas.inside(room.finding):
            for number, line in enumerate(finding):
                y = room.top + (style.lead - SMALL_QUIET.lead) / 2 + number * SMALL_QUIET.lead
                canvas.put_line(_FINDING, y, line)


def _style(level: int) -> Style:
    return BODY_STRONG.inked(ACCENT) if level == 2 else SMALL


def _lines(book: Book, level: int, text: str, finding: str) -> tuple[list[Line], list[Line]]:
    """The heading of an entry and its finding, in full."""
    width = _FINDING - _AT - 5 if finding else WIDE - 20
    shown = book.type.even(finding, SMALL_QUIET, span(5)) if finding else []
    return book.type.lines(" ".join(text.split()), _style(level), width), shown


def _keep_free(book: Book, entry: tuple[Node, Node], top: float) -> None:
    book.rooms.append(Room(book.canvas.page, top, *entry))


def _elements(node: Node, headings: list[Heading]) -> list[tuple[Node, Node]]:
    """The elements of each entry, those of the parts of a section within that of the section."""
    nodes = []
    section = parts = node
    for block in headings:
        if block.level == 2:
            entry = section = parts = node.add("TOCI")
        else:
            if parts is section is not node:
                parts = section.add("TOC")
            entry = parts.add("TOCI")
        nodes.append((entry.add("Reference").add("Link"), entry.add("P")))
    return nodes
