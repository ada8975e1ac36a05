"""Where an exported file goes: which names are refused, and that it is put in its place as a whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from prevent_tui.errors import CannotWrite
from prevent_tui.files.atomic import LEFT_BEHIND, cannot_write, remove_leftovers, write
from prevent_tui.report.request import ExportRequest, Format


def refuse_replacing(format_: Format, path: Path) -> None:
    """Refuse a name that holds something else, such as the answers themselves or a spreadsheet of somebody's own.

    Args:
        format_: What is to be written there.
        path: Where.

    Raises:
        CannotWrite: The file that is there is none that this program would have made.
    """
    from prevent_tui.report.formats.detect import is_own_file

    try:
        if not path.is_file():
            return
        with path.open("rb") as there:
            known = not there.read(1) or is_own_file(format_, there)
    except (OSError, ValueError):
        return
    if not known:
        raise CannotWrite(f"is there already and is not {format_.words}.", hint="Choose another name.", file=path)


def refuse(request: ExportRequest, source: Path | None) -> None:
    """Refuse a place where the file cannot be put, before a long report is made for it.

    Args:
        request: The file.
        source: The answers file, if there is one, which is never changed.

    Raises:
        CannotWrite: Something else is there, or there is no such folder.
    """
    refuse_replacing(request.format, request.path)
    if source and _is_same(source, request.path):
        raise CannotWrite(
            "is where the answers are read from; it is never changed.", hint="Choose another name.", file=request.path
        )
    if not request.path.parent.is_dir():
        raise cannot_write(request.path, FileNotFoundError(errno.ENOENT, ""))


def put(request: ExportRequest, data: bytes) -> None:
    """Write the file in its place, as a whole or not at all.

    Args:
        request: The file. What has come to be there meanwhile is looked at once more.
        data: All of its content.

    Raises:
        CannotWrite: Something else is there, or it cannot be written.
    """
    refuse_replacing(request.format, request.path)
    remove_leftovers(request.path, LEFT_BEHIND)
    write(request.path, data)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
