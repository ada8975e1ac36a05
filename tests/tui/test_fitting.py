"""How much of a question is shown: the fullest that fits, more in a larger window, and nothing moves by an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.tui.question.fitting import above_note, fullest, side_widths
from prevent_tui.tui.question.ladder import Fold
from prevent_tui.tui.question.levels import Levels
from support.app_pilot import sit

LEVELS = {Fold.AIRY: 18, Fold.TIGHT: 12, Fold.FOLDED: 7, Fold.CHOSEN: 2}
PARTS = {"proof": 2, "step": 4, "note-line": 6, "guidance": 1}
SIZES = [(64, 20), (80, 24), (100, 30), (120, 30), (120, 36), (160, 45), (200, 50)]


@given(st.integers(5, 60))
def test_what_is_shown_fits_and_a_higher_window_never_shows_less(height):
    fit, more = (fullest(LEVELS.__getitem__, PARTS, rows) for rows in (height, height + 1))
    shown = LEVELS[fit.fold] + sum(fit.rows.values())
    assert shown <= height or (fit.fold is Fold.FOLDED and set(fit.rows.values()) == {1})
    assert more.fold <= fit.fold
    assert more.fold < fit.fold or all(more.rows[name] >= rows for name, rows in fit.rows.items())


def test_what_is_left_over_goes_to_the_action_then_to_the_note():
    rows = fullest(LEVELS.__getitem__, PARTS, LEVELS[Fold.AIRY] + 4 + 5).rows
    assert rows == {"proof": 1, "step": 4, "note-line": 3, "guidance": 1}


def test_above_a_note_the_levels_give_way_until_it_has_room():
    assert [above_note(LEVELS.__getitem__, rows) for rows in (12, 11, 6)] == [Fold.TIGHT, Fold.FOLDED, Fold.CHOSEN]


def test_the_rail_and_the_open_guidance_come_with_the_width():
    assert [side_widths(columns) for columns in (80, 110, 150, 190)] == [(0, 0), (28, 0), (28, 48), (28, 62)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_fits_its_window_and_an_answer_moves_nothing_below_the_levels(weak, size):
    async with sit(weak, size=size) as desk:
        desk.app.screen.go(desk.work.question_ids[3])
        await desk.settled()
        sheet = desk.app.screen.query_one("#sheet")
        assert sheet.max_scroll_y == 0
        places = set()
        for key in "2343":
            await desk.press(key)
            places.add(desk.app.screen.query_one("#step").region)
            assert sheet.max_scroll_y == 0
        assert len(places) == 1 or desk.app.screen.query_one(Levels).fold >= Fold.FOLDED
