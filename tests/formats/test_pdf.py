"""What a reader program finds in the PDF, and that nothing a person can type spoils it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.report.formats.pdf import render
from prevent_tui.report.formats.pdf.flow import Flow, Strip, gap
from prevent_tui.report.formats.pdf.page import BOTTOM, TOP, Canvas
from prevent_tui.report.model.blocks import Column, Heading, Paragraph, Row, Table
from prevent_tui.report.model.inline import Span
from support.examples import examples
from support.folders import ROOT
from support.pdf_files import drawn
from support.rendered_samples import sample_file, sample_report
from support.report_text import pdf_text, report_of, squeezed
from support.small_questionnaire import (
    LEVELS,
    TODAY,
    addition,
    extended,
    little,
    open_session,
    plan,
    prove,
    question,
    table,
)

WEAK, STRONG = 0, 1
"""The places of the invented schools."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ŵŷŴŶâêôïłążćęńóśź()[]{}<>*_~`\\/&%$£€'’–"


def asked(count=2):
    return little(*(question(f"q{number}", not_applicable={"allowed": True}) for number in range(count)))


def with_note(*texts):
    """The report on a question for each note, and one more that has no answer."""
    session = open_session(asked(len(texts) + 1))
    session.describe("A school", {})
    answers = {}
    for number, text in enumerate(texts):
        session.choose(f"q{number}", "some")
        answers[f"q{number}"] = session.assessment.answer(f"q{number}").model_copy(update={"note": text})
    return report_of(session.questionnaire, session.assessment.model_copy(update={"answers": answers}))


def pages(data):
    return pdf_text(data, "-layout").split("\f")[:-1]


@pytest.mark.external("pdftotext")
def test_every_text_a_person_can_type_is_found():
    session = open_session(asked())
    session.describe("Marker-name", {})
    session.choose("q0", "some")
    session.note("q0", "Marker-note")
    prove(session, "q0", "Marker-title", "Marker-place", TODAY)
    plan(session, "q0", "Marker-step", "Marker-owner", TODAY + timedelta(days=3))
    session.not_applicable("q1", "Marker-reason")
    found = pdf_text(drawn(report_of(session.questionnaire, session.assessment)))
    for what in ("name", "note", "title", "place", "step", "owner", "reason"):
        assert f"Marker-{what}" in found


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize(
    "text",
    [
        "Ŵyl y Gŵr ŷd tŷ",
        "zażółć gęślą jaźń łódź",
        "[b]bold[/b] [/] [@click=app.quit]x[/]",
        "**x** __y__ ~~z~~ [link](to)",
        "{nb} {{nb}} and page {nb} of {nb}",
        "<b>y</b> <font color='red'> &amp;",
        r"back\slash (paren( \( %s {0}",
    ],
)
def test_letters_and_signs_stand_as_they_were_typed(text):
    assert squeezed(text) in squeezed(pdf_text(drawn(with_note(text))))


@pytest.mark.external("pdftotext")
def test_arabic_is_set_in_a_font_that_has_it_in_bold_text_too():
    session = open_session(asked())
    session.describe("مدرسة", {})
    session.choose("q0", "some")
    session.note("q0", "محمد عبد الله")
    found = pdf_text(drawn(report_of(session.questionnaire, session.assessment)))
    assert "مدرسة" in found
    assert "محمد عبد الله" in found


@pytest.mark.external("pdftotext")
def test_what_the_fonts_lack_is_replaced_visibly_and_said():
    found = squeezed(pdf_text(drawn(with_note("Happy 😀 and 中 here"))))
    assert squeezed("Happy [grinning face] and [U+4E2D] here") in found
    assert squeezed("stand in it by name or code: [U+4E2D], [grinning face].") in found


@pytest.mark.external("pdftotext")
def test_a_report_whose_letters_are_all_there_says_nothing_of_replacing():
    assert "by name or code" not in pdf_text(drawn(with_note("Plain")))


