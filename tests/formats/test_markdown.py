"""The report as Markdown: what was typed is shown as it was typed, and it reads well as plain text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prevent_tui.report.formats import markdown
from prevent_tui.report.formats.markdown.escape import cell, escape_line_start, heading_text, inline
from prevent_tui.report.formats.markdown.spans import broken
from prevent_tui.report.model.blocks import Column, Detail, Heading, Paragraph, QuestionBlock, Row, Table
from prevent_tui.report.model.inline import Ref, Span, State, Tone
from prevent_tui.scoring import Status
from prevent_tui.text import clean
from support.every_block import every_block
from support.format_texts import rendered
from support.oversized_assessment import CONTROLS, STRANGE

ACTIVE = "".join(map(chr, range(0x20, 0x7F))) + "\n\t\xa0\u3000éŵ“’—…あ"
typed = st.text(st.sampled_from(ACTIVE), max_size=60) | st.text(max_size=40) | st.sampled_from(STRANGE)
FLAVOURS = ["commonmark", "gfm-like"]


def lines_of(text):
    """The lines of a text as they are shown: without blanks at their ends, and without empty ones."""
    return [line for each in clean(text).split("\n") if (line := each.strip(" \t"))]


def shown(source, flavour="commonmark"):
    return [line for line in rendered(source, flavour).split("\n") if line]


def of(*blocks):
    return markdown.render(replace(every_block(), blocks=blocks)).decode()


@given(typed)
@example("a\n---\nb")
@example("- one\n  - two\n\n    code")
@example("1) a\n2. b\n10.c")
@example("\\\n\\|\n")
@example("trailing  \nbreaks\\")
@example("| a |\n| - |\n| b |")
@example(":-\n:-:")
@example("&amp; &#65; &lt; & co")
@example("a_b _c_ __d__ snake_case_")
@example("[^1]: note\n[x]: /url")
@example("\u3000wide blanks\xa0")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_typed_text_is_shown_as_it_is(flavour, text):
    assert shown(broken(text), flavour) == lines_of(text)


@given(typed)
@example("a|b\\|c\\")
@example("x\n\ny")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_so_it_is_in_a_table_where_its_lines_end_in_br(flavour, text):
    table = f"| {cell(text) or '-'} | z |\n| --- | --- |\n| {cell(text) or '-'} | end |"
    expected = lines_of(text) or ["-"]
    assert shown(table, flavour) == [*expected, "z", *expected, "end"]


@given(typed)
@example("C #")
@example("#")
@example("x\\#")
@pytest.mark.parametrize("mark", ["{}", "**{}**", "#### {}", "- {}", "> {}"])
def test_so_it_is_on_a_single_line_of_any_kind(mark, text):
    said = heading_text(text) if mark.startswith("#") else escape_line_start(inline(text))
    if lines_of(text):
        expected = " ".join(lines_of(text))
        edged = expected != expected.strip() and "**" in mark
        assert " ".join(shown(mark.format(said))) == expected or edged


@given(typed, st.sampled_from(Tone), typed, st.sampled_from(Tone))
def test_spans_that_follow_one_another_keep_their_words(first, tone, second, other):
    block = Paragraph((Span("Before "), Span(first, tone), Ref("q", "RA1"), Span(second, other)))
    told = shown(of(block))
    assert "".join("".join(told).split()).endswith("".join(f"Before{clean(first)}RA1{clean(second)}".split()))


@given(typed)
def test_no_markup_comes_from_what_was_typed(text):
    state = State(Status.GAP, "GAP", inline(text) and "x")
    source = of(
        Heading(2, text),
        Table((Column("A", 1), Column("B", 1)), (Row(((Span(text, Tone.STRONG),), (Span(text),))),), text),
        QuestionBlock("q", "RA1", text, "MUST", True, state, (), (Detail("Note", (Span(text), Span(text))),)),
    )
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(source)
    inner = [child for token in found for child in token.children or []]
    kinds = {token.type for token in found} | {child.type for child in inner}
    assert not kinds & {
        "code_block",
        "fence",
        "html_block",
        "hr",
        "ordered_list_open",
        "image",
        "s_open",
        "code_inline",
    }
    allowed = {"<br>", "</a>", '<a id="q-q">', '<a id="part-0">'}
    assert {child.content for child in inner if child.type == "html_inline"} <= allowed
    assert not [child for child in inner if child.type == "link_open" and not child.attrs["href"].startswith("#")]


def test_every_link_leads_to_a_place_there_is():
    source = markdown.render(every_block()).decode()
    targets, places = re.findall(r"\]\(#([^)]+)\)", source), re.findall(r'<a id="([^"]+)">', source)
    assert {"q-head", "q-hall", "q-gate"} <= set(targets)
    assert set(targets) <= set(places)
    assert len(places) == len(set(places))


def test_a_narrow_table_is_a_table_and_a_wide_one_a_list():
    columns = (Column("Theme", 1), Column("Coverage", 1, right=True))
    narrow = Table(columns, (Row(((Span("People"),), (Span("3 of 4"),))),), "What is answered")
    wide = Table(columns, (Row(((Span("People"),), (Span("long " * 40), Span("more")))),))
    source = of(narrow, wide)
    assert (
        "**Table 1: What is answered**\n\n| Theme  | Coverage |\n| ------ | -------: |\n| People |   3 of 4 |" in source
    )
    assert f"- **Theme:** People\n  - **Coverage:** {'long ' * 39}long\\\n    more" in source


def test_a_row_that_goes_on_stays_below_the_one_it_belongs_to():
    long = "long " * 40
    rows = (Row(((Span("One"),), (Span(long),))), Row(((), (Span("Two"),))))
    source = of(Table((Column("Duty", 1), Column("Action", 1)), rows))
    assert (f"- **Duty:** One\n  - **Action:** {long.strip()}\n  - **Action:** Two\n") in source


def test_lines_of_a_note_stay_lines_and_its_paragraphs_paragraphs():
    assert broken("one\ntwo\n\n\nthree") == "one\\\ntwo\n\nthree"


def test_a_state_is_a_sign_and_a_word():
    source = markdown.render(every_block()).decode()
    for said in ("**✗ GAP** Developing", "**◐ PARTLY**", "**✓ MET**", "**? DON'T KNOW**", "**– N/A**"):
        assert said in source


def test_whatever_a_report_holds_it_is_utf_8():
    report = replace(every_block(), setting=CONTROLS, blocks=(Paragraph((Span(CONTROLS),)),))
    told = markdown.render(report).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)


def test_the_same_report_gives_the_same_bytes():
    assert markdown.render(every_block()) == markdown.render(every_block())
