"""What the program writes, as pieces of work of which each call to the system can be made to fail in turn."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prevent_tui import paths
from prevent_tui.errors import PreventError
from support.small_questionnaire import put, question, table
from support.system_calls import ERRORS, Calls, each_failure, shim
from support.written_work import JOBS, Work

_STATES = ("HOME", "USERPROFILE", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
_WINDOWS = ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


@dataclass(frozen=True)
class Outcome:
    """What became of a piece of work of which one call failed.

    Attributes:
        call: The call that failed, by its name.
        about: The file it was about.
        how: How it failed.
        became: `done`, `told` or `left undone`.
        faults: What is wrong with that.
    """

    call: str
    about: str
    how: str
    became: str
    faults: tuple[str, ...]


def outcomes(job: str, folder: Path, errors: tuple[str, ...] = ERRORS) -> Iterator[Outcome]:
    """Do a piece of work once to see its calls, and then once for each way in which one of them may fail.

    Args:
        job: One of `JOBS`.
        folder: An empty folder; each time is in a folder of its own below it.
        errors: The names of the errors that each call is made to fail with.
    """
    calls, _, _ = _tried(job, folder / "seen", None, "")
    for number, how in each_failure(calls, errors):
        name, about = calls.seen[number]
        _, became, faults = _tried(job, folder / f"{number}-{how}", number, how)
        yield Outcome(name, about, how, became, faults)


def _tried(job: str, folder: Path, number: int | None, how: str) -> tuple[Calls, str, tuple[str, ...]]:
    (folder / "documents").mkdir(parents=True)
    calls = Calls(folder.resolve(), number, how)
    with _own_folders(folder), shim(calls):
        work = JOBS[job](folder)
        became, faults = _done(work, calls)
        faults += _afterwards(work, folder)
    return calls, became, tuple(faults)


def _done(work: Work, calls: Calls) -> tuple[str, list[str]]:
    """Does the work: what became of it, and what is wrong with that."""
    became, faults = "done", []
    calls.counting = True
    try:
        work.do()
    except PreventError as error:
        became = "told"
        if not error.file:
            faults.append(f"it does not name the file: {error}")
    except Exception as error:  # noqa: BLE001 - whatever comes through is what is looked for
        became = "raised"
        faults.append(f"{type(error).__name__} came through: {error}")
    finally:
        calls.counting = False
    held = work.file.read_bytes() if work.file.exists() else None
    if held not in work.wholes:
        faults.append("the file is neither the old nor the new one")
    if became == "done" and work.done is not None and held != work.done:
        became = "left undone"
        if not work.silent:
            faults.append("it was not done, and nobody is told")
    return became, faults


def _afterwards(work: Work, folder: Path) -> Iterator[str]:
    try:
        work.again()
    except Exception as error:  # noqa: BLE001 - done again, nothing may stand in its way
        yield f"it cannot be done again: {type(error).__name__}: {error}"
    else:
        if work.done is not None and work.file.read_bytes() != work.done:
            yield "done again, the file is not the new one"
    work.close()
    for path in folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.name.endswith(".tmp"):
            yield f"left behind: {path.relative_to(folder)}"
        elif os.name == "posix" and path.is_file() and mode & 0o077:
            yield f"others can read {path.relative_to(folder)}: {mode:o}"


class _own_folders:  # noqa: N801 - used as a statement
    """Everything of the program's own lies below a folder; so does the one questionnaire it has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        names = dict.fromkeys((*_STATES, *_WINDOWS))
        self.before = {name: os.environ.get(name) for name in names}
        places = {"XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config", "WIN_PD_OVERRIDE_APPDATA": "config"}
        places |= {"WIN_PD_OVERRIDE_LOCAL_APPDATA": "state"}
        os.environ.update({name: str(self.folder / places.get(name, "")) for name in names})
        self.shipped = paths.bundled_questionnaires
        shipped = self.folder.parent / "shipped"
        if not shipped.exists():
            put(table(question("head", "must"), question("hall")), shipped, "little")
        paths.bundled_questionnaires = lambda: shipped

    def __exit__(self, *_: object) -> None:
        paths.bundled_questionnaires = self.shipped
        for name, value in self.before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
