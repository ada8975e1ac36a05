"""Invented settings inside a questionnaire, with what scoring must find for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from prevent_tui.questionnaire.table import Line, Prose, Slug, Table

Pair = tuple[StrictInt, StrictInt]
"""Met or earned, of how many."""


class SampleAnswer(Table):
    """How an invented setting answers one question; dates are days before the day it is opened."""

    state: Literal["level", "dont-know", "not-applicable"] = "level"
    level: Slug | None = None
    reason: Line | None = None
    note: Prose = ""
    where: Line | None = None
    checked_days_ago: Annotated[int, Field(ge=0, le=3650, strict=True)] | None = None


class SampleExpects(Table):
    """What scoring must find for a sample."""

    musts: Pair
    shoulds: Pair
    conditions: Pair
    points: Pair
    answered: StrictInt
    of: StrictInt
    dont_know: StrictInt
    not_applicable: StrictInt
    themes: dict[Slug, Literal["gap", "partly", "met", "na", "none"]]
    gaps: tuple[Slug, ...]


class Sample(Table):
    """An invented setting with its answers and what must come out."""

    id: Slug
    strength: Literal["weak", "strong"]
    name: Line
    facts: dict[Slug, StrictBool | Slug] = Field(default_factory=dict)
    answers: dict[Slug, SampleAnswer] = Field(default_factory=dict)
    expects: SampleExpects
