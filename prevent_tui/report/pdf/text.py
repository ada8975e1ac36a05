"""Blocks of words: the head of the first page, headings, paragraphs, lists, contents and the key to the states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from prevent_tui.report.figures import StateKey
from prevent_tui.report.model import Heading, Item, Kind, Listing, Notice, Pair, Paragraph, Report, Verdict
from prevent_tui.report.pdf.book import STYLES, Book
from prevent_tui.report.pdf.marks import CHIP, chip, patch, sign
from prevent_tui.report.pdf.page import BOTTOM, LEFT, RIGHT, TOP, WIDE, Area, Strip, column, gap, span
from prevent_tui.report.pdf.type import (
    ACCENT,
    BODY,
    BODY_STRONG,
    DISPLAY,
    INK,
    LABEL,
    LEAD,
    LINK,
    MODULE,
    PART,
    SECTION,
    SMALL,
    SMALL_QUIET,
    SMALL_STRONG,
    VERDICT,
    WHITE,
    Line,
    Run,
    Style,
)
from prevent_tui.report.pieces import Ref, Span, State, Tone
from prevent_tui.wording import day

_SECTION_ROOM = 0.42 * (BOTTOM - TOP)
_PARAGRAPHS = {Kind.BODY: BODY, Kind.LEAD: LEAD, Kind.SMALL: SMALL}
_SIGN = 7.0


def cover(book: Book, report: Report) -> Iterator[Strip]:
    """The head of the first page: what this is, of whom and of when."""
    stamp = book.type.glyphs.fit(report.stamp)
    width = book.type.width(stamp, LABEL) + 6

    def head(top: float) -> None:
        book.canvas.rule(LEFT, top - 9, WIDE, weight=1.6, ink=ACCENT)
        title = book.type.clip(report.title, BODY_STRONG, WIDE - (width + 4 if stamp else 0))
        book.canvas.put(LEFT, top - 5, title, BODY_STRONG.inked(ACCENT))
        if stamp:
            book.canvas.box(Area(RIGHT - width, top - 5.2, width, 5.6), fill=WHITE, edge=INK, weight=0.4, dash=1.2)
            book.canvas.put(RIGHT - width, top - 4.5, stamp, LABEL, within=("C", width))

    yield Strip(1.5, head, keep=True)
    style = _fitting(book, report.setting)
    yield from _running(book, book.type.balanced(report.setting, style, WIDE), style)
    yield gap(1)
    line = f"{day(report.made_on)}   ·   {report.edition}"
    yield from _running(book, book.type.lines(line, SMALL_QUIET, WIDE), SMALL_QUIET)
    yield gap(5)


def heading(book: Book, block: Heading) -> Iterator[Strip]:
    """A heading; one of level 2 begins a new page unless a good part of this one is left."""
    style = SECTION if block.level == 2 else PART
    lines = book.type.balanced(block.text, style, WIDE)
    yield gap(6 if block.level == 2 else 4, keep=True)
    for number, line in enumerate(lines):

        def draw(top: float, number: int = number, line: Line = line) -> None:
            if not number:
                if block.level == 2:
                    book.flow.begin(block.text, top)
                if block.listed:
                    book.list_heading(block.level, block.text, block.finding, top)
            book.canvas.put_line(LEFT, top, line)

        yield Strip(style.lead, draw, keep=True, room=_SECTION_ROOM if block.level == 2 else 0)
    yield gap(3 if block.level == 2 else 1.5, keep=True)


def paragraph(book: Book, block: Paragraph) -> Iterator[Strip]:
    """Running text, ten columns wide; small text runs to the full width."""
    style = _PARAGRAPHS[block.kind]
    width = WIDE if block.kind is Kind.SMALL else span(10)
    if len(block.spans) == 1 and block.spans[0].tone is Tone.PLAIN:
        lines = book.type.balanced(block.spans[0].text, style, width)
    else:
        lines = book.type.wrap([(part.text, _toned(style, part)) for part in block.spans], width)
    for strip in _running(book, lines, style):
        strip.keep = strip.keep or block.introduces
        yield strip
    yield gap(2 if block.kind is Kind.SMALL else 3, keep=block.introduces)


def verdict(book: Book, block: Verdict) -> Iterator[Strip]:
    """The verdict in words, and what lies behind it."""
    yield from _running(book, _two_clauses(book, block.text), VERDICT)
    yield gap(1)
    if block.detail:
        yield from _running(book, book.type.balanced(block.detail, BODY, span(11)), BODY)
    yield gap(4)


def pair(book: Book, block: Pair) -> Iterator[Strip]:
    """Two lists beside each other."""
    yield gap(3, keep=True)

    def titles(top: float) -> None:
        for x, listing in ((LEFT, block.left), (column(7), block.right)):
            book.canvas.put(x, top, book.type.clip(listing.title, PART, span(6)), PART)

    yield Strip(PART.lead + MODULE, titles, keep=True)
    rows = list(zip_longest(_entries(book, block.left), _entries(book, block.right)))
    for number, (left, right) in enumerate(rows):

        def draw(top: float, left: _Entry | None = left, right: _Entry | None = right) -> None:
            for x, entry in ((LEFT, left), (column(7), right)):
                if entry:
                    _draw_entry(book, entry, x, top)

        yield Strip(SMALL.lead + 0.3, draw, keep=number == 0)


def notice(book: Book, block: Notice) -> Iterator[Strip]:
    """A sentence at the foot of the page, under a rule."""
    lines = book.type.lines(block.text, SMALL_QUIET, WIDE)

    def draw(top: float) -> None:
        book.canvas.rule(LEFT, top + 1, WIDE, weight=0.5, ink=INK)
        for number, line in enumerate(lines):
            book.canvas.put_line(LEFT, top + 2.6 + number * SMALL_QUIET.lead, line)

    yield Strip(2.6 + len(lines) * SMALL_QUIET.lead, draw, sink=True)


def contents(book: Book, headings: list[Heading]) -> Iterator[Strip]:
    """Room for the contents, which are written last, when every page is known."""

    def title(top: float) -> None:
        book.flow.begin("Contents", top)
        book.canvas.put(LEFT, top, "Contents", SECTION)

    yield Strip(SECTION.lead + 3 * MODULE, title, keep=True, room=_SECTION_ROOM)
    for number, block in enumerate(headings):
        if block.level == 2 and number and headings[number - 1].level > 2:
            yield gap(1)
        height = BODY.lead + 1.2 if block.level == 2 else SMALL.lead + 0.2
        yield Strip(height, lambda top: book.places.append((book.canvas.page, top)))
    yield gap(4)


def fill_contents(book: Book) -> None:
    """Writes the contents: page, heading and what was found there."""
    for entry, (page, top) in zip(book.entries, book.places, strict=True):
        book.canvas.revisit(page)
        main = entry.level == 2
        style = BODY_STRONG if main else SMALL
        book.canvas.put(LEFT, top, str(entry.page), style.inked(INK), within=("R", 9))
        room = column(8) - column(2) - 5 if main else WIDE - 20
        text = book.type.clip(entry.text, style, room)
        width = book.canvas.put(column(2) + 1, top, text, style.inked(ACCENT) if main else style)
        book.canvas.lead_to(entry.link, Area(column(2) + 1, top, width, style.lead))
        if entry.finding:
            finding = book.type.clip(entry.finding, SMALL_QUIET, span(5))
            book.canvas.put(column(8), top + (style.lead - SMALL_QUIET.lead) / 2, finding, SMALL_QUIET)


def state_key(book: Book, block: StateKey) -> Iterator[Strip]:
    """The states: chip, meaning, what follows, and the pattern used in charts."""
    places = (LEFT, LEFT + 36, LEFT + 98, LEFT + 158)
    widths = (33.0, 59.0, 57.0, 14.0)

    def head(top: float) -> None:
        for x, word in zip(places, ("State", "What it means", "What follows", "In charts"), strict=True):
            book.canvas.put(x, top, word, LABEL)
        book.canvas.rule(LEFT, top + LABEL.lead + 1.6, WIDE, weight=0.5, ink=INK)

    yield Strip(LABEL.lead + 1.6, head, keep=True)
    for state, meaning, follows in block.rows:
        texts = [book.type.even(text, SMALL, width) for text, width in ((meaning, widths[1]), (follows, widths[2]))]
        height = max(CHIP, *(len(lines) * SMALL.lead for lines in texts)) + 2.6

        def draw(top: float, state: State = state, texts: list[list[Line]] = texts, height: float = height) -> None:
            chip(book.canvas, state, places[0], top + 1.3)
            for x, lines in zip(places[1:3], texts, strict=True):
                for number, line in enumerate(lines):
                    book.canvas.put_line(x, top + 1.3 + number * SMALL.lead, line)
            patch(book.canvas, state.status, Area(places[3], top + 1.5, widths[3], 4.2))
            book.canvas.rule(LEFT, top + height, WIDE)

        yield Strip(height, draw)


_Entry = tuple[Item, Line, bool, float]
"""An item, one of its lines, whether that is the first, and how far it is indented."""


def _entries(book: Book, listing: Listing) -> Iterator[_Entry]:
    indent = _SIGN if any(item.state for item in listing.items) else 0.0
    for item in listing.items:
        runs: list[Run] = [(part.text, LINK if isinstance(part, Ref) else STYLES[part.tone]) for part in item.spans]
        for number, line in enumerate(book.type.wrap(runs, span(6) - indent)):
            yield item, line, number == 0, indent


def _draw_entry(book: Book, entry: _Entry, x: float, top: float) -> None:
    item, line, first, indent = entry
    if item.state and first:
        sign(book.canvas, item.state.status, (x + 2, top + SMALL.lead / 2))
    width = book.canvas.put_line(x + indent, top, line)
    target = next((part for part in item.spans if isinstance(part, Ref)), None)
    book.canvas.lead_to(book.link(target.question) if target else None, Area(x + indent, top, width, SMALL.lead))


def _running(book: Book, lines: list[Line], style: Style) -> Iterator[Strip]:
    """Lines that may go on over the page, though never one alone before or after it."""
    for number, line in enumerate(lines):
        rest = len(lines) - number - 1
        keep = rest > 0 and (number == 0 or rest == 1 or len(lines) < 4)
        yield Strip(style.lead, partial(_put, book, line), keep=keep)


def _two_clauses(book: Book, text: str) -> list[Line]:
    """What was found on one line and what it is about on the next, where both fit."""
    found, colon, about = text.rpartition(": ")
    lines = [*book.type.lines(found + colon.rstrip(), VERDICT, WIDE), *book.type.lines(about, VERDICT, WIDE)]
    balanced = book.type.balanced(text, VERDICT, WIDE)
    return lines if colon and len(lines) == len(balanced) == 2 else balanced


def _put(book: Book, line: Line, top: float) -> None:
    book.canvas.put_line(LEFT, top, line)


def _toned(style: Style, part: Span) -> Style:
    return Style(style.size, STYLES[part.tone].face, style.modules, STYLES[part.tone].ink)


def _fitting(book: Book, name: str) -> Style:
    """The largest style that keeps a name to a few lines; an endless one is set as running text."""
    for style, most in ((DISPLAY, 2), (VERDICT, 3), (PART, 4)):
        if len(book.type.lines(name, style, WIDE)) <= most:
            return style
    return SMALL_STRONG
