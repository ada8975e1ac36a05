"""What the blocks of one document share: the canvas, the links between them, the outline and the running numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from prevent_tui.report.formats.pdf.flow import Flow
from prevent_tui.report.formats.pdf.page import Canvas
from prevent_tui.report.formats.pdf.tags import HEADINGS, Node
from prevent_tui.report.formats.pdf.type import (
    BODY_STRONG,
    SMALL,
    SMALL_ABSENT,
    SMALL_QUIET,
    SMALL_STRONG,
    Style,
    Typesetter,
)
from prevent_tui.report.model.blocks import Column, Row
from prevent_tui.report.model.inline import Tone

STYLES: dict[Tone, Style] = {
    Tone.PLAIN: SMALL,
    Tone.TITLE: BODY_STRONG,
    Tone.STRONG: SMALL_STRONG,
    Tone.QUIET: SMALL_QUIET,
    Tone.ABSENT: SMALL_ABSENT,
}
"""How the tones look in tables, ladders and lists."""


CLOSEST = 3
"""How closely the summary can be set."""


@dataclass(frozen=True)
class Entry:
    """A heading for the contents, and where it came to stand."""

    level: int
    text: str
    finding: str
    page: int
    link: int


@dataclass(frozen=True)
class Room:
    """Where an entry of the contents is to stand, and the elements of its link and of what was found."""

    page: int
    top: float
    link: Node
    finding: Node


class Book:
    """A document while it is laid out.

    Args:
        questions: Ids of the questions that get a block of their own, which references lead to.
        archival: Whether it is made to be kept for good, which nothing encrypted is.

    Attributes:
        here: The element that blocks put theirs into.
        rows: For each set of columns, the rows of all tables that have it.
        latest: The heading made last.
        caption_name: The name that the last caption has, such as `Table 3`.
        close: How closely the summary is set, so that it stays on the first page: 0 at ease, 1 with its name and its
            verdict smaller, 2 with the verdict as large as running text, 3 with each name in its lists on one line.
    """

    def __init__(self, questions: list[str], *, archival: bool = True) -> None:
        self.canvas = Canvas(archival=archival)
        self.flow = Flow(self.canvas)
        self.here = self.canvas.tree
        self.rows: dict[tuple[Column, ...], list[Row]] = {}
        self.latest = self.caption_name = ""
        self.close = 0
        self.entries: list[Entry] = []
        self.rooms: list[Room] = []
        self._links = {question: self.canvas.add_link(page=1) for question in questions}
        self._numbers: Counter[str] = Counter()
        self._deepest = -1
        self._level = 0

    @property
    def type(self) -> Typesetter:
        """Measures and breaks lines."""
        return self.canvas.type

    def heading(self, level: int) -> Node:
        """An element for a heading, never more than one level below the one before; one of level 2 begins a section."""
        if level == 2:
            self.here = self.canvas.tree.add("Sect")
        self._level = min(level, self._level + 1)
        return self.here.add(HEADINGS[self._level])

    def forget(self) -> None:
        """Takes back the elements and numbers made so far, of which nothing may have been drawn."""
        self.here = self.canvas.tree
        self.here.kids.clear()
        self._numbers.clear()
        self._level = 0

    def link(self, question: str) -> int | None:
        """What leads to a question's block, if it has one."""
        return self._links.get(question)

    def arrive(self, question: str, text: str, top: float) -> None:
        """Says that a question's block begins here."""
        self.canvas.set_link(self._links[question], y=top, page=self.canvas.page)
        self.bookmark(text, 2, top)

    def list_heading(self, level: int, text: str, finding: str, top: float) -> None:
        """Puts a heading that begins here into the contents and the outline."""
        link = self.canvas.add_link(y=top, page=self.canvas.page)
        self.entries.append(Entry(level, text, finding, self.canvas.page, link))
        self.bookmark(text, level - 2, top)

    def bookmark(self, text: str, level: int, top: float) -> None:
        """Adds to the outline, never more than one level deeper than the entry before."""
        self._deepest = min(level, self._deepest + 1)
        self.canvas.set_y(top)
        self.canvas.start_section(self.type.glyphs.fit(" ".join(text.split())), level=self._deepest)

    def number(self, kind: str) -> str:
        """The next number of its kind: `Table 3`."""
        self._numbers[kind] += 1
        return f"{kind} {self._numbers[kind]}"
