"""What others do to the file and the disk while the program runs, and the ways in which a run ends."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import PreventError
from storming.ledger import Ledger
from storming.setting import Home
from storming.window import StormWindow

QUESTIONS = (("prevent-lead", "RA1"), ("board-accountable", "RA2"))
LEVELS = ("not-in-place", "developing", "in-place", "embedded")


def edited(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """Another program changes an answer and writes the file anew, not as carefully as this one."""
    with suppress(OSError, PreventError):
        before = codec.read(home.answers.read_bytes(), home.answers)
        (question, reference), level = dice.choice(QUESTIONS), dice.choice(LEVELS)
        answers = {**before.answers, question: Answer(state=State.LEVEL, level=level, note="by another program")}
        home.beginnings.setdefault(question, set()).add(level)
        ledger.known.pop(reference, None)
        ledger.meddled()
        home.answers.write_bytes(codec.dump(before.model_copy(update={"answers": answers})))


def deleted(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The file is deleted."""
    ledger.meddled()
    home.answers.unlink(missing_ok=True)


def renamed(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The file is given another name."""
    with suppress(FileNotFoundError):
        home.answers.rename(home.answers.with_name("renamed.toml"))


def made_read_only(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The file is made read-only."""
    with suppress(FileNotFoundError):
        home.answers.chmod(0o400)


def damaged(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The file is replaced by one that is cut off, or by something else."""
    with suppress(OSError):
        data = home.answers.read_bytes()
        bad = dice.choice((data[: len(data) // 2] + b"\n[[", b"", b"\x00" * 4096, b"<html>", b"a = 1\n"))
        home.foreign.add(bad)
        ledger.meddled()
        home.answers.write_bytes(bad)


def disk_full(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The disk is full from here on."""
    ledger.full_since = ledger.full_since or time.time()
    home.fill(window.child.pid)


def disk_full_for_a_while(window: StormWindow, home: Home, dice: random.Random, ledger: Ledger) -> None:
    """The disk is full while something is typed or chosen, and then it is not."""
    disk_full(window, home, dice, ledger)
    from storming.moves import answer, typing

    for move in (answer, typing):
        move(window, dice, ledger)
    home.empty(window.child.pid)
    ledger.full_since = None


Disturbance = Callable[[StormWindow, Home, random.Random, Ledger], None]
DISTURBANCES: dict[str, Disturbance] = {
    "edited": edited,
    "deleted": deleted,
    "renamed": renamed,
    "made read-only": made_read_only,
    "damaged": damaged,
    "disk full": disk_full,
    "disk full for a while": disk_full_for_a_while,
}

ENDINGS = ("SIGKILL", "SIGTERM", "SIGHUP", "closed window", "quit")
ON_TOP = {"nothing": b"", "help": b"\x1bOP", "palette": b"\x10", "export": b"x", "governors": b"G"}


def end(window: StormWindow, ending: str, patience: float) -> int | None:
    """Ends the program.

    Args:
        window: Where it runs.
        ending: One of `ENDINGS`.
        patience: Seconds it may take.

    Returns:
        Its exit code, or minus the signal that ended it; None where it had to be killed because it would not end.
    """
    if ending == "closed window":
        return _closed(window, patience)
    if ending == "quit":
        _quit(window, patience)
    else:
        with suppress(ProcessLookupError):
            window.kill(getattr(signal, ending))
    if not window.gone_within(patience):
        window.kill(signal.SIGKILL)
        window.status()
        return None
    return window.status()


def _quit(window: StormWindow, patience: float) -> None:
    """Quits by its key, and says yes where it asks whether to leave what could not be saved in its file."""
    window.write(b"\x11")
    if not window.gone_within(patience / 3):
        window.fence()
        window.write(b"\r")
        if not window.gone_within(patience / 3):
            window.write(b"\x11")
            window.fence()
            window.write(b"y")


def _closed(window: StormWindow, patience: float) -> int | None:
    from threading import Thread

    process = window.child.ptyproc
    process.fileobj.close()
    waiting = Thread(target=process.wait, daemon=True)
    waiting.start()
    waiting.join(patience)
    if waiting.is_alive():
        window.kill(signal.SIGKILL)
        waiting.join()
        return None
    return process.exitstatus if process.exitstatus is not None else -(process.signalstatus or 0)
