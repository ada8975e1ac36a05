"""A sign-off: what stands in its way, what is pointed out, and how it is put into words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.wording import sign_off
from support.sealed_assessment import CHAIR, full

TODAY = date(2026, 11, 22)
SEALED = sealing.seal(full(), CHAIR)


def test_a_good_sign_off_is_neither_refused_nor_doubted():
    assert sign_off.refusals(full(), CHAIR, TODAY) == ()
    assert sign_off.signing_doubts(CHAIR, TODAY) == ()


@pytest.mark.parametrize(
    ("update", "place", "words"),
    [
        ({"role": "  "}, "role", "is empty"),
        ({"decision": ""}, "decision", "is empty"),
        ({"on": None}, "on", "is missing"),
        ({"on": TODAY + timedelta(days=1)}, "on", "23 Nov 2026 is still to come"),
        ({"on": date(2026, 11, 1)}, "on", "before the newest answer, of 2 Nov 2026"),
        ({"next_review": None}, "next_review", "is missing"),
        ({"next_review": TODAY}, "next_review", "not after the day it is signed"),
    ],
)
def test_a_sign_off_that_cannot_be_is_refused_at_its_field(update, place, words):
    (found,) = sign_off.refusals(full(), CHAIR.model_copy(update=update), TODAY)
    assert (found.place, bool(found.hint)) == (place, True)
    assert words in found.message


def test_a_sign_off_on_the_day_of_the_newest_answer_is_good():
    assert sign_off.refusals(full(), CHAIR.model_copy(update={"on": date(2026, 11, 2)}), TODAY) == ()


@pytest.mark.parametrize(
    ("update", "place", "words"),
    [
        ({"minute": ""}, "minute", "is empty"),
        ({"next_review": date(2027, 11, 23)}, "next_review", "more than 12 months"),
        ({"on": date(2026, 11, 2), "next_review": date(2026, 11, 21)}, "next_review", "has passed"),
    ],
)
def test_what_is_odd_in_a_sign_off_is_pointed_out_and_does_not_stand_in_its_way(update, place, words):
    odd = CHAIR.model_copy(update=update)
    assert sign_off.refusals(full(), odd, TODAY) == ()
    (found,) = sign_off.signing_doubts(odd, TODAY)
    assert found.place == place
    assert words in found.message


def test_the_next_review_is_proposed_a_year_on_in_leap_years_too():
    assert sign_off.latest_review_day(date(2026, 11, 22)) == date(2027, 11, 22)
    assert sign_off.latest_review_day(date(2028, 2, 29)) == date(2029, 2, 28)
    leap = SignOff(role="Chair", on=date(2028, 2, 29), minute="1", next_review=date(2029, 2, 28))
    assert sign_off.signing_doubts(leap, date(2028, 2, 29)) == ()


def test_a_sign_off_in_words():
    assert sign_off.sign_off_text(None) == sign_off.sign_off_text(CHAIR) == "Not signed off yet."
    assert SEALED.sign_off
    short = SEALED.sign_off.seal[:12] if SEALED.sign_off.seal else ""
    assert (
        sign_off.sign_off_text(SEALED.sign_off)
        == "Signed off by Chair of governors on 22 Nov 2026, minute 14; version 1."
    )
    again = sealing.next_version(SEALED)
    assert sign_off.sign_off_text(again.sign_off) == f"Not signed off yet: version 2, supersedes {short}."
    second = sealing.seal(again, CHAIR.model_copy(update={"minute": "Minute 3/27"})).sign_off
    assert sign_off.sign_off_text(second) == (
        f"Signed off by Chair of governors on 22 Nov 2026, Minute 3/27; version 2, supersedes {short}."
    )


def test_where_a_file_differs_is_said_in_words_that_people_know(shipped):
    def words(assessment):
        return sign_off.changed_parts(shipped, sealing.seal_state(assessment))

    def changed(**update):
        return SEALED.model_copy(update=update)

    def resigned(**update):
        return changed(sign_off=SEALED.sign_off.model_copy(update=update))

    assert words(SEALED) == []
    assert words(changed(answers={**full().answers, "gate": Answer(note="x")})) == ["the answer to Q1"]
    assert words(changed(answers={}, actions=(), evidence=full().evidence[::-1])) == [
        "the answers to P1 and P2",
        "the action plan",
        "the evidence",
    ]
    assert words(resigned(role="x")) == ["the sign-off"]
    assert words(resigned(seal="x")) == ["the seal itself"]
    assert words(resigned(marks={"sign_off": "0"})) == ["the marks of the seal"]
    unknown = changed(answers={**full().answers, "elsewhere": Answer(note="x")})
    assert words(unknown) == ["the answer to 1 other"]
