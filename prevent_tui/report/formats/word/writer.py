"""A report as a Word document: its blocks in order, under running heads and feet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import docx

from prevent_tui.report.formats.word import charts, forms, package, plans, questions, table, text
from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.model import blocks, figures, paper_form
from prevent_tui.report.model.matrix import Matrix

_DRAWN: dict[type, Callable[[Draft, Any], Iterator[Element]]] = {
    blocks.Heading: text.heading,
    blocks.Paragraph: text.text,
    blocks.Verdict: text.verdict,
    figures.Figures: charts.figures,
    blocks.Table: table.table,
    blocks.Pair: text.pair,
    blocks.Notice: text.notice,
    blocks.Contents: text.contents,
    figures.StateKey: text.state_key,
    figures.StateStrip: charts.state_strip,
    figures.StateBars: charts.state_bars,
    figures.LetterGrid: charts.letter_grid,
    figures.GridKey: charts.grid_key,
    blocks.QuestionBlock: questions.question,
    blocks.FirstGap: questions.first_gap,
    Matrix: plans.matrix,
    figures.Months: plans.months,
    figures.Radar: plans.radar,
    paper_form.FormHead: forms.form_head,
    paper_form.FormQuestion: forms.form_question,
    paper_form.ChallengeBlock: forms.challenge,
    paper_form.Signatures: forms.signatures,
}


def render(report: blocks.Report) -> bytes:
    """Renders a report; the same report gives the same bytes."""
    document = docx.Document()
    package.furnish(document, report)
    body = document.element.body
    page = body.sectPr
    for element in _written(report):
        page.addprevious(element)
    return package.packed(document)


def _written(report: blocks.Report) -> Iterator[Element]:
    draft = Draft(report)
    yield from text.cover(report)
    for draft.place, block in enumerate(report.blocks):
        yield from _DRAWN[type(block)](draft, block)
