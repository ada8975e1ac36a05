"""Taking up an assessment that was opened: its session, its writer, and the list of recent files."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.saver import Keeper


class Opening:
    """How an opened file becomes the work of the application.

    Args:
        program: The application.
    """

    def __init__(self, program: Application) -> None:
        self.program = program

    def begin(self, document: Document, assessment: Assessment | None = None, *, show: bool = True) -> None:
        """Makes an opened file the work of the application, and shows where to go on.

        Args:
            document: The file.
            assessment: What is to be in it; what was last read or written, where nothing is given.
            show: Whether to show a question.
        """
        from prevent_tui.assessment.sealing import is_sealed
        from prevent_tui.assessment.session import Session
        from prevent_tui.assessment.storage.sibling_files import is_sealed_copy
        from prevent_tui.workspace.autosave import Autosave
        from prevent_tui.workspace.saver import Keeper

        program = self.program
        session = Session(document.questionnaire, assessment or document.assessment, program.clock)
        keeper = Keeper(document, program.clock)
        if session.closed:
            program.work = Work(session, document)
            if is_sealed(session.assessment) and not is_sealed_copy(document.path):
                self._note_recent(keeper, session.assessment)
            if show:
                program.go(ToQuestion(program.open_work.resume()))
            return
        autosave = Autosave(keeper.save, lambda: session.assessment, program.clock, program.post_message)
        program.work = Work(session, document, keeper, autosave)
        self._note_recent(keeper, session.assessment)
        if show:
            program.go(ToQuestion(program.open_work.resume()))
        copies = document.conflict_copies()
        if copies:
            names = ", ".join(copy.name for copy in copies)
            program.say(f"Beside this file are copies another computer made: {names}", seconds=12)

    def _note_recent(self, keeper: Keeper, assessment: Assessment) -> None:
        """Puts the file into the list of recent ones, in a thread of its own, once the screen is painted."""

        def note() -> None:
            self.program.run_worker(asyncio.to_thread(keeper.note_recent, assessment), exit_on_error=False)

        self.program.call_after_refresh(note)

    def begin_again(self, document: Document) -> None:
        """Takes up what a document holds now, where that is no change to be undone; the screens stay."""
        before = self.program.open_work
        if before.autosave:
            before.autosave.stop()
        self.begin(document, show=False)
        self.program.open_work.go_on_from(before)
        self.program.redraw_pages()
