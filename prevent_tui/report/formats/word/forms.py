"""What is filled in by hand: the paper form, room for replies, and the rows to sign."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.formats.word.marks import INK
from prevent_tui.report.formats.word.runs import TONES, link, paragraph, plain, run, tab
from prevent_tui.report.formats.word.table import Box, Grid, heads, widths
from prevent_tui.report.model.inline import Ref, Tone
from prevent_tui.report.model.paper_form import ChallengeBlock, FormHead, FormQuestion, Signatures, Tick, WriteIn

_BELOW = (("bottom", "single", 8, INK),)


def form_head(_draft: Draft, block: FormHead) -> Iterator[Element]:
    """Labels with a line below each, side by side."""
    row = tuple(
        Box((plain("TableHead", field.label), *(paragraph("TableText") for _ in range(field.lines))), edges=_BELOW)
        for field in block.fields
    )
    title, about = ", ".join(field.label for field in block.fields), "Labels with room to write below each."
    yield from Grid("SideBySide", widths([1] * len(row)), [row], title, about, first=False, high=600).drawn()


def form_question(_draft: Draft, block: FormQuestion) -> Iterator[Element]:
    """A question with its boxes to tick, and lines to write on."""
    runs = (run(block.reference, "AccentLabel"), tab(), run(block.text))
    yield paragraph("HeadingMust" if block.must else "Heading3", *runs)
    yield paragraph("QuestionState", run(block.duty, "Label"))
    if block.help:
        yield plain("SmallText", block.help, Tone.QUIET, keep=True)
    for tick in block.ticks:
        yield _tick(tick, keep=bool(block.below) or tick is not block.ticks[-1])
    for field in block.below:
        yield from _lines(field, last=field is block.below[-1])


def _tick(tick: Tick, *, keep: bool) -> Element:
    line = [tab()] if tick.because else []
    words = [tab(), run(tick.text)] if tick.text else []
    runs = (run("☐", sign=True), tab(), run(tick.label, "Strong"), *words, *line)
    return paragraph("TickBox", *runs, keep=keep)


def _lines(field: WriteIn, *, last: bool) -> Iterator[Element]:
    for number in range(max(1, field.lines)):
        label = () if number else (run(field.label, "Label"),)
        yield paragraph("WriteIn", *label, tab(), tab(), keep=not last or number < field.lines - 1)


def challenge(draft: Draft, block: ChallengeBlock) -> Iterator[Element]:
    """A question of the governors, what it was made from, and its reply or room for one."""
    open_below = bool(block.why or block.reply or block.lines)
    runs = (run(block.number, "AccentLabel"), tab(), run(block.text))
    yield paragraph("AskedText", *runs, keep=open_below)
    if block.why:
        why = [link(draft, part) if isinstance(part, Ref) else run(part.text, TONES[part.tone]) for part in block.why]
        yield paragraph("AskedWhy", *why, keep=bool(block.reply or block.lines))
    for span in block.reply:
        yield paragraph("AskedReply", run(span.text, TONES[span.tone]), direction=span.text)
    for number in range(block.lines):
        yield paragraph("AskedLine", tab(), keep=number < block.lines - 1)


def signatures(_draft: Draft, block: Signatures) -> Iterator[Element]:
    """Rows to sign: who at the left, with what that says; the other columns are left open."""
    rows = [heads(*block.columns)]
    for each in block.rows:
        who = (paragraph("TableText", run(each.role, "Strong")), paragraph("TableText", run(each.says, "Quiet")))
        rows.append((Box(who), *(Box((paragraph("TableText"),)) for _ in block.columns[1:])))
    about = f"Columns: {', '.join(block.columns)}. To be filled in by hand."
    shares = [2.0, *([1.4] * (len(block.columns) - 1))]
    yield from Grid("ReportTable", widths(shares), rows, "Signatures", about, heads=1, high=900).drawn()
