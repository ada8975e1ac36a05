"""What the questions for councils and for their partners say of themselves is true of what is asked."""

from __future__ import annotations

from itertools import product

import pytest

from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation, Question

NAMES = ["local-authority", "partner-agency"]
"""Shipped questionnaires whose front sheets say how many questions a setting is asked."""

SERVICES = {"libraries": True, "adult-social-care": True, "housing": True}


@pytest.fixture(params=NAMES)
def questionnaire(request: pytest.FixtureRequest) -> Questionnaire:
    return open_questionnaire(request.param)


def asked_of(name: str, **facts: bool | str) -> tuple[Question, ...]:
    """What a setting with these facts is asked; an underscore stands for a hyphen."""
    return applicable_questions(open_questionnaire(name), {key.replace("_", "-"): fact for key, fact in facts.items()})


def musts(questions: tuple[Question, ...]) -> list[str]:
    return [one.id for one in questions if one.obligation is Obligation.MUST]


def texts_of(questionnaire: Questionnaire) -> list[str]:
    """Every text of a questionnaire that somebody answering may act on."""
    texts = list(questionnaire.about.front_sheet)
    for one in questionnaire.questions:
        texts += [one.text, one.help or "", one.why or "", *one.levels.values(), *(step.text for step in one.actions)]
    for risk in questionnaire.risks:
        texts += [*risk.controls, *risk.further]
    return texts


def test_a_council_is_asked_as_many_as_its_front_sheet_says():
    questionnaire = open_questionnaire("local-authority")
    by_tier = {tier: asked_of("local-authority", tier=tier, **SERVICES) for tier in ("unitary", "county", "district")}
    said = " ".join(questionnaire.about.front_sheet)

    assert f"There are {len(questionnaire.questions)} questions, and no council is asked them all" in said
    assert max(map(len, by_tier.values())) < len(questionnaire.questions)
    assert len(by_tier["county"]) - len(by_tier["district"]) == 13
    assert "a district is asked about thirteen fewer" in said
    assert {tier: sum(one.quick for one in asked) for tier, asked in by_tier.items()} == dict.fromkeys(by_tier, 11)
    assert "the eleven that matter first" in said


def test_a_district_holds_no_panel_and_every_council_weighs_equality():
    assert musts(asked_of("local-authority", tier="county")) == ["board-accountable", "fair-to-all", "channel-panel"]
    assert musts(asked_of("local-authority", tier="unitary")) == ["board-accountable", "fair-to-all", "channel-panel"]
    assert musts(asked_of("local-authority", tier="district")) == ["board-accountable", "fair-to-all"]


def test_a_partner_is_asked_as_many_as_its_front_sheet_says():
    questionnaire = open_questionnaire("partner-agency")
    names = [fact.id for fact in questionnaire.facts]
    settings = [dict(zip(names, values, strict=True)) for values in product([True, False], repeat=len(names))]
    most = max(len(applicable_questions(questionnaire, facts)) for facts in settings)

    assert f"There are {most} questions at most" in questionnaire.about.front_sheet[0]


def test_only_a_partner_that_the_act_lists_has_musts():
    assert musts(asked_of("partner-agency", specified_authority=True)) == ["board-accountable", "channel-ready"]
    assert musts(asked_of("partner-agency", specified_authority=False)) == []


def test_charities_landlords_and_clinics_are_each_asked_one_of_their_own():
    own = {"charity": "charity-trustees", "social_landlord": "tenancy-steps", "health_provider": "professional-codes"}
    for fact, question in own.items():
        assert question in [one.id for one in asked_of("partner-agency", **{fact: True})]
        assert question not in [one.id for one in asked_of("partner-agency", **{fact: False})]


def test_wherever_999_is_named_a_planned_crime_is_too(questionnaire):
    assert [text for text in texts_of(questionnaire) if "999" in text and "crime" not in text] == []


def test_nobody_has_to_wait_for_a_second_person():
    second = next(one for one in open_questionnaire("partner-agency").questions if one.id == "second-check")

    assert "the same day" in second.text
    assert "never a reason to wait" in (second.help or "")
    assert "the lead goes ahead" in second.levels["in-place"]


def test_whoever_governs_has_time_for_a_meeting(questionnaire):
    boards = {"chair", "chief-executive", "lead-member", "democratic-services"}
    early = {
        (one.id, step.text)
        for one in questionnaire.questions
        for step in one.actions
        if step.owner in boards and step.within_days < 60
    }

    # None of these waits for a meeting: a post is named, a stand-in is settled, a template is changed.
    assert {name for name, _ in early} <= {"prevent-lead", "board-accountable"}


def test_every_question_says_what_is_short_and_only_shoulds_say_that_somebody_can_come_to_harm(questionnaire):
    assert [one.id for one in questionnaire.questions if not one.gap] == []
    assert [one.id for one in questionnaire.questions if len(one.gap or "") > 70 or (one.gap or "").endswith(".")] == []
    assert {one.obligation for one in questionnaire.questions if one.safety} <= {Obligation.MUST, Obligation.SHOULD}
