"""What the state of a question is called, on its own and inside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prevent_tui.scoring import Status

STATUS_WORDS = {
    Status.GAP: "GAP",
    Status.PARTLY: "PARTLY",
    Status.MET: "MET",
    Status.UNKNOWN: "DON'T KNOW",
    Status.NA: "N/A",
    Status.NONE: "NOT ANSWERED",
}
"""What a state is called wherever it is shown; a sign stands beside the word."""

STATUS_SIGNS = dict(zip(STATUS_WORDS, "✗◐✓?–·", strict=True))
"""The sign that stands beside the word."""

STATUS_NAMES = {
    Status.GAP: "gap",
    Status.PARTLY: "partly",
    Status.UNKNOWN: "don't know",
    Status.NONE: "not answered",
    Status.MET: "met",
    Status.NA: "not applicable",
}
"""What a state is called inside a sentence."""


ATTENTION = tuple(STATUS_NAMES)
"""The states from what needs most attention to what needs none."""


def state_counts(statuses: Iterable[Status]) -> str:
    """Return counts of states, those that need attention first: `2 gap, 4 partly, 1 don't know, 9 met`."""
    counts = Counter(statuses)
    return ", ".join(f"{counts[status]} {STATUS_NAMES[status]}" for status in ATTENTION if counts[status])
