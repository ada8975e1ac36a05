"""Handing a file to whatever this computer opens it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_with_system(path: Path) -> bool:
    """Opens a file in its own program; false when this computer gives no way to."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - opens a file the person just made
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or (sys.platform != "darwin" and not _has_display()):
        return False
    subprocess.Popen(  # noqa: S603 - the opener found on the path, with one file
        [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    return True


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
