"""Answering: one key an answer, moving through the questions, finding one, taking back."""

from __future__ import annotations

import re

import pytest
from textual.widgets import OptionList

from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.question.levels import Levels
from support.app_pilot import NARROW, WIDE, answered, joined, sit, stored

SET_ASIDE = "off-site-filtering"
"""The one question of the schools questionnaire that may be set aside."""


async def test_one_key_answers_the_same_key_leaves_it_and_backspace_clears_it(school):
    async with sit(school) as desk:
        assert desk.reference == "RA1"
        await desk.press("3")
        assert (desk.answer().state, desk.answer().level) == (State.LEVEL, "in-place")
        await desk.press("2")
        assert desk.answer().level == "developing"
        await desk.press("2")
        assert desk.answer().level == "developing"
        await desk.press("backspace")
        assert desk.answer().state is State.UNANSWERED
        assert "RA1: answer cleared. U brings it back." in desk.said
        await desk.press("u")
        assert desk.answer().level == "developing"


async def test_an_answer_is_in_the_file_without_any_further_key(school):
    async with sit(school) as desk:
        await desk.press("4")
        await desk.saved()
        assert stored(school).answer("prevent-lead").level == "embedded"


@pytest.mark.parametrize("leave", ["ctrl+q", "escape"])
async def test_an_answer_given_in_the_same_breath_as_leaving_is_kept(school, leave):
    async with sit(school) as desk:
        await desk.type("2f3", leave)
        assert desk.app.return_code == 0 if leave == "ctrl+q" else desk.place == "start"
    assert stored(school).answer("prevent-lead").level == "in-place"
    assert stored(school).answer("prevent-lead").flagged


async def test_zero_says_that_nobody_knows_and_counts_as_a_gap(school):
    async with sit(school) as desk:
        await desk.press("0")
        assert desk.answer().state is State.DONT_KNOW
        assert desk.work.result.gaps == ("prevent-lead",)
        await desk.press("0")
        assert desk.answer().state is State.DONT_KNOW
        await desk.press("backspace")
        assert desk.answer().state is State.UNANSWERED


async def test_a_digit_beyond_the_levels_does_nothing(school):
    async with sit(school) as desk:
        await desk.press("5", "9")
        assert desk.answer().state is State.UNANSWERED


async def test_an_arrow_points_and_space_or_enter_chooses(school):
    async with sit(school) as desk:
        levels = desk.app.screen.query_one(Levels)
        assert levels.pointed == ""
        await desk.press("down", "down", "space")
        assert desk.answer().level == "developing"
        assert levels.pointed == ""
        await desk.press("down")
        assert levels.pointed == "3"
        assert "Enter  choose 3" in desk.text
        await desk.press("enter")
        assert desk.answer().level == "in-place"
        assert "Enter  next question" in desk.text
        await desk.press("down", "down", "down", "down", "down", "space")
        assert desk.answer().state is State.DONT_KNOW


async def test_enter_goes_on_once_a_question_is_answered_and_before_that_says_what_to_press(school):
    async with sit(school) as desk:
        await desk.press("enter")
        assert desk.reference == "RA1"
        assert "Press 1 to 4, or 0 if you don't know." in desk.said
        await desk.press("3", "enter")
        assert desk.reference == "RA2"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_click_on_a_level_chooses_it(school, size):
    async with sit(school, size=size) as desk:
        row = next(n for n, line in enumerate(desk.text.splitlines()) if "✓ In place" in line)
        levels = desk.app.screen.query_one(Levels)
        await desk.pilot.click(Levels, offset=(10, row - levels.region.y))
        await desk.settled()
        assert desk.answer().level == "in-place"


async def test_what_is_chosen_shows_in_the_numbers_at_once(school):
    async with sit(school) as desk:
        assert re.search(r"Shoulds met +0 of 3", desk.text)
        await desk.press("3")
        assert re.search(r"Shoulds met +1 of 3", desk.text)
        assert re.search(r"In place +1 of 50", desk.text)
        assert "1 of 50 answered" in desk.text


# ------------------------------------------------------------ not applicable


