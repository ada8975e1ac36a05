"""A radar of shares: no filled area, which would grow with the order of the arms, and the value at each arm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from prevent_tui.report.formats.pdf.document import Book
from prevent_tui.report.formats.pdf.flow import Strip, gap
from prevent_tui.report.formats.pdf.page import LEFT, WIDE, Align, Area, Canvas
from prevent_tui.report.formats.pdf.side_by_side import Stack, beside, lead
from prevent_tui.report.formats.pdf.table import caption
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.formats.pdf.type import ACCENT, EDGE, FOOT, INK, LABEL, SMALL_QUIET, SMALL_STRONG, WHITE, Line
from prevent_tui.report.model.figures import Arm, Radar

Point = tuple[float, float]

_ARMS = range(3, 13)
"""With fewer there is no shape, with more no room for the words."""
_RADIUS, _LABEL, _CLEAR = 46.0, 44.0, 4.0
_LINES = 4
_MIDDLE = 8.0
_RINGS = (25, 50, 75, 100)


@dataclass(frozen=True)
class _Words:
    """What stands at the end of an arm: its name and its value, already broken into lines."""

    arm: Arm
    node: Node
    name: list[Line]
    value: list[Line]

    @property
    def height(self) -> float:
        return len(self.name) * SMALL_STRONG.lead + len(self.value) * SMALL_QUIET.lead


def radar(book: Book, block: Radar) -> Iterator[Strip]:
    """The radar with its key; the words alone, where there are too few arms for a shape or too many for the page."""
    if len(block.arms) not in _ARMS or any(len(_lines(book, arm)) > _LINES for arm in block.arms):
        yield from _listed(book, block)
        return
    node = book.here.add("Figure", alt=_alt(block))
    yield from caption(book, "Figure", block.caption, node)
    yield gap(2, keep=True)
    labels = [_Words(arm, node.add("Span"), *_broken(book, arm)) for arm in block.arms]
    key = node.add("Span")
    height = 2 * (_RADIUS + _CLEAR) + max(label.height for label in labels) * 1.5
    area = Area(LEFT, 0, WIDE, height)

    def draw(top: float) -> None:
        with book.canvas.inside(node, book.canvas.box_of(area._replace(y=top))):
            _draw(book, block, labels, (LEFT + WIDE / 2, top + height / 2))

    yield Strip(height, draw, keep=block.ring is not None)
    if block.ring is not None:
        yield from _ring_key(book, block.ring_words, key)
    yield gap(3)


def _broken(book: Book, arm: Arm) -> tuple[list[Line], list[Line]]:
    return book.type.balanced(arm.label, SMALL_STRONG, _LABEL), book.type.balanced(arm.words, SMALL_QUIET, _LABEL)


def _lines(book: Book, arm: Arm) -> list[Line]:
    name, value = _broken(book, arm)
    return [*name, *value]


def _alt(block: Radar) -> str:
    alternative = "; ".join(f"{arm.label}: {arm.words}" for arm in block.arms)
    ring = f" Broken line: {block.ring_words}, {block.ring}%." if block.ring is not None else ""
    return f"A radar with {len(block.arms)} arms. {alternative}.{ring}"


def _draw(book: Book, block: Radar, labels: list[_Words], middle: Point) -> None:
    canvas, many = book.canvas, len(labels)
    _web(canvas, middle, many)
    for ring in _RINGS:
        # At the left of the first arm, where no point of it covers them.
        x, y = _at(middle, 0, many, ring)
        width = canvas.type.width(str(ring), FOOT)
        canvas.box(Area(x - width - 2.4, y - 1.5, width + 0.8, 3.0), fill=WHITE)
        with canvas.aside():
            canvas.put(x - width - 2.0, y - FOOT.lead / 2, str(ring), FOOT)
    if block.ring is not None:
        canvas.set_draw_color(*INK)
        canvas.set_line_width(0.4)
        canvas.set_dash_pattern(dash=1.4, gap=1.2)
        canvas.polygon([_at(middle, number, many, block.ring) for number in range(many)], style="D")
        canvas.set_dash_pattern()
    shares = [label.arm.percent for label in labels]
    _shape(canvas, [None if share is None else _at(middle, n, many, share) for n, share in enumerate(shares)])
    for number, label in enumerate(labels):
        with canvas.inside(label.node):
            _label(book, label, middle, number, many)


def _web(canvas: Canvas, middle: Point, many: int) -> None:
    canvas.set_line_width(0.2)
    canvas.set_draw_color(*EDGE)
    for ring in _RINGS:
        canvas.polygon([_at(middle, number, many, ring) for number in range(many)], style="D")
    for number in range(many):
        canvas.line(*middle, *_at(middle, number, many, 100))


def _shape(canvas: Canvas, points: list[Point | None]) -> None:
    """A line from value to value; where an arm has none the line is broken."""
    canvas.set_draw_color(*ACCENT)
    canvas.set_fill_color(*ACCENT)
    canvas.set_line_width(0.8)
    for one, other in zip(points, [*points[1:], points[0]], strict=True):
        if one and other:
            canvas.line(*one, *other)
    for point in points:
        if point:
            canvas.circle(*point, 1.3, style="F")


def _label(book: Book, label: _Words, middle: Point, number: int, many: int) -> None:
    x, y = _at(middle, number, many, 100 * (1 + _CLEAR / _RADIUS))
    across, down = x - middle[0], y - middle[1]
    side: Align = "C" if abs(across) < _MIDDLE else "L" if across > 0 else "R"
    left = x - {"L": 0.0, "C": _LABEL / 2, "R": _LABEL}[side]
    top = y - label.height if down < -_RADIUS * 0.9 else y if down > _RADIUS * 0.9 else y - label.height / 2
    for line in (*label.name, *label.value):
        book.canvas.put_line(left, top, line, within=(side, _LABEL))
        top += lead(line)


def _at(middle: Point, number: int, many: int, percent: float) -> Point:
    """The place on an arm, the first of which points up and the others follow clockwise."""
    turn = -pi / 2 + 2 * pi * number / many
    reach = _RADIUS * percent / 100
    return middle[0] + reach * cos(turn), middle[1] + reach * sin(turn)


def _ring_key(book: Book, words: str, node: Node) -> Iterator[Strip]:
    def sample(top: float) -> None:
        book.canvas.set_dash_pattern(dash=1.4, gap=1.2)
        book.canvas.rule(LEFT, top + LABEL.lead / 2, 9, weight=0.4, ink=INK)
        book.canvas.set_dash_pattern()

    yield from beside(book, Stack(node, book.type.lines(words, LABEL, WIDE - 12), LEFT + 12), first=sample)


def _listed(book: Book, block: Radar) -> Iterator[Strip]:
    """What the radar would show, in words."""
    node = book.here.add("L")
    yield from caption(book, "Figure", block.caption, node)
    for arm in block.arms:
        body = node.add("LI").add("LBody")
        lines = book.type.wrap([(f"{arm.label}  ", SMALL_STRONG), (arm.words, SMALL_QUIET)], WIDE)
        yield from beside(book, Stack(body, lines, LEFT))
    if block.ring is not None:
        yield from beside(book, Stack(book.here.add("P"), book.type.lines(block.ring_words, SMALL_QUIET, WIDE), LEFT))
    yield gap(3)
