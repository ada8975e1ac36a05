"""Evidence: kept once, linked to many questions, ageing day by day, never changing a level."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Evidence, Strength
from prevent_tui.assessment.storage import codec
from prevent_tui.scoring import Claims, Status, score
from support.small_questionnaire import LEVELS, TODAY, little, open_session, prove, question

LASTING = [{"prompt": "The minute", "good_for_months": 6}]
QUESTIONNAIRE = little(
    question("a", "must"), question("b", evidence=LASTING), question("c", theme="places", levels={"done": "Done"})
)


@pytest.fixture
def session():
    return open_session(QUESTIONNAIRE)


def item(session, name="evidence-1"):
    return session.assessment.evidence_by_id[name]


def verdict(session, name, today=TODAY):
    return score(QUESTIONNAIRE, session.assessment, today).verdicts[name]


def standing(session, name="evidence-1", today=TODAY):
    found = evidence_status.evidence_statuses(QUESTIONNAIRE, session.assessment, today)
    return next(each for each in found if each.item.id == name)


def but_for_proof(scores):
    """The numbers of a theme without how much of it can be shown, and what it is called for that."""
    status = Status.MET if scores.status is Status.NOT_SHOWN else scores.status
    return scores._replace(claims=Claims(met=scores.claims.met, shown=0), status=status)


# ------------------------------------------------------------ the list and its links


def test_evidence_is_kept_cleaned_and_linked(session):
    name = prove(session, "a", " Risk\tassessment ", "Drive\x1b / Prevent\n", TODAY, held_by="DSL\u202e")
    assert name == "evidence-1"
    assert session.assessment.answer("a").evidence == ("evidence-1",)
    kept = item(session)
    assert (kept.title, kept.where, kept.held_by) == ("Risk assessment", "Drive / Prevent", "DSL")


def test_one_piece_shows_many_questions_and_is_changed_for_all_of_them(session):
    name = prove(session, "a", "Minutes", "Drive", TODAY)
    session.apply("evidence link", evidence.link(session.assessment, "b", name), "b")
    prove(session, "a", "Log", "Office", TODAY)
    changed = item(session).model_copy(update={"where": "Website"})
    session.apply("evidence", evidence.keep(session.assessment, changed))
    assert [each.where for each in session.assessment.evidence_for("a")] == ["Website", "Office"]
    assert [each.where for each in session.assessment.evidence_for("b")] == ["Website"]
    assert evidence.links(session.assessment) == {"evidence-1": ("a", "b"), "evidence-2": ("a",)}


def test_linking_twice_is_linking_once_and_unlinking_what_is_not_linked_is_nothing(session):
    name = prove(session, "a", "Minutes", "Drive", TODAY)
    before = session.assessment
    assert evidence.link(before, "a", name) is before
    assert evidence.unlink(before, "b", name) is before


def test_what_is_unlinked_stays_in_the_list(session):
    name = prove(session, "a", "Minutes", "Drive", TODAY)
    session.apply("evidence link", evidence.unlink(session.assessment, "a", name), "a")
    assert session.assessment.evidence_for("a") == ()
    assert item(session).title == "Minutes"
    assert standing(session).state is EvidenceState.UNLINKED
    assert standing(session).words == "linked nowhere"


def test_taking_evidence_out_takes_its_links_and_nothing_else(session):
    session.note("b", "Seen")
    name = prove(session, "a", "Minutes", "Drive", TODAY)
    other = prove(session, "b", "Log", "Office", TODAY)
    session.apply("evidence link", evidence.link(session.assessment, "b", name), "b")
    session.apply("evidence", evidence.remove(session.assessment, name))
    assert [each.id for each in session.assessment.evidence] == [other]
    assert session.assessment.answer("a").evidence == ()
    assert session.assessment.answer("b").evidence == (other,)
    assert session.assessment.answer("b").note == "Seen"


def test_evidence_that_says_nothing_is_never_kept_and_one_emptied_is_taken_out(session):
    prove(session, "a", "", " \n", None)
    assert session.assessment.evidence == ()
    name = prove(session, "a", "Minutes", "", None)
    session.apply("evidence", evidence.keep(session.assessment, Evidence(id=name)))
    assert session.assessment.evidence == ()
    assert session.assessment.answer("a").evidence == ()


def test_new_evidence_never_takes_the_id_of_evidence_that_is_there(session):
    prove(session, "a", "", "One", None)
    prove(session, "b", "", "Two", None)
    session.apply("evidence", evidence.remove(session.assessment, "evidence-1"))
    prove(session, "a", "", "Three", None)
    ids = [each.id for each in session.assessment.evidence]
    assert len(set(ids)) == len(ids) == 2


def test_each_step_can_be_taken_back_by_a_name_that_says_which(session):
    name = prove(session, "a", "Minutes", "Drive", TODAY)
    session.apply("evidence link", evidence.link(session.assessment, "b", name), "b")
    assert session.undo().label == "evidence link of P2"
    assert session.undo().label == "evidence of P1"
    assert session.assessment.evidence == ()
    session.redo()
    session.redo()
    assert session.assessment.evidence_for("b") == (item(session),)


@pytest.mark.parametrize("where", ["Drive / Prevent", "drive  / prevent", "DRIVE / PREVENT/"])
def test_the_same_place_is_noticed_however_it_is_written(session, where):
    prove(session, "a", "Minutes", "Drive / Prevent", TODAY)
    assert evidence.same_place(session.assessment, Evidence(id="new", where=where)) == (item(session),)
    assert evidence.same_place(session.assessment, item(session)) == ()


def test_no_place_is_the_same_as_no_other(session):
    prove(session, "a", "Minutes", "", TODAY)
    assert evidence.same_place(session.assessment, Evidence(id="new", title="Minutes")) == ()


# ------------------------------------------------------------ ageing


def test_strength_is_what_is_said_of_it():
    bare = Evidence(id="e", title="Minutes", checked_by="Chair of governors")
    assert evidence_status.STRENGTH_WORDS[bare.strength] == "claimed"
    located = bare.model_copy(update={"where": "Drive", "checked_on": TODAY, "checked_by": ""})
    assert evidence_status.STRENGTH_WORDS[located.strength] == "located and dated"
    seen = located.model_copy(update={"checked_by": "Chair of governors"})
    assert seen.strength is Strength.CHECKED
    assert evidence_status.strength_text(seen) == "checked by someone else: Chair of governors"


def test_evidence_goes_stale_and_comes_back_while_the_level_stays(session):
    session.choose("b", "done")
    prove(session, "b", "Minutes", "Drive", date(2026, 1, 31))
    last = date(2026, 7, 31)
    assert verdict(session, "b", last).outlived is None
    gone = verdict(session, "b", last + timedelta(days=1))
    assert (gone.outlived, gone.weak, gone.level.id, gone.points) == (last, False, "done", 2)
    assert evidence_status.verdict_doubt(gone) == "out of date since 31 Jul 2026"
    session.apply("evidence", evidence.keep(session.assessment, evidence.mark_checked(item(session), date(2026, 8, 3))))
    back = verdict(session, "b", date(2026, 8, 3))
    assert (back.outlived, back.stale, back.points) == (None, False, 2)
    assert verdict(session, "b", date(2027, 2, 4)).outlived == date(2027, 2, 3)


def test_what_is_claimed_to_be_met_without_a_place_or_a_date_is_claimed_not_shown(session):
    session.choose("a", "done")
    assert evidence_status.verdict_doubt(verdict(session, "a")) == "claimed, not shown"
    prove(session, "a", "Minutes", "Drive", None)
    assert evidence_status.verdict_doubt(verdict(session, "a")) == "claimed, not shown"
    assert standing(session).words == "not dated yet"
    prove(session, "a", "Log", "Office", TODAY)
    assert evidence_status.verdict_doubt(verdict(session, "a")) == ""


def test_what_does_not_claim_to_be_met_is_neither_weak_nor_outlived(session):
    session.choose("a", "some")
    prove(session, "a", "Minutes", "Drive", date(2020, 1, 1))
    assert evidence_status.verdict_doubt(verdict(session, "a")) == ""


def test_fresh_evidence_beside_old_still_shows_the_answer(session):
    session.choose("a", "done")
    prove(session, "a", "Old", "Drive", TODAY - timedelta(days=900))
    prove(session, "a", "New", "Office", TODAY)
    assert verdict(session, "a").outlived is None


def test_a_day_it_is_good_until_counts_instead_of_the_shelf_life(session):
    session.choose("a", "done")
    prove(session, "a", "Minutes", "Drive", TODAY, good_until=TODAY + timedelta(days=10))
    assert verdict(session, "a", TODAY + timedelta(days=10)).outlived is None
    assert verdict(session, "a", TODAY + timedelta(days=11)).outlived == TODAY + timedelta(days=10)
    renewed = evidence.mark_checked(item(session), TODAY + timedelta(days=11))
    assert renewed.good_until == TODAY + timedelta(days=10)
    assert evidence.clear_end_date(renewed).good_until is None


@pytest.mark.parametrize(
    ("checked", "months", "until"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 7, 21), 12, date(2027, 7, 21)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
    ],
)
def test_the_shelf_life_ends_on_the_same_day_or_the_last_of_the_month(checked, months, until):
    assert evidence.add_months(checked, months) == until


def test_evidence_for_several_questions_is_good_as_long_as_for_the_first_that_it_fails(session):
    name = prove(session, "a", "Minutes", "Drive", date(2026, 9, 1))
    assert standing(session).until == date(2027, 9, 1)
    session.apply("evidence link", evidence.link(session.assessment, "b", name), "b")
    assert standing(session).until == date(2027, 3, 1)


def test_thirty_days_before_its_last_day_it_is_said_to_go_stale(session):
    prove(session, "b", "Minutes", "Drive", date(2026, 6, 1))
    last = date(2026, 12, 1)
    assert standing(session, today=last - timedelta(days=31)).words == "good"
    assert standing(session, today=last - timedelta(days=30)).words == "goes stale on 1 Dec 2026"
    assert standing(session, today=last).words == "goes stale on 1 Dec 2026"
    assert standing(session, today=last + timedelta(days=1)).words == "out of date since 1 Dec 2026"


def test_dates_that_cannot_be_right_have_their_message_and_nothing_is_dropped(session):
    ahead, before = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    prove(session, "a", "Minutes", "Drive", ahead)
    prove(session, "a", "Log", "Office", TODAY, good_until=before)
    assert standing(session).oddities == ("23 Nov 2026 is still to come. When was it last checked?",)
    ends_first = "It is good until 21 Nov 2026, before it was checked: 22 Nov 2026."
    assert standing(session, "evidence-2").oddities == (ends_first,)
    assert {standing(session, name).words for name in ("evidence-1", "evidence-2")} == {"a date cannot be right"}
    assert codec.read(codec.dump(session.assessment), Path("x.toml")) == session.assessment


def test_the_list_begins_with_what_needs_attention(session):
    prove(session, "b", "good", "Drive", TODAY)
    prove(session, "b", "soon", "Drive", TODAY - timedelta(days=160))
    prove(session, "b", "claimed", "", TODAY)
    prove(session, "b", "stale", "Drive", TODAY - timedelta(days=300))
    prove(session, "b", "odd", "Drive", TODAY + timedelta(days=3))
    prove(session, "b", "older", "Drive", TODAY - timedelta(days=900))
    loose = prove(session, "b", "nowhere", "Drive", TODAY)
    session.apply("evidence link", evidence.unlink(session.assessment, "b", loose))
    found = [each.item.title for each in evidence_status.evidence_statuses(QUESTIONNAIRE, session.assessment, TODAY)]
    assert found == ["odd", "older", "stale", "claimed", "nowhere", "soon", "good"]


def test_what_is_not_shown_and_what_is_out_of_date_are_counted_in_words(session):
    for name in ("a", "b", "c"):
        session.choose(name, "done")
    assert evidence_status.doubt_counts(score(QUESTIONNAIRE, session.assessment, TODAY)) == ("3 claimed, not shown",)
    prove(session, "a", "Minutes", "Drive", date(2024, 1, 1))
    assert evidence_status.doubt_counts(score(QUESTIONNAIRE, session.assessment, TODAY)) == (
        "2 claimed, not shown",
        "1 out of date",
    )


# ------------------------------------------------------------ whatever is done

names = st.sampled_from(["a", "b", "c"])
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
pieces = st.builds(
    Evidence,
    id=st.sampled_from([f"evidence-{number}" for number in range(1, 5)]),
    title=st.sampled_from(["", "Minutes"]),
    where=st.sampled_from(["", "Drive"]),
    checked_on=days,
    good_until=days,
)
changes = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), pieces, st.none() | names),
        st.tuples(st.just("link"), names, pieces),
        st.tuples(st.just("unlink"), names, pieces),
        st.tuples(st.just("remove"), pieces),
    ),
    max_size=20,
)


def done(assessment, name, *values):
    ids = [value.id if isinstance(value, Evidence) and name != "keep" else value for value in values]
    if name == "link" and ids[1] not in assessment.evidence_by_id:
        return assessment
    return getattr(evidence, name)(assessment, *ids)


@given(changes)
def test_whatever_is_done_every_link_leads_to_evidence_that_is_there_once(steps):
    assessment = open_session(QUESTIONNAIRE).assessment
    for step in steps:
        assessment = done(assessment, *step)
        ids = [each.id for each in assessment.evidence]
        assert len(ids) == len(set(ids))
        for answer in assessment.answers.values():
            assert set(answer.evidence) <= set(ids)
            assert len(set(answer.evidence)) == len(answer.evidence)
        assert all(not evidence.is_empty(each) for each in assessment.evidence)


@given(changes, st.sampled_from(LEVELS), st.dates(date(2019, 1, 1), date(2032, 1, 1)))
def test_no_evidence_and_no_date_ever_changes_a_level_a_point_or_a_gap(steps, level, today):
    session = open_session(QUESTIONNAIRE)
    for name in ("a", "b", "c"):
        session.choose(name, level)
    plain = score(QUESTIONNAIRE, session.assessment, today)
    assessment = session.assessment
    for step in steps:
        assessment = done(assessment, *step)
    shown = score(QUESTIONNAIRE, assessment, today)
    assert [but_for_proof(each) for each in (shown.total, *shown.themes.values())] == [
        but_for_proof(each) for each in (plain.total, *plain.themes.values())
    ]
    assert shown.gaps == plain.gaps


@given(changes)
def test_what_is_found_by_the_index_is_what_is_in_the_list(steps):
    assessment = open_session(QUESTIONNAIRE).assessment
    for step in steps:
        assessment = done(assessment, *step)
        for name in ("a", "b", "c"):
            linked = assessment.answer(name).evidence
            assert assessment.evidence_for(name) == tuple(e for n in linked for e in assessment.evidence if e.id == n)
