"""What to do when the file cannot be written, or somebody else changed it."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui.errors import PreventError
from prevent_tui.file_kind import is_folder, is_taken
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.field import PATH_LENGTH, field
from prevent_tui.workspace.system import displayable_path
from prevent_tui.workspace.typed_path import typed_path

_CONFLICT = (
    ("mine", "Keep mine", "write my version over it; theirs stays among the earlier versions"),
    ("theirs", "Take theirs", "show what is in the file now; U brings mine back"),
)
_WRITING = (("again", "Try again", "once the cause is mended"),)


class SaveTrouble(Dialog["str | Path"]):
    """Says what is wrong and where the work is, and offers the ways out; gives the one chosen."""

    ALONE = True
    ASKS = True
    ABOUT = (
        "Help: not saved",
        "Nothing you answered is lost while this window is open. Choose a way out, or Esc to decide later.",
    )

    def __init__(self, error: PreventError, copy: Path | None, *, conflict: bool) -> None:
        super().__init__()
        self.error, self.copy = error, copy
        self.ways = _CONFLICT if conflict else _WRITING

    def body(self) -> ComposeResult:
        """Cause, copy, ways out, and another place to save to."""
        yield Heading("Your work is not saved in its file")
        yield Words(self.error.sentence)
        if self.copy:
            yield Words(f"Until then it is kept in {displayable_path(self.copy)}", "$quiet")
        yield OptionList(
            *(Option(line((f"{name:<14}", "bold $ink"), (what, "$quiet")), id=key) for key, name, what in self.ways),
            id="ways",
            compact=True,
        )
        yield from field(
            "elsewhere", "Or go on in another file", "", "A folder and a name ending in .toml", PATH_LENGTH
        )
        yield Words(id="complaint")
        yield Buttons("Do it", others=(("Esc", "back", "later"),))

    def on_mount(self) -> None:
        """The first way is marked."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A way was picked."""
        self.dismiss(event.option_id)

    def action_submit(self) -> None:
        """Another file was named, or the marked way is meant."""
        typed = self.query_one(Input).value.strip()
        if typed:
            self._elsewhere(typed)
        else:
            at = self.query_one(OptionList).highlighted or 0
            self.dismiss(self.ways[at][0])

    def _elsewhere(self, typed: str) -> None:
        try:
            path = typed_path(typed)
        except ValueError as error:
            self.complain(str(error))
            return
        if not path.name or is_folder(path):
            self.complain("Give the file a name.")
            return
        path = path if path.suffix.lower() == ".toml" else path.with_name(path.name + ".toml")
        if is_taken(path):
            self.complain(f"{displayable_path(path)} is there already. Choose another name.")
        elif not is_folder(path.parent):
            self.complain(f"There is no folder {displayable_path(path.parent)}. Choose one that is there.")
        else:
            self.dismiss(path)
