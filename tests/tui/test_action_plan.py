"""The action plan in the application: from a gap to an action to the level it means; sorting, narrowing, reviews."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prevent_tui.assessment import actions, reviews
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import State
from prevent_tui.assessment.model.governance import Review
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.condition import fact_tests
from prevent_tui.tui.kit.routes import ToQuestion
from support.app_pilot import NARROW, WIDE, Desk, joined, sit, stored, write
from support.small_questionnaire import TODAY, counted, plan

STEPS = {
    "Over": ("board-accountable", "Office", -9),
    "Soon": ("local-picture", "DSL", 6),
    "Nobody": ("board-accountable", "", 12),
    "Later": (None, "Clerk", 80),
    "Whenever": ("prevent-lead", "DSL", None),
}
"""What stands in the plan of these tests: text to question, owner, and days until it is due."""


def fill(desk: Desk) -> None:
    """Puts the steps into the plan."""
    for text, (question, owner, days) in STEPS.items():
        due = TODAY + timedelta(days=days) if days is not None else None
        plan(desk.work.session, question, text, owner, due)


def listed(desk: Desk) -> list[str]:
    """The texts of the steps listed, in order."""
    return [action.text for action in desk.app.screen.shown]


def named(desk: Desk, text: str) -> Action:
    """The action with that text."""
    return next(action for action in desk.assessment.actions if action.text == text)


def sheet(desk: Desk) -> str:
    """What an action's sheet says, as running text: where lines break does not matter."""
    return joined(row.plain for row in desk.app.screen.query_one("#action-sheet").drawn(78))


# ------------------------------------------------------------ from a gap to done


async def test_a_gap_becomes_an_action_is_done_a_term_later_and_proposes_its_level_which_is_accepted(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("board-accountable"))
        await desk.press("1", "a", "enter")
        (action,) = desk.assessment.actions
        assert action.text == desk.work.questionnaire.by_id["board-accountable"].actions[0].text
        assert (action.owner != "", action.due > TODAY) == (True, True)
        desk.app.clock.now += timedelta(weeks=16)
        await desk.press("p", "p")
        assert "days over" in desk.text
        await desk.press("d")
        await desk.type("Minuted in March", "enter")
        assert desk.place == "AcceptLevel"
        assert "is this true now?" in desk.words
        assert desk.answer("board-accountable").level == "not-in-place"
        await desk.press("y")
        assert desk.place == "plan"
        assert desk.answer("board-accountable").level != "not-in-place"
        (done,) = desk.assessment.actions
        assert (done.progress, done.outcome) == (Progress.DONE, "Minuted in March")
        assert done.done_on == done.history[-1].on == TODAY + timedelta(weeks=16)
        await desk.press("u")
        assert "Taken back: answer of RA2." in desk.said
        assert desk.answer("board-accountable").level == "not-in-place"
        await desk.press("u")
        assert "Taken back: action of RA2." in desk.said
        assert desk.assessment.actions == (action,)
        await desk.press("ctrl+y", "ctrl+y")
        await desk.saved()
    assert stored(school).actions == (done,)
    assert stored(school).answer("board-accountable").level != "not-in-place"


async def test_a_level_that_is_proposed_can_be_left_and_enter_leaves_it(school):
    async with sit(school) as desk:
        await desk.press("1", "a", "enter", "p", "p", "d", "enter")
        assert desk.place == "AcceptLevel"
        await desk.press("enter")
        assert desk.answer("prevent-lead").level == "not-in-place"
        assert desk.assessment.actions[0].progress is Progress.DONE


async def test_a_finished_action_of_a_question_that_nobody_knows_says_what_is_left_to_do(school):
    async with sit(school) as desk:
        await desk.press("0", "a", "enter", "p", "p", "d", "enter")
        assert desk.place == "plan"
        assert "RA1 has no level yet: open it and choose what is true now." in desk.said
        assert desk.answer("prevent-lead").state is State.DONT_KNOW


async def test_enter_goes_on_through_the_form_once_the_suggestion_was_changed(school):
    async with sit(school) as desk:
        await desk.press("1", "a")
        await desk.fill("text", "Our own words")
        await desk.press("enter", "enter")
        assert desk.place == "AskAction"
        await desk.press("enter")
        assert [action.text for action in desk.assessment.actions] == ["Our own words"]


async def test_another_action_can_be_written_from_the_form_and_several_lead_to_the_list(school):
    async with sit(school) as desk:
        await desk.press("1", "a")
        await desk.fill("text", "First")
        await desk.press("ctrl+n")
        assert desk.place == "AskAction"
        await desk.fill("text", "Second")
        await desk.press("ctrl+s", "a")
        assert desk.place == "plan"
        assert "only RA1" in desk.text
        assert len([row for row in desk.rows("plan-rows") if "First" in row or "Second" in row]) == 2
        await desk.press("plus")
        assert desk.place == "AskAction"
        await desk.press("escape", "v", "6", "enter")
        assert "only" not in desk.text


