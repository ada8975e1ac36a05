"""A path as people give it: typed, copied with quotes around it, or dropped on the window as a terminal writes that."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from prevent_tui.file_kind import is_taken

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019"}
"""Quotation marks, and what closes them: those of Windows and of shells, and what a word processor makes of them."""

_ABSOLUTE = re.compile(r"[/~]|\\\\|[A-Za-z]:[\\/]|file:/", re.IGNORECASE)
"""How a path begins that needs no folder before it."""

_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")

_DRIVE = re.compile(r"/[A-Za-z]:[\\/]")
"""How the path in the address of a file on Windows begins."""

_ANEW = re.compile(r"""(?<=[/\\])(?: ["'\u201c\u2018]? (?: /(?!/) | [A-Za-z]:[\\/] | file:/ | ~/ ) )""", re.VERBOSE)
"""Where in a text another absolute path begins: one dropped behind the folder that stood in the field."""

_DROPPED = 20
"""Places of one text at which a dropped path is looked for; nobody drops more files than these one behind another."""

_VARIABLE = re.compile(r"%\w+%|\$\w+|\$\{\w+\}")


def typed_path(text: str) -> Path:
    r"""Return the path that somebody gave.

    What names something that is there as it stands is taken as it stands. Otherwise quotes around it are taken off, a
    backslash before a sign gives the sign (not on Windows, where it parts folders), a `file:` address gives its path, a
    variable such as %USERPROFILE% at the beginning its value, and `~` the home folder.

    Args:
        text: What was typed, pasted or dropped.

    Raises:
        ValueError: There is no such home folder, as in `~nobody`, or the address is of no file.
    """
    readings = list(dict.fromkeys(_readings(text)))
    paths = [path for reading in readings if (path := _expanded(reading)) is not None]
    if not paths:
        raise ValueError("There is no home folder of that name. Write the folder out.")
    return next((path for path in paths if str(path) not in {"", "."} and is_taken(path)), paths[-1])


def _readings(text: str) -> Iterator[str]:
    """What a text may mean; the last is the likeliest where none of them is there."""
    if "\0" not in text:
        yield text
    # Neither its spaces nor its accents are touched: a name may hold two in a row, or spell one in its own way.
    typed = _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip()
    yield typed
    dropped = [typed[match.start() :] for match in islice(_ANEW.finditer(typed), _DROPPED)]
    for each in dropped:
        plain = _plain(each)
        if (path := _expanded(plain)) and is_taken(path):
            yield plain
    yield _plain(typed)


def _plain(typed: str) -> str:
    quoted = _unquoted(typed)
    if quoted.lower().startswith("file:"):
        return _of_address(quoted)
    if quoted == typed and os.name != "nt":
        quoted = re.sub(r"\\(.)", r"\1", typed)
    variable = _VARIABLE.match(quoted)
    return os.path.expandvars(quoted) if variable else quoted


def _unquoted(typed: str) -> str:
    """Without quotes around it, nor one before it that was never closed; how a shell writes one inside is known."""
    closing = _QUOTES.get(typed[:1])
    if closing is None:
        return typed
    if len(typed) > 1 and typed.endswith(closing):
        inside = typed[1:-1].strip()
        return inside.replace("'\\''", "'") if closing == "'" else inside
    return typed[1:] if _ABSOLUTE.match(typed[1:]) else typed


def _of_address(address: str) -> str:
    host, slash, rest = address[len("file:") :].removeprefix("//").partition("/")
    path = unquote(slash + rest, errors="surrogateescape")
    if _DRIVE.match(path):
        return path[1:]
    return path if host.lower() in {"", "localhost"} else f"//{host}{path}"


def _expanded(reading: str) -> Path | None:
    path = Path(reading)
    try:
        return path.expanduser()
    except (RuntimeError, ValueError):
        return path if is_taken(path) else None
