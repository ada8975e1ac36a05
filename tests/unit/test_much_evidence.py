"""Far more evidence than anybody has: what is said grows with the pieces, not with pieces times answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.outlook import outlook
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Answer, Evidence, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.request import ExportRequest, Part, TableName
from prevent_tui.report.tables import grid
from prevent_tui.scoring import score
from prevent_tui.thresholds import thresholds
from support.report_text import said, words
from support.small_questionnaire import NOON, TODAY, little, question

ASKED = little(*(question(f"q-{n}", theme="people" if n < 10 else "places") for n in range(20)))
LEVELS = ("some", "done")


def case_of(pieces: int, level: str = "done") -> Case:
    """Every piece is linked to every answer; a third of them is out of date."""
    kept = tuple(
        Evidence(id=f"p-{n}", title=f"Paper <{n}>", where="Drive", checked_on=TODAY - timedelta(days=n % 3 * 300))
        for n in range(pieces)
    )
    answer = Answer(state=State.LEVEL, level=level, updated=NOON, evidence=tuple(each.id for each in kept))
    answers = {each.id: answer for each in ASKED.questions}
    assessment = blank_assessment(ASKED).model_copy(update={"answers": answers, "evidence": kept})
    return Case(ASKED, assessment, score(ASKED, assessment, TODAY), TODAY)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("part", Part)
def test_twice_the_evidence_makes_a_report_longer_by_one_row_a_piece(part, level):
    few, many = (sum(1 for _ in words(build(case_of(count, level), ExportRequest(part)))) for count in (100, 200))
    in_a_row = 24
    assert many - few <= in_a_row * 100


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("table", TableName)
def test_twice_the_evidence_makes_a_table_longer_by_one_row_a_piece(table, level):
    few, many = (len(grid(case_of(count, level), table).rows) for count in (100, 200))
    assert many - few <= 100


def test_every_piece_is_in_the_list_and_the_rest_of_an_answer_is_counted():
    case = case_of(200)
    text = said(build(case))
    assert all(f"Paper <{n}>" in text for n in range(200))
    more = f"and {200 - thresholds().evidence_listed} more, in the list of evidence"
    assert more in text
    assert [row for row in grid(case, TableName.INDEX).rows if more in row]
    assert "20 questions: P1 to P10, Q1 to Q10" in text


def test_of_few_pieces_all_are_listed_with_the_answer():
    assert "more, in the list of evidence" not in said(build(case_of(thresholds().evidence_listed)))


def test_the_shelf_life_of_a_question_is_worked_out_once_however_much_evidence_there_is(monkeypatch):
    lives, shelf_life = [], evidence.shelf_life
    monkeypatch.setattr(evidence, "shelf_life", lambda *args: lives.append(1) or shelf_life(*args))
    case = case_of(200)
    for work_out in (
        lambda: evidence_status.evidence_statuses(ASKED, case.assessment, TODAY),
        lambda: outlook(ASKED, case.assessment, TODAY),
    ):
        lives.clear()
        work_out()
        assert len(lives) == len(ASKED.questions)


def test_the_last_day_of_many_pieces_is_the_latest_of_their_last_days():
    days = [TODAY - timedelta(days=each) for each in (0, 31, 59, 400)]
    pieces = [Evidence(id="a", checked_on=each) for each in days] + [
        Evidence(id="b", good_until=TODAY),
        Evidence(id="c"),
    ]
    for count in range(1, len(pieces) + 1):
        some = pieces[-count:]
        each_by_itself = [day for item in some if (day := evidence.last_valid_day(item, 12))]
        assert evidence.latest_valid_day(some, 12) == max(each_by_itself, default=None)
