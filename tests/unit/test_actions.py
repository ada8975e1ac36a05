"""The action plan and its reviews, worked out without a screen: progress, history, order, what is due, what changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment import actions as planning
from prevent_tui.assessment import reviews
from prevent_tui.assessment.action_filters import (
    ActionFilter,
    ActionOrder,
    ProgressFilter,
    filter_actions,
    owners,
    sort_actions,
)
from prevent_tui.assessment.actions import NEW, Trouble
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Cadence, Review
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.reviews import EventKind
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.cli.score_text import as_data
from prevent_tui.errors import PreventError
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import score
from prevent_tui.wording import plan as plan_wording
from prevent_tui.wording.reviews import event_counts, event_text, review_schedule
from support.small_questionnaire import TODAY, counted, little, question

ROLES = [{"id": "lead", "label": "Lead"}]
STEPS = [
    {"at_or_below": "none", "text": "Begin it", "owner": "lead", "within_days": 14},
    {"at_or_below": "some", "text": "Finish it", "owner": "lead", "within_days": 30},
]
BOARDING = {"applies_when": {"fact": "boarding", "is": True}}
ASKED = little(
    question("law", "must", actions=STEPS),
    question("guide", "should", actions=STEPS),
    question("idea", "good", theme="places"),
    question("beds", "should", theme="places", **BOARDING),
    roles=ROLES,
)


def act(text: str = "Do it", **more: object) -> Action:
    return Action(id=more.pop("id", NEW), text=text, **more)


def planned(*actions: Action, today: date = TODAY) -> Assessment:
    """A plan with these actions, added on a day."""
    assessment = blank_assessment(ASKED)
    for action in actions:
        assessment = planning.keep(assessment, action, today, counted())
    return assessment


def at_level(assessment: Assessment, name: str, level: str, on: date = TODAY) -> Assessment:
    updated = datetime.combine(on, time(12), UTC)
    answer = Answer(state=State.LEVEL, level=level, updated=updated)
    return assessment.model_copy(update={"answers": {**assessment.answers, name: answer}})


def the_one(assessment: Assessment) -> Action:
    (action,) = assessment.actions
    return action


# ------------------------------------------------------------ adding and changing


def test_a_new_action_gets_an_id_of_its_own_and_a_history_that_begins_today():
    first, second = planned(act("One", question="law", owner="Lead", due=TODAY), act("Two")).actions
    assert first.id != second.id
    assert first.history == (Change(on=TODAY, progress=Progress.OPEN),)
    assert (second.question, second.risk, second.owner, second.due) == (None, None, "", None)


def test_texts_are_cleaned_and_one_without_a_text_is_not_added():
    said = act("x").model_copy(update={"text": " a\x1b[31m\r\nb ", "owner": "Le\u202ead"})
    assert (the_one(planned(said)).text, the_one(planned(said)).owner) == ("a[31m b", "Lead")
    assert planned(act("x").model_copy(update={"text": " \n "})).actions == ()


def test_an_action_is_rewritten_in_its_place_and_a_moved_date_stays_in_its_history():
    before = planned(act("One", due=TODAY), act("Two"))
    first = before.actions[0]
    later = first.model_copy(update={"due": TODAY + timedelta(days=7)})
    after = planning.keep(before, later, TODAY, counted(), plan_wording.due_date_change(first.due, later.due))
    assert [action.text for action in after.actions] == ["One", "Two"]
    assert after.actions[0].history[-1].note == "Moved from 22 Nov 2026 to 29 Nov 2026"
    reworded = planning.keep(before, first.model_copy(update={"text": "1"}), TODAY, counted())
    assert reworded.actions[0].history == first.history


def test_emptying_an_action_or_removing_it_takes_it_out_and_nothing_else():
    before = planned(act("One"), act("Two"))
    first = before.actions[0]
    assert planning.keep(before, first.model_copy(update={"text": ""}), TODAY, counted()).actions == before.actions[1:]
    assert planning.remove(before, first.id).actions == before.actions[1:]
    assert planning.remove(before, "no-such") is before


# ------------------------------------------------------------ moving on


def test_an_action_goes_from_open_to_in_hand_to_done_and_every_step_is_dated():
    plan = planned(act("One"))
    name = the_one(plan).id
    plan = planning.move(plan, name, Progress.IN_HAND, date(2026, 12, 1))
    plan = planning.move(plan, name, Progress.DONE, date(2027, 2, 28), "Nine of ten right")
    done = the_one(plan)
    assert (done.progress, done.done_on, done.outcome) == (Progress.DONE, date(2027, 2, 28), "Nine of ten right")
    assert [(change.on, change.progress) for change in done.history] == [
        (TODAY, Progress.OPEN),
        (date(2026, 12, 1), Progress.IN_HAND),
        (date(2027, 2, 28), Progress.DONE),
    ]


def test_dropping_needs_a_reason():
    plan = planned(act("One"))
    with pytest.raises(ValueError, match="Say why"):
        planning.move(plan, the_one(plan).id, Progress.DROPPED, TODAY, " \n ")
    dropped = the_one(planning.move(plan, the_one(plan).id, Progress.DROPPED, TODAY, "The council does it"))
    assert (dropped.reason, dropped.done_on, dropped.ended_on) == ("The council does it", None, TODAY)


def test_opening_again_forgets_the_end_but_its_history_does_not():
    plan = planned(act("One"))
    name = the_one(plan).id
    plan = planning.move(plan, name, Progress.DONE, TODAY, "It held for a week")
    plan = planning.move(plan, name, Progress.OPEN, TODAY + timedelta(days=9))
    again = the_one(plan)
    assert (again.done_on, again.outcome, again.reason) == (None, "", "")
    assert again.history[1].note == "It held for a week"
    assert planning.move(plan, name, Progress.OPEN, TODAY) is plan


def test_saying_again_what_came_of_it_keeps_the_day_it_was_done():
    plan = planned(act("One"))
    name = the_one(plan).id
    plan = planning.move(plan, name, Progress.DONE, TODAY, "Fine")
    plan = planning.move(plan, name, Progress.DONE, TODAY + timedelta(days=30), "Still fine")
    assert (the_one(plan).done_on, the_one(plan).outcome) == (TODAY, "Still fine")


def test_moving_an_action_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        planning.move(blank_assessment(ASKED), "no-such", Progress.DONE, TODAY)


ways = st.lists(
    st.tuples(
        st.sampled_from(Progress),
        st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        st.text(max_size=9).filter(lambda said: bool(planning.clean_line(said))) | st.just("why"),
    ),
    max_size=12,
)


@given(ways)
def test_whatever_becomes_of_an_action_nothing_said_is_lost_and_the_file_reads_back(changes):
    plan = planned(act("One", question="law"))
    name = the_one(plan).id
    for progress, on, said in changes:
        plan = planning.move(plan, name, progress, on, said)
    action = the_one(plan)
    assert [change.note for change in action.history[1:]] == [planning.clean_line(said) for _, _, said in changes]
    assert (action.done_on is not None) == (action.progress is Progress.DONE)
    assert bool(action.reason) == (action.progress is Progress.DROPPED)
    assert codec.read(codec.dump(plan), Path("plan.toml")).actions == plan.actions


# ------------------------------------------------------------ the level it means


@pytest.mark.parametrize(
    ("level", "text", "proposed"),
    [
        ("none", "Begin it", "some"),
        ("none", "Finish it", "done"),
        ("some", "Finish it", "done"),
        ("some", "Begin it", None),
        ("done", "Finish it", None),
        ("none", "Our own", "some"),
        ("done", "Our own", "deep"),
        ("deep", "Our own", None),
    ],
)
def test_a_suggested_step_leads_past_the_level_it_was_suggested_for_and_an_own_one_to_the_next(level, text, proposed):
    plan = at_level(planned(act(text, question="law")), "law", level)
    assert planning.proposed_level(ASKED, plan, the_one(plan)) == proposed


def test_no_level_is_proposed_where_none_is_chosen_or_nothing_is_asked():
    plan = planned(act("One", question="law"))
    assert planning.proposed_level(ASKED, plan, the_one(plan)) is None
    unknown = plan.model_copy(update={"answers": {"law": Answer(state=State.DONT_KNOW)}})
    assert planning.proposed_level(ASKED, unknown, the_one(unknown)) is None
    assert planning.proposed_level(ASKED, plan, act("Two")) is None
    assert planning.proposed_level(ASKED, plan, act("Three", question="no-such")) is None
    beds = at_level(planned(act("Four", question="beds")), "beds", "none")
    assert planning.proposed_level(ASKED, beds, the_one(beds)) == "some"
    away = beds.model_copy(update={"setting": Setting(facts={"boarding": False})})
    assert planning.proposed_level(ASKED, away, the_one(away)) is None


@given(st.sampled_from(["none", "some", "done", "deep"]), st.sampled_from(["Begin it", "Finish it", "Our own"]))
def test_a_proposal_is_always_a_higher_level_and_finishing_changes_no_answer(level, text):
    plan = at_level(planned(act(text, question="law")), "law", level)
    scale = ASKED.scale_of["law"]
    proposed = planning.proposed_level(ASKED, plan, the_one(plan))
    assert proposed is None or scale.rank(proposed) > scale.rank(level)
    assert planning.move(plan, the_one(plan).id, Progress.DONE, TODAY).answers == plan.answers


# ------------------------------------------------------------ what is late, across a year

YEAR = [date(2027, 9, 1) + timedelta(days=days) for days in range(366)]
"""A school year with a leap day in it."""


def test_across_a_year_an_action_is_soon_then_due_then_over_and_closing_it_ends_that():
    leap = act("By the leap day", due=date(2028, 2, 29))
    plan = planned(leap)
    for today in YEAR:
        over, soon = bool(planning.overdue_actions(plan, today)), bool(planning.actions_due_soon(plan, today))
        assert over == (today > date(2028, 2, 29))
        assert soon == (date(2028, 1, 30) <= today <= date(2028, 2, 29))
    done = planning.move(plan, the_one(plan).id, Progress.DONE, date(2028, 7, 31))
    assert all(
        not planning.overdue_actions(done, today) and not planning.actions_due_soon(done, today) for today in YEAR
    )


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (date(2028, 2, 29), date(2028, 3, 1), "1 day over"),
        (date(2027, 2, 28), date(2027, 3, 1), "1 day over"),
        (date(2027, 8, 31), date(2027, 9, 9), "9 days over"),
        (date(2027, 8, 31), date(2027, 8, 31), "today"),
        (date(2027, 9, 1), date(2027, 8, 31), "in 1 day"),
        (None, date(2027, 8, 31), "no date yet"),
    ],
)
def test_how_far_off_an_action_is_said_in_words(due, today, words):
    plan = planned(act("One", due=due))
    row = plan_wording.PlanRow(ASKED, plan, score(ASKED, plan, today), the_one(plan))
    assert row.when == words
    assert row.is_late == words.endswith("over")


def test_the_longest_over_and_the_soonest_come_first():
    days = (5, -3, -40, 2)
    plan = planned(*(act(str(n), due=TODAY + timedelta(days=n)) for n in days))
    assert [action.text for action in planning.overdue_actions(plan, TODAY)] == ["-40", "-3"]
    assert [action.text for action in planning.actions_due_soon(plan, TODAY)] == ["2", "5"]


# ------------------------------------------------------------ which, and in which order

some = st.builds(
    Action,
    id=st.just("x"),
    text=st.just("x"),
    question=st.sampled_from([None, "law", "guide", "idea", "beds", "gone"]),
    owner=st.sampled_from(["", "DSL", "dsl ", "Head"]),
    due=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    progress=st.sampled_from(Progress),
)
many = st.lists(some, max_size=12).map(
    lambda found: [action.model_copy(update={"id": f"action-{n}"}) for n, action in enumerate(found)]
)


@given(many, st.sampled_from(ActionOrder))
def test_sorting_loses_nothing_is_stable_and_puts_what_is_open_first(actions, by):
    found = sort_actions(ASKED, actions, by)
    assert sorted(action.id for action in found) == sorted(action.id for action in actions)
    assert sort_actions(ASKED, found, by) == found
    closed = [action.progress.is_closed for action in found]
    assert closed == sorted(closed)
    alike = [action.model_copy(update={"id": f"a{n}"}) for n, action in enumerate(actions[:1] * 4)]
    assert list(sort_actions(ASKED, alike, by)) == alike


@given(many)
def test_by_date_what_has_none_comes_last_and_by_owner_what_names_nobody(actions):
    left = [action for action in sort_actions(ASKED, actions, ActionOrder.DUE) if not action.progress.is_closed]
    days = [action.due or date.max for action in left]
    assert days == sorted(days)
    left = [action for action in sort_actions(ASKED, actions, ActionOrder.OWNER) if not action.progress.is_closed]
    blank_ones = [not action.owner for action in left]
    assert blank_ones == sorted(blank_ones)


def test_by_duty_a_must_comes_first_and_by_theme_the_questionnaire_says_the_order():
    plan = planned(act("c", question="idea"), act("d"), act("b", question="guide"), act("a", question="law"))
    for by in (ActionOrder.DUTY, ActionOrder.THEME):
        assert [action.text for action in sort_actions(ASKED, plan.actions, by)] == ["a", "b", "c", "d"]


@given(many, st.sampled_from(ProgressFilter), st.sampled_from([None, "", "DSL"]), st.sampled_from([None, *Obligation]))
def test_what_is_chosen_fits_and_stays_in_order(actions, which, owner, duty):
    found = filter_actions(ASKED, actions, ActionFilter(which, owner=owner, duty=duty), TODAY)
    assert list(found) == [action for action in actions if action in found]
    for action in found:
        assert which is not ProgressFilter.OPEN or not action.progress.is_closed
        assert which is not ProgressFilter.OVERDUE or action.is_overdue(TODAY)
        assert which is not ProgressFilter.CLOSED or action.progress.is_closed
        assert owner is None or action.owner.strip().casefold() == owner.casefold()
        assert duty is None or ASKED.by_id[action.question].obligation is duty


@given(many)
def test_nothing_chosen_shows_everything(actions):
    assert list(filter_actions(ASKED, actions, ActionFilter(ProgressFilter.ALL), TODAY)) == actions


def test_an_owner_written_in_two_ways_is_one():
    plan = planned(act("a", owner="DSL"), act("b", owner="dsl"), act("c", owner="Chair"), act("d"))
    assert owners(plan.actions) == ("Chair", "DSL")
    found = filter_actions(ASKED, plan.actions, ActionFilter(owner="Dsl"), TODAY)
    assert [action.text for action in found] == ["a", "b"]


# ------------------------------------------------------------ what is missing or odd


def test_blank_owners_absurd_dates_and_loose_ends_each_have_a_message_and_stay_in_the_plan():
    odd = (
        act("a"),
        act("b", owner="Lead", due=date(1926, 3, 3)),
        act("c", owner="Lead", due=TODAY, question="beds"),
        act("d", owner="Lead", due=TODAY, question="gone"),
        act("e", owner="Lead", due=TODAY, risk="gone"),
        act("f", progress=Progress.DONE, done_on=TODAY + timedelta(days=1)),
        act("g", progress=Progress.DROPPED),
        act("h", owner="Lead", due=TODAY, done_on=TODAY),
        act("i", owner="Lead", due=TODAY, question="law"),
    )
    plan = planned(*odd).model_copy(update={"setting": Setting(facts={"boarding": False})})
    found = {a.text: planning.troubles(ASKED, plan, a, TODAY) for a in plan.actions}
    assert found == {
        "a": (Trouble.NO_OWNER, Trouble.NO_DATE),
        "b": (Trouble.FAR_DATE,),
        "c": (Trouble.NOT_ASKED,),
        "d": (Trouble.NO_QUESTION,),
        "e": (Trouble.NO_RISK,),
        "f": (Trouble.DONE_AHEAD,),
        "g": (Trouble.NO_REASON,),
        "h": (Trouble.NOT_DONE,),
        "i": (),
    }
    result = score(ASKED, plan, TODAY)
    rows = [plan_wording.PlanRow(ASKED, plan, result, action) for action in plan.actions]
    assert all(row.troubles for row in rows[:-1])
    assert [rows[2].where, rows[3].where] == ["not asked", "no longer asked"]


def test_every_trouble_has_its_words():
    assert set(plan_wording._TROUBLES) == set(Trouble)


def test_a_date_that_is_no_date_is_refused_with_its_place():
    broken = codec.dump(planned(act("a", due=TODAY))).replace(b"due = 2026-11-22", b'due = "31 Feb"')
    with pytest.raises(PreventError) as refused:
        codec.read(broken, Path("plan.toml"))
    assert [fault.place for fault in refused.value.faults] == ["actions[action-1].due"]


def test_the_plan_is_counted_in_words():
    plan = planned(act("a", due=TODAY - timedelta(days=1)), act("b", due=TODAY), act("c"), act("d"))
    plan = planning.move(plan, plan.actions[2].id, Progress.DONE, TODAY)
    plan = planning.move(plan, plan.actions[3].id, Progress.DROPPED, TODAY, "Not ours")
    assert plan_wording.plan_counts(plan, TODAY) == "4 actions: 2 to do, 1 overdue, 1 soon, 1 done, 1 dropped"
    assert plan_wording.plan_counts(blank_assessment(ASKED), TODAY) == "No actions yet"


@pytest.mark.parametrize(
    ("item", "word"),
    [
        (None, "none"),
        (Evidence(id="e", title="x"), "claimed"),
        (Evidence(id="e", where="x", checked_on=TODAY), "located"),
        (Evidence(id="e", where="x", checked_on=TODAY, checked_by="Head"), "checked"),
        (Evidence(id="e", where="x", checked_on=TODAY - timedelta(days=400)), "out of date"),
    ],
)
def test_the_evidence_of_an_action_is_said_in_a_word(item, word):
    plan = at_level(planned(act("a", question="law")), "law", "done")
    if item:
        answer = plan.answers["law"].model_copy(update={"evidence": ("e",)})
        plan = plan.model_copy(update={"evidence": (item,), "answers": {"law": answer}})
    assert plan_wording.PlanRow(ASKED, plan, score(ASKED, plan, TODAY), the_one(plan)).evidence == word


# ------------------------------------------------------------ reviews


def test_a_review_that_is_held_moves_the_next_one_on_by_as_many_weeks_as_are_usual():
    held = reviews.add_review(
        ASKED, blank_assessment(ASKED), Review(on=date(2027, 12, 1), by="DSL", note=" Two steps moved. "), None
    )
    assert held.reviews == (Review(on=date(2027, 12, 1), by="DSL", note="Two steps moved."),)
    assert reviews.next_review(ASKED, held) == date(2028, 3, 1)  # thirteen weeks on, over a leap day
    often = reviews.set_cadence(ASKED, held, 6, None)
    assert often.cadence == Cadence(every_weeks=6)
    assert reviews.next_review(ASKED, often) == date(2028, 1, 12)


def test_the_questionnaire_says_how_often_unless_the_setting_does():
    asked = little(question("law"))
    about = asked.about.model_copy(update={"review_every_weeks": 7})
    asked = asked.model_copy(update={"questionnaire": about})
    assert reviews.weeks_between_reviews(asked, blank_assessment(asked)) == 7
    assert reviews.set_cadence(asked, blank_assessment(asked), 7, None).cadence == Cadence()
    assert reviews.weeks_between_reviews(asked, reviews.set_cadence(asked, blank_assessment(asked), 13, None)) == 13
    with pytest.raises(ValueError, match="1 to 104"):
        reviews.set_cadence(asked, blank_assessment(asked), 105, None)


def test_a_next_date_that_was_agreed_counts_and_an_older_review_noted_later_does_not_move_it_back():
    held = reviews.add_review(ASKED, blank_assessment(ASKED), Review(on=TODAY), date(2027, 7, 21))
    assert reviews.next_review(ASKED, held) == date(2027, 7, 21)
    older = reviews.add_review(ASKED, held, Review(on=TODAY - timedelta(days=90)), None)
    assert [review.on for review in older.reviews] == [TODAY - timedelta(days=90), TODAY]
    assert reviews.next_review(ASKED, older) == TODAY + timedelta(weeks=13)


def test_before_the_first_review_the_weeks_count_from_the_first_day_anything_was_done_here():
    assert reviews.next_review(ASKED, blank_assessment(ASKED)) is None
    begun = at_level(blank_assessment(ASKED), "law", "some", date(2027, 9, 1))
    begun = begun.model_copy(update={"evidence": (Evidence(id="e", where="x", checked_on=date(2020, 1, 1)),)})
    assert reviews.next_review(ASKED, begun) == date(2027, 12, 1)
    said = review_schedule(ASKED, begun, date(2028, 1, 1))
    assert said == "Next review, suggested: 1 Dec 2027, 31 days over; one every 13 weeks"


def test_at_the_end_of_the_school_year_the_next_review_falls_in_the_new_one():
    held = reviews.add_review(ASKED, blank_assessment(ASKED), Review(on=date(2027, 7, 21)), None)
    assert reviews.next_review(ASKED, held) == date(2027, 10, 20)


def test_a_review_can_be_said_otherwise_and_taken_out():
    held = reviews.add_review(ASKED, blank_assessment(ASKED), Review(on=TODAY, by="DSL"), None)
    other = reviews.replace_review(held, 0, Review(on=TODAY, by="Head"))
    assert [review.by for review in other.reviews] == ["Head"]
    assert reviews.replace_review(other, 0, None).reviews == ()
    assert other.cadence == held.cadence


def test_what_changed_since_the_last_review_is_told_from_the_dates_in_the_file():
    plan = planned(act("Old", question="guide"), today=date(2026, 9, 1))
    plan = planning.keep(plan, act("New", question="law"), date(2026, 11, 1), counted())
    plan = planning.move(plan, plan.actions[0].id, Progress.DONE, date(2026, 11, 5), "It works")
    plan = planning.keep(plan, act("Gone"), date(2026, 11, 6), counted())
    plan = planning.move(plan, plan.actions[2].id, Progress.DROPPED, date(2026, 11, 7), "Not ours")
    plan = at_level(plan, "law", "some", date(2026, 11, 3))
    plan = at_level(plan, "guide", "done", date(2026, 8, 3))
    plan = plan.model_copy(update={"evidence": (Evidence(id="e", title="Minutes", checked_on=date(2026, 11, 2)),)})
    events = reviews.events_since(plan, date(2026, 10, 1))
    assert [(event.on.day, event.kind) for event in events] == [
        (7, EventKind.DROPPED),
        (6, EventKind.ADDED),
        (5, EventKind.DONE),
        (3, EventKind.ANSWERED),
        (2, EventKind.CHECKED),
        (1, EventKind.ADDED),
    ]
    assert [event_text(ASKED, plan, event) for event in events] == [
        "Dropped: Gone. Not ours",
        "Added: Gone",
        "Done: Old (P2). It works",
        "P1 answered: Some",
        "Evidence checked: Minutes",
        "Added: New (P1)",
    ]
    assert event_counts(events) == (
        "1 question answered, 1 piece of evidence checked, 2 actions added, 1 action done, 1 action dropped"
    )
    assert len(reviews.events_since(plan, None)) == 8
    assert reviews.events_since(plan, date(2026, 11, 7)) == ()


def test_an_action_written_by_hand_without_a_history_still_tells_when_it_was_done():
    plan = blank_assessment(ASKED).model_copy(
        update={"actions": (act("By hand", id="a", progress=Progress.DONE, done_on=TODAY, outcome="Fine"),)}
    )
    (event,) = reviews.events_since(plan, TODAY - timedelta(days=1))
    assert event_text(ASKED, plan, event) == "Done: By hand. Fine"


def test_a_risk_that_an_action_lowers_is_named():
    plan = planned(act("a", risk="r")).model_copy(update={"risks": (Risk(id="r", title="Speakers"),)})
    assert plan_wording.PlanRow(ASKED, plan, score(ASKED, plan, TODAY), the_one(plan)).risk == "Speakers"


def test_score_as_json_counts_the_plan_and_says_when_it_is_reviewed_next():
    plan = planned(act("a", due=TODAY - timedelta(days=1)), act("b"))
    plan = planning.move(plan, plan.actions[1].id, Progress.DONE, TODAY)
    plan = reviews.add_review(ASKED, plan, Review(on=TODAY), None)
    told = json.loads(as_data(ASKED, plan, score(ASKED, plan, TODAY)))["plan"]
    assert told == {
        "actions": {"open": 1, "in-hand": 0, "done": 1, "dropped": 0},
        "overdue": 1,
        "reviews_held": 1,
        "next_review": "2027-02-21",
        "next_review_agreed": True,
    }
