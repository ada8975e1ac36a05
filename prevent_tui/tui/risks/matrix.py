"""The risk matrix: likelihood by impact; a badge is where a risk is now, a bare small letter where it was before.

One grid holds both sides, so that what the controls came to is seen as a move.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from prevent_tui.assessment import risks
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.risk_scale import STEPS, Band, scale
from prevent_tui.tui.kit.block import Block, WorkBlock
from prevent_tui.tui.kit.draw import Lines, fit, line, space
from prevent_tui.tui.kit.fitting import both_ends
from prevent_tui.tui.kit.marks import tag
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.kit.tokens import BANDS

_NAMES = 12
"""Cells for the words of how likely it is."""

_WIDEST = 112
"""Cells of the widest grid: one stretched further is harder to read, not easier."""

_WORDS_FROM = 11
"""Cells of a cell from which on the number of a step stands beside its word."""


class _Shape(NamedTuple):
    """How high the grid is drawn.

    Attributes:
        rows: Rows of a cell: the number, then the letters; of one row, the letters stand beside the number.
        apart: Whether an empty row parts one row of cells from the next.
    """

    rows: int
    apart: bool

    @property
    def high(self) -> int:
        """Rows of the whole, with its title and the words under it."""
        return len(STEPS) * (self.rows + self.apart) + 2


LEAST = len(STEPS) * 3 + 2
"""Rows of the lowest grid whose cells are apart from one another."""

_SHAPES = (_Shape(4, apart=True), _Shape(3, apart=True), _Shape(2, apart=True), _Shape(2, apart=False))
_FLAT = _Shape(1, apart=False)


class Matrix(WorkBlock):
    """The grid, as high as there is room for.

    Attributes:
        room: Rows there are for it.
    """

    def __init__(self, name: str = "matrix") -> None:
        super().__init__(id=name)
        self.room = _SHAPES[0].high

    def view(self, width: int) -> Lines:
        """The title with what the letters are, the cells, and the words of how grave it is."""
        width = min(width, _WIDEST)
        shape = next((each for each in _SHAPES if each.high <= self.room), _FLAT)
        each = (width - _NAMES) // len(STEPS)
        now, before = (risks.matrix_cells(self.work.assessment, after=after) for after in (True, False))
        out = [self._title(width)]
        for likelihood in reversed(STEPS):
            cells = []
            for impact in STEPS:
                place = (likelihood, impact)
                marks = self._marks(now.get(place, ()), before.get(place, ()))
                cells.append(self._cell(likelihood, impact, marks, each, shape))
            word = scale().likelihood[likelihood - 1].word
            name = line(self.fit(Content.styled(word, "$ink"), _NAMES - 3), (f"{likelihood}", "bold $quiet"), "  ")
            leads = [name, *[space(_NAMES)] * (shape.rows - 1)]
            out += [line(lead, *(cell[row] for cell in cells)) for row, lead in enumerate(leads)]
            out += [Content("")] if shape.apart else []
        return [*out, self._foot(each)]

    def _title(self, width: int) -> Content:
        title = Content.styled("HOW LIKELY BY HOW GRAVE", "bold $accent")
        badge, small = tag(self.look, "A", "ink"), line((self.look.pick("a", "(a)"), "bold $ink"))
        key = line(badge, (" now   ", "$quiet"), small, (" before the controls", "$quiet"))
        brief = line(badge, (" now  ", "$quiet"), small, (" before", "$quiet"))
        return both_ends([(title, key), (title, brief)], width, self.look.cut)

    def _marks(self, now: Sequence[str], before: Sequence[str]) -> list[Content]:
        """The badges, then the small letters of those that have moved from here, or are not rated with controls."""
        badges = [tag(self.look, letter, "ink") for letter in now]
        small = [letter.lower() for letter in before if letter not in now]
        return [*badges, *(Content.styled(self.look.pick(each, f"({each})"), "bold") for each in small)]

    def _cell(self, likelihood: int, impact: int, marks: Sequence[Content], width: int, shape: _Shape) -> Lines:
        """A cell: its number, and below it, or beside it where it is flat, as many letters as there is room for."""
        score = likelihood * impact
        band = scale().band(score)
        number = Content(str(score) if self.look.tinted else f"{band.sign}{score}")
        inner = width - 1
        if shape.rows == 1:
            (shown,) = packed(marks, inner - number.cell_length - 3, 1)
            rows = [line(" ", number, " ", shown)]
        else:
            rows = [line(" ", number), *(line(" ", row) for row in packed(marks, inner - 1, shape.rows - 1))]
        drawn = [fit(row, inner) for row in rows]
        return [line(each.stylize_before(self._style(band)), " ") for each in drawn]

    def _style(self, band: Band) -> str:
        return _on(band) if self.look.tinted else "$ink"

    def _foot(self, each: int) -> Content:
        steps = enumerate(scale().impact, 1)
        if each >= _WORDS_FROM:
            words = [line((f" {number} ", "bold $quiet"), (step.word, "$ink")) for number, step in steps]
        else:
            words = [Content.styled(f" {step.word}", "$ink") for _, step in steps]
        return line(space(_NAMES), *(self.fit(word, each) for word in words))


class BandLegend(Block):
    """What the colours of the bands mean."""

    def lines(self, width: int) -> Lines:
        """As many rows as that takes."""
        return band_legend(self.look, width)


class MatrixKey(WorkBlock):
    """What the colours of the bands mean, then each risk by its letter."""

    def __init__(self) -> None:
        super().__init__(id="matrix-key")

    def view(self, width: int) -> Lines:
        """The legend, then the risks, the worst first."""
        out: Lines = [*band_legend(self.look, width), Content("")]
        letters = risks.matrix_letters(self.work.assessment)
        for risk in risks.worst_first(self.work.assessment):
            lead = line(badge(self.look, letters[risk.id], risk), " ")
            out += self.hang(lead, line((risk.title, "$ink"), "  ", rating_move(self.look, risk)), width)
        return out


def band_legend(look: Look, width: int) -> Lines:
    """Return what each band reaches from and to, on its colour; in as many rows as that takes."""
    rows = [Content("")]
    for band in scale().bands:
        words = tag(look, f"{band.sign} {band.word} {scale().score_range(band)}", _name(band))
        if rows[-1].cell_length + 1 + words.cell_length > width:
            rows.append(Content(""))
        rows[-1] = line(rows[-1], " " if rows[-1] else "", words)
    return rows


def badge(look: Look, letter: str, risk: Risk) -> Content:
    """Return a risk's letter as it stands in the matrix: a badge, or a small letter while it is not rated now."""
    if risk.residual:
        return tag(look, letter, "ink")
    return Content.styled(look.pick(f" {letter.lower()} ", f"({letter.lower()})"), "bold $ink")


