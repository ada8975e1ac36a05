"""The report as a Word document: real styles, headings and tables, links that lead somewhere, the same bytes again."""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.errors import CannotWrite
from prevent_tui.report.formats import word
from prevent_tui.report.formats.word.element import from_right
from prevent_tui.report.model.blocks import Column, Contents, Detail, Heading, Paragraph, QuestionBlock, Row, Table
from prevent_tui.report.model.inline import Span, State
from prevent_tui.report.model.paper_form import FormQuestion, Signatures
from prevent_tui.scoring import Status
from prevent_tui.text import clean
from support.every_block import every_block
from support.examples import examples
from support.oversized_assessment import CONTROLS, NAME, STRANGE


def opened(report):
    return docx.Document(BytesIO(word.render(report)))


def of(*blocks, **more):
    return opened(replace(every_block(), blocks=blocks, **more))


def told(document):
    """The text of each paragraph, with its line ends; one in a table too."""
    return [
        "".join("\n" if part.tag == qn("w:br") else "\t" if part.tag == qn("w:tab") else part.text or "" for part in
                each.iter(qn("w:t"), qn("w:br"), qn("w:tab")) if part.getparent().tag == qn("w:r"))
        for each in document.element.body.iter(qn("w:p"))
    ]  # fmt: skip


def elements(document, name):
    return list(document.element.body.iter(qn(name)))


@pytest.fixture(scope="module")
def whole():
    return opened(every_block())


def test_the_same_report_gives_the_same_bytes_whatever_the_time():
    first, again = word.render(every_block()), word.render(every_block())
    assert first == again
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None


def test_it_says_about_itself_what_it_is_and_no_more(whole):
    about = whole.core_properties
    assert about.title == "Prevent duty self-assessment: Ysgol Ŵylfa & St John’s (demo)"
    assert (about.author, about.last_modified_by, about.language) == ("prevent-tui", "prevent-tui", "en-GB")
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == datetime(2026, 11, 22)
    assert (about.comments, about.keywords) == ("", "")
    with zipfile.ZipFile(BytesIO(word.render(every_block()))) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name or "customXml" in name]


def test_its_language_is_the_reports():
    assert {each.get(qn("w:val")) for each in of(language="cy-GB").styles.element.iter(qn("w:lang"))} == {"cy-GB"}


def test_every_style_it_uses_is_there(whole):
    known = {style.style_id for style in whole.styles}
    used = {
        each.get(qn("w:val"))
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for each in (*whole.element.iter(qn(name)), *whole.sections[0].footer._element.iter(qn(name)))
    }
    assert used <= known
    assert {"Title", "Heading1", "Heading2", "Heading3", "Caption", "ReportTable"} <= used


def test_its_headings_are_headings():
    document = of(Heading(2, "Section"), Heading(3, "Part"), Paragraph((Span("Words"),)))
    found = [(each.text, each.style.name) for each in document.paragraphs][-3:]
    assert found == [("Section", "Heading 1"), ("Part", "Heading 2"), ("Words", "Normal")]


def test_every_link_leads_to_a_bookmark_there_is(whole):
    targets = {each.get(qn("w:anchor")) for each in elements(whole, "w:hyperlink")}
    places = [each.get(qn("w:name")) for each in elements(whole, "w:bookmarkStart")]
    numbers = [each.get(qn("w:id")) for each in elements(whole, "w:bookmarkStart")]
    assert targets
    assert targets <= set(places)
    assert len(set(places)) == len(places)
    assert sorted(numbers) == sorted(each.get(qn("w:id")) for each in elements(whole, "w:bookmarkEnd"))


