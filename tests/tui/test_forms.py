"""Every form and dialog: title and keys in sight, nothing cut, faults that go, typing that can be taken back."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from prevent_tui.assessment.actions import NEW
from prevent_tui.assessment.model.action import Action
from prevent_tui.tui.actions.forms import AskAction
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Confirm, Dialog, Heading
from prevent_tui.tui.kit.field import Field
from prevent_tui.tui.kit.tally import Tally
from support.app_pilot import NARROW, sit
from support.every_dialog import DIALOGS
from support.every_form import FORMS, LONG
from support.small_questionnaire import TODAY

SMALLEST = (64, 20)
IN_DIALOGS = [form for form in FORMS if issubclass(form, Dialog)]


async def open_form(desk, form):
    desk.app.push_screen(FORMS[form](desk.work))
    await desk.settled()
    return desk.app.screen


def seen_whole(screen, widget) -> bool:
    """Whether all of a widget is on the screen."""
    shown = screen.find_widget(widget)
    return shown.visible_region == shown.region


@pytest.mark.parametrize("form", IN_DIALOGS, ids=lambda form: form.__name__)
async def test_title_and_keys_are_in_sight_whatever_has_the_keys_and_no_label_or_example_is_cut(school, form):
    async with sit(school, size=SMALLEST) as desk:
        screen = await open_form(desk, form)
        labels = [each for each in screen.query(Tally) if each.size.width]
        assert [each.label for each in labels if len(each.label) > each.size.width] == []
        fields = [each for each in screen.query(Field) if each.size.width]
        assert [each.placeholder for each in fields if len(each.placeholder) > each.content_size.width] == []
        for _ in screen.focus_chain:
            for widget in (*screen.query(Heading), *screen.query(Buttons)):
                assert seen_whole(screen, widget), (screen.focused, widget)
            await desk.press("tab")


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.__name__)
async def test_no_key_of_a_dialog_is_cut(full, dialog):
    async with sit(full, size=SMALLEST) as desk:
        desk.app.push_screen(DIALOGS[dialog](desk))
        await desk.settled()
        for buttons in desk.app.screen.query(Buttons):
            rows = buttons.drawn(buttons.size.width)
            assert not [row for row in rows if "…" in row.plain or row.cell_length > buttons.size.width]
            text = "\n".join(row.plain for row in rows).casefold()
            assert all(key.casefold() in text for key, _, _ in buttons.others if key.isalnum())


async def test_a_field_shows_the_beginning_of_its_text_until_it_has_the_keys(school):
    async with sit(school, size=NARROW) as desk:
        form = AskAction(Action(id=NEW, text=LONG, owner="DSL"), "", TODAY)
        desk.app.push_screen(form)
        await desk.settled()
        first = form.query_one("#text", Input)
        assert first.scroll_offset.x > 0
        await desk.press("tab")
        assert first.scroll_offset.x == 0
        await desk.press("shift+tab")
        assert first.scroll_offset.x > 0


async def test_what_was_wrong_is_said_until_it_is_another(school):
    async with sit(school, size=NARROW) as desk:
        form = AskAction(Action(id=NEW, text=""), "", TODAY)
        desk.app.push_screen(form)
        await desk.type("Ask", "tab")
        await desk.type("DSL", "tab")
        await desk.type("3 13 2026", "ctrl+s")
        assert "✗" in desk.words
        form.query_one("#owner").focus()
        await desk.type("x")
        assert "✗" in desk.words
        form.query_one("#due").focus()
        await desk.press("backspace")
        assert "✗" not in desk.words


async def test_what_is_higher_than_the_window_is_read_on_with_the_arrows(school):
    async with sit(school, size=SMALLEST) as desk:
        desk.app.push_screen(Confirm("Seal it?", "\n".join(f"line {number}" for number in range(40)), "Seal it"))
        await desk.settled()
        assert "↑↓ read on" in desk.words
        assert "line 39" not in desk.words
        await desk.press("down", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "line 39" in desk.words
        assert "Seal it?" in desk.words
        await desk.press("up", "up", "up")
        assert "line 39" not in desk.words


# ---------------------------------------------------------------- taking typing back


async def test_typing_is_taken_back_a_word_at_a_time_in_the_order_it_was_typed(school):
    async with sit(school, size=NARROW) as desk:
        desk.app.push_screen(AskAction(Action(id=NEW, text=""), "", TODAY))
        await desk.type("Ask IT", "tab")
        await desk.type("DSL")
        await desk.press("ctrl+z")
        assert (desk.field("text"), desk.field("owner")) == ("Ask IT", "")
        await desk.press("ctrl+z")
        assert desk.field("text") == "Ask"
        await desk.press("ctrl+y", "ctrl+y")
        assert (desk.field("text"), desk.field("owner")) == ("Ask IT", "DSL")
        await desk.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert desk.field("text") == ""
        await desk.press("ctrl+z")
        assert "Nothing typed here to take back" in desk.said


async def test_a_draft_that_came_back_is_not_thrown_away_by_taking_typing_back(school):
    async with sit(school, size=NARROW) as desk:
        await desk.press("a")
        desk.app.screen.query_one("#text", Input).value = ""
        await desk.type("Ask IT", "escape")
        await desk.press("a")
        await desk.type(" today", "ctrl+z")
        assert desk.field("text") == "Ask IT"
        await desk.press("ctrl+z")
        assert desk.field("text") == "Ask IT"
        assert "This is the draft as it came back" in desk.said
        await desk.press("ctrl+y")
        assert desk.field("text") == "Ask IT today"


async def test_a_draft_that_was_thrown_away_comes_back_where_it_was(school):
    async with sit(school, size=NARROW) as desk:
        await desk.press("a")
        await desk.paste("Ask IT")
        await desk.press("escape", "a")
        came_back = desk.field("text")
        await desk.press("ctrl+z")
        assert desk.field("text") != came_back
        await desk.press("ctrl+y")
        assert desk.field("text") == came_back
        await desk.press("escape")
        assert desk.work.drafts.waiting[-1].fields["text"] == came_back


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_a_field_of_one_line_is_one_line_high_in_every_form(school, size):
    async with sit(school, size=size) as desk:
        await desk.press("1", "a")
        heights = {field.id: field.size.height for field in desk.app.screen.query("Input")}
        assert heights == dict.fromkeys(heights, 1)
