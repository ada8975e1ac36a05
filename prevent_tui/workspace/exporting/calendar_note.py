"""What is to be known of a calendar that takes the place of one made by an earlier version of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.report.request import Format

if TYPE_CHECKING:
    from prevent_tui.report.export import ExportJob

_EARLIER = (
    "Entries that an earlier version of this program put into a calendar are cancelled in it, by the name the setting "
    "has today. If the setting was renamed since then, delete the old entries in your calendar by hand."
)


def calendar_note(job: ExportJob) -> str:
    """Return what is to be done by hand about entries of an earlier version; empty where there can be none.

    Args:
        job: What was made.
    """
    if job.request.format is not Format.ICS:
        return ""
    from prevent_tui.report.dues import earlier_dues

    return _EARLIER if any(earlier_dues(job.case)) else ""
