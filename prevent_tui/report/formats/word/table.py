"""Tables: the head marked and repeated, rows whole unless they are very long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element, el, legal
from prevent_tui.report.formats.word.marks import INK, INKS, PALE, TINTS, bar, chip
from prevent_tui.report.formats.word.runs import link, paragraph, plain, run
from prevent_tui.report.model.blocks import Mark, Row, Table
from prevent_tui.report.model.inline import Cell, Meter, Piece, Ref, Span, State
from prevent_tui.scoring import Status

WIDE = 9751
"""The width of the text, in twentieths of a point."""

_LONG = 1500
"""Letters in a row from which it may be parted at the foot of a page."""


@dataclass(frozen=True)
class Box:
    """A cell of a table in a document.

    Attributes:
        content: Its paragraphs.
        fill: Its tint, as six hexadecimal digits; empty for none.
        edges: The weight and colour of the edges that differ from the table's, by side.
        across: How many columns it takes.
    """

    content: tuple[Element, ...]
    fill: str = ""
    edges: tuple[tuple[str, str, int, str], ...] = ()
    across: int = 1


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a document.

    Attributes:
        style: Its table style.
        widths: The width of each column, in twentieths of a point.
        rows: Its rows.
        title: What it is called, for those who hear it.
        about: What is in it, for those who hear it.
        heads: How many of its rows are heads, which are repeated on each page.
        indent: How far it stands from the left.
        first: Whether the first cell of a row is the row's heading.
        high: The least height of a row, in twentieths of a point; 0 for that of its text.
    """

    style: str
    widths: list[int]
    rows: list[tuple[Box, ...]]
    title: str
    about: str
    heads: int = 0
    indent: int = 0
    first: bool = True
    high: int = 0

    def drawn(self) -> Iterator[Element]:
        """The table, and the small gap that parts it from what follows."""
        looks = el(
            "w:tblPr",
            el("w:tblStyle", val=self.style),
            el("w:tblW", w=sum(self.widths), type="dxa"),
            el("w:tblInd", w=self.indent, type="dxa"),
            el("w:tblLayout", type="fixed"),
            _look(head=self.heads > 0, first=self.first),
            el("w:tblCaption", val=_line(self.title)),
            el("w:tblDescription", val=_line(self.about)),
        )
        columns = el("w:tblGrid", *(el("w:gridCol", w=each) for each in self.widths))
        yield el("w:tbl", looks, columns, *(self._row(n, row) for n, row in enumerate(self.rows)))
        yield paragraph("Gap")

    def _row(self, number: int, row: tuple[Box, ...]) -> Element:
        length = sum(len(part.text or "") for box in row for each in box.content for part in each.iter("{*}t"))
        head = number < self.heads
        looks = [
            el("w:cantSplit") if length < _LONG else None,
            el("w:trHeight", val=self.high, hRule="atLeast") if self.high and not head else None,
            el("w:tblHeader") if head else None,
        ]
        cells, at = [], 0
        for box in row:
            cells.append(_box(box, sum(self.widths[at : at + box.across])))
            at += box.across
        return el("w:tr", el("w:trPr", *looks), *cells)


def heads(*titles: str) -> tuple[Box, ...]:
    """A row of column heads."""
    return tuple(Box((plain("TableHead", title),)) for title in titles)


def caption(draft: Draft, text: str) -> Iterator[Element]:
    """The number and the title of a table or a figure."""
    if text:
        yield paragraph("Caption", run(draft.name, "AccentLabel"), run("   "), run(text), keep=True, direction=text)


def table(draft: Draft, block: Table) -> Iterator[Element]:
    """A table with its caption."""
    yield from caption(draft, block.caption)
    titles = [column.title for column in block.columns]
    head = tuple(Box((plain("TableHead", column.title, right=column.right),)) for column in block.columns)
    rows = [head, *(_row(draft, block, row) for row in block.rows)]
    wide = widths(column.width for column in block.columns)
    about = f"Columns: {', '.join(titles)}."
    yield from Grid("ReportTable", wide, rows, block.caption or titles[0], about, heads=1).drawn()


def widths(shares: Iterable[float], wide: int = WIDE) -> list[int]:
    """The widths of columns that share a width."""
    parts = list(shares)
    return [int(wide * share / sum(parts)) for share in parts]


def cell(draft: Draft, content: Cell, *, right: bool = False, keep: bool = False) -> tuple[Element, ...]:
    """The pieces of a cell, each a paragraph of its own."""
    return tuple(_piece(draft, piece, right=right, keep=keep) for piece in content) or (paragraph("TableText"),)


def _row(draft: Draft, block: Table, row: Row) -> tuple[Box, ...]:
    fill = {Mark.GAP: TINTS[Status.GAP], Mark.LATE: PALE}.get(row.mark, "")
    ink = {Mark.GAP: INKS[Status.GAP], Mark.LATE: INK}.get(row.mark, "")
    above = (("top", "single", 8, INK),) if row.mark is Mark.SUM else ()
    boxes = []
    for place, (column, content) in enumerate(zip(block.columns, row.cells, strict=True)):
        beside = (("left", "single", 36, ink),) if ink and not place else ()
        boxes.append(Box(cell(draft, content, right=column.right), fill, (*above, *beside)))
    return tuple(boxes)


def _piece(draft: Draft, piece: Piece, *, right: bool, keep: bool) -> Element:
    if isinstance(piece, Span):
        return plain("TableText", piece.text, piece.tone, right=right, keep=keep)
    if isinstance(piece, Ref):
        return paragraph("TableText", link(draft, piece), right=right, keep=keep)
    if isinstance(piece, State):
        return paragraph("TableText", *chip(piece), right=right, keep=keep)
    return paragraph("TableText", *meter(piece), right=right, keep=keep)


def meter(piece: Meter) -> list[Element]:
    """A share as a bar with its words."""
    drawn = [] if piece.percent is None else [*bar(piece.percent, mark=piece.mark), run("  ")]
    return [*drawn, run(piece.words, "Strong")]


def _look(*, head: bool, first: bool) -> Element:
    """Which parts of its style a table uses; once as flags, and once as the number that older programs read."""
    number = 0x600 + (0x20 if head else 0) + (0x80 if first else 0)
    flags = {"firstRow": int(head), "lastRow": 0, "firstColumn": int(first), "lastColumn": 0}
    return el("w:tblLook", val=f"{number:04X}", **flags, noHBand=1, noVBand=1)


def _box(box: Box, width: int) -> Element:
    order = ("top", "left", "bottom", "right")
    edges = sorted(box.edges, key=lambda edge: order.index(edge[0]))
    looks = el(
        "w:tcPr",
        el("w:tcW", w=width, type="dxa"),
        el("w:gridSpan", val=box.across) if box.across > 1 else None,
        el(
            "w:tcBorders",
            *(el(f"w:{side}", val=kind, sz=weight, space=0, color=ink) for side, kind, weight, ink in edges),
        )
        if edges
        else None,
        el("w:shd", val="clear", color="auto", fill=box.fill) if box.fill else None,
    )
    return el("w:tc", looks, *box.content)


def _line(text: str) -> str:
    return " ".join(legal(text).split())
