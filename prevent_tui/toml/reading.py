"""Reading a TOML file so that whatever is wrong with it is said with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from prevent_tui.budget import ANSWERS_BYTES, LINES, ROW_EXPLAINED
from prevent_tui.errors import BadFile, Fault, Unreadable
from prevent_tui.files.bounded import NO_FILE, TOO_LARGE, read_at_most
from prevent_tui.toml.extent import refuse_larger
from prevent_tui.toml.guesses import Guesses
from prevent_tui.toml.shown import short_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

MAX_BYTES = ANSWERS_BYTES
"""No questionnaire or assessment comes near this; a larger file is something else."""

NO_FORMAT = 10**6
"""No version of a file format comes near this; such a number is a mistake."""

OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG")
"""How documents of other kinds begin that people choose by mistake."""

_CHOOSE_TOML = "Choose a file ending in .toml."


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The file's bytes.

    Args:
        path: The file.
        most: Bytes of the largest that is read.

    Raises:
        BadFile: It is missing, a folder, too large, or may not be read.
    """
    try:
        return read_at_most(path, most)
    except FileNotFoundError:
        raise Unreadable("there is no such file.", hint="Check the name and the folder.", file=path) from None
    except OSError as error:
        raise _refusal(error, path, most) from error


def _refusal(error: OSError, path: Path, most: int) -> BadFile:
    if error.errno == NO_FILE:
        return BadFile("is not a file that can be read.", hint=_CHOOSE_TOML, file=path)
    if error.errno == TOO_LARGE:
        hint = "That is not a file of this program. Choose another file."
        return BadFile(f"is larger than {most // 1024**2} MiB.", hint=hint, file=path)
    reason = error.strerror or type(error).__name__
    return Unreadable(f"cannot be read: {reason}.", hint="Check that you may open it.", file=path)


def parse(data: bytes, path: Path) -> dict[str, Any]:
    """Parses TOML bytes; a byte order mark at the start, as Notepad writes it, is accepted.

    Raises:
        BadFile: The bytes are not UTF-8 or not TOML, with line and column.
    """
    if data.startswith(OTHER_KINDS):
        raise BadFile("is a document of another kind, not a file of this program.", hint=_CHOOSE_TOML, file=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile(
            "is not UTF-8 text.",
            faults=(Fault(f"line {line}", "holds bytes that are not UTF-8."),),
            hint="Open it in the editor it was last saved with, and save it again with the encoding UTF-8.",
            file=path,
        ) from error
    text = text.replace("\r\n", "\n")
    refuse_larger(text, path)
    try:
        # With a line break at the end a slip on the last line has its line and column like any other.
        return tomli.loads(f"{text}\n")
    except tomli.TOMLDecodeError as error:
        raise _broken(text, error, path) from error
    except RecursionError:
        raise BadFile("is nested too deeply to be a file of this program.", file=path) from None
    except ValueError:
        raise BadFile("holds a number that is too large.", hint="Mend it, or go back to a backup.", file=path) from None


def _broken(text: str, error: tomli.TOMLDecodeError, path: Path) -> BadFile:
    """What is wrong with a text that is no TOML: its place, and the most likely slip there."""
    from prevent_tui.toml.mistakes.explain import likely_mistake
    from prevent_tui.toml.mistakes.in_values import unclosed

    rows = text.split("\n")
    beyond = error.pos >= len(error.doc)
    reason, line, column = error.msg, *((len(rows), len(rows[-1]) + 1) if beyond else (error.lineno, error.colno))
    at_end = line == len(rows) and column > len(rows[-1]) and not reason.startswith(("Cannot", "Duplicate"))
    cut = at_end or line > len(rows) or not text.strip()
    words = unclosed(text) if cut else None
    if not words and column <= ROW_EXPLAINED and len(rows) <= LINES:
        words = likely_mistake(text, reason, line, column)
    message, hint = words or (f"{reason}.", "Mend it there, or on the line before.")
    return BadFile(
        "is not complete: it seems to have been cut off." if cut else "is not valid TOML.",
        faults=(Fault("end of document" if cut else f"line {line}, column {column}", message, hint),),
        hint="The file was not changed. Mend the place named, or go back to a backup.",
        file=path,
    )


def faults_of(
    errors: Sequence[Mapping[str, Any]], raw: object, known: Mapping[str, Collection[str]], guesses: Guesses
) -> list[Fault]:
    """Turns what pydantic says into faults whose place names tables and ids instead of positions.

    Args:
        errors: As from `ValidationError.errors()`.
        raw: The parsed file, to find the id at each position.
        known: Keys that exist, by the name of the table they belong in, to guess what was meant.
        guesses: Those of this file.
    """
    return [_fault(error, raw, known, guesses) for error in errors if not _follows_from_others(error, raw)]


def _follows_from_others(error: Mapping[str, Any], raw: object) -> bool:
    """A list counted as too short only because its entries have faults of their own."""
    here = raw
    for part in error["loc"]:
        if isinstance(here, list):
            here = here[part] if isinstance(part, int) and part < len(here) else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
    return error["type"] == "too_short" and isinstance(here, list) and len(here) > error["ctx"]["actual_length"]


def place_of(path: Iterable[str | int], raw: object) -> str:
    """A path of keys and positions in words a person can search for: tables in a list go by their id.

    Args:
        path: Such as `("questions", 12, "levels", "in-place")`.
        raw: The parsed file, to find the id at each position; where there is none, positions count from 1.
    """
    place, here = "", raw
    for part in path:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = here.get("id") if isinstance(here, dict) else None
            place += f"[{short_name(name) if isinstance(name, str) else part + 1}]"
        else:
            here = here.get(part) if isinstance(here, dict) else None
            place += f".{short_name(part)}" if place else short_name(part)
    return place


def _fault(error: Mapping[str, Any], raw: object, known: Mapping[str, Collection[str]], guesses: Guesses) -> Fault:
    place = place_of(error["loc"], raw)
    last = str(error["loc"][-1]) if error["loc"] else ""
    kind = error["type"]
    if kind == "missing":
        return Fault(place, "is missing.", "Add it.")
    if kind == "extra_forbidden":
        parent = next((str(p) for p in reversed(error["loc"][:-1]) if not isinstance(p, int)), "")
        return Fault(place, "is not a key that belongs here.", guesses.near(last, known.get(parent, ())))
    message = str(error["msg"]).removeprefix("Value error, ")
    return Fault(place, f"{message[:1].lower()}{message[1:].rstrip('.')}.")
