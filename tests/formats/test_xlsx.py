"""The spreadsheet, read back by a program that did not write it."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.report.formats import xlsx
from prevent_tui.report.request import TableName
from prevent_tui.report.tables import grid
from prevent_tui.report.tables.grid import ColumnKind
from prevent_tui.text import clean_line
from support.busy_setting import HOSTILE, busy, case_of, hostile, setting
from support.examples import examples

NAMES = ["Action plan", "Risks", "Evidence", "Inspection index", "Figures", "About"]


def opened(case):
    """The spreadsheet of a case, as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(xlsx.render(case)))


def typed(value):
    """A text as it was typed: openpyxl leaves in place what stands for the two signs that XML cannot hold."""
    return value.replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff") if value else ""


def parts(case):
    """The XML of the sheets."""
    with zipfile.ZipFile(BytesIO(xlsx.render(case))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_each_table_has_a_sheet_and_the_last_says_what_they_are():
    book = opened(case_of(busy()))
    assert book.sheetnames == NAMES
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Setting"] == "Fenbridge Academy"
    assert about["Questionnaire"] == "Tests, edition 2026-09"
    assert about["As it stood on"] == "22 Nov 2026"
    assert "not an inspection judgement" in about["Limits"]
    assert about["What it is not"].startswith("An inspection judgement")
    assert "DEMO" not in about


def test_an_invented_setting_is_marked_as_one():
    about = opened(case_of(busy().model_copy(update={"sample": "weak"})))["About"]
    assert about["A1"].value == "DEMO"


@pytest.mark.parametrize("which", list(TableName))
def test_the_rows_of_a_table_come_back_with_dates_as_dates_and_numbers_as_numbers(which):
    table = grid(case_of(busy()), which)
    shown = opened(case_of(busy()))[table.name]
    assert [cell.value for cell in shown[1]] == [column.title for column in table.columns]
    for line, row in enumerate(table.rows, start=2):
        for column, value, cell in zip(table.columns, row, shown[line], strict=True):
            if column.kind is ColumnKind.DATE and value:
                assert cell.is_date
                assert cell.value == datetime(value.year, value.month, value.day)
            else:
                assert cell.value == (value or None)
            assert cell.alignment.wrap_text
            assert cell.alignment.vertical == "top"
    below = [shown.cell(row, 1).value for row in range(len(table.rows) + 3, shown.max_row + 1)]
    assert tuple(below) == table.below


@pytest.mark.parametrize("which", list(TableName))
def test_the_header_stays_filters_and_is_printed_on_each_landscape_page(which):
    table = grid(case_of(busy()), which)
    shown = opened(case_of(busy()))[table.name]
    assert shown.freeze_panes == "B2"
    assert shown.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    assert shown.print_title_rows == "$1:$1"
    assert shown.page_setup.orientation == "landscape"
    assert (shown.page_setup.fitToWidth or 1, shown.page_setup.fitToHeight) == (1, 0)
    assert shown.sheet_properties.pageSetUpPr.fitToPage
    assert shown.column_dimensions["A"].width > table.columns[0].width - 1


def test_progress_can_only_be_one_of_its_words():
    shown = opened(case_of(busy()))["Action plan"]
    (rule,) = shown.data_validations.dataValidation
    assert rule.type == "list"
    assert rule.formula1 == '"Open,In hand,Done,Dropped"'
    assert str(rule.sqref) == "J2:J5"
    assert shown["J1"].value == "Progress"


def test_the_same_input_and_day_give_the_same_bytes():
    assert xlsx.render(case_of(busy())) == xlsx.render(case_of(busy()))
    assert xlsx.render(case_of(busy())) != xlsx.render(case_of(busy(), date(2026, 11, 23)))


def test_a_setting_with_nothing_in_it_makes_a_sheet_that_opens():
    book = opened(case_of(setting("")))
    assert book.sheetnames == NAMES
    assert book["Action plan"]["A3"].value == "No action is in the plan yet."


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_as_it_was_typed_and_as_text(text):
    case = case_of(hostile(text))
    book = opened(case)
    for which in TableName:
        table = grid(case, which)
        for line, row in enumerate(table.rows, start=2):
            for value, cell in zip(row, book[table.name][line], strict=True):
                if isinstance(value, str) and value:
                    assert typed(cell.value) == value
                    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert typed(book["About"]["B1"].value) == " ".join(text.split())
    for name, xml in parts(case).items():
        if name.startswith("xl/worksheets/"):
            assert not re.search("<f[ >]|<hyperlink", xml)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=60))
@examples(25, deadline=None)
def test_any_text_a_file_may_hold_comes_back(text):
    shown = opened(case_of(hostile(text)))["Risks"]
    assert typed(shown["A2"].value) == clean_line(text)


def test_a_text_too_long_for_a_cell_is_cut_where_it_says_so():
    assert xlsx.fit("x" * 32_767) == "x" * 32_767
    for sign in ("x", "👩"):
        cut = xlsx.fit(sign * 40_000)
        assert cut.endswith(xlsx.CUT)
        assert len(cut.encode("utf-16-le")) // 2 <= 32_767
        assert set(cut.removesuffix(xlsx.CUT)) == {sign}
        assert typed(opened(case_of(hostile(sign * 40_000)))["Risks"]["A2"].value) == cut


def test_a_name_of_the_setting_is_no_command_in_the_footer():
    footer = opened(case_of(setting("&[Picture] &G &P & Sons")))["Risks"].oddFooter
    assert footer.left.text == "＆[Picture] ＆G ＆P ＆ Sons, 22 Nov 2026"


@pytest.mark.external("localc")
def test_libreoffice_opens_it(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(xlsx.render(case_of(busy())))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
         "--outdir", str(tmp_path), str(tmp_path / "plan.xlsx")],
        check=True, capture_output=True,
    )  # fmt: skip
    assert "Write the policy" in (tmp_path / "plan.csv").read_text("utf-8")
