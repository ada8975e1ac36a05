"""What each mark on the pages is: a tree of headings, paragraphs, lists, tables and figures, read aloud in its order.

The order of the tree is the order in which its nodes were made, whatever is drawn first; what was drawn for a node may
stand on several pages. What is drawn for no node is page furniture, which nobody is read.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

Kind = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "Span",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "Caption",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Link",
    "TOC",
    "TOCI",
    "Reference",
]
HEADINGS: tuple[Kind, ...] = ("H1", "H1", "H2", "H3", "H4", "H5", "H6")
"""The kind of a heading by its level."""

Scope = Literal["", "Column", "Row"]

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge in points, from the lower left corner of the page."""

_CELLS = frozenset({"TD", "TH"})


class Mark(NamedTuple):
    """A stretch of what a page draws, by its number there."""

    page: int
    number: int


class Spot(NamedTuple):
    """An area of a page that leads somewhere, by its number among all of the document."""

    page: int
    number: int


class Node:
    """An element of the tree.

    Attributes:
        kind: What it is.
        alt: What a figure shows, in words.
        actual: What is read instead of the text that is drawn.
        scope: Which cells a heading cell heads.
        box: Where a figure stands on the first page that it is on.
        kids: Its elements, and what was drawn for it, in reading order.
        number: That of its object in a file, once it has one.
    """

    __slots__ = ("actual", "alt", "box", "kids", "kind", "number", "scope")

    def __init__(self, kind: Kind, *, alt: str = "", actual: str = "", scope: Scope = "") -> None:
        self.kind = kind
        self.alt = alt
        self.actual = actual
        self.scope = scope
        self.box: Box | None = None
        self.kids: list[Node | Mark | Spot] = []
        self.number = 0

    def add(self, kind: Kind, *, alt: str = "", actual: str = "", scope: Scope = "") -> Node:
        """Makes an element that is read after those there already."""
        node = Node(kind, alt=alt, actual=actual, scope=scope)
        self.kids.append(node)
        return node

    def prune(self) -> bool:
        """Leaves out elements for which nothing was drawn, but for cells; says whether anything is left of it."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Node) or kid.prune()]
        return bool(self.kids) or self.kind in _CELLS

    def widen(self, box: Box) -> None:
        """Makes the box of a figure take in another."""
        if self.box:
            (left, low, right, high), (x0, y0, x1, y1) = self.box, box
            box = min(left, x0), min(low, y0), max(right, x1), max(high, y1)
        self.box = box


def spoken(text: str) -> str:
    """A text as it may stand beside a page, where any sign may stand but for controls and halves of signs."""
    if text.isprintable():
        return text
    return "".join([char if unicodedata.category(char) not in {"Cc", "Cs"} else " " for char in text])
