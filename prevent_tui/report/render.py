"""From a report to a file: the same report in each of the formats that hold one."""

from __future__ import annotations

from collections.abc import Callable

from prevent_tui.report.model.blocks import Report
from prevent_tui.report.model.rendered import Rendered
from prevent_tui.report.request import Format

Progress = Callable[[int, int], None]
"""Is called with the steps done and the steps in all."""


def render(
    report: Report,
    format_: Format,
    progress: Progress | None = None,
    *,
    attachment: bytes = b"",
    password: str = "",
) -> Rendered:
    """Render a report; the same report gives the same bytes, but for a PDF with a password.

    Args:
        report: What to render; nothing but its title and its blocks is needed.
        format_: One of `request.REPORTS`.
        progress: Called from time to time while a PDF is made.
        attachment: An answers file to be put into a PDF.
        password: What opens a PDF; it opens without one where this is empty.

    Raises:
        CannotWrite: The password cannot be used, or what the format takes is not installed.
        ValueError: The format holds no report.
    """
    # Each only now: what writes a format takes longer to load than the application to open.
    match format_:
        case Format.PDF:
            from prevent_tui.report.formats import pdf

            return pdf.render(report, progress, attached=attachment, password=password)
        case Format.HTML:
            from prevent_tui.report.formats import html

            return Rendered(html.render(report))
        case Format.DOCX:
            from prevent_tui.report.formats import word

            return Rendered(word.render(report))
        case Format.MD:
            from prevent_tui.report.formats import markdown

            return Rendered(markdown.render(report))
        case _:
            raise ValueError(f"{format_} holds no report")
