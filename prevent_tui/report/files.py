"""The kinds of file that an assessment is made into: how each is made, and which that are there may be replaced."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from prevent_tui.errors import CannotWrite
from prevent_tui.report.content.case import Case
from prevent_tui.report.tables import HEADS, Which, grid

Progress = Callable[[int, int], None]
"""Told the steps done and the steps in all."""

_BEGINS = 4096
"""Bytes at the beginning of a file by which its kind is known."""


class Kind(StrEnum):
    """A kind of file; its value is also the ending of its name."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"

    @property
    def words(self) -> str:
        """What a file of this kind is called."""
        return _WORDS[self]


_WORDS = {
    Kind.PDF: "a PDF",
    Kind.XLSX: "a spreadsheet of this program",
    Kind.CSV: "a table of this program",
    Kind.ICS: "a calendar file of this program",
}


def make(kind: Kind, case: Case, which: Which = Which.ACTIONS, progress: Progress | None = None) -> bytes:
    """Makes a file of a kind; the same case gives the same bytes.

    Args:
        kind: What to make.
        case: The assessment, what it comes to, and the day.
        which: The table that a CSV file holds.
        progress: Told how far a PDF is, from time to time.

    Raises:
        CannotWrite: There is nothing to put into it.
    """
    # Each only now: what writes a kind takes longer to load than the application to open.
    if kind is Kind.PDF:
        from prevent_tui.report.content import build
        from prevent_tui.report.pdf import render

        report = build(case.questionnaire, case.assessment, case.result, case.today, under=case.under)
        return render(report, progress)
    if kind is Kind.XLSX:
        from prevent_tui.report import sheet

        return sheet.render(case)
    if kind is Kind.ICS:
        from prevent_tui.report import calendar

        return calendar.render(case)
    from prevent_tui.report import comma

    return comma.render(grid(case, which))


def named(path: Path) -> Kind | None:
    """The kind that the ending of a file's name says; None where it says none of them."""
    ending = path.suffix.lower().removeprefix(".")
    return Kind(ending) if ending in set(Kind) else None


def may_replace(kind: Kind, path: Path) -> None:
    """Refuses a name that holds something else, such as the answers themselves or a spreadsheet of somebody's own.

    Raises:
        CannotWrite: The file that is there is none that this program would have made.
    """
    try:
        if not path.is_file():
            return
        with path.open("rb") as there:
            known = not there.read(1) or _is_one(kind, there)
    except (OSError, ValueError):
        return
    if not known:
        raise CannotWrite(f"is there already and is not {kind.words}.", hint="Choose another name.", file=path)


def _is_one(kind: Kind, there: BinaryIO) -> bool:
    there.seek(0)
    if kind is Kind.XLSX:
        return _is_our_sheet(there)
    beginning = there.read(_BEGINS)
    if kind is Kind.PDF:
        return beginning.startswith(b"%PDF-")
    if kind is Kind.ICS:
        return beginning.startswith(b"BEGIN:VCALENDAR") and b"PRODID:-//prevent-tui//" in beginning
    head = beginning.decode("utf-8", "ignore").removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    return tuple(title.strip('"') for title in re.split("[,;\t]", head)) in HEADS


def _is_our_sheet(there: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(there) as parts:
            return b"<dc:creator>prevent-tui</dc:creator>" in parts.read("docProps/core.xml")
    except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
