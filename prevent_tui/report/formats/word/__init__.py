"""The report as a Word document; the only part of the program that knows python-docx, which is an optional extra."""

from __future__ import annotations

from prevent_tui.errors import CannotWrite
from prevent_tui.report.model.blocks import Report


def render(report: Report) -> bytes:
    """Renders a report as a `.docx` file; the same report gives the same bytes.

    Raises:
        CannotWrite: The extra that writes Word documents is not installed.
    """
    try:
        from prevent_tui.report.formats.word.writer import render as render_word
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"docx", "lxml"}:
            raise
        raise CannotWrite(
            "A Word document needs a part of the program that is not installed.",
            hint='Install it with: pip install "prevent-tui[office]"',
        ) from error
    return render_word(report)


__all__ = ["render"]
