"""A figure in words: how much of what, as known on which day, and where it was taken from."""

from __future__ import annotations

from prevent_tui.assessment.figures import FigureEntry

NO_SOURCE = "no source named"
"""What stands where nobody said where a figure was taken from."""

NO_DATE = "no date"
"""What stands where nobody said on which day a figure was so."""

NOT_GIVEN = "not given yet"
"""What stands for a figure that the questionnaire asks for and the setting has not given."""


def amount(entry: FigureEntry) -> str:
    """Return how much a figure is: `38 of 42 staff in post`, `12 tests`, `95%`; or that it was not given.

    Args:
        entry: The figure.
    """
    given = entry.given
    if given is None or given.value is None:
        return NOT_GIVEN if given is None else "no number"
    unit = "" if not entry.unit else "%" if entry.unit == "%" else f" {entry.unit}"
    if given.of is None:
        return f"{given.value:,}{unit}" + (f", of how many {entry.of} is not said" if entry.of else "")
    return f"{given.value:,} of {given.of:,} {entry.of or entry.unit}".rstrip()


def percent(entry: FigureEntry) -> str:
    """Return how many of a hundred a figure is: `90%`; empty where it is not of anything."""
    return "" if entry.percent is None else f"{entry.percent}%"
