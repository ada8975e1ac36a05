"""The words for risks, from `risk_scale.toml`: how likely, how grave, in which band, and what is asked of them."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field, model_validator

from prevent_tui.assessment.model.risk import Rating
from prevent_tui.questionnaire.types import MOST_STEPS, Line, Slug, Table
from prevent_tui.toml.data import load

STEPS = range(1, MOST_STEPS + 1)
"""The steps of both scales."""


class StepWord(Table):
    """What a step of a scale is called, and when to choose it."""

    word: Line
    meaning: Line


class Band(Table):
    """A range of products of likelihood and impact.

    Attributes:
        sign: One character that stands for it where there is no room for its word.
        start: The lowest product in it, written `from`.
    """

    sign: Annotated[str, Field(min_length=1, max_length=1)]
    word: Line
    start: Annotated[int, Field(ge=1, le=MOST_STEPS**2, alias="from")]
    meaning: Line


_Steps = Annotated[tuple[StepWord, ...], Field(min_length=MOST_STEPS, max_length=MOST_STEPS)]


class RiskScale(Table):
    """Both scales with five steps each, the lowest first, and the bands of their product."""

    likelihood: _Steps
    impact: _Steps
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    doubts: dict[Slug, Line]

    @model_validator(mode="after")
    def _every_product_has_a_band(self) -> RiskScale:
        starts = [band.start for band in self.bands]
        if starts[0] != 1 or starts != sorted(set(starts)):
            raise ValueError("bands begin at 1 and rise")
        return self

    def band(self, score: int) -> Band:
        """The band a product of likelihood and impact falls into, 1 to 25."""
        return next(band for band in reversed(self.bands) if score >= band.start)

    def score_range(self, band: Band) -> str:
        """The products of a band, such as `5 to 9`."""
        later = [other.start for other in self.bands if other.start > band.start]
        return f"{band.start} to {min(later, default=MOST_STEPS**2 + 1) - 1}"

    def rating_text(self, rating: Rating | None) -> str:
        """A rating in its band's word and its number, such as `High 12`; words where there is none."""
        return f"{self.band(rating.score).word} {rating.score}" if rating else "not rated"

    def rating_formula(self, rating: Rating) -> str:
        """How a rating is made, such as `Likely 4 x Marked 3`."""
        likelihood, impact = self.likelihood[rating.likelihood - 1], self.impact[rating.impact - 1]
        return f"{likelihood.word} {rating.likelihood} × {impact.word} {rating.impact}"


@cache
def scale() -> RiskScale:
    """The words this program comes with."""
    return RiskScale.model_validate(load(__package__, "risk_scale.toml"))
