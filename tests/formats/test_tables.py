"""The tables that other programs read: which rows, in which order, in which words."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.model.action import Action
from prevent_tui.report.formats import csv_table
from prevent_tui.report.request import TableName
from prevent_tui.report.tables import grid
from prevent_tui.report.tables.actions import actions, without_action
from prevent_tui.report.tables.evidence import Readiness, evidence, index
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid
from prevent_tui.report.tables.risks import risks
from prevent_tui.text import clean_line
from support.busy_setting import ASKED, HOSTILE, at, busy, case_of, hostile, setting


def columns(which, *titles):
    """Some columns of a table of the busy setting, row by row."""
    table = grid(case_of(busy()), which)
    places = [[column.title for column in table.columns].index(title) for title in titles]
    return [tuple(row[place] for place in places) for row in table.rows]


def read_back(table):
    """The rows of a CSV file as another program reads them, with the apostrophes that keep texts texts taken off."""
    written = csv_table.render(table).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(written, newline=""), strict=True))
    return rows[0], [[cell[1:] if csv_table._ACTED_ON.match(cell[1:]) and cell[0] == "'" else cell for cell in row]
                     for row in rows[1:]]  # fmt: skip


@pytest.mark.parametrize("which", list(TableName))
def test_every_row_has_a_value_of_the_right_kind_for_each_column(which):
    table = grid(case_of(busy()), which)
    kinds = {ColumnKind.TEXT: str, ColumnKind.DATE: date, ColumnKind.NUMBER: int}
    assert table.rows
    for row in table.rows:
        for column, value in zip(table.columns, row, strict=True):
            assert value is None or isinstance(value, kinds[column.kind])
            assert not column.choices or value in column.choices


def test_the_plan_has_what_is_to_do_by_its_date_then_what_is_closed():
    assert columns(TableName.ACTIONS, "Action", "Progress", "By when", "Days over") == [
        ("Write the policy", "Open", date(2026, 11, 10), 12),
        ("Walk the site", "In hand", None, None),
        ("Name a deputy", "Done", date(2026, 10, 1), None),
        ("Buy a badge printer", "Dropped", date(2026, 12, 24), None),
    ]


def test_the_plan_says_which_duty_an_action_serves_where_it_stands_and_what_shows_it():
    assert columns(TableName.ACTIONS, "Reference", "Duty", "Question or risk", "Where we are", "Outcome") == [
        ("P2", "SHOULD", "The fact called policy.", "GAP: None", ""),
        ("", "", "Risk: Strangers on site", "", ""),
        ("P1", "MUST", "The fact called lead.", "MET: Done", "Deputy trained"),
        ("Q1", "GOOD PRACTICE", "The fact called visits.", "MET: Deep", "Too dear"),
    ]
    assert actions(case_of(busy()))[2].evidence == (
        "Role description · Safeguarding drive (checked 14 Sep 2026)\n"
        "Minutes 2024 · Office (out of date since 14 Sep 2025)"
    )


@pytest.mark.parametrize("name", list(TableName))
def test_each_row_of_an_invented_setting_says_so_and_nothing_else_of_it_differs(name):
    real, invented = (grid(case_of(each), name) for each in (busy(), busy().model_copy(update={"sample": "weak"})))
    assert [f"DEMO · {first}" if first else "DEMO" for first, *_ in real.rows] == [first for first, *_ in invented.rows]
    assert [rest for _, *rest in real.rows] == [rest for _, *rest in invented.rows]
    assert real.rows


def test_a_step_that_is_only_suggested_is_not_in_the_plan():
    step = {"at_or_below": "some", "text": "Ask around", "owner": "head", "within_days": 30}
    asked = ASKED.model_validate(
        ASKED.model_dump(exclude={"questions"})
        | {
            "roles": [{"id": "head", "label": "Head"}],
            "questions": [ASKED.questions[0].model_dump() | {"actions": [step]}],
        }
    )
    table = grid(case_of(setting(answers={"lead": at("none")}), questionnaire=asked), TableName.ACTIONS)
    assert table.rows == ()
    assert "No action is in the plan yet." in table.below
    assert table.below[-1] == "P1 · MUST · GAP: None · The fact called lead."


def test_a_gap_is_named_below_the_plan_until_something_is_still_to_do_about_it():
    assert [gap.reference for gap in without_action(case_of(busy()))] == ["P3"]
    covered = busy().model_copy(
        update={"actions": (*busy().actions, Action(id="action-9", question="speakers", text="Ask"))}
    )
    assert grid(case_of(covered), TableName.ACTIONS).below == ("Every gap has an action that is still to do.",)
    assert grid(case_of(setting(answers={"lead": at("done")})), TableName.ACTIONS).below == (
        "No action is in the plan yet.",
    )


def test_an_action_whose_question_is_not_asked_or_not_known_is_still_a_row():
    lost = setting(actions=(Action(id="action-1", question="gone", text="Go on"),))
    row = actions(case_of(lost))[0]
    assert (row.reference, row.action, row.where) == ("gone", "Go on", "")
    assert row.question == "A question that this edition does not have"


def test_a_risk_is_rated_before_and_now_with_the_word_of_its_band():
    worst, unrated = risks(case_of(busy()))
    assert worst[7:15] == (4, 4, 16, "Severe", 2, 4, 8, "Moderate")
    assert unrated[7:15] == (None, None, None, "Not rated", None, None, None, "Not rated")
    assert worst.further == "Cameras\nIn the plan: Walk the site (in hand)"
    assert worst.questions == "P1, Q1"
    assert worst[1:7] == ("Pupils", "Two cases", "Police", date(2026, 9, 2), "Leaders only", "Fence")


def test_the_list_of_evidence_has_all_of_it_what_needs_attention_first():
    found = evidence(case_of(busy()))
    assert [(row.title, row.state, row.questions) for row in found] == [
        ("Minutes 2024", "out of date since 14 Sep 2025", "P1"),
        ("A poster", "linked nowhere", ""),
        ("Role description", "good", "P1"),
    ]
    assert found[2].checked_by == "Governor"
    assert found[2].good_until == date(2027, 9, 14)


def test_the_index_says_for_each_question_that_claims_to_be_met_what_to_open():
    assert [(row.reference, row.level, row.title, row.state) for row in index(case_of(busy()))] == [
        ("P1", "Done", "Role description", Readiness.TO_SHOW),
        ("P1", "Done", "Minutes 2024", Readiness.OUT_OF_DATE),
        ("Q1", "Deep", "", Readiness.CLAIMED),
    ]
    assert grid(case_of(busy()), TableName.INDEX).below == ("1 question answered as met with nothing to show: Q1.",)


def test_evidence_is_to_show_up_to_its_last_day_and_out_of_date_on_the_next():
    kept = busy().model_copy(update={"answers": {"lead": at("done", "drive")}})
    last = date(2027, 9, 14)
    assert [row.state for row in index(case_of(kept, last))] == [Readiness.TO_SHOW]
    assert [row.state for row in index(case_of(kept, date(2027, 9, 15)))] == [Readiness.OUT_OF_DATE]


@pytest.mark.parametrize("which", list(TableName))
def test_a_setting_with_nothing_in_it_has_empty_tables_that_say_so(which):
    table = grid(case_of(setting()), which)
    assert table.rows == ()
    assert table.below


def test_csv_is_utf8_with_a_mark_and_lines_that_end_in_crlf():
    written = csv_table.render(grid(case_of(busy()), TableName.ACTIONS))
    assert written.startswith(b"\xef\xbb\xbfReference,Duty,")
    assert written.count(b"\r\n") == 1 + len(busy().actions)
    assert written.endswith(b"\r\n")
    assert b"2026-11-10" in written


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("which", list(TableName))
def test_a_hostile_text_comes_back_from_csv_as_the_line_it_is(which, text):
    table = grid(case_of(hostile(text)), which)
    head, rows = read_back(table)
    assert head == [column.title for column in table.columns]
    assert rows == [[csv_table._cell(value) if isinstance(value, date) else "" if value is None else str(value)
                     for value in row] for row in table.rows]  # fmt: skip
    assert clean_line(text) in "\n".join(cell for row in rows for cell in row)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t=+-@'"), max_size=40))
def test_no_text_is_ever_taken_for_a_formula_and_all_come_back(text):
    table = Grid("One", (Column("Text", 10), Column("Number", 3, ColumnKind.NUMBER)), ((text, 1),))
    assert read_back(table)[1] == [[text, "1"]]
    written = next(csv.reader(list(StringIO(csv_table.render(table).decode("utf-8-sig"), newline=""))[1:]))[0]
    assert not written.lstrip().startswith(("=", "+", "-", "@"))
    assert not written.startswith(("\t", "\r", "\n"))
