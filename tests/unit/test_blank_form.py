"""The questionnaire on paper: every question that fits the setting, and nothing of what was answered."""

from __future__ import annotations

import pytest

from prevent_tui.assessment.model.assessment import FigureValue
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.regrouping import regrouped
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Heading
from prevent_tui.report.model.paper_form import FormHead, FormQuestion
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.scoring import score
from support.every_field import full, marked
from support.report_text import report_of, said
from support.small_questionnaire import LEVELS, NOON, TODAY, addition, extended, little, open_session, question, table

BLANK = ExportRequest(Part.BLANK)
BOARDING = {"applies_when": {"fact": "boarding", "is": True}}


def form_of(questionnaire, assessment):
    return report_of(questionnaire, assessment, request=BLANK)


def questions_of(report, *, facts=False):
    every = [b for b in report.blocks if isinstance(b, FormQuestion) and b.duty != "FIGURE"]
    return [b for b in every if (b.duty == "FACT") is facts]


def test_the_first_thing_on_it_is_what_must_never_be_written_on_it():
    report = form_of(little(question("one")), blank_assessment(little(question("one"))))
    assert report.notices[0].startswith("Write no child's name, initials or date of birth anywhere on this form")
    head = report.blocks[0]
    assert isinstance(head, FormHead)
    assert [field.label for field in head.fields] == ["Setting", "Filled in by (role)", "Date"]


def test_nothing_of_the_setting_or_of_what_was_typed_is_on_it():
    asking = little(question("met"), question("aside", not_applicable={"allowed": True}))
    marks: list[str] = []
    assessment = marked(full(asking), "an", marks)
    report = form_of(asking, assessment)
    assert len(marks) > 40
    assert [mark for mark in marks if mark in repr(report)] == []
    same = form_of(asking, blank_assessment(asking))
    assert report.blocks == same.blocks
    assert (report.setting, report.stamp, report.signed, report.demo) == (
        "Form to fill in by hand",
        "BLANK FORM",
        False,
        "",
    )
    assert report.title == "Little: form to fill in by hand"


def test_a_question_has_a_box_for_each_level_in_its_own_words_and_room_below():
    words = {name: f"Words for {name}" for name in LEVELS}
    asking = little(question("one", "must", levels=words, not_applicable={"allowed": True}), question("two"))
    one, two = questions_of(form_of(asking, blank_assessment(asking)))
    assert (one.reference, one.text, one.duty, one.must) == ("P1", "The fact called one.", "MUST*", True)
    assert [(tick.label, tick.text, tick.because) for tick in one.ticks] == [
        ("None", "Words for none", False),
        ("Some", "Words for some", False),
        ("Done", "Words for done", False),
        ("Deep", "Words for deep", False),
        ("Don't know", "", False),
        ("Not applicable, because", "", True),
    ]
    assert [each.label.split()[0].strip(":,") for each in one.below] == ["Evidence", "Note", "Action"]
    assert two.ticks[0].text == "Not there."
    assert "Not applicable, because" not in [tick.label for tick in two.ticks]


def test_the_facts_of_the_setting_decide_what_is_asked_and_the_form_says_so():
    asking = little(question("beds", **BOARDING), question("one"))
    session = open_session(asking)
    every = form_of(asking, session.assessment)
    assert [each.reference for each in questions_of(every)] == ["P1", "P2"]
    assert "This form holds all 2 questions of this edition." in said(every)
    assert "pass over the questions that do not fit" in said(every)
    session.describe("Fenbridge", {"boarding": False, "phase": "primary"})
    fitting = form_of(asking, session.assessment)
    assert [each.reference for each in questions_of(fitting)] == ["P2"]
    assert "This form holds 1 of the 2 questions of this edition" in said(fitting)
    assert "a setting of which this is said: Has boarders: no; Phase: Primary." in said(fitting)
    assert "pass over" not in said(fitting)
    assert "Fenbridge" not in said(fitting)


def test_the_facts_are_there_to_be_ticked():
    asking = little(question("one"))
    boarding, phase = questions_of(form_of(asking, blank_assessment(asking)), facts=True)
    assert [tick.label for tick in boarding.ticks] == ["Yes", "No"]
    assert (phase.text, [tick.label for tick in phase.ticks]) == ("Phase", ["Primary", "Secondary"])
    without = little(question("one"), facts=[])
    report = form_of(without, blank_assessment(without))
    assert questions_of(report, facts=True) == []
    assert "About the setting" not in said(report)


def test_the_questions_stand_under_the_chosen_headings_and_keep_their_references():
    grouping = {
        "id": "house",
        "title": "The house",
        "headings": [{"id": "roof", "title": "Roof"}, {"id": "door", "title": "Door"}],
    }
    tags = {"one": "door", "two": "roof"}
    asking = little(*(question(name, tags={"house": tag}) for name, tag in tags.items()), groupings=[grouping])
    view = regrouped(asking, "house")
    result = score(view, blank_assessment(asking), TODAY)
    report = build(Case(view, blank_assessment(asking), result, TODAY, "The house"), BLANK)
    order = [
        b.text if isinstance(b, Heading) else b.reference
        for b in report.blocks
        if isinstance(b, Heading | FormQuestion)
    ]
    assert order[order.index("Roof") :][:5] == ["Roof", "People", "P2", "Door", "People"]


@pytest.mark.parametrize("name", sorted(bundled_files()))
def test_every_question_that_fits_is_on_it_once_in_every_sector(name):
    questionnaire = load(bundled_files()[name])
    for assessment in (
        blank_assessment(questionnaire),
        *(from_sample(questionnaire, s, NOON) for s in questionnaire.samples),
    ):
        report = form_of(questionnaire, assessment)
        wanted = [
            questionnaire.reference[each.id] for each in applicable_questions(questionnaire, assessment.setting.facts)
        ]
        assert sorted(each.reference for each in questions_of(report)) == sorted(wanted)
        text = said(report)
        for paragraph in questionnaire.about.front_sheet:
            assert paragraph in text
        if assessment.setting.name:
            assert assessment.setting.name not in text


def test_every_figure_asked_for_is_on_it_with_room_for_number_day_and_source():
    figures = [
        {"id": "trained", "label": "Staff trained", "unit": "people", "of": "staff in post", "help": "From the log."},
        {"id": "held", "label": "Sessions held"},
    ]
    asking = little(question("one"), figures=figures)
    given = FigureValue(id="trained", value=4321, of=9876, source="mark-of-a-source")
    report = form_of(asking, blank_assessment(asking).model_copy(update={"figures": (given,)}))
    trained, held = (b for b in report.blocks if isinstance(b, FormQuestion) and b.duty == "FIGURE")
    assert (trained.reference, trained.text) == ("F1", "Staff trained. From the log.")
    labels = [each.label for each in trained.below]
    assert labels == ["How many (people)", "Of how many staff in post", "On which day", "Source"]
    assert [each.label for each in held.below] == ["How many", "On which day", "Source"]
    assert not [mark for mark in ("4321", "9876", "mark-of-a-source") if mark in said(report)]


def test_local_additions_are_on_it_too():
    asking = extended(table(question("one")), addition(question("ours")))
    report = form_of(asking, blank_assessment(asking))
    assert [each.reference for each in questions_of(report)] == ["P1", "L1"]
