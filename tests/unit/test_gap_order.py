"""In which order four settings are told to mend their gaps, by the numbers of the questions; in brackets what rests."""

from __future__ import annotations

import pytest

from prevent_tui.analysis.sample_tests import from_sample
from prevent_tui.assessment.model.assessment import Answer, Setting, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import score
from support.small_questionnaire import NOON, TODAY

NOTHING, BEGUN, UNKNOWN = "not-in-place", "developing", "?"


def in_order(questionnaire, assessment) -> str:
    """The numbers of the gaps, the first to mend first."""
    result = score(questionnaire, assessment, TODAY)
    numbers = questionnaire.reference
    return " ".join(f"({numbers[name]})" if name in result.rests_on else numbers[name] for name in result.gaps)


def of_sample(name: str, setting: str) -> str:
    """The order of an invented setting that comes with the questionnaire."""
    questionnaire = open_questionnaire(name)
    sample = next(each for each in questionnaire.samples if each.id == setting)
    return in_order(questionnaire, from_sample(questionnaire, sample, NOON))


def of_setting(name: str, facts: dict[str, str | bool], gaps: dict[str, str]) -> str:
    """The order of a setting where everything else is in place."""
    questionnaire = open_questionnaire(name)
    levels = {each.id: "in-place" for each in applicable_questions(questionnaire, facts)}
    assert set(gaps) <= set(levels)
    answers = {
        each: Answer(state=State.DONT_KNOW) if level == UNKNOWN else Answer(state=State.LEVEL, level=level)
        for each, level in (levels | gaps).items()
    }
    update = {"answers": answers, "setting": Setting(name="Setting", facts=facts)}
    return in_order(questionnaire, blank_assessment(questionnaire).model_copy(update=update))


def test_the_school_with_gaps_begins_with_the_must_then_who_can_come_to_harm_then_the_assessment_with_its_parts():
    order = of_sample("schools", "fenbridge")
    assert order == ("RA2 WP4 IT7 WP1 RA4 (RA5) (RA6) (RA7) (RA9) (RA8) IT2 RA12 WP9 ST1 ST3 IT1 IT11 RA14 ST6")


def test_a_rural_school_without_an_assessment_has_one_gap_with_five_under_it_after_the_lead_who_is_half_trained():
    parts = dict.fromkeys(
        (
            "risk-assessment-written",
            "risk-layers",
            "local-picture",
            "risk-actions",
            "risk-review",
            "risk-proportionate",
        ),
        NOTHING,
    )
    others = {"filter-tested": NOTHING, "filtering-review": NOTHING, "dsl-training": BEGUN, "board-accountable": BEGUN}
    facts = {"nation": "england", "phase": "primary"}
    order = of_setting("schools", facts, parts | others)
    assert order == "RA2 ST5 RA4 (RA5) (RA6) (RA7) (RA9) (RA8) IT2 IT4"


def test_a_college_is_told_of_both_musts_and_the_condition_before_anything_guidance_expects():
    order = of_sample("further-education", "harrowmere")
    assert order == (
        "RA13 RA2 RA19 WP3 IT6 WP1 RA5 (RA6) (RA7) (RA8) RA20 ST2 RA4 RA10 RA15 RA22 IT1 IT3 IT5 IT9 IT10 ST4 WP7"
    )


def test_a_childminder_alone_is_told_whom_to_ring_before_what_to_write_down():
    facts = {"nation": "england", "kind": "childminder-alone"}
    gaps = {
        "risk-assessment-written": NOTHING,
        "local-picture": UNKNOWN,
        "adult-concerns-alone": BEGUN,
        "concern-records": BEGUN,
        "contact-list": NOTHING,
        "shared-values": BEGUN,
        "family-online-safety": NOTHING,
        "lone-support": BEGUN,
    }
    assert of_setting("early-years", facts, gaps) == "RA18 RA15 WP8 WP1 RA8 (RA9) IT3"


@pytest.mark.parametrize("level", [NOTHING, BEGUN, UNKNOWN])
def test_however_far_the_must_is_it_is_told_first(level):
    gaps = {"board-accountable": level, "route-known": NOTHING, "british-values": NOTHING}
    order = of_setting("schools", {"nation": "england", "phase": "primary"}, gaps)
    assert order.startswith("RA2 ")
