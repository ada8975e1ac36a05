"""A report of thousands of pages is refused in words that say where they are; nothing takes the square of a length."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prevent_tui.errors import CannotWrite
from prevent_tui.report.formats.pdf import table
from prevent_tui.report.formats.pdf.cells import Part
from prevent_tui.report.formats.pdf.tags import Node
from prevent_tui.report.length import refuse_too_long
from prevent_tui.report.model.blocks import Column, Detail, Heading, Paragraph, QuestionBlock, Report, Row, Table
from prevent_tui.report.model.inline import Span, State
from prevent_tui.report.request import Format
from prevent_tui.scoring import Status
from prevent_tui.thresholds import thresholds

PAGE = "word " * 1000


def question(reference: str, note: str) -> QuestionBlock:
    details = (Detail("Note", (Span(note),)),)
    return QuestionBlock(reference.lower(), reference, "Is it so?", "Must", True, State(Status.MET, "Met"), (), details)


def long_report() -> Report:
    blocks = (
        Heading(2, "Risk register"),
        Table((Column("What", 1),), tuple(Row(((Span("A risk"),),)) for _ in range(1_000))),
        Heading(2, "Question by question"),
        question("RA1", PAGE * thresholds().report_pages),
        question("RA2", "As agreed."),
    )
    return Report("A report", blocks)


@pytest.mark.parametrize("format_", [Format.PDF, Format.DOCX])
def test_it_says_how_long_it_would_be_and_where(format_):
    with pytest.raises(CannotWrite) as refused:
        refuse_too_long(long_report(), format_)
    words = refused.value.sentence
    assert f"up to {thresholds().report_pages:,}" in words
    assert words.index("RA1") < words.index("“Risk register”")
    assert "HTML" in words
    assert refused.value.exit_code == 4


@pytest.mark.parametrize("format_", [Format.HTML, Format.MD])
def test_what_has_no_pages_takes_any_length(format_):
    refuse_too_long(long_report(), format_)


def test_many_rows_and_many_short_lines_count_as_well():
    rows = Table((Column("What", 1),), tuple(Row(((Span("x"),),)) for _ in range(60 * thresholds().report_pages)))
    lines = Paragraph((Span("\n" * 60 * thresholds().report_pages),))
    for block in (rows, lines):
        with pytest.raises(CannotWrite):
            refuse_too_long(Report("A report", (block,)), Format.PDF)


def test_cells_side_by_side_count_once():
    cells = ((Span("x"),),) * 6
    rows = Table((Column("What", 1),) * 6, tuple(Row(cells) for _ in range(20 * thresholds().report_pages)))
    refuse_too_long(Report("A report", (rows,)), Format.PDF)


class Counted(Part):
    """A line that counts how often it is measured."""

    times = 0

    def __getattribute__(self, name: str) -> object:
        if name == "height":
            Counted.times += 1
        return super().__getattribute__(name)


def measured(lines: int) -> int:
    Counted.times = 0
    long = [Counted(4.0, lambda x, y: None, Node("TD")) for _ in range(lines)]
    short = [Counted(5.0, lambda x, y: None, Node("TD")) for _ in range(10)]
    assert whole(table._slices([long, short])) == lines + 10
    return Counted.times


def whole(slices: Iterator[list[list[Part]]]) -> int:
    return sum(len(cell) for piece in slices for cell in piece)


def test_a_row_twice_as_high_is_measured_twice_as_often():
    assert measured(2_000) < 2.5 * measured(1_000)
