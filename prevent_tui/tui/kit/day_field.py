"""A field for a date: what is typed is shown back with its weekday, before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.tui.kit.field import DAY_LENGTH, Field
from prevent_tui.wording.dates import day
from prevent_tui.workspace.dates import date_in_words

_NONE = "not a date yet"

Reading = Callable[[str], str]
"""Returns in words what a text is read as; raises a ValueError where it cannot be read."""


def day_field(  # noqa: PLR0913 - as a field itself
    name: str, label: str, known: date | None, today: date, *, ahead: bool = False, needed: bool = False
) -> ComposeResult:
    """Yield a field for a date, with its label above it.

    Args:
        name: The id of the field.
        label: What the date is.
        known: The date that stands in the field at first.
        today: The date of now.
        ahead: Whether a date without a year, and a weekday, is one to come.
        needed: Whether nothing can be kept while it is empty.
    """
    example = f"{day(today)}, or: {'in 2 weeks' if ahead else 'today'}"
    reading = partial(date_in_words, today=today, ahead=ahead)
    yield from read_back_field(name, label, day(known) if known else "", example, reading, needed=needed)


def read_back_field(  # noqa: PLR0913 - as a field itself
    name: str, label: str, value: str, hint: str, reading: Reading, *, needed: bool = False
) -> ComposeResult:
    """Yield a field whose label says what is read of what is typed.

    Args:
        name: The id of the field.
        label: What stands over it.
        value: What stands in it at first.
        hint: What stands in it while it is empty.
        reading: What is read of a text.
        needed: Whether nothing can be kept while it is empty.
    """
    entry = _ReadBack(value, name, label=label, hint=hint, reading=reading, needed=needed)
    yield entry.tally
    yield entry


class _ReadBack(Field):
    """A field of one line that says in its label what it is read as, or that it cannot be read.

    Quietly while it is typed, since half a date is none yet; as a fault once the field is left.
    """

    def __init__(  # noqa: PLR0913 - as a field itself
        self, value: str, name: str, *, label: str, hint: str, reading: Reading, needed: bool
    ) -> None:
        super().__init__(value, name, label=label, hint=hint, most=DAY_LENGTH, needed=needed, guarded="")
        self.reading = reading

    def on_mount(self) -> None:
        """Shows what stands in it at first."""
        self._show_reading(left=True)

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Shows what is read of it by now."""
        self._show_reading(left=not self.has_focus)

    def on_blur(self) -> None:
        """Shows that it cannot be read, if so."""
        self._show_reading(left=True)

    def _show_reading(self, *, left: bool) -> None:
        try:
            words, style = self.reading(self.value), "$ink"
        except ValueError:
            words, style = _NONE, "$gap" if left else "$quiet"
        self.tally.read_back(words, style)