async def test_one_action_that_is_left_is_changed_and_closed_ones_make_room_for_a_new_one(school):
    async with sit(school) as desk:
        await desk.press("1", "a", "enter", "a")
        assert "changing one in the plan" in desk.words
        await desk.press("escape", "p", "p", "d", "enter", "n", "escape", "a")
        assert "changing one" not in desk.words
        suggested = [each.text for each in desk.work.questionnaire.by_id["prevent-lead"].actions]
        assert [each.text for each in desk.assessment.actions] == suggested[:1]
        assert desk.field("text") == suggested[1]


async def test_done_actions_do_not_crowd_their_question_and_what_is_over_is_said_in_words(school):
    async with sit(school) as desk:
        await desk.press("1")
        plan(desk.work.session, "prevent-lead", "Over", "DSL", TODAY - timedelta(days=9))
        await desk.settled()
        assert "13 Nov 2026, 9 days over" in desk.words
        await desk.press("p", "p", "space", "escape")
        assert "In hand Over" in desk.words
        await desk.press("p", "p", "d", "enter", "n", "escape")
        assert "Suggested" in desk.words
        assert "1 action done or dropped" in desk.words
        assert "9 days over" not in desk.words


# ------------------------------------------------------------ the list


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_plan_says_what_by_whom_for_which_question_and_by_when(school, size):
    async with sit(school, size=size) as desk:
        desk.work.session.choose("board-accountable", "developing")
        fill(desk)
        await desk.press("p", "p")
        text = joined(desk.rows("plan-rows"))
        parts = ("RA2", "Nothing this year", "Over", "Office", "! 9 days over", "nobody yet", "in 6 days", "no date")
        assert [part for part in parts if part not in text] == []
        assert "5 things to do.  ! 1 overdue   2 soon, 1 without a date" in desk.text
        assert "To do 5" in desk.text
        assert "Overdue 1" in desk.text
        assert listed(desk) == list(STEPS)
        heads = [row.strip() for row in desk.rows("plan-rows") if row.strip().isupper() or "NEXT" in row]
        assert heads == ["OVERDUE", "NEXT 30 DAYS", "LATER", "NO DATE YET"]


async def test_the_plan_is_sorted_by_one_key_after_the_other(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "v", "2")
        assert "by owner" in desk.text
        assert listed(desk) == ["Later", "Soon", "Whenever", "Over", "Nobody"]
        await desk.press("v", "3")
        assert "by theme" in desk.text
        assert listed(desk)[-1] == "Later"
        await desk.press("v", "4")
        assert listed(desk)[:2] == ["Over", "Nobody"]
        await desk.press("v", "1")
        assert "by date" in desk.text


async def test_what_is_shown_is_narrowed_by_progress_by_owner_and_by_duty(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "2")
        assert listed(desk) == ["Over"]
        await desk.press("3")
        assert "Nothing is done or dropped yet." in desk.text
        await desk.press("4", "v", "6")
        assert "DSL: 2" in desk.words
        await desk.press("down", "down", "enter")
        assert "only DSL" in desk.text
        assert listed(desk) == ["Soon", "Whenever"]
        await desk.press("v", "6", "end", "enter")
        assert "only SHOULD" in desk.text


async def test_an_empty_plan_says_what_to_do_next(school):
    async with sit(school) as desk:
        await desk.press("p", "p")
        assert "No actions yet. Press A on a question" in desk.text
        await desk.press("d", "space", "delete", "a")
        assert desk.place == "plan"
        for key in ("plus", "enter"):
            await desk.press(key)
            assert desk.place == "FindActionQuestion"
            await desk.press("escape")
            assert desk.place == "plan"


async def test_progress_is_one_key_and_the_next_action_is_marked(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "home", "space")
        assert named(desk, "Over").progress is Progress.IN_HAND
        await desk.press("delete", "1")
        assert desk.place == "AskLine"
        await desk.press("enter")
        assert "Give a reason" in desk.words
        await desk.type("The council does it", "enter")
        assert named(desk, "Over").reason == "The council does it"
        assert desk.app.screen.marked.text == "Soon"
        await desk.press("3", "space", "1")
        assert named(desk, "Over").progress is Progress.OPEN
        assert [change.progress for change in named(desk, "Over").history] == [
            Progress.OPEN,
            Progress.IN_HAND,
            Progress.DROPPED,
            Progress.OPEN,
        ]
        await desk.press("u", "u", "u")
        assert [change.progress for change in named(desk, "Over").history] == [Progress.OPEN]


