"""The page: its grid, one line of text, rules and boxes, and the flow that fills page after page.

Lengths are in millimetres from the upper left corner of an A4 sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import fontpkg
from fpdf import FPDF
from fpdf.fonts import TTFFont

from prevent_tui.report.pdf.glyphs import Glyphs
from prevent_tui.report.pdf.type import MODULE, PT, RULE, Ink, Line, Style, Typesetter

LEFT, RIGHT, TOP, BOTTOM = 20.0, 192.0, 24.0, 277.0
WIDE = RIGHT - LEFT
GUTTER = 4.0
_COLUMN = (WIDE - 11 * GUTTER) / 12

Align = Literal["L", "C", "R"]
Within = tuple[Align, float]
"""To which side of which width a line is set."""


class Area(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


def column(number: int) -> float:
    """The left edge of a column of the grid, 1 to 12."""
    return LEFT + (number - 1) * (_COLUMN + GUTTER)


def span(columns: int) -> float:
    """The width of so many columns with the gutters between them."""
    return columns * _COLUMN + (columns - 1) * GUTTER


class Canvas(FPDF):
    """An A4 document that draws single lines, rules and boxes, and knows nothing of blocks."""

    def __init__(self) -> None:
        super().__init__(format="A4", unit="mm")
        for face, path in (
            ("", fontpkg.path("Fira Sans")),
            ("B", fontpkg.path("Fira Sans", weight=600)),
            ("I", fontpkg.path("Fira Sans", style="italic")),
        ):
            self.add_font("fira", face, path)
        self.add_font("arabic", "", fontpkg.path("IBM Plex Sans Arabic"))
        self.set_auto_page_break(auto=False)
        self.set_margins(0, 0, 0)
        self.c_margin = 0
        # A text may hold any words; none of them may turn into the number of pages.
        self.alias_nb_pages("")
        faces = {face: self._face(f"fira{face}") for face in ("", "B", "I")}
        common = faces[""].cmap.keys() & faces["B"].cmap.keys() & faces["I"].cmap.keys()
        glyphs = Glyphs(common, self._face("arabic").cmap)
        widths = {face: {code: font.cw[code] for code in common} for face, font in faces.items()}
        self.type = Typesetter(widths, glyphs, self._shaped_width)

    def put(self, x: float, top: float, text: str, style: Style, within: Within = ("L", 0)) -> float:
        """One line of fitted text whose line box begins at `top`; the answer is its width."""
        width = self.type.width(text, style)
        x += _shift(width, within)
        self.set_font("fira", style.face, style.size)
        self.set_text_color(*style.ink)
        if self.type.glyphs.shaped(text):
            self._put_shaped(x, top, text, style)
        elif text:
            # Capitals stand in the middle of the line box.
            self.text(x, top + style.lead / 2 + 0.3445 * style.size * PT, text)
        return width

    def put_line(self, x: float, top: float, line: Line, within: Within = ("L", 0)) -> float:
        """A broken line; the answer is its width."""
        width = self.type.line_width(line)
        at = x + _shift(width, within)
        for text, style in line:
            at += self.put(at, top, text, style)
        return width

    def lead_to(self, target: int | None, area: Area) -> None:
        """Makes an area lead to a place from `add_link`; None leads nowhere."""
        if target is not None:
            self.link(*area, target)

    def rule(self, x: float, y: float, width: float, weight: float = 0.2, ink: Ink = RULE) -> None:
        """A level line."""
        self.set_draw_color(*ink)
        self.set_line_width(weight)
        self.line(x, y, x + width, y)

    def box(
        self, area: Area, *, fill: Ink | None = None, edge: Ink | None = None, weight: float = 0.25, dash: float = 0
    ) -> None:
        """A rectangle, filled, edged or both; `dash` breaks the edge into dashes of that length."""
        if fill:
            self.set_fill_color(*fill)
            self.rect(*area, style="F")
        if edge:
            self.set_draw_color(*edge)
            self.set_line_width(weight)
            if dash:
                self.set_dash_pattern(dash=dash, gap=dash)
            self.rect(*area, style="D")
            if dash:
                self.set_dash_pattern()

    def revisit(self, number: int) -> None:
        """Goes back to write on an earlier page, where nothing that was set since holds."""
        self.page = number
        self.font_family = ""
        self.set_draw_color(1, 2, 3)
        self.set_fill_color(1, 2, 3)
        self.set_line_width(0.111)

    def _face(self, name: str) -> TTFFont:
        font = self.fonts[name]
        assert isinstance(font, TTFFont)  # noqa: S101 - the fonts were added above
        return font

    def _shaped_width(self, text: str, style: Style) -> float:
        self.set_font("fira", style.face, style.size)
        self._shaping(on=True)
        width = self.get_string_width(text)
        self._shaping(on=False)
        return width

    def _put_shaped(self, x: float, top: float, text: str, style: Style) -> None:
        self._shaping(on=True)
        self.set_xy(x, top + 0.0445 * style.size * PT)
        self.cell(None, style.lead, text)
        self._shaping(on=False)
        # The cell may have left another font behind.
        self.font_family = ""

    def _shaping(self, *, on: bool) -> None:
        """Shaping costs three times the time, so it is on for the few texts that need it and for no others."""
        self.set_fallback_fonts(["arabic"] if on else [], exact_match=False)
        self.set_text_shaping(on)


def _shift(width: float, within: Within) -> float:
    side, room = within
    return {"L": 0.0, "C": (room - width) / 2, "R": room - width}[side]


@dataclass
class Strip:
    """A slice of the page, as high as one line or as a whole row; the flow never cuts it.

    Attributes:
        draw: Draws it, given its upper edge.
        keep: Stays on one page with the strip that follows.
        room: Begins a new page unless so much is left of this one.
        space: Is only there to part its neighbours, and is left out at the head of a page.
        sink: Stands at the foot of the page where there is room.
        again: Drawn first where this strip begins a page.
    """

    height: float
    draw: Callable[[float], None] = lambda _: None
    keep: bool = False
    room: float = 0
    space: bool = False
    sink: bool = False
    again: Strip | None = None


def gap(modules: float, *, keep: bool = False) -> Strip:
    """Room between two blocks."""
    return Strip(modules * MODULE, keep=keep, space=True)


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
        self.sheet()

    def sheet(self) -> None:
        """Begins a new page."""
        self.canvas.add_page()
        self.sections.append(self._section)
        self._y = TOP

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
        if not group:
            return
        height = sum(strip.height for strip in group)
        room = max([height, *(strip.room for strip in group)])
        full = self._y + room > BOTTOM + 0.01 and self._y > TOP
        if full and height <= BOTTOM - TOP and not all(strip.space for strip in group):
            self._turn(group[0])
        for strip in group:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        if strip.space and self._y <= TOP + 0.01:
            return
        if self._y + strip.height > BOTTOM + 0.01 and self._y > TOP and not strip.space:
            self._turn(strip)
        if strip.sink:
            self._y = max(self._y, BOTTOM - strip.height)
        strip.draw(self._y)
        self._y += strip.height

    def _turn(self, strip: Strip) -> None:
        self.sheet()
        if strip.again:
            strip.again.draw(self._y)
            self._y += strip.again.height