async def test_minus_asks_for_a_reason_that_can_be_picked(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion(SET_ASIDE))
        await desk.press("minus")
        offered = desk.work.questionnaire.by_id[SET_ASIDE].not_applicable.reasons
        rows = desk.rows("reasons")
        assert joined(row.replace("▌", "") for row in rows) == joined(offered)
        assert [row.startswith("▌") for row in rows] == [True, *[False] * (len(offered) - 1)]
        desk.app.screen.query_one("#reasons", OptionList).focus()
        await desk.press("down", "enter")
        assert desk.answer().state is State.NOT_APPLICABLE
        assert desk.answer().reason == offered[1]


async def test_a_reason_can_be_typed_and_emptying_it_takes_the_answer_back(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion(SET_ASIDE))
        await desk.press("minus")
        await desk.type("No device leaves the site.", "enter")
        assert desk.answer().reason == "No device leaves the site."
        assert "No device leaves the site." in desk.words
        await desk.press("minus")
        assert desk.field("reason") == "No device leaves the site."
        await desk.fill("reason", "")
        await desk.press("enter")
        assert desk.answer().state is State.UNANSWERED


async def test_without_a_reason_the_dialog_stays_and_escape_changes_nothing(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion(SET_ASIDE))
        await desk.press("2", "minus", "enter")
        assert "Give a reason" in desk.words
        await desk.press("escape")
        assert desk.answer().level == "developing"


async def test_a_reason_of_invisible_characters_only_is_no_reason(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion(SET_ASIDE))
        await desk.press("minus")
        await desk.paste("\x07\u202e")
        await desk.press("enter")
        assert desk.app.is_running
        assert desk.answer(SET_ASIDE).state is State.UNANSWERED


async def test_a_question_that_applies_to_everybody_says_so_when_it_is_set_aside(school):
    async with sit(school) as desk:
        await desk.press("minus")
        assert desk.place == "question"
        assert "applies to every setting" in desk.said
        assert desk.answer().state is State.UNANSWERED


# ------------------------------------------------------------ moving


async def test_left_and_right_move_and_the_first_question_is_the_end_of_the_way_back(school):
    async with sit(school) as desk:
        await desk.press("left")
        assert desk.reference == "RA1"
        await desk.press("right", "right", "left")
        assert desk.reference == "RA2"


async def test_right_over_the_end_of_a_theme_shows_its_summary_and_then_the_next_theme(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("adult-concerns"))
        await desk.press("right")
        assert desk.place == "theme-end"
        assert "Risk assessment" in desk.words
        assert "Next: Working in partnership." in desk.words
        await desk.press("right")
        assert (desk.place, desk.reference) == ("question", "WP1")
        await desk.press("left")
        assert (desk.place, desk.reference) == ("question", "RA18")


async def test_after_the_last_theme_comes_the_review_and_escape_leads_back(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("online-lessons"))
        await desk.press("right")
        assert "That was the last theme" in desk.words
        await desk.press("enter")
        assert desk.place == "review"
        await desk.press("escape")
        assert (desk.place, desk.reference) == ("question", "IT12")


async def test_the_end_of_a_theme_names_what_was_found_and_what_is_open(weak):
    async with sit(weak) as desk:
        desk.app.go(ToQuestion("contact-list"))
        await desk.press("f", "t", "enter")
        assert desk.place == "theme-end"
        for heading in ("FOUND: NOT MET YET", "OPEN", "FLAGGED", "CLAIMED, NOT SHOWN"):
            assert heading in desk.text
        await desk.press("o")
        assert (desk.place, desk.reference) == ("question", "WP5")


async def test_o_goes_to_the_next_question_without_an_answer_and_on_from_the_start(weak):
    async with sit(weak) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.press("o")
        assert desk.reference == "WP5"
        await desk.press("o")
        assert desk.reference == "IT9"
        await desk.press("o")
        assert desk.reference == "WP5"


async def test_o_says_so_when_every_question_has_an_answer(weak):
    async with sit(weak) as desk:
        for name in ("structured-judgement", "monitoring-assessed"):
            desk.work.session.choose(name, "in-place")
        await desk.press("o")
        assert "Every question has an answer, and none has a flag." in desk.said


