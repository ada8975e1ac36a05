"""The forms that were left half filled: counted in the header, listed there and by the commands, opened again."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from prevent_tui.tui.kit.frame import HeaderBar
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import sit
from support.every_dialog import words

TEXT = "Half a sentence"
FORMS = {
    "AskAction": (("a",), "text"),
    "AskEvidence": (("e", "plus"), "title"),
    "AskSignOff": (("g", "3"), "decision"),
    "AskFigure": (("e", "e", "5", "plus"), "label"),
}


@pytest.mark.parametrize("place", FORMS)
async def test_a_draft_is_opened_again_from_the_header_with_what_was_typed(school, place):
    keys, field = FORMS[place]
    async with sit(school) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        await desk.press(*keys)
        assert desk.place == place
        await _type_into(desk, field)
        await desk.press("escape")
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        header = desk.app.screen.query_one(HeaderBar)
        count = next(word for word in words(desk, header) if word.text == "1 draft")
        await desk.pilot.click(offset=Offset(*count.at))
        await desk.settled()
        assert desk.place == "Card"
        await desk.press("enter")
        await desk.settled()
        assert desk.place == place
        assert TEXT in " ".join(desk.app.screen.fields().values())


async def _type_into(desk, name) -> None:
    desk.app.screen.query_one(f"#{name}").focus()
    await desk.settled()
    await desk.type(TEXT)


async def test_drafts_are_found_by_the_commands_and_without_any_that_is_said(school):
    async with sit(school) as desk:
        await desk.press("a")
        await _type_into(desk, "text")
        await desk.press("escape", "ctrl+p")
        await desk.type("draft")
        await desk.press("enter", "1")
        assert desk.place == "AskAction"
        await desk.press("escape", "u")
        desk.app.action_drafts()
        assert "No form is left half filled" in desk.said


async def test_what_is_not_saved_names_the_forms_that_are_no_answer_yet(school):
    async with sit(school) as desk:
        await desk.press("a")
        await _type_into(desk, "text")
        await desk.press("escape", "exclamation_mark")
        assert "Everything is saved. 1 form half filled: kept as a draft, and no answer yet." in desk.said
