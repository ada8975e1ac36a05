"""The risk matrix: likelihood by impact, with the letter of each risk where it is now and where it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from textual.content import Content

from prevent_tui.assessment import risks
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import STEPS, Band, scale
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line, space
from prevent_tui.tui.kit.marks import tag
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.kit.tokens import BANDS
from prevent_tui.workspace.work import Work

_HEIGHTS = (
    *((cell, True, airy) for cell in (4, 3, 2) for airy in (True, False)),
    (2, False, False),
    (1, False, False),
)
"""The rows of a cell, whether there is an empty one between cells, and one below the title; the highest first."""

_UNBROKEN = "\u00a0"
_NAMES = 12
"""Cells at the left, with the words of how likely a risk is."""

FLAT = 7
"""Rows of the matrix where each of its cells has one."""


@dataclass(frozen=True)
class _Layout:
    """How high the matrix is: rows of a cell, an empty row between cells, one below the title, what the signs mean."""

    cell: int
    apart: bool
    airy: bool
    explained: int

    @property
    def rows(self) -> int:
        """All its rows: title, cells, what is between them, and the words of how grave a risk is."""
        cells = len(STEPS) * self.cell + (len(STEPS) - 1) * self.apart
        return 1 + self.airy + cells + 1 + (self.explained and self.explained + 1)


class Matrix(WorkBlock):
    """One matrix for before and after: a badge is where a risk is now, a small letter where it was before its controls.

    The highest of its layouts that fits is shown.
    """

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.room = 0

    def show_in(self, work: Work, room: int) -> None:
        """Shows the assessment as it is now, in so many rows."""
        self.room = room
        self.show(work)

    def view(self, width: int) -> Lines:
        """The cells, with the words of both scales at their edges."""
        key = self.wrap(space(2).join(_band_words()), width)
        layout = next((each for each in _layouts(len(key)) if each.rows <= self.room), _Layout(1, False, False, 0))
        each = (width - _NAMES) // len(STEPS)
        out = [self._title(width), *[Content("")] * layout.airy]
        for likelihood in reversed(STEPS):
            out += self._row(likelihood, layout.cell, each)
            out += [Content("")] * (layout.apart and likelihood > 1)
        return [*out, self._foot(each), *([Content(""), *key] if layout.explained else [])]

    def _title(self, width: int) -> Content:
        now = line(badge(self.look, "A"), (" now   ", "$quiet"))
        before = line((_small(self.look, "A"), "bold $ink"), (" before the controls", "$quiet"))
        title = Content.styled("HOW LIKELY BY HOW GRAVE", "bold $accent")
        key = line(now, before)
        return self.ends(title, key if title.cell_length + key.cell_length < width else now.rstrip(), width)

    def _row(self, likelihood: int, high: int, each: int) -> Lines:
        word = scale().likelihood[likelihood - 1].word
        label = self.ends(Content.styled(word, "$ink"), Content.styled(f"{likelihood} ", "bold $quiet"), _NAMES)
        cells = [self._cell(likelihood, impact, high, each - 1) for impact in STEPS]
        rows = [space(1).join(cell[row] for cell in cells) for row in range(high)]
        return [line(label if row == 0 else space(_NAMES), shown) for row, shown in enumerate(rows)]

    def _cell(self, likelihood: int, impact: int, high: int, width: int) -> Lines:
        """Its number with the sign of its band, and the letters; beside it where there is one row alone."""
        band, place = scale().band(likelihood * impact), (likelihood, impact)
        number = Content.styled(f"{band.sign} {likelihood * impact}", "" if self.look.tinted else "$quiet")
        room = width - 1 - (number.cell_length + 2 if high == 1 else 0)
        letters = marks(self.look, self._now.get(place, ()), self._before.get(place, ()), room)
        if high == 1:
            rows = [line(" ", self.ends(letters, number, width - 2), " ")]
        else:
            rows = [line(" ", number), line(" ", letters), *[Content("")] * (high - 2)]
        style = f"$on{_fill(band)} on ${_fill(band)}" if self.look.tinted else ""
        return [self.fit(row, width).stylize_before(style) for row in rows]

    @property
    def _now(self) -> dict[tuple[int, int], tuple[str, ...]]:
        return risks.matrix_cells(self.work.assessment, after=True)

    @property
    def _before(self) -> dict[tuple[int, int], tuple[str, ...]]:
        """Where each was before its controls, if it is not there any more."""
        now = self._now
        before = risks.matrix_cells(self.work.assessment, after=False)
        return {
            place: tuple(each for each in letters if each not in now.get(place, ()))
            for place, letters in before.items()
        }

    def _foot(self, each: int) -> Content:
        words = enumerate((step.word for step in scale().impact), 1)
        shown = [line((f"{number} ", "bold $quiet"), (word, "$ink")) for number, word in words]
        if any(word.cell_length > each - 2 for word in shown):
            shown = [Content.styled(step.word, "$ink") for step in scale().impact]
        return line(space(_NAMES), *(self.fit(line(" ", word), each) for word in shown))


class MatrixKey(WorkBlock):
    """Each risk by its letter."""

    def __init__(self) -> None:
        super().__init__(id="matrix-key")

    def view(self, width: int) -> Lines:
        """The risks, the worst first."""
        letters = risks.matrix_letters(self.work.assessment)
        out: Lines = []
        for risk in risks.worst_first(self.work.assessment):
            lead = line(badge(self.look, letters[risk.id]), " ")
            out.append(self.ends(line(lead, (risk.title, "$ink")), rating_change(risk, self.look), width))
        return out


def marks(look: Look, now: tuple[str, ...], before: tuple[str, ...], width: int) -> Content:
    """Return the letters of a cell, or as many as fit with the number of the rest.

    Args:
        look: The signs in use.
        now: The risks that are there now: each a badge.
        before: Those that were there before their controls: each a small letter.
        width: Cells there are.
    """
    parts = [*(badge(look, letter) for letter in now), *(Content(_small(look, letter)) for letter in before)]
    count, text = len(parts), space(1).join(parts)
    while text.cell_length > width and count:
        count -= 1
        text = space(1).join([*parts[:count], Content(f"+{len(parts) - count}")])
    return text if count or not parts else Content.styled(str(len(parts)), "bold")


def rating(look: Look, risk: Risk) -> Content:
    """Return what a risk comes to: the number before its controls, and its band with them as a chip."""
    before = f"{risk.initial.score} {look.pick('→', '>')} " if risk.initial else ""
    if risk.residual is None:
        return line((before, "$quiet"), tag(look, "? not rated", "partly"))
    words = scale().rating_text(risk.residual)
    fill = _fill(scale().band(risk.residual.score))
    chip = (
        Content.styled(look.boxed(words), look.on(fill)) if look.tinted else Content.styled(f"[{words}]", "bold $ink")
    )
    return line((before, "$quiet"), chip)


def rating_change(risk: Risk, look: Look) -> Content:
    """A risk's rating before the controls and with them, in signs, words and numbers."""
    if risk.initial is None and risk.residual is None:
        return Content.styled("not rated yet", "$partly")
    words = scale()
    parts = []
    for each, style in ((risk.initial, "$quiet"), (risk.residual, "bold $ink")):
        sign = f"{words.band(each.score).sign} " if each else ""
        parts.append(Content.styled(f"{sign}{words.rating_text(each)}", style if each else "$partly"))
    return line((look.pick(" → ", " > "), "$quiet")).join(parts)


def _layouts(explained: int) -> Iterator[_Layout]:
    """The highest first; what the signs of the bands mean stands below where there is room for it."""
    for key, (cell, apart, airy) in product((explained, 0), _HEIGHTS):
        if apart or not key:
            yield _Layout(cell, apart, airy, key)


def _band_words() -> list[Content]:
    """What the sign of each band means, each of it in one piece."""
    words = [(band.sign, f"{band.word.lower()} {scale().score_range(band)}") for band in scale().bands]
    return [line((sign, "bold $ink"), (f" {text}".replace(" ", _UNBROKEN), "$quiet")) for sign, text in words]


def badge(look: Look, letter: str) -> Content:
    """Return the letter of a risk as it stands in the matrix and in the register."""
    return Content.styled(look.boxed(letter), "bold $paper on $ink" if look.tinted else "bold reverse")


def _small(look: Look, letter: str) -> str:
    return letter.lower() if look.colour and not look.ascii else f"({letter.lower()})"


def _fill(band: Band) -> str:
    return BANDS[min(scale().bands.index(band), len(BANDS) - 1)]
