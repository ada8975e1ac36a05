"""The small forms: where the proof is and when it was checked; what is to be done, by whom, by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desk import sit, stored
from little import TODAY
from prevent_tui.tui.screens.ask import read_date
from prevent_tui.wording import day

WRITTEN = "14 Sep 2026|14 September 2026|14 sept 2026|14/09/2026|14.9.2026|2026-09-14|14/09/26|14 sep 26| 14  SEP 2026 "


@pytest.mark.parametrize("typed", WRITTEN.split("|"))
def test_a_date_is_read_as_people_write_it(typed):
    assert read_date(typed, TODAY) == date(2026, 9, 14)


def test_today_and_nothing_are_understood_as_dates():
    assert read_date("Today", TODAY) == TODAY
    assert read_date("  ", TODAY) is None


def test_a_day_without_a_year_is_the_last_one_or_for_what_is_to_be_done_the_next():
    assert read_date("14 Sep", TODAY) == date(2026, 9, 14)
    assert read_date("14 Sep", TODAY, ahead=True) == date(2027, 9, 14)


@pytest.mark.parametrize("typed", ["31/02/2026", "soon", "Sep 2026", "1/1/1999", "01.01.2100", "13/13/2026", "0", "٣"])
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="Write it like 22 Nov 2026"):
        read_date(typed, TODAY)


# ------------------------------------------------------------ evidence


async def test_evidence_is_kept_with_its_place_and_date_and_shown(school):
    async with sit(school) as desk:
        await desk.press("3", "e")
        await desk.type("Risk assessment 3", "enter")
        await desk.type("Safeguarding drive / Prevent", "enter")
        await desk.type("14 Sep 2026", "enter")
        assert desk.place == "question"
        (item,) = desk.assessment.evidence_for("prevent-lead")
        assert (item.title, item.where) == ("Risk assessment 3", "Safeguarding drive / Prevent")
        assert item.checked_on == date(2026, 9, 14)
        assert "Risk assessment 3 · Safeguarding drive / Prevent" in desk.words
        assert "checked 14 Sep 2026 · good until" in desk.words
        await desk.saved()
        assert stored(school).evidence == desk.assessment.evidence


async def test_a_bad_date_stays_in_the_form_and_is_explained(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.fill("where", "Drawer")
        await desk.fill("checked", "31 Feb 2026")
        desk.app.screen.action_submit()
        await desk.settled()
        assert "is not a date" in desk.words
        assert desk.app.focused.id == "checked"
        await desk.fill("checked", "today")
        await desk.press("enter")
        assert desk.assessment.evidence_for("prevent-lead")[0].checked_on == TODAY


async def test_evidence_cannot_have_been_checked_in_the_future(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.fill("checked", "23 Nov 2026")
        desk.app.screen.action_submit()
        await desk.settled()
        assert "23 Nov 2026 is still to come" in desk.words
        await desk.press("escape")
        assert desk.assessment.evidence == ()


async def test_emptying_every_field_takes_the_evidence_away(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.fill("where", "Drawer")
        desk.app.screen.action_submit()
        await desk.settled()
        await desk.press("e")
        assert desk.field("where") == "Drawer"
        await desk.fill("where", "")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.assessment.evidence == ()
        assert desk.answer().evidence == ()


async def test_opening_the_form_and_leaving_it_changes_nothing(weak):
    async with sit(weak) as desk:
        desk.app.open_question("prevent-lead")
        before = desk.assessment
        await desk.press("e")
        await desk.fill("where", "Somewhere else")
        await desk.press("escape", "e")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.assessment == before


async def test_evidence_that_has_outlived_its_time_says_so(school):
    async with sit(school) as desk:
        desk.work.session.choose("prevent-lead", "in-place")
        desk.work.session.keep_evidence("prevent-lead", "", "Drawer", TODAY - timedelta(days=800))
        desk.app.changed()
        await desk.settled()
        assert "out of date since" in desk.words


async def test_a_met_question_without_evidence_says_that_it_is_only_claimed(school):
    async with sit(school) as desk:
        await desk.press("3")
        assert "Claimed, not shown yet" in desk.words


async def test_what_is_pasted_into_a_form_is_cleaned(school):
    async with sit(school) as desk:
        await desk.press("e")
        await desk.fill("where", "Dra\x1b[31mwer\u202e")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.assessment.evidence_for("prevent-lead")[0].where == "Dra[31mwer"


# ------------------------------------------------------------ actions


async def test_the_suggested_action_is_there_to_be_taken(school):
    async with sit(school) as desk:
        await desk.press("1")
        assert "Suggested" in desk.words
        await desk.press("a")
        offered = [desk.field(name) for name in ("text", "owner", "due")]
        assert offered[0] in [prompt.text for prompt in desk.work.questionnaire.by_id["prevent-lead"].actions]
        assert all(offered)
        await desk.press("enter", "enter", "enter")
        (action,) = desk.assessment.actions_for("prevent-lead")
        assert [action.text, action.owner, day(action.due)] == offered
        assert offered[0] in desk.words
        await desk.saved()
        assert stored(school).actions == (action,)


async def test_not_knowing_suggests_an_action_too_and_a_met_level_suggests_none(school):
    async with sit(school) as desk:
        await desk.press("0", "a")
        assert desk.field("text")
        await desk.press("escape", "3")
        assert "None needed" in desk.words
        await desk.press("a")
        assert desk.field("text") == ""


async def test_an_action_can_be_changed_and_taken_out(school):
    async with sit(school) as desk:
        await desk.press("2", "a")
        await desk.fill("text", "Ask the council")
        await desk.fill("due", "")
        desk.app.screen.action_submit()
        await desk.settled()
        assert "Ask the council" in desk.words
        assert "no date yet" in desk.words
        await desk.press("a")
        assert "changing one in the plan" in desk.words
        await desk.fill("due", "1 Dec 2026")
        desk.app.screen.action_submit()
        await desk.settled()
        assert [action.due for action in desk.assessment.actions] == [date(2026, 12, 1)]
        assert "in 9 days" in desk.words
        await desk.press("a")
        await desk.fill("text", "")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.assessment.actions == ()


async def test_a_bad_due_date_is_explained_and_one_gone_by_shows_as_over(school):
    async with sit(school) as desk:
        await desk.press("2", "a")
        await desk.fill("due", "tomorrow-ish")
        desk.app.screen.action_submit()
        await desk.settled()
        assert "is not a date" in desk.words
        await desk.fill("due", "20 Nov 2026")
        await desk.press("enter")
        assert "2 days over" in desk.words


async def test_an_action_can_be_planned_from_the_review(weak):
    async with sit(weak) as desk:
        desk.app.open_question("prevent-lead")
        await desk.press("r", "a")
        assert desk.place == "AskAction"
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.place == "review"
        assert [action.question for action in desk.assessment.actions] == ["board-accountable"]
        assert "15 without an action" in desk.words
