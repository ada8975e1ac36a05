"""Months, radar, form, questions asked, signatures, first gap and cover in a PDF: whatever stands in them is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prevent_tui.report.model.blocks import (
    Column,
    Detail,
    FirstGap,
    Heading,
    Paragraph,
    QuestionBlock,
    Row,
    Step,
    Table,
)
from prevent_tui.report.model.figures import Arm, Month, Months, Radar, Slot
from prevent_tui.report.model.inline import Ref, Span
from prevent_tui.report.model.matrix import Matrix, MatrixCell, MatrixSide
from prevent_tui.report.model.paper_form import (
    ChallengeBlock,
    FormHead,
    FormQuestion,
    Signature,
    Signatures,
    Tick,
    WriteIn,
)
from prevent_tui.scoring import Status
from support.every_block import BEGUN, ELSEWHERE, GAP, HALL, HEAD, MET, every_block
from support.format_texts import missing
from support.pdf_files import drawn
from support.report_text import pdf_text, squeezed
from support.tagged_text import heard

pytestmark = pytest.mark.external("pdfinfo", "pdftotext")

ODD = {
    "long": "an answer in many words " * 120 + "and its end",
    "endless": "w" * 2500,
    "markup": "[b]x[/] <b>{nb}</b> **y** \\( %s &amp;",
    "lines": "one\n\ntwo\nthree",
    "from the right": "المدرسة",
}
LADDER = (Step("Not yet", "Nobody does.", Status.GAP), Step("In place", "Somebody does.", Status.MET, "next step"))
ASK = ChallengeBlock("1", "Who asks?", (Span("About "), HALL, HEAD, Span(" and "), ELSEWHERE), (Span("We do."),))


def report(*blocks, **fields):
    return replace(every_block(), blocks=blocks, **fields)


def untold(*blocks, **fields):
    """The texts of blocks that a PDF of them lacks, or tells in another order."""
    return missing(report(*blocks, **fields), "pdf")


def pages(*blocks, **fields):
    return pdf_text(drawn(report(*blocks, **fields)), "-layout").split("\f")[:-1]


def month(count, who="DSL", late=False):
    return Month("December 2026", tuple(Slot(Ref(f"q{n}", f"RA{n}"), GAP, who, late) for n in range(count)))


def radar(count, label="Area", ring=67):
    arms = tuple(Arm(f"{label} {n}", n * 7 % 101, f"{n * 7 % 101}%") for n in range(count))
    return Radar("Score by area", arms, ring, "Every answer In place")


def form(**fields):
    whole = FormQuestion("RA1", "Who leads?", "MUST", True, (Tick("Yes", "It is so."),), (WriteIn("Note"),))
    return replace(whole, **fields)


@pytest.mark.parametrize("count", [0, 1, 10, 11, 60])
def test_every_action_of_a_month_has_its_box(count):
    assert untold(Months("By month", (month(count), Month("No date", ())))) == []


def test_of_more_actions_than_a_page_can_show_the_rest_is_counted_and_told():
    found = drawn(report(Months("By month", (month(500),))))
    assert "and 431 more" in pdf_text(found)
    assert "December 2026: 500 actions" in " ".join(heard(found).alternatives)


@pytest.mark.parametrize("many", [0, 1, 7, 8, 25])
def test_a_long_list_of_months_goes_on_below(many):
    block = Months("By month", tuple(replace(month(2), title=f"Month {n}") for n in range(many)))
    assert untold(block) == []


def test_an_action_that_is_late_is_told_by_more_than_colour():
    assert "late" in pdf_text(drawn(report(Months("By month", (month(1, late=True),)))))
    assert "late" not in pdf_text(drawn(report(Months("By month", (month(1),)))))


def test_an_action_of_no_question_stands_with_who_does_it():
    assert untold(Months("By month", (Month("No date", (Slot(None, None, "Office manager"),)),))) == []


@pytest.mark.parametrize("count", range(15))
def test_a_radar_tells_each_value_however_many_arms_it_has(count):
    assert untold(radar(count)) == []


def test_a_radar_without_a_ring_says_nothing_of_one():
    assert "Every answer" not in pdf_text(drawn(report(radar(5, ring=None))))


def test_an_arm_without_a_score_is_told():
    arms = (*radar(4).arms, Arm("Training", None, "no score yet"))
    assert untold(replace(radar(4), arms=arms)) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_radar_tells_odd_names(text):
    assert untold(radar(5, label=text)) == []


@pytest.mark.parametrize("fields", [(), ("Setting",), ("Setting", "Role"), ("A", "B", "C"), ("A", "B", "C", "D", "E")])
def test_the_head_of_a_form_has_every_field(fields):
    assert untold(FormHead(tuple(map(WriteIn, fields)))) == []


@pytest.mark.parametrize("many", [0, 1, 40])
def test_a_form_has_every_box_and_every_line(many):
    ticks = tuple(Tick(f"Level {n}", f"Words {n}") for n in range(many))
    reasons = tuple(Tick(f"Because {n}", because=True) for n in range(many))
    below = tuple(WriteIn(f"Line {n}", n) for n in range(many))
    assert untold(form(ticks=(*ticks, Tick("Don't know"), *reasons), below=below)) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_form_tells_odd_texts(text):
    ticks = (Tick(text, text), Tick(text), Tick(text, because=True))
    assert untold(form(reference="RA1", text=text, duty=text, ticks=ticks, below=(WriteIn(text, 3),))) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_question_asked_and_its_reply_are_told(text):
    assert (
        untold(
            ASK,
            ChallengeBlock("2", text, (Span(text),), (Span(text), Span(text))),
            ChallengeBlock("3", "Why?", (), lines=2),
        )
        == []
    )


def test_a_long_reply_goes_on_over_the_pages():
    assert len(pages(replace(ASK, reply=(Span("a reply in words " * 1500),)))) > 3


def test_what_a_question_was_made_from_leads_there_each_by_itself():
    head = QuestionBlock("head", "RA1", "Who leads?", "MUST", True, MET, LADDER, ())
    hall = QuestionBlock("hall", "RA2", "Who knows?", "MUST", True, MET, LADDER, ())
    found = drawn(report(ASK, head, hall))
    assert found.count(b"/Subtype /Link") == 2


@pytest.mark.parametrize("columns", [("Role",), ("Role", "Name"), ("Role", "Name", "Date", "Minute", "More")])
def test_signatures_have_every_row_and_column(columns):
    rows = tuple(Signature(f"Role {n}", f"says {n}") for n in range(25))
    assert untold(Signatures(columns, rows)) == []
    assert untold(Signatures(columns, ())) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_the_first_gap_and_its_question_tell_odd_texts(text):
    ladder = (Step(text, text, Status.GAP, "WE ARE HERE", here=True), *LADDER)
    gap = FirstGap(text, HEAD, text, "MUST", BEGUN, ladder)
    assert untold(gap, QuestionBlock("head", "RA1", text, "MUST", True, BEGUN, ladder, ())) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_the_cover_tells_odd_names_stamps_and_sentences(text):
    cover = {"title": text, "setting": text, "edition": text, "stamp": text, "notices": (text, text)}
    assert untold(Paragraph((Span("Below."),)), **cover) == []


def test_a_signed_report_differs_from_a_draft_by_the_edge_of_its_stamp_alone():
    draft, signed = report(stamp="SIGNED"), report(stamp="SIGNED", signed=True)
    assert drawn(draft) != drawn(signed)
    assert pdf_text(drawn(draft)) == pdf_text(drawn(signed))


def test_the_matrix_has_a_letter_for_every_risk():
    letters = tuple(f"{first}{second}" for first in "ABCDEF" for second in "ABCDEFGHIJ")
    side = MatrixSide("Before", ((MatrixCell(3, "S 25", letters),),))
    block = Matrix(
        "Where they stand", ("Likely",), ("Grave",), (side, replace(side, title="After")), (("S", "Severe"),)
    )
    assert untold(block) == []


def test_a_table_that_goes_on_says_so_on_each_page_and_is_heard_once():
    rows = tuple(Row(((Span(f"Row {n}"),), (Span("words " * 60),))) for n in range(40))
    table = Table((Column("First", 1), Column("Second", 2)), rows, "A long table")
    found = pages(table)
    assert len(found) > 2
    assert all("Table 1, continued" in page and "Second" in page for page in found[1:])
    assert untold(table) == []


def test_a_table_without_a_caption_goes_on_under_its_heading():
    rows = tuple(Row(((Span(f"Row {n}"),),)) for n in range(90))
    assert "What is open, continued" in pages(Heading(2, "What is open"), Table((Column("Only", 1),), rows))[1]


def test_a_question_is_parted_below_its_ladder_rather_than_leaving_much_of_a_page_empty():
    ladder = tuple(Step(f"Step {n}", "Words", Status.MET) for n in range(24))
    question = QuestionBlock("head", "RA1", "Who leads?", "MUST", True, MET, ladder, ())
    details = tuple(detail(n) for n in range(12))
    found = pages(question, replace(question, question="hall", reference="RA2", ladder=LADDER, details=details))
    assert "RA2" in found[0]
    assert "RA2, continued" in found[1]


def detail(number):
    return Detail(f"Label {number}", (Span("Words of it"), Span("and more"), Span("and yet more")))


def test_columns_give_room_to_what_needs_it():
    rows = tuple(Row(((Span("RA1"),), (Span("a long text in a narrow column " * 8),))) for _ in range(6))
    given = Table((Column("No.", 140), Column("What", 32)), rows)
    squeezed_in = Table((Column("No.", 140, right=True), Column("What", 32)), rows)
    assert len(pages(given)) <= len(pages(squeezed_in))
    assert squeezed(pages(given)[0]).count("RA1") > squeezed(pages(squeezed_in)[0]).count("RA1")
