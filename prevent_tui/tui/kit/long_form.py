"""A form with fields of several lines: leaving it would lose more than a word, so that is asked about."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on

from prevent_tui.tui.kit.dialog import Confirm, Dialog
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.shutdown import Form

T = TypeVar("T")


class LongForm(Form, Dialog[T]):
    """A form that goes from field to field, and asks before what was changed in it is left.

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

    @on(NoteField.Full)
    def _full(self) -> None:
        self.program.say("This field is full. Put the rest where the evidence is kept.")

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
