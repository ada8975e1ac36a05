"""The values that a PDF is written in, read one at a time, none of them longer or deeper than ours ever are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from prevent_tui.budget import PDF_STRING, PDF_TOKENS, PDF_UNPACKED

_SPACE = rb"\x00\t\n\x0c\r "
_SKIP = re.compile(rb"(?:[%b]{1,4096}+|%%[^\r\n]{0,4096}+){0,64}+" % _SPACE)
_TOKEN = re.compile(
    rb"(\d{1,8})[%b]{1,8}+(\d{1,5})[%b]{1,8}+(?P<ref>R)(?![^%b()<>\[\]{}/%%])"
    rb"|(?P<number>[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18}))(?![\w.])"
    rb"|/(?P<name>[^%b()<>\[\]{}/%%]{0,512})"
    rb"|(?P<sign><<|>>|\[|\])"
    rb"|<(?P<hex>[0-9A-Fa-f%b]{0,%d})>"
    rb"|(?P<text>\()"
    rb"|(?P<word>true|false|null)" % (_SPACE, _SPACE, _SPACE, _SPACE, _SPACE, 2 * PDF_STRING)
)
_IN_TEXT = re.compile(rb"[^()\\]*+(?:\\(?:\r\n|.)|[()])", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEEPEST = 40


class BrokenPdf(ValueError):
    """A PDF is damaged, or larger or odder than any of this program."""


class Name(str):
    """A name, such as `Filter`, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int
    generation: int


@dataclass(frozen=True)
class Stream:
    """A table with bytes behind it.

    Attributes:
        table: What is said of the bytes.
        ref: The object that it is.
        begin: Where the bytes begin in the file.
    """

    table: dict[str, Any]
    ref: Ref
    begin: int


class Allowance:
    """What is left of the budget for one PDF, however many of its parts are looked at."""

    def __init__(self) -> None:
        self._tokens, self.unpacked = PDF_TOKENS, PDF_UNPACKED

    def spend(self, tokens: int = 1) -> None:
        """Takes something off the number of values that may be read.

        Raises:
            BrokenPdf: Nothing is left.
        """
        self._tokens -= tokens
        if self._tokens < 0:
            raise BrokenPdf("more structure than any report has")

    def unpack(self, size: int) -> None:
        """Takes something off the bytes that may be unpacked.

        Raises:
            BrokenPdf: Nothing is left.
        """
        self.unpacked -= size
        if self.unpacked < 0:
            raise BrokenPdf("unfolds to more than any report")


class Reader:
    """Reads values from a place in bytes on.

    Args:
        data: The PDF, or what an object stream in it unfolds to.
        at: Where to begin.
        allowance: What may still be read.
    """

    def __init__(self, data: bytes, at: int, allowance: Allowance) -> None:
        self.data, self.at = data, at
        self._allowance = allowance

    def value(self, depth: int = 0) -> Any:
        """The next value: a number, a name, a text as bytes, a list, a table, a reference, true, false or nothing.

        Raises:
            BrokenPdf: There is none.
        """
        token = self._token()
        kind, raw = token.lastgroup, token[0]
        if kind == "sign" and depth < _DEEPEST and raw in (b"[", b"<<"):
            return self._list(depth) if raw == b"[" else self._table(depth)
        if kind == "text":
            return self._text()
        if kind in _READ:
            return _READ[kind](token)
        raise BrokenPdf(f"no value at {self.at}")

    def word(self, word: bytes) -> bool:
        """Goes past a word, if it stands next; whether it did."""
        self._skip()
        stands = self.data.startswith(word, self.at)
        self.at += len(word) if stands else 0
        return stands

    def _skip(self) -> None:
        match = _SKIP.match(self.data, self.at)
        self.at = match.end() if match else self.at

    def _token(self) -> re.Match[bytes]:
        self._allowance.spend()
        self._skip()
        token = _TOKEN.match(self.data, self.at)
        if token is None:
            raise BrokenPdf(f"no value at {self.at}")
        self.at = token.end()
        return token

    def _list(self, depth: int) -> list[Any]:
        values = []
        while not self.word(b"]"):
            values.append(self.value(depth + 1))
        return values

    def _table(self, depth: int) -> dict[str, Any]:
        table: dict[str, Any] = {}
        while not self.word(b">>"):
            key = self.value(depth + 1)
            if not isinstance(key, Name):
                raise BrokenPdf(f"no key at {self.at}")
            table[key] = self.value(depth + 1)
        return table

    def _text(self) -> bytes:
        begin, depth = self.at, 1
        while depth:
            self._allowance.spend()
            part = _IN_TEXT.match(self.data, self.at, begin + PDF_STRING)
            if part is None:
                raise BrokenPdf("a text without an end")
            self.at = part.end()
            depth += {b"(": 1, b")": -1}.get(part[0][-1:], 0) if b"\\" not in part[0] else 0
        return _ESCAPE.sub(_escaped, self.data[begin : self.at - 1])


def _escaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes([int(sign, 8) & 255]) if sign[0] in b"01234567" else _ESCAPES.get(sign, sign)


def _name(raw: bytes) -> Name:
    return Name(_HEX_IN_NAME.sub(lambda match: bytes([int(match[1], 16)]), raw).decode("latin-1"))


def _from_hex(raw: bytes) -> bytes:
    digits = bytes(raw.translate(None, b"\x00\t\n\x0c\r "))
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _number(token: re.Match[bytes]) -> int | float:
    return float(token[0]) if b"." in token[0] else int(token[0])


_READ: dict[str | None, Callable[[re.Match[bytes]], Any]] = {
    "ref": lambda token: Ref(int(token[1]), int(token[2])),
    "number": _number,
    "name": lambda token: _name(token["name"]),
    "hex": lambda token: _from_hex(token["hex"]),
    "word": lambda token: {b"true": True, b"false": False, b"null": None}[token[0]],
}
