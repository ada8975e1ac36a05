"""A window of any size, on the way from one size to another too: no screen is laid out so that it ends the program."""

from __future__ import annotations

import pytest

from support import every_screen
from support.every_screen import VIEWS

WAY = [(200, 50), (64, 20), (160, 45), (30, 10), (120, 36), (12, 4), (100, 30), (1, 1), (80, 24)]
PAGES = ["question", "review", "review-sums", "plan", "evidence", "risks", "matrix", "theme-end", "start", "themes"]
"""Those with the most that is fitted, whose widgets come and go with the size."""


@pytest.mark.parametrize("name", PAGES)
async def test_a_window_pulled_from_size_to_size_ends_nothing(name):
    async with every_screen.at(VIEWS[name], (200, 50)) as desk:
        place = desk.place
        for turn, size in enumerate((*WAY, *reversed(WAY))):
            # In the same breath, so that what is drawn anew is laid out twice.
            desk.app.choose_theme(("light", "dark")[turn % 2])
            await desk.resize(size)
        assert desk.place == place
        assert desk.text.strip()
