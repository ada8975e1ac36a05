"""Whom to reach: contacts are filled in, checked and grow old; national numbers hold where they hold."""

from datetime import timedelta

import pytest

from prevent_tui.assessment.contacts import contact_entries, contact_to_edit, keep, signposts
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.model.governance import Contact
from prevent_tui.assessment.samples import blank_assessment
from support.small_questionnaire import TODAY, counted, little, question

EXPECTED = [{"id": "lead", "label": "Council Prevent lead", "help": "On its web page"}]
BOARDERS = {"id": "night", "label": "Night line", "applies_when": {"fact": "boarding", "is": True}}


def entry(asked, assessment, name):
    return next(each for each in contact_entries(asked, assessment) if each.label == name)


def test_what_is_expected_is_listed_until_somebody_fills_it_in_and_then_once():
    asked = little(question("a"), contacts=EXPECTED)
    assessment = blank_assessment(asked)
    wanted = entry(asked, assessment, "Council Prevent lead")
    assert wanted.state(TODAY) == "not filled in"
    draft = contact_to_edit(assessment, wanted, counted())
    filled = keep(assessment, draft.model_copy(update={"reach": " the web page\x07 "}))
    (only,) = contact_entries(asked, filled)
    assert only.contact.reach == "the web page"
    assert only.state(TODAY) == "not checked yet"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "checked"), (124, "checked"), (125, "check it again"), (-1, "still to come")],
)
def test_a_contact_grows_old_after_a_term(days, said):
    asked = little(question("a"), contacts=EXPECTED)
    checked = Contact(id="one", expected="lead", reach="x", checked_on=TODAY - timedelta(days=days))
    assert said in contact_entries(asked, keep(blank_assessment(asked), checked))[0].state(TODAY)


def test_a_contact_that_does_not_apply_is_not_asked_for_but_kept_where_it_is_there():
    asked = little(question("a"), contacts=[*EXPECTED, BOARDERS])
    none = blank_assessment(asked).model_copy(update={"setting": Setting(facts={"boarding": False})})
    assert [each.id for each in contact_entries(asked, none)] == ["lead"]
    there = keep(none, Contact(id="one", expected="night", reach="x"))
    assert [each.label for each in contact_entries(asked, there)] == ["Council Prevent lead", "Night line"]


def test_emptying_a_contact_takes_it_out_and_ids_are_never_given_twice():
    asked = little(question("a"), contacts=EXPECTED)
    own = contact_to_edit(blank_assessment(asked), None, counted())
    assessment = keep(blank_assessment(asked), own.model_copy(update={"who": "Trust lead", "reach": "x"}))
    second = contact_to_edit(assessment, None, counted())
    assert second.id not in {each.id for each in assessment.contacts}
    (first,) = assessment.contacts
    assert keep(assessment, first.model_copy(update={"who": "", "reach": ""})).contacts == ()


def test_what_holds_only_in_england_is_not_shown_in_wales_and_danger_comes_first():
    asked = little(question("a"))
    everywhere = signposts(blank_assessment(asked))
    wales = signposts(blank_assessment(asked).model_copy(update={"setting": Setting(facts={"nation": "wales"})}))
    assert everywhere[0].reach == wales[0].reach == "999"
    assert {each.need for each in everywhere} - {each.need for each in wales} == {"Extremism in education"}
    assert all(each.limits for each in everywhere)
