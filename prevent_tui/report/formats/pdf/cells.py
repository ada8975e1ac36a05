"""What stands in the cells of a table: texts, references, chips and bars, as lines that a row may be cut between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from prevent_tui.report.formats.pdf.document import STYLES, Book
from prevent_tui.report.formats.pdf.marks import CHIP, chip, chip_width
from prevent_tui.report.formats.pdf.page import Align, Area, Within
from prevent_tui.report.formats.pdf.side_by_side import lead
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, EDGE, INK, LINK, MODULE, SMALL_STRONG, WHITE, Line
from prevent_tui.report.model.inline import Cell, Meter, Ref, Span, State

TRACK = 45.0
"""How long the track of a bar is, where there is room."""
APART = 2.4
"""The room between references on one line."""


@dataclass(frozen=True)
class Part:
    """A line or a mark in a cell, and the element it belongs to; drawn given its upper left corner."""

    height: float
    draw: Callable[[float, float], object]
    node: Node


def parts(book: Book, cell: Cell, width: float, node: Node, align: Align = "L") -> list[Part]:
    """The lines and marks of a cell, from top to bottom, each piece a paragraph of its own where there are several."""
    parts: list[Part] = []
    for isref, pieces in groupby(cell, lambda piece: isinstance(piece, Ref)):
        if isref:
            parts += _refs(book, [piece for piece in pieces if isinstance(piece, Ref)], width, node)
            continue
        for piece in pieces:
            own = node.add("P") if len(cell) > 1 else node
            if isinstance(piece, Span):
                parts += _lines(book, book.type.even(piece.text, STYLES[piece.tone], width), own, (align, width))
            elif isinstance(piece, State):
                parts += _state(book, piece, width, own)
            elif isinstance(piece, Meter):
                parts.append(_meter(book, piece, min(TRACK, width), own))
    return parts


def _lines(book: Book, lines: list[Line], node: Node, within: Within) -> list[Part]:
    def part(line: Line) -> Part:
        return Part(lead(line), lambda x, top: book.canvas.put_line(x, top, line, within=within), node)

    return [part(line) for line in lines]


def _refs(book: Book, refs: list[Ref], width: float, node: Node) -> list[Part]:
    """References that follow one another, as many to a line as fit."""
    rows: list[list[tuple[str, int | None, float, Node]]] = [[]]
    at = 0.0
    for ref in refs:
        text = book.type.glyphs.fit(ref.text)
        wide = book.type.width(text, LINK)
        if rows[-1] and at + wide > width:
            rows.append([])
            at = 0.0
        rows[-1].append((text, book.link(ref.question), at, node.add("P")))
        at += wide + APART

    def part(row: list[tuple[str, int | None, float, Node]]) -> Part:
        def draw(x: float, top: float) -> None:
            for text, target, right, own in row:
                with book.canvas.inside(own):
                    book.canvas.put_link(x + right, top, text, LINK, target)

        return Part(LINK.lead, draw, node)

    return [part(row) for row in rows]


def _state(book: Book, state: State, width: float, node: Node) -> list[Part]:
    """The chip, and the name of the level beside it, or below it where the column is too narrow."""
    height = CHIP + 0.8 * MODULE
    beside = chip_width(book.canvas, state) + 2
    step = book.type.glyphs.fit(state.step)
    if beside + book.type.width(step, SMALL_STRONG) > width:
        below = _lines(book, book.type.lines(step, SMALL_STRONG, width), node, ("L", width)) if step else []
        return [Part(height, lambda x, top: chip(book.canvas, state, x, top + 0.1), node), *below]

    def draw(x: float, top: float) -> None:
        chip(book.canvas, state, x, top + 0.1)
        book.canvas.put(x + beside, top + 0.1 + (CHIP - SMALL_STRONG.lead) / 2, step, SMALL_STRONG)

    return [Part(height, draw, node)]


def _meter(book: Book, meter: Meter, track: float, node: Node) -> Part:
    def draw(x: float, top: float) -> None:
        if meter.percent is None:
            book.canvas.put(x, top + 0.6, meter.words, SMALL_STRONG)
            return
        filled = track * meter.percent / 100
        book.canvas.box(Area(x, top + 0.6, track, 4.6), fill=WHITE, edge=EDGE, weight=0.2)
        if filled:
            book.canvas.box(Area(x, top + 0.6, filled, 4.6), fill=ACCENT)
        mark = None if meter.mark is None else track * meter.mark / 100
        wide = book.type.width(meter.words, SMALL_STRONG)
        if filled > track * 0.7:
            hides = mark is not None and filled - 2.2 - wide < mark < filled - 1
            right = mark - 1.2 if mark is not None and hides else filled - 1.6
            book.canvas.put(x, top + 0.8, meter.words, SMALL_STRONG.inked(WHITE), within=("R", right))
        else:
            hides = mark is not None and filled + 1 < mark < filled + 2.2 + wide
            left = mark + 1.2 if mark is not None and hides else filled + 1.6
            book.canvas.put(x + left, top + 0.8, meter.words, SMALL_STRONG)
        if mark is not None:
            book.canvas.box(Area(x + mark - 0.3, top + 0.1, 0.6, 5.6), fill=INK, edge=WHITE, weight=0.2)

    return Part(5.8, draw, node)
