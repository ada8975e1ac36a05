"""Making reports in tests, and reading back what they say."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Heading, Report, Table
from prevent_tui.report.model.inline import Cell, Meter
from prevent_tui.report.previous_version import with_previous
from prevent_tui.report.request import WHOLE, ExportRequest
from prevent_tui.scoring import score
from support.small_questionnaire import TODAY


def report_of(
    questionnaire: Questionnaire,
    assessment: Assessment,
    today: date = TODAY,
    request: ExportRequest = WHOLE,
    before: Assessment | None = None,
) -> Report:
    """The report on an assessment, and on the version sealed before it where that is given."""
    case = with_previous(Case(questionnaire, assessment, score(questionnaire, assessment, today), today), before)
    return build(case, request)


def words(part: object) -> Iterator[str]:
    """Every text in a part of a report, in reading order."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from words(inner)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from words(getattr(part, field.name))


def said(part: object) -> str:
    """All of it in one text."""
    return "\n".join(words(part))


def table_after(report: Report, heading: str) -> list[list[str]]:
    """The rows of the first table after a heading, each cell as one text."""
    place = next(n for n, block in enumerate(report.blocks) if isinstance(block, Heading) and block.text == heading)
    table = next(block for block in report.blocks[place:] if isinstance(block, Table))
    return [[_cell(cell) for cell in row.cells] for row in table.rows]


def captioned(report: Report, beginning: str) -> list[list[str]]:
    """The rows of the table whose caption begins so."""
    table = next(b for b in report.blocks if isinstance(b, Table) and b.caption.startswith(beginning))
    return [[_cell(cell) for cell in row.cells] for row in table.rows]


def _cell(cell: Cell) -> str:
    return "\n".join(piece.words if isinstance(piece, Meter) else said(piece) for piece in cell)


def pdf_text(data: bytes, *options: str) -> str:
    """What a reader program finds in a PDF."""
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def text_of(pdf: Path) -> str:
    """The words of a PDF, as running text."""
    return " ".join(pdf_text(pdf.read_bytes(), "-enc", "UTF-8").split())


def squeezed(text: str) -> str:
    """Without any white space, so that a text can be found across line ends."""
    return "".join(text.split())
