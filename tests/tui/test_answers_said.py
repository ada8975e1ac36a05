"""After each answer the message row says what was recorded, in the words of the level, and which keys go on."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from prevent_tui.tui.kit.frame import MessageRow
from support.app_pilot import NARROW, sit
from support.every_dialog import words

SIZES = [(64, 20), NARROW, (120, 36)]


def row(desk) -> str:
    return desk.text.splitlines()[desk.app.screen.query_one(MessageRow).region.y]


def regions(desk):
    return {widget: widget.region for widget in desk.app.screen.walk_children()}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_answer_is_said_in_the_words_of_its_level_and_moves_nothing(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("2")
        before = regions(desk)
        for key, level in zip("1234", desk.app.screen.query_one("#levels").scale.levels, strict=True):
            await desk.press(key)
            assert f"{desk.reference} recorded: {level.label}." in row(desk)
            assert desk.said.endswith("Enter next question; U takes it back.")
            assert regions(desk).keys() == before.keys()
            assert regions(desk)[desk.app.screen.query_one(MessageRow)] == before[desk.app.screen.query_one(MessageRow)]
        assert "takes it back" in row(desk)
        assert "reads it all" not in row(desk)
        await desk.press("0")
        assert f"{desk.reference} recorded: don't know yet." in row(desk)


async def test_what_the_row_says_of_enter_and_of_undo_is_what_they_do(school):
    async with sit(school) as desk:
        first = desk.at
        await desk.press("3")
        await desk.press("u")
        assert desk.answer(first).level is None
        await desk.press("3")
        assert "Enter next question" in desk.said
        await desk.press("enter")
        assert desk.at == desk.work.question_ids[1]


async def test_the_caps_of_the_row_are_clicked(school):
    async with sit(school) as desk:
        await desk.press("3")
        onward, undo = words(desk, desk.app.screen.query_one(MessageRow))
        assert (onward.text.strip(), undo.text.strip()) == ("Enter  next question", "U  takes it back")
        await desk.pilot.click(offset=Offset(undo.at.x + 2, undo.at.y))
        await desk.settled()
        assert desk.answer().level is None


async def test_the_same_digit_again_says_that_the_answer_stays(school):
    async with sit(school, size=NARROW) as desk:
        await desk.press("3", "3")
        assert "stays: In place." in row(desk)
        assert "Backspace clears it." in desk.said
        await desk.press("backspace")
        assert "answer cleared" in desk.said


async def test_an_answer_that_leads_on_is_said_on_the_question_that_follows(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.choose_going_on(goes_on=True)
        first, reference = desk.at, desk.reference
        await desk.press("3")
        assert desk.at != first
        assert f"{reference} recorded: In place." in row(desk)
        assert "← goes back" in desk.said
        await desk.press("left")
        assert desk.at == first


async def test_a_reason_why_it_does_not_apply_is_an_answer_too(school):
    async with sit(school, size=NARROW) as desk:
        asked = desk.work.questionnaire.by_id
        desk.app.screen.go(next(name for name in desk.work.question_ids if asked[name].not_applicable.allowed))
        await desk.press("minus")
        await desk.type("We have none", "enter")
        assert f"{desk.reference} recorded: not applicable." in row(desk)
