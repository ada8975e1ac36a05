"""What the tables of an answers file are made of: dates within reach, times in a zone, texts without controls."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import GetPydanticSchema, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from prevent_tui.assessment.model.years import is_within_reach
from prevent_tui.text import clean, clean_line, is_blank, refuse_controls

D = TypeVar("D", date, datetime)

FILE_LIMIT = 200_000
"""Characters in any one text of a file."""


def _within_reach(value: D) -> D:
    if not is_within_reach(value):
        raise ValueError("is not a date this program can work with")
    return value


def _in_a_zone(value: datetime) -> datetime:
    return _within_reach(value) if value.tzinfo else _within_reach(value).astimezone()


def _day(*_: object) -> CoreSchema:
    return core_schema.no_info_after_validator_function(_within_reach, core_schema.date_schema(strict=True))


def _moment(*_: object) -> CoreSchema:
    return core_schema.no_info_after_validator_function(_in_a_zone, core_schema.datetime_schema(strict=True))


AS_STORED = {"as-stored": True}
"""The context in which texts are taken just as they stand in a file, as a seal is over them."""


def _line(text: str, info: ValidationInfo) -> str:
    text = refuse_controls(text)
    return text if info.context == AS_STORED else clean_line(text)


def _prose(text: str, info: ValidationInfo) -> str:
    text = refuse_controls(text)
    if info.context == AS_STORED:
        return text
    return "" if is_blank(text) else clean(text)


def _one_line(*_: object) -> CoreSchema:
    return core_schema.with_info_after_validator_function(_line, core_schema.str_schema(max_length=FILE_LIMIT))


def _several_lines(*_: object) -> CoreSchema:
    return core_schema.with_info_after_validator_function(_prose, core_schema.str_schema(max_length=FILE_LIMIT))


# As in `questionnaire.types`, schemas that pydantic would otherwise work out for each key anew.
Day = Annotated[date, GetPydanticSchema(_day)]
Moment = Annotated[datetime, GetPydanticSchema(_moment)]
Line = Annotated[str, GetPydanticSchema(_one_line)]
"""A text of one line, whatever stands in the file; without anything to be seen it is empty."""

Text = Annotated[str, GetPydanticSchema(_several_lines)]
"""A text of several lines; without anything to be seen it is empty."""
