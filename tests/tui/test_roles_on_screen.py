"""Whom to ask, on the question; what is open by role, in the review; and the sheets, in the export dialog."""

from __future__ import annotations

import pytest

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.tui.kit.routes import ToQuestion, ToReview
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.wording.sources import FOOTNOTE
from support.app_pilot import NARROW, WIDE, sit
from support.export_dialog import DAY, asking

SMALL = (64, 20)
SIZES = pytest.mark.parametrize("size", [SMALL, NARROW, WIDE])


def first_of(desk, role):
    return next(each.id for each in desk.work.questionnaire.questions if each.role == role)


@SIZES
async def test_a_question_says_whom_to_ask_and_the_leads_own_says_nothing(school, size):
    async with sit(school, size=size) as desk:
        desk.app.go(ToQuestion(first_of(desk, "it-lead")))
        await desk.settled()
        assert "ask: IT lead or provider" in desk.words
        desk.app.go(ToQuestion(first_of(desk, "dsl")))
        await desk.settled()
        assert "ask:" not in desk.words


async def test_moving_to_the_next_question_says_whom_to_ask_there(school):
    async with sit(school) as desk:
        names = desk.work.question_ids
        roles = desk.work.questionnaire.role_labels
        for name in names[:12]:
            label = roles[desk.work.questionnaire.by_id[name].role]
            assert (f"ask: {label}" in desk.words) is (label != "DSL")
            await desk.press("right")


@SIZES
async def test_v_lists_what_is_open_under_its_role_and_enter_goes_there_and_back(weak, size):
    async with sit(weak, size=size) as desk:
        desk.app.go(ToReview())
        await desk.settled()
        await desk.press("v", "4")
        assert "STILL OPEN, BY ROLE" in desk.words
        rows = desk.rows("gaps")
        heads = [row for row in rows if " open: " in row]
        assert [row.split("  ")[0].strip() for row in heads][:2] == ["DSL", "Clerk to governors"]
        assert len(rows) - len(heads) == 5
        assert sum("DON'T KNOW" in row for row in rows) == 3
        await desk.press("down")
        current = desk.app.screen.query_one(Rows).current
        await desk.press("enter")
        assert desk.at == current
        await desk.press("escape")
        assert (desk.place, desk.app.screen.query_one(Rows).current) == ("review", current)
        assert "STILL OPEN, BY ROLE" in desk.words


async def test_the_other_lists_leave_the_list_by_role(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("r")
        for leave, title in (("1", "GAPS, IN ORDER"), ("2", "NOT SHOWN"), ("3", "TEN-MINUTE CHECK")):
            desk.work.by_role, desk.work.quick, desk.work.unshown = True, False, False
            await desk.press("v", leave)
            assert "STILL OPEN" not in desk.words
            assert title in desk.words


async def test_the_sheet_of_a_role_is_chosen_in_the_dialog_and_its_name_says_whose_it_is(school, quick):
    async with asking(school) as desk:
        await desk.press("6")
        assert "11 sheets · 50 questions · no answers" in desk.words
        assert desk.field("path") == str(school.parent / f"school-sheets-by-role-{DAY}.pdf")
        await desk.press("tab", "right", "right")
        assert "◂ Headteacher ▸" in desk.words
        assert "1 sheet · 4 questions · no answers" in desk.words
        assert desk.field("path") == str(school.parent / f"school-sheet-head-{DAY}.pdf")
        assert "Make the sheet for one role" in desk.words
        await desk.press("enter")
        request = quick[-1].request
        assert (request.part, request.role) == ("roles", "head")
        await desk.press("enter")
        await desk.press("x", "enter")
        assert quick[-1].request.role == "head"


async def test_only_sheets_keep_the_role_chosen(school):
    async with asking(school) as desk:
        await desk.press("6", "tab", "right", "1")
        assert desk.app.screen.request.role == ""
        assert not desk.app.screen.query_one("#role-row").display


@SIZES
async def test_a_duty_of_which_no_passage_was_read_has_a_star_that_the_guidance_explains(school, size):
    async with sit(school, size=size) as desk:
        assert desk.work.questionnaire.by_id[desk.at].obligation is Obligation.SHOULD
        assert "SHOULD*" in desk.words
        await desk.press("i")
        guidance = desk.app.screen.query_one("#guidance")
        lines = " ".join(" ".join(line.plain for line in guidance.drawn(guidance.size.width)).split())
        assert FOOTNOTE in lines
        assert "read in part · copy seen on 22 Nov 2026" in lines
        assert "checked" not in lines


async def test_the_contacts_say_that_none_of_the_national_numbers_was_rung(school):
    async with sit(school, size=(100, 60)) as desk:
        await desk.press("C")
        assert "National numbers, as stored copies gave them; none was rung." in desk.words
        assert "Looked at" not in desk.words
