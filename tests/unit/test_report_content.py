"""What the report says, before anything draws it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from prevent_tui.assessment import evidence as proof
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Evidence, Setting
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.report.model.blocks import Contents, FirstGap, Heading, Mark, Notice, QuestionBlock, Table, Verdict
from prevent_tui.report.model.figures import Figures, LetterGrid
from support.report_text import captioned, report_of, said, table_after
from support.small_questionnaire import LEVELS, NOON, TODAY, little, open_session, plan, prove, question

ROLES = [{"id": "lead", "label": "Lead"}, {"id": "head", "label": "Head"}]


def asking(name: str, obligation: str = "should", **more):
    """A question with evidence that holds a year, and an action for each of the two levels short of being met."""
    actions = [
        {"at_or_below": "none", "text": f"Begin {name}", "owner": "lead", "within_days": 14},
        {"at_or_below": "some", "text": f"Finish {name}", "owner": "head", "within_days": 30},
    ]
    evidence = [{"prompt": "A paper", "good_for_months": 12}]
    return question(name, obligation, actions=actions, evidence=evidence, role="lead", **more)


def headings(report, level):
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.level == level]


def block_of(report, name):
    return next(block for block in report.blocks if isinstance(block, QuestionBlock) and block.question == name)


def test_the_first_page_is_a_summary_and_the_rest_follows_in_order():
    session = open_session(little(asking("lead", "must"), asking("plan"), roles=ROLES))
    session.choose("lead", "some")
    report = report_of(session.questionnaire, session.assessment)
    kinds = [type(block) for block in report.blocks]
    assert kinds[:2] == [Verdict, Figures]
    assert kinds.index(Notice) < kinds.index(Contents)
    assert headings(report, 2) == [
        "How to read this report",
        "Where we stand",
        "Every question at a glance",
        "What is not yet met",
        "Action plan",
        "Evidence and inspection index",
        "Questions from those who govern",
        "Sign-off",
        "Checks before sign-off",
        "Question by question",
        "Not applicable, not known, not shown",
        "How the numbers were made",
        "Questionnaire and sources",
        "Whom to reach",
    ]


def test_every_figure_says_what_it_is_out_of():
    session = open_session(little(asking("lead", "must"), asking("plan"), asking("talk"), roles=ROLES))
    session.choose("lead", "some")
    session.choose("plan", "done")
    report = report_of(session.questionnaire, session.assessment)
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert [(item.title, item.value, item.rest) for item in figures.items] == [
        ("Musts met", "0", "of 1"),
        ("Shoulds met", "1", "of 2"),
        ("Done or better", "1", "of 3"),
    ]
    assert figures.items[2].note == "Of these none deep. 2 of 3 answered."


def test_a_planned_action_comes_before_a_suggested_one():
    session = open_session(little(asking("lead", "must"), roles=ROLES))
    session.choose("lead", "some")
    plan(session, "lead", "Do it our way", "Deputy", TODAY + timedelta(days=5))
    rows = table_after(report_of(session.questionnaire, session.assessment), "Musts not yet met: 1")
    assert rows[0][3:] == ["Do it our way", "Deputy", "27 Nov 2026"]


def test_a_suggestion_is_marked_as_one_and_fits_the_level_chosen():
    session = open_session(little(asking("one"), asking("two"), roles=ROLES))
    session.choose("one", "none")
    session.choose("two", "some")
    rows = table_after(report_of(session.questionnaire, session.assessment), "Shoulds not yet met: 2")
    assert rows[0][3:] == ["Suggested, first of 2: Begin one", "suggested: Lead", "suggested: within 14 days"]
    assert rows[1][3:] == ["Suggested: Finish two", "suggested: Head", "suggested: within 30 days"]


def test_what_is_not_known_is_to_be_found_out():
    session = open_session(little(asking("one"), roles=ROLES))
    session.dont_know("one")
    rows = table_after(report_of(session.questionnaire, session.assessment), "Shoulds not yet met: 1")
    assert rows[0][1] == "DON'T KNOW\n"
    assert rows[0][3].startswith("Suggested: Find out how far “The fact called one” is true")


def test_several_actions_stand_in_rows_of_their_own_soonest_first():
    session = open_session(little(asking("one"), roles=ROLES))
    session.choose("one", "none")
    plan(session, "one", "Later", "Head", TODAY + timedelta(days=50))
    plan(session, "one", "Over", "Lead", TODAY - timedelta(days=2))
    rows = table_after(report_of(session.questionnaire, session.assessment), "Shoulds not yet met: 1")
    assert [row[3] for row in rows] == ["Over", "Later"]
    assert rows[0][5] == "20 Nov 2026\noverdue by 2 days"
    assert rows[1][0] == ""


def test_duties_stand_apart_and_good_practice_begun_is_no_gap():
    names = {"must": "law", "should": "guidance", "condition": "money", "good": "idea"}
    session = open_session(
        little(*(asking(name, duty) for duty, name in names.items()), asking("extra", "good"), roles=ROLES)
    )
    for name in names.values():
        session.choose(name, "none")
    session.choose("extra", "some")
    assert headings(report_of(session.questionnaire, session.assessment), 3)[1:6] == [
        "Musts not yet met: 1",
        "Conditions not yet met: 1",
        "Shoulds not yet met: 1",
        "Good practice not in place: 1",
        "Good practice begun or not known, not counted as gaps: 1",
    ]


def test_an_unmet_must_is_a_gap_with_its_level_beside_it_and_its_row_is_marked():
    session = open_session(little(asking("lead", "must"), roles=ROLES))
    session.choose("lead", "some")
    report = report_of(session.questionnaire, session.assessment)
    assert table_after(report, "Musts not yet met: 1")[0][1] == "GAP\nSome"
    table = next(block for block in report.blocks if isinstance(block, Table) and block.columns[0].title == "Duty")
    assert table.rows[0].mark is Mark.GAP


def test_the_ladder_shows_where_we_are_and_the_next_step():
    session = open_session(little(asking("one", levels={name: f"Words for {name}" for name in LEVELS}), roles=ROLES))
    session.choose("one", "some")
    ladder = block_of(report_of(session.questionnaire, session.assessment), "one").ladder
    assert [(step.text, step.says) for step in ladder] == [
        ("Words for none", ""),
        ("Words for some", "WE ARE HERE"),
        ("Words for done", "next step"),
        ("Words for deep", ""),
    ]


def test_claimed_without_proof_is_said_and_out_of_date_proof_too():
    session = open_session(little(asking("bare"), asking("old"), asking("fresh"), roles=ROLES))
    for name in ("bare", "old", "fresh"):
        session.choose(name, "done")
    prove(session, "old", "Minutes", "Shared drive", TODAY - timedelta(days=500))
    prove(session, "fresh", "Log", "Shared drive", TODAY - timedelta(days=5))
    report = report_of(session.questionnaire, session.assessment)
    assert "Claimed, not shown" in said(block_of(report, "bare"))
    assert "Checked 10 Jul 2025; out of date since 10 Jul 2026" in said(block_of(report, "old"))
    assert "Checked 17 Nov 2026; good until 17 Nov 2027" in said(block_of(report, "fresh"))
    assert [row[0] for row in table_after(report, "Claimed, not shown")] == ["bare\nP1"]
    assert [row[0] for row in table_after(report, "Evidence out of date behind what is met")] == ["old\nP2"]


def test_evidence_stands_at_its_question_with_who_holds_it_how_far_it_carries_and_how_long_it_is_good():
    session = open_session(little(asking("one"), asking("two"), roles=ROLES))
    session.choose("one", "done")
    session.choose("two", "done")
    until = TODAY + timedelta(days=30)
    prove(session, "one", "Minutes", "Portal", TODAY, held_by="Clerk", checked_by="Chair", good_until=until)
    prove(session, "one", "Log", "", TODAY, checked_by="Head")
    prove(session, "two", "Plan", "Drive", TODAY, good_until=TODAY - timedelta(days=1))
    report = report_of(session.questionnaire, session.assessment)
    first, second = said(block_of(report, "one")), said(block_of(report, "two"))
    assert "Checked 22 Nov 2026; good until 22 Dec 2026" in first
    assert "Held by Clerk · checked by someone else: Chair" in first
    assert "Claimed, though seen by Head" in first
    assert "Located and dated" in second
    assert "It is good until 21 Nov 2026, before it was checked: 22 Nov 2026." in second


def test_evidence_linked_nowhere_is_listed_with_all_that_is_said_of_it():
    session = open_session(little(asking("one"), roles=ROLES))
    loose = Evidence(
        id="loose", title="Log " * 90, where="Office", held_by="Clerk", checked_on=TODAY, good_until=date(2026, 11, 21)
    )
    assessment = session.assessment.model_copy(update={"evidence": (loose,)})
    (row,) = table_after(report_of(session.questionnaire, assessment), "Evidence and inspection index")
    assert row == [
        f"{loose.title}\nOffice",
        "Clerk",
        "22 Nov 2026",
        "21 Nov 2026",
        "A date cannot be right\nIt is good until 21 Nov 2026, before it was checked: 22 Nov 2026.\nLocated and dated",
        "None",
    ]


def test_only_what_claims_to_be_met_is_listed_as_resting_on_evidence_out_of_date():
    session = open_session(little(asking("met"), asking("begun"), roles=ROLES))
    session.choose("met", "done")
    session.choose("begun", "some")
    for name in ("met", "begun"):
        prove(session, name, "Minutes", "Drive", TODAY - timedelta(days=500))
    report = report_of(session.questionnaire, session.assessment)
    assert [row[0] for row in table_after(report, "Evidence out of date behind what is met")] == ["met\nP1"]
    assert "out of date since 10 Jul 2026" in said(block_of(report, "begun"))


def test_what_is_set_aside_is_listed_with_its_reason_and_leaves_the_sums():
    session = open_session(little(asking("one", not_applicable={"allowed": True}), asking("two"), roles=ROLES))
    session.not_applicable("one", "We have no hall")
    session.choose("two", "done")
    report = report_of(session.questionnaire, session.assessment)
    assert table_after(report, "Not applicable")[0][2] == "We have no hall"
    assert captioned(report, "Score:")[-1] == ["In the sum", "1", "", "2 of 3"]


def test_answers_that_a_fact_switched_off_are_kept_and_shown():
    boarding = {"applies_when": {"fact": "boarding", "is": True}}
    session = open_session(little(asking("beds", **boarding), asking("two"), roles=ROLES))
    session.choose("beds", "done")
    session.note("beds", "Asked the house parents")
    plan(session, "beds", "Ask again", "Matron", None)
    session.describe("Somewhere", {"boarding": False})
    report = report_of(session.questionnaire, session.assessment)
    kept = table_after(report, "Kept, but not asked")[0]
    assert kept[0] == "P1"
    assert kept[2].startswith("Done\nNote\nAsked the house parents\nAction\nAsk again\nMatron")
    assert "beds" not in {block.question for block in report.blocks if isinstance(block, QuestionBlock)}


def test_everything_a_person_typed_is_in_the_report():
    session = open_session(little(asking("one"), asking("two", not_applicable={"allowed": True}), roles=ROLES))
    session.describe("Typed name", {})
    session.choose("one", "some")
    session.note("one", "Typed note")
    prove(session, "one", "Typed title", "Typed place", TODAY, held_by="Typed holder", checked_by="Typed checker")
    plan(session, "one", "Typed step", "Typed owner", TODAY)
    session.not_applicable("two", "Typed reason")
    loose = Evidence(
        id="loose",
        title="Typed loose title",
        where="Typed loose place",
        held_by="Typed loose holder",
        checked_by="Typed loose checker",
    )
    late = Action(id="late", question="two", text="Typed step for what is set aside")
    assessment = session.assessment.model_copy(
        update={
            "evidence": (*session.assessment.evidence, loose),
            "actions": (*session.assessment.actions, late),
        }
    )
    report = said(report_of(session.questionnaire, assessment))
    for text in (
        "name",
        "note",
        "title",
        "place",
        "step",
        "owner",
        "reason",
        "holder",
        "checker",
        "loose title",
        "loose place",
        "loose holder",
        "loose checker",
        "step for what is set aside",
    ):
        assert f"Typed {text}" in report


def test_a_long_note_is_cut_in_the_gap_table_and_whole_at_its_question():
    session = open_session(little(asking("one"), roles=ROLES))
    session.choose("one", "none")
    session.note("one", "word " * 200 + "end")
    report = report_of(session.questionnaire, session.assessment)
    assert table_after(report, "Shoulds not yet met: 1")[0][1].endswith("…\none\nIn full at P1")
    assert session.assessment.answer("one").note in said(block_of(report, "one"))


@pytest.mark.parametrize("duty", ["must", "should", "condition", "good"])
def test_nothing_answered_reads_well_and_never_as_nought_per_cent(duty):
    questionnaire = little(asking("one", duty), roles=ROLES)
    report = said(report_of(questionnaire, blank_assessment(questionnaire)))
    assert re.search(r"\b0%", report) is None
    assert "none yet" in report
    assert "Nothing is answered yet." in report
    assert "1 question to answer." in report
    assert "UNFINISHED: 0 OF 1 ANSWERED" in report


def test_a_name_of_blanks_is_none():
    questionnaire = little(asking("one"), roles=ROLES)
    nameless = blank_assessment(questionnaire).model_copy(update={"setting": Setting(name=" \n ")})
    assert report_of(questionnaire, nameless).setting == "Setting not named yet"


def test_a_questionnaire_where_nothing_is_asked_still_makes_a_report():
    boarding = {"applies_when": {"fact": "boarding", "is": True}}
    session = open_session(little(asking("beds", **boarding), roles=ROLES))
    session.describe("Somewhere", {"boarding": False})
    report = report_of(session.questionnaire, session.assessment)
    assert "No question applies to this setting." in said(report)
    assert "Not asked of this setting" in said(report)


def test_a_report_without_gaps_says_so():
    session = open_session(little(asking("one"), asking("two"), roles=ROLES))
    session.choose("one", "deep")
    report = report_of(session.questionnaire, session.assessment)
    assert "No gaps claimed among the one answered; 1 is still open. Nothing can be shown yet: the one answer" in said(
        report
    )


def test_other_scales_duties_and_weights_are_summed_as_they_are():
    short = {
        "id": "yes-no",
        "levels": [
            {"id": "no", "label": "No", "meaning": "It is not.", "points": 0, "met": False, "symbol": "✗"},
            {"id": "yes", "label": "Yes", "meaning": "It is.", "points": 5, "met": True, "symbol": "✓"},
        ],
    }
    scales = [*little(question("any")).model_dump(mode="json", by_alias=True)["scales"], short]
    questions = (question("one", weight=2), question("two", scale="yes-no"), question("three", scale="yes-no"))
    session = open_session(little(*questions, scales=scales))
    session.choose("one", "some")
    session.choose("two", "yes")
    session.dont_know("three")
    report = report_of(session.questionnaire, session.assessment)
    assert captioned(report, "Score:") == [
        ["Some", "1", "× 2 of 6", "2 of 6"],
        ["Yes", "1", "× 5 of 5", "5 of 5"],
        ["Don't know", "1", "× 0 of 5", "0 of 5"],
        ["In the sum", "3", "", "7 of 16"],
    ]
    assert "A duty is met from the level Done or Yes upwards." in said(report)


def test_the_grid_holds_every_question_asked_by_theme():
    session = open_session(little(asking("one", "must"), asking("two"), question("three", theme="places"), roles=ROLES))
    session.choose("one", "some")
    grids = [
        block for block in report_of(session.questionnaire, session.assessment).blocks if isinstance(block, LetterGrid)
    ]
    assert [(grid.title, grid.summary) for grid in grids] == [
        ("People", "2 questions: 1 gap, 1 not answered"),
        ("Places", "1 question: 1 not answered"),
    ]
    assert grids[0].areas[0].cells[0].must
    assert not grids[0].areas[0].cells[1].must


def test_sources_say_their_force_how_they_were_read_and_who_uses_them():
    sources = [
        {
            "id": "act",
            "title": "An Act",
            "publisher": "Parliament",
            "edition": "2015",
            "force": "law",
            "confidence": "read",
            "checked_on": date(2026, 11, 22),
        },
        {"id": "old", "title": "Old words", "publisher": "Office", "edition": "2011", "force": "guidance",
         "superseded_by": "act"},
    ]  # fmt: skip
    cited = {"sources": [{"source": "act", "at": "Section 26"}]}
    questions = [asking(name, **cited) for name in ("one", "two", "three", "four")]
    questionnaire = little(*questions, roles=ROLES, sources=sources)
    rows = captioned(report_of(questionnaire, blank_assessment(questionnaire)), "What the questions rest on")
    assert rows[0] == ["An Act\nParliament · 2015", "Law", "22 Nov 2026", "Passage read: P1 to P4"]
    assert rows[1] == [
        "Old words\nOffice · 2011\nReplaced by An Act",
        "Guidance",
        "Not noted",
        "Reported by others, not read\nNot used here",
    ]


@pytest.mark.parametrize("name", sorted(bundled_files()))
def test_reports_of_the_shipped_samples_say_demo_and_never_promise_too_much(name):
    questionnaire = load(bundled_files()[name])
    for sample in questionnaire.samples:
        report = report_of(questionnaire, from_sample(questionnaire, sample, NOON))
        assert report.demo.startswith("DEMO")
        text = said(report).lower()
        assert "complian" not in text
        assert not {"outstanding", "inadequate", "requires improvement"} & set(text.split("\n"))
        assert questionnaire.about.limits in said(report)


def test_the_same_answers_and_day_make_the_same_report():
    session = open_session(little(asking("one"), roles=ROLES))
    session.choose("one", "some")
    first = report_of(session.questionnaire, session.assessment)
    assert first == report_of(session.questionnaire, session.assessment)
    assert first.made_on == TODAY


def test_many_unanswered_questions_are_named_in_a_line_and_few_in_a_table():
    many = little(*(asking(f"q{number}") for number in range(13)), roles=ROLES)
    assert "13 questions: P1 to P13." in said(report_of(many, blank_assessment(many)))
    few = little(*(asking(f"q{number}") for number in range(12)), roles=ROLES)
    assert len(table_after(report_of(few, blank_assessment(few)), "Not answered")) == 12


def test_every_piece_of_evidence_is_in_the_index_with_where_it_is_and_what_it_shows():
    session = open_session(little(asking("one"), asking("two"), roles=ROLES))
    session.choose("one", "done")
    session.choose("two", "some")
    name = prove(session, "one", "Minutes", "Portal", TODAY, held_by="Clerk", checked_by="Chair")
    session.apply("evidence", proof.link(session.assessment, "two", name), "two")
    (row,) = table_after(report_of(session.questionnaire, session.assessment), "Evidence and inspection index")
    assert row == [
        "Minutes\nPortal",
        "Clerk\nAlso checked by\nChair",
        "22 Nov 2026",
        "22 Nov 2027",
        "Good\nChecked by someone else",
        "one\nP1\ntwo\nP2",
    ]


def test_the_index_says_what_to_open_for_each_claim_and_which_have_nothing_to_show():
    session = open_session(little(asking("one"), asking("two"), asking("begun"), roles=ROLES))
    for name, level in (("one", "done"), ("two", "deep"), ("begun", "some")):
        session.choose(name, level)
    prove(session, "one", "Minutes", "Portal", TODAY)
    prove(session, "one", "Log", "", TODAY)
    report = report_of(session.questionnaire, session.assessment)
    assert table_after(report, "What to open for each question answered as met") == [
        ["one\nP1\nThe fact called one\nDone", "Minutes\nPortal", "22 Nov 2026", "22 Nov 2027", "To show"],
        ["one\nP1", "Log", "22 Nov 2026", "22 Nov 2027", "Claimed, not shown"],
        ["two\nP2\nThe fact called two\nDeep", "Nothing noted", "Not dated", "Not known", "Claimed, not shown"],
    ]
    assert "1 question answered as met cannot be shown now: P2." in said(report)
    heading = next(b for b in report.blocks if isinstance(b, Heading) and b.text == "Evidence and inspection index")
    assert heading.finding == "1 of 2 answered as met can be shown"


def test_each_theme_begins_with_the_ladder_of_its_first_gap_or_says_that_it_has_none():
    asked = little(
        asking("plan"),
        asking("lead", "must"),
        asking("hall", theme="places"),
        asking("gate", theme="places"),
        roles=ROLES,
    )
    session = open_session(asked)
    for name, level in (("plan", "none"), ("lead", "some"), ("hall", "done")):
        session.choose(name, level)
    report = report_of(asked, session.assessment)
    (first,) = [block for block in report.blocks if isinstance(block, FirstGap)]
    assert (first.ref.text, first.duty, first.state.word, first.state.step) == ("P2", "MUST*", "GAP", "Some")
    assert [step.says for step in first.ladder] == ["", "WE ARE HERE", "next step", ""]
    assert report.blocks.index(first) < report.blocks.index(block_of(report, "plan"))
    assert "No gap among the one answered here; 1 is still open." in said(report)
    session.choose("gate", "deep")
    assert "This theme has no gap claimed. 2 of 2 answers have no located, dated evidence." in said(
        report_of(asked, session.assessment)
    )
    assert "Nothing is answered here yet." in said(report_of(asked, blank_assessment(asked)))
