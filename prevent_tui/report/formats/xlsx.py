"""The tables as a spreadsheet: text stays text, dates are dates, and the same input gives the same bytes."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prevent_tui.report.case import Case
from prevent_tui.report.content.cover import HANDLING
from prevent_tui.report.request import TableName
from prevent_tui.report.tables import grid
from prevent_tui.report.tables.grid import Column, ColumnKind, Grid, Value
from prevent_tui.wording import dates, demo, sums
from prevent_tui.wording.verdict import verdict_text

CREATOR = "prevent-tui"
"""What a spreadsheet of this program names as its maker, by which it is known again."""

LIMIT = 32_767
"""UTF-16 units that a cell of a spreadsheet holds."""

CUT = " … (too long for a cell; the rest is in the report)"
"""What ends a text that a cell cannot hold."""

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_A3, _A4 = 8, 9
_TITLE = 200
_FITS_A4 = 230
"""Characters of a row that are still readable when it is made as narrow as an A4 page."""

_TOP = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9C5BA"}
_HEAD = {**_TOP, "bold": True, "bg_color": "#ECEAE2"}
_DATE = {**_TOP, "num_format": "d mmm yyyy", "align": "left"}
_BELOW = {"valign": "top", "font_color": "#444444"}
_NAME = {"bold": True, "valign": "top", "text_wrap": True}
_VALUE = {"valign": "top", "text_wrap": True}


def render(case: Case) -> bytes:
    """Renders every table as a sheet of its own, and a last one that says what the numbers and claims are worth."""
    stream = BytesIO()
    book = _Book(stream, case)
    for name in TableName:
        book.table(grid(case, name))
    book.about()
    book.close()
    return stream.getvalue()


def fit(text: str) -> str:
    """A text as a cell can hold it: all of it, or its beginning and the word that it was cut."""
    if len(text) * 2 <= LIMIT or _units(text) <= LIMIT:
        return text
    room = LIMIT - len(CUT)
    begun = text[:room].encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return begun + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Book:
    """A workbook being filled."""

    def __init__(self, stream: BytesIO, case: Case) -> None:
        self.case = case
        self.book = Workbook(stream, _PLAIN)
        self.book.set_properties(
            {
                "title": f"{case.questionnaire.about.title}: {_setting(case)}"[:_TITLE],
                "author": CREATOR,
                "comments": case.questionnaire.about.limits,
                "created": datetime.combine(case.today, time()),
            }
        )
        formats = (_TOP, _HEAD, _DATE, _BELOW, _NAME, _VALUE)
        self.top, self.head, self.date, self.below, self.name, self.value = map(self.book.add_format, formats)

    def table(self, of: Grid) -> None:
        """A sheet with one table: its header stays in sight, is printed on each page, and filters the rows."""
        sheet = self.book.add_worksheet(of.name)
        last = len(of.columns) - 1
        for place, column in enumerate(of.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, self.head)
            if column.choices and of.rows:
                sheet.data_validation(1, place, len(of.rows), place, _list(column))
        for line, row in enumerate(of.rows, start=1):
            for place, (column, value) in enumerate(zip(of.columns, row, strict=True)):
                self._cell(sheet, line, place, column, value)
        for line, sentence in enumerate(of.below, start=len(of.rows) + 2):
            sheet.write_string(line, 0, fit(sentence), self.below)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(of.rows), last)
        sheet.repeat_rows(0)
        self._page(sheet, _A4 if sum(column.width for column in of.columns) <= _FITS_A4 else _A3)

    def about(self) -> None:
        """A sheet that says whose tables these are, of which day, and what they are not."""
        sheet = self.book.add_worksheet("About")
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 90)
        for line, (name, text) in enumerate(_about(self.case)):
            sheet.write_string(line, 0, name, self.name)
            sheet.write_string(line, 1, fit(text), self.value)
        self._page(sheet, _A4)

    def close(self) -> None:
        """Writes everything down."""
        self.book.close()

    def _cell(self, sheet: Worksheet, line: int, place: int, column: Column, value: Value) -> None:
        shape: Format = self.date if column.kind is ColumnKind.DATE else self.top
        if value is None or value == "":
            sheet.write_blank(line, place, None, shape)
        elif isinstance(value, date):
            sheet.write_datetime(line, place, datetime.combine(value, time()), shape)
        elif isinstance(value, int):
            sheet.write_number(line, place, value, shape)
        else:
            sheet.write_string(line, place, fit(value), shape)

    def _page(self, sheet: Worksheet, paper: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        # A footer has commands that begin with an ampersand; a wide one is none.
        whose = _setting(self.case)[:80].replace("&", "＆")
        sheet.set_footer(f"&L{whose}, {dates.day(self.case.today)}&R&A, page &P of &N")


def _list(column: Column) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(column.choices),
        "error_title": column.title,
        "error_message": f"Choose one of: {', '.join(column.choices)}.",
    }


def _setting(case: Case) -> str:
    return " ".join(case.assessment.setting.name.split()) or "Setting not named yet"


def _about(case: Case) -> tuple[tuple[str, str], ...]:
    about, counts = case.questionnaire.about, case.result.total.coverage
    invented = ((demo.SIGN, demo.DEMO),) if case.assessment.sample else ()
    return (
        *invented,
        ("Setting", _setting(case)),
        ("Self-assessment", about.title),
        ("Questionnaire", f"{about.sector}, edition {about.edition}"),
        ("As it stood on", dates.day(case.today)),
        ("What it comes to", verdict_text(case.questionnaire, case.result)),
        ("Answered", sums.coverage_text(counts)),
        ("Limits", about.limits),
        ("What it is not", "An inspection judgement. It is the setting's own account, with roles and not names."),
        ("Handling", HANDLING),
        ("Evidence", "Each entry says where something is kept. Nothing was copied into this file."),
        ("Changes", "What is changed here does not find its way back: change it in the program and export it again."),
    )
