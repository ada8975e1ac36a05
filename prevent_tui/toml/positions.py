"""On which line of a TOML file each key stands, which the parser does not tell."""

from __future__ import annotations

import math
import re
from typing import Any

import tomli

from prevent_tui.budget import PLACES
from prevent_tui.toml.reading import place_of

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value, such as `("questions", 12, "levels", "in-place")`."""

_DEPTH = 16
"""Parts of the longest path whose line is noted; what lies deeper is found by what is around it."""

_BETWEEN = re.compile(r"(?:[\s,]++|#[^\n]*+)*+")
_KEY = re.compile(r"""[ \t]*+([A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')[ \t]*+""")
_SCALAR = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'''
    r"""|'''(?:[^']++|'(?!''))*+'{3,5}"""
    r'''|"(?:[^"\\\n]++|\\.)*+"'''
    r"""|'[^'\n]*+'"""
    r"""|[^,\]}#\n]++""",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every key and every entry of a list in a TOML text that was parsed without error."""
    return _Reader(_plain_ends(text)).read()


class Places:
    """Finds the line of a place as faults name it.

    Args:
        text: The text of the file.
        raw: What parsing it gave.
    """

    def __init__(self, text: str, raw: dict[str, Any]) -> None:
        reader = _Reader(_plain_ends(text), _DEPTH, PLACES)
        self._lines: dict[str, list[int]] = {}
        for path, line in reader.read().items():
            self._lines.setdefault(place_of(path, raw), []).append(line)
        self._is_whole = len(reader.lines) < PLACES
        self._headings: dict[str, int] = {}
        for path, line in reader.headings:
            self._headings.setdefault(place_of(path[:2], raw), line)

    def line(self, place: str, *, last: bool = False) -> int:
        """The line of a place, or of the nearest table around it; 1 where there is none, 0 where it is too far down.

        Args:
            place: Such as `questions[lettings].levels.developing`.
            last: Of several places with that name the last, as for an id that is given twice.
        """
        while place:
            if place in self._lines:
                return self._lines[place][-1 if last else 0]
            if not self._is_whole:
                return 0
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return 1

    def first_heading(self, place: str) -> int:
        """The line of the first heading inside an entry of a list of tables; 0 where it has none."""
        return self._headings.get(place, 0)


class _Reader:
    """Goes once through the text; what opens inside a value is kept on a list, so that no depth is too deep."""

    def __init__(self, text: str, deepest: int | None = None, most: float = math.inf) -> None:
        self.text = text
        self.most = most
        self.deepest = deepest
        self.line, self.line_at = 1, 0
        self.lines: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}
        self.headings: list[tuple[Path, int]] = []

    def read(self) -> dict[Path, int]:
        table: Path = ()
        at = self._skip(0)
        while at < len(self.text) and len(self.lines) < self.most:
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                path, at = self._key(at, table)
                at = self._value(self._skip(at), path)
            at = self._skip(at)
        return self.lines

    def _skip(self, at: int) -> int:
        match = _BETWEEN.match(self.text, at)
        return match.end() if match else at

    def _line(self, at: int) -> int:
        """The line of a place; places are asked for in their order, so that the text is counted through once."""
        self.line += self.text.count("\n", self.line_at, at)
        self.line_at = max(self.line_at, at)
        return self.line

    def _note(self, path: Path, at: int) -> None:
        line = self._line(at)
        path = path[: self.deepest]
        while path and path not in self.lines:
            self.lines[path] = line
            path = path[:-1]

    def _names(self, at: int) -> tuple[list[str], int]:
        """The parts of a dotted key, and the place after it."""
        parts = []
        while match := _KEY.match(self.text, at):
            parts.append(_plain(match.group(1)))
            at = match.end()
            if self.text[at : at + 1] != ".":
                break
            at += 1
        return parts, at

    def _header(self, at: int) -> tuple[Path, int]:
        several = self.text.startswith("[[", at)
        parts, end = self._names(at + (2 if several else 1))
        path: Path = ()
        for part in parts[:-1]:
            path = (*path, part)
            path = (*path, self.tables[path]) if path in self.tables else path
        path = (*path, parts[-1])
        if several:
            self.tables[path] = self.tables.get(path, -1) + 1
            path = (*path, self.tables[path])
        self._note(path, at)
        if path[2:]:
            self.headings.append((path[: self.deepest], self._line(at)))
        return path, end + (2 if several else 1)

    def _key(self, at: int, table: Path) -> tuple[Path, int]:
        parts, end = self._names(at)
        path = (*table, *parts)
        self._note(path, at)
        return path, end + 1

    def _value(self, at: int, path: Path) -> int:
        """Reads a value and notes everything inside it; the place after it."""
        opened: list[tuple[Path, bool]] = []
        counts: list[int] = []
        while True:
            sign = self.text[at]
            if sign in "[{":
                opened.append((path, sign == "["))
                counts.append(0)
                at += 1
            else:
                match = _SCALAR.match(self.text, at)
                at = match.end() if match else len(self.text)
            at = self._skip(at) if opened else at
            while opened and self.text[at] in "]}":
                opened.pop()
                counts.pop()
                at = self._skip(at + 1) if opened else at + 1
            if not opened:
                return at
            if len(self.lines) >= self.most:
                return len(self.text)
            around, is_list = opened[-1]
            if is_list:
                path = (*around, counts[-1])
                counts[-1] += 1
                self._note(path, at)
            else:
                path, at = self._key(at, around)
                at = self._skip(at)


def _plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _plain(key: str) -> str:
    """A key without its quotes."""
    if key.startswith('"') and "\\" in key:
        return next(iter(tomli.loads(f"{key} = 0")))
    return key[1:-1] if key[0] in "\"'" else key
