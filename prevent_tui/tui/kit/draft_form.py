"""A form whose leaving would lose more than a word: what is typed is a draft until it is kept."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on

from prevent_tui.tui.kit.dialog import Confirm, Dialog
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.shutdown import Form

T = TypeVar("T")


class DraftForm(Form, Dialog[T]):
    """A form with fields of several lines, which asks before it is left with what is not kept.

    Attributes:
        UNKEPT: What would be lost, as a sentence.
        LEAVE: What the key does that leaves all the same.
    """

    UNKEPT: ClassVar[str] = "What you wrote here has not been kept yet."
    LEAVE: ClassVar[str] = "leave it"

    @property
    def changed(self) -> bool:
        """Whether anything stands there that is not kept yet."""
        raise NotImplementedError

    @on(NoteField.Done)
    def _onward(self) -> None:
        self.app.action_focus_next()

    def action_back(self) -> None:
        """Leaves without keeping; asks first where something was changed."""
        if not self.changed:
            self.dismiss(None)
            return

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        sure = Confirm("Leave without keeping?", self.UNKEPT, self.LEAVE, other="go on")
        self.app.push_screen(sure, leave)
