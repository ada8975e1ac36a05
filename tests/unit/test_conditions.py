"""When a question applies: only stated facts can switch one off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.condition import Condition, applies, fact_tests, holds
from support.small_questionnaire import little, question

BOARDING = {"fact": "boarding", "is": True}
PRIMARY = {"fact": "phase", "in": ["primary"]}


def condition(**parts):
    return Condition.model_validate(parts)


@pytest.mark.parametrize(
    ("parts", "facts", "expected"),
    [
        (BOARDING, {"boarding": True}, True),
        (BOARDING, {"boarding": False}, False),
        (BOARDING, {}, None),
        (PRIMARY, {"phase": "primary"}, True),
        (PRIMARY, {"phase": "secondary"}, False),
        ({"all": [BOARDING, PRIMARY]}, {"boarding": True}, None),
        ({"all": [BOARDING, PRIMARY]}, {"boarding": False}, False),
        ({"any": [BOARDING, PRIMARY]}, {"boarding": True}, True),
        ({"any": [BOARDING, PRIMARY]}, {"boarding": False}, None),
        ({"any": [BOARDING, PRIMARY]}, {"boarding": False, "phase": "secondary"}, False),
        ({"none": [BOARDING, PRIMARY]}, {"boarding": True}, False),
        ({"none": [BOARDING, PRIMARY]}, {"boarding": False, "phase": "secondary"}, True),
        ({"none": [BOARDING, PRIMARY]}, {"phase": "secondary"}, None),
        ({"all": [{"any": [BOARDING]}], "none": [PRIMARY]}, {"boarding": True, "phase": "primary"}, False),
    ],
)
def test_a_condition_is_true_false_or_unsettled(parts, facts, expected):
    assert holds(condition(**parts), facts) is expected


def test_a_question_without_a_condition_always_applies():
    assert holds(None, {}) is True
    assert applies(None, {"boarding": False})


def test_a_question_is_asked_while_the_facts_do_not_settle_its_condition():
    questionnaire = little(question("always"), question("boarders", applies_when=BOARDING))
    assert [q.id for q in applicable_questions(questionnaire, {})] == ["always", "boarders"]
    assert [q.id for q in applicable_questions(questionnaire, {"boarding": True})] == ["always", "boarders"]
    assert [q.id for q in applicable_questions(questionnaire, {"boarding": False})] == ["always"]


def test_questions_are_asked_theme_by_theme_in_the_order_of_the_file():
    questionnaire = little(question("a", theme="places"), question("b"), question("c", theme="places"), question("d"))
    assert [q.id for q in applicable_questions(questionnaire, {})] == ["b", "d", "a", "c"]


def test_every_fact_a_condition_tests_is_found_however_deep():
    nested = condition(any=[{"all": [BOARDING, {"none": [PRIMARY]}]}])
    assert [part.fact for part in fact_tests(nested)] == ["boarding", "phase"]


facts = st.fixed_dictionaries(
    {}, optional={"boarding": st.booleans(), "phase": st.sampled_from(["primary", "secondary"])}
)
conditions = st.recursive(
    st.sampled_from([BOARDING, {"fact": "boarding", "is": False}, PRIMARY, {"fact": "phase", "is": "secondary"}]),
    lambda inner: st.builds(
        lambda key, parts: {key: parts},
        st.sampled_from(["all", "any", "none"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(conditions, facts)
def test_stating_another_fact_never_changes_what_was_settled(parts, stated):
    before = holds(condition(**parts), stated)
    for boarding in (True, False):
        for phase in ("primary", "secondary"):
            after = holds(condition(**parts), {"boarding": boarding, "phase": phase} | stated)
            assert after is not None
            assert before in (None, after)


@given(conditions, facts)
def test_none_of_a_condition_is_its_opposite(parts, stated):
    opposite = {True: False, False: True, None: None}
    assert holds(condition(none=[parts]), stated) is opposite[holds(condition(**parts), stated)]
