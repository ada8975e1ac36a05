"""Signing an assessment off, and opening it again: what changes the file and the open work together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from prevent_tui.assessment import sealing
from prevent_tui.assessment.session import Session
from prevent_tui.errors import PreventError
from prevent_tui.workspace.system import displayable_path
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.assessment.model.governance import SignOff
    from prevent_tui.tui.file_actions import FileActions
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.tui.opening import Opening


class SignOffActions:
    """What the application does to seal an assessment and to go on after that; screens ask first.

    Args:
        program: The application.
        opening: Takes up what the file holds after that.
        files: Asked what to do where the file cannot be written.
    """

    def __init__(self, program: Application, opening: Opening, files: FileActions) -> None:
        self.program, self.opening, self.files = program, opening, files

    def sign_off(self, sign_off: SignOff) -> None:
        """Seals the open assessment, so that from then on it is only read; what is typed is saved before.

        Args:
            sign_off: Made by `sealing.draft`, and without faults by `signing.refusals`.
        """
        work = self.program.open_work
        work.session.refuse_if_closed()
        self.program.run_holding_input(self._sign_off(work, sign_off))

    def reopen(self) -> None:
        """Makes a sealed assessment a new version that can be changed, and keeps the sealed file beside it."""
        work = self.program.open_work
        if work.is_retired:
            self.program.say(work.closed_reason)
        elif sealing.is_sealed(work.assessment):
            self.program.run_holding_input(self._reopen(work))

    def ask_sign_off(self) -> None:
        """Asks for the sign-off, once nothing stands in its way."""
        from prevent_tui.tui.governance.sign_off import ask_sign_off

        ask_sign_off(self.program)

    def ask_open_again(self) -> None:
        """Asks whether a sealed assessment becomes a new version."""
        from prevent_tui.tui.governance.sign_off import open_again

        open_again(self.program)

    async def _sign_off(self, work: Work, sign_off: SignOff) -> None:
        from prevent_tui.tui.governance.sign_off import SIGN_OFF

        if work.autosave and not await work.autosave.flush():
            self.files.ask_about_trouble()
            return
        # From here on the session takes no change, so that nothing can come between it and the file.
        sealed = work.session.apply("sign-off", sealing.seal(work.assessment, sign_off))
        self.program.redraw_pages()
        if work.document:
            try:
                await asyncio.to_thread(work.document.save, sealed)
            except PreventError as error:
                self.opening.begin_again(work)
                self.program.tell(error)
                return
            self.opening.begin_again(work)
        work.drafts.discard(SIGN_OFF)
        self.program.redraw_pages()
        self.program.say("Signed off and sealed. It can be read and exported; nothing in it changes any more.")

    async def _reopen(self, work: Work) -> None:
        if work.document is None:
            program, version = self.program, sealing.next_version(work.assessment)
            again = Session(work.session.questionnaire, version, program.clock, program.ids)
            self.program.work = Work(again, before=work.assessment)
            self.program.work.drafts = work.drafts.follow(again)
            self.program.work.take_over_view(work)
            self.program.redraw_pages()
            self.program.say("Open again, for practice.")
            return
        try:
            copy = await asyncio.to_thread(work.document.reopen)
        except PreventError as error:
            self.program.tell(error)
            return
        self.opening.begin_again(work)
        self.program.say(f"Open again as a new version. What was sealed is kept in {displayable_path(copy)}.")
