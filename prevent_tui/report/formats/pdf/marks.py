"""A state as a drawn sign, a pattern and a chip: the more ink, the more it needs attention, in grey as in colour."""

from __future__ import annotations

from math import cos, pi, sin

from prevent_tui.report.formats.pdf.page import Area, Canvas
from prevent_tui.report.formats.pdf.type import EDGE, LABEL, PT, QUIET, WHITE, Ink
from prevent_tui.report.model.inline import State
from prevent_tui.scoring import Status

Point = tuple[float, float]

CHIP = 4.6
"""The height of a chip."""

_HATCH = 1.3
"""From line to line of a hatched area."""

INKS: dict[Status, Ink] = {
    Status.GAP: (155, 28, 28),
    Status.PARTLY: (122, 74, 0),
    Status.NOT_SHOWN: (122, 74, 0),
    Status.MET: (30, 95, 59),
    Status.UNKNOWN: (75, 59, 134),
    Status.NA: QUIET,
    Status.NONE: QUIET,
}
TINTS: dict[Status, Ink] = {
    Status.GAP: (251, 234, 232),
    Status.PARTLY: (253, 241, 220),
    Status.NOT_SHOWN: (253, 241, 220),
    Status.MET: (231, 243, 234),
    Status.UNKNOWN: (238, 235, 247),
    Status.NA: (241, 243, 245),
    Status.NONE: WHITE,
}
PATTERNS: dict[Status, str] = {
    Status.GAP: "solid",
    Status.PARTLY: "hatched",
    Status.NOT_SHOWN: "hatched, with wide gaps",
    Status.MET: "pale",
    Status.UNKNOWN: "dotted",
    Status.NA: "empty",
    Status.NONE: "empty, with a broken edge",
}
"""What fills a state's cells in charts, in words."""
PLATED = frozenset({Status.PARTLY, Status.NOT_SHOWN, Status.UNKNOWN})
"""The states whose pattern needs a clear plate under a letter."""


def on_solid(status: Status) -> Ink:
    """The ink of a letter that stands on the state's pattern."""
    return WHITE if status is Status.GAP else INKS[status]


def patch(canvas: Canvas, status: Status, area: Area) -> None:
    """The pattern of a state, filling a rectangle."""
    ink, tint = INKS[status], TINTS[status]
    thin = 0.12 if area.width < 4 else 0.25
    if status is Status.GAP:
        canvas.box(area, fill=ink, edge=ink)
    elif status in {Status.PARTLY, Status.NOT_SHOWN}:
        canvas.box(area, fill=tint)
        hatch(canvas, area, ink, _HATCH if status is Status.PARTLY else 2 * _HATCH)
        canvas.box(area, edge=ink)
    elif status is Status.MET:
        canvas.box(area, fill=tint, edge=ink, weight=thin)
    elif status is Status.UNKNOWN:
        canvas.box(area, fill=WHITE)
        _dots(canvas, area, ink)
        canvas.box(area, edge=ink)
    else:
        dash = 0.6 if status is Status.NONE and area.width > 5 else 0
        canvas.box(area, fill=WHITE, edge=EDGE, weight=thin, dash=dash)


def chip(canvas: Canvas, state: State, x: float, top: float) -> float:
    """Sign and word; only a gap is solid. The answer is its width."""
    ink, tint = INKS[state.status], TINTS[state.status]
    width = chip_width(canvas, state)
    if state.status is Status.GAP:
        canvas.box(Area(x, top, width, CHIP), fill=ink)
    elif state.status in {Status.PARTLY, Status.NOT_SHOWN, Status.MET}:
        canvas.box(Area(x, top, width, CHIP), fill=tint, edge=ink, weight=0.25 if state.status is Status.MET else 0.35)
    else:
        dash = 0 if state.status is Status.NA else 0.8
        canvas.box(Area(x, top, width, CHIP), fill=WHITE, edge=ink, weight=0.3, dash=dash)
    sign(canvas, state.status, (x + 2.9, top + CHIP / 2), 1.5, reverse=state.status is Status.GAP)
    style = LABEL.inked(on_solid(state.status))
    canvas.put(x + 6.2, top + (CHIP - style.lead) / 2, state.word, style)
    return width


def chip_width(canvas: Canvas, state: State) -> float:
    """How wide a chip is."""
    return canvas.type.width(state.word, LABEL) + 8.2


