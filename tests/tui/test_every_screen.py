"""The list of every screen names every screen there is, and each way of it leads where it says."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from prevent_tui.tui.kit.theme import THEMES
from support.app_pilot import NARROW
from support.every_dialog import every_class_of
from support.every_screen import IN_EVERY_LOOK, LOOKS, VIEWS, at

FIRST = {view.screen: view for view in reversed(VIEWS.values())}
"""Of each screen the first view; the others differ in a key or two, and taking pictures names what leads astray."""


def test_no_screen_is_forgotten():
    """A class of which others are made stands for nothing of its own."""
    every = every_class_of(Screen)
    shown = {view.screen for view in VIEWS.values()}
    bases = {base.__name__ for each in every for base in each.__mro__[1:]} - shown
    assert {each.__name__ for each in every} - bases == shown


def test_every_theme_is_a_look_and_what_is_shown_in_each_is_on_the_list():
    assert set(THEMES) < set(LOOKS)
    assert set(IN_EVERY_LOOK) < set(VIEWS)


@pytest.mark.slow
@pytest.mark.parametrize("screen", FIRST)
async def test_the_way_to_a_screen_leads_there(screen, on_day):
    async with at(FIRST[screen], NARROW) as desk:
        assert type(desk.app.screen).__name__ == screen
