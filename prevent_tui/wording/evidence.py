"""A piece of evidence in words."""

from __future__ import annotations

from prevent_tui.assessment.model.assessment import Evidence


def said(item: Evidence) -> str:
    """What a piece of evidence is and where it is kept."""
    return " · ".join(part for part in (item.title, item.where) if part) or "No title or place noted"
