"""The terminal's own cursor stands on the row that has the keys, on every page, also where nothing is typed."""

from __future__ import annotations

import pytest

from prevent_tui.assessment.samples import from_sample
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.app_pilot import as_own, write
from support.pseudo_terminal import KEYS, Window
from support.small_questionnaire import NOON

MARKS = "▌▸"
"""What marks a row that has the keys."""

PLACES = {
    "question": ((), "met from here"),
    "review": (("r",), "NOT YET SO"),
    "plan": (("p",), "things to do"),
    "risks": (("k",), "with what is in place, one is high"),
    "evidence": (("e", "Evidence of", "e"), "pieces of evidence"),
    "governors": (("g",), "Questions from governors"),
    "start": (("escape",), "RECENT ASSESSMENTS"),
    "palette": (("ctrl+p",), "Find a command"),
}
"""The keys that lead there from a question, with what is seen on the way, and what is seen there."""


@pytest.fixture
def full(home):
    """An assessment with rows in every list."""
    schools = open_questionnaire("schools")
    weak = next(each for each in schools.samples if each.strength == "weak")
    return write(home / "documents" / "full.toml", as_own(from_sample(schools, weak, NOON)))


def cursor_row(window: Window) -> str:
    """What stands on the row of the terminal's cursor, from its column on."""
    return window.screen.display[window.screen.cursor.y][window.screen.cursor.x :]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("place", PLACES)
def test_after_each_arrow_the_cursor_stands_on_the_marked_row(full, home, place, size):
    keys, shown = PLACES[place]
    with Window(full, folder=home, size=size) as window:
        window.until("met from here")
        for key in keys:
            window.press(key) if key in KEYS or len(key) == 1 else window.until(key)
        window.until(shown)
        rows = set()
        for _ in range(3):  # one way only: what two keys do to a slow screen must not cancel out
            before = window.screen.cursor.y, window.text
            window.send(
                KEYS["up" if place == "start" else "down"]
            )  # the assessment left last is marked, below what is due
            window.until(lambda _, before=before: (window.screen.cursor.y, window.text) != before)
            window.until(lambda _: cursor_row(window)[:1] in MARKS)
            rows.add((window.screen.cursor.y, cursor_row(window)))
        assert len(rows) > 1
        window.press("ctrl+q") if place != "palette" else window.press("escape", "ctrl+q")
        window.ended()
