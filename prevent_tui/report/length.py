"""How long a report comes out on paper, told before it is set: one of thousands of pages is refused in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import is_dataclass

from prevent_tui.errors import CannotWrite
from prevent_tui.report.model.blocks import Heading, QuestionBlock, Report, Row, Step
from prevent_tui.report.model.inline import Ref
from prevent_tui.report.request import Format
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.grammar import join_words

_LINE, _CELL, _PAGE = 100, 30, 50
"""Letters on a line of running text and in a cell of a table, and lines on a page."""

_PAPER = (Format.PDF, Format.DOCX)
"""The formats that are set in pages; a web page and plain text take any length that an answers file can have."""

_NAMED = 3
"""So many of the longest places are named."""


def refuse_too_long(report: Report, format_: Format) -> None:
    """Refuse a report that would have far more pages than anybody prints or reads; nothing is cut in silence.

    Args:
        report: What is to be set.
        format_: In which format.

    Raises:
        CannotWrite: It would have more pages than `report_pages` allows; says how many, and where most of them are.
    """
    if format_ not in _PAPER:
        return
    lines = _lines_by_place(report)
    pages, most = lines.total() // _PAGE, thresholds().report_pages
    if pages <= most:
        return
    where = [f"{place} (about {max(1, count // _PAGE):,})" for place, count in lines.most_common(_NAMED)]
    raise CannotWrite(
        f"would have about {pages:,} pages, and this format takes up to {most:,}. Most of them: {join_words(where)}.",
        hint="Shorten what stands there; or make a web page (HTML), a Markdown text or a spreadsheet, which take all.",
    )


def _lines_by_place(report: Report) -> Counter[str]:
    """About how many lines there are under each question's reference and under each section's heading."""
    lines: Counter[str] = Counter()
    section = report.title
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.text
        place = block.reference if isinstance(block, QuestionBlock) else f"“{section}”"
        lines[place] += _lines(block)
    return lines


def _lines(part: object, letters: int = _LINE) -> int:
    """The lines of a part of a report, with so many letters on a line; cells that stand side by side count once."""
    if type(part) is str:  # and no name of a tone or a state
        return part.count("\n") + len(part) // letters + 1
    if isinstance(part, Ref):
        return 1
    if isinstance(part, Row):
        return max([_lines(cell, _CELL) for cell in part.cells], default=0)
    if isinstance(part, Step):
        return _lines(part.text)
    parts = tuple(vars(part).values()) if is_dataclass(part) else part
    return sum([_lines(each, letters) for each in parts]) if isinstance(parts, tuple) else 0
