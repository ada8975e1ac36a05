"""The last line in the terminal, and what is said of an invented setting before it is left."""

from __future__ import annotations

from prevent_tui.tui.farewell import farewell
from support.app_pilot import sit


async def test_the_last_line_says_where_the_answers_are_and_what_is_half_filled(school):
    async with sit(school) as desk:
        await desk.press("1")
        await desk.saved()
        assert farewell(desk.app.work, None) == f"Everything is saved in {school}."
        await desk.press("a")
        await desk.type("Half")
        await desk.press("escape")
        assert "1 form half filled: a draft" in farewell(desk.app.work, None)
        await desk.press("h")
        assert farewell(desk.app.work, desk.app.files.left) == f"Everything is saved in {school}."


async def test_nothing_is_said_where_nothing_was_open(home):
    async with sit() as desk:
        assert farewell(desk.app.work, desk.app.files.left) == ""


async def test_an_invented_setting_is_left_after_it_was_said_once_that_nothing_is_kept(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "h")
        assert desk.place == "start"
        await desk.press("3", "1", "enter", "1", "n")
        assert "practice: nothing is kept" in desk.text
        assert "saved as you type" not in desk.text
        await desk.press("escape", "h")
        assert "Nothing that you did in it is kept" in desk.words
        await desk.press("n")
        assert desk.place == "question"
        assert farewell(desk.app.work, None) == "That was an invented setting; nothing of it is kept."
        await desk.press("exclamation_mark")
        assert "invented setting" in desk.said
        await desk.press("h")
        assert "Nothing that you did in it is kept" in desk.words
        await desk.press("y")
        assert desk.place == "start"
