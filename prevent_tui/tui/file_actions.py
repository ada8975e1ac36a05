"""Opening, making, closing and moving the file of an assessment, and what to do when it cannot be written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prevent_tui import paths
from prevent_tui.errors import ChangedOnDisk, NeedsPassword, PreventError
from prevent_tui.tui.kit.leaving import Form, settle
from prevent_tui.tui.opening import Beginning
from prevent_tui.workspace.system import shown

if TYPE_CHECKING:
    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire


class Filing(Beginning):
    """What the application does with files; everything that waits for a disk is done in a thread."""

    opening = False
    closing = False

    def show_open(self) -> None:
        """Asks for a file and opens it."""
        from prevent_tui.tui.start.files import OpenFile

        async def opened(path: Path | None) -> None:
            if path:
                await self.open_path(path)

        self.push_screen(OpenFile(paths.documents_dir()), opened)

    async def open_path(self, path: Path, password: str = "") -> bool:
        """Opens a file, and returns whether it did; what is wrong is said. While one is being opened, no other is.

        Of a report PDF, the answers are put into a file beside it; where that has another password, it is asked for.
        """
        from prevent_tui.workspace.opening import open_file

        if self.opening or self.work:
            return False
        self.opening = True
        try:
            opening = await asyncio.to_thread(open_file, path, self.clock, password=password)
        except NeedsPassword as error:
            from prevent_tui.tui.start.password import ask_password

            ask_password(self, path, error.message if password else "")
            return False
        except PreventError as error:
            self.tell(error)
            return False
        else:
            self.begin(opening.document)
            if opening.words:
                self.say(opening.words, seconds=12)
            return True
        finally:
            self.opening = False

    def open_sample(self, strength: str, entry: Entry) -> None:
        """Shows an invented setting of a questionnaire; nothing done there is kept."""
        from prevent_tui.workspace.beginning import invented

        questionnaire = self.questionnaire_of(entry)
        if questionnaire is None:
            return
        setting = invented(questionnaire, strength, self.clock())
        if setting is None:
            self.say(f"This questionnaire has no {strength} sample.")
            return
        self.work = setting.work(questionnaire, self.clock)
        self.open_question(self.work.resume())

    def create(
        self, path: Path, questionnaire: Questionnaire, name: str, facts: dict[str, Any], added: Sequence[Entry] = ()
    ) -> None:
        """Makes a new file and begins it with the front sheet.

        Args:
            path: The new file.
            questionnaire: What is asked.
            name: What the setting is called.
            facts: What is true of it.
            added: Local additions taken up.

        Raises:
            PreventError: An addition has faults, or the file is there already or cannot be written.
        """
        from prevent_tui.assessment.model.assessment import Setting
        from prevent_tui.tui.start.setup import FrontSheet
        from prevent_tui.workspace.beginning import begin_file

        document = begin_file(path, questionnaire, Setting(name=name, facts=facts), added, self.clock)
        self.begin(document, show=False)
        self._down_to(1)
        self.push_screen(FrontSheet())

    def add(self, added: Sequence[Entry]) -> None:
        """Takes local additions up into the open assessment, unless it is a sample."""
        if self.open_work.document:
            self.run_worker(self._add(added), exit_on_error=True)
        else:
            self.say("A sample takes up no local additions.")

    async def _add(self, added: Sequence[Entry]) -> None:
        from prevent_tui.questionnaire.catalogue import with_additions
        from prevent_tui.workspace.beginning import extend

        work = self.open_work
        try:
            questionnaire = await asyncio.to_thread(with_additions, work.session.questionnaire, added)
        except PreventError as error:
            self.tell(error)
            return
        while work.autosave and work.autosave.busy:
            if not await work.autosave.flush():
                self.say("Nothing was added: your answers cannot be saved at the moment.")
                return
        if self.work is not work or work.document is None or work.autosave is None:
            return
        # From here on nothing waits, so that no answer can come between the old session and the new one.
        work.stop()
        self.begin(work.document, extend(work.document, work.assessment, questionnaire), show=False)
        self.open_question(self.open_work.order[0])
        asks = any(each.questions for each in added)
        self.say(f"Added. {'Its questions come after the published ones, and are scored apart.' if asks else ''}")

    def close_work(self) -> None:
        """Saves, and goes to the start."""
        if not self.closing:
            self.closing = True
            self.run_worker(self._close_work(), exit_on_error=True)

    async def _close_work(self) -> None:
        from prevent_tui.tui.start.screen import StartScreen

        def leave() -> None:
            if self.work:
                self.work.close()
            self.work = None
            self._down_to(1)
            if not isinstance(self.screen, StartScreen):
                self.push_screen(StartScreen())

        try:
            await self.keep_what_is_typed()
            if await self.finish(leave):
                leave()
        finally:
            self.closing = False

    async def keep_what_is_typed(self) -> None:
        """Waits for keys on their way, and takes what stands in a form that is open."""
        await settle(self)
        if isinstance(self.screen, Form):
            self.screen.keep_what_is_typed()
            await settle(self)

    async def finish(self, leave: Callable[[], None]) -> bool:
        """Saves what is not saved; when that fails, asks whether to leave all the same, and then calls `leave`."""
        from prevent_tui.tui.kit.dialog import Confirm

        work = self.work
        if work is None or await work.flush() or work.autosave is None:
            return True
        error, copy = work.autosave.error, work.keeper.copy if work.keeper else None
        kept = (
            f"Your work is kept in {shown(copy)}."
            if copy
            else "Your last changes are only in memory and would be lost."
        )
        text = f"{error.message if error else ''} {kept}".strip()

        self.push_screen(
            Confirm("Not saved in its file", text, "Leave all the same", other="stay"),
            lambda yes: leave() if yes else None,
        )
        return False

    def action_trouble(self) -> None:
        """Asks what to do about work that could not be saved."""
        from prevent_tui.tui.start.trouble import Trouble

        work = self.open_work
        if work.autosave is None or work.autosave.error is None or work.keeper is None:
            return
        if not isinstance(self.screen, Trouble):
            conflict = isinstance(work.autosave.error, ChangedOnDisk)
            self.push_screen(Trouble(work.autosave.error, work.keeper.copy, conflict=conflict), self._settle_trouble)

    async def _settle_trouble(self, choice: str | Path | None) -> None:
        work = self.open_work
        if choice is None or work.document is None or work.autosave is None:
            return
        try:
            if choice == "mine":
                await asyncio.to_thread(work.document.take_over)
            elif choice == "again":
                pass  # the change below asks for the next attempt
            elif choice == "theirs" and work.keeper:
                mine = work.keeper.copy
                work.keeper.leave_copy()
                work.session.replace(await asyncio.to_thread(work.document.reload))
                if work.read_only:
                    self.begin_again(work.document)
                    kept = f" Yours is kept in {shown(mine)}." if mine else ""
                    self.say(f"It was signed off meanwhile.{kept}", seconds=12)
                    return
            elif isinstance(choice, Path):
                await self._move_to(choice)
                return
        except PreventError as error:
            self.tell(error)
        else:
            self.changed()

    async def _move_to(self, path: Path) -> None:
        from prevent_tui.assessment.storage.document import Document

        work = self.open_work
        asked = work.session.questionnaire
        if work.notes:
            await work.notes.settle()
        document = await asyncio.to_thread(Document.create, path, asked, work.assessment, clock=self.clock)
        work.close()
        self.begin(document, show=False)
        self.changed()
