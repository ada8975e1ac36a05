"""Counts that stand in several places: each is worked out here apart from the program, and is the same everywhere."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState
from prevent_tui.analysis.outlook import outlook
from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.cli.score_text import as_data, as_text
from prevent_tui.report.case import Case
from prevent_tui.report.tables.actions import actions
from prevent_tui.scoring import score
from prevent_tui.wording.plan import plan_counts
from support.counted_files import FILES, SCHOOLS
from support.report_text import report_of, said, table_after
from support.small_questionnaire import TODAY


def case_of(name: str) -> Case:
    assessment = FILES[name]
    return Case(SCHOOLS, assessment, score(SCHOOLS, assessment, TODAY), TODAY)


def first_number(pattern: str, text: str) -> int:
    """The number that a pattern finds; 0 where it finds nothing."""
    return int(match[1]) if (match := re.search(pattern, text)) else 0


@pytest.mark.parametrize("name", FILES)
def test_overdue_actions_are_counted_from_the_plan_everywhere(name):
    case = case_of(name)
    closed = {Progress.DONE, Progress.DROPPED}
    late = [
        action
        for action in case.assessment.actions
        if action.progress not in closed and action.due and action.due < TODAY
    ]
    text = said(report := report_of(SCHOOLS, case.assessment))
    counts = {
        "the plan": first_number(r"(\d+) overdue", plan_counts(case.assessment, TODAY)),
        "the start": outlook(SCHOOLS, case.assessment, TODAY).overdue(TODAY),
        "json": json.loads(as_data(SCHOOLS, case.assessment, case.result))["plan"]["overdue"],
        "page one": first_number(r"(\d+) actions? (?:is|are) overdue", text),
        "the report's plan": first_number(r"to do \((\d+) overdue", text),
        "the table": sum(row.days_over is not None for row in actions(case)),
        "the checks": sum(each.kind == "overdue" for each in findings(SCHOOLS, case.assessment, case.result)),
    }
    assert set(counts.values()) == {len(late)}, counts
    listed = " ".join(cell for row in table_after(report, "Actions overdue") for cell in row) if late else ""
    assert all(action.text[:60] in listed for action in late)


@pytest.mark.parametrize("name", FILES)
def test_actions_due_soon_are_the_same_in_the_plan_the_report_and_the_start(name):
    assessment = FILES[name]
    closed = {Progress.DONE, Progress.DROPPED}
    soon = [
        action
        for action in assessment.actions
        if action.progress not in closed and action.due and 0 <= (action.due - TODAY).days <= 30
    ]
    counts = {
        "the plan": first_number(r"(\d+) soon", plan_counts(assessment, TODAY)),
        "the start": outlook(SCHOOLS, assessment, TODAY).due_soon(TODAY),
        "the report": first_number(r"(\d+) due within 30 days", said(report_of(SCHOOLS, assessment))),
    }
    assert set(counts.values()) == {len(soon)}, counts


@pytest.mark.parametrize("name", FILES)
def test_evidence_out_of_date_or_soon_to_be_is_the_same_in_its_list_and_on_the_start(name):
    statuses = evidence_status.evidence_statuses(SCHOOLS, FILES[name], TODAY)
    ahead = outlook(SCHOOLS, FILES[name], TODAY)
    stale, soon = (sum(each.state is kind for each in statuses) for kind in (EvidenceState.STALE, EvidenceState.SOON))
    assert (ahead.stale(TODAY), ahead.stale_soon(TODAY)) == (stale, soon)


@pytest.mark.parametrize("name", FILES)
def test_gaps_answers_and_what_cannot_be_shown_are_the_same_in_score_and_the_report(name):
    case = case_of(name)
    answers = [case.assessment.answer(question) for question in case.result.verdicts]
    located = {item.id for item in case.assessment.evidence if item.where and item.checked_on}
    met = {scale_id: {level.id for level in scale.levels if level.met} for scale_id, scale in SCHOOLS.scale_of.items()}
    weak = sum(
        answer.level in met[question] and not located & set(answer.evidence)
        for question, answer in zip(case.result.verdicts, answers, strict=True)
    )
    report, text = said(report_of(SCHOOLS, case.assessment)), as_text(SCHOOLS, case.assessment, case.result)
    answered = sum(answer.state is not State.UNANSWERED for answer in answers)
    assert f"{answered} of {len(answers)} answered" in text
    assert f"{answered} of {len(answers)} answered" in report
    assert first_number(r"(\d+) claimed, not shown", text) == weak
    assert first_number(r"(\d+) answers? (?:is|are) claimed, not shown", report) == weak
    assert first_number(r"(\d+) gaps\. Musts come first", report) == len(case.result.gaps)


@pytest.mark.parametrize("days", [0, 29, 30, 31])
def test_an_action_is_soon_on_the_start_and_in_the_plan_on_the_same_days(days):
    due = TODAY + timedelta(days=days)
    assessment = blank_assessment(SCHOOLS).model_copy(update={"actions": (Action(id="a", text="Do it", due=due),)})
    ahead = outlook(SCHOOLS, assessment, TODAY)
    assert ("1 soon" in plan_counts(assessment, TODAY)) is (ahead.due_soon(TODAY) == 1) is (days <= 30)


def test_more_days_than_are_kept_lose_no_overdue_action_and_none_that_is_soon():
    days = [TODAY + timedelta(days=each) for each in range(-900, 20)]
    actions = tuple(Action(id=f"a-{n}", text="Do it", due=due) for n, due in enumerate(days))
    ahead = outlook(SCHOOLS, blank_assessment(SCHOOLS).model_copy(update={"actions": actions}), TODAY)
    assert (ahead.overdue(TODAY), ahead.due_soon(TODAY), ahead.due[0][0]) == (900, 20, date(2024, 6, 5))


@pytest.mark.parametrize("name", FILES)
def test_actions_by_how_far_they_are_and_what_is_claimed_are_the_same_in_json_the_plan_and_the_report(name):
    case = case_of(name)
    actions_of = case.assessment.actions
    data = json.loads(as_data(SCHOOLS, case.assessment, case.result))
    closed = {each: sum(action.progress is each for action in actions_of) for each in Progress}
    assert data["plan"]["actions"] == {str(each): count for each, count in closed.items()}
    left = closed[Progress.OPEN] + closed[Progress.IN_HAND]
    plan, report = plan_counts(case.assessment, TODAY), said(report_of(SCHOOLS, case.assessment))
    for words, count in (("to do", left), ("done", closed[Progress.DONE]), ("dropped", closed[Progress.DROPPED])):
        assert first_number(rf"(\d+) {words}", plan.partition(": ")[2]) == count
        assert first_number(rf"(\d+) {words}", report[report.index("Action plan\n") :]) == count
    shown = data["claims"]["met"] - len(data["not_shown"]) - len(data["out_of_date"])
    assert data["claims"]["shown"] == shown
    assert first_number(r"(\d+) of \d+ answered as met can be shown", report) == shown


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_known_and_not_answered_is_the_same_in_score_json_and_page_one(name):
    case = case_of(name)
    states = [case.assessment.answer(question).state for question in case.result.verdicts]
    unknown, left = states.count(State.DONT_KNOW), states.count(State.UNANSWERED)
    data = json.loads(as_data(SCHOOLS, case.assessment, case.result))
    report, text = said(report_of(SCHOOLS, case.assessment)), as_text(SCHOOLS, case.assessment, case.result)
    assert data["coverage"]["dont_know"] == unknown
    assert data["coverage"]["of"] - data["coverage"]["answered"] == left
    assert first_number(r"(\d+) don't know", text[text.index("Answered") :]) == unknown
    assert first_number(r"(\d+) questions? (?:is|are) still open", report) == left
    unrated = sum(risk.residual is None for risk in case.assessment.risks)
    assert sum(each["after"] is None for each in data["risks"].values()) == unrated
