"""What stands on every page and belongs to no block: running head and foot, page numbers and the mark of a demo."""

from __future__ import annotations

from typing import NamedTuple

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.page import LEFT, WIDE, Area, Canvas
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, FOOT, INK, LABEL, WHITE
from prevent_tui.report.model.blocks import Report

_GHOST = (243, 245, 246)
_TAB = Area(201.6, 24.0, 5.6, 62.0)


def behind(canvas: Canvas) -> None:
    """The pale word behind the first page of a demo; drawn first, so that it covers nothing."""
    canvas.set_font("fira", "B", 150)
    canvas.set_text_color(*_GHOST)
    with canvas.rotation(52, 105, 150):
        canvas.text(105 - canvas.get_string_width("DEMO") / 2, 169, "DEMO")


class ReadOnce(NamedTuple):
    """The elements of what stands on every page and is read on the first only."""

    handling: Node
    demo: Node


def stamp(book: Book, report: Report, once: ReadOnce) -> None:
    """Head, foot and page n of m on every page, written last, when m is known."""
    canvas = book.canvas
    total = canvas.pages_count
    name = book.type.clip(report.heading, FOOT, WIDE / 2)
    for number, section in enumerate(book.flow.sections, 1):
        canvas.revisit(number)
        if number > 1:
            canvas.put(LEFT, 11.5, book.type.clip(section, LABEL, WIDE / 2 - 6), LABEL.inked(ACCENT))
            canvas.put(LEFT, 11.5, name, FOOT, within=("R", WIDE))
        canvas.rule(LEFT, 284.2, WIDE)
        foot = book.type.clip(report.footer, FOOT, WIDE - 40)
        with canvas.inside(once.handling if number == 1 else None):
            canvas.put(LEFT, 285.6, foot, FOOT)
        canvas.put(LEFT, 285.6, f"Page {number} of {total}", LABEL, within=("R", WIDE))
        if report.demo:
            with canvas.inside(once.demo if number == 1 else None):
                _tab(book, report.demo)


def _tab(book: Book, words: str) -> None:
    canvas, (x, y, width, height) = book.canvas, _TAB
    canvas.box(_TAB, fill=INK)
    words = book.type.clip(words, LABEL, height - 6)
    middle, centre = x + width / 2, y + height / 2
    with canvas.rotation(270, middle, centre):
        canvas.put(middle, centre - LABEL.lead / 2 + 0.03, words, LABEL.inked(WHITE), within=("C", 0))
