"""What is said, and saved, when the program itself goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.workspace.work import Work


def crash_words(error: Exception | None, work: Work | None) -> str:
    """Return what to say after an error of the program itself; the work is saved and the error recorded before.

    Args:
        error: What went wrong, where that is known.
        work: The assessment that was open, if any.
    """
    from prevent_tui.files import crash_log

    record = crash_log.record(error) if error else None
    words = "Something went wrong in the program itself, and it has stopped."
    words += f" Your work is in {_last_save(work)}." if work and work.saver else ""
    return words + (f" A record without any of your answers is in {record}." if record else "")


def _last_save(work: Work) -> Path | None:
    """Save once more, and return where the work is now."""
    if work.saver is None:
        return None
    try:
        work.saver.save(work.assessment)
    except Exception:  # noqa: BLE001 - the program is ending over an error already
        return work.saver.copy or work.saver.document.path
    return work.saver.document.path
