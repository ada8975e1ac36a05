"""Whether the work is saved, in words: for the header, for the banner, and for what is asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.errors import ChangedOnDisk
from prevent_tui.tui.kit.draw import line, link
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.work import Work


def saved_state(work: Work, look: Look, *, in_short: bool = False) -> Content:
    """Return for the header how many forms wait half filled, whether it is for practice, and whether it is saved.

    Args:
        work: The open assessment.
        look: The signs in use.
        in_short: Whether there is room for little: then it says neither who signed, nor until when all is saved.
    """
    waiting = len(work.drafts.waiting)
    drafts = link(line((plural(waiting, "draft"), "underline $partly")), "app.drafts") if waiting else line()
    drafts = line(drafts, "   ") if waiting else drafts
    practice = line((" PRACTICE ", look.chip), "  ") if work.is_practice else line()
    return line(drafts, practice, _kept(work, look, in_short=in_short))


def _kept(work: Work, look: Look, *, in_short: bool) -> Content:
    if work.read_only:
        why = "" if in_short else f"  {work.closed_label}"
        return line((" READ ONLY ", look.chip), (why, "$quiet"))
    if work.autosave is None:
        return line(("nothing is kept", "$quiet"))
    autosave = work.autosave
    at = f"{autosave.saved_at:%H:%M:%S}" if autosave.saved_at else ""
    if autosave.error:
        return line(("! ", "bold $gap"), ("not saved", "bold $gap"))
    if autosave.is_busy:
        saved_to = f"   saved to {at}" if at and not in_short else ""
        return line((look.pick("… ", ".. "), "bold $accent"), ("saving", "$quiet"), (saved_to, "$quiet"))
    if not at:
        return line((look.pick("✓ ", "+ "), "bold $met"), ("all in the file", "$quiet"))
    return line((look.pick("✓ ", "+ "), "bold $met"), ("saved ", "$quiet"), (at, "$ink"))


def trouble(work: Work) -> str:
    """Return what is wrong with saving, for the banner; nothing when all is well."""
    if work.read_only:
        return work.closed_reason
    if work.autosave is None or work.autosave.error is None:
        return ""
    error = work.autosave.error
    return f"Not saved: {error.sentence} {where_the_work_is(work)} Press ! to choose what to do."


def where_the_work_is(work: Work) -> str:
    """Return where the newest work is while it is not in its file, in a sentence."""
    if work.saver and work.saver.copy:
        return f"Your work is kept in {displayable_path(work.saver.copy)}."
    return "Your last changes are only in memory, as long as this window is open."


def in_conflict(work: Work) -> bool:
    """Return whether somebody else changed the file, and it is not decided yet which version counts."""
    return work.autosave is not None and isinstance(work.autosave.error, ChangedOnDisk)
