"""The risk matrix: likelihood by impact, each cell with its band's sign and number and the letters of its risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from prevent_tui.assessment import risks
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import STEPS, Band, scale
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line, space
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.kit.tokens import BANDS

Cells = Mapping[tuple[int, int], tuple[str, ...]]

_BESIDE = 4
_TITLES = ("BEFORE THE CONTROLS", "WITH THE CONTROLS")


class Matrix(WorkBlock):
    """Before and with the controls side by side where there is room; else one of the two."""

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.after = True

    def view(self, width: int) -> Lines:
        """The grid, with the words of both scales at its edges."""
        sides = (False, True) if self.wide else (self.after,)
        cells = [risks.matrix_cells(self.work.assessment, after=side) for side in sides]
        names = max(len(step.word) for step in scale().likelihood) + 3
        each = (width - names - (_BESIDE + 2) * (len(sides) - 1)) // (5 * len(sides))
        out = [self._titles(sides, names, each), Content.styled("HOW LIKELY", "bold $quiet")]
        for likelihood in reversed(STEPS):
            out += self._row(likelihood, cells, names, each)
            out += [Content("")] if self.wide else []
        return [*out, *self._foot(len(sides), names, each)]

    def _titles(self, sides: tuple[bool, ...], names: int, each: int) -> Content:
        titles = [self.fit(Content.styled(_TITLES[side], "bold $quiet"), 5 * each) for side in sides]
        return line(space(names), self._between().join(titles))

    def _row(self, likelihood: int, cells: Sequence[Cells], names: int, each: int) -> Lines:
        word = scale().likelihood[likelihood - 1].word
        label = self.fit(line((word, "$ink")), names - 2)
        step = line((str(likelihood), "bold $quiet"), " ")
        rows = [[self._texts(likelihood, impact, own, each) for impact in STEPS] for own in cells]
        upper, lower = (
            [
                Content("").join(self._cell(texts[n], likelihood, i, each) for i, texts in enumerate(row, 1))
                for row in rows
            ]
            for n in (0, 1)
        )
        return [
            line(label, step, line(space(_BESIDE), step).join(upper)),
            line(space(names), self._between().join(lower)),
        ]

    def _between(self) -> Content:
        return space(_BESIDE + 2)

    def _texts(self, likelihood: int, impact: int, cells: Cells, each: int) -> tuple[Content, Content]:
        """The two rows of a cell: sign and number, then the letters.

        Where neither a tint nor an empty row parts one cell from the next, the letters stand beside the number.
        """
        ink, strong = ("", "bold") if self.look.tinted else ("$quiet", "bold $ink")
        number = Content.styled(f"{_band(likelihood, impact).sign} {likelihood * impact:>2}", ink)
        beside = not (self.look.tinted or self.wide)
        room = each - 3 - (number.cell_length + 1 if beside else 0)
        letters = Content.styled(letters_text(cells.get((likelihood, impact), ()), room), strong)
        return (line(number, " ", letters), Content("")) if beside else (number, letters)

    def _cell(self, text: Content, likelihood: int, impact: int, each: int) -> Content:
        cell = self.fit(line(" ", text), each - 1)
        if self.look.tinted:
            place = scale().bands.index(_band(likelihood, impact))
            band = BANDS[min(place, len(BANDS) - 1)]
            cell = cell.stylize_before(f"$on{band} on ${band}")
        return line(cell, " ")

    def _foot(self, sides: int, names: int, each: int) -> Lines:
        numbers = Content("").join(self.fit(Content.styled(f" {step}", "bold $quiet"), each) for step in STEPS)
        words = Content("").join(self.fit(line(" ", (step.word, "$ink")), each) for step in scale().impact)
        title = self.fit(Content.styled("HOW GRAVE", "bold $quiet"), names)
        return [
            line(title, self._between().join([numbers] * sides)),
            line(space(names), self._between().join([words] * sides)),
        ]


class MatrixKey(WorkBlock):
    """What the signs of the bands mean, then each risk by its letter."""

    def __init__(self) -> None:
        super().__init__(id="matrix-key")

    def view(self, width: int) -> Lines:
        """The legend, then the risks, the worst first."""
        bands = [
            line((band.sign, "bold $ink"), (f" {band.word.lower()} {scale().score_range(band)}", "$quiet"))
            for band in scale().bands
        ]
        out: Lines = [space(3).join(bands), Content("")]
        letters = risks.matrix_letters(self.work.assessment)
        for risk in risks.worst_first(self.work.assessment):
            lead = self.fit(Content.styled(letters[risk.id], "bold $ink"), 4)
            out.append(self.ends(line(lead, (risk.title, "$ink")), rating_change(risk, self.look), width))
        return out


def letters_text(letters: tuple[str, ...], width: int) -> str:
    """The letters in a cell, or as many as fit with the number of the rest."""
    text = " ".join(letters)
    count = len(letters)
    while len(text) > width and count:
        count -= 1
        text = " ".join([*letters[:count], f"+{len(letters) - count}"])
    return text if count or not letters else f"{len(letters)}"


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


def _band(likelihood: int, impact: int) -> Band:
    return scale().band(likelihood * impact)
