"""Every format says the same: each text of a report, in the same order, and all that a person typed."""

from __future__ import annotations

import typing
from dataclasses import replace

import pytest

from prevent_tui.report.model import blocks as model
from prevent_tui.report.request import WHOLE, ExportRequest, Part
from support.every_block import every_block
from support.every_field import full, marked
from support.format_texts import READERS, lost, missing, squeezed, text_in
from support.rendered_samples import sample_file, sample_report
from support.report_text import report_of
from support.small_questionnaire import little, question

REQUESTS = {
    "full": ExportRequest(radar=True),
    "summary": ExportRequest(Part.SUMMARY),
    "governors": ExportRequest(Part.GOVERNORS),
    "share": ExportRequest(share=True, unnamed=True),
    "blank": ExportRequest(Part.BLANK),
    "roles": ExportRequest(Part.ROLES),
    "role": ExportRequest(Part.ROLES, role="it-lead"),
}
KINDS = typing.get_args(model.Block)


def missing_in_sample(name, place, format_, request=WHOLE):
    """What the file of a sample lacks."""
    return missing(sample_report(name, place, request), format_, sample_file(name, place, format_, request))


@pytest.mark.parametrize("format_", READERS)
def test_every_format_tells_every_text_of_every_block_in_order(format_):
    assert missing(every_block(), format_) == []


def test_the_report_made_by_hand_holds_every_kind_of_block():
    assert {type(block) for block in every_block().blocks} == set(KINDS)


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_format_draws_every_kind_of_block_by_itself(kind, format_):
    report = every_block()
    # The contents are made of the headings.
    alone = (kind, model.Heading) if kind is model.Contents else kind
    blocks = tuple(block for block in report.blocks if isinstance(block, alone))
    assert blocks
    assert missing(replace(report, blocks=blocks), format_) == []


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("part", REQUESTS)
def test_every_format_tells_the_whole_of_a_sample(part, format_):
    assert missing_in_sample("schools", 0, format_, REQUESTS[part]) == []


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("name", ["early-years", "local-authority"])
def test_every_format_tells_other_sectors_too(name, format_):
    assert missing_in_sample(name, -1, format_) == []


@pytest.mark.parametrize("format_", READERS)
def test_everything_that_can_be_typed_is_in_every_format(format_):
    asked = little(question("met"), question("aside", not_applicable={"allowed": True}))
    marks = []
    report = report_of(asked, marked(full(asked), "an", marks))
    told = squeezed(text_in(report, format_))
    assert len(marks) > 40
    assert [mark for mark in marks if mark not in told] == []


def test_a_text_that_is_missing_or_out_of_place_is_noticed():
    said = [("span", "one"), ("span", "two"), ("span", "three")]
    assert lost(said, "one, two, three", 5) == []
    assert lost(said, "one, three", 5) == [("span", "two")]
    assert lost(said, "two, one, three", 5) == [("span", "two")]


@pytest.mark.parametrize("format_", READERS)
def test_a_sheet_shows_hostile_words_of_a_role_and_of_help_as_they_are_written(format_):
    hostile = "<b>IT</b> | *lead* [x](javascript:y) `z` # {{ 7*7 }} & \u05d0"
    roles = [{"id": "it", "label": hostile}, {"id": "lead", "label": hostile, "fills_in": True}]
    asked = little(question("one", role="it", help=hostile), question("two", role="lead"), roles=roles)
    report = report_of(asked, full(asked), request=ExportRequest(Part.ROLES))
    assert missing(report, format_) == []
