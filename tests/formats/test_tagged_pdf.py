"""Whether the PDF meets the machine rules of PDF/UA-1 and PDF/A-3u, is read in order, and holds the answers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, NameObject

from prevent_tui.report.formats.pdf import render
from prevent_tui.report.model.blocks import Column, Contents, Heading, Paragraph, Report, Row, Table
from prevent_tui.report.model.inline import Ref, Span
from support.every_block import every_block
from support.pdf_files import (
    ARCHIVAL,
    UA,
    as_poppler_reads,
    checked_by_qpdf,
    drawn,
    faults,
    opened,
    tree,
)
from support.rendered_samples import SAMPLES, sample_file, sample_report
from support.report_text import squeezed
from support.tagged_text import heard

SCHOOLS = ("schools", 0)


def saying(*blocks: object, **fields: object) -> Report:
    """A report on a sample cut down to a few blocks."""
    return replace(sample_report(*SCHOOLS), blocks=blocks, **fields)


def note(text: str) -> Paragraph:
    return Paragraph((Span(text),))


@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_every_sample_meets_both_sets_of_rules_with_its_answers_attached(name, place):
    data = sample_file(name, place)
    assert faults(data, UA) == []
    assert faults(data, ARCHIVAL) == []


def test_every_kind_of_block_meets_both_sets_of_rules():
    data = every_block_drawn()
    assert faults(data, UA) == []
    assert faults(data, ARCHIVAL) == []


@pytest.mark.external("qpdf")
@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_another_program_finds_no_fault_in_the_file(name, place):
    code, said = checked_by_qpdf(sample_file(name, place))
    assert code == 0, said


def elements(writer):
    """Every element of a PDF being changed."""
    todo = [writer.root_object["/StructTreeRoot"]["/K"].get_object()]
    while todo:
        one = todo.pop()
        if hasattr(one, "get") and "/S" in one:
            yield one
            kids = one.get("/K")
            todo += [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def drop(kind, key):
    def fault(writer):
        for one in elements(writer):
            if one["/S"] == kind and key in one:
                del one[key]

    return fault


def skip_a_level(writer):
    for one in elements(writer):
        if one["/S"] == "/H2":
            one[NameObject("/S")] = NameObject("/H4")


def say_nothing_at_links(writer):
    for sheet in writer.pages:
        for link in sheet.get("/Annots", []):
            del link.get_object()["/Contents"]


def leave_untagged(writer):
    content = writer.pages[0].get_contents()
    before, _, after = content.get_data().partition(b"/Artifact BMC")
    content.set_data(before + after.replace(b"EMC", b"", 1))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)


def forget_the_order_of_tabs(writer):
    for sheet in writer.pages:
        del sheet["/Tabs"]


def hide_the_title(writer):
    writer.root_object["/ViewerPreferences"].get_object()[NameObject("/DisplayDocTitle")] = BooleanObject(False)


def without(key):
    def fault(writer):
        del writer.root_object[key]

    return fault


FAULTS = {
    "figure without words": drop("/Figure", "/Alt"),
    "head of a table without scope": drop("/TH", "/A"),
    "no language": without("/Lang"),
    "not marked": without("/MarkInfo"),
    "no claim": without("/Metadata"),
    "level of heading skipped": skip_a_level,
    "link without words": say_nothing_at_links,
    "drawn outside of everything": leave_untagged,
    "no order of tabs": forget_the_order_of_tabs,
    "title not shown": hide_the_title,
}


@cache
def every_block_drawn():
    return drawn(every_block())


@pytest.mark.parametrize("planted", [None, *FAULTS])
def test_the_checker_sees_a_fault_that_is_planted(planted):
    writer = PdfWriter(clone_from=BytesIO(every_block_drawn()))
    if planted:
        FAULTS[planted](writer)
    changed = BytesIO()
    writer.write(changed)
    assert bool(faults(changed.getvalue(), UA)) is bool(planted)


def test_headings_are_read_in_the_order_of_the_report_and_skip_no_level():
    report = sample_report(*SCHOOLS)
    heads = tree(sample_file(*SCHOOLS)).all("H1", "H2", "H3", "H4", "H5", "H6")
    read = [squeezed(head.said) for head in heads]
    left = iter(read)
    assert [
        block.text for block in report.blocks if isinstance(block, Heading) and squeezed(block.text) not in left
    ] == []
    assert read[0] == squeezed(report.setting)
    levels = [int(head.kind[1]) for head in heads]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.external("pdfinfo")
def test_another_program_reads_the_tree_in_the_same_order():
    table = Table((Column("Duty", 1), Column("State", 1)), (Row(((Span("Lead"),), (Span("met"),))),))
    told = as_poppler_reads(drawn(saying(Heading(2, "Where we stand"), note("In a few words."), table)))
    parts = ["H1", "H2", '"Where we stand "', '"In a few words. "', "Table", "THead", "TR", "TH", '"Duty "', '"State "']
    parts += ["TBody", "TR", "/Scope /Row", '"Lead "', "TD", '"met "']
    at = 0
    for part in parts:
        at = told.index(part, at)


def test_every_row_of_a_table_has_a_cell_for_each_column_and_heads_say_what_they_head():
    for found in tree(sample_file(*SCHOOLS)).all("Table"):
        counts = {len(row.all("TH", "TD")) for row in found.all("TR")}
        assert len(counts) == 1
        assert {cell.kind for cell in found.all("THead")[0].kids[0].kids} == {"TH"}
        assert {row.kids[0].kind for row in found.all("TBody")[0].kids} == {"TH"}


def test_a_table_over_many_pages_is_one_table_with_one_head():
    columns = (Column("First head", 1), Column("Second head", 1))
    rows = tuple(Row(((Span(f"row {number}"),), (Span("words " * 60),))) for number in range(60))
    data = drawn(saying(Table(columns, rows)))
    assert len(opened(data).pages) > 3
    (found,) = tree(data).all("Table")
    assert len(found.all("TR")) == 61
    assert found.said.count("Second head") == 1


def test_a_row_parted_by_pages_is_one_row_and_its_cells_stay_whole():
    tall = Row(((Span("left"),), (Span("tall " * 3000),), (Span("right " * 2000),)))
    (found,) = tree(drawn(saying(Table((Column("A", 1), Column("B", 1), Column("C", 1)), (tall,))))).all("TBody")
    assert [cell.said.split() for cell in found.kids[0].kids] == [["left"], ["tall"] * 3000, ["right"] * 2000]


def test_no_two_words_are_read_as_one_where_a_line_ends_and_no_word_as_two():
    words = "policy action plan " * 40
    address = "https://example.org/" + "path" * 100
    (found,) = [one for one in tree(drawn(saying(note(f"{words}{address}")))).all("P") if "policy" in one.said]
    assert found.said.split() == [*words.split(), address]


def test_page_furniture_is_read_to_nobody_but_once_on_the_first_page():
    report = sample_report(*SCHOOLS)
    said = squeezed(tree(sample_file(*SCHOOLS)).said)
    assert "Page2of" not in said
    assert ",continued" not in said
    assert said.count(squeezed(report.demo)) == 1
    assert said.count(squeezed(report.handling)) == 1


def test_a_letter_of_the_grid_is_read_as_what_it_stands_for():
    told = heard(sample_file(*SCHOOLS)).text
    assert "RA2 gap, a must" in told
    assert "RA1 met" in told


def test_what_is_written_from_the_right_is_read_in_the_order_of_its_letters():
    # These two letters are drawn as one sign, which a reader that goes by what is drawn takes apart the wrong way.
    text = "السلامة في المدرسة (2026)، RA4 أولا"
    data = drawn(saying(note(text), setting="مدرسة النور"))
    assert faults(data, UA) == faults(data, ARCHIVAL) == []
    assert text in heard(data).text
    assert "مدرسة النور" in heard(data).text


def test_signs_that_the_fonts_lack_are_named_in_what_comes_back():
    made = render(saying(note("Happy 😀, 中 and \x07")))
    assert made.replaced == ("U+0007", "U+4E2D cjk unified ideograph-4e2d", "U+1F600 grinning face")
    assert render(saying(note("Plain"))).replaced == ()


def test_a_mark_of_byte_order_and_the_line_ends_of_unicode_break_no_rule():
    data = drawn(saying(note("pasted\ufeff text \u0645\ufeff\u062f, one\u2028two\u2029three")))
    assert faults(data, UA) == []
    assert faults(data, ARCHIVAL) == []
    assert "pastedtext" in squeezed(heard(data).text)
    assert "onetwothree" in squeezed(heard(data).text)


@pytest.mark.parametrize("text", ["<&> ]]> \"'", "\x00\x1b[31m\ud800 \ufffe", "{nb} </rdf:li>", "😀" * 300, "(\\)"])
def test_no_title_spoils_what_the_file_says_about_itself(text):
    data = drawn(saying(note(text), Contents(), Heading(2, text), setting=f"A {text} school"))
    assert faults(data, UA) == faults(data, ARCHIVAL) == []
    told = opened(data).xmp_metadata.dc_title["x-default"]
    assert told.startswith(f"{sample_report(*SCHOOLS).title}: A ")
    assert told.endswith(" school")


def test_the_file_says_its_language_and_shows_its_title():
    root = opened(sample_file(*SCHOOLS)).trailer["/Root"]
    assert root["/Lang"] == sample_report(*SCHOOLS).language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_references_lead_to_their_questions_and_say_where():
    report = sample_report(*SCHOOLS)
    asked = next(block for block in report.blocks if hasattr(block, "ladder") and hasattr(block, "details"))
    cell = (Ref(asked.question, asked.reference),)
    table = Table((Column("No.", 1), Column("What", 1)), (Row((cell, (Span("it"),))),))
    reader = opened(drawn(replace(report, blocks=(table, asked))))
    links = [link.get_object() for sheet in reader.pages for link in sheet.get("/Annots", [])]
    assert [link["/Contents"] for link in links] == [asked.reference]
    assert all("/StructParent" in link for link in links)
