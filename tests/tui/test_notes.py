"""Writing notes: every character reaches the session and the file, up to the limit, and nothing else does."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import TextArea

from prevent_tui.assessment.model.assessment import NOTE_LIMIT, Answer
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import NARROW, WIDE, controls, sit, stored, write


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_note_is_typed_shown_counted_and_saved(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("n")
        await desk.type("The DSL leads; the deputy covers. 1 2 3 f u x")
        assert desk.answer().note == "The DSL leads; the deputy covers. 1 2 3 f u x"
        assert "45 of 8,000" in desk.text
        assert desk.answer().level is None
        assert "The DSL leads; the deputy covers." in desk.words
        await desk.press("escape")
        await desk.saved()
        assert stored(school).answer("prevent-lead").note == desk.answer().note


async def test_a_note_of_several_lines_keeps_them(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("First line\n\nThird line", "escape")
        await desk.saved()
        assert stored(school).answer("prevent-lead").note == "First line\n\nThird line"


async def test_control_n_keeps_the_note_and_goes_to_the_next_question(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("First", "ctrl+n")
        assert desk.reference == "RA2"
        assert desk.answer("prevent-lead").note == "First"
        assert desk.answer().note == ""
        await desk.press("3")
        assert desk.answer().level == "in-place"


async def test_a_burst_of_typing_that_ends_in_control_n_stays_with_its_question(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("a" * 300, "ctrl+n")
        assert desk.answer("prevent-lead").note == "a" * 300
        assert desk.answer("board-accountable").note == ""


async def test_each_question_has_its_own_note_in_the_field(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("One", "ctrl+n")
        await desk.press("n")
        await desk.type("Two", "escape")
        await desk.press("left", "n")
        assert desk.app.screen.query_one(TextArea).text == "One"
        await desk.type(" and more", "escape")
        assert desk.answer().note == "One and more"


async def test_typing_can_be_taken_back_inside_the_field_and_as_one_step_outside(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("Too much", "ctrl+z")
        assert desk.answer().note == desk.app.screen.query_one(TextArea).text != "Too much"
        await desk.type("Some words", "escape")
        await desk.press("u")
        assert desk.answer().note == ""


async def test_a_paste_of_many_lines_can_be_taken_back_and_brought_again(school):
    lines = "\n".join(f"line {number}" for number in range(40))
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste(lines)
        await desk.press("ctrl+z")
        assert desk.answer().note == ""
        await desk.press("ctrl+y")
        assert desk.answer().note == lines
        await desk.press("ctrl+u", "ctrl+z")
        assert desk.answer().note == lines


async def test_emptying_the_field_empties_the_note(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("Something", "ctrl+u", "escape")
        assert desk.answer().note == ""


async def test_what_goes_beyond_the_limit_is_not_taken_and_that_is_said(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste("a" * (NOTE_LIMIT - 2))
        assert "did not fit" not in desk.words
        await desk.type("bcde")
        assert desk.answer().note == "a" * (NOTE_LIMIT - 2) + "bc"
        assert "2 characters did not fit" in desk.words
        await desk.press("backspace")
        assert "did not fit" not in desk.words
        await desk.type("z", "escape")
        assert desk.answer().note.endswith("abz")


async def test_a_paste_that_is_too_long_is_taken_as_far_as_it_fits(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste("x" * 1_000_000)
        assert len(desk.answer().note) == NOTE_LIMIT
        assert f"{1_000_000 - NOTE_LIMIT:,} characters did not fit" in desk.words


async def test_a_longer_note_from_a_file_is_kept_and_can_be_shortened(school):
    long = stored(school).model_copy(update={"answers": {"prevent-lead": Answer(note="y" * 9_000)}})
    write(school, long)
    async with sit(school) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.press("n", "escape")
        assert len(desk.answer().note) == 9_000
        await desk.press("n", "backspace")
        await desk.type("z", "escape")
        assert desk.answer().note == "y" * 8_999


async def test_a_paste_is_cleaned_of_what_a_terminal_would_act_on(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste("a\x1b]0;title\x07b\u202ec\r\nd\re\x00\x9bf\ud800")
        assert desk.answer().note == "a]0;titleb" + "c\nd\nef\ufffd"
        assert not controls(desk.text)
        await desk.press("escape")
        assert not controls(desk.text)
        await desk.saved()
        assert stored(school).answer("prevent-lead").note == desk.answer().note


async def test_letters_of_other_languages_and_emoji_are_kept(school):
    text = "Żółć, ŵyau, العربية, 日本, 👩🏽\u200d🏫"
    async with sit(school) as desk:
        await desk.press("n")
        await desk.paste(text)
        await desk.press("escape")
        await desk.saved()
        assert stored(school).answer("prevent-lead").note == text


async def test_a_click_elsewhere_ends_typing_and_loses_nothing(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("Half a sentence")
        await desk.pilot.click("#rail", offset=(4, 3))
        await desk.settled()
        assert desk.answer("prevent-lead").note == "Half a sentence"


async def test_help_while_typing_comes_back_to_the_field(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("Before", "f1")
        assert "Help: writing a note" in desk.text
        await desk.press("escape")
        await desk.type(" after", "escape")
        assert desk.answer().note == "Before after"


async def test_quitting_in_the_same_breath_as_typing_loses_nothing(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("b" * 200, "ctrl+q")
        assert not desk.app.is_running
    assert stored(school).answer("prevent-lead").note == "b" * 200


async def test_quitting_while_a_screen_is_still_opening_ends_cleanly(school):
    async with sit(school) as desk:
        await desk.press("3")
        for key in ("r", "ctrl+q"):
            desk.app.post_message(events.Key(key, None))
        await desk.settled()
        assert not desk.app.crashed
        assert desk.app.return_code == 0
    assert stored(school).answer("prevent-lead").level == "in-place"
