"""The data files of the program itself: wording, rules and figures that stand in TOML beside what reads them."""

from __future__ import annotations

from functools import cache
from typing import Any

import tomli

from prevent_tui.files.packaged import packaged_text


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """Return the tables of a data file, which is read once; nobody changes them.

    Args:
        package: The package it stands in, such as `prevent_tui.report`.
        name: Its name, such as `words.toml`.

    Raises:
        Incomplete: It is missing.
        tomli.TOMLDecodeError: It is not TOML: a mistake of ours, not of a person's.
    """
    return tomli.loads(packaged_text(package, name))
