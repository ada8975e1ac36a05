"""A window that a storm goes over: it knows when everything sent has had its effect."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from storming.places import Place, place_of

sys.path.append(str(Path(__file__).parents[2] / "tests"))
from support.pseudo_terminal import Window

ESCAPE = 0.22
"""Seconds in which a lone escape is told from the beginning of a sequence."""

_QUIET = 0.06
_AT_WORK = 2_000_000
"""Nanoseconds of processor time; what an idle program takes in a quiet moment stays far below."""


class StormWindow(Window):
    """The program in a window, as `tests/support/pseudo_terminal.py` has it, driven without looking."""

    def write(self, data: bytes) -> None:
        """Types bytes in one write; a program that has gone takes none."""
        try:
            os.write(self.child.child_fd, data)
        except OSError:
            return

    def fence(self, least: float = 0.0, patience: float = 6.0) -> Place:
        """Reads until nothing comes and the program does nothing any more; gives where it is then.

        Args:
            least: Seconds to read at any rate.
            patience: Seconds after which a program that is still at work is taken as it is.
        """
        begun = time.monotonic()
        while time.monotonic() - begun < patience:
            before, used = len(self.raw), self._used()
            quiet = time.monotonic() + _QUIET
            while time.monotonic() < quiet:
                if not self._read():
                    return self.place
            idle = used is None or (self._used() or 0) - used < _AT_WORK
            if len(self.raw) == before and idle and time.monotonic() - begun >= least:
                break
        return self.place

    @property
    def place(self) -> Place:
        """Where the program is, by what was read so far."""
        return place_of(self.text)

    @property
    def gone(self) -> bool:
        """Whether the program has ended."""
        return not self.child.isalive()

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size."""
        self.screen.resize(rows, columns)
        self._text = None
        self.child.setwinsize(rows, columns)

    def stop_and_go_on(self, number: signal.Signals, seconds: float) -> None:
        """Suspends the program for a while; as a shell does, lets it go on only once it has stopped."""
        self.kill(number)
        for _ in range(100):
            if self._is_stopped():
                break
            self._read_for(0.05)
        self._read_for(seconds)
        self.kill(signal.SIGCONT)

    def gone_within(self, seconds: float) -> bool:
        """Reads on until the program has ended; false if it has not in that time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._read() and not self.child.isalive():
                return True
        return not self.child.isalive()

    def status(self) -> int:
        """The exit code, or minus the signal that ended it; of a program that has gone."""
        self.child.close(force=True)
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def _read_for(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._read():
            pass

    def _is_stopped(self) -> bool:
        try:
            return Path(f"/proc/{self.child.pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "T"
        except OSError:
            return True

    def _used(self) -> int | None:
        """Nanoseconds of processor time that the program has taken or waited for; None where it is not told."""
        used = 0
        try:
            for thread in Path(f"/proc/{self.child.pid}/task").iterdir():
                running, waiting, _ = (thread / "schedstat").read_text("ascii").split()
                used += int(running) + int(waiting)
        except (OSError, ValueError):
            return None
        return used
