"""The place where parsing a TOML text stopped, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from prevent_tui.budget import ROW_EXPLAINED

Words = tuple[str, str]
"""What is wrong, as a sentence, and what to do about it."""

CURLY = "“”„‟″‘’‚‛′"
"""Quotation marks as word processors make them."""

HEADING = re.compile(r"^\s*(\[{1,2})\s*([\w.\-\"]+)\s*(\]{1,2})\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([\w.-]+)\s*=(?!=)")
KEY_INSIDE = re.compile(r"[\w-]+\s*=")

_BEGINS_VALUE = re.compile(r"[=\[,{]\s*([^=\[,{\"']*)$")
_HEADING_BEGINS = re.compile(r"[ \t]*\[[^\n]*")
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']++|\'(?!\'\'))*+\'{3,5}|(?P<long>"""|\'\'\')'
    r'|"(?:[^"\\\n]++|\\.)*+"|\'[^\'\n]*+\'|(?P<loose>["\'][^\n]*)|#[^\n]*|(?P<open>[\[{])|(?P<shut>[\]}])|\n[ \t]*',
    re.DOTALL,
)


class OpenSign(NamedTuple):
    """A bracket or a quotation mark that was not closed, and its line."""

    sign: str
    line: int


@dataclass(frozen=True)
class Spot:
    """Where parsing stopped.

    Attributes:
        text: The whole file.
        parser_message: What the parser said, without its place.
        line: Counted from 1.
        column: The same; one more than the line has signs at its end.
    """

    text: str
    parser_message: str
    line: int
    column: int

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, each no longer than a slip is looked for in it."""
        return [row[:ROW_EXPLAINED] for row in self._rows]

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.split("\n")

    @property
    def row(self) -> str:
        """The line."""
        return self.lines[self.line - 1]

    @property
    def before(self) -> str:
        """What stands on the line in front of the place."""
        return self.row[: self.column - 1]

    @property
    def rest(self) -> str:
        """What stands on the line from the place on."""
        return self.row[self.column - 1 :]

    @property
    def is_over(self) -> bool:
        """Whether nothing but a note is left of the line."""
        return not self.rest.split("#")[0].strip()

    @property
    def line_before(self) -> int:
        """The last line above that says something."""
        above = (n for n in range(self.line - 1, 0, -1) if self.lines[n - 1].split("#")[0].strip())
        return next(above, 1)

    @cached_property
    def open_signs(self) -> list[OpenSign]:
        """What was opened in front of the place and not closed, the innermost last."""
        end = sum(len(line) + 1 for line in self._rows[: self.line - 1]) + self.column - 1
        return opened_in(self.text[:end])

    @property
    def value(self) -> str:
        """The value without quotes that is being read; empty where there is none."""
        begun = _BEGINS_VALUE.search(self.before)
        return (begun[1] + re.split(r"[,\]}#]", self.rest)[0]).strip() if begun else ""

    @property
    def begins_anew(self) -> bool:
        """Whether the line is a heading or begins with a key, as no line inside a list does."""
        return bool(KEY.match(self.row) or HEADING.match(self.row))


def loose_quote(row: str) -> re.Match[str] | None:
    """The text on a line that has no closing quotation mark, from its first one on."""
    return next((token for token in _TOKEN.finditer(row) if token["loose"]), None)


def opened_in(text: str) -> list[OpenSign]:
    """What is open at the end of a text, the innermost last."""
    signs: list[OpenSign] = []
    at, line, fresh = 0, 1, True
    while at < len(text):
        if fresh and not signs and (heading := _HEADING_BEGINS.match(text, at)):
            at = heading.end()
        token = _TOKEN.search(text, at)
        if not token:
            break
        if token["open"]:
            signs.append(OpenSign(token[0], line))
        elif token["shut"] and signs:
            signs.pop()
        elif token["long"] or token["loose"]:
            return [*signs, OpenSign(token["long"] or token[0][0], line)]
        line += token[0].count("\n")
        fresh, at = token[0].startswith("\n"), token.end()
    return signs


def first_of(text: str, choices: Iterable[tuple[str, Words]]) -> Words | None:
    """The words of the first pattern that the text begins with."""
    return next((words for pattern, words in choices if re.match(pattern, text, re.IGNORECASE)), None)
