"""A step that nobody took up stands as a suggestion in every format, in each line and cell that says who or by when."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta
from io import BytesIO, StringIO

import docx
import pytest
from openpyxl import load_workbook

from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.cli.score_text import as_data
from prevent_tui.report.case import Case
from prevent_tui.report.formats import csv_table, html, ics, markdown, pdf, word, xlsx
from prevent_tui.report.request import ExportRequest, Part, TableName
from prevent_tui.report.tables import grid
from prevent_tui.scoring import score
from prevent_tui.wording.suggestion import LOOK_AGAIN
from support.report_text import report_of, words
from support.small_questionnaire import TODAY, little, open_session, question
from support.tagged_text import heard

ROLE, DAYS = "Zebrakeeper", 347
DUE = TODAY + timedelta(days=DAYS)
DAY = f"{DUE.day} {DUE:%b} {DUE.year}"


def asking(name: str, duty: str):
    """A question with a suggested step whose role and days stand nowhere else."""
    step = {"at_or_below": "some", "text": f"Begin {name}", "owner": "keeper", "within_days": DAYS}
    return question(name, duty, actions=[step], role="keeper")


ASKED = little(*(asking(name, "must" if name == "law" else "should") for name in ("law", "talk", "ask")), roles=[
    {"id": "keeper", "label": ROLE}
])  # fmt: skip


def case() -> Case:
    """Three gaps, one of which is not known; nothing is in the plan."""
    session = open_session(ASKED)
    session.choose("law", "none")
    session.choose("talk", "some")
    session.dont_know("ask")
    return Case(ASKED, session.assessment, score(ASKED, session.assessment, TODAY), TODAY)


def unmarked(texts) -> list[str]:
    """The texts that name the role or the day without saying that they are suggested, but for whom to ask."""
    asked = {at + 1 for at, text in enumerate(texts) if text.strip() == "Who can say"}
    texts = [text for at, text in enumerate(texts) if at not in asked and "Who can say" not in text]
    named = [text for text in texts if ROLE in text or str(DAYS) in text or DAY in text or DUE.isoformat() in text]
    return [text for text in named if "suggested" not in text.casefold()]


@pytest.mark.parametrize("part", [Part.FULL, Part.SUMMARY, Part.GOVERNORS])
def test_every_text_of_a_report_that_names_a_suggested_role_or_time_says_suggested(part):
    texts = list(words(report_of(ASKED, case().assessment, request=ExportRequest(part=part))))
    assert [text for text in texts if f"suggested: {ROLE}" in text]
    assert not unmarked(texts)
    assert not [text for text in texts if DAY in text]


@pytest.mark.parametrize("part", [Part.FULL, Part.SUMMARY, Part.GOVERNORS])
def test_every_report_format_marks_what_is_suggested(part):
    report = report_of(ASKED, case().assessment, request=ExportRequest(part=part))
    page = html.render(report).decode().rpartition("</style>")[2]
    document = docx.Document(BytesIO(word.render(report)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    formats = {
        "html": re.findall(r">([^<>]+)<", page),
        "md": markdown.render(report).decode().splitlines(),
        "docx": [*(each.text for each in document.paragraphs), *cells],
    }
    for name, texts in formats.items():
        assert any(f"suggested: {ROLE}" in text for text in texts), name
        assert not unmarked(texts), name
    printed = heard(pdf.render(report).data).text
    asked = len(re.findall(rf"Who can say\s+{ROLE}", printed))
    assert printed.count(ROLE) - asked == len(re.findall(rf"suggested:\s+{ROLE}", printed)) > 0
    assert DAY not in printed


def test_no_table_and_no_calendar_holds_what_is_only_suggested():
    of = case()
    for name in TableName:
        rows = csv.reader(StringIO(csv_table.render(grid(of, name)).decode("utf-8-sig")))
        assert not unmarked(cell for row in rows for cell in row), name
    book = load_workbook(BytesIO(xlsx.render(of)))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert not unmarked(cells)
    calendar = ics.render(of).decode()
    assert ROLE not in calendar
    assert f"{DUE:%Y%m%d}" not in calendar


def test_json_says_whether_a_step_is_agreed_and_gives_no_day_to_one_that_is_not():
    of = case()
    agreed = Action(id="ours", question="talk", text="Our step", owner="Head", due=TODAY)
    assessment = of.assessment.model_copy(update={"actions": (agreed,)})
    steps = json.loads(as_data(ASKED, assessment, score(ASKED, assessment, TODAY)))["next_steps"]
    assert steps["talk"] == [{"agreed": True, "text": "Our step", "owner": "Head", "due": TODAY.isoformat()}]
    offered = {"agreed": False, "text": "Begin law", "suggested_owner": ROLE, "suggested_within_days": DAYS}
    assert steps["law"] == [offered]
    assert "owner" not in steps["ask"][0]
    assert "due" not in steps["ask"][0]


def test_the_first_fix_whose_day_has_passed_is_called_overdue():
    of = case()
    late = Action(id="late", question="law", text="Our step", owner="Head", due=TODAY - timedelta(days=9))
    report = report_of(
        ASKED,
        of.assessment.model_copy(update={"actions": (late,)}),
        request=ExportRequest(part=Part.SUMMARY),
    )
    assert "overdue by 9 days" in list(words(report))


def step_of(of: Case, name: str):
    """What is to be done next about a question."""
    return [step.text for step in of.next_steps(of.result.verdicts[name])]


@pytest.mark.parametrize(("progress", "next_steps"), [(Progress.DONE, [LOOK_AGAIN]), (Progress.DROPPED, [])])
def test_what_stood_in_the_plan_is_not_suggested_again_as_if_new(progress, next_steps):
    of = case()
    ended = Action(id="ended", question="law", text="Begin law", progress=progress, outcome="Begun", done_on=TODAY)
    assessment = of.assessment.model_copy(update={"actions": (ended,)})
    after = Case(ASKED, assessment, score(ASKED, assessment, TODAY), TODAY)
    assert (step_of(of, "law"), step_of(after, "law")) == (["Begin law"], next_steps)
    report = " ".join(words(report_of(ASKED, assessment)))
    assert "Suggested: Begin law" not in report
    (found,) = [each for each in findings(ASKED, assessment, after.result) if each.question == "law"][:1]
    assert (found.kind == "gap-though-done") is (progress is Progress.DONE)


def test_what_was_done_to_find_out_is_not_suggested_again():
    of = case()
    (finding_out,) = step_of(of, "ask")
    ended = Action(id="ended", question="ask", text=finding_out, progress=Progress.DONE, outcome="Asked", done_on=TODAY)
    assessment = of.assessment.model_copy(update={"actions": (ended,)})
    after = Case(ASKED, assessment, score(ASKED, assessment, TODAY), TODAY)
    assert step_of(after, "ask") == []
