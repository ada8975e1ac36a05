"""Where the fonts are that a PDF is set in."""

from __future__ import annotations

from pathlib import Path

import fontpkg

from prevent_tui.errors import Incomplete
from prevent_tui.file_kind import is_file


def font(name: str, weight: int = 400, style: str = "normal") -> Path:
    """Return the file of a font.

    Args:
        name: Its family.
        weight: 400 for regular, 600 for semi-bold.
        style: `normal` or `italic`.

    Raises:
        Incomplete: It is not installed.
    """
    try:
        path = Path(fontpkg.path(name, weight=weight, style=style))
    except (LookupError, OSError) as error:
        raise Incomplete(f"the font {name}") from error
    if not is_file(path):
        raise Incomplete(f"the font {name}")
    return path
