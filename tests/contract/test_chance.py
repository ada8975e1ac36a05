"""Chance comes into the program at two places, so that everything else gives the same for the same input."""

from __future__ import annotations

import re
from pathlib import Path

import prevent_tui

PRODUCT = Path(prevent_tui.__file__).parent
CHANCE = re.compile(r"\b(?:import|from) (?:secrets|random)\b|\buuid[14]\b|\burandom\b")


def test_only_ids_and_the_names_of_temporary_files_are_left_to_chance():
    there = [
        path.relative_to(PRODUCT).as_posix()
        for path in sorted(PRODUCT.rglob("*.py"))
        if CHANCE.search(path.read_text("utf-8"))
    ]
    assert there == ["files/atomic.py", "ids.py"], there
