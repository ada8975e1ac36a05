"""The small forms: where the proof is and when it was checked; what is to be done, by whom, by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.widgets import Input

from prevent_tui.tui.kit.field import Field
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.tally import Tally
from prevent_tui.wording.dates import day
from prevent_tui.workspace.dates import date_or, read_date
from support.app_pilot import sit, stored
from support.small_questionnaire import TODAY, prove

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


def test_where_nobody_can_be_asked_what_is_no_date_leaves_the_one_there_was():
    assert date_or(TODAY, "soon", TODAY) == TODAY
    assert date_or(TODAY, "14 Sep", TODAY, ahead=True) == date(2027, 9, 14)
    assert date_or(TODAY, "", TODAY) is None


# ------------------------------------------------------------ evidence


async def test_evidence_is_kept_with_its_place_and_date_and_shown(school):
    async with sit(school) as desk:
        await desk.press("3", "e", "enter")
        await desk.type("Risk assessment 3", "enter")
        await desk.type("Safeguarding drive / Prevent", "enter")
        await desk.type("DSL", "enter")
        await desk.type("14 Sep 2026", "enter")
        await desk.press("enter")
        await desk.type("Chair of governors", "enter")
        assert desk.place == "question"
        (item,) = desk.assessment.evidence_for("prevent-lead")
        assert (item.title, item.where) == ("Risk assessment 3", "Safeguarding drive / Prevent")
        assert (item.held_by, item.checked_by) == ("DSL", "Chair of governors")
        assert (item.checked_on, item.good_until) == (date(2026, 9, 14), None)
        assert "Risk assessment 3 · Safeguarding drive / Prevent" in desk.words
        assert "checked 14 Sep 2026 · good until 14 Jan 2027 · checked by someone else" in desk.words
        await desk.saved()
        assert stored(school).evidence == desk.assessment.evidence


async def test_a_bad_date_stays_in_the_form_and_is_explained(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("where", "Drawer")
        for box in ("checked", "until"):
            await desk.fill(box, "31 Feb 2026")
            await desk.press("ctrl+s")
            assert "There is no 31 February 2026." in desk.words
            assert desk.app.focused.id == box
            await desk.fill(box, "today")
        await desk.press("ctrl+s")
        item = desk.assessment.evidence_for("prevent-lead")[0]
        assert (item.checked_on, item.good_until) == (TODAY, TODAY)


async def test_evidence_cannot_have_been_checked_in_the_future(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("checked", "23 Nov 2026")
        await desk.press("ctrl+s")
        assert "23 Nov 2026 is still to come" in desk.words
        await desk.press("escape")
        assert desk.assessment.evidence == ()


async def test_evidence_cannot_be_good_until_a_day_before_it_was_checked(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("checked", "1 Sep 2026")
        await desk.fill("until", "31 Aug 2026")
        await desk.press("ctrl+s")
        assert "It is good until 31 Aug 2026, before it was checked: 1 Sep 2026." in desk.words
        assert desk.app.focused.id == "until"


async def test_a_date_proposes_how_long_it_is_good_for_and_another_day_can_be_written(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("where", "Drawer")
        await desk.fill("checked", "29 Feb 2024")
        assert desk.field("until") == "29 Jun 2024"
        await desk.fill("checked", "1 Sep 2026")
        assert desk.field("until") == "1 Jan 2027"
        await desk.fill("checked", "1 Se")
        assert desk.field("until") == ""
        await desk.fill("until", "15 Dec 2026")
        await desk.fill("checked", "2 Sep 2026")
        assert desk.field("until") == "15 Dec 2026"
        await desk.press("ctrl+s")
        assert desk.assessment.evidence[0].good_until == date(2026, 12, 15)
        await desk.press("e", "enter")
        assert desk.field("until") == "15 Dec 2026"
        await desk.fill("until", "")
        await desk.press("ctrl+s", "escape")
        assert desk.assessment.evidence[0].good_until is None
        assert "good until 2 Jan 2027" in desk.words


async def test_emptying_every_field_takes_the_evidence_away(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("where", "Drawer")
        await desk.press("ctrl+s", "e", "enter")
        assert desk.field("where") == "Drawer"
        await desk.fill("where", "")
        await desk.press("ctrl+s")
        assert desk.place == "question"
        assert desk.assessment.evidence == ()
        assert desk.answer().evidence == ()


async def test_opening_the_form_and_leaving_it_changes_nothing(weak):
    async with sit(weak) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        before = desk.assessment
        await desk.press("e", "enter", "escape", "enter", "ctrl+s", "escape")
        assert desk.place == "question"
        assert desk.assessment == before


async def test_evidence_in_a_place_that_is_in_the_list_is_pointed_out_before_it_is_kept_twice(school):
    async with sit(school) as desk:
        prove(desk.work.session, "board-accountable", "Minutes", "Drive / Prevent", TODAY)
        await desk.press("e", "enter")
        await desk.fill("where", "drive/ prevent")
        await desk.press("ctrl+s")
        assert desk.place == "question"
        await desk.press("e", "plus", "1")
        await desk.fill("where", "drive / prevent")
        await desk.press("ctrl+s")
        kept = "“Minutes” is kept there already. Ctrl+L links that one instead. Enter once more keeps both."
        assert kept in desk.words
        await desk.press("ctrl+s", "escape")
        assert len(desk.assessment.evidence_for("prevent-lead")) == 2


async def test_evidence_of_the_list_is_linked_with_a_few_keys(school):
    async with sit(school) as desk:
        prove(desk.work.session, "board-accountable", "Minutes", "Drive", TODAY, held_by="Clerk")
        name = prove(desk.work.session, "induction", "Training log", "Office", TODAY)
        await desk.press("e", "enter", "ctrl+l")
        await desk.type("log", "enter")
        assert desk.place == "question"
        assert desk.answer().evidence == (name,)
        assert "Training log · Office" in desk.words
        await desk.press("u")
        assert "evidence link of RA1" in desk.said
        assert desk.answer().evidence == ()


async def test_a_word_typed_into_the_form_is_what_is_looked_for_in_the_list(school):
    async with sit(school) as desk:
        prove(desk.work.session, "board-accountable", "Minutes", "Drive", TODAY)
        name = prove(desk.work.session, "induction", "Training log", "Office", TODAY)
        await desk.press("e", "enter")
        await desk.type("train", "ctrl+l", "enter")
        assert desk.answer().evidence == (name,)


async def test_the_evidence_of_a_question_is_listed_and_more_is_linked_or_written_from_there(school):
    async with sit(school) as desk:
        prove(desk.work.session, "prevent-lead", "Job description", "HR drive", TODAY)
        other = prove(desk.work.session, "induction", "Training log", "Office", TODAY - timedelta(days=900))
        await desk.press("e")
        assert len(desk.rows("linked")) == 1
        await desk.press("plus", "2", "enter")
        assert desk.place == "LinkedEvidence"
        assert desk.answer("prevent-lead").evidence == ("evidence-1", other)
        assert any("out of date since" in row for row in desk.rows("linked"))
        await desk.press("plus", "1")
        await desk.fill("title", "Poster")
        await desk.press("ctrl+s")
        assert [item.title for item in desk.assessment.evidence_for("prevent-lead")][2] == "Poster"
        assert "no place and no date yet" in desk.words
        await desk.press("escape")
        assert "· 2 more" in desk.words


async def test_unlinking_leaves_the_evidence_in_the_list_and_the_last_one_closes_the_dialog(school):
    async with sit(school) as desk:
        prove(desk.work.session, "prevent-lead", "Job description", "HR drive", TODAY)
        await desk.press("e", "delete")
        assert desk.place == "question"
        assert desk.answer().evidence == ()
        assert len(desk.assessment.evidence) == 1
        await desk.press("u")
        assert desk.answer().evidence == ("evidence-1",)


async def test_checked_today_renews_evidence_from_its_question(school):
    async with sit(school) as desk:
        await desk.press("3")
        prove(desk.work.session, "prevent-lead", "Job description", "HR drive", TODAY - timedelta(days=800))
        await desk.settled()
        assert "out of date since" in desk.words
        await desk.press("e", "d", "escape")
        assert "out of date since" not in desk.words
        assert "checked 22 Nov 2026" in desk.words


async def test_a_question_met_by_undated_evidence_is_claimed_not_shown_and_says_what_is_missing(school):
    async with sit(school) as desk:
        await desk.press("3")
        prove(desk.work.session, "prevent-lead", "Job description", "HR drive", None)
        await desk.settled()
        assert "claimed, not shown: say when it was last checked" in desk.words
        assert "1 claimed, not shown" in desk.text


async def test_evidence_that_has_outlived_its_time_says_so(school):
    async with sit(school, size=(120, 50)) as desk:
        desk.work.session.choose("prevent-lead", "in-place")
        prove(desk.work.session, "prevent-lead", "", "Drawer", TODAY - timedelta(days=800))
        await desk.settled()
        assert "out of date since" in desk.words
        assert "1 out of date" in desk.text
        assert desk.answer().level == "in-place"
        await desk.press("t", "enter")
        assert "OUT OF DATE" in desk.text


async def test_a_met_question_without_evidence_says_that_it_is_only_claimed(school):
    async with sit(school) as desk:
        await desk.press("3")
        assert "Claimed, not shown yet" in desk.words


async def test_what_is_pasted_into_a_form_is_cleaned(school):
    async with sit(school) as desk:
        await desk.press("e", "enter")
        await desk.fill("where", "Dra\x1b[31mwer\u202e")
        await desk.press("ctrl+s")
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
        await desk.press("enter")
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
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.press("r", "a")
        assert desk.place == "AskAction"
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.place == "review"
        assert [action.question for action in desk.assessment.actions] == ["board-accountable"]
        assert "13 of 14 without an action" in desk.words


# ------------------------------------------------------------ dates, read back


def style_of(words: str, tally: Tally) -> str:
    """How some words of a label are written: quietly, or as a fault."""
    (row,) = tally.drawn(70)
    (style,) = [str(span.style) for span in row.spans if row.plain[span.start : span.end].strip() == words]
    return style


async def test_a_date_is_shown_back_in_words_while_it_is_typed_and_called_none_once_it_is_left(school):
    async with sit(school) as desk:
        await desk.press("a")
        await desk.fill("text", "Brief the board")
        desk.app.screen.query_one("#due", Input).focus()
        await desk.fill("due", "1-9-27")
        assert "By when Wed 1 Sep 2027" in desk.words
        tally = desk.app.screen.query_one("#due", Field).tally
        await desk.fill("due", "tomor")
        assert "By when not a date yet" in desk.words
        assert style_of("not a date yet", tally) == "$quiet"
        await desk.press("shift+tab")
        assert "By when not a date yet" in desk.words
        assert style_of("not a date yet", tally) == "$gap"
        await desk.fill("due", "tomorrow")
        assert "By when Mon 23 Nov 2026" in desk.words
        await desk.press("ctrl+s")
        assert desk.assessment.actions[0].due == TODAY + timedelta(days=1)
