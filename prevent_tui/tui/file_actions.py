"""Opening, making and closing the file of an assessment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.errors import BadFile, NeedsPassword, PreventError
from prevent_tui.tui.kit.routes import ToFrontSheet, ToQuestion, ToSetUp, ToStart
from prevent_tui.tui.kit.save_state import where_the_work_is
from prevent_tui.tui.kit.shutdown import open_forms
from prevent_tui.tui.trouble_actions import TroubleActions

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Setting
    from prevent_tui.assessment.storage.document import Document
    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.tui.opening import Opening
    from prevent_tui.workspace.work import Work

_PRACTICE = "Nothing that you did in it is kept: it is there to look round and to practise. To keep answers, begin an "
_PRACTICE += "assessment of your own: Home, then 1."


class FileActions(TroubleActions):
    """What the application does with files; everything that waits for a disk is done in a thread.

    Args:
        program: The application.
        opening: Takes up what was opened.

    Attributes:
        left: The file that was closed last, if one was.
    """

    def __init__(self, program: Application, opening: Opening) -> None:
        super().__init__(program, opening)
        self.left: Document | None = None
        self._reading = False
        self._closing = False

    def ask_file(self) -> None:
        """Asks for a file and opens it."""
        from prevent_tui.tui.start.files import OpenFile

        async def opened(path: Path | None) -> None:
            if path:
                await self.open_path(path)

        self.program.push_screen(OpenFile(paths.documents_dir()), opened)

    async def open_path(self, path: Path, password: str = "") -> bool:
        """Opens a file, and returns whether it did; what is wrong is said. While one is being opened, no other is.

        Of a report PDF, the answers are put into a file beside it; where that has another password, it is asked for.
        """
        from prevent_tui.workspace.opening import open_file

        if self._reading or self.program.work:
            return False
        self._reading = True
        try:
            with self.program.hold_input():
                opening = await asyncio.to_thread(open_file, path, self.program.clock, password=password)
        except NeedsPassword as error:
            from prevent_tui.tui.start.password import ask_password

            ask_password(self.program, path, error.message if password else "")
            return False
        except PreventError as error:
            self.program.tell(error)
            return False
        else:
            self.opening.begin(opening.document)
            if opening.words:
                self.program.say(opening.words)
            return True
        finally:
            self._reading = False

    def set_up(self, entry: Entry) -> None:
        """Begins a new assessment with a questionnaire."""
        questionnaire = self._questionnaire_of(entry)
        if questionnaire:
            self.program.go(ToSetUp(questionnaire))

    def _questionnaire_of(self, entry: Entry) -> Questionnaire | None:
        """Reads a questionnaire; where it cannot be used, says why and gives nothing."""
        from prevent_tui.questionnaire.loading import load

        try:
            questionnaire = load(entry.path)
            if entry.problem:
                raise BadFile(entry.problem, file=entry.path)
        except PreventError as error:
            self.program.tell(error)
            return None
        return questionnaire

    def open_sample(self, strength: str, entry: Entry) -> None:
        """Shows an invented setting of a questionnaire; nothing done there is kept."""
        from prevent_tui.workspace.beginning import invented

        questionnaire = self._questionnaire_of(entry)
        if questionnaire is None:
            return
        setting = invented(questionnaire, strength, self.program.clock())
        if setting is None:
            self.program.say(f"This questionnaire has no {strength} sample.")
            return
        self.program.work = work = setting.work(questionnaire, self.program.clock, self.program.ids)
        self.program.go(ToQuestion(work.resume()))

    def create(self, path: Path, questionnaire: Questionnaire, setting: Setting, added: Sequence[Entry] = ()) -> None:
        """Makes a new file and begins it with the front sheet.

        Args:
            path: The new file.
            questionnaire: What is asked.
            setting: What it is called, what others know it by, and what is true of it.
            added: Local additions taken up.

        Raises:
            PreventError: An addition has faults, or the file is there already or cannot be written.
        """
        from prevent_tui.questionnaire.catalogue import with_additions
        from prevent_tui.workspace.beginning import begin_file

        if added:
            questionnaire = with_additions(questionnaire, added)
        document = begin_file(path, questionnaire, setting, self.program.clock, self.program.ids)
        self.opening.begin(document, show=False)
        self.program.go(ToFrontSheet())

    def add(self, added: Sequence[Entry]) -> None:
        """Takes local additions up into the open assessment, unless it is a sample."""
        work = self.program.open_work
        if work.document:
            self.program.run_worker(self._add(work, added))
        else:
            self.program.say("A sample takes up no local additions.")

    async def _add(self, work: Work, added: Sequence[Entry]) -> None:
        from prevent_tui.questionnaire.catalogue import with_additions
        from prevent_tui.workspace.beginning import extend

        try:
            questionnaire = await asyncio.to_thread(with_additions, work.session.questionnaire, added)
        except PreventError as error:
            self.program.tell(error)
            return
        while work.autosave and work.autosave.is_busy:
            if not await work.autosave.flush():
                self.program.say(
                    f"Nothing was added: your answers cannot be saved at the moment. {where_the_work_is(work)}"
                )
                return
        if self.program.work is not work or work.document is None or work.autosave is None:
            return
        # From here on nothing waits, so that no answer can come between the old session and the new one.
        work.stop()
        longer = extend(work.document, work.assessment, questionnaire)
        extended = self.opening.begin(work.document, longer, show=False)
        self.program.go(ToQuestion(next(iter(extended.question_ids), "")))
        asks = any(each.questions for each in added)
        self.program.say(
            f"Added. {'Its questions come after the published ones, and are scored apart.' if asks else ''}"
        )

    def ask_version(self) -> None:
        """Shows the earlier versions, and asks which is brought back."""
        from prevent_tui.tui.start.versions import ask_version

        ask_version(self.program)

    def close(self) -> None:
        """Saves, and goes to the start."""
        if not self._closing:
            self._closing = True
            self.program.run_holding_input(self._close())

    async def _close(self) -> None:
        from prevent_tui.tui.kit.dialog import Confirm

        def leave() -> None:
            if self.program.work:
                self.left = self.program.work.document
                self.program.work.close()
            self.program.work = None
            self.program.go(ToStart())

        try:
            await self.keep_what_is_typed()
            if self._is_practice_to_be_lost():
                ask = Confirm("Leave the invented setting?", _PRACTICE, "Leave it", other="stay")
                self.program.push_screen(ask, lambda yes: leave() if yes else None)
            elif await self.finish(leave):
                leave()
        finally:
            self._closing = False

    def _is_practice_to_be_lost(self) -> bool:
        """Whether something was done in an invented setting that is kept nowhere; all of it taken back, nothing was."""
        work = self.program.work
        return work is not None and work.document is None and work.session.last_step is not None

    async def keep_what_is_typed(self) -> None:
        """Waits for keys on their way; what stands in a form that is open, wherever it lies, is a draft then."""
        await self.program.settle_input()
        for form in open_forms(self.program.screen_stack):
            form.take_up()

    async def finish(self, leave: Callable[[], None]) -> bool:
        """Saves what is not saved; when that fails, asks whether to leave all the same, and then calls `leave`."""
        from prevent_tui.tui.kit.dialog import Confirm

        work, drafts = self.program.work, self.program.drafts
        self._finishing = True
        try:
            saved = await work.flush() if work else await drafts.flush()
        finally:
            self._finishing = False
        if saved or (drafts.is_written and (work is None or work.autosave is None)):
            return True
        error = drafts.error
        title, where = "A draft cannot be kept", "A form is half filled, and what you typed there would be lost."
        if work and work.autosave and work.autosave.error:
            error, title, where = work.autosave.error, "Not saved in its file", where_the_work_is(work)
            if not (work.saver and work.saver.copy):
                where = f"{where} Left now, they are lost."
        text = f"{error.sentence if error else ''} {where}".strip()

        self.program.push_screen(
            Confirm(title, text, "Leave all the same", other="stay"),
            lambda yes: leave() if yes else None,
        )
        return False
