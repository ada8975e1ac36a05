"""A fact that cannot be true of a setting is not asked of it, and counts as not so."""

from __future__ import annotations

from pathlib import Path

import pytest

from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.applicable import applicable_questions, asked_facts, with_ruled_out
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.loading import from_table
from support.small_questionnaire import question, table

CANNOT = [
    ("schools", {"phase": "primary"}, "sixth-form"),
    ("schools", {"phase": "nursery"}, "sixth-form"),
    ("schools", {"phase": "nursery"}, "boarding"),
    ("schools", {"phase": "secondary"}, "nursery"),
    ("further-education", {"provider": "general-fe"}, "over-250"),
    ("local-authority", {"tier": "district"}, "libraries"),
    ("local-authority", {"tier": "district"}, "adult-social-care"),
]


@pytest.mark.parametrize(("sector", "stated", "fact"), CANNOT)
def test_what_cannot_be_true_is_not_asked_and_counts_as_not_so(sector, stated, fact):
    questionnaire = open_questionnaire(sector)
    values = {each.id: [option.id for option in each.options] for each in questionnaire.facts}
    assert all(value in values[name] for name, value in stated.items())
    assert fact not in {each.id for each in asked_facts(questionnaire, stated)}
    assert with_ruled_out(questionnaire, stated)[fact] is False
    assert with_ruled_out(questionnaire, {**stated, fact: True})[fact] is False


@pytest.mark.parametrize("sector", ["schools", "further-education", "local-authority"])
def test_where_nothing_is_stated_every_fact_is_asked_and_nothing_is_ruled_out(sector):
    questionnaire = open_questionnaire(sector)
    assert asked_facts(questionnaire, {}) == questionnaire.facts
    assert with_ruled_out(questionnaire, {}) == {}


@pytest.mark.parametrize("phase", ["secondary", "all-through", "special", "alternative"])
def test_a_school_that_may_have_a_sixth_form_is_asked(phase):
    schools = open_questionnaire("schools")
    assert "sixth-form" in {each.id for each in asked_facts(schools, {"phase": phase})}
    assert "sixth-form" not in with_ruled_out(schools, {"phase": phase})


def test_ruling_out_switches_off_no_question_that_the_setting_should_be_asked():
    for sector, stated, _ in CANNOT:
        questionnaire = open_questionnaire(sector)
        before = applicable_questions(questionnaire, stated)
        after = applicable_questions(questionnaire, with_ruled_out(questionnaire, stated))
        gone = [each.id for each in before if each not in after]
        assert gone in ([], ["library-internet"], ["monitoring-information"]), gone


def facts_of(*facts):
    return from_table({**table(question("gate", "must")), "format": 2, "facts": list(facts)}, Path("q.toml"))


FIRST = {"id": "first", "label": "First", "kind": "yes-no"}
SECOND = {"id": "second", "label": "Second", "kind": "yes-no", "applies_when": {"fact": "first", "is": True}}
KIND = {
    "id": "kind",
    "label": "Kind",
    "kind": "one-of",
    "options": [{"id": "a", "label": "A"}],
    "applies_when": {"fact": "second", "is": True},
}


def test_what_rests_on_a_fact_that_is_ruled_out_is_ruled_out_too():
    questionnaire = facts_of(FIRST, SECOND, KIND)
    assert with_ruled_out(questionnaire, {"first": False, "kind": "a"}) == {"first": False, "second": False}


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ((SECOND, FIRST), "tests `first`, which does not stand before it."),
        (({**FIRST, "applies_when": {"fact": "first", "is": True}},), "tests `first`, which does not stand before it."),
        ((FIRST, {**SECOND, "applies_when": {"fact": "fist", "is": True}}), "fist"),
        ((FIRST, {**SECOND, "applies_when": {"none": [{"all": [{"fact": "third", "is": True}]}]}}), "third"),
    ],
)
def test_a_fact_rests_on_facts_before_it_alone(facts, message):
    with pytest.raises(BadFile) as refused:
        facts_of(*facts)
    assert message in str(refused.value)


def test_the_key_is_one_of_format_2():
    raw = {**table(question("gate", "must")), "format": 1, "facts": [FIRST, SECOND]}
    with pytest.raises(BadFile) as refused:
        from_table(raw, Path("q.toml"))
    assert "only format 2 has" in str(refused.value)
