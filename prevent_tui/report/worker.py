"""Making a file in a process of its own, so that whoever asked for it can go on working meanwhile.

In a thread it would hold up every key: only one thread of a Python process runs at a time. So the job goes to a
second interpreter through a pipe, never over its command line, where others on the computer could read the password;
how far it is and the finished file come back through another. Neither touches the disk: only whoever asked writes.

The messages are pickles. That is safe here and only here: each end is this same program, started by the other, and
nobody else holds an end of the pipes.

Where no such process can be had (a computer that forbids it, a program bundled into one executable, which is no
interpreter), a thread does the work. A bundle would need an entry of its own that calls `main`.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any, BinaryIO

from prevent_tui.errors import CannotWrite, PreventError
from prevent_tui.files import crash_log
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.model.rendered import Rendered
from prevent_tui.report.render import Progress

_CODE = "import sys; sys.path[:] = sys.argv[1:]; from prevent_tui.report.worker import main; main()"
"""What the other interpreter runs: it finds its modules where this one does, and in no folder besides."""

_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""On Windows: no window flashes up, and keys go first. Elsewhere the child sees to the second itself."""

_HEAD = struct.Struct(">cI")
_STEPS = struct.Struct(">II")
_OFTEN = 0.1
"""Seconds between two messages on how far it is."""


class _Sort(bytes, Enum):
    READY = b"R"
    STEPS = b"S"
    RENDERED = b"M"
    WRONG = b"W"


class _NoChild(Exception):
    """There is no process of its own to be had for this."""


async def run(job: ExportJob, progress: Progress) -> Rendered:
    """Export in a process of its own; cancelled, it ends that process at once, and nothing is left of it.

    Args:
        job: What to export.
        progress: Called from time to time with how far it is, in the event loop of the caller.

    Raises:
        PreventError: It cannot be made, as `export.export` would say.
    """
    try:
        return await _in_child(job, progress)
    except _NoChild:
        return await _in_thread(job, progress)


async def _in_child(job: ExportJob, progress: Progress) -> Rendered:
    if not sys.executable:
        raise _NoChild
    try:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _CODE, *sys.path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_FLAGS,
        )
    except (OSError, ValueError, NotImplementedError) as error:
        raise _NoChild from error
    try:
        return await _ask(child, job, progress)
    finally:
        with suppress(ProcessLookupError):
            child.kill()
        await child.communicate()


async def _ask(child: asyncio.subprocess.Process, job: ExportJob, progress: Progress) -> Rendered:
    if child.stdin is None or child.stdout is None:
        raise _NoChild
    try:
        there = await child.stdout.readexactly(_HEAD.size)
    except asyncio.IncompleteReadError as error:
        raise _NoChild from error
    if there != _HEAD.pack(_Sort.READY, 0):
        raise _NoChild
    with suppress(ConnectionError):
        child.stdin.write(pickle.dumps(job))
        await child.stdin.drain()
    child.stdin.close()
    while True:
        try:
            sort, content = await _receive(child.stdout)
        except asyncio.IncompleteReadError as error:
            raise _mistake(error, "What makes the file stopped half-way.") from error
        if sort == _Sort.STEPS:
            progress(*_STEPS.unpack(content))
        elif sort == _Sort.RENDERED:
            rendered: Rendered = pickle.loads(content)  # noqa: S301 - from our own child
            return rendered
        else:
            wrong: PreventError = pickle.loads(content)  # noqa: S301 - from our own child
            raise wrong


async def _receive(stream: asyncio.StreamReader) -> tuple[bytes, bytes]:
    sort, length = _HEAD.unpack(await stream.readexactly(_HEAD.size))
    return sort, await stream.readexactly(length)


async def _in_thread(job: ExportJob, progress: Progress) -> Rendered:
    loop, stopped = asyncio.get_running_loop(), threading.Event()

    def tell(done: int, total: int) -> None:
        if stopped.is_set():
            raise asyncio.CancelledError
        with suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(progress, done, total)

    try:
        return await asyncio.to_thread(_exported, job, tell)
    finally:
        stopped.set()


def _exported(job: ExportJob, progress: Progress) -> Rendered:
    """Makes it here and now; an error of the program itself becomes one that a person can be told."""
    try:
        return export(job, progress)
    except PreventError:
        raise
    except Exception as error:
        raise _mistake(error, f"The program made a mistake ({type(error).__name__}).") from error


def _mistake(error: Exception, what: str) -> CannotWrite:
    record = crash_log.record(error)
    where = f" Where it happened, without any answer, is kept in {record}" if record else ""
    return CannotWrite(what, hint=f"Nothing was written. Try another format.{where}")


def main() -> None:
    """What the process of its own does: takes one job from its input, and answers on its output."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints must not get between the answers
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(5)
    _send(answers, _Sort.READY)
    job: ExportJob = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            rendered = _exported(job, _teller(answers))
        except PreventError as error:
            _send(answers, _Sort.WRONG, pickle.dumps(error))
        else:
            _send(answers, _Sort.RENDERED, pickle.dumps(rendered))


def _teller(answers: BinaryIO) -> Callable[[int, int], None]:
    last = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _OFTEN or done >= total:
            last = now
            _send(answers, _Sort.STEPS, _STEPS.pack(done, total))

    return tell


def _send(answers: BinaryIO, sort: Any, content: bytes = b"") -> None:
    answers.write(_HEAD.pack(sort, len(content)) + content)
    answers.flush()
