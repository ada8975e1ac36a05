"""A headless Chromium for tests, started once and spoken to over a pipe; it is given files and reaches no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from itertools import count
from pathlib import Path
from typing import Any

_QUIET = (
    *("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars"),
)
_START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads commands from descriptor 3 and answers on 4."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where Chromium is, if it is; its pipe needs a POSIX system."""
    return next(filter(None, map(shutil.which, _NAMES)), None) if os.name == "posix" else None


class Browser:
    """One window, whose size, colours and medium can be chosen."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        commands, to = _pipe()
        came, answers = _pipe()
        self._to, self._from = os.fdopen(to, "wb"), os.fdopen(came, "rb", 0)
        flags = [*_QUIET, f"--user-data-dir={self._profile.name}", "--remote-debugging-pipe"]
        flags += ["--no-sandbox"] if os.geteuid() == 0 else []
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(commands), str(answers), str(program()), *flags],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._numbers, self._rest, self._session = count(1), b"", ""
        self._seen: list[str] = []
        window = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=window, flatten=True)["sessionId"]
        self.call("Page.enable")

    def close(self) -> None:
        """Ends the program."""
        self._process.terminate()
        self._process.wait(20)
        self._to.close()
        self._from.close()
        self._profile.cleanup()

    def look(self, *, width: int = 1280, dark: bool = False, forced: bool = False, paper: bool = False) -> None:
        """Chooses how pages are shown: the width in pixels, dark or light, with forced colours, as on paper."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        features = {
            "prefers-color-scheme": "dark" if dark else "light",
            "forced-colors": "active" if forced else "none",
        }
        said = [{"name": name, "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media="print" if paper else "screen", features=said)

    def open(self, page: Path) -> None:
        """Opens a file and waits until it is loaded."""
        self._seen.clear()
        self.call("Page.navigate", url=page.as_uri())
        while "Page.loadEventFired" not in self._seen:
            self._read()

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page, waited for; the page's own policy does not hold for it."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        return b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def printed(self) -> bytes:
        """The page as a PDF, on the paper that it asks for."""
        return b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Sends a command and waits for its answer."""
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": params}
        if self._session:
            said["sessionId"] = self._session
        self._to.write(json.dumps(said).encode() + b"\0")
        self._to.flush()
        while (message := self._read()).get("id") != number:
            pass
        assert "error" not in message, message["error"]
        return message["result"]

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            found = self._from.read(1 << 20)
            assert found, "Chromium ended"
            self._rest += found
        line, self._rest = self._rest.split(b"\0", 1)
        message = json.loads(line)
        self._seen.append(message.get("method", ""))
        return message


def _pipe() -> tuple[int, int]:
    """A pipe whose descriptors keep clear of those that Chromium takes."""
    import fcntl

    low = os.pipe()
    read, write = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in low)
    for end in low:
        os.close(end)
    return read, write
