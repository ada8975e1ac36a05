"""Whether this copy of the program has what nothing in it can do without; said before anything is done."""

from __future__ import annotations

from prevent_tui import paths
from prevent_tui.errors import Incomplete
from prevent_tui.file_kind import entries
from prevent_tui.files.packaged import packaged
from prevent_tui.thresholds import thresholds


def refuse_incomplete() -> None:
    """Look for the questionnaires, the thresholds, and the style of the screens.

    Raises:
        Incomplete: One is missing.
    """
    packaged("prevent_tui.tui", "prevent.tcss")
    thresholds()
    if not any(file.suffix == ".toml" for file in entries(paths.bundled_questionnaires())):
        raise Incomplete("the questionnaires that come with it")
