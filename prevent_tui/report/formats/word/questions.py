"""One question: what it asks, its ladder with the level chosen, and all that is known about the answer."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.formats.word.marks import INKS, TINTS, chip, sign
from prevent_tui.report.formats.word.runs import TONES, bookmarked, link, paragraph, plain, run, tab
from prevent_tui.report.formats.word.table import WIDE, Box, Grid
from prevent_tui.report.model.blocks import Detail, FirstGap, QuestionBlock, Step
from prevent_tui.report.model.inline import State

_INDENT = 850
_LADDER = [1900, 5601, WIDE - _INDENT - 7501]


def question(draft: Draft, block: QuestionBlock) -> Iterator[Element]:
    """A question's block, under a heading of its own, where references lead to."""
    head = bookmarked(draft, draft.anchor(block.question), run(block.reference, "AccentLabel"), tab(), run(block.text))
    yield paragraph("HeadingMust" if block.must else "Heading3", *head)
    yield _standing(block.duty, block.state)
    yield from _ladder(block.reference, block.ladder)
    for detail in block.details:
        yield from _detail(detail)


def first_gap(draft: Draft, block: FirstGap) -> Iterator[Element]:
    """The first gap of a theme with its ladder."""
    yield plain("ListTitle", block.title)
    yield paragraph("Normal", link(draft, block.ref), run("  "), run(block.text, "Strong"), keep=True)
    yield _standing(block.duty, block.state)
    yield from _ladder(block.ref.text, block.ladder)


def _standing(duty: str, state: State) -> Element:
    return paragraph("QuestionState", run(duty, "Label"), run("   "), *chip(state))


def _ladder(reference: str, ladder: tuple[Step, ...]) -> Iterator[Element]:
    rows = [_step(step) for step in ladder]
    about = "A row for each level, the lowest first; the one chosen is marked in words."
    if rows:
        yield from Grid("ReportTable", _LADDER, rows, f"The levels of {reference}", about, indent=_INDENT).drawn()


def _step(step: Step) -> tuple[Box, ...]:
    fill = TINTS[step.sign] if step.here else ""
    beside = (("left", "single", 24, INKS[step.sign]),) if step.here else ()
    name = "Strong" if step.here else "Quiet"
    cells = (
        paragraph("TableText", sign(step.sign), run("  "), run(step.label, name), keep=True),
        paragraph("TableText", run(step.text, "" if step.here else "Quiet"), keep=True, direction=step.text),
        paragraph("TableText", run(step.says, "Label" if step.here else "Absent"), keep=True, right=True),
    )
    first, *rest = cells
    return Box((first,), fill, beside), *(Box((each,), fill) for each in rest)


def _detail(detail: Detail) -> Iterator[Element]:
    label = run(detail.label, "Label")
    for number, span in enumerate(detail.spans):
        before = [label, tab()] if not number else [tab()]
        yield paragraph("Detail", *before, run(span.text, TONES[span.tone]))
    if not detail.spans:
        yield paragraph("Detail", label)
