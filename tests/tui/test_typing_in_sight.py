"""The line that is typed is in sight: in every form and beside every question, in windows of every size from 64x20."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.tui.kit.dialog import Dialog
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.step_picker import StepPicker
from prevent_tui.tui.question.ladder import Fold
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.screen import QuestionScreen
from prevent_tui.tui.question.why import Guidance
from prevent_tui.tui.risks.sheet import AskRisk
from support.app_pilot import new_school, sit
from support.every_form import FORMS, LONG, screens_with_fields

SIZES = [(64, 20), (80, 24), (100, 26), (120, 30), (120, 36), (160, 45)]
COMPLAINT = "“Wednesday the thirtieth of February two thousand and six” is not a date. Write it like 22 Nov 2026."


def hidden(desk, where):
    """What is wrong with where the cursor of the field that has the keys stands; nothing, where it is in sight."""
    screen, typed = desk.app.screen, desk.app.focused
    at, seen = typed.cursor_screen_offset, screen.find_widget(typed).visible_region
    faults = [] if screen.region.contains_point(at) and seen.contains_point(at) else [f"{where}: at {at}, seen {seen}"]
    if isinstance(typed, NoteField) and seen.height < 3:
        faults.append(f"{where}: {seen.height} rows of the field are seen")
    return faults


def test_every_screen_with_a_field_is_looked_at():
    assert set(screens_with_fields()) == {*FORMS, QuestionScreen}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
async def test_what_is_typed_in_a_form_is_in_sight(school, form):
    faults = []
    async with sit(school, size=SIZES[-1]) as desk:
        for size in (SIZES[0], SIZES[1], SIZES[3]):
            await desk.resize(size)
            desk.app.push_screen(FORMS[form](desk.work))
            await desk.settled()
            screen = desk.app.screen
            for entry in [each for each in screen.query("Input, TextArea") if screen.find_widget(each).region]:
                where = f"{entry.id} at {size}"
                entry.focus()
                await desk.settled()
                faults += hidden(desk, f"{where}, come to")
                await desk.paste(LONG if isinstance(entry, Input) else f"{LONG}\n" * 3)
                faults += hidden(desk, f"{where}, pasted")
                if isinstance(screen, Dialog) and screen.query("#complaint"):
                    screen.complain(COMPLAINT, entry.id)
                    await desk.settled()
                    faults += hidden(desk, f"{where}, refused")
                    complaint = screen.find_widget(screen.query_one("#complaint"))
                    if complaint.visible_region != complaint.region:
                        faults.append(f"{where}: of the complaint {complaint.visible_region.height} rows are seen")
            desk.app.pop_screen()
            await desk.settled()
    assert faults == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
async def test_a_form_in_a_window_made_smaller_keeps_the_line_in_sight(school, form):
    async with sit(school, size=SIZES[-1]) as desk:
        desk.app.push_screen(FORMS[form](desk.work))
        await desk.settled()
        desk.app.screen.query("Input, TextArea").last().focus()
        await desk.paste(LONG)
        for size in (SIZES[3], SIZES[0], SIZES[2]):
            await desk.resize(size)
            await desk.settled()
            assert hidden(desk, size) == []


@pytest.mark.parametrize("name", [name for name in bundled_files() if not name[-1].isdigit()])
async def test_a_note_beside_the_longest_questions_is_in_sight(home, name):
    faults = []
    async with sit(new_school(home / "documents" / "school.toml", name), size=SIZES[-1]) as desk:
        asked = [desk.work.questionnaire.by_id[each] for each in desk.work.question_ids]
        longest = (
            max(asked, key=lambda each: len(each.text)),
            max(asked, key=lambda each: len("".join(each.levels.values()))),
        )
        for size in SIZES:
            await desk.resize(size)
            for question in longest:
                desk.app.screen.go(question.id)
                desk.work.session.choose(question.id, desk.work.questionnaire.scale_of[question.id].levels[0].id)
                await desk.press("n")
                faults += hidden(desk, f"{question.id} at {size}")
                await desk.press("escape")
    assert faults == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_a_long_note_stays_in_sight_line_by_line_and_when_moved_through(school, size):
    async with sit(school, size=size) as desk:
        longest = max(desk.work.question_ids, key=lambda name: len(desk.work.questionnaire.by_id[name].text))
        desk.app.screen.go(longest)
        await desk.press("i", "n")
        for number in range(12):
            await desk.type(f"line {number} ")
            await desk.paste("word " * (number * 3))
            await desk.type("end\n")
            assert hidden(desk, f"line {number}") == []
        for key in ["up"] * 8 + ["ctrl+home", "ctrl+end", "pageup", "pagedown"]:
            await desk.press(key)
            assert hidden(desk, key) == []
        assert not desk.app.screen.query_one(Guidance).display


async def test_a_window_made_smaller_or_larger_while_typing_keeps_the_line_in_sight(school):
    async with sit(school, size=SIZES[-1]) as desk:
        await desk.press("n")
        await desk.paste(LONG * 3)
        assert desk.app.screen.query_one(Levels).fold is Fold.TIGHT
        for size in (*SIZES[::-1], *SIZES, SIZES[0]):
            await desk.resize(size)
            await desk.settled()
            assert hidden(desk, f"{size}") == []
        desk.app.screen.query_one("#sheet").scroll_home(animate=False)
        await desk.settled()
        await desk.type("z")
        assert hidden(desk, "after one looked elsewhere") == []


async def test_a_warning_under_a_note_does_not_push_the_line_out_of_sight(school):
    async with sit(school, size=SIZES[0]) as desk:
        desk.app.push_screen(FORMS[next(each for each in FORMS if each.__name__ == "AskReply")](desk.work))
        await desk.settled()
        desk.app.screen.query_one("#guard").look_at("Born on 3 May 2011, ring 07700 900123 or write to a@b.example")
        await desk.settled()
        assert "!" in desk.words
        assert hidden(desk, "warned") == []


async def test_a_field_that_was_left_before_it_could_come_into_sight_leaves_the_next_one_there(school):
    async with sit(school, size=(120, 36)) as desk:
        desk.app.push_screen(FORMS[AskRisk](desk.work))
        await desk.settled()
        screen = desk.app.screen
        left, choice = screen.query_one("#controls", NoteField), screen.query_one("#after-impact", StepPicker)
        left.focus()
        choice.focus()
        await desk.settled()
        # What the field asked for when it came, on a machine that has no time sooner.
        left.follow()
        await desk.settled()
        assert screen.find_widget(choice).visible_region == choice.region
