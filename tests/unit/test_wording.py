"""The sentences that screens and reports share."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prevent_tui.scoring import Coverage, Points, Status, Tally, score
from prevent_tui.wording import dates, grammar, states, sums, verdict
from support.small_questionnaire import TODAY, little, open_session, question


def verdict_after(*answers: tuple[str, str], questions: tuple[dict, ...]) -> str:
    questionnaire = little(*questions)
    session = open_session(questionnaire)
    for name, level in answers:
        session.dont_know(name) if level == "unknown" else session.choose(name, level)
    return verdict.verdict_text(questionnaire, score(questionnaire, session.assessment, TODAY))


MUST_AND_SHOULDS = (
    question("lead", "must", short="Somebody leads"),
    question("plan", short="There is a plan."),
    question("talk", short="People talk"),
)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], "Nothing is answered yet."),
        ([("lead", "some")], "The one must is not met yet. Not yet so: “Somebody leads”."),
        ([("lead", "unknown")], "It is not known whether the one must is met: “Somebody leads”."),
        ([("plan", "none")], "The one must is not answered: “Somebody leads”."),
        (
            [("lead", "done"), ("plan", "none")],
            "The one must is met, but not shown. One should is not met yet. Not yet so: “There is a plan”.",
        ),
        (
            [("lead", "done"), ("plan", "some"), ("talk", "none")],
            "The one must is met, but not shown. Two shoulds are not met yet. "
            "The first to mend, not yet so: “People talk”.",
        ),
    ],
)
def test_the_verdict_names_the_first_thing_to_mend(answers, said):
    assert verdict_after(*answers, questions=MUST_AND_SHOULDS) == said


def test_two_musts_are_both_met():
    questions = (question("one", "must"), question("two", "must"), question("three", short="A third"))
    said = verdict_after(("one", "done"), ("two", "done"), ("three", "none"), questions=questions)
    assert said == "Both musts are met, but not shown. One should is not met yet. Not yet so: “A third”."


def test_a_questionnaire_without_musts_says_nothing_of_musts():
    said = verdict_after(("plan", "none"), questions=(question("plan", "good", short="A plan"),))
    assert said == "One good practice question is not met yet. Not yet so: “A plan”."


def test_a_tally_says_its_sum():
    assert sums.tally_text(Tally(2, 5, 1, 1, 1, 1)) == (
        "2 of 5 met: 1 not met yet, 1 don't know, 1 not answered; 1 not applicable, left out"
    )
    assert sums.tally_text(Tally(3, 3, 0, 0, 0, 0)) == "3 of 3 met"
    assert sums.tally_text(Tally(0, 0, 0, 0, 0, 0)) == "none asked"
    assert sums.tally_text(Tally(0, 0, 0, 0, 0, 2)) == "none apply; 2 not applicable, left out"


def test_points_say_their_sum_and_are_never_nought_per_cent_of_nothing():
    assert sums.points_text(Points(37, 66, 22)) == "37 of 66 points (56%) from 22 questions"
    assert sums.points_text(Points(0, 1, 1)) == "0 of 1 point (0%) from 1 question"
    assert sums.points_text(Points(0, 0, 0)) == "none yet"


def test_coverage_leaves_out_what_is_nought():
    assert sums.coverage_text(Coverage(41, 44, 2, 1)) == "41 of 44 answered, 2 don't know, 1 not applicable"
    assert sums.coverage_text(Coverage(0, 1, 0, 0)) == "0 of 1 answered"


def test_dates_near_and_far():
    assert dates.day(date(2026, 9, 4)) == "4 Sep 2026"
    assert dates.days_away(TODAY, TODAY) == "today"
    assert dates.days_away(TODAY + timedelta(days=1), TODAY) == "in 1 day"
    assert dates.days_away(TODAY - timedelta(days=12), TODAY) == "12 days over"


def test_every_state_has_a_word_a_name_and_a_place_in_the_order_of_attention():
    assert set(states.STATUS_WORDS) == set(states.STATUS_NAMES) == set(Status)
    assert set(states.QUESTION_STATES) == set(Status) - {Status.NOT_SHOWN}
    assert states.state_counts([Status.MET, Status.GAP, Status.MET]) == "1 gap, 2 met"


def test_counts_and_lists_read_as_a_person_would_say_them():
    assert grammar.plural(1, "gap") == "1 gap"
    assert grammar.plural(3, "gap") == "3 gaps"
    assert grammar.join_words(["England"]) == "England"
    assert grammar.join_words(["England", "Wales", "Scotland"]) == "England, Wales and Scotland"
