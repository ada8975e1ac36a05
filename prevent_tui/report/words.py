"""The longer texts of a report, which stand in a file of their own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, dict[str, Any]]:
    """The texts by the part of the report they belong to."""
    return tomllib.loads(files("prevent_tui.report").joinpath("words.toml").read_text("utf-8"))
