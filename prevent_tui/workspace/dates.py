"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime

from prevent_tui.wording.dates import day

_FORMATS = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y", "%d %b %y")
_WITHOUT_YEAR = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")
_FIRST, _LAST = date(2000, 1, 1), date(2100, 1, 1)


def read_date(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Reads a date as people write it; `today` and nothing are understood too.

    Args:
        text: What was typed.
        today: The date of now.
        ahead: For a date without a year: the next such day, instead of the last one.

    Raises:
        ValueError: It is not a date that exists, or lies outside this century.
    """
    words = " ".join(text.split())
    plain = re.sub(r"\bsept\b", "sep", words.lower())
    if not plain:
        return None
    if plain in {"today", "now"}:
        return today
    result = _first(plain, _FORMATS) or _nearest(plain, today, ahead=ahead)
    if result is None or not _FIRST <= result < _LAST:
        raise ValueError(f"“{words}” is not a date. Write it like {day(today)}.")
    return result


def date_or(otherwise: date | None, text: str, today: date, *, ahead: bool = False) -> date | None:
    """Return the date that was typed, or another where that is none: for what is kept although nobody can be asked.

    Args:
        otherwise: What stands in for a text that is not a date.
        text: What was typed.
        today: The date of now.
        ahead: For a date without a year: the next such day, instead of the last one.
    """
    try:
        return read_date(text, today, ahead=ahead)
    except ValueError:
        return otherwise


def _nearest(plain: str, today: date, *, ahead: bool) -> date | None:
    """A day and a month alone: the last such day up to today, or the next one from today."""
    between = next((mark for mark in "/." if mark in plain), " ")
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    dates = [_first(f"{plain}{between}{year}", _WITHOUT_YEAR) for year in years]
    return next((each for each in dates if each and (each >= today if ahead else each <= today)), None)


def _first(plain: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None
