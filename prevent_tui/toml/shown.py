"""The faults of a file as they are shown: the first of them, each on one line and no longer than a person reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prevent_tui.budget import FAULTS_SHOWN, NAME_SHOWN, PLACE_SHOWN
from prevent_tui.errors import Fault
from prevent_tui.text import clean_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def shown_faults(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return the first faults, fit to be shown, and behind them one that stands for all the others.

    Args:
        faults: In the order in which they are shown.
    """
    first = tuple(fit(fault) for fault in faults[:FAULTS_SHOWN])
    further = faults[FAULTS_SHOWN:]
    if not further:
        return first
    return (*first, rest(count(further) if all(fault.times for fault in further) else 0, further[0].rule))


def count(faults: Iterable[Fault]) -> int:
    """Return how many faults there are, as far as they were counted, those that are not shown included."""
    return sum(fault.times for fault in faults)


def counted(faults: Sequence[Fault]) -> str:
    """Return how many faults there are, in words."""
    number = count(faults)
    more = "more than " if any(not fault.times for fault in faults) else ""
    return f"{more}{number:,} {'fault' if number == 1 else 'faults'}"


def rest(number: int, rule: int = 0) -> Fault:
    """Return the fault that stands for others.

    Args:
        number: How many they are; 0 where they were not counted.
        rule: That of the first of them, which says how grave they are.
    """
    words = f"{number:,} more like this {'is' if number == 1 else 'are'} not shown."
    return Fault("", words if number else "More are not shown.", "Mend these, and look again.", rule, times=number)


def fit(fault: Fault) -> Fault:
    """Return a fault whose words are one line each, and shortened."""
    return replace(
        fault,
        place=_line(fault.place, PLACE_SHOWN),
        message=_line(fault.message, 3 * PLACE_SHOWN),
        hint=_line(fault.hint, 3 * PLACE_SHOWN),
    )


def short_name(name: str) -> str:
    """Return a key or an id as it stands in a place: on one line, and shortened."""
    return _line(name, NAME_SHOWN)


def _line(text: str, most: int) -> str:
    if len(text) <= most and text.isascii() and text.isprintable():
        return text
    return shortened(clean_line(shortened(text, 4 * most)), most)
