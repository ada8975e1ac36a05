"""The report as one web page that needs nothing besides itself."""

from prevent_tui.report.formats.html.writer import render

__all__ = ["render"]
