"""Opening: a file, or the answers inside a report, becomes open work that is saved after each change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prevent_tui.assessment.identity import identified
from prevent_tui.assessment.revisions import as_sealed, brought_up
from prevent_tui.assessment.sealing import is_sealed
from prevent_tui.assessment.session import Session
from prevent_tui.assessment.storage import from_pdf
from prevent_tui.assessment.storage.document import Document
from prevent_tui.assessment.storage.sibling_files import is_sealed_copy
from prevent_tui.clock import Clock
from prevent_tui.ids import Ids
from prevent_tui.workspace import draft_files
from prevent_tui.workspace.autosave import PAINT_FIRST, Autosave
from prevent_tui.workspace.drafts import Drafts
from prevent_tui.workspace.recent_updates import RecentUpdates
from prevent_tui.workspace.save_events import Saved, SaveEvent
from prevent_tui.workspace.saver import Saver
from prevent_tui.workspace.system import displayable_path
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment


class Opened(NamedTuple):
    """A file that was opened.

    Attributes:
        document: The file.
        words: What to say of it; empty where it was simply opened.
    """

    document: Document
    words: str = ""


def open_file(path: Path, clock: Clock, ask: from_pdf.PasswordPrompt | None = None, password: str = "") -> Opened:
    """Open an answers file, or the answers inside a report PDF, which are put into a file beside it.

    Args:
        path: Either of them.
        clock: Gives the time now.
        ask: Asks for the password of a PDF that has one.
        password: Tried before anybody is asked.

    Returns:
        The open file, to be closed.

    Raises:
        NeedsPassword: The PDF has a password, and there is nobody to ask.
        InUse: The file is open in another window.
        BadFile: It cannot be read, or has faults.
        CannotWrite: The answers cannot be put beside the PDF.
    """
    answers = from_pdf.answers_file_for(path, ask, password=password)
    return Opened(Document.open(answers.path, clock=clock), _words(answers))


def _words(answers: from_pdf.AnswersSource) -> str:
    """Where answers are now that were in a PDF; empty for those that were in a file of their own."""
    if not answers.taken_out:
        return ""
    open_to_all = " That file has no password." if answers.locked else ""
    return f"The answers in the PDF are now in {displayable_path(answers.path)}, where you go on.{open_to_all}"


def take_up(  # noqa: PLR0913 - each is handed in so that tests can hand in their own
    document: Document,
    clock: Clock,
    ids: Ids,
    tell: Callable[[SaveEvent], object],
    assessment: Assessment | None = None,
    *,
    drafts: Drafts | None = None,
) -> Work:
    """Make an open file the work of an application; to be called in its event loop.

    Args:
        document: The file.
        clock: Gives the time now.
        ids: Makes the ids of what is added.
        tell: Takes what becomes of each save.
        assessment: What is to be in the file, and is saved; what was last read or written, where nothing is given.
        drafts: Those of the file, where it was open already; what is kept of them, where nothing is given.

    Returns:
        The work; what is signed off, or of a retired edition, is only to be read, and never saved.
    """
    content = assessment or document.assessment
    if not is_sealed(content):
        # Only here: the id of an older file, and the revision it is brought up to, are written with its next save, and
        # not because it was opened.
        content = identified(brought_up(content, document.questionnaire), ids)
    session = Session(as_sealed(document.questionnaire, content), content, clock, ids)
    drafts = drafts or Drafts(clock, draft_files.folder_of(document.path))
    saver = Saver(document, clock)
    notes = RecentUpdates(saver.note_recent, clock)
    if session.is_closed:
        work = Work(session, document)
        work.drafts = drafts.follow(session)
        if is_sealed(session.assessment) and not is_sealed_copy(document.path):
            work.notes = notes
        return work

    def saved(event: SaveEvent) -> None:
        if isinstance(event, Saved):
            notes.saved(document.assessment)
        tell(event)

    autosave = Autosave(saver.save, session, clock, saved)
    if assessment:
        autosave.request_save(PAINT_FIRST)
    work = Work(session, document, saver, autosave)
    work.drafts = drafts.follow(session)
    work.notes = notes
    return work
