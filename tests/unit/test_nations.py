"""England and Wales: a source is cited where it holds, and a setting that says nothing is shown them all."""

from __future__ import annotations

import pytest

from prevent_tui.assessment.evidence import good_until
from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.questionnaire.applicable import applicable_citations
from prevent_tui.scoring import score
from prevent_tui.wording.suggestion import suggestion
from support.nations import asking, only
from support.report_text import captioned, report_of
from support.small_questionnaire import TODAY, open_session


def cited_in(facts):
    asked = asking()
    return [each.source for each in applicable_citations(asked, asked.by_id["head"], facts)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"nation": "england"}, ["both", "english"]),
        ({"nation": "wales"}, ["both", "welsh"]),
        ({}, ["both", "english", "welsh"]),
    ],
)
def test_a_question_cites_the_sources_that_hold_where_the_setting_is(facts, expected):
    assert cited_in(facts) == expected


@pytest.mark.parametrize(
    ("nation", "expected"),
    [
        ("england", ["Both", "English"]),
        ("wales", ["Both", "Welsh"]),
    ],
)
def test_the_report_lists_the_sources_that_hold_and_says_which_nation_it_is(nation, expected):
    session = open_session(asking())
    session.describe("Ysgol y Felin", {"nation": nation})
    report = report_of(session.questionnaire, session.assessment)
    rows = captioned(report, "What the questions rest on")
    assert [row[0].split("\n")[0] for row in rows] == expected
    assert {row[3].split("\n")[-1] for row in rows} == {"Reported by others, not read: P1"}
    assert captioned(report, "What was said about the setting") == [["Nation", nation.capitalize()]]


def test_a_new_assessment_states_the_nation_that_the_questionnaire_proposes():
    assert open_session(asking()).assessment.setting.facts == {"nation": "england"}


def test_a_question_of_one_nation_is_not_asked_in_the_other():
    session = open_session(asking(**only("england")))
    assert list(score(session.questionnaire, session.assessment, TODAY).verdicts) == ["head"]
    session.describe("Ysgol y Felin", {"nation": "wales"})
    assert list(score(session.questionnaire, session.assessment, TODAY).verdicts) == []


def test_the_step_suggested_is_the_one_that_holds_where_the_setting_is():
    steps = [
        {"at_or_below": "some", "text": f"Ask in {nation}", "owner": "lead", "within_days": 30, **only(nation)}
        for nation in ("england", "wales")
    ]
    session = open_session(asking(actions=steps))
    session.choose("head", "none")
    verdict = score(session.questionnaire, session.assessment, TODAY).verdicts["head"]
    for nation in ("england", "wales"):
        setting = session.assessment.setting.model_copy(update={"facts": {"nation": nation}})
        found = suggestion(session.questionnaire, session.assessment.model_copy(update={"setting": setting}), verdict)
        assert found.text == f"Ask in {nation}"


def test_the_shelf_life_is_that_of_the_evidence_which_holds_where_the_setting_is():
    prompts = [
        {"prompt": "A paper", "good_for_months": 6, **only("wales")},
        {"prompt": "A paper", "good_for_months": 24},
    ]
    head = asking(evidence=prompts).by_id["head"]
    item = Evidence(id="proof", checked_on=TODAY)
    assert (good_until(head, item, {"nation": "england"}).year, good_until(head, item, {"nation": "wales"}).year) == (
        2028,
        2027,
    )
