"""Dates as they are written everywhere."""

from __future__ import annotations

from datetime import date

from prevent_tui.wording.grammar import plural

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """Return a date as it is written everywhere: `14 Sep 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(number: int) -> str:
    """Return a month in three letters; 0 is January, 12 the January after."""
    return _MONTHS[number % 12]


def days_away(when: date, today: date) -> str:
    """Return how far off a date is: `today`, `in 6 days`, `12 days over`."""
    days = (when - today).days
    if not days:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} over"
