"""The first page of a report as lines of text: the same blocks that every writer draws, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from textual.content import Content

from prevent_tui.report.model.blocks import (
    Block,
    Contents,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    Report,
    Table,
    Verdict,
)
from prevent_tui.report.model.figures import Figures
from prevent_tui.report.model.inline import Cell, Meter, Ref, Span, State
from prevent_tui.tui.kit.draw import line
from prevent_tui.wording.dates import day

_FORM = 12
"""Blocks that are shown of a report without contents, such as a form to be filled in by hand."""

_IDS = {"question", "width", "level"}
"""Fields of blocks that are no text for a reader."""


Say = Callable[[str], str]
"""The program's own words as this terminal can show them."""


def first_page(report: Report, say: Say) -> list[Content]:
    """The cover and the first page, and the headings of what follows; each item is a paragraph, to be wrapped."""
    blocks = report.blocks
    end = next((n for n, block in enumerate(blocks) if isinstance(block, Contents)), min(_FORM, len(blocks)))
    out = list(_cover(report, say))
    for block in blocks[:end]:
        out += [Content(""), *_block(block, say)]
    rest = [block for block in blocks[end:] if isinstance(block, Heading) and block.listed and block.level == 2]
    if rest:
        out += [Content(""), Content.styled("AFTER THIS PAGE", "bold $quiet")]
        out += [line((say(f"  {head.text}"), "$ink"), (say(f"   {head.finding}"), "$quiet")) for head in rest]
    return out


def _cover(report: Report, say: Say) -> Iterator[Content]:
    for text in (report.demo, report.stamp):
        if text:
            yield Content.styled(say(text), "bold $partly")
    yield Content.styled(report.heading, "bold $ink")
    yield from _plain([", ".join(text for text in (report.title, report.edition, report.day) if text)], "$quiet")
    yield from _plain([say(text) for text in (*report.notices, report.handling)])


def _block(block: Block, say: Say) -> Iterator[Content]:
    if isinstance(block, Heading):
        yield Content.styled(say(block.text.upper() if block.level == 2 else block.text), "bold $accent")
        yield from _plain([say(block.finding)], "$quiet")
    elif isinstance(block, Verdict):
        yield Content.styled(say(block.text), "bold $ink")
        yield from _plain([say(block.detail)])
    elif isinstance(block, Figures):
        for figure in block.items:
            yield line((f"{figure.title}: ", "$quiet"), (say(f"{figure.value} {figure.rest}"), "bold $ink"))
            yield from _plain([say(figure.note), say(figure.before)], "$quiet")
    elif isinstance(block, Paragraph):
        yield Content.styled(" ".join(span.text for span in block.spans), "$ink")
    elif isinstance(block, Notice):
        yield Content.styled(say(block.text), "$quiet")
    elif isinstance(block, Table):
        yield from _table(block, say)
    elif isinstance(block, Pair):
        yield from _listing(block.left, say)
        yield Content("")
        yield from _listing(block.right, say)
    else:
        yield from _plain(texts(block))


def _table(table: Table, say: Say) -> Iterator[Content]:
    if table.caption:
        yield Content.styled(say(table.caption), "bold $ink")
    dot = say(" · ")
    yield Content.styled(dot.join(say(column.title) for column in table.columns if column.title), "$quiet")
    for row in table.rows:
        yield Content.styled(say("  " + dot.join(text for cell in row.cells if (text := _cell(cell)))), "$ink")


def _listing(listing: Listing, say: Say) -> Iterator[Content]:
    yield Content.styled(listing.title, "bold $ink")
    for item in listing.items:
        state = f"{_piece(item.state)}: " if item.state else ""
        yield Content.styled(say(f"  {state}{' '.join(piece.text for piece in item.spans)}"), "$ink")


def _cell(cell: Cell) -> str:
    return ", ".join(_piece(piece) for piece in cell)


def _piece(piece: Span | Ref | State | Meter) -> str:
    if isinstance(piece, State):
        return f"{piece.word}, {piece.step}" if piece.step else piece.word
    return piece.words if isinstance(piece, Meter) else piece.text


def _plain(texts: Iterator[str] | list[str], style: str = "$ink") -> Iterator[Content]:
    return (Content.styled(text, style) for text in texts if text)


def texts(value: object) -> Iterator[str]:
    """Every text within a block, in the order of its fields, depth first."""
    if isinstance(value, Span | Ref | State | Meter):
        yield _piece(value)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in _IDS:
                yield from texts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, date):
        yield day(value)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
