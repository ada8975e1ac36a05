"""Questions for governors: what they are made from, in which words, and what becomes of them."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.analysis.compare import LevelChange, level_changes
from prevent_tui.assessment import challenges
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import score
from support.small_questionnaire import NOON, TODAY, counted, little, open_session, plan, prove, question

CLASH = {
    "id": "clash",
    "severity": "warn",
    "claims": [{"question": "lead", "at_least": "done"}, {"question": "talk", "at_most": "none"}],
    "message": "There is a lead, and nobody talks.",
}
ASKED = little(
    question("lead", "must"),
    question("plan"),
    question("talk", applies_when={"all": [{"fact": "boarding", "is": True}]}),
    contradictions=[CLASH],
)
AGES_AGO = TODAY - timedelta(days=3 * 366)


def offered(session, before=None):
    result = score(session.questionnaire, session.assessment, TODAY)
    return proposed_challenges(session.questionnaire, session.assessment, result, before)


def answered(**levels):
    session = open_session(ASKED)
    session.describe("School", {"boarding": True})
    for name, level in levels.items():
        session.choose(name, level) if level else session.dont_know(name)
    return session


def kinds(session, before=None):
    return [(each.kind, *each.questions) for each in offered(session, before)]


def own(text, **more):
    return Challenge(id=challenges.NEW, text=text, **more)


# ------------------------------------------------------------ what is proposed


def test_nothing_is_proposed_while_nothing_is_answered():
    assert offered(open_session(ASKED)) == ()


def test_gaps_come_first_and_among_them_what_the_law_asks():
    session = answered(plan="none", lead="some", talk=None)
    assert kinds(session) == [("gap", "lead"), ("gap", "plan"), ("unknown", "talk")]
    first = offered(session)[0]
    assert first.text.startswith("P1 is required by law and is not met: “The fact called lead”. What is being done")


def test_a_claim_without_proof_is_asked_about_and_one_with_old_proof_too():
    session = answered(lead="done", plan="done")
    prove(session, "plan", "Plan", "Drive", AGES_AGO)
    weak, old = offered(session)
    assert (weak.kind, weak.questions) == ("stale", ("lead",))
    assert "nothing located and dated" in weak.text
    assert (old.kind, old.questions) == ("stale", ("plan",))
    assert "out of date" in old.text


def test_an_overdue_action_is_not_taken_for_old_proof():
    session = answered(lead="done")
    prove(session, "lead", "Role", "Drive", TODAY)
    plan(session, "lead", "Renew it", "Head", TODAY - timedelta(days=9))
    assert offered(session) == ()


def test_the_highest_level_is_asked_for_an_example_once_it_is_shown():
    session = answered(lead="deep")
    assert "nothing located" in offered(session)[0].text
    prove(session, "lead", "Role", "Drive", TODAY)
    (example,) = offered(session)
    assert "P1 is said to be Deep" in example.text
    assert "an example" in example.text


def test_answers_that_do_not_go_together_are_asked_about_by_the_words_of_the_questionnaire():
    session = answered(lead="done", talk="none")
    clash = next(each for each in offered(session) if each.kind == "contradiction")
    assert clash.questions == ("lead", "talk")
    assert clash.text == "There is a lead, and nobody talks. Which is true?"


def test_a_contradiction_with_a_question_that_is_not_asked_any_more_is_none():
    session = answered(lead="done", talk="none")
    session.describe("School", {"boarding": False})
    assert list(challenges.contradictions(ASKED, session.assessment)) == []


def test_what_changed_since_the_version_before_is_asked_about_both_ways():
    before = answered(lead="deep", plan="none", talk="some").assessment
    session = answered(lead="done", plan="done", talk="some")
    for name in ("lead", "plan"):
        prove(session, name, name, "Drive", TODAY)
    changed = [each for each in offered(session, before) if each.kind == "change"]
    assert [each.questions for each in changed] == [("lead",), ("plan",)]
    assert "P1 was Deep last time and is Done now" in changed[0].text
    assert "P2 was None last time and is Done now" in changed[1].text
    assert level_changes(ASKED, before, session.assessment) == (
        LevelChange("lead", "Deep", "Done", rose=False),
        LevelChange("plan", "None", "Done", rose=True),
    )


def test_a_question_that_was_taken_up_is_not_proposed_again_even_in_other_words():
    session = answered(lead="some", plan="none")
    first, second = offered(session)
    session.apply("question", challenges.add(session.assessment, first, TODAY, counted()))
    assert offered(session) == (second,)
    (taken,) = session.assessment.challenges
    session.apply("question", challenges.reword(session.assessment, taken.id, "Why not?"))
    assert offered(session) == (second,)


def test_only_some_of_a_kind_are_offered_at_once_and_the_next_follow():
    asked = little(*(question(f"q-{number}") for number in range(9)))
    session = open_session(asked)
    for each in asked.questions:
        session.choose(each.id, "none")
    first = offered(session)
    assert len(first) == challenges.templates()["gap"]["most"] == 5
    session.apply("question", challenges.add(session.assessment, first[0], TODAY, counted()))
    assert [each.questions for each in offered(session)] == [(f"q-{number}",) for number in range(1, 6)]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
    | st.sampled_from(["{}", "{0}", "{question}", "%s"])
)
def test_braces_in_a_question_are_only_characters(text):
    asked = little({**question("lead", "must"), "short": f"a{text}z"})
    session = open_session(asked)
    session.choose("lead", "none")
    assert unicodedata.normalize("NFC", f"a{text}z") in offered(session)[0].text


@pytest.mark.parametrize("strength", ["weak", "strong"])
@pytest.mark.parametrize("name", ["schools", "early-years", "out-of-school", "partner-agency", "higher-education"])
def test_every_shipped_sample_gives_governors_something_to_ask_and_none_of_it_twice(name, strength):
    asked = open_questionnaire(name)
    sample = next((each for each in asked.samples if each.strength == strength), None)
    if sample is None:
        pytest.skip("it has no such sample")
    assessment = from_sample(asked, sample, NOON)
    found = proposed_challenges(asked, assessment, score(asked, assessment, TODAY))
    assert found
    assert len({each.text for each in found}) == len(found)
    assert all(each.text.endswith("?") and "{" not in each.text for each in found)


# ------------------------------------------------------------ the list


def test_a_question_is_put_on_the_list_with_its_day_and_an_id_of_its_own():
    assessment = blank_assessment(ASKED)
    for text in ("First?", "Second?"):
        assessment = challenges.add(assessment, own(text), TODAY, counted())
    assert [(each.id, each.text, each.asked_on) for each in assessment.challenges] == [
        ("challenge-1", "First?", TODAY),
        ("challenge-2", "Second?", TODAY),
    ]


@pytest.mark.parametrize("text", ["", " \n ", "How do you know?", " how do  you know? "])
def test_a_question_without_words_or_that_is_there_is_not_put_twice(text):
    assessment = challenges.add(blank_assessment(ASKED), own("How do you know?"), TODAY, counted())
    assert challenges.add(assessment, own(text), TODAY, counted()) is assessment


def test_a_reply_has_its_role_and_day_and_is_taken_back_by_emptying_it():
    assessment = challenges.add(blank_assessment(ASKED), own("Why?"), TODAY, counted())
    replied = challenges.reply(assessment, "challenge-1", " Because.\nSo. ", " Head\n teacher ", TODAY)
    (each,) = replied.challenges
    assert (each.reply, each.by, each.replied_on) == ("Because.\nSo.", "Head teacher", TODAY)
    (emptied,) = challenges.reply(replied, "challenge-1", "  ", "Head", TODAY).challenges
    assert (emptied.reply, emptied.by, emptied.replied_on) == ("", "", None)


def test_the_day_of_a_reply_is_that_of_its_words():
    later = TODAY + timedelta(days=30)
    assessment = challenges.add(blank_assessment(ASKED), own("Why?"), TODAY, counted())
    replied = challenges.reply(assessment, "challenge-1", "Because.", "Head", TODAY)
    assert challenges.reply(replied, "challenge-1", "Because.", "Head", later) is replied
    assert challenges.reply(replied, "challenge-1", "Because.", "DSL", later).challenges[0].replied_on == TODAY
    assert challenges.reply(replied, "challenge-1", "Not so.", "DSL", later).challenges[0].replied_on == later


def test_rewording_keeps_the_reply_and_emptying_takes_the_question_off():
    assessment = challenges.add(blank_assessment(ASKED), own("Why?"), TODAY, counted())
    assessment = challenges.reply(assessment, "challenge-1", "Because.", "Head", TODAY)
    (each,) = challenges.reword(assessment, "challenge-1", "Why not?", ("plan",)).challenges
    assert (each.text, each.questions, each.reply) == ("Why not?", ("plan",), "Because.")
    assert challenges.reword(assessment, "challenge-1", " ").challenges == ()


def test_what_is_not_on_the_list_changes_nothing():
    assessment = challenges.add(blank_assessment(ASKED), own("Why?"), TODAY, counted())
    assert challenges.reply(assessment, "gone", "Because.", "Head", TODAY) is assessment
    assert challenges.reword(assessment, "gone", "") is assessment
    assert challenges.reword(assessment, "gone", "Why?") is assessment
    assert challenges.find(assessment, "gone") is None


@given(st.text(), st.text(), st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_whatever_is_written_can_be_kept_and_read_again(text, by, today):
    assessment = challenges.add(blank_assessment(ASKED), own("Why?"), today, counted())
    assessment = challenges.reply(assessment, "challenge-1", text, by, today)
    assert codec.read(codec.dump(assessment), None) == assessment