@pytest.mark.external("pdftotext")
def test_controls_and_lone_surrogates_crash_nothing():
    report = with_note("Plain")
    odd = Paragraph((Span("bell \x07 half \ud800 turned \u202e end"),))
    report = replace(report, setting="\x1b[31mred\ud83d", blocks=(*report.blocks, odd))
    found = squeezed(pdf_text(drawn(report)))
    assert squeezed("bell [U+0007] half [U+D800] turned end") in found
    assert "[U+001B][31mred[U+D83D]" in found


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("word " * 12_000, 12_000),
        ("w" * 200_000, 200_000),
        pytest.param("word " * 40_000, 40_000, marks=pytest.mark.by_hand),
    ],
)
def test_a_note_as_long_as_a_file_may_hold_goes_on_over_the_pages(text, count):
    data = drawn(with_note(text))
    assert len(pages(data)) > 20
    pattern = "word" if " " in text else "w"
    found = pdf_text(data)
    assert found.count(pattern) >= count
    assert "P1, continued" in found


@pytest.mark.external("pdftotext")
def test_a_row_taller_than_a_page_is_parted_with_its_head_repeated():
    report = with_note("Plain")
    columns = (Column("First head", 1), Column("Second head", 1))
    tall = Table(columns, (Row(((Span("left"),), (Span("tall " * 3000),))), Row(((Span("next"),), ()))))
    found = pages(drawn(replace(report, blocks=(*report.blocks, tall))))
    through = [page for page in found if "tall tall" in page]
    assert len(through) > 2
    assert all("Second head" in page for page in through)
    assert sum(page.count("tall") for page in found) == 3000


@pytest.mark.external("pdftotext")
def test_a_name_without_end_takes_more_room_and_is_all_there():
    session = open_session(asked())
    session.describe("Long name " * 900, {})
    data = drawn(report_of(session.questionnaire, session.assessment))
    assert squeezed(pdf_text(data, "-nopgbrk")).count("Longname") >= 900


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("text", ["[b]x[/] <b>{nb}</b> **y**", "several words " * 28 + "end", "w" * 390])
def test_whatever_a_local_addition_says_is_all_there(text):
    def marked(name):
        return f"{name}:{text}"[:399].strip()

    names = ("theme", "question", "who", "reach", "title", "publisher")
    local = addition(
        question("bridge") | {"text": marked("question")},
        themes=[{"id": "local", "code": "L", "title": marked("theme")}],
        contacts=[{"who": marked("who"), "reach": marked("reach")}],
    )
    local["overlay"] |= {"title": marked("title"), "publisher": marked("publisher")}
    session = open_session(extended(table(question("head", "must")), local))
    session.choose("bridge", "none")
    found = squeezed(pdf_text(drawn(report_of(session.questionnaire, session.assessment))))
    assert [name for name in names if squeezed(marked(name)) not in found] == []


@pytest.mark.external("pdftotext")
def test_every_page_says_which_of_how_many_it_is_and_whether_it_is_a_demo():
    data = sample_file("schools", WEAK)
    found = pages(data)
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page
    raw = pdf_text(data, "-raw").split("\f")[:-1]
    assert all("DEMO" in page for page in raw)


