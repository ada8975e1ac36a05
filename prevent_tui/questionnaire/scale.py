"""Scales: the levels a question may be answered with."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from prevent_tui.questionnaire.table import Line, Slug, Table
from prevent_tui.text import refuse_controls


class Level(Table):
    """One rung of a scale; `points` are earned there and `met` says whether the duty is met."""

    id: Slug
    label: Line
    meaning: Line
    points: Annotated[int, Field(ge=0, le=100)]
    met: bool
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=1), AfterValidator(refuse_controls)]


class Scale(Table):
    """The levels a question may be answered with, lowest first."""

    id: Slug
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=9)]

    @property
    def possible(self) -> int:
        """Points of the highest level."""
        return max(level.points for level in self.levels)

    def level(self, level_id: str) -> Level:
        """Looks a level up by id; KeyError where there is none."""
        return {level.id: level for level in self.levels}[level_id]

    def rank(self, level_id: str) -> int:
        """0 for the lowest level."""
        return [level.id for level in self.levels].index(level_id)
