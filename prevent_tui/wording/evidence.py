"""A piece of evidence in words."""

from __future__ import annotations

from prevent_tui.assessment.model.assessment import Evidence


def title_and_place(item: Evidence) -> str:
    """Return the title and the place of a piece of evidence."""
    return " · ".join(part for part in (item.title, item.where) if part) or "No title or place noted"
