"""A report as an A4 document: its blocks in order, then what stands on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from typing import Any

from prevent_tui.report import figures, model
from prevent_tui.report.matrix import Matrix
from prevent_tui.report.pdf import charts, furniture, matrix, questions, table, text
from prevent_tui.report.pdf.book import Book
from prevent_tui.report.pdf.page import Strip
from prevent_tui.report.pieces import Span

_DRAWN: dict[type, Callable[[Book, Any], Iterator[Strip]]] = {
    model.Heading: text.heading,
    model.Paragraph: text.paragraph,
    model.Verdict: text.verdict,
    figures.Figures: charts.figures,
    model.Table: table.table,
    model.Pair: text.pair,
    model.Notice: text.notice,
    figures.StateKey: text.state_key,
    figures.StateStrip: charts.state_strip,
    figures.StateBars: charts.state_bars,
    figures.LetterGrid: charts.letter_grid,
    figures.GridKey: charts.grid_key,
    model.QuestionBlock: questions.question,
    Matrix: matrix.matrix,
}


def render(report: model.Report, progress: Callable[[int, int], None] | None = None) -> bytes:
    """Renders a report; the same report gives the same bytes.

    Args:
        report: What to render.
        progress: Told the steps done and the steps in all, from time to time.
    """
    book = Book([block.question for block in report.blocks if isinstance(block, model.QuestionBlock)])
    _describe(book, report)
    if report.demo:
        furniture.behind(book.canvas)
    book.flow.add(text.cover(book, report))
    for done, block in enumerate(report.blocks):
        book.flow.add(_strips(book, report, block))
        if progress:
            progress(done + 1, len(report.blocks) + 1)
    if book.type.glyphs.replaced:
        book.flow.add(_replaced(book))
    book.flow.finish()
    text.fill_contents(book)
    furniture.stamp(book, report)
    made = bytes(book.canvas.output())
    if progress:
        progress(len(report.blocks) + 1, len(report.blocks) + 1)
    return made


def _strips(book: Book, report: model.Report, block: model.Block) -> Iterator[Strip]:
    if isinstance(block, model.Contents):
        return text.contents(book, [b for b in report.blocks if isinstance(b, model.Heading) and b.listed])
    return _DRAWN[type(block)](book, block)


def _describe(book: Book, report: model.Report) -> None:
    """What a reader's window shows about the document; the date is the report's, so that nothing depends on now."""
    fit = book.type.glyphs.fit
    book.canvas.set_title(fit(f"{report.title}: {' '.join(report.setting.split())}"))
    book.canvas.set_lang(report.language)
    book.canvas.set_creator("prevent-tui")
    book.canvas.set_creation_date(datetime.combine(report.made_on, time(), UTC))


def _replaced(book: Book) -> Iterator[Strip]:
    """Says which characters were replaced by their names, as the last thing of the report."""
    names = ", ".join(sorted(set(book.type.glyphs.replaced.values()))[:40])
    rest = len(book.type.glyphs.replaced) - 40
    said = f"Characters that the fonts of this report lack stand in it by name or code: {names}"
    words = f"{said} and {rest} more." if rest > 0 else f"{said}."
    return text.paragraph(book, model.Paragraph((Span(words),), model.Kind.SMALL))
