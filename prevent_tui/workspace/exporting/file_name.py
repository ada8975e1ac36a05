"""The name proposed for an exported file: the setting, what it is, and the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from prevent_tui.report.request import ExportRequest, Format
from prevent_tui.workspace.exporting.offers import offer_name

if TYPE_CHECKING:
    from prevent_tui.workspace.work import Work

_LONGEST = 60
"""Characters of a setting's name that a file name takes up."""

_OFFER_NAMES = {"full": "report", "roles": "sheets-by-role"}
_TABLE_NAMES = {Format.XLSX: "tables", Format.CSV: "actions", Format.ICS: "calendar"}


def proposed_name(work: Work, request: ExportRequest) -> str:
    """Return the name proposed for a file made of the open assessment.

    Args:
        work: The assessment; the name of its own file stands in for a setting without a name.
        request: What is asked for. The setting's name is left out where it is to stay unsaid.
    """
    stem = work.document.path.stem if work.document else "prevent-sample"
    setting = "" if request.unnamed else _legal(work.assessment.setting.name) or stem
    offer = offer_name(request)
    offer = _OFFER_NAMES.get(offer, offer) if not request.role else f"sheet-{request.role}"
    contents = _TABLE_NAMES.get(request.format) or offer
    return f"{setting or 'prevent'}-{contents}-{work.session.today}.{request.format}"


def for_day(request: ExportRequest, before: date, today: date) -> ExportRequest:
    """Return the same request for another day: a day in the name of its file follows.

    Args:
        request: What was asked for then.
        before: The day of then.
        today: The day that takes its place.
    """
    name = request.path.name.replace(before.isoformat(), today.isoformat())
    return replace(request, path=request.path.with_name(name))


def _legal(setting: str) -> str:
    """The name of a setting as part of a file's name."""
    words = re.sub(r"[^\w]+", "-", setting.replace("'", "").replace("’", "")).strip("-_")
    return words[:_LONGEST].rstrip("-_")