def packed(marks: Sequence[Content], width: int, rows: int) -> Lines:
    """Return marks with a space between them in so many rows, the last of which says how many more there are.

    Args:
        marks: The letters of a cell.
        width: Cells of a row.
        rows: Rows there are.
    """
    for shown in range(len(marks), -1, -1):
        rest = len(marks) - shown
        pieces = [*marks[:shown], *([Content(f"+{rest}" if shown else str(rest))] if rest else [])]
        out = [Content("")]
        for piece in pieces:
            if out[-1] and out[-1].cell_length + 1 + piece.cell_length > width:
                out.append(piece)
            else:
                out[-1] = line(out[-1], " " if out[-1] else "", piece)
        if len(out) <= rows and all(row.cell_length <= width for row in out):
            break
    return [*out, *[Content("")] * (rows - len(out))][:rows]


def rating_chip(look: Look, rating: Rating | None) -> Content:
    """Return a rating on the colour of its band; where there is none, a chip that says so."""
    if rating is None:
        return tag(look, "? not rated", "partly")
    band = scale().band(rating.score)
    words = scale().rating_text(rating)
    return tag(look, words if look.tinted else f"{band.sign} {words}", _name(band))


def rating_move(look: Look, risk: Risk) -> Content:
    """Return what a risk is rated before the controls, and with them as a chip: `16 → High 12`."""
    before = f"{risk.initial.score} {look.pick('→', '>')} " if risk.initial else ""
    return line((before, "$quiet"), rating_chip(look, risk.residual))


def rating_change(risk: Risk, look: Look) -> Content:
    """A risk's rating before the controls and with them, in signs, words and numbers."""
    if risk.initial is None and risk.residual is None:
        return Content.styled("not rated yet", "$partly")
    words = scale()
    parts = []
    for rating, style in ((risk.initial, "$quiet"), (risk.residual, "bold $ink")):
        sign = f"{words.band(rating.score).sign} " if rating else ""
        parts.append(Content.styled(f"{sign}{words.rating_text(rating)}", style if rating else "$partly"))
    return line((look.pick(" → ", " > "), "$quiet")).join(parts)


def _name(band: Band) -> str:
    return BANDS[min(scale().bands.index(band), len(BANDS) - 1)]


def _on(band: Band) -> str:
    name = _name(band)
    return f"$on{name} on ${name}"
