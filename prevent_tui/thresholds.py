"""The figures that people ask about, read once from `thresholds.toml`, where each says what it decides."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Every figure of `thresholds.toml`, in the unit its name ends in."""

    soon_days: int
    far_date_days: int
    evidence_good_for_months: int
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


def parse(text: str) -> Thresholds:
    """Return the thresholds that a text in TOML gives.

    Raises:
        TypeError: A threshold is missing, or there is one that nothing knows.
        ValueError: One is not a whole number of at least 1, or the text is not TOML.
    """
    table = tomllib.loads(text)
    wrong = [name for name, value in table.items() if type(value) is not int or value < 1]
    if wrong:
        raise ValueError(f"not a whole number of at least 1: {', '.join(wrong)}")
    return Thresholds(**table)


@cache
def thresholds() -> Thresholds:
    """Return the thresholds of this program; the file is read at the first call."""
    return parse(files("prevent_tui").joinpath("thresholds.toml").read_text("utf-8"))


def is_soon(day: date, today: date) -> bool:
    """Return whether a day is soon: today, or within the days after it that `soon_days` gives."""
    return 0 <= (day - today).days <= thresholds().soon_days
