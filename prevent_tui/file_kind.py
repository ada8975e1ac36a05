"""What stands at a path, asked so that every path gets an answer: nothing else in the program asks the system.

A name can be too long for the disk, hold what no name can hold, lead in a circle, or lie on a disk that fails; asking
after it is then no reason to stop.
"""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum, auto
from pathlib import Path

_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP, errno.ENODEV, errno.ENXIO}
"""What the system answers for a name at which nothing can be read: none, none possible, or links to none."""


class Kind(Enum):
    """What stands at a path, links followed."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    LOST_LINK = auto()
    """A link that leads to nothing, or in a circle."""
    DEVICE = auto()
    """Neither file nor folder: a device, a pipe, a socket."""
    UNKNOWN = auto()
    """The system does not say: no right to look, or a disk that fails."""


def kind_of(path: Path) -> Kind:
    """Return what stands at a path."""
    try:
        mode = status(path).st_mode
    except OSError as error:
        if error.errno not in _NOWHERE:
            return Kind.UNKNOWN
        return Kind.LOST_LINK if _is_link(path) else Kind.NOTHING
    if stat.S_ISREG(mode):
        return Kind.FILE
    return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.DEVICE


def is_file(path: Path) -> bool:
    """Return whether there is a file; where that cannot be told, there is none."""
    return kind_of(path) is Kind.FILE


def is_folder(path: Path) -> bool:
    """Return whether there is a folder; where that cannot be told, there is none."""
    return kind_of(path) is Kind.FOLDER


def is_taken(path: Path) -> bool:
    """Return whether something stands there, be it a link to nothing; where that cannot be told, there is nothing."""
    return kind_of(path) not in {Kind.NOTHING, Kind.UNKNOWN}


def is_same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, as the system sees it."""
    try:
        return os.path.samestat(status(one), status(other))
    except OSError:
        return False


def status(path: Path) -> os.stat_result:
    """Return what the system keeps of a file: size, times, rights.

    Raises:
        OSError: There is none, or it may not be looked at; a name that no file can have is an invalid argument.
    """
    try:
        return path.stat()
    except ValueError as error:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error


def real_path(path: Path) -> Path:
    """Return a path with every link followed.

    Raises:
        OSError: Its links lead in a circle, or no file can have such a name.
    """
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    except ValueError as error:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error


def entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name; nothing where that cannot be told."""
    try:
        return sorted(folder.iterdir())
    except (OSError, ValueError):
        return []


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False
