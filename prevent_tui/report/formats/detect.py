"""Which files this program has made, told by the mark that each of its writers leaves in them."""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from prevent_tui.report.tables import HEADS

if TYPE_CHECKING:
    from prevent_tui.report.request import Format

_BEGINS = 4096
"""Bytes at the beginning or end of a file by which its kind is known."""

_CREATOR = re.compile(rb"<dc:creator[^>]*>prevent-tui</dc:creator>")
_CORE = 65_536
"""Bytes of an office document's properties that are looked through."""


def is_own_file(format_: Format, there: BinaryIO) -> bool:
    """Return whether a file is of a format and the program's own making; for a PDF, of anybody's.

    Args:
        format_: Which format.
        there: The file, open for reading.

    Raises:
        OSError: It cannot be read.
    """
    there.seek(0)
    if format_ in {"xlsx", "docx"}:
        return _is_our_office_file(there)
    beginning = there.read(_BEGINS)
    if format_ == "pdf":
        return beginning.startswith(b"%PDF-")
    if format_ == "html":
        return b'<meta name="application-name" content="prevent-tui">' in beginning
    if format_ == "md":
        return _last_line(there) == b"[//]: # (Made by prevent-tui)"
    if format_ == "ics":
        return beginning.startswith(b"BEGIN:VCALENDAR") and b"PRODID:-//prevent-tui//" in beginning
    head = beginning.decode("utf-8", "ignore").removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    return tuple(title.strip('"') for title in re.split("[,;\t]", head)) in HEADS


def _is_our_office_file(there: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(there) as parts, parts.open("docProps/core.xml") as core:
            return _CREATOR.search(core.read(_CORE)) is not None
    except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False


def _last_line(there: BinaryIO) -> bytes:
    there.seek(0, os.SEEK_END)
    there.seek(max(0, there.tell() - _BEGINS))
    return there.read().rstrip().rpartition(b"\n")[2]
