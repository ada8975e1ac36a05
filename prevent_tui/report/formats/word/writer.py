"""A report as a Word document: its blocks in order, under running heads and feet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import docx

from prevent_tui.report import figures, model, paper
from prevent_tui.report.formats.word import charts, forms, package, plans, questions, table, text
from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.matrix import Matrix

_DRAWN: dict[type, Callable[[Draft, Any], Iterator[Element]]] = {
    model.Heading: text.heading,
    model.Paragraph: text.text,
    model.Verdict: text.verdict,
    figures.Figures: charts.figures,
    model.Table: table.table,
    model.Pair: text.pair,
    model.Notice: text.notice,
    model.Contents: text.contents,
    figures.StateKey: text.state_key,
    figures.StateStrip: charts.state_strip,
    figures.StateBars: charts.state_bars,
    figures.LetterGrid: charts.letter_grid,
    figures.GridKey: charts.grid_key,
    model.QuestionBlock: questions.question,
    model.FirstGap: questions.first_gap,
    Matrix: plans.matrix,
    figures.Months: plans.months,
    figures.Radar: plans.radar,
    paper.FormHead: forms.form_head,
    paper.FormQuestion: forms.form_question,
    paper.Asked: forms.asked,
    paper.Signatures: forms.signatures,
}


def render(report: model.Report) -> bytes:
    """Renders a report; the same report gives the same bytes."""
    document = docx.Document()
    package.furnish(document, report)
    body = document.element.body
    page = body.sectPr
    for element in _written(report):
        page.addprevious(element)
    return package.packed(document)


def _written(report: model.Report) -> Iterator[Element]:
    draft = Draft(report)
    yield from text.cover(report)
    for draft.place, block in enumerate(report.blocks):
        yield from _DRAWN[type(block)](draft, block)
