"""Signing an assessment off, and opening it again: what changes the file and the open work together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from prevent_tui.assessment import sealing
from prevent_tui.assessment.session import Session
from prevent_tui.errors import PreventError
from prevent_tui.tui.file_actions import Filing
from prevent_tui.workspace.system import shown
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.assessment.model.governance import SignOff


class Signing(Filing):
    """What the application does to seal an assessment and to go on after that; screens ask first."""

    def sign_off(self, sign_off: SignOff) -> None:
        """Seals the open assessment, so that from then on it is only read; what is typed is saved before.

        Args:
            sign_off: Made by `sealing.draft`, and without faults by `signing.refusals`.
        """
        if self.may_change():
            self.run_worker(self._sign_off(sign_off), exit_on_error=True)

    def reopen(self) -> None:
        """Makes a sealed assessment a new version that can be changed, and keeps the sealed file beside it."""
        work = self.open_work
        if work.retired:
            self.say(work.closed_because, seconds=8)
        elif sealing.is_sealed(work.assessment):
            self.run_worker(self._reopen(), exit_on_error=True)

    def ask_sign_off(self) -> None:
        """Asks for the sign-off, once nothing stands in its way."""
        from prevent_tui.tui.governance.sign_off import ask_sign_off

        ask_sign_off(self)

    def ask_open_again(self) -> None:
        """Asks whether a sealed assessment becomes a new version."""
        from prevent_tui.tui.governance.sign_off import open_again

        open_again(self)

    async def _sign_off(self, sign_off: SignOff) -> None:
        work = self.open_work
        if work.autosave and not await work.autosave.flush():
            self.action_trouble()
            return
        # From here on the session takes no change, so that nothing can come between it and the file.
        sealed = work.session.apply("sign-off", sealing.seal(work.assessment, sign_off))
        self.redraw_pages()
        if work.document:
            try:
                await asyncio.to_thread(work.document.save, sealed)
            except PreventError as error:
                self.begin_again(work.document)
                self.tell(error)
                return
            self.begin_again(work.document)
        self.say("Signed off and sealed. It can be read and exported; nothing in it changes any more.", seconds=8)

    async def _reopen(self) -> None:
        work = self.open_work
        if work.document is None:
            again = Session(work.session.questionnaire, sealing.reopened(work.assessment), self.clock)
            self.work = Work(again, before=work.assessment)
            self.work.go_on_from(work)
            self.redraw_pages()
            self.say("Open again, for practice.")
            return
        try:
            kept = await asyncio.to_thread(work.document.reopen)
        except PreventError as error:
            self.tell(error)
            return
        self.begin_again(work.document)
        self.say(f"Open again as a new version. What was sealed is kept in {shown(kept)}.", seconds=12)
