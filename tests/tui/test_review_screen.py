"""The review: the gaps in the order to mend them, a way into each and back, the sums, the ten-minute check."""

from __future__ import annotations

import re

import pytest

from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit.pane import Pane
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.row_list import Rows
from prevent_tui.wording.gaps import gap_name
from support.app_pilot import NARROW, WIDE, sit
from support.small_questionnaire import plan

SIZES = [(64, 20), (80, 24), (100, 30), (120, 36), (160, 45), (200, 50)]


def sample(strength: str):
    return next(each for each in open_questionnaire("schools").samples if each.strength == strength)


def marked(desk) -> str:
    return desk.app.screen.query_one(Rows).current


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_weak_school_shows_its_gaps_in_the_expected_order(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("r")
        expected = sample("weak").expects.gaps
        verdicts = [desk.work.result.verdicts[name] for name in expected]
        rows = desk.rows("gaps")
        assert len(rows) == len(verdicts) == 19
        for row, verdict in zip(rows, verdicts, strict=True):
            assert gap_name(verdict.question, verdict.status)[:24] in row
        under = [verdict for verdict in verdicts if verdict.question.rests_on]
        assert 0 < sum("rests on " in row for row in rows) <= len(under)
        assert f"{len(rows) - len(desk.work.result.rests_on)} gaps" in desk.text


async def test_the_review_opens_with_the_verdict_and_the_numbers(weak):
    async with sit(weak, size=NARROW) as desk:
        await desk.press("r")
        assert "What falls short: Nothing this year shows that the board treats the duty as its own." in desk.words
        assert "Musts 3 of 4" in desk.words
        assert "Shoulds 17 of 35" in desk.words
        assert "In place 25 of 49" in desk.words
        assert "Of 35 shoulds 15 not met, 2 not known, 1 not answered; 48 of 50 answered" in desk.words


async def test_s_shows_how_each_number_is_made_and_hides_it_again(weak):
    async with sit(weak) as desk:
        await desk.press("r", "s")
        assert "3 of 4 met: 1 not met yet" in desk.words
        assert "17 of 35 met: 15 not met yet, 2 don't know, 1 not answered; 1 not applicable, left out" in desk.words
        assert "67 of 141 points (48%) from 47 questions" in desk.words
        assert "don't know earns none and stays in the sum" in desk.words
        await desk.press("s")
        assert "67 of 141 points (48%) from 47 questions" not in desk.words


async def test_every_theme_has_its_state_its_points_and_its_answers(weak):
    async with sit(weak, size=(120, 45)) as desk:
        await desk.press("r", "s")
        lines = [line for line in desk.text.splitlines() if re.search(r"\d+ of +\d+ +\d+% +\d+ of \d+ answered", line)]
        assert [re.sub(" +", " ", line).strip().partition(" ◐")[0].partition(" ✗")[0] for line in lines] == [
            "Risk assessment",
            "Working in partnership",
            "Staff training",
            "IT and online",
        ]
        assert [re.search("GAP|PARTLY|MET", line).group() for line in lines] == ["GAP", "PARTLY", "PARTLY", "PARTLY"]


async def test_enter_opens_the_gap_and_escape_returns_to_its_row(weak):
    async with sit(weak) as desk:
        await desk.press("r", "down", "down", "down")
        row = marked(desk)
        assert row == desk.work.result.gaps[3]
        await desk.press("enter")
        assert (desk.place, desk.at) == ("question", row)
        await desk.press("n")
        await desk.type("Rewritten in June.", "escape")
        await desk.press("escape")
        assert (desk.place, marked(desk)) == ("review", row)


async def test_escape_returns_to_the_row_even_after_moving_on_from_its_question(weak):
    async with sit(weak) as desk:
        await desk.press("r", "down", "enter", "right", "escape")
        assert (desk.place, marked(desk)) == ("review", desk.work.result.gaps[1])


async def test_a_gap_that_is_mended_leaves_the_list_and_the_rest_stays_in_order(weak):
    async with sit(weak) as desk:
        await desk.press("r", "down", "down", "enter", "3", "escape")
        assert desk.place == "review"
        assert len(desk.rows("gaps")) == 18
        assert marked(desk) in sample("weak").expects.gaps


async def test_escape_from_the_review_goes_back_to_the_question_it_came_from(weak):
    async with sit(weak) as desk:
        desk.app.go(ToQuestion("induction"))
        await desk.press("r", "down", "escape")
        assert (desk.place, desk.at) == ("question", "induction")


async def test_the_ten_minute_check_lists_exactly_the_quick_questions(school):
    async with sit(school) as desk:
        quick = [question.id for question in desk.work.questionnaire.questions if question.quick]
        await desk.press("r", "v", "3")
        assert "TEN-MINUTE CHECK" in desk.text
        assert "0 of 10 answered" in desk.text
        assert [row.id for row in desk.app.screen.query_one(Rows).rows] == quick
        await desk.press("enter", "3", "escape")
        assert "1 of 10 answered" in desk.text
        assert marked(desk) == "prevent-lead"
        await desk.press("v", "1")
        assert "NOT YET SO" in desk.text


async def test_an_empty_review_says_that_nothing_is_answered(school):
    async with sit(school) as desk:
        await desk.press("r")
        assert "Nothing is answered yet." in desk.words
        assert "IN PLACE OR BETTER" in desk.text
        assert "0 of 50 answered" in desk.words
        await desk.press("a", "u", "s", "s", "v", "3")
        assert desk.place == "review"
        await desk.press("v", "1", "enter")
        assert desk.place == "question"


async def test_actions_in_the_plan_show_in_their_gaps_row(weak):
    async with sit(weak) as desk:
        plan(desk.work.session, "board-accountable", "On the agenda", "Clerk", desk.work.session.today)
        await desk.press("r")
        row = next(row for row in desk.rows("gaps") if "the board treats" in row)
        assert "On the agen" in row
        assert "Clerk" in row
        assert "today" in row


async def test_what_is_not_met_not_known_and_not_answered_is_counted_apart(weak):
    async with sit(weak, size=WIDE) as desk:
        await desk.press("r")
        shoulds = desk.work.result.total.shoulds
        assert (shoulds.below, shoulds.dont_know, shoulds.unanswered) == (15, 2, 1)
        assert "✗2 ◐13 ?2 ·1" in desk.text
        assert "18 not met" not in desk.text


async def test_after_a_few_answers_nothing_says_that_what_is_not_answered_is_not_met(school):
    async with sit(school, size=(64, 20)) as desk:
        await desk.press("1", "right", "3", "right", "2", "r")
        band = " ".join(row.plain for row in desk.app.screen.query_one("#band").drawn(64))
        shoulds = desk.work.result.total.shoulds
        assert shoulds.unanswered > shoulds.below
        assert f"{shoulds.below} not met, {shoulds.unanswered} not answered" in band
        assert "…" not in band
        assert f"{shoulds.of - shoulds.met} not met" not in band


@pytest.mark.parametrize("size", SIZES)
async def test_the_sums_are_read_to_their_end_by_the_arrows_the_page_keys_and_the_wheel(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("r", "s")
        sums = desk.app.screen.query_one(Reading)
        if sums.max_scroll_y:
            assert "more row" in desk.text
            await desk.press("down")
            assert sums.scroll_y == 1
            await desk.press("pagedown", "end")
            assert "The end" in desk.text
        assert "11 of 12 answered" in desk.text or "16 of" in desk.text
        assert "14 gaps" not in desk.text
        await desk.press("escape")
        assert desk.place == "review"
        assert "14 gaps" in desk.text
        assert ("NOT YET SO" in desk.text) == (size != (64, 20)), "with little room the count says it alone"


@pytest.mark.parametrize("size", [(160, 45), (200, 50)])
async def test_beside_the_gaps_stands_all_about_the_marked_one(weak, size):
    async with sit(weak, size=size) as desk:
        await desk.press("r", "home", "down")
        question = desk.work.questionnaire.by_id[marked(desk)]
        pane = "\n".join(row.plain for row in desk.app.screen.query_one(Pane).drawn(60))
        assert question.text[:30] in pane.replace("“", "")
        for said in ("WE ARE AT", "MET WOULD BE", "WHAT TO DO", "EVIDENCE"):
            assert said in pane
        assert "Not yet so:" in pane or "Only partly so:" in pane
        await desk.press("enter")
        assert desk.at == question.id
