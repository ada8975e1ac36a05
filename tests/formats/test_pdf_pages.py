"""How the reports of the samples fall into pages: the summary alone on the first, no heading at the foot of any."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache

import pytest

from prevent_tui.assessment.samples import from_sample
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.report.formats.pdf.flow import EMPTY, LEAST, Flow, Strip, gap, tightened_strips
from prevent_tui.report.formats.pdf.page import BOTTOM, TOP, Canvas
from prevent_tui.report.model.blocks import Contents, Heading, Notice
from prevent_tui.report.model.figures import Figures
from prevent_tui.report.request import ExportRequest, Part
from support.pdf_files import drawn
from support.rendered_samples import SAMPLES, sample_file, sample_report
from support.report_text import pdf_text, report_of
from support.report_text import squeezed as bare
from support.small_questionnaire import NOON, addition, extended, question

PAGE = BOTTOM - TOP


@cache
def pages(name, place):
    return lines_of(sample_file(name, place))


def lines_of(data):
    """The lines of each page."""
    found = pdf_text(data, "-layout").split("\f")[:-1]
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in found]


def notice_of(report):
    return next(block.text for block in report.blocks if isinstance(block, Notice))


def alone_on_the_first(report, found):
    """Whether the summary ends on the first page, and the next page begins with something else."""
    first, second = ("".join(map(bare, page)) for page in found[:2])
    return bare(notice_of(report)) in first and second.startswith("Contents")


def until_the_contents(blocks):
    """What is on the first two pages, and of what follows only the headings, of which the contents are made."""
    contents = next(place for place, block in enumerate(blocks) if isinstance(block, Contents))
    return [block for place, block in enumerate(blocks) if place <= contents or isinstance(block, Heading)]


def flowing():
    """A flow, and where each strip that is made by the function beside it came to stand."""
    flow, places = Flow(Canvas()), []

    def strip(height, **more):
        return Strip(height, lambda top: places.append((flow.canvas.page, round(top - TOP, 2))), **more)

    return flow, places, strip


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_the_summary_stands_on_the_first_page_and_nothing_else_does(name, place):
    assert alone_on_the_first(sample_report(name, place), pages(name, place))


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("place", [0, 1])
def test_it_does_so_too_with_local_additions_a_long_name_and_sentences_on_the_cover(place):
    raw = tomllib.loads(bundled_files()["schools"].read_text(encoding="utf-8"))
    text = "Fact {} is known to all who work here, also to those who came this year."
    local = addition(*(question(f"q{n}", "should") | {"text": text.format(n)} for n in range(6)))
    local["overlay"] |= {"extends": "schools", "title": "The questions of the county council and its partners"}
    for each in local["questions"]:
        each["scale"] = raw["scales"][0]["id"]
    asked = extended(raw, local)
    report = report_of(asked, from_sample(asked, asked.samples[place], NOON))
    said = ("A copy to share: the notes, the contacts and the places of the evidence are left out of it. " * 2,) * 2
    report = replace(report, setting="St Bartholomew and All Saints Church of England Voluntary Academy", notices=said)
    assert alone_on_the_first(report, lines_of(drawn(report)))


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_it_does_so_too_with_the_numbers_of_the_version_before(name, place):
    report = sample_report(name, place)
    lines = ("24 Nov 2025, edition 2025-09: 12 of 31", "24 Nov 2025, edition 2025-09: 38%, 43 of 44 answered")
    blocks = [
        replace(block, items=tuple(replace(each, before=lines[each.percent is not None]) for each in block.items))
        if isinstance(block, Figures)
        else block
        for block in report.blocks
    ]
    report = replace(report, blocks=tuple(until_the_contents(blocks)))
    found = lines_of(drawn(report))
    assert alone_on_the_first(report, found)
    assert bare(lines[0]) in bare(" ".join(found[0]))


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize(("name", "place"), SAMPLES)
def test_no_heading_is_the_last_thing_on_a_page(name, place):
    report = sample_report(name, place)
    headings = {bare(block.text) for block in report.blocks if isinstance(block, Heading)}
    for page in pages(name, place):
        foot = next(number for number, line in enumerate(page) if line.startswith(report.handling[:40]))
        assert bare(page[foot - 1]) not in headings


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("part", [Part.GOVERNORS, Part.BLANK])
def test_nor_is_one_in_a_shorter_report_or_a_form(part):
    report = sample_report("schools", 0, ExportRequest(part))
    headings = {bare(block.text) for block in report.blocks if isinstance(block, Heading)}
    for page in lines_of(sample_file("schools", 0, request=ExportRequest(part))):
        foot = next(number for number, line in enumerate(page) if line.startswith(report.handling[:40]))
        assert bare(page[foot - 1]) not in headings


def test_what_may_be_parted_stays_whole_where_little_would_be_empty():
    flow, places, strip = flowing()
    flow.add([strip(PAGE - EMPTY + 1), strip(20, keep=True, part=EMPTY), strip(40)])
    assert places == [(1, 0), (2, 0), (2, 20)]


def test_it_is_parted_where_much_would_be_empty_and_goes_on_under_what_is_said_again():
    flow, places, strip = flowing()
    above = strip(100)
    again = strip(5)
    flow.add([above, strip(60, keep=True, part=EMPTY), strip(60, keep=True, part=EMPTY), strip(60, again=again)])
    assert places == [(1, 0), (1, 100), (1, 160), (2, 0), (2, 5)]


def test_what_may_not_be_parted_leaves_a_page_empty():
    flow, places, strip = flowing()
    flow.add([strip(100), strip(100, keep=True), strip(100)])
    assert places == [(1, 0), (2, 0), (2, 100)]


def test_what_is_higher_than_a_page_goes_on_where_it_is():
    flow, places, strip = flowing()
    flow.add([strip(100), *(strip(100, keep=True) for _ in range(3)), strip(100)])
    assert [page for page, _ in places] == [1, 1, 2, 2, 3]


def test_a_notice_that_the_first_page_has_no_room_for_follows_on_the_next():
    flow, places, strip = flowing()
    flow.add([strip(PAGE), strip(10, sink=True)])
    assert places == [(1, 0), (2, 0)]


@pytest.mark.parametrize(("over", "left"), [(-1, 20), (0, 20), (5, 15), (50, 20 * LEAST)])
def test_room_between_blocks_shrinks_as_far_as_it_must_and_no_further(over, left):
    spaces = [gap(1), gap(1)]
    for each in spaces:
        each.height = 10
    found = tightened_strips([Strip(PAGE - 20 + over), *spaces])
    assert sum(strip.height for strip in found if strip.space) == pytest.approx(left)
