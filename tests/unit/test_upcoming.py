"""What a start screen knows of an assessment without its file: dates and counts, worked out for any day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.analysis.outlook import outlook
from prevent_tui.analysis.upcoming import Matter, Notice, Outlook, counts_by_day, from_table, notices, to_table
from prevent_tui.assessment import actions, evidence, sealing
from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.session import Session
from prevent_tui.scoring import score
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.year import Year, is_marked, year
from prevent_tui.workspace.recent_files import Recent, recent, remember
from prevent_tui.workspace.saver import recent_entry
from support.small_questionnaire import NOON, TODAY, little, open_session, plan, prove, question

HERE = Path(__file__).resolve()
ENTRY = Recent(HERE, "Fenbridge", "little", "2026-09", 1, 2, 0, NOON.isoformat())
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def in_days(number: int) -> date:
    return TODAY + timedelta(days=number)


def entry(ahead: Outlook | None, name: str = "Fenbridge", **changes: Any) -> Recent:
    return replace(ENTRY, name=name, outlook=ahead, **changes)


def due(*days: int, **more: Any) -> Outlook:
    return Outlook(due=counts_by_day(in_days(each) for each in days), **more)


def ahead_of(session: Session) -> Outlook:
    return outlook(session.questionnaire, session.assessment, TODAY)


def matters(ahead: Outlook, today: date = TODAY) -> list[Matter]:
    return [notice.matter for notice in notices(ahead, today)]


# ------------------------------------------------------------ from the assessment


def test_the_days_of_open_actions_are_kept_and_those_without_one_counted() -> None:
    session = open_session(little(question("head")))
    for number, when in enumerate([in_days(3), in_days(-2), in_days(3), None]):
        plan(session, "head", f"Step {number}", due=when)
    assert ahead_of(session).due == ((in_days(-2), 1), (in_days(3), 2))
    assert ahead_of(session).undated == 1


def test_what_is_done_or_dropped_is_not_due() -> None:
    session = open_session(little(question("head")))
    plan(session, "head", "Done", due=in_days(-2))
    plan(session, "head", "Dropped", due=in_days(-2))
    for action, progress in zip(session.assessment.actions, (Progress.DONE, Progress.DROPPED), strict=True):
        session.apply("action", actions.move(session.assessment, action.id, progress, TODAY, "So it was."))
    assert ahead_of(session).due == ()


def test_evidence_counts_by_its_last_day_once_it_is_linked_and_its_dates_can_be_right() -> None:
    session = open_session(little(question("head", evidence=[{"prompt": "A page", "good_for_months": 6}])))
    prove(session, "head", "Six months", "here", date(2026, 8, 31))
    prove(session, "head", "Said of itself", "here", TODAY, good_until=in_days(9))
    prove(session, "head", "Cannot be", "here", TODAY, good_until=in_days(-9))
    prove(session, "head", "Never dated", "here", None)
    linked_nowhere = prove(session, "head", "Loose", "here", TODAY)
    session.apply("evidence", evidence.unlink(session.assessment, "head", linked_nowhere))
    assert ahead_of(session).good_until == ((in_days(9), 1), (date(2027, 2, 28), 1))


def test_an_open_assessment_has_its_next_review_and_a_sealed_one_its_next_sign_off() -> None:
    session = open_session(little(question("head")))
    assert ahead_of(session).review is None
    session.choose("head", "done")
    assert ahead_of(session).review == TODAY + timedelta(weeks=13)
    signed = sealing.draft("Chair of governors", TODAY, "Approved.", next_review=in_days(300))
    sealed = sealing.seal(session.assessment, signed)
    found = outlook(session.questionnaire, sealed, TODAY)
    assert (found.sealed_on, found.review) == (TODAY, in_days(300))


def test_what_is_kept_of_an_assessment_has_no_texts_beyond_the_settings_name() -> None:
    session = open_session(little(question("head")))
    session.describe("Fenbridge", {})
    session.note("head", "SECRET note")
    plan(session, "head", "SECRET step", owner="SECRET owner", due=in_days(1))
    prove(session, "head", "SECRET title", "SECRET place", TODAY, held_by="SECRET role")
    result = score(session.questionnaire, session.assessment, TODAY)
    remember(recent_entry(HERE, session.questionnaire, session.assessment, result, NOON))
    written = (paths.state_dir() / "recent.json").read_text()
    assert "Fenbridge" in written
    assert "SECRET" not in written
    assert recent()[0].outlook == ahead_of(session)


# ------------------------------------------------------------ for a day


def test_a_day_is_not_over_before_it_has_passed() -> None:
    ahead = due(0)
    assert (ahead.overdue(TODAY), ahead.due_soon(TODAY)) == (0, 1)
    assert (ahead.overdue(in_days(1)), ahead.due_soon(in_days(1))) == (1, 0)


def test_evidence_shows_something_on_its_last_day_still() -> None:
    ahead = Outlook(good_until=counts_by_day([TODAY]))
    assert (ahead.stale(TODAY), ahead.stale_soon(TODAY)) == (0, 1)
    assert (ahead.stale(in_days(1)), ahead.stale_soon(in_days(1))) == (1, 0)


@pytest.mark.parametrize(("days", "soon"), [(30, 1), (31, 0)])
def test_soon_is_thirty_days(days: int, soon: int) -> None:
    assert due(days).due_soon(TODAY) == soon
    assert bool(matters(Outlook(review=in_days(days)))) == bool(soon)


def test_across_a_year_with_a_leap_day_each_action_is_soon_then_overdue() -> None:
    leap = date(2028, 2, 29)
    ahead = Outlook(due=counts_by_day([leap]))
    found = [(leap + timedelta(days=n), matters(ahead, leap + timedelta(days=n))) for n in range(-200, 200)]
    for today, said in found:
        expected = [Matter.OVERDUE] if today > leap else [Matter.DUE] if today >= leap - timedelta(days=30) else []
        assert said == expected, today


def test_notices_come_in_the_order_in_which_they_press() -> None:
    ahead = due(-5, -1, 0, 9, review=in_days(-1), good_until=counts_by_day([in_days(-8), in_days(8), in_days(99)]))
    assert list(notices(ahead, TODAY)) == [
        Notice(Matter.OVERDUE, 2, in_days(-5)),
        Notice(Matter.REVIEW_OVER, 1, in_days(-1)),
        Notice(Matter.DUE, 2, TODAY),
        Notice(Matter.STALE, 1, in_days(-8)),
        Notice(Matter.STALE_SOON, 1, in_days(8)),
    ]


# ------------------------------------------------------------ in a file of JSON


@given(
    st.builds(
        Outlook,
        due=st.lists(DAYS, max_size=20).map(counts_by_day),
        undated=st.integers(0, 99),
        good_until=st.lists(DAYS, max_size=20).map(counts_by_day),
        review=st.none() | DAYS,
        sealed_on=st.none() | DAYS,
    )
)
def test_what_is_kept_comes_back(ahead: Outlook) -> None:
    assert from_table(json.loads(json.dumps(to_table(ahead)))) == ahead


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["2026-11-22", "2026-02-30"]),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*to_table(Outlook())]) | st.text(), inner),
    )
)
def test_whatever_else_a_file_holds_is_left_out(table: object) -> None:
    found = from_table(table)
    assert found is None or from_table(to_table(found)) == found


def test_an_entry_of_an_earlier_version_still_shows() -> None:
    remember(ENTRY)
    assert recent() == (ENTRY,)
    assert desk_lines.desk_entries(recent(), TODAY) == []


# ------------------------------------------------------------ in words


def said(entries: list[Recent], today: date = TODAY) -> list[str]:
    lines = [
        desk_lines.desk_line(Look(), each, today, at=False, name_width=12)
        for each in desk_lines.desk_entries(entries, today)
    ]
    return [" ".join(f"{left.plain} {right.plain}".split()) for left, right in lines]


def test_across_assessments_the_longest_overdue_comes_first() -> None:
    ahead = due(-3, -2, 1, good_until=counts_by_day([in_days(-40), in_days(-30)]))
    assert said([entry(ahead, "Ash"), entry(due(-12, 0), "Birch")]) == [
        "! OVERDUE 1 action Birch 12 days over",
        "! OVERDUE 2 actions Ash longest 3 days over",
        "→ TODAY 1 action Birch today",
        "→ SOON 1 action Ash in 1 day",
        "◔ OUT OF DATE 2 pieces of evidence Ash since 13 Oct 2026",
    ]


def test_reviews_and_the_next_sign_off_are_told_apart() -> None:
    sealed = Outlook(review=in_days(20), sealed_on=in_days(-345))
    assert said([entry(Outlook(review=in_days(-1)), "Ash"), entry(sealed, "Birch")]) == [
        "! OVERDUE review of the plan Ash 1 day over",
        "→ SOON sign-off again Birch in 20 days",
    ]


def test_a_file_that_is_gone_wants_nothing() -> None:
    assert desk_lines.desk_entries([entry(due(-1), missing=True)], TODAY) == []


def test_a_quiet_desk_says_what_comes_next() -> None:
    ahead = due(60, review=in_days(51), good_until=counts_by_day([in_days(99)]))
    assert (
        desk_lines.next_notice_text([entry(ahead)], TODAY) == "Next: the review of the plan on 12 Jan 2027, in 51 days."
    )
    assert desk_lines.next_notice_text([entry(Outlook(review=date(2030, 1, 1)))], TODAY).endswith("on 1 Jan 2030.")
    assert desk_lines.next_notice_text([entry(Outlook()), entry(None)], TODAY) == ""


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (due(-3, 8, review=in_days(51)), "1 overdue · next due 30 Nov 2026, in 8 days · review 12 Jan 2027"),
        (Outlook(undated=2), "2 actions without a date"),
        (Outlook(), "no action open"),
        (Outlook(good_until=counts_by_day([in_days(-1), in_days(3)])), "no action open · 1 out of date"),
        (Outlook(good_until=counts_by_day([in_days(3)])), "no action open · 1 going stale"),
        (Outlook(review=in_days(-4)), "no action open · review 4 days over"),
    ],
)
def test_an_assessment_at_a_glance(ahead: Outlook, words: str) -> None:
    assert desk_lines.outlook_line(Look(), ahead, TODAY, wide=True).plain == f"{words} · not signed off"


def test_at_a_glance_a_sealed_one_says_so() -> None:
    ahead = Outlook(review=in_days(51), sealed_on=date(2026, 1, 12))
    assert desk_lines.outlook_line(Look(), ahead, TODAY, wide=True).plain == (
        "no action open · sign-off again 12 Jan 2027 · sealed 12 Jan 2026"
    )


# ------------------------------------------------------------ the year on a line


@given(DAYS, st.integers(20, 200))
def test_the_year_holds_today_and_runs_from_left_to_right(today: date, width: int) -> None:
    span = Year(today, width)
    cells = [cell for n in range(-60, 270) if (cell := span.cell(today + timedelta(days=n))) is not None]
    assert cells == sorted(cells)
    assert span.cell(today) is not None
    assert all(0 <= cell < span.cells <= width for cell in cells)


@pytest.mark.parametrize("look", [Look(), Look(ascii=True)])
def test_the_year_marks_reviews_and_what_is_due_without_colour(look: Look) -> None:
    months, drawn, beneath = (each.plain for each in year(look, [due(-12, 90, review=in_days(51))], TODAY, 108))
    assert months.split()[0::11] == ["Sep", "Aug"]
    assert drawn.count(look.pick("•", "o")) == 2
    assert beneath.index("today") == drawn.index(look.pick("┃", "|"))
    assert beneath.index("review") == drawn.index(look.pick("◆", "*"))
    assert set(drawn[: beneath.index("today")]) == {look.pick("━", "="), look.pick("•", "o")}


def test_words_under_the_year_never_run_into_one_another() -> None:
    aheads = [Outlook(review=in_days(n)) for n in range(0, 300, 7)]
    beneath = year(Look(), aheads, TODAY, 72)[2].plain
    assert set(beneath.split()) == {"today", "review"}


def test_a_year_with_nothing_in_it_is_not_marked() -> None:
    assert not is_marked([due(500, review=date(2031, 1, 1))], TODAY)
    assert is_marked([due(100)], TODAY)
