"""The web page as it is written: whole and alone, every text plain, headings, tables and links as they should be."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.report.formats import html
from prevent_tui.report.formats.html.writer import render
from prevent_tui.report.model import blocks as model
from prevent_tui.report.request import ExportRequest, Part
from support.every_block import every_block
from support.format_texts import squeezed, text_in, texts
from support.report_text import report_of
from support.small_questionnaire import little, question

KINDS = typing.get_args(model.Block)
OPEN = {"meta", "link", "img", "br", "col"}
HOSTILE = "<script>alert(1)</script> {{ 7*191 }} {% raw %} ]]> & &amp; \"double\" 'single' {nb} \\ */ } שלום"


@dataclass
class Tag:
    """An element of a page."""

    name: str
    attributes: dict[str, str]
    inner: list[Tag] = field(default_factory=list)
    text: str = ""

    def all(self, *names: str) -> list[Tag]:
        """The elements below it of these names, in order; of any name where none is given."""
        found = [self] if not names or self.name in names else []
        return found + [each for tag in self.inner for each in tag.all(*names)]

    def told(self) -> str:
        """All the text in it."""
        return self.text + "".join(tag.told() for tag in self.inner)


class _Reader(HTMLParser):
    """Builds the elements; a tag that is not closed, or closed in the wrong order, is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("", {})]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(made)
        if tag not in OPEN:
            self.open.append(made)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop().name == tag

    def handle_data(self, data):
        self.open[-1].text += data


def page(report):
    reader = _Reader()
    reader.feed(render(report).decode())
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def every_text(part, text):
    """The same report, or part of one, with another text wherever there is one."""
    if isinstance(part, str) and not isinstance(part, Enum):
        return text if part else part
    if isinstance(part, tuple):
        return tuple(every_text(each, text) for each in part)
    if dataclasses.is_dataclass(part):
        fields = {each.name: every_text(getattr(part, each.name), text) for each in dataclasses.fields(part)}
        return replace(part, **fields)
    return part


def reports():
    whole = every_block()
    yield "whole", whole
    yield "empty", replace(whole, blocks=())
    yield "hostile", every_text(whole, HOSTILE)
    yield from ((kind.__name__, replace(whole, blocks=blocks(whole, kind))) for kind in KINDS)
    asked = little(question("head", "must"), question("gate", theme="places"))
    for part in Part:
        yield f"a {part} that nobody answered", report_of(asked, blank_assessment(asked), request=ExportRequest(part))


def blocks(report, kind):
    return tuple(block for block in report.blocks if isinstance(block, kind))


REPORTS = dict(reports())
on_each = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def test_the_report_is_one_whole_page_in_its_language():
    found = page(every_block())
    assert render(every_block()).startswith(b'<!DOCTYPE html>\n<html lang="en-GB">')
    (title,) = found.all("head")[0].all("title")
    assert title.told() == "Prevent duty self-assessment: Ysgol Ŵylfa & St John’s (demo)"
    metas = [tag.attributes for tag in found.all("meta")]
    assert {"charset": "utf-8"} in metas
    named = {meta["name"]: meta["content"] for meta in metas if "name" in meta}
    assert named == {
        "application-name": "prevent-tui",
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
    }
    assert [len(found.all(name)) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]


def test_the_same_report_gives_the_same_page():
    assert html.render(every_block()) == html.render(every_block())


