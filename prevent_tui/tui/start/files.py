"""Choosing a file to open."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui import file_kind
from prevent_tui.file_kind import is_file, is_folder
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.field import PATH_LENGTH, field
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.workspace.system import displayable_path
from prevent_tui.workspace.typed_path import typed_path

_MOST = 200
_ENDINGS = {".toml", ".pdf"}


def entries(typed: str) -> list[tuple[Path, bool]]:
    """The folders, assessments and PDFs that what was typed may go on to, and whether each is a folder; these first."""
    try:
        path = typed_path(typed)
    except ValueError:
        return []
    inside = typed.endswith(("/", "\\")) or is_folder(path)
    folder, stem = (path, "") if inside else (path.parent, path.name.lower())
    fitting = [each for each in file_kind.entries(folder) if each.name.lower().startswith(stem) and each.name[0] != "."]
    rows = [(each, is_folder(each)) for each in fitting]
    shown = [(each, is_inside) for each, is_inside in rows if is_inside or each.suffix.lower() in _ENDINGS]
    return sorted(shown, key=lambda row: (not row[1], row[0].name.lower()))[:_MOST]


class OpenFile(Dialog[Path]):
    """Asks for a file; lists what is there while one types."""

    ALONE = True
    ABOUT = (
        "Help: open a file",
        "Type a folder or a file, or pick with up and down. Tab fills in what is marked.",
        "A full report as a PDF opens too: the answers inside it are put into a file beside it, and you go on there.",
    )
    BINDINGS = bindings(
        (Key("up", "cursor(-1)", "up"), Key("down", "cursor(1)", "down"), Key("tab", "fill", "fill", priority=True))
    )

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.matches: list[tuple[Path, bool]] = []

    def body(self) -> ComposeResult:
        """A field, and what is there below it."""
        yield Heading("Open a file", "Tab fills in")
        yield from field("path", value=f"{self.folder}/", most=PATH_LENGTH)
        yield OptionList(id="found", compact=True)
        yield Words(id="complaint")
        yield Buttons("Open")

    def on_mount(self) -> None:
        """Lists the folder."""
        self.query_one(OptionList).can_focus = False
        field = self.query_one(Input)
        field.focus()
        field.cursor_position = len(field.value)
        self._list(field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Lists what fits."""
        self._list(event.value)

    @property
    def shown_list(self) -> object:
        """The folder that is listed: a click on another lists that."""
        return Path(self.value("path")).parent if self.is_mounted else None

    def _list(self, typed: str) -> None:
        self.matches = entries(typed)
        shown = self.query_one(OptionList)
        shown.clear_options()
        for entry, folder in self.matches:
            name = clean_line(entry.name) + ("/" if folder else "")
            shown.add_option(Option(line((name, "$quiet" if folder else "$ink"))))
        shown.highlighted = 0 if self.matches else None

    def _marked(self) -> tuple[Path, bool] | None:
        at = self.query_one(OptionList).highlighted
        return self.matches[at] if at is not None and at < len(self.matches) else None

    def action_cursor(self, step: int) -> None:
        """Moves in the list while the field keeps the focus."""
        shown = self.query_one(OptionList)
        if self.matches:
            shown.highlighted = max(0, min(len(self.matches) - 1, (shown.highlighted or 0) + step))

    def action_fill(self) -> None:
        """Fills in what is marked."""
        row, field = self._marked(), self.query_one(Input)
        if row:
            marked, folder = row
            field.value = f"{marked}/" if folder else str(marked)
            field.cursor_position = len(field.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One was clicked."""
        self._take(self.matches[event.option_index][0])

    def action_submit(self) -> None:
        """Opens the file typed, or the one marked."""
        try:
            typed = typed_path(self.value("path"))
        except ValueError as error:
            self.complain(str(error))
        else:
            marked = self._marked()
            self._take(typed if is_file(typed) or marked is None else marked[0])

    def _take(self, path: Path) -> None:
        if is_folder(path):
            self.query_one(Input).value = f"{path}/"
            self.query_one(Input).cursor_position = len(f"{path}/")
        elif is_file(path):
            self.dismiss(path)
        else:
            self.complain(f"There is no such file: {displayable_path(path)}")
