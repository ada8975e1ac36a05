"""A terminal window for tests: the installed program in a pseudo-terminal, its screen read as a person would."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIMIT = 20.0
"""Seconds after which what should be on the screen is taken never to come."""

_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
_UNFINISHED = re.compile(rb"(\x1b(\[[0-9;:?<>=]*)?)?\Z")

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "delete": "\x1b[3~",
    "plus": "+",
    "ctrl+n": "\x0e",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
}


class Window:
    """The program in a window; a `with` statement closes it.

    Args:
        args: What follows the program's name.
        folder: Where it is started.
        size: Columns and rows.
        more: More of the environment.
        program: What to run, where it is not the program itself.
    """

    def __init__(
        self,
        *args: str | Path,
        folder: Path,
        size: tuple[int, int] = (120, 36),
        more: dict[str, str] | None = None,
        program: tuple[str, ...] = ("-m", "prevent_tui"),
    ) -> None:
        columns, rows = size
        dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL"}
        env = {name: value for name, value in os.environ.items() if name not in dropped}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | (more or {})
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = self._kept = b""
        self._text: str | None = None
        self.child = pexpect.spawn(
            sys.executable, [*program, *map(str, args)], cwd=str(folder), env=env, dimensions=(rows, columns)
        )
        # The driver's own pause before each write would be the longest wait in these tests.
        self.child.delaybeforesend = None

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.child.ptyproc.fileobj.closed:
            self.child.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen."""
        if self._text is None:
            self._text = "\n".join(self.screen.display)
        return self._text

    @property
    def words(self) -> str:
        """What is on the screen, wherever lines break."""
        return " ".join(self.text.split())

    def send(self, text: str | bytes) -> None:
        """Types a text, or whatever bytes a terminal sends, as one burst."""
        self.child.send(text)

    def press(self, *keys: str) -> None:
        """Presses keys by name, or letters, as one burst."""
        self.child.send("".join(KEYS.get(key, key) for key in keys))

    @property
    def left_behind(self) -> str:
        """What stands in the terminal once the program has given it back."""
        after = self.raw.rpartition(b"\x1b[?1049l")[2].decode("utf-8", "replace")
        return " ".join(re.sub(r"\x1b\[[0-9;?<>]*[A-Za-z]", "", after).split())

    def until(self, shown: str | Callable[[str], object]) -> str:
        """Reads until the screen shows a text, or is as wanted; gives what is on it."""
        wanted = shown if callable(shown) else lambda text: shown in text
        end = time.monotonic() + LIMIT
        while not wanted(self.text):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"never seen: {shown}\n{self.text}")
        return self.text

    def ended(self) -> int:
        """Reads until the program has ended; gives its exit code, or minus the signal that ended it."""
        end = time.monotonic() + LIMIT
        while self._read():
            assert time.monotonic() < end, f"still running\n{self.text}"
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def close(self) -> None:
        """Closes the window as a person does: the program's terminal is gone, and the system sends SIGHUP.

        Raises:
            AssertionError: The program goes on in the background, where nobody sees it.
        """
        waiting = Thread(target=self.child.ptyproc.wait, daemon=True)
        self.child.ptyproc.fileobj.close()
        waiting.start()
        waiting.join(LIMIT / 2)
        if waiting.is_alive():
            os.kill(self.child.pid, signal.SIGKILL)
            waiting.join()
            raise AssertionError("still running after its window was closed")

    def kill(self, number: signal.Signals) -> None:
        """Sends a signal."""
        self.child.kill(number)

    def _read(self) -> bool:
        """Takes in what there is; false at the end."""
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        # Styles change nothing that is read here, and take pyte most of its time.
        text = self._kept + data
        whole = len(text) - len(_UNFINISHED.search(text).group())
        self._kept = text[whole:]
        self._text = None
        self._stream.feed(_STYLE.sub(b"", text[:whole]))
        return True


def styles(raw: bytes) -> set[int]:
    """The numbers of every style a terminal was told to use, colours among them."""
    return {int(part) for style in _STYLE.findall(raw) for part in re.split(rb"[;:]", style) if part}