async def test_o_goes_round_the_flagged_questions_once_every_question_is_answered(school):
    async with sit(school) as desk:
        for name in desk.work.question_ids:
            desk.work.session.choose(name, desk.work.questionnaire.scale_of[name].levels[0].id)
        await desk.press("o")
        assert "Every question has an answer, and none has a flag." in desk.said
        await desk.press("f")
        desk.app.go(ToQuestion("contact-list"))
        await desk.press("f")
        assert "flagged" in desk.text
        await desk.press("o")
        assert desk.reference == "RA1"
        await desk.press("o")
        assert desk.reference == "WP1"
        await desk.press("f", "o")
        assert desk.reference == "RA1"


async def test_find_takes_a_number_a_reference_or_words(school):
    async with sit(school) as desk:
        for typed, found in (("4", "RA4"), ("50", "IT12"), ("wp3", "WP3"), ("National, general", "RA5")):
            await desk.press("slash")
            await desk.type(typed, "enter")
            assert (desk.place, desk.reference) == ("question", found)


async def test_find_looks_into_notes_and_moves_with_the_arrows(school):
    async with sit(school) as desk:
        for name in ("lettings", "induction"):
            desk.work.session.note(name, "ask the caretaker")
        await desk.press("slash")
        await desk.type("caretaker", "down", "enter")
        assert desk.reference == "ST3"


async def test_find_says_when_nothing_fits_and_escape_stays(school):
    async with sit(school) as desk:
        await desk.press("slash")
        await desk.type("xyzzy", "enter")
        assert "Nothing fits" in desk.words
        await desk.press("escape")
        assert (desk.place, desk.reference) == ("question", "RA1")


async def test_a_question_can_be_gone_to_from_the_command_palette(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.type("go to ST5")
        await desk.press("enter")
        assert (desk.place, desk.reference) == ("question", "ST5")


async def test_lines_pasted_into_the_palette_are_joined(school):
    async with sit(school) as desk:
        await desk.press("ctrl+p")
        await desk.paste("go to\nST5\n")
        await desk.press("enter")
        assert (desk.place, desk.reference) == ("question", "ST5")


async def test_opening_a_file_goes_on_after_the_question_answered_last(home):
    path = answered(home / "a.toml", {"route-known": "in-place", "prevent-lead": "developing"})
    async with sit(path) as desk:
        assert desk.reference == "RA2"


# ------------------------------------------------------------ undo


async def test_undo_goes_back_to_the_question_it_changed_and_redo_too(school):
    async with sit(school) as desk:
        await desk.press("2", "right", "3", "right", "right")
        await desk.press("u")
        assert desk.reference == "RA2"
        assert desk.answer().state is State.UNANSWERED
        await desk.press("u")
        assert desk.reference == "RA1"
        assert desk.answer().state is State.UNANSWERED
        await desk.press("u")
        assert "Nothing to take back." in desk.said
        await desk.press("ctrl+y", "ctrl+y")
        assert desk.reference == "RA2"
        assert (desk.answer("prevent-lead").level, desk.answer().level) == ("developing", "in-place")
        await desk.saved()
        assert stored(school).answer("board-accountable").level == "in-place"


async def test_undo_works_from_the_review_and_the_gap_goes_from_the_list(school):
    async with sit(school) as desk:
        await desk.press("1", "r")
        assert len(desk.rows("gaps")) == 1
        await desk.press("u")
        assert desk.place == "review"
        assert desk.rows("gaps") == []
        assert desk.answer("prevent-lead").state is State.UNANSWERED


async def test_undo_takes_back_flag_note_evidence_and_action_too(school):
    async with sit(school) as desk:
        before = desk.assessment
        await desk.press("f", "n")
        await desk.type("A note.", "escape")
        await desk.press("e", "enter")
        await desk.fill("where", "In the drawer")
        desk.app.screen.action_submit()
        await desk.settled()
        await desk.press("a")
        await desk.fill("text", "Do it")
        desk.app.screen.action_submit()
        await desk.settled()
        assert len(desk.assessment.actions) == len(desk.assessment.evidence) == 1
        await desk.press("u", "u", "u", "u")
        assert desk.assessment == before
