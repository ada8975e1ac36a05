"""Taking up an assessment that was opened: its session, its writer, and the list of recent files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.tui.navigator import Routes
from prevent_tui.tui.save_message import SaveMessage

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.workspace.recent_notes import RecentNotes
    from prevent_tui.workspace.save_events import SaveEvent


class Beginning(Routes):
    """How an opened file becomes the work of the application."""

    def begin(self, document: Document, assessment: Assessment | None = None, *, show: bool = True) -> None:
        """Makes an opened file the work of the application, and shows where to go on.

        Args:
            document: The file.
            assessment: What is to be in it; what was last read or written, where nothing is given.
            show: Whether to show a question.
        """
        from prevent_tui.workspace.opening import take_up

        self.work = work = take_up(document, self.clock, self._tell_of_saving, assessment)
        if work.notes:
            self._note_recent(work.notes, work.assessment)
        if show:
            self.open_question(work.resume())
        copies = () if work.read_only else document.conflict_copies()
        if copies:
            names = ", ".join(copy.name for copy in copies)
            self.say(f"Beside this file are copies another computer made: {names}", seconds=12)

    def _tell_of_saving(self, event: SaveEvent) -> None:
        self.post_message(SaveMessage(event))

    def _note_recent(self, notes: RecentNotes, assessment: Assessment) -> None:
        """Puts the file into the list of recent ones, once the screen is painted."""
        self.call_after_refresh(lambda: self.run_worker(notes.opened(assessment), exit_on_error=False))

    def begin_again(self, document: Document) -> None:
        """Takes up what a document holds now, where that is no change to be undone; the screens stay."""
        before = self.open_work
        before.stop()
        self.begin(document, show=False)
        self.open_work.go_on_from(before)
        self.redraw_pages()
