"""A field that is entered by a key from another one: a short text in it is selected, so that typing replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen
from textual.widgets import Input

from prevent_tui.tui.kit.field import Field
from prevent_tui.tui.kit.sight import InSight

if TYPE_CHECKING:
    from textual.widget import Widget

T = TypeVar("T")


class Entering(Screen[T]):
    """A screen on which Tab, Enter and the arrows lead from field to field.

    The field that has the keys as the screen opens is left as it is, its cursor at the end: a draft that came back is
    gone on with. So is one that is clicked into, or that had the keys before the terminal lost them; and a path or a
    long text, which one more key would replace whole.
    """

    def focus_next(self, selector: str = "*") -> Widget | None:  # type: ignore[override]
        """Goes to the next thing that takes keys."""
        return _entered(super().focus_next(selector))

    def focus_previous(self, selector: str = "*") -> Widget | None:  # type: ignore[override]
        """Goes to the one before."""
        return _entered(super().focus_previous(selector))

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Gives the keys to something; what comes into sight by itself is not brought to the middle besides."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, InSight), from_app_focus)

    def go_to_field(self, field: Widget) -> None:
        """Goes to a field."""
        field.focus()
        _entered(field)


def _entered(widget: Widget | None) -> Widget | None:
    if isinstance(widget, Field) and not widget.is_typed_anew:
        widget.action_end()
    elif isinstance(widget, Input):
        widget.select_all()
    return widget
