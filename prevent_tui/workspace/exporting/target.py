"""Where an exported file goes: which places are refused, what has to be asked first, and putting it there."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from prevent_tui import clock
from prevent_tui.errors import CannotWrite
from prevent_tui.file_kind import is_folder, is_same, is_taken
from prevent_tui.files.atomic import cannot_write, make_folder
from prevent_tui.files.delivery import Over, Place, deliver, place_of, refuse_changed
from prevent_tui.workspace.system import displayable_path


@dataclass(frozen=True)
class Consent:
    """What somebody agreed to about the place of a file.

    Attributes:
        over: What may be written over.
        new_folder: Whether its folder may be made.
    """

    over: Over = Over.UNCHANGED
    new_folder: bool = False


@dataclass(frozen=True)
class Question:
    """What somebody has to agree to first.

    Attributes:
        title: The question.
        text: What follows from a yes.
        doing: The yes, in words.
        consent: What a yes agrees to.
        is_harmless: Whether nothing that is there changes by a yes.
    """

    title: str
    text: str
    doing: str
    consent: Consent
    is_harmless: bool = False


def question(path: Path, source: Path | None = None) -> Question | None:
    """Return what is asked before a file is put somewhere; None where nothing has to be.

    Args:
        path: Where it goes.
        source: The answers file, if there is one, which is never changed.

    Raises:
        CannotWrite: It can never go there.
    """
    _refuse_source(path, source)
    if place_of(path) is Place.CHANGED:
        return Question(
            "Replace a file that is not as this program made it?",
            f"{displayable_path(path)} was changed since it was made, or was made elsewhere. It is kept beside the new "
            "one, with today’s date in its name.",
            "Keep it beside, and make the new one",
            Consent(over=Over.KEPT),
        )
    if not is_folder(path.parent):
        _refuse_under_file(path)
        return Question(
            "Make a new folder?",
            f"There is no folder {displayable_path(path.parent)} yet.",
            "Make the folder, and the file in it",
            Consent(new_folder=True),
            is_harmless=True,
        )
    return None


def refuse(path: Path, source: Path | None, consent: Consent | None = None) -> None:
    """Refuse a place where the file cannot be put, before a long report is made for it.

    Args:
        path: Where it goes.
        source: The answers file, if there is one, which is never changed.
        consent: What was agreed to; nothing, where none is given.

    Raises:
        CannotWrite: Something else is there, or there is no such folder.
    """
    consent = consent or Consent()
    _refuse_source(path, source)
    refuse_changed(path, consent.over)
    if not (consent.new_folder or is_folder(path.parent)):
        raise cannot_write(path, FileNotFoundError(errno.ENOENT, ""))


def put(path: Path, data: bytes, consent: Consent | None = None) -> Path | None:
    """Write the file in its place, as a whole or not at all.

    Args:
        path: Where it goes. What has come to be there meanwhile is looked at once more.
        data: All of its content.
        consent: What was agreed to; nothing, where none is given.

    Returns:
        Where what was there is kept; None where nothing had to be.

    Raises:
        CannotWrite: Something else is there, or it cannot be written.
    """
    consent = consent or Consent()
    if consent.new_folder:
        make_folder(path.parent)
    return deliver(path, data, clock.now(), consent.over)


def _refuse_under_file(path: Path) -> None:
    """Refuses a folder that can never be made, as a file stands where one should be."""
    nearest = next((folder for folder in path.parents if is_taken(folder)), None)
    if nearest and not is_folder(nearest):
        raise cannot_write(path, NotADirectoryError(errno.ENOTDIR, ""))


def _refuse_source(path: Path, source: Path | None) -> None:
    if source and is_same(source, path):
        raise CannotWrite(
            "is where the answers are read from; it is never changed.", hint="Choose another name.", file=path
        )
