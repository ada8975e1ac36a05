"""What every table of a questionnaire or an answers file is made of: frozen, strict, no control characters."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetPydanticSchema
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from prevent_tui.text import clean, clean_line, is_blank, refuse_controls

SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""How an id is written."""

SLUG_LENGTH = 60
"""Characters of an id at most."""

MOST_WEEKS = 104
"""Weeks between two reviews of the plan at most."""

MOST_STEPS = 5
"""Steps of likelihood and of impact in the risk register, counted from 1."""


def _line(text: str) -> str:
    line = clean_line(refuse_controls(text))
    if not line:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return line


def _prose(text: str) -> str:
    return "" if is_blank(refuse_controls(text)) else clean(text)


def _slug(*_: object) -> CoreSchema:
    return core_schema.str_schema(pattern=SLUG, max_length=SLUG_LENGTH)


def _one_line(*_: object) -> CoreSchema:
    text = core_schema.str_schema(min_length=1, max_length=400, pattern=r"^[^\n\t]*$")
    return core_schema.no_info_after_validator_function(_line, text)


def _several_lines(*_: object) -> CoreSchema:
    return core_schema.no_info_after_validator_function(_prose, core_schema.str_schema(max_length=4000))


def _edition(*_: object) -> CoreSchema:
    return core_schema.str_schema(pattern=r"^\d{4}(-\d{2})?$")


def _revised(*_: object) -> CoreSchema:
    return core_schema.str_schema(pattern=r"^\d{4}(-\d{2})?(\.[1-9]\d{0,2})?$")


def _day(*_: object) -> CoreSchema:
    return core_schema.date_schema(strict=True)


# Those that hundreds of keys are made of give pydantic its schema at once. Left to work it out from constraints, it
# does so for each key anew, which is half of what reading the first file takes.
Slug = Annotated[str, GetPydanticSchema(_slug)]
Line = Annotated[str, GetPydanticSchema(_one_line)]
Prose = Annotated[str, GetPydanticSchema(_several_lines)]
Edition = Annotated[str, GetPydanticSchema(_edition)]
Revised = Annotated[str, GetPydanticSchema(_revised)]
"""An edition, or a revision of one: `2026-09.2` is the second revision of the edition `2026-09`."""
Day = Annotated[date, GetPydanticSchema(_day)]
Months = Annotated[int, Field(ge=1, le=120, strict=True)]
Weeks = Annotated[int, Field(ge=1, le=MOST_WEEKS, strict=True)]
Step = Annotated[int, Field(ge=1, le=MOST_STEPS, strict=True)]
Days = Annotated[int, Field(ge=1, le=730, strict=True)]


def _whole_number(value: object) -> object:
    if type(value) is not int:
        raise PydanticKnownError("literal_error", {"expected": "1 or 2"})
    return value


Format = Annotated[Literal[1, 2], BeforeValidator(_whole_number)]
"""The version of a format; true and 1.0 are equal to 1, and are not what is meant."""


class Table(BaseModel):
    """A table of the file: frozen, and refusing keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
