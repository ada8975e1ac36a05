"""The action plan and its reviews in the report: everything typed is there, and what is only suggested says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prevent_tui.assessment import actions as planning
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Assessment, Setting
from prevent_tui.assessment.model.governance import Cadence, Review
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.report.formats.pdf import render
from prevent_tui.report.model.blocks import Mark, QuestionBlock, Table
from prevent_tui.report.model.figures import Months
from prevent_tui.report.request import ExportRequest, Part
from support.report_text import pdf_text, report_of, said, squeezed, table_after
from support.small_questionnaire import TODAY, counted, little, open_session, plan, question

ASKED = little(
    question("law", "must", actions=[{"at_or_below": "some", "text": "Begin", "owner": "lead", "within_days": 9}]),
    question("beds", applies_when={"fact": "boarding", "is": True}),
    roles=[{"id": "lead", "label": "Lead"}],
)
WHERE = {"an asked question": "law", "one that is not asked": "beds", "no question": None}


def full(where: str, progress: Progress) -> Action:
    """An action with something typed in every field."""
    return Action(
        id=f"{where.rsplit(maxsplit=1)[-1]}-{progress}",
        question=WHERE[where],
        risk="speakers",
        text=f"Text of {where} {progress}",
        owner=f"Owner of {where} {progress}",
        due=date(2026, 12, 7),
        progress=progress,
        reason=f"Reason of {where} {progress}",
        done_on=date(2026, 11, 9),
        outcome=f"Outcome of {where} {progress}",
        history=(
            Change(on=date(2026, 9, 3), progress=Progress.OPEN, note=f"First of {where} {progress}"),
            Change(on=date(2026, 10, 4), progress=progress, note=f"Then of {where} {progress}"),
        ),
    )


def everything() -> Assessment:
    """A plan with every field filled, for each kind of question and each progress, and reviews."""
    session = open_session(ASKED)
    session.choose("law", "some")
    actions = tuple(full(where, progress) for where in WHERE for progress in Progress)
    return session.assessment.model_copy(
        update={
            "setting": Setting(facts={"boarding": False}),
            "actions": actions,
            "risks": (Risk(id="speakers", title="Risk of speakers"),),
            "reviews": (Review(on=date(2026, 10, 5), by="Led by this role", note="Agreed\nthis much"),),
            "cadence": Cadence(every_weeks=6, next_on=date(2027, 1, 6)),
        }
    )


def test_every_field_of_every_action_and_review_is_in_the_report():
    assessment = everything()
    report = said(report_of(ASKED, assessment))
    for action in assessment.actions:
        for text in (action.text, action.owner, action.reason, action.outcome, *(c.note for c in action.history)):
            assert text in report
    for text in ("7 Dec 2026", "9 Nov 2026", "3 Sep 2026", "4 Oct 2026", "Risk of speakers"):
        assert text in report
    for text in ("5 Oct 2026", "Led by this role", "Agreed\nthis much", "Next review 6 Jan 2027", "every 6 weeks"):
        assert text in report


@pytest.mark.external("pdftotext")
def test_it_is_all_on_the_printed_pages_too():
    assessment = everything()
    printed = squeezed(pdf_text(render(report_of(ASKED, assessment)).data))
    for action in assessment.actions:
        for text in (action.text, action.owner, action.reason, action.outcome, *(c.note for c in action.history)):
            assert squeezed(text) in printed


@pytest.mark.external("pdftotext")
def test_an_action_as_long_as_it_can_be_is_printed_in_full():
    long = " ".join(f"word{number}" for number in range(900))
    assessment = planning.keep(blank_assessment(ASKED), Action(id=planning.NEW, text=long), TODAY, counted())
    printed = set(pdf_text(render(report_of(ASKED, assessment)).data).split())
    assert set(long.split()) <= printed


def test_the_table_stands_by_date_with_what_is_over_in_words_and_what_is_closed_apart():
    session = open_session(ASKED)
    session.choose("law", "some")
    plan(session, None, "Later", "Clerk", TODAY + timedelta(days=50))
    plan(session, "law", "Over", "Lead", TODAY - timedelta(days=9))
    plan(session, "law", "Over and out", "Lead", TODAY)
    plan(session, None, "Never")
    done = session.assessment.actions[2].id
    assessment = planning.move(session.assessment, done, Progress.DONE, TODAY, "It works")
    report = report_of(ASKED, assessment)
    rows = table_after(report, "Still to do: 3")
    assert rows[0] == ["law\nP1\nMust*", "Some\nno evidence", "Over", "Lead", "13 Nov 2026\n9 days over", "Open"]
    assert [row[2] for row in rows] == ["Over", "Later", "Never"]
    assert rows[2] == ["No question", "", "Never", "Nobody yet", "No date yet", "Open\n22 Nov 2026: added"]
    assert table_after(report, "Done or dropped: 1")[0][5] == "Done 22 Nov 2026\nOutcome: It works"
    late = [row for block in report.blocks if isinstance(block, Table) for row in block.rows if row.mark is Mark.LATE]
    assert len(late) == 1


def test_a_gap_whose_action_is_done_gets_its_suggestion_back_marked_as_one():
    session = open_session(ASKED)
    session.choose("law", "some")
    plan(session, "law", "Our step", "Lead", TODAY)
    done = planning.move(session.assessment, session.assessment.actions[0].id, Progress.DONE, TODAY)
    report = report_of(ASKED, done)
    assert table_after(report, "Musts not yet met: 1")[0][3] == "Suggested: Begin"
    block = next(block for block in report.blocks if isinstance(block, QuestionBlock) and block.question == "law")
    assert [detail.label for detail in block.details] == ["Action", "Suggested"]
    assert "1 gap has nothing in the plan. What the table of gaps marks as suggested" in said(report)


def test_without_actions_and_reviews_the_report_says_so():
    report = said(report_of(ASKED, blank_assessment(ASKED)))
    assert "No actions yet." in report
    assert "No review held yet; one every 13 weeks. Before the first review: Nothing yet." in report


def planned(*due: tuple[date | None, str]) -> Assessment:
    """A plan with an action for each day and owner."""
    actions = tuple(
        Action(id=f"action-{number}", question="law", text=f"Step {number}", owner=owner, due=day)
        for number, (day, owner) in enumerate(due, 1)
    )
    return blank_assessment(ASKED).model_copy(update={"actions": actions})


def months_of(assessment: Assessment) -> list[tuple[str, list[str]]]:
    """The columns of the chart with who stands in them."""
    charts = [block for block in report_of(ASKED, assessment).blocks if isinstance(block, Months)]
    return [(month.title, [slot.who for slot in month.slots]) for chart in charts for month in chart.months]


def test_the_chart_has_what_is_overdue_first_then_the_months_then_what_is_far_and_what_has_no_date():
    assessment = planned(
        (None, "Clerk"),
        (date(2027, 9, 1), "Head"),
        (date(2026, 12, 24), "Lead"),
        (date(2026, 11, 22), ""),
        (date(2026, 11, 21), "Lead"),
        (date(2027, 1, 31), "A role with a very long name indeed, of two lines"),
    )
    assert months_of(assessment) == [
        ("Overdue", ["Lead"]),
        ("Nov 2026", ["nobody yet"]),
        ("Dec 2026", ["Lead"]),
        ("Jan 2027", ["A role with a very long …"]),
        ("Feb 2027", []),
        ("Mar 2027", []),
        ("Apr 2027", []),
        ("Later", ["Head"]),
        ("No date", ["Clerk"]),
    ]
    chart = next(block for block in report_of(ASKED, assessment).blocks if isinstance(block, Months))
    late = chart.months[0].slots[0]
    assert late.ref
    assert late.state
    assert (late.ref.text, late.state.word, late.late) == ("P1", "NOT ANSWERED", True)


def test_no_action_is_missing_from_the_chart_but_those_that_are_closed():
    session = open_session(ASKED)
    for days in (-40, -1, 0, 1, 45, 400, None):
        plan(session, "law", f"In {days}", "Lead", None if days is None else TODAY + timedelta(days=days))
    done = planning.move(session.assessment, session.assessment.actions[0].id, Progress.DONE, TODAY, "It works")
    assert sum(len(who) for _, who in months_of(done)) == 6


def test_one_action_or_none_with_a_date_needs_no_chart():
    assert months_of(planned((TODAY, "Lead"))) == []
    assert months_of(planned((None, "Lead"), (None, "Head"))) == []


def test_a_pile_up_is_told_from_the_data():
    december = date(2026, 12, 10)
    three = planned((december, "DSL"), (december, "dsl "), (december, "Head"), (TODAY, "DSL"), (None, "DSL"))
    assert "3 fall due in Dec 2026, 2 of them with DSL." in said(report_of(ASKED, three))
    alone = planned(*[(december, "DSL")] * 3)
    assert "3 fall due in Dec 2026, all of them with DSL." in said(report_of(ASKED, alone))
    apart = planned((december, "DSL"), (december, "Head"), (december, ""))
    assert "3 fall due in Dec 2026.\n" in said(report_of(ASKED, apart))
    few = planned((december, "DSL"), (december, "DSL"), (TODAY - timedelta(days=3), "DSL"))
    assert "fall due" not in said(report_of(ASKED, few))


def test_governors_see_what_is_still_to_do_and_not_what_is_closed():
    report = report_of(ASKED, everything(), request=ExportRequest(Part.GOVERNORS))
    assert len(table_after(report, "Still to do: 6")) == 6
    assert "Done or dropped" not in said(report.blocks)
