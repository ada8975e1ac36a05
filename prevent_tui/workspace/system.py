"""Files as a person names them, and handing one to whatever this computer opens it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from prevent_tui.text import clean_line


def open_with_system(path: Path) -> bool:
    """Opens a file in its own program; false when this computer gives no way to."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - opens a file the person just made
        return True
    return _handed(str(path))


def reveal(path: Path) -> bool:
    """Shows a file in its folder, in the program this computer has for folders; false when there is no way to."""
    if sys.platform == "win32":
        # As one text: Explorer takes a comma in a name for the end of it, unless the name alone is in quotes.
        subprocess.Popen(f'explorer /select,"{path}"')  # noqa: S603 - no such name holds a quote
        return True
    return _handed("-R", str(path)) if sys.platform == "darwin" else _handed(str(path.parent))


def displayable_path(path: Path) -> str:
    """A path as it may be shown: a file name can hold anything, a line on the screen cannot."""
    return clean_line(str(path))


def _handed(*arguments: str) -> bool:
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or (sys.platform != "darwin" and not _has_display()):
        return False
    subprocess.Popen(  # noqa: S603 - the opener found on the path, with one file or folder
        [opener, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    return True


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
