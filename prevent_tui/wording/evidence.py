"""A piece of evidence in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.thresholds import thresholds

T = TypeVar("T")


def listed_pieces(items: Sequence[T]) -> tuple[Sequence[T], str]:
    """Return the pieces of evidence to list with one answer, and the words for the others; empty where there are none.

    Args:
        items: All of them, or what is said of each, in order.
    """
    most = thresholds().evidence_listed
    more = len(items) - most
    return items[:most], f"and {more:,} more, in the list of evidence" if more > 0 else ""


def title_and_place(item: Evidence) -> str:
    """Return the title and the place of a piece of evidence."""
    return " · ".join(part for part in (item.title, item.where) if part) or "No title or place noted"
