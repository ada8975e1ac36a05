"""Changing an input at random: by what it is, a TOML, JSON or PDF file, lines, or a text; or byte by byte.

Every function takes its dice, so that the same seed makes the same input.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from typing import Any

import tomli
import tomli_w

FORGED = "FORGED"
"""How the second line of a text begins that tries to be a line of ours."""

TEXTS = (
    "",
    " ",
    "\u200b",
    "a",
    f"a\n{FORGED} line",
    f"a\r{FORGED} line",
    f"a\x85{FORGED} line",
    f"a\u2028{FORGED} line",
    f"a\x0b{FORGED} line",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b2J",
    "[bold]x[/bold] [/]",
    "{0} %s %(x)s {{x}} ${x}",
    "\u202eevil\u2066",
    "e\u0301" * 40,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20,
    "\ufdfa" * 30,
    "a" * 5_000,
    "word " * 3_000,
    "../../etc/passwd",
    "C:\\Users\\x",
    "a\0b",
    "=1+1",
    "<b>&amp;</b>",
    '"' * 3,
    "'" * 3,
    "\\",
    "# x",
    "true",
    "2026-09-01",
    "schools",
    "level",
    "not-in-place",
)
VALUES: tuple[Any, ...] = (
    *(0, -1, 1, 2, 99, 2**31, 2**63, -(2**63), 10**30, 10**400),
    *(0.0, -0.0, 1.5, 1e308, float("inf"), float("-inf"), float("nan")),
    *(True, False),
    *(date(1, 1, 1), date(9999, 12, 31), date(2000, 2, 29), date(2026, 11, 22)),
    *(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), datetime(2026, 11, 22, tzinfo=UTC)),
    *(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=h, minutes=59 if h > 0 else -59))) for h in (23, -23)),
    datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-23, minutes=-59))),
    *(time(0, 0), time(23, 59, 59, 999999)),
    *([], {}, [[]], [{}], {"a": {}}, {"id": "a"}, ["a", 1], [{"id": "a"}, {"id": "a"}]),
)
LINES = (
    *("[", "]", "[[", "[[x]]", "[a.b.c]", "{", "}", "x = {", 'x = """', "x = '''", '"', "=", "a = ", "= 1", "a b = 1"),
    *("a.a.a.a = 1", "a = 1\na = 2", "[answers]", "[[answers]]", "[[evidence]]", "[[actions.history]]", "[sign_off]"),
    *("a = 2026-13-01", "a = 25:00:00", "a = 0x", "a = 1__0", "a = +nan", "\ufeff", "\x00", "a = \x1b", "﻿[a]", "#"),
    *('a = "\\ud800"', 'a = "\\x"', 'a = "\\U00110000"', "a = [1,", "a = [1 2]", "a = 1 b = 2", "format = 2", "\r"),
)
PDF_PARTS = (
    *(b"0", b"-1", b"1", b"9", b"65535", b"999999999", b"99999999999999999999", b"1.5", b"--1", b"null", b"true"),
    *(b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"%", b"1 0 R", b"2 0 R", b"9 9 R", b"obj", b"endobj"),
    *(b"stream\n", b"endstream", b"xref\n", b"trailer\n", b"startxref\n0\n", b"%%EOF", b"/Prev 9", b"/Length 0"),
    *(b"/Filter/ASCII85Decode", b"/Filter[/FlateDecode/FlateDecode]", b"/Encrypt<</Filter/Standard/V 1/R 2>>"),
    *(b"/DecodeParms<</Predictor 15/Columns 99999>>", b"/Type/ObjStm/N 9/First 9", b"/Kids[1 0 R]", b"\xfe\xff\0a"),
)
Mutation = Callable[[bytes, bytes, Random], bytes]
_NUMBER = re.compile(rb"\d+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MOST_NODES = 20_000


def changed_bytes(data: bytes, other: bytes, dice: Random) -> bytes:
    """Some of the bytes changed, taken out, repeated or put together with those of another input."""
    raw = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 20))):
        at, length = dice.randrange(len(raw) + 1), int(dice.expovariate(0.1)) + 1
        match dice.randrange(7):
            case 0 if raw:
                raw[min(at, len(raw) - 1)] = dice.choice((0, 10, 13, 27, 34, 39, 92, 128, 255, dice.randrange(256)))
            case 1:
                del raw[at : at + length]
            case 2:
                raw[at:at] = dice.randbytes(min(length, 64))
            case 3:
                raw[at:at] = raw[at : at + length] * dice.choice((1, 2, 50))
            case 4:
                begin = dice.randrange(len(other) + 1)
                raw[at:at] = other[begin : begin + length * 10]
            case 5:
                raw[at:] = other[dice.randrange(len(other) + 1) :]
            case _:
                del raw[at:]
    return bytes(raw)


