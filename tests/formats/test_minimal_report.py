"""A report that is about no single setting: a title and blocks, without any part of a cover, in every format."""

from __future__ import annotations

import re

import pytest

from prevent_tui.report.model.blocks import Column, Heading, Paragraph, Report, Row, Table
from prevent_tui.report.model.inline import Span
from prevent_tui.report.render import render
from prevent_tui.report.request import REPORTS, TABLES, Format
from support.format_texts import READERS, missing
from support.pdf_files import ARCHIVAL, UA, faults, opened

LIST = Report(
    title="Returns that are still to come",
    blocks=(
        Heading(2, "Who has not sent one"),
        Paragraph((Span("Two of nine schools."),)),
        Table((Column("School", 60), Column("Asked on", 40)), (Row(((Span("Fenbridge"),), (Span("2 November"),))),)),
    ),
)


@pytest.mark.parametrize("format_", REPORTS)
def test_it_says_its_title_and_its_blocks_and_leaves_no_gap_for_the_rest(format_):
    data = render(LIST, format_).data
    assert missing(LIST, format_, data) == []
    text = READERS[format_](data)
    assert "None" not in text
    assert not re.search(r"·\s*(·|$)|:\s*$", text, re.MULTILINE)


@pytest.mark.parametrize("format_", REPORTS)
def test_its_title_heads_it_once_and_runs_on_every_page(format_):
    text = " ".join(READERS[format_](render(LIST, format_).data).split())
    running = 1 if format_ in {Format.HTML, Format.DOCX} else 0
    assert text.removeprefix("Skip to the report ").startswith(LIST.title)
    assert text.count(LIST.title) == 1 + running


@pytest.mark.parametrize("format_", REPORTS)
def test_it_is_the_same_each_time_though_it_has_no_day(format_):
    assert render(LIST, format_) == render(LIST, format_)


def test_as_a_pdf_it_meets_both_sets_of_rules_and_bears_its_title():
    data = render(LIST, Format.PDF).data
    assert faults(data, UA) == []
    assert faults(data, ARCHIVAL) == []
    assert opened(data).xmp_metadata.dc_title == {"x-default": LIST.title}


@pytest.mark.parametrize("format_", TABLES)
def test_a_format_that_holds_no_report_is_refused(format_):
    with pytest.raises(ValueError, match="holds no report"):
        render(LIST, format_)
