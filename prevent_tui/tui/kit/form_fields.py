"""What stands in a field of a form, whatever kind it is, as a text that a draft can hold."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Input, TextArea

from prevent_tui.tui.kit.picks import Picks
from prevent_tui.tui.kit.typing_history import changed_up_to


def value_of(field: Widget) -> str:
    """Return what stands in a field; of a choice, the id of the one chosen."""
    if isinstance(field, Picks):
        return field.chosen
    return field.text if isinstance(field, TextArea) else field.value if isinstance(field, Input) else ""


def fill(field: Widget, text: str) -> None:
    """Puts a text into a field, and the cursor where that changes it; a field that holds it is left alone."""
    if isinstance(field, Picks):
        field.choose(text)
    elif isinstance(field, TextArea) and field.text != text:
        before = text[: changed_up_to(field.text, text)]
        field.load_text(text)
        field.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))
    elif isinstance(field, Input) and field.value != text:
        at = changed_up_to(field.value, text)
        field.value = text
        field.cursor_position = at