def changed_text(text: str, dice: Random) -> str:
    """A text with a hostile one put in, cut, or in its place; now and then far too long."""
    at = dice.randrange(len(text) + 1)
    match dice.randrange(8):
        case 0:
            return dice.choice(TEXTS)
        case 1:
            return text[:at]
        case 2:
            return text[:at] + chr(dice.choice((dice.randrange(0xD800), dice.randrange(0xE000, 0x110000)))) + text[at:]
        case 3 if not dice.randrange(30):
            return text * dice.choice((10, 1_000, 20_000))
        case 4:
            return text.swapcase()
        case _:
            return text[:at] + dice.choice(TEXTS) + text[at:]


def changed_lines(data: bytes, other: bytes, dice: Random) -> bytes:
    """Lines taken out, repeated, swapped, replaced or brought from another input; values put in place of others."""
    lines, more = data.split(b"\n"), other.split(b"\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
        match dice.randrange(8):
            case 0 if len(lines) > 1:
                del lines[at : at + dice.choice((1, 1, 3, 20))]
                lines = lines or [b""]
            case 1:
                lines[at:at] = lines[at : at + dice.choice((1, 3, 10))] * dice.choice((1, 1, 30))
            case 2:
                lines[at], lines[to] = lines[to], lines[at]
            case 3:
                lines.insert(at, dice.choice(LINES).encode())
            case 4 if b"=" in lines[at]:
                lines[at] = lines[at].split(b"=")[0] + b"= " + _written(dice)
            case 5:
                begin = dice.randrange(len(more))
                lines[at:at] = more[begin : begin + dice.choice((1, 5, 30))]
            case 6:
                lines[at] = changed_text(lines[at].decode("utf-8", "replace"), dice).encode()
            case _:
                lines = lines[at:] + lines[:at]
    return b"\n".join(lines)


def _written(dice: Random) -> bytes:
    value = dice.choice((*VALUES, *TEXTS))
    with suppress(ValueError, TypeError):
        return tomli_w.dumps({"x": value})[4:].strip().encode()
    return b"nan"


def changed_tree(value: Any, dice: Random) -> Any:
    """A parsed file with values of other kinds, keys taken out, renamed, repeated, entries moved elsewhere."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        places = _places(value)
        if not places or len(places) >= _MOST_NODES:
            return value
        holder, key = dice.choice(places)
        there, where = dice.choice(places)
        match dice.randrange(9):
            case 0 | 1:
                holder[key] = deepcopy(dice.choice(VALUES))
            case 2 | 3:
                old = holder[key]
                holder[key] = changed_text(old, dice) if isinstance(old, str) else dice.choice(TEXTS)
            case 4:
                del holder[key]
            case 5 if isinstance(holder, dict):
                holder[changed_text(str(key), dice)] = holder.pop(key)
            case 5 | 6 if isinstance(holder, list):
                holder[key:key] = [deepcopy(holder[key]) for _ in range(dice.choice((1, 2, 40)))]
            case 7:
                # Copies, so that nothing comes to lie within itself.
                holder[key], there[where] = deepcopy(there[where]), deepcopy(holder[key])
            case _:
                holder[key] = deepcopy(there[where])
    return value


def _places(value: Any) -> list[tuple[Any, Any]]:
    places: list[tuple[Any, Any]] = []
    todo = [value]
    while todo and len(places) < _MOST_NODES:
        node = todo.pop()
        entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, inside in entries:
            places.append((node, key))
            todo.append(inside)
    return places


def changed_toml(data: bytes, other: bytes, dice: Random) -> bytes:
    """A TOML file changed as a tree, by its lines, or by its bytes."""
    match dice.randrange(10):
        case 0:
            return changed_bytes(data, other, dice)
        case 1 | 2 | 3:
            return changed_lines(data, other, dice)
    with suppress(ValueError, RecursionError, TypeError, AttributeError):
        table = changed_tree(tomli.loads(data.decode("utf-8")), dice)
        return tomli_w.dumps(table, multiline_strings=bool(dice.randrange(2))).encode("utf-8", "replace")
    return changed_lines(data, other, dice)


def changed_json(data: bytes, other: bytes, dice: Random) -> bytes:
    """A JSON file changed as a tree, or by its bytes."""
    if dice.randrange(5):
        with suppress(ValueError, RecursionError):
            tree = changed_tree(json.loads(data), dice)
            return json.dumps(tree, default=str).encode("utf-8", "replace")
    return changed_bytes(data, other, dice)


def changed_pdf(data: bytes, other: bytes, dice: Random) -> bytes:
    """A PDF with other numbers and parts, or with something else packed in one of its streams."""
    match dice.randrange(6):
        case 0:
            return changed_bytes(data, other, dice)
        case 1:
            return _with_other_stream(data, dice)
        case 2:
            at = dice.randrange(len(data) + 1)
            return data[:at] + dice.choice(PDF_PARTS) + data[at:]
        case 3:
            return data + other[dice.randrange(len(other) + 1) :]
    for _ in range(dice.choice((1, 1, 2, 5))):
        # Most of a report is drawing: what is looked at stands at its end, or is small.
        numbers = list(_NUMBER.finditer(data, max(0, len(data) - dice.choice((300, 3_000, 30_000, len(data) + 1)))))
        if numbers:
            number = dice.choice(numbers)
            data = data[: number.start()] + _other_number(number[0], dice) + data[number.end() :]
    return data


def _other_number(number: bytes, dice: Random) -> bytes:
    value = int(number[:18])
    near = str(max(0, value + dice.choice((-9, -1, 1, 9, 100)))).encode()
    return dice.choice((*PDF_PARTS, near, near, near, near, str(dice.randrange(100_000)).encode()))


def _with_other_stream(data: bytes, dice: Random) -> bytes:
    streams = list(_STREAM.finditer(data))
    if not streams:
        return data
    stream = dice.choice((*streams, *streams[-3:] * 3))
    raw = stream[1]
    with suppress(zlib.error):
        raw = zlib.decompress(raw)
        raw = changed_toml(raw, raw, dice) if raw[:2].isascii() else changed_bytes(raw, raw, dice)
        raw = zlib.compress(raw) + dice.randbytes(dice.choice((0, 0, 0, 3)))
    return data[: stream.start(1)] + raw + data[stream.end(1) :]


def changed_prose(data: bytes, other: bytes, dice: Random) -> bytes:
    """A text, as it is typed, with others put in, or parts of two joined."""
    text, more = data.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    if not dice.randrange(3):
        words, others = text.split(" "), more.split(" ")
        at = dice.randrange(len(words) + 1)
        words[at : at + dice.randrange(2)] = dice.sample(others, min(len(others), dice.randrange(1, 3)))
        text = " ".join(words)
    elif dice.randrange(3):
        text = changed_text(text, dice)
    else:
        return changed_bytes(data, other, dice)
    return text.encode("utf-8", "replace")
