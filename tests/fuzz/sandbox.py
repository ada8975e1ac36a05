"""A home of its own for the program while it is fuzzed, and a clock that stands still."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from prevent_tui import clock
from support.folders import OWN_FOLDERS
from support.small_questionnaire import NOON


def settle(folder: Path) -> None:
    """Let the program live in a folder, and stop its clock."""
    for name, inside in OWN_FOLDERS.items():
        os.environ[name] = str(folder / inside)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "work").mkdir(exist_ok=True)
    os.chdir(folder / "work")
    clock.datetime = type("Stopped", (datetime,), {"now": classmethod(lambda cls: NOON)})
