"""The report as a PDF; the only part of the program that knows fpdf2."""

from prevent_tui.report.formats.pdf.writer import render

__all__ = ["render"]
