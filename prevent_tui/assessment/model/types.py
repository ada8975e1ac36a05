"""What the tables of an answers file are made of: dates within reach, times in a zone, texts without controls."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints

from prevent_tui.assessment.model.years import is_within_reach
from prevent_tui.text import refuse_controls

D = TypeVar("D", date, datetime)

FILE_LIMIT = 200_000
"""Characters in any one text of a file."""


def _within_reach(value: D) -> D:
    if not is_within_reach(value):
        raise ValueError("is not a date this program can work with")
    return value


def _in_a_zone(value: datetime) -> datetime:
    return _within_reach(value) if value.tzinfo else _within_reach(value).astimezone()


Day = Annotated[date, Field(strict=True), AfterValidator(_within_reach)]
Moment = Annotated[datetime, Field(strict=True), AfterValidator(_in_a_zone)]
Text = Annotated[str, StringConstraints(max_length=FILE_LIMIT), AfterValidator(refuse_controls)]
