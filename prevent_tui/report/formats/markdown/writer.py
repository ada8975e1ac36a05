"""A report as Markdown: its blocks in order, below what the cover of a printed one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prevent_tui.report.formats.markdown import blocks, questions
from prevent_tui.report.formats.markdown.escape import escape_line_start, heading_text, inline, strong
from prevent_tui.report.formats.markdown.spans import BREAK, Draft, quoted
from prevent_tui.report.model import blocks as model
from prevent_tui.report.model import figures, paper_form
from prevent_tui.report.model.matrix import Matrix

_WRITTEN: dict[type, Callable[[Draft, Any], Iterator[str]]] = {
    model.Heading: blocks.heading,
    model.Paragraph: blocks.paragraph,
    model.Verdict: blocks.verdict,
    figures.Figures: blocks.figures,
    model.Table: blocks.table,
    model.Pair: blocks.pair,
    model.Notice: blocks.notice,
    model.Contents: blocks.contents,
    figures.StateKey: blocks.state_key,
    figures.StateStrip: blocks.state_strip,
    figures.StateBars: blocks.state_bars,
    figures.LetterGrid: blocks.letter_grid,
    figures.GridKey: blocks.grid_key,
    model.QuestionBlock: questions.question,
    model.FirstGap: questions.first_gap,
    Matrix: blocks.matrix,
    figures.Months: blocks.months,
    figures.Radar: blocks.radar,
    paper_form.FormHead: questions.form_head,
    paper_form.FormQuestion: questions.form_question,
    paper_form.ChallengeBlock: questions.challenge,
    paper_form.Signatures: questions.signatures,
}


_MARK = "[//]: # (Made by prevent-tui)"
"""The last line, by which the program knows its own files again; nothing that shows Markdown shows it."""


def render(report: model.Report) -> bytes:
    """Renders a report as UTF-8; the same report gives the same bytes."""
    return ("\n\n".join(part for part in (*_parts(report), _MARK) if part) + "\n").encode()


def _parts(report: model.Report) -> Iterator[str]:
    yield f"# {heading_text(report.heading)}"
    yield strong(inline(report.demo))
    yield BREAK.join(escape_line_start(each) for each in _cover(report) if each)
    yield (
        quoted("\n\n".join(escape_line_start(inline(sentence)) for sentence in report.notices))
        if report.notices
        else ""
    )
    draft = Draft(report)
    for draft.place, block in enumerate(report.blocks):
        yield from _WRITTEN[type(block)](draft, block)


def _cover(report: model.Report) -> Iterator[str]:
    yield strong(inline(report.subheading))
    yield inline(report.stamp)
    yield " · ".join(text for text in (inline(report.reference), report.day, inline(report.edition)) if text)
    yield inline(report.handling)
