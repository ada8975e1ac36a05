"""What somebody most likely meant by a value of the wrong kind in an answers file that was written by hand."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.toml.shown import short_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from prevent_tui.toml.guesses import Guesses

Words = tuple[str, str]
"""What is wrong, as a sentence, and what to do about it."""

_UK_DATE = re.compile(r"\s*(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4})\s*")
_LISTS = {name for name, field in Assessment.model_fields.items() if str(field.annotation).startswith("tuple")}
_TOO_FAR = {"greater_than_equal": ("ge", "more"), "less_than_equal": ("le", "less")}
_BARE = "without quotation marks"


def slip(error: Mapping[str, Any], guesses: Guesses) -> Words | None:
    """Return what is wrong with a value, and how to write it; None where the model's own words will do.

    Args:
        error: As from `ValidationError.errors()`.
        guesses: Those of this file.
    """
    kind, value = error["type"], error["input"]
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
    if kind in _TOO_FAR:
        name, words = _TOO_FAR[kind]
        return f"should be {error['ctx'][name]} or {words}.", ""
    if kind in {"enum", "literal_error"}:
        choices = [part for part in str(error["ctx"]["expected"]).split("'") if part not in (", ", " or ", "")]
        hint = guesses.near(value, choices) if isinstance(value, str) else ""
        return f"should be one of: {', '.join(choices)}.", hint
    if kind == "string_too_long":
        return f"is longer than {error['ctx']['max_length']:,} characters.", "Shorten it."
    wanted = kind.split("_")[0]
    return _WANTED[wanted](key, value) if wanted in _WANTED else None


def heading(key: str, value: object, guesses: Guesses) -> Words | None:
    """Return what is wrong with a key that does not belong at the top of the file, if it is nearly one that does."""
    nearest = guesses.near(key, Assessment.model_fields)
    name = nearest.removeprefix("Did you mean `").removesuffix("`?")
    if not isinstance(value, dict | list) or name not in _LISTS:
        return None
    return "is not a heading of this file.", f"Write [[{name}]], with two pairs of brackets."


def _date(key: str, value: object) -> Words:
    day = _day(value)
    shown = f"{key} = {day or '2026-09-01'}"
    if isinstance(value, datetime):
        return "has a time besides the date.", f"Write the date alone: {shown}."
    if isinstance(value, str) and day:
        return "is a date between quotation marks.", f"Write it {_BARE}: {shown}."
    return "should be a date.", f"Write one as year-month-day, {_BARE}, such as: {shown}."


def _day(value: object) -> date | None:
    """The day that a value means, if it is one."""
    if isinstance(value, datetime):
        return value.date()
    with suppress(ValueError):
        if isinstance(value, str) and (parts := _UK_DATE.fullmatch(value[:40])):
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
        if isinstance(value, str):
            return date.fromisoformat(value[:40].strip())
    return None


def _time(key: str, _value: object) -> Words:
    example = f"{key} = 2026-09-01T10:00:00Z"
    return "should be a date with a time.", f"Write it {_BARE}, such as: {example}; or take it out."


def _truth(key: str, value: object) -> Words:
    meant = "false" if str(value).strip().lower() in {"false", "no", "n", "0", "off"} else "true"
    return "should be true or false.", f"Write it {_BARE}: {key} = {meant}."


def _number(key: str, value: object) -> Words:
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,9}\s*", value):
        return "is a number between quotation marks.", f"Write it {_BARE}: {key} = {int(value)}."
    return "should be a whole number.", f"Write it {_BARE}, such as: {key} = 3."


def _text(key: str, value: object) -> Words:
    if isinstance(value, list):
        return "is a list, where one text is wanted.", f'Write one text, without square brackets: {key} = "…".'
    if isinstance(value, dict):
        return "is a heading, where one text is wanted.", f'Write it on a line of its own: {key} = "…".'
    shown = str(value).lower() if isinstance(value, bool) else short_name(str(value))
    return "should be a text.", f'Put it between quotation marks: {key} = "{shown}".'


def _list(key: str, value: object) -> Words:
    if isinstance(value, dict):
        return "should be a list.", f"As a heading write [[{key}]], with two pairs of brackets."
    shown = f'"{short_name(value)}"' if isinstance(value, str) else "…"
    return "should be a list.", f"Put square brackets around it: {key} = [{shown}]."


def _table(key: str, value: object) -> Words:
    if isinstance(value, list):
        return "should be a table.", f"As a heading write [{key}], with one pair of brackets."
    return "should be a table.", f"Write it under a heading of its own: [{key}]."


_WANTED: dict[str, Callable[[str, object], Words]] = {
    "date": _date,
    "datetime": _time,
    "bool": _truth,
    "int": _number,
    "string": _text,
    "tuple": _list,
    "dict": _table,
    "model": _table,
}
"""How the types of pydantic's errors begin, as in `date_type`, and what is then said."""