@on_each
def test_nothing_runs_and_nothing_is_fetched(report):
    found = page(report)
    assert not found.all("script", "iframe", "object", "embed", "img", "link", "base", "form", "input", "a[target]")
    for tag in found.all():
        assert not [name for name in tag.attributes if name.startswith("on") or name in {"style", "src", "srcset"}]
        assert tag.attributes.get("href", "#").startswith("#")
    (style,) = found.all("style")
    assert not re.findall(r"@import|@font-face|url\((?!#)|://", style.told())
    policy = next(tag.attributes["content"] for tag in found.all("meta") if "http-equiv" in tag.attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@on_each
def test_every_name_is_valid_and_used_once_and_every_link_leads_to_one(report):
    found = page(report)
    names = [tag.attributes["id"] for tag in found.all() if "id" in tag.attributes]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(re.fullmatch("[a-z][a-z0-9-]*", name) for name in names)
    wanted = [tag.attributes["href"][1:] for tag in found.all() if "href" in tag.attributes]
    wanted += [tag.attributes["aria-labelledby"] for tag in found.all() if "aria-labelledby" in tag.attributes]
    wanted += re.findall(r"url\(#([^)]+)\)", found.all("style")[0].told())
    assert set(wanted) <= set(names)


@on_each
def test_headings_leave_no_level_out(report):
    levels = [int(tag.name[1]) for tag in page(report).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@on_each
def test_every_table_has_a_caption_and_its_heads_say_what_they_head(report):
    for table in page(report).all("table"):
        assert table.inner[0].name == "caption"
        assert table.inner[0].told().strip()
        assert {tag.attributes.get("scope") for tag in table.all("th")} <= {"col", "row"}
        assert all(tag.told().strip() for tag in table.all("th"))
        (body,) = table.all("tbody")
        for row in body.inner:
            assert row.inner[0].name == "th" or not row.inner[0].told().strip()


@on_each
def test_every_drawing_says_what_it_shows_or_is_left_out(report):
    for drawing in page(report).all("svg"):
        if "role" in drawing.attributes:
            assert drawing.attributes["role"] == "img"
            assert drawing.inner[0].name == "title"
            assert drawing.inner[0].attributes["id"] == drawing.attributes["aria-labelledby"]
            assert drawing.inner[0].told().strip()


@pytest.mark.parametrize("text", [HOSTILE, "x" * 3000, " lines\n\n  and spaces ", "\u202eover\u202c \u2028 \u200d"])
def test_whatever_is_typed_stays_a_text(text):
    report = every_text(every_block(), text)
    found = page(report)
    assert not found.all("script")
    told = squeezed(text_in(report, "html"))
    assert told.count(squeezed(text)) >= len(texts(report))
    assert "1337" not in told


def test_what_is_typed_cannot_leave_the_style():
    report = replace(every_block(), handling='"} body { display: none } </style><p>', demo="\\")
    (style,) = page(report).all("style")
    assert "body { display: none }" not in style.told()
    assert '@top-left { content: "\\5c " }' in style.told()


def test_line_ends_and_spaces_that_a_person_typed_are_kept():
    note = "First line.\nSecond line, after a line end.\n\nوَأَيْضًا بِالْعَرَبِيَّةِ"
    assert f'<dd class="plain" dir="auto">{note}</dd>' in render(every_block()).decode()


def test_a_reference_leads_to_its_question_where_the_report_has_it():
    found = page(every_block())
    leading = {tag.told(): tag.attributes["href"] for tag in found.all("a") if "ref" in tag.attributes.get("class", "")}
    assert leading == {"RA1": "#question-head", "RA2": "#question-hall", "WP1": "#question-gate"}
    (block,) = (tag for tag in found.all("div") if tag.attributes.get("id") == "question-gate")
    assert "The yearly update is held." in block.told()


def test_questions_whose_ids_look_alike_have_names_of_their_own():
    report = every_block()
    first = blocks(report, model.QuestionBlock)[0]
    alike = replace(report, blocks=tuple(replace(first, question=name) for name in ("a b", "A-B", "a--b", "ß", "")))
    names = [tag.attributes["id"] for tag in page(alike).all("div") if "id" in tag.attributes]
    assert len(set(names)) == 5


def test_the_level_chosen_is_marked_in_words_and_for_a_screen_reader():
    steps = [tag for tag in page(every_block()).all("li") if "aria-current" in tag.attributes]
    assert len(steps) == 3
    assert all("WE ARE HERE" in tag.told() for tag in steps)


def test_a_sign_or_a_letter_never_stands_for_a_state_without_its_word():
    found = page(every_block())
    for chip in (tag for tag in found.all("span") if tag.attributes.get("class", "").startswith("chip")):
        assert chip.told().strip()
    boxes = [tag for tag in found.all("a", "span") if tag.attributes.get("class", "").startswith("box is-")]
    shown = [tag for tag in boxes if "aria-hidden" not in tag.attributes]
    assert len(shown) == 6
    assert all(re.search("GAP|PARTLY|MET|DON'T KNOW|N/A|NOT ANSWERED", tag.told()) for tag in shown)
    assert sum("a must" in tag.told() for tag in shown) == 3


def test_a_demo_says_so_on_the_cover_at_the_end_and_on_every_printed_sheet():
    found = page(every_block())
    for place in ("header", "footer"):
        assert "DEMO" in found.all(place)[0].told()
    assert "@top-left" in found.all("style")[0].told()
    real = page(replace(every_block(), demo=""))
    assert "DEMO" not in real.told()
    assert "@top-left" not in real.told()
