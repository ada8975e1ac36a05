"""Blocks of words: the head of the first page, headings, paragraphs, lists, contents and the key to the states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from prevent_tui.report.formats.pdf.document import CLOSEST, STYLES, Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.marks import sign
from prevent_tui.report.formats.pdf.page import BOTTOM, LEFT, TOP, TURN, WIDE, Area, column, span
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import (
    BODY,
    BODY_STRONG,
    INK,
    LEAD,
    LEAD_STRONG,
    LINK,
    MODULE,
    PART,
    SECTION,
    SMALL,
    SMALL_QUIET,
    VERDICT,
    Line,
    Run,
    Style,
)
from prevent_tui.report.model.blocks import Heading, Listing, Notice, Pair, Paragraph, ParagraphKind, Verdict
from prevent_tui.report.model.inline import Ref, Span
from prevent_tui.scoring import Status

_PARAGRAPHS = {ParagraphKind.BODY: BODY, ParagraphKind.LEAD: LEAD, ParagraphKind.SMALL: SMALL}
_SIGN = 7.0
_SHEET = BOTTOM - TOP
"""The room that a whole page has."""


def heading(book: Book, block: Heading) -> Iterator[Strip]:
    """A heading; one of level 2 begins a new page unless a good part of this one is left, one of a sheet always."""
    style = SECTION if block.level == 2 else PART
    lines = book.type.balanced(block.text, style, WIDE)
    node = book.heading(block.level)
    book.latest = block.text
    room = _SHEET if block.starts_page else TURN if block.level == 2 else 0
    yield gap(6 if block.level == 2 else 4, keep=True)
    for number, line in enumerate(lines):

        def draw(top: float, number: int = number, line: Line = line) -> None:
            if not number:
                if block.level == 2:
                    book.flow.begin(block.text, top)
                if block.listed:
                    book.list_heading(block.level, block.text, block.finding, top)
            _put(book, node, line, top)

        yield Strip(style.lead, draw, keep=True, room=0 if number else room)
    yield gap(3 if block.level == 2 else 1.5, keep=True)


def paragraph(book: Book, block: Paragraph) -> Iterator[Strip]:
    """Running text, ten columns wide; small text runs to the full width."""
    style = _PARAGRAPHS[block.kind]
    width = WIDE if block.kind is ParagraphKind.SMALL else span(10)
    if len(block.spans) == 1:
        lines = book.type.balanced(block.spans[0].text, _toned(style, block.spans[0]), width)
    else:
        lines = book.type.wrap([(part.text, _toned(style, part)) for part in block.spans], width)
    for strip in _running(book, lines, style, book.here.add("P")):
        strip.keep = strip.keep or block.introduces
        yield strip
    yield gap(2 if block.kind is ParagraphKind.SMALL else 3, keep=block.introduces)


def verdict(book: Book, block: Verdict) -> Iterator[Strip]:
    """The verdict in words, and what lies behind it."""
    style = (VERDICT, LEAD_STRONG, BODY_STRONG)[min(book.close, 2)]
    yield from _running(book, _two_clauses(book, block.text, style), style, book.here.add("P"))
    yield gap(1)
    if block.detail:
        detail = SMALL if book.close == CLOSEST else BODY
        yield from _running(book, book.type.balanced(block.detail, detail, span(11)), detail, book.here.add("P"))
    yield gap(1 if book.close == CLOSEST else 4)


def pair(book: Book, block: Pair) -> Iterator[Strip]:
    """Two lists beside each other."""
    sides = []
    for x, listing in ((LEFT, block.left), (column(7), block.right)):
        sides.append((x, listing, book.heading(3), list(_entries(book, listing, book.here.add("L")))))
    yield gap(1 if book.close == CLOSEST else 3, keep=True)

    def titles(top: float) -> None:
        for x, listing, title, _ in sides:
            with book.canvas.inside(title):
                book.canvas.put(x, top, book.type.clip(listing.title, PART, span(6)), PART)

    yield Strip(PART.lead + MODULE, titles, keep=True)
    rows = list(zip_longest(*(entries for _, _, _, entries in sides)))
    for number, (left, right) in enumerate(rows):

        def draw(top: float, left: _Entry | None = left, right: _Entry | None = right) -> None:
            for x, entry in ((LEFT, left), (column(7), right)):
                if entry:
                    _draw_entry(book, entry, x, top)

        yield Strip(SMALL.lead + (0 if book.close == CLOSEST else 0.3), draw, keep=number == 0)
    yield gap(1 if book.close == CLOSEST else 2)


def notice(book: Book, block: Notice) -> Iterator[Strip]:
    """A sentence at the foot of the page, under a rule."""
    lines = book.type.lines(block.text, SMALL_QUIET, WIDE)
    node = book.here.add("P")

    def draw(top: float) -> None:
        book.canvas.rule(LEFT, top + 1, WIDE, weight=0.5, ink=INK)
        for number, line in enumerate(lines):
            _put(book, node, line, top + 2.6 + number * SMALL_QUIET.lead)

    yield Strip(2.6 + len(lines) * SMALL_QUIET.lead, draw, sink=True)


class _Entry(NamedTuple):
    """A line of an item.

    Attributes:
        sign: The state whose sign stands before it, and the element of that sign.
        target: Where it leads, and in what words.
    """

    line: Line
    node: Node
    indent: float
    sign: tuple[Status, Node] | None
    target: tuple[int, str] | None


def _entries(book: Book, listing: Listing, node: Node) -> Iterator[_Entry]:
    indent = _SIGN if any(item.state for item in listing.items) else 0.0
    for item in listing.items:
        own = node.add("LI")
        state = (item.state.status, own.add("Lbl").add("Figure", alt=item.state.word)) if item.state else None
        ref = next((part for part in item.spans if isinstance(part, Ref)), None)
        link = book.link(ref.question) if ref else None
        target = (link, ref.text) if ref and link is not None else None
        body = own.add("LBody").add("Link") if target else own.add("LBody")
        runs: list[Run] = [(part.text, LINK if isinstance(part, Ref) else STYLES[part.tone]) for part in item.spans]
        for number, line in enumerate(book.type.wrap(runs, span(6) - indent)):
            yield _Entry(line, body, indent, None if number else state, target)


def _draw_entry(book: Book, entry: _Entry, x: float, top: float) -> None:
    canvas = book.canvas
    if entry.sign:
        status, node = entry.sign
        with canvas.inside(node, canvas.box_of(Area(x, top, 4, SMALL.lead))):
            sign(canvas, status, (x + 2, top + SMALL.lead / 2))
    with canvas.inside(entry.node):
        width = canvas.put_line(x + entry.indent, top, entry.line)
        if entry.target:
            canvas.lead_to(entry.target[0], Area(x + entry.indent, top, width, SMALL.lead), entry.target[1])


def _running(book: Book, lines: list[Line], style: Style, node: Node) -> Iterator[Strip]:
    """Lines that may go on over the page, though never one alone before or after it."""
    for number, line in enumerate(lines):
        rest = len(lines) - number - 1
        keep = rest > 0 and (number == 0 or rest == 1 or len(lines) < 4)
        yield Strip(style.lead, partial(_put, book, node, line), keep=keep)


def _two_clauses(book: Book, text: str, style: Style) -> list[Line]:
    """What was found on one line and what it is about on the next, where both fit."""
    name, colon, about = text.rpartition(": ")
    lines = [*book.type.lines(name + colon.rstrip(), style, WIDE), *book.type.lines(about, style, WIDE)]
    balanced = book.type.balanced(text, style, WIDE)
    return lines if colon and len(lines) == len(balanced) == 2 else balanced


def _put(book: Book, node: Node, line: Line, top: float) -> None:
    with book.canvas.inside(node):
        book.canvas.put_line(LEFT, top, line)


def _toned(style: Style, part: Span) -> Style:
    return Style(style.size, STYLES[part.tone].face, style.modules, STYLES[part.tone].ink)
