"""The flow: slices of the page set one below the other, page after page, with what belongs together kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from prevent_tui.report.formats.pdf.page import BOTTOM, TOP, Canvas
from prevent_tui.report.formats.pdf.type import MODULE

EMPTY = 42.0
"""So much of a page may stay empty to keep together what can be parted."""


LEAST = 0.4
"""The share of the room between blocks that is kept, however much else has to stand on a page."""


@dataclass
class Strip:
    """A slice of the page, as high as one line or as a whole row; the flow never cuts it.

    Attributes:
        draw: Draws it, given its upper edge.
        keep: Stays on one page with the strip that follows.
        part: Though kept with the strip that follows, is parted from it where more of a page would stay empty; 0 never.
        room: Begins a new page unless so much is left of this one.
        space: Is only there to part its neighbours, and is left out at the head of a page.
        sink: Stands at the foot of the first page where there is room.
        again: Drawn first where this strip begins a page.
    """

    height: float
    draw: Callable[[float], None] = lambda _: None
    keep: bool = False
    part: float = 0
    room: float = 0
    space: bool = False
    sink: bool = False
    again: Strip | None = None


def gap(modules: float, *, keep: bool = False) -> Strip:
    """Room between two blocks."""
    return Strip(modules * MODULE, keep=keep, space=True)


def least_height(strips: list[Strip]) -> float:
    """How high strips are with as little room between them as there may be."""
    return sum(strip.height * (LEAST if strip.space else 1) for strip in strips)


def tightened_strips(strips: list[Strip]) -> list[Strip]:
    """The same on one page where they can be, with less room between them where they need it."""
    spaces = sum(strip.height for strip in strips if strip.space)
    over = sum(strip.height for strip in strips) - (BOTTOM - TOP)
    if over <= 0 or not spaces:
        return strips
    share = max(LEAST, 1 - over / spaces)
    return [replace(strip, height=strip.height * share) if strip.space else strip for strip in strips]


class Flow:
    """Places strips one below the other, page after page.

    Attributes:
        sections: For each page, the section it begins in.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.sections: list[str] = []
        self._section = ""
        self._group: list[Strip] = []
        self._y = TOP
        self._fresh = True
        self.sheet()

    def sheet(self) -> None:
        """Begins a new page."""
        self.canvas.add_page()
        self.sections.append(self._section)
        self._y = TOP
        self._fresh = True

    def begin(self, section: str, top: float) -> None:
        """Says which section begins here."""
        self._section = section
        if top <= TOP + 0.01:
            self.sections[-1] = section

    def add(self, strips: Iterable[Strip]) -> None:
        """Places strips, each held back until it is known what has to stay with it."""
        for strip in strips:
            self._group.append(strip)
            if not strip.keep:
                self.finish()

    def finish(self) -> None:
        """Places what is still held back."""
        group, self._group = self._group, []
        while group:
            group = self._settle(group)

    def _settle(self, group: list[Strip]) -> list[Strip]:
        """Places strips that belong together, and gives back those that are left for a new page."""
        left = BOTTOM - self._y + 0.01
        height = sum(strip.height for strip in group)
        room = max([height, *(strip.room for strip in group)])
        fits = room <= left or self._fresh or height > BOTTOM - TOP
        if fits or all(strip.space for strip in group):
            for strip in group:
                self._place(strip)
            return []
        parted = self._parted(group, left)
        for strip in group[:parted]:
            self._place(strip)
        self._turn(group[parted])
        return group[parted:]

    def _parted(self, group: list[Strip], left: float) -> int:
        """How many strips of a group stay on this page: none, unless too much of it would be empty without them."""
        end, last = 0.0, 0
        for number, strip in enumerate(group[:-1], 1):
            end += strip.height
            if end > left:
                break
            if 0 < strip.part < left:
                last = number
        return last

    def _place(self, strip: Strip) -> None:
        if strip.space and self._fresh:
            return
        if self._y + strip.height > BOTTOM + 0.01 and not self._fresh and not strip.space:
            self._turn(strip)
        if strip.sink and len(self.sections) == 1:
            self._y = max(self._y, BOTTOM - strip.height)
        strip.draw(self._y)
        self._y += strip.height
        self._fresh = False

    def _turn(self, strip: Strip) -> None:
        self.sheet()
        if strip.again:
            strip.again.draw(self._y)
            self._y += strip.again.height