@pytest.mark.external("pdftotext")
def test_a_real_setting_is_no_demo():
    assert "DEMO" not in pdf_text(drawn(with_note("Plain")), "-raw")


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("place", [WEAK, STRONG])
def test_no_heading_stands_alone_at_the_foot_of_a_page(place):
    report = sample_report("schools", place)
    headings = {block.text for block in report.blocks if isinstance(block, Heading)}
    for page in pages(sample_file("schools", place))[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        foot = next(number for number, line in enumerate(lines) if line.startswith("Internal:"))
        assert lines[foot - 1] not in headings


def test_room_after_the_last_block_makes_no_page():
    flow = Flow(Canvas())
    flow.add([Strip(BOTTOM - TOP - 1), gap(4)])
    flow.finish()
    assert flow.canvas.pages_count == 1


def test_what_belongs_together_moves_to_the_next_page_together():
    drawn = []
    flow = Flow(Canvas())
    heading = Strip(10, lambda top: drawn.append((flow.canvas.page, top)), keep=True)
    line = Strip(10, lambda top: drawn.append((flow.canvas.page, top)))
    flow.add([Strip(BOTTOM - TOP - 15), heading, line])
    assert drawn == [(2, TOP), (2, TOP + 10)]


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("answers", range(0, 44, 7))
def test_no_page_is_empty_however_much_is_answered(answers):
    questionnaire = load(bundled_files()["schools"])
    session = open_session(questionnaire)
    for asked_one in questionnaire.questions[:answers]:
        session.choose(asked_one.id, questionnaire.scale_of[asked_one.id].levels[answers % 3].id)
    for page in pages(drawn(report_of(questionnaire, session.assessment))):
        assert len([line for line in page.splitlines() if line.strip()]) > 3


@pytest.mark.external("pdftotext")
def test_the_contents_name_the_page_each_section_is_on():
    report = sample_report("schools", WEAK)
    found = pages(sample_file("schools", WEAK))
    listed = [block for block in report.blocks if isinstance(block, Heading) and block.listed and block.level == 2]
    for block in listed:
        line = next(line for line in found[1].splitlines() if block.text in line)
        number = int(line.split()[0])
        assert block.text in found[number - 1]


def test_there_is_an_outline_and_every_reference_leads_somewhere():
    data = drawn(with_note("Plain"))
    assert b"/Outlines" in data
    assert data.count(b"/Subtype /Link") > 10


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("duty", ["must", "good"])
def test_an_empty_assessment_makes_a_whole_report(duty):
    questionnaire = little(question("only", duty, levels={name: f"Words for {name}" for name in LEVELS}))
    found = pdf_text(drawn(report_of(questionnaire, blank_assessment(questionnaire))))
    assert "Nothing is answered yet." in found
    assert "Words for deep" in found
    assert not re.search(r"(?<!\d)0%", found)


@pytest.mark.slow
@pytest.mark.external("pdftotext")
def test_many_themes_and_long_titles_fit():
    themes = [
        {"id": f"theme-{number}", "code": "T", "title": f"Theme {number} " + "of long words " * 12}
        | {"areas": [{"id": "area", "title": "An area with a title as long as this one is, and longer " * 3}]}
        for number in range(40)
    ]
    questions = [
        question(f"q{number}-{more}", theme=f"theme-{number}", area="area") for number in range(40) for more in range(3)
    ]
    questionnaire = little(*questions, themes=themes)
    found = pages(drawn(report_of(questionnaire, blank_assessment(questionnaire))))
    assert "Theme 39" in "".join(found)


def test_progress_ends_at_the_end():
    told = []
    render(with_note("Plain"), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


MAKE = """
import hashlib
from datetime import UTC, datetime
from prevent_tui.assessment.samples import from_sample
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.formats.pdf import render
from prevent_tui.scoring import score

questionnaire = open_questionnaire("schools")
now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
made = from_sample(questionnaire, questionnaire.samples[0], now)
report = build(Case(questionnaire, made, score(questionnaire, made, now.date()), now.date()))
print(hashlib.sha256(render(report, attached=b"answers").data).hexdigest())
"""


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes_in_another_process():
    def made(seed):
        done = subprocess.run(
            [sys.executable, "-c", MAKE],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    assert made("1") == made("2")


def test_another_answer_gives_other_bytes():
    one, other = (hashlib.sha256(drawn(with_note(text))).hexdigest() for text in ("One", "Other"))
    assert one != other


@pytest.mark.slow
@examples(6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=400), min_size=5, max_size=5))
def test_no_text_stops_the_report(texts):
    assert drawn(with_note(*texts)).startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.external("pdftotext")
@examples(6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet=LETTERS + " \n", max_size=250), min_size=5, max_size=5))
def test_any_text_in_latin_letters_is_found_whole(texts):
    found = squeezed(pdf_text(drawn(with_note(*texts))))
    assert [text for text in texts if squeezed(text) not in found] == []
