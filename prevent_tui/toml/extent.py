"""How much a TOML text would make the parser do, told by one look along it before anything is parsed."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from prevent_tui import budget
from prevent_tui.errors import BadFile

if TYPE_CHECKING:
    from pathlib import Path

_TEXTS = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+(?:"|$)'
    r"|'[^'\n]*+(?:'|$)"
    r"|#[^\n]*+",
    re.MULTILINE | re.DOTALL,
)
"""Texts and notes, in which no sign means anything; one that is not closed ends where the parser gives up."""

_BETWEEN_KEYS = re.compile(r"[=,\n\[\]{}]")
_LONG_BARE = re.compile(rf"(?<![\w+:-])[\w+:-]{{{budget.BARE}}}")
_OPENS = {"[": 1, "{": 1, "]": -1, "}": -1}
_ONLY = {kept: dict.fromkeys({*range(128)} - {*map(ord, kept)}) for kept in ("[]{}", "{}")}
_CHOOSE = "Choose another file, or go back to a backup."


def refuse_larger(text: str, path: Path) -> None:
    """Makes sure that parsing a text takes no longer, and no more memory, than any file of this program does.

    Args:
        text: The file, with plain line ends.
        path: Where it comes from.

    Raises:
        BadFile: It has too many lines, values or tables, too long a key, or nests too deeply.
    """
    escapes = text.count("\\")
    if escapes > budget.ESCAPES:
        raise _too_many(f"{escapes:,} backslashes", budget.ESCAPES, path)
    signs = _TEXTS.sub('"', text)
    count = signs.count("\n") + 1
    if count > budget.LINES:
        raise _too_many(f"{count:,} lines", budget.LINES, path)
    tables = signs.count("{") + signs.count("\n[")
    if tables > budget.TABLES:
        raise _too_many(f"{tables:,} tables", budget.TABLES, path)
    values = signs.count("=") + signs.count(",") + signs.count("[") + signs.count(".") + tables
    if values > budget.VALUES:
        raise _too_many(f"{values:,} keys and values", budget.VALUES, path)
    lines = signs.split("\n")
    # Looking for such a run takes longer than all the rest, and hardly any file has a line with room for one.
    if max(map(len, lines)) >= budget.BARE and _LONG_BARE.search(signs):
        message = f"has a number or a key of more than {budget.BARE:,} signs without quotation marks."
        raise BadFile(message, hint=_CHOOSE, file=path)
    if _has_long_key(lines) or _depth(signs, "[]{}") > budget.DEPTH or _depth(signs, "{}") > budget.CURLY_DEPTH:
        raise BadFile("is nested too deeply to be a file of this program.", hint=_CHOOSE, file=path)


def _has_long_key(lines: list[str]) -> bool:
    # Only a line with so many dots is parted at its keys.
    dotted = (line for line in lines if line.count(".") >= budget.KEY_PARTS)
    return any(key.count(".") >= budget.KEY_PARTS for line in dotted for key in _BETWEEN_KEYS.split(line))


def _depth(signs: str, brackets: str) -> int:
    """How many brackets of these kinds stand inside one another."""
    return max(accumulate((_OPENS.get(sign, 0) for sign in signs.translate(_ONLY[brackets])), initial=0))


def _too_many(number: str, most: int, path: Path) -> BadFile:
    return BadFile(f"has {number}; a file of this program has at most {most:,}.", hint=_CHOOSE, file=path)
