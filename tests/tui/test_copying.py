"""Ctrl+C copies what is selected, else what the screen is about; it never quits, and no control character leaves."""

from __future__ import annotations

import base64
import re

import pytest
from textual.widgets import Input
from textual.widgets.input import Selection

from prevent_tui.tui.kit.copying import Copying
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import controls, sit
from support.pseudo_terminal import Window


async def test_the_question_is_copied_with_its_levels_answer_and_note(weak):
    async with sit(weak) as desk:
        question = desk.app.screen.question
        await desk.press("3", "n")
        await desk.type("Two lines,\nboth of them.", "escape")
        await desk.press("ctrl+c")
        text = desk.app.clipboard
        assert desk.place == "question"
        assert text.splitlines()[0].startswith(desk.reference)
        assert f"“{question.text}”" in text
        assert [line[:5] for line in text.splitlines() if line.startswith("[")] == ["[ ] 1", "[ ] 2", "[x] 3", "[ ] 4"]
        assert all(words in text for words in question.levels.values())
        assert "\nAnswer: In place\nNote: " in text
        assert text.endswith("Two lines,\nboth of them.")
        assert f"Copied: {desk.reference} with its levels, answer and note." in desk.said


async def test_a_copy_of_an_invented_setting_says_that_it_is_one(home):
    async with sit() as desk:
        await desk.press("3", "enter", "enter", "ctrl+c")
        assert desk.app.clipboard.startswith("This is an invented setting, with no real data.\n")


async def test_what_is_not_asked_of_anybody_is_said_as_it_is(school):
    async with sit(school) as desk:
        await desk.press("ctrl+c")
        assert "State: NOT ANSWERED" in desk.app.clipboard
        assert desk.app.clipboard.endswith("Answer: Not answered")
        await desk.press("0", "ctrl+c")
        assert desk.app.clipboard.endswith("Answer: Don't know")


async def test_while_a_note_is_typed_a_selection_goes_before_the_question(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("abc")
        await desk.press("ctrl+c")
        assert desk.app.clipboard.endswith("Note: abc")
        await desk.press("shift+home", "ctrl+c")
        assert desk.app.clipboard == "abc"


async def test_the_marked_row_of_a_list_is_copied_whole(weak):
    async with sit(weak, size=(80, 24)) as desk:
        await desk.press("r", "down", "ctrl+c")
        assert "…" not in desk.app.clipboard
        assert "  " not in desk.app.clipboard
        marked = desk.app.screen.query_one("#gaps").current
        assert desk.work.questionnaire.by_id[marked].gap in desk.app.clipboard
        assert "Copied: what is marked." in desk.said


async def test_a_field_is_copied_but_never_a_password(school):
    async with sit(school) as desk:
        await desk.press("slash")
        await desk.type("referral")
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "referral"
        desk.app.screen.query_one(Input).password = True
        desk.app.copy_to_clipboard("before")
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "before"
        assert "nothing to copy here" in desk.said


async def test_what_is_selected_in_a_field_is_copied(school):
    async with sit(school) as desk:
        await desk.press("slash")
        await desk.type("referral route")
        desk.app.screen.query_one(Input).selection = Selection(0, 8)
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "referral"


async def test_a_sheet_is_copied_as_it_is_read(school):
    async with sit(school) as desk:
        await desk.press("f2", "ctrl+c")
        assert "999" in desk.app.clipboard
        assert not controls(desk.app.clipboard)


async def test_no_control_character_leaves(school, monkeypatch):
    async with sit(school) as desk:
        hostile = "a\x1b]52;c;eA==\x07b\x9d\u202ec\nd"
        monkeypatch.setattr(Copying, "get_selected_text", lambda _: hostile)
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "a]52;c;eA==bc\nd"
        desk.app.copy_to_clipboard(hostile)
        assert not controls(desk.app.clipboard)


@pytest.mark.parametrize("keys", [(), ("r",), ("slash",), ("x",), ("e",), ("question_mark",), ("ctrl+p",), ("escape",)])
async def test_it_never_quits(school, keys):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        await desk.press(*keys)
        place = desk.place
        await desk.press("ctrl+c", "ctrl+c")
        assert desk.place == place
        assert desk.app.is_running


def test_the_terminal_gets_the_text(school, home):
    with Window(school, folder=home) as window:
        window.until("met from here")
        window.send("\x03")
        window.until("Copied: RA1")
        sent = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", window.raw)
        assert base64.b64decode(sent[1]).decode("utf-8").startswith("RA1  ")
        window.press("ctrl+q")
        assert window.ended() == 0
