"""What every input is held to: an error with words or a result, in bounded time and memory, and nothing else."""

from __future__ import annotations

import signal
import sys
import time
import traceback
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.errors import PreventError
from prevent_tui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from fuzz.targets import Target

SECONDS = 3.0
"""Of processor time for one input."""

MEBIBYTES = 300
"""By which one input may make the process larger."""

WORDS = 60_000
"""Characters of all that is said of one input."""

LINE = 1_500
"""Characters of one line of that."""

INSTRUMENTED = 6
"""Times the processor time that the program may take while each of its branches is counted."""

_PATIENCE = 4
"""Times the processor time allowed, after which an input is stopped."""


class Broken(AssertionError):
    """Something that must hold does not."""


class TakesTooLong(BaseException):
    """An input was stopped; no handler of the program's own is to catch it."""


@dataclass(frozen=True)
class Find:
    """An input of which something does not hold.

    Attributes:
        what: What is wrong, in a line; the same for inputs that are wrong in the same way.
        where: The traceback, where there is one.
    """

    what: str
    where: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of an input: whether it was read or refused, the seconds and mebibytes it took, and what is wrong."""

    read: bool
    seconds: float
    mebibytes: float
    find: Find | None = None


def hold(condition: object, words: str) -> None:
    """Raise what is wrong unless a condition is true."""
    if not condition:
        raise Broken(words)


def judged(target: Target, data: bytes, slower: int = 1) -> Outcome:
    """Give an input to a target and return what became of it.

    Args:
        target: What reads it.
        data: The input.
        slower: Times the processor time that it may take, for a program that does more than its own work.
    """
    before, begun = _size(), time.process_time()
    most = SECONDS * target.patience * slower
    read, find = False, None
    try:
        with _stopped_after(most * _PATIENCE):
            read = target.give(data)
    except PreventError as error:
        find = _unsound(error)
    except Broken as error:
        find = Find(str(error)[:300])
    except TakesTooLong:
        find = Find("was stopped: it takes too long", traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - every other error is a find
        find = Find(f"{type(error).__name__} at {_place(error)}", traceback.format_exc())
    seconds, grown = time.process_time() - begun, _size() - before
    if find is None and seconds > most:
        find = Find(f"takes more than {most:g} s of processor time")
    if find is None and grown > MEBIBYTES:
        find = Find(f"takes more than {MEBIBYTES} MiB")
    return Outcome(read, seconds, grown, find)


def check_words(text: str) -> None:
    """Raise what is wrong with words that a person is shown."""
    hold(text.strip(), "words that say nothing")
    hold(len(text) <= WORDS, "words without end")
    for line in text.split("\n"):
        hold(len(line) <= LINE, f"a line of more than {LINE:,} characters")
        hold(one_line(line) == line, "a line with something in it that a terminal would act on")
        hold(not line.lstrip().startswith("FORGED"), "a line that a text has forged")


def is_plain(text: str) -> bool:
    """Whether a text holds no control character but line ends and tabs."""
    return not any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text)


def _unsound(error: PreventError) -> Find | None:
    try:
        hold(error.message.strip(), "an error without a message")
        check_words(str(error))
    except Broken as broken:
        return Find(f"{type(error).__name__}: {broken}", str(error)[:2_000])
    return None


def _place(error: Exception) -> str:
    """The last line of the program's own in a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "prevent_tui" in frame.filename] or frames[-1:]
    return f"{Path(own[-1].filename).name}:{own[-1].name}" if own else "nowhere"


def _size() -> float:
    """The most that this process has taken so far, in mebibytes; 0 where that cannot be asked."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TakesTooLong
