"""The last line in the terminal: where what was answered is kept, once the screens are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.tui.kit.save_state import where_the_work_is
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.workspace.work import Work


def farewell(work: Work | None, left: Document | None) -> str:
    """Return what to say as the program has ended; nothing where nothing was open.

    Args:
        work: What was open at the end.
        left: The file that was closed last before.
    """
    if work is None:
        return f"Everything is saved in {displayable_path(left.path)}." if left else ""
    if work.document is None:
        return "That was an invented setting; nothing of it is kept."
    if work.autosave and work.autosave.error:
        return f"Not saved in {displayable_path(work.document.path)}. {where_the_work_is(work)}"
    waiting = len(work.drafts.waiting)
    drafts = f" {plural(waiting, 'form')} half filled: a draft, and back when you open it again." if waiting else ""
    kept = "Nothing was changed in" if work.read_only else "Everything is saved in"
    return f"{kept} {displayable_path(work.document.path)}.{drafts}"
