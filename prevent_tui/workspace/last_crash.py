"""What was open when the program stopped over an error of its own, so that the next start can offer it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from prevent_tui import paths
from prevent_tui.errors import PreventError
from prevent_tui.files import state
from prevent_tui.text import clean_line

_MOST_TEXT = 200
_TEXTS = ("at", "path", "copy", "question", "reference")


@dataclass(frozen=True)
class Crash:
    """Where the work is since then.

    Attributes:
        at: When it was, with its zone.
        path: The answers file that was open, in full.
        copy: Where the newest work is, where it could not be put into that file.
        question: The id of the question that was in front.
        reference: What that question is called, such as RA4.
        drafts: How many forms were left half filled.
    """

    at: datetime
    path: Path
    copy: Path | None = None
    question: str = ""
    reference: str = ""
    drafts: int = 0

    @property
    def newest(self) -> Path:
        """The file that holds the newest work."""
        return self.copy or self.path


def note(crash: Crash) -> None:
    """Keep what was open until somebody has answered; what cannot be kept is left, for the program is ending."""
    table = {
        "at": crash.at.isoformat(),
        "path": str(crash.path),
        "copy": str(crash.copy) if crash.copy else "",
        "question": crash.question,
        "reference": crash.reference,
        "drafts": crash.drafts,
    }
    with suppress(PreventError):
        state.write(_file(), table)


def last_crash() -> Crash | None:
    """Return what was open; None where the program ended well, or where that was answered already."""
    return _crash(state.read(_file(), dict))


def forget() -> None:
    """Offer it no more."""
    with suppress(OSError):
        _file().unlink(missing_ok=True)


def _file() -> Path:
    return paths.state_dir() / "last-crash.json"


def _crash(table: dict[Any, Any]) -> Crash | None:
    texts = {name: text for name in _TEXTS if isinstance(text := table.get(name), str) and "\0" not in text}
    drafts = table.get("drafts")
    if len(texts) < len(_TEXTS) or type(drafts) is not int:
        return None
    path, copy = Path(texts["path"]), Path(texts["copy"]) if texts["copy"] else None
    if not path.is_absolute() or (copy and not copy.is_absolute()):
        return None
    try:
        at = datetime.fromisoformat(texts["at"]).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    reference = clean_line(texts["reference"][:_MOST_TEXT])
    return Crash(at, path, copy, texts["question"][:_MOST_TEXT], reference, max(0, drafts))
