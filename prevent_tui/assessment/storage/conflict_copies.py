"""Copies that OneDrive, Dropbox and their kin leave beside a file that two computers changed at once.

Most mark such a copy so that nothing else is called like it. Where the mark could be anybody's, such as `oak (1)` or
the name of a computer in capitals, what the copy holds decides: whether it goes back to the same answers, and differs.
"""

from __future__ import annotations

import platform
import re
from typing import TYPE_CHECKING, Any

from prevent_tui.errors import BadFile
from prevent_tui.file_kind import entries
from prevent_tui.toml.reading import parse, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MARKED = re.compile(
    r""" \ \( [^()]* \b (?: conflicted\ copy | conflict\ copy | case\ conflict | SFConflict ) \b .* \)
                                                                 # Dropbox, Nextcloud, Proton Drive, Seafile
       | \ \( this\ computer,\ .* \)                             # this program
       | \ ?\[ conflict .* \]                                    # Google Drive, Box, pCloud
       | _conf\(\d+\)
       | [_-]conflict-\d{8}-\d{6}                                # ownCloud
       | \.sync-conflict-\d{8}-\d{6} .*                          # Syncthing
       | -.+-safeBackup-\d{4}                                    # OneDrive
       | -(?: DESKTOP-[A-Z0-9]{7} | LAPTOP-[A-Z0-9]{8} | WIN-[A-Z0-9]{11} ) (?: -\d+ )?   # OneDrive on Windows
       | -.*(?: MacBook | iMac | Mac-mini ).*                    # OneDrive on a Mac
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPUTER = re.compile(r"-(?=.*[A-Z])(?=.*[\d-])[A-Z0-9-]{5,}")
"""How OneDrive marks a copy elsewhere: with a computer's name, mostly in capitals with digits or hyphens."""

_PERIOD = re.compile(
    r"\b(?: (?:19|20)\d\d | \d\d-\d\d | SPRING | SUMMER | AUTUMN | WINTER | TERM\d? | YEAR\d* | Q[1-4]"
    r" | (?: JAN | FEB | MAR | APR | MAY | JUN | JUL | AUG | SEP | OCT | NOV | DEC ) [A-Z]*"
    r" | FINAL | DRAFT | COPY | BACKUP | OLD | V\d+ )\b",
    re.VERBOSE,
)
"""What people put behind a name themselves: a school year, a term, a month, a version."""

_COUNTED = re.compile(r" \(\d{1,2}\)| \d{1,2}")
"""How Google Drive and iCloud mark a copy, and browsers and people as well."""

_MOST_READ = 10
"""Files of a doubtful name that are looked into; a folder may hold hundreds."""


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Return the files in a file's folder that look as if two computers had changed it at once; by name."""
    copies: list[Path] = []
    doubtful: list[tuple[Path, bool]] = []
    for other in entries(path.parent):
        if other.suffix.lower() != path.suffix.lower() or not other.stem.startswith(path.stem):
            continue
        mark = other.stem.removeprefix(path.stem)
        if _MARKED.fullmatch(mark) or mark.lower() == f"-{platform.node().lower()}":
            copies.append(other)
        elif _COUNTED.fullmatch(mark):
            doubtful.append((other, False))
        elif _COMPUTER.fullmatch(mark) and not _PERIOD.search(mark):
            doubtful.append((other, True))
    if doubtful:
        copies += _kin(path, doubtful[:_MOST_READ])
    return tuple(sorted(copies))


def _kin(path: Path, doubtful: Iterable[tuple[Path, bool]]) -> list[Path]:
    """Those that go back to the same answers and differ; where that cannot be told, those with a computer's name."""
    mine = _contents(path)
    kin = []
    for other, has_computer in doubtful:
        theirs = _contents(other)
        if not (mine and theirs):
            kin += [other] if has_computer else []
        elif mine != theirs and mine.get("questionnaire") == theirs.get("questionnaire"):
            kin += [other] if _go_back_to_one(mine, theirs) else []
    return kin


def _contents(path: Path) -> dict[str, Any]:
    """The tables of a file; none where it cannot be read."""
    try:
        return parse(read_bytes(path), path)
    except BadFile:
        return {}


def _go_back_to_one(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Whether both have one id; where one has none, an answer of the very same moment, or no answer and one setting."""
    if one.get("id") and two.get("id"):
        return bool(one["id"] == two["id"])
    ours, theirs = _moments(one), _moments(two)
    if ours or theirs:
        return bool(ours & theirs)
    return bool(one.get("setting")) and one.get("setting") == two.get("setting")


def _moments(table: Mapping[str, Any]) -> set[tuple[str, str]]:
    answers = table.get("answers")
    entries = answers.items() if isinstance(answers, dict) else ()
    return {(name, str(each["updated"])) for name, each in entries if isinstance(each, dict) and "updated" in each}
