"""A field that is entered by a key has a short text selected, and no path; what is needed or no date is said."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment.model.action import Action
from prevent_tui.tui.actions.forms import AskAction
from prevent_tui.tui.governance.sign_off import AskSignOff
from prevent_tui.tui.kit.field import Field
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.start.facts import FactRow
from support.app_pilot import NARROW, sit
from support.every_form import FORMS


def of_action(work) -> AskAction:
    known = Action(id="a1", text="Tell every team", owner="DSL", due=work.today)
    return AskAction(known, "", work.today)


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_typing_replaces_what_stands_in_a_field_entered_by_a_key(school, key):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(of_action(desk.work))
        await desk.settled()
        await desk.press(key)
        await desk.type("Head teacher")
        assert desk.field("owner") == "Head teacher"
        await desk.press("shift+tab")
        await desk.type("Ask")
        assert desk.field("text") == "Ask"


async def test_a_form_that_opens_is_gone_on_with_where_its_text_ends(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(of_action(desk.work))
        await desk.settled()
        await desk.type(" by post")
        assert desk.field("text") == "Tell every team by post"


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_a_long_text_entered_by_a_key_is_gone_on_with(school, key):
    role = "Head teacher, with the deputy who stands in for her"
    known = Action(id="a1", text="Tell every team", owner=role, due=date(2026, 12, 1))
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(AskAction(known, "", desk.work.today))
        await desk.settled()
        await desk.press(key)
        await desk.type("!")
        assert desk.field("owner") == f"{role}!"


async def test_a_path_is_never_replaced_by_the_next_key(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        proposed = desk.field("path")
        while desk.app.screen.focused.id != "path":
            await desk.press("tab")
        await desk.type("x")
        assert desk.field("path") == f"{proposed}x"


@pytest.mark.parametrize("size", [(64, 20), NARROW])
async def test_a_figure_meant_for_one_more_fact_writes_nothing_into_the_path(home, size):
    async with sit(size=size) as desk:
        await desk.press("1", "enter")
        proposed = desk.field("path")
        rhythm = len(desk.app.screen.query(FactRow)) + 2
        for _ in range(rhythm):
            if desk.app.screen.focused.id == "path":
                break
            await desk.press("enter")
        assert desk.app.screen.focused.id == "path"
        await desk.press("2")
        assert desk.field("path") == proposed
        assert "No fact is left: that figure did nothing." in desk.said
        await desk.press("2")
        assert desk.field("path") == f"{proposed}2"


async def test_a_click_into_a_field_selects_nothing(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(of_action(desk.work))
        await desk.settled()
        await desk.pilot.click("#owner", offset=(9, 0))
        await desk.type("!")
        assert desk.field("owner") == "DSL!"


@pytest.mark.parametrize("form", [each for each in FORMS if issubclass(each, Form)], ids=lambda form: form.__name__)
async def test_every_short_text_of_every_form_is_selected_as_one_comes_to_it_and_no_date_is_said(school, form):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(FORMS[form](desk.work))
        await desk.settled()
        screen = desk.app.screen
        filled = {each for each in screen.query(Field) if each.value}
        for _ in screen.focus_chain:
            await desk.press("tab")
            if isinstance(at := screen.focused, Field):
                assert at.selected_text == (at.value if at.is_typed_anew else "")
                assert at.cursor_position == len(at.value)
                filled.discard(at)
        assert not filled
        for each in screen.query(Field):
            if hasattr(each, "reading") and each.id != "reference":
                each.focus()
                each.value = "end of term"
                await desk.settled()
                assert "not a date yet" in shown(each)
                each.value = "1 May 2027"
                await desk.settled()
                assert "not a date yet" not in shown(each)


def shown(entry: Field) -> str:
    return "".join(each.plain for each in entry.tally.lines(80))


async def test_a_needed_field_left_empty_says_so_until_something_is_typed(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(AskSignOff(desk.work))
        await desk.settled()
        role = desk.app.screen.query_one("#role", Field)
        assert "needed" not in shown(role)
        await desk.press("enter")
        assert desk.app.screen.focused.id == "on"
        assert "still empty: it is needed" in desk.text
        await desk.press("shift+tab")
        await desk.type("Chair")
        assert "needed" not in shown(role)


async def test_a_date_that_was_taken_out_is_needed_too(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(AskSignOff(desk.work))
        await desk.settled()
        await desk.press("tab", "backspace", "tab")
        assert "still empty: it is needed" in shown(desk.app.screen.query_one("#on", Field))
