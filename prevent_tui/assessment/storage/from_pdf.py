"""Going on from a report: reading the answers inside a PDF, and putting them into a file beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from prevent_tui.assessment.storage import sibling_files
from prevent_tui.errors import CannotWrite, NeedsPassword
from prevent_tui.file_kind import is_file
from prevent_tui.files import atomic
from prevent_tui.files.bounded import read_at_most
from prevent_tui.toml.reading import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

PasswordPrompt = Callable[[NeedsPassword], str]
"""Given what is wrong, asks for the password of a PDF; raises what it was given where nobody can be asked."""


def is_pdf(path: Path) -> bool:
    """Return whether a file is a PDF by how it begins, whatever it is called; false where it cannot be read."""
    try:
        if not is_file(path):
            return False
        with path.open("rb") as handle:
            return handle.read(5) == b"%PDF-"
    except (OSError, ValueError):
        return False


class AnswersSource(NamedTuple):
    """The file in which somebody goes on.

    Attributes:
        path: An answers file.
        taken_out: Whether it was, or had been, taken out of a PDF.
        locked: Whether that PDF has a password; the file has none.
    """

    path: Path
    taken_out: bool = False
    locked: bool = False


def read(path: Path, ask: PasswordPrompt | None = None) -> bytes:
    """The bytes of an answers file, or of the answers inside a PDF.

    Args:
        path: Either of them.
        ask: Asks for the password of a PDF that has one, again and again until it fits or nobody answers any more.

    Raises:
        NeedsPassword: It has one, and there is nobody to ask.
        BadFile: It cannot be read, is too large, or is a PDF without answers.
    """
    return _read(path, ask)[0] if is_pdf(path) else read_bytes(path)


def answers_file_for(path: Path, ask: PasswordPrompt | None = None, password: str = "") -> AnswersSource:
    """The answers file to open for a file that somebody named: itself, or for a PDF, its answers in a file beside it.

    That is called as the PDF is. Where a file of that name holds something else, another name says where the new one
    comes from. Neither the PDF nor any file is changed.

    Args:
        path: What was named.
        ask: As for `read`.
        password: Tried before anybody is asked.

    Raises:
        NeedsPassword: As from `read`.
        BadFile: As from `read`.
        CannotWrite: The folder of the PDF cannot be written.
    """
    if not is_pdf(path):
        return AnswersSource(path)
    data, password = _read(path, ask, password)
    return AnswersSource(_put_beside(path, data), taken_out=True, locked=bool(password))


def _read(path: Path, ask: PasswordPrompt | None, password: str = "") -> tuple[bytes, str]:
    # Only here: most files are no PDF, and opening one of those is not to wait for what reads PDFs.
    from prevent_tui.assessment.storage.pdf_attachment import MAX_PDF, answers_in

    data = read_bytes(path, MAX_PDF)
    while True:
        try:
            return answers_in(data, path, password), password
        except NeedsPassword as error:
            if ask is None:
                raise
            password = ask(error)


def _put_beside(path: Path, data: bytes) -> Path:
    stem = path.stem if path.suffix.lower() == ".pdf" else path.name
    target = path.with_name(f"{stem}.toml")
    try:
        return target if _holds(target, data) else _put(target, data)
    except CannotWrite as error:
        raise CannotWrite(
            f"is a report, but its answers cannot be put beside it, where you would go on with them: {error.sentence}",
            hint="Copy the PDF into a folder of your own, and open it there. The PDF was not changed.",
            file=path,
        ) from error


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_at_most(path, len(data)) == data
    except OSError:
        return False


def _put(path: Path, data: bytes) -> Path:
    try:
        atomic.write(path, data, replace=False)
    except CannotWrite as error:
        if not isinstance(error.__cause__, FileExistsError | IsADirectoryError):
            raise
        return sibling_files.keep_copy(path, "from the PDF", data)
    return path
