"""In a window as low as a projector's, all that can be true of a fact is seen while the fact has the keys."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from support.pseudo_terminal import Window

pytestmark = pytest.mark.terminal

FACTS = {
    "Nation": ("1 ◉ England", "2 ○ Wales", "0 ○ not said"),
    "Phase": ("3 ○ Secondary", "6 ○ Alternative provision or PRU", "0 ◉ not said"),
    "Run by": ("1 ○ Governing body (maintained)", "2 ○ Academy trust", "3 ○ Proprietor (independent)", "0 ◉ not said"),
    "Lets or lends its premises to others": ("1 ○ yes", "2 ○ no", "0 ◉ not said"),
}
"""The first row of each, and what stands below it, the last of them too."""


def test_each_fact_opens_whole_as_tab_comes_to_it(home):
    with Window(folder=home, size=(64, 20)) as window:
        window.until("New assessment")
        window.press("1")
        window.until("Schools")
        window.press("enter")
        window.until("Name of the setting")
        window.press("tab")
        for label, options in FACTS.items():
            window.press("tab")
            parts = (f"▌ {label}", *options)
            window.until(lambda text, parts=parts: all(part in text for part in parts))
        window.press("ctrl+q")
        window.ended()