def sign(canvas: Canvas, status: Status, middle: Point, radius: float = 1.6, *, reverse: bool = False) -> None:
    """The sign of a state around a point; each has its own outline. Reversed, a gap is drawn for a solid ground."""
    x, y = middle
    ink = INKS[status]
    canvas.set_draw_color(*ink)
    canvas.set_fill_color(*ink)
    canvas.set_line_width(0.3)
    if status is Status.GAP:
        _cross(canvas, middle, radius, (WHITE, ink) if reverse else (ink, WHITE))
    elif status is Status.PARTLY:
        _disc(canvas, middle, radius, ink, (0.25, 0.75))
    elif status is Status.NOT_SHOWN:
        _disc(canvas, middle, radius, ink, (0.75, 1))
    elif status is Status.MET:
        _tick(canvas, middle, radius)
    elif status is Status.UNKNOWN:
        _question_mark(canvas, middle, radius, ink)
    elif status is Status.NA:
        canvas.circle(x, y, radius, style="D")
        canvas.set_line_width(0.26 * radius)
        canvas.line(x - radius * 0.5, y, x + radius * 0.5, y)
    else:
        side = radius * 0.92
        canvas.box(Area(x - side, y - side, 2 * side, 2 * side), edge=ink, weight=0.3, dash=0.5)
        canvas.circle(x, y, 0.22 * radius, style="F")


def _cross(canvas: Canvas, middle: Point, radius: float, inks: tuple[Ink, Ink]) -> None:
    (x, y), (square, cross) = middle, inks
    side, arm = radius * 0.92, radius * 0.48
    canvas.box(Area(x - side, y - side, 2 * side, 2 * side), fill=square)
    canvas.set_draw_color(*cross)
    canvas.set_line_width(0.28 * radius)
    canvas.line(x - arm, y - arm, x + arm, y + arm)
    canvas.line(x - arm, y + arm, x + arm, y - arm)


def _disc(canvas: Canvas, middle: Point, radius: float, ink: Ink, turns: tuple[float, float]) -> None:
    """A disc of which a part is filled, clockwise from one turn to another; a turn of 0 is at the right."""
    x, y = middle
    canvas.set_fill_color(*WHITE)
    canvas.circle(x, y, radius, style="F")
    canvas.set_fill_color(*ink)
    begins, ends = turns
    angles = [2 * pi * (begins + (ends - begins) * step / 20) for step in range(21)]
    edge = [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
    canvas.polygon([middle, *edge], style="F")
    canvas.circle(x, y, radius, style="D")


def _tick(canvas: Canvas, middle: Point, radius: float) -> None:
    x, y = middle
    canvas.circle(x, y, radius, style="F")
    canvas.set_draw_color(*WHITE)
    canvas.set_line_width(0.26 * radius)
    path = ((-0.52, 0.04), (-0.12, 0.44), (0.55, -0.4))
    canvas.polyline([(x + radius * across, y + radius * down) for across, down in path], style="D")


def _question_mark(canvas: Canvas, middle: Point, radius: float, ink: Ink) -> None:
    x, y = middle
    canvas.set_fill_color(*WHITE)
    reach = radius * 1.16
    canvas.polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], style="DF")
    canvas.set_font("fira", "B", radius * 3.6)
    canvas.set_text_color(*ink)
    canvas.text(x - canvas.get_string_width("?") / 2, y + 0.345 * radius * 3.6 * PT, "?")


def hatch(canvas: Canvas, area: Area, ink: Ink, step: float = _HATCH, *, back: bool = False) -> None:
    """Lines at 45 degrees, cut to the rectangle by sums, so that no clip is ever left open.

    Args:
        canvas: What is drawn on.
        area: The rectangle.
        ink: Of the lines.
        step: From line to line, along an edge.
        back: Whether they fall to the right instead of rising.
    """
    canvas.set_draw_color(*ink)
    canvas.set_line_width(0.25)
    x, y, width, height = area
    along = step
    while along < width + height:
        x0, y0 = (x + along, y) if along <= width else (x + width, y + along - width)
        x1, y1 = (x, y + along) if along <= height else (x + along - height, y + height)
        if back:
            x0, x1 = 2 * x + width - x0, 2 * x + width - x1
        canvas.line(x0, y0, x1, y1)
        along += step


def _dots(canvas: Canvas, area: Area, ink: Ink) -> None:
    canvas.set_fill_color(*ink)
    x, y, width, height = area
    pitch = 1.4
    for across in range(int(width / pitch)):
        for down in range(int(height / pitch)):
            left = x + pitch / 2 + across * pitch + (width % pitch) / 2
            top = y + pitch / 2 + down * pitch + (height % pitch) / 2
            canvas.box(Area(left - 0.2, top - 0.2, 0.4, 0.4), fill=ink)
