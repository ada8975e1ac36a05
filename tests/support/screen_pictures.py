"""Pictures of the terminal as SVG: taking one, reading it again, and saying in words how two differ."""

from __future__ import annotations

import html
import re
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

PICTURES = Path(__file__).parents[1] / "tui" / "snapshots"
CELL, ROW = 12.2, 24.4
"""How wide and how high a cell of the terminal is in a picture."""

_FONT = re.compile(r" *@font-face \{.*?\}\n", re.DOTALL)
_WORDS = re.compile(r'<text class="screen-(r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')
_STYLE = re.compile(r"\.screen-(r\d+) \{ (.*?) \}")


def picture(app: App) -> str:
    """What the terminal shows, with nothing in it that another run would make differently, and no font fetched."""
    svg = app.export_screenshot(title="prevent-tui", simplify=True)
    return re.sub(r"terminal-\d+", "screen", _FONT.sub("", svg))


def rows(svg: str) -> list[str]:
    """The rows of a picture as text, down to the last that holds any."""
    shown: dict[int, str] = {}
    for _, x, y, words in _WORDS.findall(svg):
        row = int(float(y) / ROW)
        shown[row] = shown.get(row, "").ljust(round(float(x) / CELL)) + html.unescape(words).replace("\xa0", " ")
    return [shown.get(row, "").rstrip() for row in range(max(shown, default=-1) + 1)]


def styles(svg: str) -> list[str]:
    """Every run of words in a picture, with its row and how it is drawn."""
    style = dict(_STYLE.findall(svg))
    return [
        f"row {int(float(y) / ROW) + 1}, {html.unescape(words).strip()!r}: {style[name]}"
        for name, _, y, words in _WORDS.findall(svg)
    ]


def differences(before: str, now: str) -> list[str]:
    """In what two pictures differ: in their words; where those are the same, in how they are drawn."""
    if before == now:
        return []
    for what in (rows, styles):
        changes = list(unified_diff(what(before), what(now), "before", "now", lineterm="", n=1))
        if changes:
            return changes
    return ["The words and how they are drawn are the same; what is behind them differs."]
