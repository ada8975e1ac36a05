"""The years in which a date of an assessment can lie; any other is a slip of the keyboard."""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2199


def is_within_reach(day: date) -> bool:
    """Return whether a date, or the date of a moment, lies in a year this program can work with."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
