"""What pydantic found wrong with a parsed file: all of it, or where that is thousands of things, the first of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from prevent_tui.budget import FAULTS_COUNTED
from prevent_tui.errors import Fault
from prevent_tui.toml.shown import rest, short_name

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_BEGINNING = 40
"""Entries of each list and keys of each table that are looked at again where there are too many faults."""


def first_errors(error: ValidationError, model: type[BaseModel], raw: Mapping[str, Any]) -> list[ErrorDetails]:
    """Return the errors in a parsed file; of too many to be told one by one, those at the beginning of its lists.

    Args:
        error: What validating the file gave.
        model: What it was to be.
        raw: The parsed file.
    """
    if error.error_count() <= FAULTS_COUNTED:
        return error.errors(include_url=False)
    try:
        model.model_validate(_beginning(raw))
    except ValidationError as shorter:
        if shorter.error_count() <= FAULTS_COUNTED:
            return shorter.errors(include_url=False)
    return []


def further_faults(error: ValidationError, faults: list[Fault]) -> list[Fault]:
    """Return a fault that stands for those that `first_errors` left out; none where it left out none."""
    return [rest(error.error_count() - len(faults))] if error.error_count() > FAULTS_COUNTED else []


def with_short_names(value: Any) -> Any:
    """Return a parsed file in which no key and no text is longer than can be shown, so that none is repeated at length.

    What is wrong with a name that is too long was found before; whether it leads anywhere can be told all the same.
    """
    if isinstance(value, dict):
        return {short_name(key): with_short_names(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [with_short_names(entry) for entry in value]
    return short_name(value) if isinstance(value, str) else value


def _beginning(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _beginning(entry) for key, entry in list(value.items())[:_BEGINNING]}
    return [_beginning(entry) for entry in value[:_BEGINNING]] if isinstance(value, list) else value
