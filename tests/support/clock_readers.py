"""Which tests read the clock: under another day only they can come out another way."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from prevent_tui import clock

if TYPE_CHECKING:
    from pathlib import Path


def note_readers(file: Path) -> None:
    """Adds the id of each test that reads the program's clock to a file, once it does; workers share the file."""
    noted: set[str] = set()

    def now(cls: type[datetime]) -> datetime:
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
        if test not in noted:
            noted.add(test)
            with file.open("a", encoding="utf-8") as lines:
                lines.write(f"{test}\n")
        return datetime.now()

    clock.datetime = type("Noted", (datetime,), {"now": classmethod(now)})


def readers_only(file: Path, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the tests that are noted in a file."""
    noted = set(file.read_text(encoding="utf-8").splitlines())
    others = [item for item in items if item.nodeid not in noted]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item.nodeid in noted]
