"""The report as plain Markdown: readable as it stands, and right when it is rendered (CommonMark, with GFM tables)."""

from prevent_tui.report.formats.markdown.writer import render

__all__ = ["render"]
