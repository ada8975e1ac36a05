"""The longer texts of a report, which stand in a file of their own."""

from __future__ import annotations

from typing import Any

from prevent_tui.toml.data import load


def report_words() -> dict[str, dict[str, Any]]:
    """The texts by the part of the report they belong to."""
    return load(__package__, "words.toml")
