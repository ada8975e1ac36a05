"""What the parts of a report hold, what its cover says of it, and the radar where it was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.regrouping import regrouped
from prevent_tui.report.model.blocks import Heading, Paragraph, QuestionBlock, Table, Verdict
from prevent_tui.report.model.figures import Figures, Radar
from prevent_tui.report.request import WHOLE, ExportRequest, Part
from prevent_tui.wording.sources import FOOTNOTE
from support.report_text import captioned, report_of, said, table_after
from support.small_questionnaire import NOON, TODAY, little, open_session, question

ROLES = [{"id": "lead", "label": "Lead"}]


def asking(name, obligation="should", **more):
    """A question with a step to take at any level short of being met."""
    actions = [{"at_or_below": "some", "text": f"Finish {name}", "owner": "lead", "within_days": 30}]
    return question(name, obligation, actions=actions, **more)


def headings(report, level):
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.level == level]


def stamped(questionnaire, assessment, request=WHOLE):
    report = report_of(questionnaire, assessment, request=request)
    return report.stamp, report.signed


def test_the_cover_says_where_it_stands():
    session = open_session(little(asking("one"), asking("two"), roles=ROLES))
    session.describe("School", {})
    session.choose("one", "done")
    asked, half = session.questionnaire, session.assessment
    assert stamped(asked, half) == ("DRAFT, NOT SIGNED · UNFINISHED: 1 OF 2 ANSWERED", False)
    session.choose("two", "done")
    whole = session.assessment
    assert stamped(asked, whole) == ("DRAFT, NOT SIGNED", False)
    signed = SignOff(role="Chair", on=TODAY, decision="Agreed", next_review=date(2027, 11, 1))
    sealed = sealing.seal(whole, signed)
    assert stamped(asked, sealed) == ("SIGNED OFF 22 NOV 2026", True)
    assert stamped(asked, sealing.seal(half, signed)) == (
        "SIGNED OFF 22 NOV 2026 · UNFINISHED: 1 OF 2 ANSWERED",
        True,
    )
    changed = sealed.model_copy(update={"setting": Setting(name="Another")})
    assert stamped(asked, changed) == ("CHANGED SINCE SIGN-OFF", False)
    draft = asked.model_copy(update={"questionnaire": asked.about.model_copy(update={"status": "draft"})})
    assert stamped(draft, whole) == ("DRAFT, NOT SIGNED · DRAFT QUESTIONNAIRE", False)


def test_a_retired_edition_is_said_on_the_cover():
    questionnaire = load(bundled_files()["schools-2022"])
    assert "retired" in said(report_of(questionnaire, blank_assessment(questionnaire)).notices)
    live = little(asking("one"), roles=ROLES)
    assert report_of(live, blank_assessment(live)).notices == ()


def test_the_summary_stands_alone_on_its_first_page():
    session = open_session(little(asking("lead", "must"), roles=ROLES))
    session.choose("lead", "some")
    session.note("lead", "Not for this page")
    report = report_of(session.questionnaire, session.assessment, request=ExportRequest(Part.SUMMARY))
    assert headings(report, 2) == []
    assert [type(block) for block in report.blocks[:2]] == [Verdict, Figures]
    assert report.title == "Little: summary"
    assert table_after(report, "The first fix")[0][1] == "Not yet so: “The fact called lead”\nSuggested: Finish lead"
    assert "Little, edition 2026-09, revision 1." in said(report)
    assert said(report.blocks[-1]) == f"{FOOTNOTE} {session.questionnaire.about.limits}"
    assert "Not for this page" not in said(report)


def test_governors_get_all_but_the_page_of_each_question_and_the_contacts():
    session = open_session(little(asking("lead", "must"), asking("plan"), roles=ROLES))
    session.choose("lead", "some")
    session.note("lead", "word " * 200 + "end")
    report = report_of(session.questionnaire, session.assessment, request=ExportRequest(Part.GOVERNORS))
    assert headings(report, 2) == [
        "How to read this report",
        "Where we stand",
        "Every question at a glance",
        "What is not yet met",
        "Action plan",
        "Questions from those who govern",
        "Sign-off",
        "How the numbers were made",
    ]
    assert not any(isinstance(block, QuestionBlock) for block in report.blocks)
    assert table_after(report, "Musts not yet met: 1")[0][1].endswith("…\nIn the full report at P1")
    assert "Musts: 0 of 1 met: 1 not met yet." in said(report)
    assert "leads to all" not in said(report)


def test_the_radar_is_there_where_it_is_chosen_with_a_table_of_the_same_numbers():
    grouping = {
        "id": "rooms",
        "title": "Rooms",
        "headings": [{"id": name, "title": name.capitalize()} for name in ("hall", "yard", "gate")],
    }
    asked = little(
        *(asking(name, tags={"rooms": name}) for name in ("hall", "yard", "gate")), groupings=[grouping], roles=ROLES
    )
    session = open_session(asked)
    session.choose("hall", "done")
    view = regrouped(asked, "rooms")
    assert not any(isinstance(block, Radar) for block in report_of(view, session.assessment).blocks)
    report = report_of(view, session.assessment, request=ExportRequest(radar=True))
    radar = next(block for block in report.blocks if isinstance(block, Radar))
    assert [(arm.label, arm.percent, arm.words) for arm in radar.arms] == [
        ("Hall", 67, "67%"),
        ("Yard", None, "none yet"),
        ("Gate", None, "none yet"),
    ]
    assert (radar.ring, radar.ring_words) == (67, "67% is what every question done would make")
    after = report.blocks[report.blocks.index(radar) + 1]
    assert isinstance(after, Table)
    assert [(row[0], row[1]) for row in captioned(report, "The numbers in the radar")] == [
        ("Hall", "67%"),
        ("Yard", "none yet"),
        ("Gate", "none yet"),
    ]


def test_two_parts_make_no_radar_and_their_numbers_stand_in_the_table():
    asked = little(asking("one"), asking("two", theme="places"), roles=ROLES)
    report = report_of(asked, blank_assessment(asked), request=ExportRequest(radar=True))
    assert not any(isinstance(block, Radar) for block in report.blocks)
    assert [row[0] for row in captioned(report, "Score by theme")] == ["People", "Places"]


@pytest.mark.parametrize("name", sorted(bundled_files()))
@pytest.mark.parametrize("part", list(Part))
def test_each_part_reads_well_in_every_sector_empty_and_answered(name, part):
    questionnaire = load(bundled_files()[name])
    samples = [from_sample(questionnaire, sample, NOON) for sample in questionnaire.samples]
    for assessment in (blank_assessment(questionnaire), *samples):
        report = report_of(questionnaire, assessment, request=ExportRequest(part))
        text = said(report)
        assert report.stamp
        assert "complian" not in text.lower()
        assert not [b for b in report.blocks if isinstance(b, Paragraph) and not said(b).strip()]
        assert questionnaire.about.limits in text
        leads = {block.question for block in report.blocks if isinstance(block, QuestionBlock)}
        assert (part is Part.FULL) == bool(leads)
        assert ("In full at" in text) <= (part is Part.FULL)
