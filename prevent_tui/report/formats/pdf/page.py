"""The page: its grid, one line of text, rules and boxes, and the flow that fills page after page.

Lengths are in millimetres from the upper left corner of an A4 sheet.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from fpdf.drawing_primitives import convert_to_device_color
from fpdf.fonts import TTFFont

from prevent_tui.report.formats.pdf.fonts import font
from prevent_tui.report.formats.pdf.glyphs import Glyphs
from prevent_tui.report.formats.pdf.tagged import Marking
from prevent_tui.report.formats.pdf.tags import Box
from prevent_tui.report.formats.pdf.type import PT, RULE, Ink, Line, Style, Typesetter

LEFT, RIGHT, TOP, BOTTOM = 20.0, 192.0, 24.0, 277.0
WIDE = RIGHT - LEFT
GUTTER = 4.0
TURN = 64.0
"""A section begins on a new page where less than this is left of one."""
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


class Canvas(Marking):
    """An A4 document that draws single lines, rules and boxes, and knows nothing of blocks."""

    def __init__(self, *, archival: bool = True) -> None:
        super().__init__(archival=archival)
        for face, path in (
            ("", font("Fira Sans")),
            ("B", font("Fira Sans", weight=600)),
            ("I", font("Fira Sans", style="italic")),
        ):
            self._load("fira", face, path)
        self.set_auto_page_break(auto=False)
        self.set_margins(0, 0, 0)
        self.c_margin = 0
        # A text may hold any words; none of them may turn into the number of pages.
        self.alias_nb_pages("")
        faces = {face: self._face(f"fira{face}") for face in ("", "B", "I")}
        common = faces[""].cmap.keys() & faces["B"].cmap.keys() & faces["I"].cmap.keys()
        glyphs = Glyphs(common, self._fallback)
        widths = {face: {code: font.cw[code] for code in common} for face, font in faces.items()}
        self.type = Typesetter(widths, glyphs, self._shaped_width)

    def put(  # noqa: PLR0913 - what is written, where and how
        self, x: float, top: float, text: str, style: Style, within: Within = ("L", 0), *, end: str = " "
    ) -> float:
        """One line of fitted text whose line box begins at `top`; the answer is its width.

        Args:
            x: Its left edge, or that of the room it is set in.
            top: The upper edge of its line box.
            text: What is written.
            style: How.
            within: To which side of how much room it is set.
            end: Follows unseen, so that whoever is read the text hears no two words as one.
        """
        width = self.type.width(text, style)
        if not text:
            return width
        x += _shift(width, within)
        self.writing = True
        self.set_font("fira", style.face, style.size)
        self.text_color = _colour(*style.ink)
        if self.type.glyphs.shaped(text):
            self._put_shaped(x, top, text, style)
            self.set_font("fira", style.face, style.size)
            x, text = x + width, ""
        if text := text + end:
            # Capitals stand in the middle of the line box.
            self.text(x, top + style.lead / 2 + 0.3445 * style.size * PT, text)
        self.writing = False
        return width

    def put_line(self, x: float, top: float, line: Line, within: Within = ("L", 0)) -> float:
        """A broken line; the answer is its width."""
        width = self.type.line_width(line)
        at = x + _shift(width, within)
        for text, style in line[:-1]:
            at += self.put(at, top, text, style, end="")
        for text, style in line[-1:]:
            self.put(at, top, text, style, end="" if line.cut else " ")
        return width

    def put_link(self, x: float, top: float, text: str, style: Style, target: int | None) -> float:
        """One line of fitted text that leads to a place; the answer is its width."""
        if target is None or not self.element:
            return self.put(x, top, text, style)
        with self.inside(self.element.add("Link")):
            width = self.put(x, top, text, style)
            self.lead_to(target, Area(x, top, width, style.lead), text)
        return width

    def lead_to(self, target: int | None, area: Area, says: str) -> None:
        """Makes an area of the link that is being drawn lead to a place from `add_link`; None leads nowhere.

        Args:
            target: The place.
            area: What is pressed.
            says: Where it leads, in words.
        """
        if target is not None:
            self.leads(area, target, says)

    def box_of(self, area: Area) -> Box:
        """An area as the box of a figure."""
        k, x, bottom = self.k, area.x, area.y + area.height
        return x * k, self.h_pt - bottom * k, (x + area.width) * k, self.h_pt - area.y * k

    def set_draw_color(self, r: Any, g: Any = -1, b: Any = -1) -> None:
        """The colour of lines; made once, as a page of charts sets it thousands of times."""
        super().set_draw_color(_colour(r, g, b))

    def set_fill_color(self, r: Any, g: Any = -1, b: Any = -1) -> None:
        """The colour of surfaces."""
        super().set_fill_color(_colour(r, g, b))

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
        self.leave()
        self.page = number
        self.font_family = ""
        self.set_draw_color(1, 2, 3)
        self.set_fill_color(1, 2, 3)
        self.set_line_width(0.111)

    def _load(self, family: str, face: str, path: Path) -> None:
        self.add_font(family, face, path)
        tables = self._face(family + face).ttfont
        # Shaping reads these from the file itself; here they are only looked through, at some cost, and left out.
        for name in ("GDEF", "GPOS", "GSUB"):
            if name in tables:
                del tables[name]

    def _face(self, name: str) -> TTFFont:
        font = self.fonts[name]
        assert isinstance(font, TTFFont)  # noqa: S101 - the fonts were added above
        return font

    def _fallback(self) -> Container[int]:
        """The code points of the font for what the others lack; most reports need none of it."""
        if "arabic" not in self.fonts:
            self._load("arabic", "", font("IBM Plex Sans Arabic"))
        return self._face("arabic").cmap

    def _shaped_width(self, text: str, style: Style) -> float:
        if self.type.glyphs.alone(text):
            return self._face("arabic").shaped_text_width(text, style.size, None)[1] / self.k
        self._shape(text, style)
        width = self.get_string_width(text)
        self._shape_no_more()
        return width

    def _put_shaped(self, x: float, top: float, text: str, style: Style) -> None:
        self._shape(text, style)
        self.set_xy(x, top + 0.0445 * style.size * PT)
        # Its signs are joined, and stand in the order they are seen in: what is read is the text itself.
        with self.inside(self.element.add("Span", actual=text) if self.element else None):
            self.cell(None, style.lead, text)
        self._shape_no_more()

    def _shape(self, text: str, style: Style) -> None:
        """Turns shaping on, which costs many times what plain text does, for the few texts that need it.

        To look for another font at every character costs as much again, and is left out where one font has them all.
        """
        alone = self.type.glyphs.alone(text)
        self.set_font(*(("arabic", "") if alone else ("fira", style.face)), style.size)
        self.set_fallback_fonts([] if alone else ["arabic"], exact_match=False)
        self.set_text_shaping(use_shaping_engine=True)

    def _shape_no_more(self) -> None:
        self.set_fallback_fonts([])
        self.set_text_shaping(use_shaping_engine=False)
        # A cell may have left another font behind.
        self.font_family = ""


_colour = cache(convert_to_device_color)


def _shift(width: float, within: Within) -> float:
    side, room = within
    return {"L": 0.0, "C": (room - width) / 2, "R": room - width}[side]
