"""The one family of errors a person may see: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prevent_tui.budget import LINE_SHOWN
from prevent_tui.text import clean_line, one_line, shortened

CRASHED = 70
"""The exit code after an error of the program itself; those of its own errors stand with each below."""

INTERRUPTED = 130
"""The exit code after ctrl+c, as shells report it."""

PIPE_CLOSED = 141
"""The exit code when whoever was reading the output stopped, as shells report it."""

ABOVE = "above the first heading in it"
"""How the hint of a fault says where in a table a key belongs, as long as no line is known."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file.

    Attributes:
        place: Where in the file, in words a person can search for, such as
            `questions.lettings.levels.developing` or `line 12, column 3`.
        message: What is wrong there, as a sentence.
        hint: What to do about it; may be empty.
        rule: The number of the questionnaire rule that is broken; 0 for what no rule covers.
        line: The line of the file, counted from 1; 0 where it is not known.
        above: The place of a table that this should stand in, above its first heading; empty for most faults. Where
            that line is known, it takes the place of `ABOVE` in the hint.
        times: How many faults it stands for: one, or at the end of a list all that are not shown.
    """

    place: str
    message: str
    hint: str = ""
    rule: int = 0
    line: int = 0
    above: str = ""
    times: int = 1

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text} {self.hint}".rstrip()


class PreventError(Exception):
    """Something went wrong that the person using the program can act on.

    Args:
        message: What is wrong, as a sentence.
        hint: What to do about it.
        file: The file concerned, if there is one.
        faults: Every single thing wrong in that file, if it was read.
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        file: Path | None = None,
        faults: tuple[Fault, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file
        self.faults = faults

    def __str__(self) -> str:
        lines = [f"{self.file}: {self.message}" if self.file else self.message]
        lines += [f"  {f'line {fault.line}: ' if fault.line else ''}{fault}" for fault in self.faults]
        lines += [self.hint] if self.hint else []
        return "\n".join(shortened(one_line(line), LINE_SHOWN, counted=True) for line in lines)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in one line that names the file; for a place where faults have no room."""
        says_of_it = self.message[:1].islower() and not self.message.startswith("there ")
        joint = "" if says_of_it else ":"
        head = f"{self.file.name or self.file}{joint} {self.message}" if self.file else self.message
        return shortened(clean_line(f"{head} {self.hint}"), LINE_SHOWN, counted=True)


class BadFile(PreventError):
    """A file was found but cannot be read, or does not hold what it should."""

    exit_code = 3


class Unreadable(BadFile):
    """A file is missing, or the system does not let it be read: nothing is known of what it holds."""


class NewerFormat(BadFile):
    """A file was written by a later version of the program than this one."""


class NeedsPassword(BadFile):
    """A report opens with a password only, and none was given, or another one."""


class CannotWrite(PreventError):
    """A file could not be written; what it should have held is kept in memory or beside it."""

    exit_code = 4


class NotAsWritten(CannotWrite):
    """A file is in the way that was changed since this program wrote it, or was made elsewhere; it may be missed."""


class ChangedOnDisk(CannotWrite):
    """Somebody else changed or removed the file since it was last read or written."""


class Sealed(CannotWrite):
    """The file is signed off and sealed; only opening it again makes a version that can be changed."""


class Closed(PreventError):
    """The assessment takes no change any more: it is sealed, or its edition retired; nothing was changed."""

    exit_code = 4


class InUse(PreventError):
    """The file is open in another window of the program."""

    exit_code = 5


class Incomplete(PreventError):
    """This copy of the program lacks something that comes with it.

    Args:
        missing: What it lacks, as in `prevent_tui/thresholds.toml` or `its questionnaires`.
    """

    exit_code = CRASHED

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"This copy of prevent-tui is not complete: {missing} cannot be found in it.",
            hint="Install it again, as its README says. Your own files are as last saved.",
        )
        self.missing = missing

    def __reduce__(self) -> tuple[type[Incomplete], tuple[str]]:
        return type(self), (self.missing,)
