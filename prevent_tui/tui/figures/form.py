"""The form of a figure: how many, of how many, as known on which day, and where that was taken from."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.analysis.figure_doubts import figure_doubts
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.figures import FigureEntry, figure_entry, is_empty, read_number
from prevent_tui.assessment.model.assessment import FigureValue
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.day_field import day_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form
from prevent_tui.workspace.dates import read_date

_DIGITS = 20
"""Characters that a field for a number takes: any number that a figure can be, with spaces between its digits."""


class AskFigure(Form[FigureValue], Dialog[FigureValue]):
    """Asks for a figure.

    Args:
        figure: What is known of it.
        entry: How it is listed; None for a new one of the setting's own.
        today: The date of now.
        of: Which figure a draft of the form is of.
    """

    ABOUT = (
        "Help: a figure",
        "A whole number, of how many it is where it is a part of something, the day on which it was so, and where you "
        "took it from, so that somebody can look it up.",
        "Count staff, sessions or checks. Never count children here, and leave out a group of so few that "
        "somebody could be known by it.",
        "Empty the fields to take the figure out.",
    )

    def __init__(self, figure: FigureValue, entry: FigureEntry | None, today: date, of: DraftOf) -> None:
        super().__init__()
        self.figure, self.today, self.of = figure, today, of
        self.entry = entry or figure_entry(figure)

    @property
    def draft_of(self) -> DraftOf:
        """As it was said."""
        return self.of

    def body(self) -> ComposeResult:
        """What is counted where it is the setting's own, the numbers, the day and the source."""
        given, entry = self.figure, self.entry
        yield Heading("A figure of your own" if entry.is_own else entry.label, "never of children")
        if entry.help:
            yield Words(entry.help, "$quiet", classes="spaced")
        if entry.is_own:
            yield from field("label", "What is counted", given.label, "Such as: staff trained in first aid")
        unit = f" ({entry.unit})" if entry.unit and not entry.is_own else ""
        yield from field("value", f"How many{unit}", _number(given.value), "Such as: 38", _DIGITS, needed=True)
        if entry.of or entry.is_own or given.of is not None:
            yield from field("of", f"Of how many{f' {entry.of}' if entry.of else ''}", _number(given.of), "", _DIGITS)
        yield from day_field("date", "On which day it was so", given.date, self.today)
        yield from field("source", "Where it was taken from", given.source, "Such as: the training log")
        yield Words(id="complaint")
        yield Buttons("Keep", others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query(Input).first().focus()

    def action_submit(self) -> None:
        """Keeps what was typed, if nothing of it is to be looked at again; nothing at all takes the figure out."""
        try:
            at = "value"
            value = read_number(self.value(at))
            at = "of"
            of = read_number(self.value(at)) if self.query("#of") else None
            at = "date"
            on = read_date(self.value(at), self.today)
        except ValueError as error:
            self.complain(str(error), at)
            return
        label = self.value("label") if self.entry.is_own else ""
        typed = {"label": label, "value": value, "of": of, "date": on, "source": self.value("source")}
        figure = self.figure.model_copy(update=typed)
        doubts = figure_doubts(figure_entry(figure, self.entry), self.today)
        if doubts and not is_empty(figure):
            self.complain(f"It {doubts[0].text} {doubts[0].hint}", doubts[0].key)
            return
        self.dismiss(figure)


def _number(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
