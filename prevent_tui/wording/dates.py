"""Dates as they are written everywhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
from prevent_tui.wording.grammar import plural

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """A date as it is written everywhere: `14 Sep 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(number: int) -> str:
    """The name of a month in three letters; counted from January of any year, which is 0, and on after December."""
    return _MONTHS[number % 12]


def days_away(when: date, today: date) -> str:
    """How far off a date is: `today`, `in 6 days`, `12 days over`."""
    days = (when - today).days
    if not days:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} over"