async def test_an_action_of_ones_own_is_about_a_question_found_by_a_word_or_about_none(school):
    async with sit(school) as desk:
        await desk.press("p", "p", "plus")
        await desk.type("RA4", "enter")
        assert desk.place == "AskAction"
        await desk.fill("text", "About a question")
        await desk.press("ctrl+s", "plus", "ctrl+n")
        await desk.fill("text", "About none")
        await desk.press("ctrl+s")
        about = {action.text: action.question for action in desk.assessment.actions}
        reference = desk.work.questionnaire.reference
        assert reference[about["About a question"]] == "RA4"
        assert about["About none"] is None
        assert "no date yet" in desk.text


async def test_an_action_is_changed_from_the_list_and_a_moved_date_is_in_its_history(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "home", "enter", "enter")
        await desk.fill("due", "1 Dec 2026")
        await desk.press("ctrl+s")
        assert named(desk, "Over").due == date(2026, 12, 1)
        assert named(desk, "Over").history[-1].note == "Moved from 13 Nov 2026 to 1 Dec 2026"
        await desk.press("escape", "delete", "2")
        assert "Over" not in [action.text for action in desk.assessment.actions]
        await desk.press("u")
        assert named(desk, "Over")


# ------------------------------------------------------------ the sheet


async def test_the_sheet_tells_everything_and_leads_to_the_question_and_back(school):
    async with sit(school) as desk:
        desk.work.session.choose("board-accountable", "developing")
        fill(desk)
        await desk.press("p", "p", "home", "delete", "1")
        await desk.type("Not ours", "enter")
        await desk.press("3", "enter")
        assert desk.place == "action"
        assert "Over" in desk.text
        told = sheet(desk)
        for said in ("Office", "Dropped", "Not ours", "RA2 MUST", "✗ Developing", "Not yet so: “The governing body"):
            assert said in told
        for said in ("22 Nov 2026 added", "22 Nov 2026 dropped. Not ours"):
            assert said in told
        await desk.press("space")
        assert "Done proposes" in sheet(desk)
        assert "22 Nov 2026 opened again" in sheet(desk)
        await desk.press("q")
        assert (desk.place, desk.at) == ("question", "board-accountable")
        await desk.press("escape")
        assert desk.place == "action"
        await desk.press("escape")
        assert desk.place == "plan"


async def test_a_sheet_whose_action_is_taken_out_says_so_and_undo_brings_it_back(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "home", "enter", "delete", "2")
        assert "not in the plan any more" in desk.text
        await desk.press("d", "enter", "u")
        assert "Office" in desk.text


async def test_an_action_on_a_question_that_is_not_asked_any_more_stays_with_its_message(home):
    schools = open_questionnaire("schools")
    away = next(question for question in schools.questions if question.applies_when)
    off = {each.fact: False for each in fact_tests(away.applies_when)}
    async with sit(write(home / "documents" / "school.toml", _with_step(schools, away.id))) as desk:
        desk.work.session.describe("A school", off)
        assert away.id not in desk.work.result.verdicts
        await desk.press("p")
        assert "not asked" in joined(desk.rows("plan-rows"))
        await desk.press("enter")
        assert "Its question is not asked of this setting now" in sheet(desk)
        await desk.press("q")
        assert desk.place == "action"
        await desk.press("d", "enter")
        assert desk.assessment.actions[0].progress is Progress.DONE


def _with_step(schools, question_id):
    step = Action(id=actions.NEW, question=question_id, text="Ask the hirers")
    return actions.keep(blank_assessment(schools), step, TODAY, counted())


async def test_a_retired_edition_shows_its_plan_and_changes_nothing_in_it(home):
    retired = open_questionnaire("schools@2022")
    path = write(home / "documents" / "old.toml", _with_step(retired, retired.questions[0].id))
    async with sit(path) as desk:
        before = desk.assessment
        await desk.press("p", "p", "space", "d", "delete", "a", "plus")
        await desk.press("enter", "space", "d", "delete", "a", "plus")
        assert desk.place == "action"
        await desk.press("enter")
        await desk.press("5", "plus", "delete", "home", "enter")
        assert desk.place == "Notice"
        assert "one every 13 weeks" in desk.words
        await desk.press("enter", "1")
        assert desk.place == "plan"
        assert desk.assessment == before
        assert "Ask the hirers" in joined(desk.rows("plan-rows"))


# ------------------------------------------------------------ reviews


