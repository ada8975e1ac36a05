"""Dates as they are written everywhere."""

from __future__ import annotations

from datetime import date

from prevent_tui.wording.grammar import plural

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, the first first."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of a week, in the order Python counts them."""

_LETTERS = 3
"""Letters of a month or a weekday in a short date."""


def day(when: date) -> str:
    """Return a date as it is written everywhere: `14 Sep 2026`."""
    return f"{when.day} {month(when.month - 1)} {when.year}"


def weekday_and_day(when: date) -> str:
    """Return a date with its weekday, by which a person sees what was read: `Mon 14 Sep 2026`."""
    return f"{WEEKDAYS[when.weekday()][:_LETTERS]} {day(when)}"


def month(number: int) -> str:
    """Return a month in three letters; 0 is January, 12 the January after."""
    return MONTHS[number % 12][:_LETTERS]


def days_away(when: date, today: date) -> str:
    """Return how far off a date is: `today`, `in 6 days`, `12 days over`."""
    days = (when - today).days
    if not days:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} over"


def overdue_by(when: date, today: date) -> str:
    """Return how long a day has passed by which something was to be done: `overdue by 12 days`."""
    return f"overdue by {plural((today - when).days, 'day')}"
