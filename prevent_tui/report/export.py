"""From a case and a request to the content of the file asked for: a report, tables, or a calendar."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from prevent_tui.errors import CannotWrite
from prevent_tui.report.case import Case
from prevent_tui.report.model.rendered import Rendered
from prevent_tui.report.render import Progress, render
from prevent_tui.report.request import ExportRequest, Format, Part, refusal


@dataclass(frozen=True)
class ExportJob:
    """A request together with what it is made of.

    Attributes:
        request: The file.
        case: The answers as they were when it was asked for.
        source: The answers file they were read from, if there is one.
        password: What opens a PDF; empty for one that opens without.
    """

    request: ExportRequest
    case: Case
    source: Path | None = None
    password: str = field(default="", repr=False)


def export(job: ExportJob, progress: Progress | None = None) -> Rendered:
    """Return the content of the file asked for; nothing is read or written.

    Args:
        job: What is asked for, and of what it is made.
        progress: Called from time to time while a PDF is made.

    Raises:
        CannotWrite: There is nothing to put into it, what is asked for does not go together, it would have thousands
            of pages, or what it takes is not installed.
    """
    request, case = job.request, job.case
    fault = refusal(request) or (refusal(replace(request, locked=True)) if job.password else "")
    if fault:
        raise CannotWrite(fault)
    if request.format.is_report:
        from prevent_tui.report.build import build
        from prevent_tui.report.length import refuse_too_long

        _refuse_no_sheet(case, request)
        attachment = _answers(case, request) if request.format is Format.PDF else b""
        report = build(case, request)
        refuse_too_long(report, request.format)
        return render(report, request.format, progress, attachment=attachment, password=job.password)
    # Each only now: what writes a format takes longer to load than the application to open.
    if request.format is Format.XLSX:
        from prevent_tui.report.formats import xlsx

        return Rendered(xlsx.render(case))
    if request.format is Format.ICS:
        from prevent_tui.report.formats import ics

        return Rendered(ics.render(case))
    from prevent_tui.report.formats import csv_table
    from prevent_tui.report.tables import grid

    return Rendered(csv_table.render(grid(case, request.table)))


def _refuse_no_sheet(case: Case, request: ExportRequest) -> None:
    """Refuses sheets by role where nothing would stand on them."""
    from prevent_tui.report.content.role_sheets import sheet_fault

    if request.part is Part.ROLES and (fault := sheet_fault(case, request.role)):
        raise CannotWrite(fault)


def _answers(case: Case, request: ExportRequest) -> bytes:
    """The answers that a PDF carries: all in the full report, those that remain in its share copy, none in a part."""
    from prevent_tui.assessment.storage.codec import dump
    from prevent_tui.report.redaction import shared_case

    if request.part is not Part.FULL:
        return b""
    return dump((shared_case(case, unnamed=request.unnamed) if request.share else case).assessment)
