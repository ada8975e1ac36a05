"""Putting a file where a person wants it: nothing that was changed since, or made elsewhere, is replaced unasked."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from enum import Enum, auto
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.errors import CannotWrite, NotAsWritten
from prevent_tui.file_kind import Kind, is_same, is_taken, kind_of, real_path, status
from prevent_tui.files import atomic, written
from prevent_tui.files.copy_name import copy_name

if TYPE_CHECKING:
    from datetime import datetime

_WRITABLE = 0o222


class Place(Enum):
    """What a file would find where it is to go."""

    FREE = auto()
    AS_WRITTEN = auto()
    """A file just as this program wrote it there, or an empty one: nothing is lost with it."""
    CHANGED = auto()
    """A file that was changed since, or of which nothing is known here."""


class Over(Enum):
    """What may be written over."""

    UNCHANGED = auto()
    """Only what is just as this program wrote it."""
    KEPT = auto()
    """Any file: it is kept beside, with the date in its name."""
    ANY = auto()
    """Any file; what it held is gone."""


def place_of(path: Path) -> Place:
    """Return what a file would find where it is to go.

    Raises:
        CannotWrite: Something stands there that no file ever takes the place of: a folder, a device, a read-only file,
            a link that leads nowhere; or it cannot be looked at.
    """
    kind = kind_of(path)
    if kind is Kind.NOTHING:
        return Place.FREE
    if kind is Kind.LOST_LINK:
        raise CannotWrite(
            "is a link to a file that is not there.",
            hint="Name that file itself, or take the link away.",
            file=path,
        )
    if kind is Kind.DEVICE:
        raise CannotWrite("is no file but a device or a pipe.", hint="Choose another name.", file=path)
    try:
        there = status(path)
    except OSError as error:
        raise atomic.cannot_write(path, error) from error
    if kind is Kind.FOLDER:
        raise atomic.cannot_write(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not there.st_mode & _WRITABLE:
        raise CannotWrite("is read-only.", hint="Choose another name, or allow it to be changed first.", file=path)
    return Place.AS_WRITTEN if not there.st_size or written.is_as_written(path) else Place.CHANGED


def refuse_changed(path: Path, over: Over = Over.UNCHANGED) -> None:
    """Refuse a place where a file cannot go, before it is made.

    Args:
        path: Where it is to go.
        over: What may be written over.

    Raises:
        NotAsWritten: What is there was changed since it was written, or comes from elsewhere.
        CannotWrite: As from `place_of`.
    """
    _allowed(path, over)


def deliver(path: Path, data: bytes, now: datetime, over: Over = Over.UNCHANGED) -> Path | None:
    """Write a file as a whole where a person wants it, and remember what was written.

    What stands there is looked at once the new file is complete, right before that takes its place: what was changed
    while it was made counts.

    Args:
        path: Where to.
        data: All of it.
        now: The time, for the name of what is kept.
        over: What may be written over.

    Returns:
        Where what was there is kept; None where nothing had to be.

    Raises:
        NotAsWritten: What is there was changed since it was written, or comes from elsewhere.
        CannotWrite: As from `place_of`, or it cannot be written; what was there is there.
    """
    copy: Path | None = None

    def may_replace() -> bool:
        nonlocal copy
        place = _allowed(path, over)
        if place is Place.CHANGED and over is Over.KEPT:
            copy = _keep_beside(path, now)
        return place is not Place.FREE

    refuse_changed(path, over)
    atomic.remove_leftovers(path, atomic.LEFT_BEHIND)
    try:
        atomic.write(path, data, replace=may_replace)
    except BaseException:
        # A second name of what is still there is one too many; what is not there any more is kept.
        if copy and is_same(copy, path):
            with suppress(OSError):
                copy.unlink()
        raise
    written.record(path, data)
    return copy


def _allowed(path: Path, over: Over) -> Place:
    place = place_of(path)
    if place is Place.CHANGED and over is Over.UNCHANGED:
        raise NotAsWritten(
            "is there already, and not as this program wrote it here: it was changed since, or made elsewhere.",
            hint="Choose another name.",
            file=path,
        )
    return place


def _keep_beside(path: Path, now: datetime) -> Path:
    """Gives what is there a second name, which no other file has; where a disk knows no second names, copies it."""
    try:
        there = real_path(path)
        for number in count(1):
            copy = there.with_name(copy_name(there, f"kept {now:%Y-%m-%d %H%M%S}", number))
            if is_taken(copy):
                continue
            try:
                copy.hardlink_to(there)
            except FileExistsError:
                continue
            except OSError:
                atomic.write(copy, there.read_bytes(), replace=False)
            return copy
    except OSError as error:
        raise CannotWrite("cannot be kept beside.", hint="Choose another name.", file=path) from error
    raise AssertionError  # pragma: no cover - counting has no end
