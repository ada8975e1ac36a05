"""A report as an A4 document: its blocks in order, then what stands on every page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from typing import Any

from prevent_tui.report.formats.pdf import (
    charts,
    contents,
    cover,
    first_gap,
    form,
    governors,
    grid,
    header_footer,
    legend,
    matrix,
    months,
    questions,
    radar,
    table,
    text,
)
from prevent_tui.report.formats.pdf.attachment import attach
from prevent_tui.report.formats.pdf.document import CLOSEST, Book
from prevent_tui.report.formats.pdf.encryption import lock
from prevent_tui.report.formats.pdf.flow import Strip, least_height, tightened_strips
from prevent_tui.report.formats.pdf.page import BOTTOM, TOP
from prevent_tui.report.formats.pdf.tags import spoken
from prevent_tui.report.formats.pdf.xmp import xmp
from prevent_tui.report.model import blocks as model
from prevent_tui.report.model import figures, paper_form
from prevent_tui.report.model.inline import Span
from prevent_tui.report.model.matrix import Matrix
from prevent_tui.report.model.rendered import Rendered

_DRAWN: dict[type, Callable[[Book, Any], Iterator[Strip]]] = {
    model.Heading: text.heading,
    model.Paragraph: text.paragraph,
    model.Verdict: text.verdict,
    figures.Figures: charts.figures,
    model.Table: table.table,
    model.Pair: text.pair,
    model.Notice: text.notice,
    figures.StateKey: legend.state_key,
    figures.StateStrip: charts.state_strip,
    figures.StateBars: charts.state_bars,
    figures.LetterGrid: grid.letter_grid,
    figures.GridKey: grid.grid_key,
    model.QuestionBlock: questions.question,
    model.FirstGap: first_gap.first_gap,
    Matrix: matrix.matrix,
    figures.Months: months.months,
    figures.Radar: radar.radar,
    paper_form.FormHead: form.form_head,
    paper_form.FormQuestion: form.form_question,
    paper_form.ChallengeBlock: governors.challenge,
    paper_form.Signatures: governors.signatures,
}


def render(
    report: model.Report,
    progress: Callable[[int, int], None] | None = None,
    *,
    attached: bytes = b"",
    password: str = "",
) -> Rendered:
    """Renders a report as PDF/UA-1 and PDF/A-3u; the same report gives the same bytes, but for one with a password.

    Args:
        report: What to render.
        progress: Told the steps done and the steps in all, from time to time.
        attached: The answers file, to be put into the PDF.
        password: Needed to open it. PDF/A is not claimed then, as it forbids that.

    Raises:
        CannotWrite: The password cannot be used, or what encrypts is not installed.
    """
    own = [block.question for block in report.blocks if isinstance(block, model.QuestionBlock)]
    book = Book(own, archival=not password)
    if password:
        lock(book.canvas, password)
    _gather(book, report)
    _describe(book, report)
    if attached:
        attach(book.canvas, attached, book.canvas.creation_date)
    if report.demo:
        header_footer.behind(book.canvas)
    summary, once = _begin(book, report)
    for done, block in enumerate(report.blocks):
        if done >= summary:
            book.flow.add(_strips(book, report, block))
        if progress:
            progress(done + 1, len(report.blocks) + 1)
    if book.type.glyphs.replaced:
        book.flow.add(_replaced(book))
    book.flow.finish()
    contents.fill_contents(book)
    header_footer.stamp(book, report, once)
    data = book.canvas.finished()
    if progress:
        progress(len(report.blocks) + 1, len(report.blocks) + 1)
    return Rendered(data, tuple(map(_character_name, sorted(book.type.glyphs.replaced))))


def _begin(book: Book, report: model.Report) -> tuple[int, header_footer.ReadOnce]:
    """Lays out the head and the summary, which stand on the first page alone, in smaller type where they must be.

    Returns:
        How many blocks that was, and the elements of what is read there only.
    """
    blocks = _summary(report)
    strips, once = _first_page(book, report, blocks)
    while book.close < CLOSEST and least_height(strips) > BOTTOM - TOP:
        book.forget()
        book.close += 1
        strips, once = _first_page(book, report, blocks)
    book.flow.add(tightened_strips(strips))
    return blocks, once


def _summary(report: model.Report) -> int:
    """How many blocks belong on the first page: all up to the notice that ends the summary, if there is one."""
    for number, block in enumerate(report.blocks, 1):
        if isinstance(block, model.Notice):
            return number
        if isinstance(block, model.Contents) or (isinstance(block, model.Heading) and block.level == 2):
            break
    return 0


def _first_page(book: Book, report: model.Report, blocks: int) -> tuple[list[Strip], header_footer.ReadOnce]:
    """The head of the first page and so many blocks; and the elements of what is read there only."""
    strips = list(cover.cover(book, report))
    once = header_footer.ReadOnce(book.here.add("P"), book.here.add("P"))
    for block in report.blocks[:blocks]:
        strips += _strips(book, report, block)
    return strips, once


def _strips(book: Book, report: model.Report, block: model.Block) -> Iterator[Strip]:
    if isinstance(block, model.Contents):
        return contents.contents(book, [b for b in report.blocks if isinstance(b, model.Heading) and b.listed])
    return _DRAWN[type(block)](book, block)


def _gather(book: Book, report: model.Report) -> None:
    """Notes the rows of tables with the same columns, so that those columns come out alike."""
    for block in report.blocks:
        if isinstance(block, model.Table):
            book.rows.setdefault(block.columns, []).extend(block.rows)


def _describe(book: Book, report: model.Report) -> None:
    """What a reader's window shows about the document; the date is the report's, so that nothing depends on now."""
    canvas, day = book.canvas, datetime.combine(report.file_day, time(), UTC)
    title = spoken(" ".join(report.file_title.split()))
    canvas.set_title(title)
    canvas.set_lang(report.language)
    canvas.set_creator("prevent-tui")
    canvas.set_creation_date(day)
    canvas.set_xmp_metadata(xmp(title, report.language, day, archival=canvas.archival))


def _character_name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".rstrip()


def _replaced(book: Book) -> Iterator[Strip]:
    """Says which characters were replaced by their names, as the last thing of the report."""
    names = ", ".join(sorted(set(book.type.glyphs.replaced.values()))[:40])
    rest = len(book.type.glyphs.replaced) - 40
    sentence = f"Characters that the fonts of this report lack stand in it by name or code: {names}"
    words = f"{sentence} and {rest} more." if rest > 0 else f"{sentence}."
    return text.paragraph(book, model.Paragraph((Span(words),), model.ParagraphKind.SMALL))
