"""A terminal program in a pseudo-terminal, timed by what it writes; Linux and macOS.

Nothing is rendered: a thing counts as painted when its bytes have been read from the terminal, which is when a
person's terminal would have them.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = (sys.executable, "-m", "prevent_tui")
PAINTED = b" help"
"""What the footer of the question screen shows; the footer is drawn last."""


def clean_environment(home: Path) -> dict[str, str]:
    """An environment in which nothing of the person's own is read or written."""
    return {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
    }


class Ended(Exception):
    """The program has ended, or its terminal is gone; with the last it wrote."""


class Terminal:
    """A program, the pseudo-terminal it runs in, and when it was started.

    Args:
        argv: The command.
        home: A folder that is the program's home.
        size: Columns and rows.
    """

    def __init__(self, argv: Sequence[str], home: Path, size: tuple[int, int] = (80, 24)) -> None:
        environment = clean_environment(home)
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(argv[0], list(argv), environment)
        self.output = bytearray()

    def read_until(self, sentinel: bytes, timeout: float = 30.0) -> float:
        """Seconds until `sentinel` was read, among what arrives from now on."""
        begun = time.perf_counter()
        mark = len(self.output)
        while self.output.find(sentinel, mark) < 0:
            if time.perf_counter() - begun > timeout:
                raise TimeoutError(f"{sentinel!r} was not shown; the last output: {bytes(self.output[-600:])!r}")
            self.read(0.5)
        return time.perf_counter() - begun

    def drain(self, quiet: float, limit: float = 2.0) -> None:
        """Reads until nothing came for `quiet` seconds, or for `limit` seconds in all."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.read(quiet):
            pass

    def read(self, timeout: float) -> bool:
        """Takes what arrives within `timeout` seconds; whether anything did."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            raise Ended(bytes(self.output[-600:])) from error
        if not data:
            raise Ended(bytes(self.output[-600:]))
        self.output += data
        return True

    def send(self, keys: bytes) -> None:
        """Types."""
        try:
            os.write(self.fd, keys)
        except OSError as error:
            raise Ended(b"") from error

    def resident(self) -> float:
        """Memory in use, in MiB; Linux only."""
        for line in Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise LookupError("VmRSS")

    def end(self, sign: int = signal.SIGKILL, patience: float = 20.0) -> int:
        """Signals the program, reads on until it has gone, and returns its wait status."""
        os.kill(self.pid, sign)
        status = self.wait(patience)
        os.close(self.fd)
        return status

    def wait(self, patience: float = 20.0) -> int:
        """Reads until the program has gone; its wait status."""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            with suppress(Ended):
                self.read(0.02)
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            if gone:
                return status
        raise TimeoutError("the program did not end")


def percentiles(seconds: Sequence[float]) -> str:
    """p50, p90, p99 and the worst, in milliseconds, as a row."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    shown = (cuts[49], cuts[89], cuts[98], max(seconds))
    return " ".join(f"{value * 1000:8.2f}" for value in shown)
