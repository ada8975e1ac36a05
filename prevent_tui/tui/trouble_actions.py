"""What is done about work that could not be saved: taken again, kept elsewhere, or given up for what stands there."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.errors import ChangedOnDisk, PreventError
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.tui.opening import Opening
    from prevent_tui.workspace.work import Work


class TroubleActions:
    """Asks what to do where the file cannot be written, and does it.

    Args:
        program: The application.
        opening: Takes up what was opened.
    """

    def __init__(self, program: Application, opening: Opening) -> None:
        self.program, self.opening = program, opening
        self._finishing = False

    def ask_about_trouble(self) -> None:
        """Asks what to do about work that could not be saved; not while that is found on leaving, which asks itself."""
        if self._finishing:
            return
        from prevent_tui.tui.start.save_trouble import SaveTrouble

        work = self.program.work
        if work is None or work.autosave is None or work.autosave.error is None or work.saver is None:
            return
        conflict = isinstance(work.autosave.error, ChangedOnDisk)
        self.program.push_screen(
            SaveTrouble(work.autosave.error, work.saver.copy, conflict=conflict), partial(self._settle_trouble, work)
        )

    async def _settle_trouble(self, work: Work, choice: str | Path | None) -> None:
        if choice is None or work.document is None or work.autosave is None:
            return
        try:
            if choice == "mine":
                await asyncio.to_thread(work.document.take_over)
                work.autosave.request_save()
            elif choice == "again":
                work.autosave.request_save()
            elif choice == "theirs" and work.saver:
                mine = work.saver.copy
                work.saver.leave_copy()
                work.session.replace(await asyncio.to_thread(work.document.reload))
                if work.read_only and self.opening.begin_again(work):
                    where = f" Yours is kept in {displayable_path(mine)}." if mine else ""
                    self.program.say(f"It was signed off meanwhile.{where}")
            elif isinstance(choice, Path):
                await self._move_to(work, choice)
        except PreventError as error:
            self.program.tell(error)

    async def _move_to(self, work: Work, path: Path) -> None:
        from prevent_tui.assessment.storage.document import Document
        from prevent_tui.workspace import draft_files

        questionnaire = work.session.questionnaire
        if work.notes:
            await work.notes.settle()
        document = await asyncio.to_thread(
            Document.create, path, questionnaire, work.assessment, clock=self.program.clock
        )
        await asyncio.to_thread(work.drafts.move_to, draft_files.folder_of(path))
        await work.drafts.flush()
        if self.program.work is not work:
            document.close()
            return
        work.close()
        self.opening.begin(document, work.assessment, show=False)
        self.program.redraw_pages()
