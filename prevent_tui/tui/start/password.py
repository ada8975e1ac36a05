"""Asking for the password of a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.report.password import MOST_BYTES
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.field import field

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program


def ask_password(program: Program, path: Path, wrong: str) -> None:
    """Asks for the password of a PDF, and opens it with that; `wrong` says why it is asked again."""

    async def open_with(password: str | None) -> None:
        if password:
            await program.files.open_path(path, password)

    program.push_screen(Password(path, wrong), open_with)


class Password(Dialog[str]):
    """Asks for what opens a PDF; gives what was typed.

    Args:
        path: The PDF.
        wrong: Why it is asked again; empty the first time.
    """

    ABOUT = (
        "Help: a report with a password",
        "Type the password that was chosen when the report was made. It is neither shown nor kept.",
    )

    def __init__(self, path: Path, wrong: str = "") -> None:
        super().__init__()
        self.path, self.wrong = path, wrong

    def body(self) -> ComposeResult:
        """A field that does not show what is typed."""
        yield Heading("This report has a password")
        label = f"Password of {clean_line(self.path.name)}"
        yield from field("password", label, most=MOST_BYTES, password=True)
        yield Words("Its answers are put into a file beside it, and that file has no password.", "$quiet")
        yield Words(id="complaint")
        yield Buttons("Open")

    def on_mount(self) -> None:
        """Ready to type; says why where that was done before."""
        self.query_one(Input).focus()
        if self.wrong:
            self.complain(f"The PDF {self.wrong}")

    def action_submit(self) -> None:
        """Gives what was typed."""
        if password := self.value("password"):
            self.dismiss(password)
        else:
            self.complain("Type the password.")