async def test_a_review_is_held_and_the_next_one_moves_on(school):
    async with sit(school) as desk:
        await desk.press("1", "a", "enter", "p", "p", "5")
        assert desk.place == "reviews"
        assert "1 question answered, 1 action added" in joined(
            row.plain for row in desk.app.screen.query_one("#list-head").drawn(68)
        )
        await desk.press("plus")
        await desk.type("DSL and governor", "enter")
        await desk.type("Two steps moved", "enter")
        await desk.press("enter")
        assert desk.assessment.reviews == (Review(on=TODAY, by="DSL and governor", note="Two steps moved"),)
        assert desk.assessment.cadence.next_on == TODAY + timedelta(weeks=13)
        assert "Next review 21 Feb 2027, in 91 days; one every 13 weeks" in desk.text
        assert "Since the last review, 22 Nov 2026: Nothing yet." in desk.text
        assert "DSL and governor: Two steps moved" in joined(desk.rows("reviews-rows"))
        desk.app.clock.now += timedelta(weeks=14)
        await desk.press("1", "space", "5")
        assert "7 days over" in desk.text
        assert "In hand:" in joined(desk.rows("reviews-rows"))
        await desk.press("down", "enter")
        assert desk.place == "action"
        await desk.press("escape", "u", "u")
        assert desk.assessment.reviews == ()


@pytest.mark.parametrize(
    ("typed", "weeks", "next_on"),
    [
        ("every 6 weeks", 6, TODAY + timedelta(weeks=6)),
        ("8", 8, TODAY + timedelta(weeks=8)),
        ("14 Jan", 13, date(2027, 1, 14)),
    ],
)
async def test_the_next_review_is_a_date_or_a_number_of_weeks(school, typed, weeks, next_on):
    async with sit(school) as desk:
        await desk.press("p", "p", "5", "plus")
        await desk.fill("next", typed)
        desk.app.screen.action_submit()
        await desk.settled()
        assert reviews.weeks_between_reviews(desk.work.questionnaire, desk.assessment) == weeks
        assert desk.assessment.cadence.next_on == next_on


async def test_a_review_cannot_lie_ahead_nor_the_next_one_behind_it(school):
    async with sit(school) as desk:
        await desk.press("p", "p", "5", "plus")
        for field, typed, said in (
            ("on", "23 Nov 2026", "is still to come"),
            ("on", "", "Say when it was held"),
            ("on", "31 Feb 2026", "There is no 31 February 2026"),
            ("next", "1 Jan 2026", "is not after this review"),
            ("next", "every 500 weeks", "1 to 104"),
        ):
            await desk.fill("on", "today")
            await desk.fill("next", "")
            await desk.fill(field, typed)
            desk.app.screen.action_submit()
            await desk.settled()
            assert said in desk.words
        await desk.press("escape")
        assert desk.assessment.reviews == ()


async def test_a_review_that_was_noted_is_said_otherwise_or_taken_out_and_how_often_is_changed(school):
    async with sit(school) as desk:
        desk.work.session.apply(
            "review", desk.assessment.model_copy(update={"reviews": (Review(on=TODAY, note="One\ntwo"),)})
        )
        await desk.press("p", "p", "5", "down", "enter")
        await desk.fill("by", "Head")
        desk.app.screen.action_submit()
        await desk.settled()
        assert desk.assessment.reviews == (Review(on=TODAY, by="Head", note="One\ntwo"),)
        await desk.press("home", "enter")
        await desk.type("nonsense", "enter")
        assert "is not a date" in desk.words
        await desk.fill("line", "every 7 weeks")
        await desk.press("enter")
        assert desk.assessment.cadence.every_weeks == 7
        assert "one every 7 weeks" in desk.text
        await desk.press("end", "delete")
        assert desk.assessment.reviews == ()
        await desk.press("u", "u", "u")
        assert desk.assessment.reviews[0].by == ""


# ------------------------------------------------------------ leaving


async def test_what_is_being_said_of_an_action_waits_when_the_program_is_left_and_ends_nothing(school):
    async with sit(school) as desk:
        fill(desk)
        await desk.press("p", "p", "d")
        await desk.type("Halfway through a sent")
        await desk.press("ctrl+q")
    over = next(action for action in stored(school).actions if action.text == "Over")
    assert (over.outcome, over.progress) == ("", Progress.OPEN)
    async with sit(school) as desk:
        await desk.press("p", "p", "d")
        assert desk.field("line") == "Halfway through a sent"


async def test_three_hundred_actions_are_listed_sorted_and_saved(school):
    async with sit(school) as desk:
        after = desk.assessment
        for number in range(300):
            step = Action(id=actions.NEW, text=f"Step {number:03}", due=TODAY + timedelta(days=300 - number))
            after = actions.keep(after, step, TODAY, counted())
        desk.work.session.apply("action", after)
        await desk.press("p", "p", "end")
        assert desk.app.screen.marked.text == "Step 000"
        await desk.press("v", "2", "space")
        assert named(desk, "Step 000").progress is Progress.IN_HAND
        await desk.saved()
    assert codec.load(school)[0].actions == desk.assessment.actions
