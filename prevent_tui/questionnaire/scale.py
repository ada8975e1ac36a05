"""Scales: the levels a question may be answered with."""

from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StringConstraints
from pydantic_core import PydanticKnownError

from prevent_tui.questionnaire.types import Line, Slug, Table
from prevent_tui.text import is_blank, refuse_controls


def _seen(sign: str) -> str:
    if is_blank(refuse_controls(sign)):
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return sign


class Level(Table):
    """One rung of a scale; `points` are earned there and `met` says whether the duty is met."""

    id: Slug
    label: Line
    meaning: Line
    points: Annotated[int, Field(ge=0, le=100, strict=True)]
    met: StrictBool
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=1), AfterValidator(_seen)]


class Scale(Table):
    """The levels a question may be answered with, lowest first."""

    id: Slug
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=9)]

    @cached_property
    def possible(self) -> int:
        """Points of the highest level."""
        return max(level.points for level in self.levels)

    @cached_property
    def lowest_met(self) -> Level:
        """The lowest level that counts as met; the highest of all where none does."""
        return next((level for level in self.levels if level.met), self.levels[-1])

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {level.id: rank for rank, level in enumerate(self.levels)}

    def level(self, level_id: str) -> Level:
        """Looks a level up by id; KeyError where there is none."""
        return self.levels[self._ranks[level_id]]

    def rank(self, level_id: str) -> int:
        """0 for the lowest level; KeyError where there is none of that id."""
        return self._ranks[level_id]
