"""The one style sheet of the page, with what is printed on each sheet of paper; and what the page may do."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from prevent_tui.files.packaged import packaged_text
from prevent_tui.report.model.blocks import Report

SHEETS = ("colours", "figures", "report", "print")
"""The parts of the style, each by the name of its file; what is later goes before what is earlier."""


def sheet(report: Report) -> str:
    """The style of a report's page."""
    foot = " · ".join(part for part in (report.handling, report.stamp, report.day) if part)
    head = f"@top-left {{ content: {_quoted(report.demo)} }}" if report.demo else ""
    return f"{_fixed()}\n@page {{ @bottom-left {{ content: {_quoted(foot)} }} {head} }}\n"


def policy(style: str) -> str:
    """What the page may load and run: nothing but its own style, known by its hash."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _fixed() -> str:
    parts = [packaged_text(__package__, f"{name}.css") for name in SHEETS]
    return "\n".join(parts) + "".join(f".w{share} {{ width: {share}% }}\n" for share in range(1, 101))


def _quoted(text: str) -> str:
    """A text as a string of CSS; whatever is not a plain letter or digit is written by its code."""
    plain = (char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(plain)}"'
