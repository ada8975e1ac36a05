"""The figures that people ask about, read once from `thresholds.toml`, where each says what it decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from prevent_tui.toml.data import load

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Every figure of `thresholds.toml`, in the unit its name ends in."""

    soon_days: int
    far_date_days: int
    evidence_good_for_months: int
    evidence_listed: int
    percent_from_answered: int
    report_pages: int
    sheet_help_characters: int
    contact_check_days: int
    review_every_weeks: int
    sign_off_again_months: int
    reminder_days: int
    reminder_hour: int
    backup_apart_minutes: int
    backups_newest: int
    backups_daily_days: int
    recent_files: int
    undo_steps: int
    line_characters: int
    nearly_full_percent: int


def checked(table: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds that a table of the file gives.

    Raises:
        TypeError: A threshold is missing, or there is one that nothing knows.
        ValueError: One is not a whole number of at least 1.
    """
    wrong = [name for name, value in table.items() if type(value) is not int or value < 1]
    if wrong:
        raise ValueError(f"not a whole number of at least 1: {', '.join(wrong)}")
    return Thresholds(**table)


@cache
def thresholds() -> Thresholds:
    """Return the thresholds of this program; the file is read at the first call."""
    return checked(load(__package__, "thresholds.toml"))


def is_soon(day: date, today: date) -> bool:
    """Return whether a day is soon: today, or within the days after it that `soon_days` gives."""
    return 0 <= (day - today).days <= thresholds().soon_days
