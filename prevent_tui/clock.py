"""The one place that reads the wall clock; everything else is handed a clock, or the time by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

Clock = Callable[[], datetime]
"""Gives the time now, with its zone."""


def now() -> datetime:
    """Return the time now, in the zone of this computer."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the date now, in the zone of this computer."""
    return now().date()
