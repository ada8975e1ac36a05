"""Set-up: nothing but a place for the file is demanded, facts switch questions off and on, nothing is overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.kit.routes import ToQuestion, ToSetting
from prevent_tui.tui.start.facts import FactRow
from prevent_tui.tui.start.setup import file_name
from support.app_pilot import NARROW, WIDE, controls, sit, stored


def fact(desk, name: str) -> FactRow:
    return next(row for row in desk.app.screen.query(FactRow) if row.fact.id == name)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_new_school_needs_no_more_than_a_name_for_its_file(home, size):
    async with sit(size=size) as desk:
        await desk.press("1", "enter")
        assert desk.place == "setup"
        await desk.press("ctrl+s")
        assert desk.place == "front"
        assert "Before you begin" in desk.text
        await desk.press("enter")
        assert (desk.place, desk.reference) == ("question", "RA1")
        path = desk.work.document.path
        assert path == home / "documents" / "Prevent" / "prevent-2026-09.toml"
        assert stored(path).setting.name == ""
        assert stored(path).setting.facts == {"nation": "england"}


async def test_the_file_is_named_after_the_school_as_it_is_typed(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.type("St Mary’s C of E / Primary!")
        assert Path(desk.field("path")).name == "st-mary-s-c-of-e-primary-prevent-2026-09.toml"
        await desk.press("ctrl+s", "enter")
        assert desk.assessment.setting.name == "St Mary’s C of E / Primary!"
        assert "St Mary’s C of E / Primary!" in desk.text


async def test_a_file_name_that_was_typed_stays(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.fill("path", str(home / "mine"))
        await desk.type("Fenbridge")
        assert desk.field("path") == str(home / "mine")
        await desk.press("ctrl+s")
        assert stored(home / "mine.toml").setting.name == "Fenbridge"


def test_file_names_hold_only_what_every_system_allows():
    assert file_name('A/B\\C:D*E?F"G<H>I|J', "2026-09") == "a-b-c-d-e-f-g-h-i-j-prevent-2026-09.toml"
    assert file_name("Ysgol Dŵr y Felin", "2026-09") == "ysgol-dŵr-y-felin-prevent-2026-09.toml"
    assert file_name("...", "2026-09") == "prevent-2026-09.toml"
    assert len(file_name("long " * 100, "2026-09")) < 100


async def test_enter_walks_through_the_form_and_facts_are_said_with_keys(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.type("Fenbridge", "enter")
        await desk.press("enter", "right", "enter", "right", "enter", "enter", "y", "enter", "n")
        rest = sum(row.display for row in desk.app.screen.query(FactRow)) - 5
        await desk.press(*["down"] * rest, "enter")
        assert isinstance(desk.app.focused, Input)
        await desk.press("enter")
        assert desk.place == "front"
        ruled_out = {"sixth-form": False, "boarding": False}
        said = {"nation": "wales", "phase": "nursery", "lettings": True, "nursery": False, **ruled_out}
        assert desk.assessment.setting.facts == said


async def test_a_file_that_is_there_is_never_overwritten(school):
    before = school.read_bytes()
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.fill("path", str(school))
        await desk.press("ctrl+s")
        assert desk.place == "setup"
        assert "already" in desk.words
        assert school.read_bytes() == before
        await desk.fill("path", str(school.with_name("other.toml")))
        await desk.press("ctrl+s")
        assert desk.place == "front"


async def test_a_name_no_file_can_have_is_explained_and_the_form_stays(home):
    names = ("", "   ", str(home), f"{home}/documents/", f"{home}/{'x' * 300}")
    async with sit() as desk:
        await desk.press("1", "enter")
        for typed in names:
            desk.app.screen.query_one("#complaint").show("")
            await desk.fill("path", typed)
            await desk.press("ctrl+s")
            assert desk.place == "setup"
            assert desk.app.screen.query_one("#complaint").text


async def test_a_folder_that_is_not_there_is_asked_for_before_it_is_made_unless_it_was_proposed(home):
    slip = home / "documents" / "Prevnet" / "mine.toml"
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.fill("path", f'"{slip}"')
        await desk.press("ctrl+s")
        assert "Make a new folder?" in desk.words
        assert "Prevnet" in "".join(desk.words.split())
        await desk.press("escape")
        assert (desk.place, desk.field("path")) == ("setup", f'"{slip}"')
        assert not slip.parent.exists()
        assert desk.said == "Nothing was made."
        await desk.press("ctrl+s", "enter")
        assert desk.place == "front"
        assert desk.work.document.path == slip


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/x", "a\0b\x1b/x"])
async def test_a_strange_name_ends_neither_the_program_nor_outside_its_folder(home, typed):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.fill("path", typed)
        await desk.press("ctrl+s")
        assert desk.place in {"setup", "Confirm"}
        assert not controls(desk.text)
    assert all(home in path.resolve().parents for path in home.rglob("*.toml"))


async def test_a_fact_switches_a_question_off_and_on_again_with_its_answer_kept(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("lettings"))
        await desk.press("3", "n")
        await desk.type("Hirers sign.", "escape")
        assert "Question 12 of 50" in desk.words
        desk.app.go(ToSetting())
        await desk.settled()
        fact(desk, "lettings").focus()
        await desk.press("n", "ctrl+s")
        assert desk.place == "question"
        assert "lettings" not in desk.work.question_ids
        assert "of 49" in desk.words
        assert desk.work.result.not_asked == ("lettings",)
        await desk.saved()
        assert stored(school).answer("lettings").level == "in-place"
        desk.app.go(ToSetting())
        await desk.settled()
        fact(desk, "lettings").focus()
        await desk.press("y", "ctrl+s")
        assert "lettings" in desk.work.question_ids
        assert desk.answer("lettings").state is State.LEVEL
        assert desk.answer("lettings").note == "Hirers sign."


async def test_undo_takes_a_change_of_the_setting_back(school):
    async with sit(school) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        fact(desk, "lettings").focus()
        await desk.press("n", "ctrl+s")
        assert len(desk.work.question_ids) == 49
        await desk.press("u")
        assert len(desk.work.question_ids) == 50


async def test_escape_leaves_the_setting_as_it_was(school):
    async with sit(school) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.type("Another name")
        await desk.press("escape")
        assert desk.place == "question"
        assert desk.assessment.setting.name == ""


async def test_escape_from_a_new_set_up_makes_no_file(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        await desk.type("Fenbridge")
        await desk.press("escape")
        assert desk.place == "choose"
        await desk.press("escape")
        assert desk.place == "start"
    assert list((home / "documents").rglob("*.toml")) == []


async def test_each_fact_says_what_it_changes(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        for row in desk.app.screen.query(FactRow):
            row.focus()
            await desk.settled()
            assert row.fact.help in desk.words


async def test_a_click_on_a_fact_says_it(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        row = fact(desk, "lettings")
        shown = desk.text.splitlines()[row.region.y]
        await desk.pilot.click(row, offset=(shown.index("yes") - row.region.x, 0))
        await desk.settled()
        assert row.value is True


async def test_the_setting_keeps_facts_of_the_file_unless_they_are_changed(weak):
    async with sit(weak) as desk:
        before = desk.assessment.setting
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.press("ctrl+s")
        assert desk.assessment.setting == before


async def test_a_pasted_name_is_cleaned(school):
    async with sit(school) as desk:
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.fill("name", "Fen\x1b]0;x\x07bridge\u202e")
        await desk.press("ctrl+s")
        assert desk.assessment.setting.name == "Fen]0;xbridge"
        assert not controls(desk.text)


async def test_the_reference_is_asked_after_the_name_read_back_and_kept_whatever_its_form(home):
    async with sit(size=NARROW) as desk:
        await desk.press("1", "enter")
        await desk.type("Fenbridge", "enter")
        await desk.type("123456")
        assert "Reference   URN" in desk.text
        await desk.fill("reference", "URN 12345")
        assert "Reference   look at it again" in desk.text
        await desk.press("ctrl+s")
        assert desk.place == "front"
        assert "URN 12345 is not a URN, which" in desk.text
        assert desk.assessment.setting.reference == "URN 12345"
        await desk.press("enter")
        desk.app.go(ToSetting())
        await desk.settled()
        await desk.fill("reference", "")
        await desk.press("ctrl+s")
        assert desk.assessment.setting.reference == ""
        await desk.press("u")
        assert desk.assessment.setting.reference == "URN 12345"


@pytest.mark.parametrize("size", [(64, 20), NARROW, WIDE])
async def test_all_that_can_be_true_is_seen_while_a_fact_has_the_keys_and_a_digit_chooses_it(home, size):
    async with sit(size=size) as desk:
        await desk.press("1", "enter")
        for row in desk.app.screen.query(FactRow):
            row.focus()
            for _ in range(10):  # it unfolds, and what is unfolded then comes into sight: each by a refresh of its own
                await desk.settled()
                if desk.app.screen.query_one(".page").region.contains_region(row.region):
                    break
            shown = [desk.text.splitlines()[y] for y in range(row.region.y, row.region.bottom)]
            for place, (_, words) in enumerate(row.choices):
                assert any(re.search(rf"{row.digit(place)} . {re.escape(words)}", each) for each in shown), words
            for place in range(len(row.choices)):
                await desk.press(row.digit(place), row.digit(place))
                assert row.at == place
            assert desk.app.focused is row


async def test_what_was_said_of_a_fact_is_taken_back_with_nought_or_backspace(home):
    async with sit() as desk:
        await desk.press("1", "enter")
        fact(desk, "phase").focus()
        await desk.press("3")
        assert fact(desk, "phase").value == "secondary"
        await desk.press("9")
        assert fact(desk, "phase").value == "secondary"
        await desk.press("0")
        assert fact(desk, "phase").value is None
        await desk.press("2", "backspace")
        assert fact(desk, "phase").value is None


async def test_facts_are_answered_by_a_digit_and_enter(home):
    async with sit() as desk:
        await desk.press("1", "enter", "enter", "enter", "2", "enter", "5", "enter", "1", "enter", "2", "ctrl+s")
        said = {"nation": "wales", "phase": "special", "governance": "maintained", "lettings": False}
        assert desk.assessment.setting.facts == said


async def test_the_wheel_takes_a_fact_out_of_sight_and_a_key_brings_it_back(home):
    async with sit(size=(64, 20)) as desk:
        await desk.press("1", "enter", *["tab"] * 9)
        fact, page = desk.app.focused, desk.app.screen.query_one(".page")
        assert isinstance(fact, FactRow)
        assert page.scroll_y
        page.scroll_to(y=0, animate=False)
        await desk.settled()
        await desk.settled()
        assert page.scroll_y == 0
        await desk.press("tab")
        assert desk.app.focused.region in page.region
