"""Leaving the program: by a key, by a signal, over an error; on every way what is typed is written down before."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from prevent_tui.tui.kit.shutdown import is_terminal_gone, settle_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prevent_tui.tui.file_actions import FileActions
    from prevent_tui.tui.kit.program import Application
    from prevent_tui.workspace.drafts import Drafts


class Leaving:
    """The ways out of the application, and the drafts of forms that belong to no open assessment.

    Args:
        program: The application.
        files: What saves and closes files.
        screens: Gives every screen there is, wherever it lies.
    """

    def __init__(self, program: Application, files: FileActions, screens: Callable[[], Iterable[object]]) -> None:
        self.program, self.files, self.screens = program, files, screens
        self._drafts: Drafts | None = None

    @property
    def drafts_of_nothing_open(self) -> Drafts:
        """What is typed about an assessment that is still to be made."""
        if self._drafts is None:
            from prevent_tui.workspace import draft_files
            from prevent_tui.workspace.drafts import Drafts

            self._drafts = Drafts(self.program.clock, draft_files.folder_of(None))
        return self._drafts

    async def leave(self) -> None:
        """Saves everything, then leaves; asks where something could not be saved."""
        await self.files.keep_what_is_typed()
        if await self.files.finish(lambda: self.program.exit(0)):
            self.program.exit(0)
        self.program.ends = False

    async def leave_by_signal(self) -> None:
        """Saves what can be saved, and leaves without asking."""
        await self.files.keep_what_is_typed()
        if self._drafts:
            await self._drafts.flush()
        if self.program.work:
            await self.program.work.flush()
        if is_terminal_gone():
            os._exit(0)  # Textual would wait for ever to write to a terminal that is not there any more
        self.program.exit(0)

    def settle_forms(self) -> None:
        """Writes down what is typed in forms, wherever they lie; an error in one keeps no other from it."""
        settle_forms(self.screens())
        for drafts in (self._drafts, self.program.work.drafts if self.program.work else None):
            if drafts:
                with suppress(Exception):
                    drafts.write_now()
