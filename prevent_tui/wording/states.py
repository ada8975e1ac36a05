"""What the state of a question is called, on its own and inside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prevent_tui.scoring import Status

STATUS_WORDS = {
    Status.GAP: "GAP",
    Status.PARTLY: "PARTLY",
    Status.NOT_SHOWN: "MET, NOT SHOWN",
    Status.MET: "MET",
    Status.UNKNOWN: "DON'T KNOW",
    Status.NA: "N/A",
    Status.NONE: "NOT ANSWERED",
}
"""What a state is called wherever it is shown; a sign stands beside the word."""

STATUS_SIGNS = dict(zip(STATUS_WORDS, "✗◐◔✓?–·", strict=True))
"""The sign that stands beside the word."""

STATUS_NAMES = {
    Status.GAP: "gap",
    Status.PARTLY: "partly",
    Status.NOT_SHOWN: "met, not shown",
    Status.UNKNOWN: "don't know",
    Status.NONE: "not answered",
    Status.MET: "met",
    Status.NA: "not applicable",
}
"""What a state is called inside a sentence."""


QUESTION_STATES = tuple(status for status in STATUS_NAMES if status is not Status.NOT_SHOWN)
"""The states that a question can be in, from what needs most attention to what needs none."""

_PLURALS = {Status.GAP: "gaps"}


def state_counts(statuses: Iterable[Status]) -> str:
    """Return counts of states, those that need attention first: `2 gaps, 4 partly, 1 don't know, 9 met`."""
    counts = Counter(statuses)
    return ", ".join(state_count(counts[status], status) for status in STATUS_NAMES if counts[status])


def state_count(count: int, status: Status) -> str:
    """Return how many are in a state: `1 gap`, `2 gaps`, `4 partly`."""
    return f"{count} {STATUS_NAMES[status] if count == 1 else _PLURALS.get(status, STATUS_NAMES[status])}"