def test_the_contents_are_a_field_that_nobody_is_asked_to_renew():
    document = of(Heading(2, "First", finding="3 gaps"), Heading(2, "Second"), Contents())
    kinds = [each.get(qn("w:fldCharType")) for each in elements(document, "w:fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert [each.text.split()[0] for each in elements(document, "w:instrText")] == ["TOC"]
    assert not list(document.settings.element.iter(qn("w:updateFields")))
    assert told(document)[-2:] == ["First\t3 gaps", "Second"]


def test_the_head_of_a_table_is_marked_and_repeated_and_its_rows_stay_whole():
    rows = (Row(((Span("People"),), (Span("3 of 4"),))),)
    (table,) = of(Table((Column("Theme", 1), Column("Met", 1, right=True)), rows, "What is met")).tables
    head, first = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert first._tr.trPr.find(qn("w:tblHeader")) is None
    assert first._tr.trPr.find(qn("w:cantSplit")) is not None
    looks = table._tbl.tblPr
    assert looks.find(qn("w:tblCaption")).get(qn("w:val")) == "What is met"
    assert looks.find(qn("w:tblDescription")).get(qn("w:val")) == "Columns: Theme, Met."
    assert looks.find(qn("w:tblLook")).get(qn("w:val")) == "06A0"


def test_a_row_that_may_be_longer_than_a_page_may_be_parted():
    (table,) = of(Table((Column("A", 1),), (Row(((Span("word " * 2000),),)),))).tables
    assert table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_every_table_has_a_name_and_a_grid_as_wide_as_its_rows(whole):
    for table in elements(whole, "w:tbl"):
        assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        columns = len(table.tblGrid.findall(qn("w:gridCol")))
        for row in table.findall(qn("w:tr")):
            across = [cell.find(qn("w:tcPr")).find(qn("w:gridSpan")) for cell in row.findall(qn("w:tc"))]
            assert sum(1 if each is None else int(each.get(qn("w:val"))) for each in across) == columns
            assert all(cell[-1].tag == qn("w:p") for cell in row.findall(qn("w:tc")))


def test_pages_are_numbered_and_say_for_whom_they_are(whole):
    foot, head = whole.sections[0].footer._element, whole.sections[0].header._element
    assert [each.get(qn("w:instr")).strip() for each in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Internal: for those who lead and govern the setting." in "".join(foot.itertext())
    assert "DEMO" in "".join(head.itertext())
    assert "DEMO" not in "".join(of(demo="").sections[0].header._element.itertext())


def test_a_state_is_a_sign_and_a_word_on_a_tint():
    state = State(Status.GAP, "GAP", "Developing")
    document = of(Table((Column("Where", 1),), (Row(((state,),)),)))
    run = document.tables[0].rows[1].cells[0].paragraphs[0].runs[0]
    assert run.text.split() == ["✗", "GAP"]
    assert run.style.element.rPr.find(qn("w:shd")).get(qn("w:fill")) == "9B1C1C"


def test_a_form_has_boxes_and_lines():
    form = next(block for block in every_block().blocks if isinstance(block, FormQuestion))
    said = told(of(form))
    assert sum(line.startswith("☐") for line in said) == len(form.ticks)
    sign = next(block for block in every_block().blocks if isinstance(block, Signatures))
    (table,) = of(sign).tables
    assert [cell.text for cell in table.rows[1].cells][1:] == [""] * (len(sign.columns) - 1)


@examples(40, deadline=None)
@given(st.text(max_size=80) | st.sampled_from(STRANGE) | st.text(st.characters(max_codepoint=0xFFFF), max_size=20))
def test_any_text_stands_there_as_it_was_typed(text):
    document = of(
        Paragraph((Span(text),)),
        QuestionBlock("q", "RA1", text, "MUST", True, State(Status.NONE, "OPEN"), (), (Detail("Note", (Span(text),)),)),
    )
    wanted = re.sub("[\ufffe\uffff]", "\ufffd", clean(text))
    said = told(document)
    assert wanted in said
    assert f"RA1\t{wanted}" in said
    assert f"Note\t{wanted}" in said


def test_control_characters_spoil_nothing():
    document = of(
        Paragraph((Span(CONTROLS),)), setting=CONTROLS, title=CONTROLS, handling=CONTROLS, notices=(CONTROLS,)
    )
    assert "\ufffd" in told(document)[-1]


def test_what_runs_from_right_to_left_is_set_so():
    assert from_right(NAME)
    assert from_right("(1) שלום")
    assert not from_right("abc עברית")
    assert not from_right("123")
    paragraph = of(Paragraph((Span(NAME),))).paragraphs[-1]
    assert paragraph._p.pPr.find(qn("w:bidi")) is not None
    assert paragraph.runs[0]._r.rPr.find(qn("w:rtl")) is not None
    assert of(Paragraph((Span("Words"),))).paragraphs[-1]._p.pPr.find(qn("w:bidi")) is None


def test_an_endless_name_is_whole_on_the_cover_and_short_in_the_running_head():
    document = of(setting="Very long name " * 400)
    assert any(line == "Very long name " * 400 for line in told(document))
    assert len(document.sections[0].header.paragraphs[0].text) < 200


def test_where_the_extra_is_missing_the_error_says_how_to_install_it(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("prevent_tui.report.formats.word.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(word, "writer", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(CannotWrite) as error:
        word.render(every_block())
    assert 'pip install "prevent-tui[office]"' in error.value.hint
