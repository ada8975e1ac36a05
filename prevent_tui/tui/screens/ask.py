"""Why a question does not apply, asked in a small form; and how dates are read."""

from __future__ import annotations

import re
from datetime import date, datetime

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean
from prevent_tui.tui.draw import line
from prevent_tui.tui.leaving import Form
from prevent_tui.tui.screens.dialog import Dialog, Heading, Words, field
from prevent_tui.tui.widgets.buttons import Buttons
from prevent_tui.wording.dates import day

_FORMATS = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y", "%d %b %y")
_WITHOUT_YEAR = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")
_FIRST, _LAST = date(2000, 1, 1), date(2100, 1, 1)


def read_date(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Reads a date as people write it; `today` and nothing are understood too.

    Args:
        text: What was typed.
        today: The date of now.
        ahead: For a date without a year: the next such day, instead of the last one.

    Raises:
        ValueError: It is not a date that exists, or lies outside this century.
    """
    said = " ".join(text.split())
    plain = re.sub(r"\bsept\b", "sep", said.lower())
    if not plain:
        return None
    if plain in {"today", "now"}:
        return today
    found = _first(plain, _FORMATS) or _nearest(plain, today, ahead=ahead)
    if found is None or not _FIRST <= found < _LAST:
        raise ValueError(f"“{said}” is not a date. Write it like {day(today)}.")
    return found


def _nearest(plain: str, today: date, *, ahead: bool) -> date | None:
    """A day and a month alone: the last such day up to today, or the next one from today."""
    between = next((mark for mark in "/." if mark in plain), " ")
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    dates = [_first(f"{plain}{between}{year}", _WITHOUT_YEAR) for year in years]
    return next((each for each in dates if each and (each >= today if ahead else each <= today)), None)


def _first(plain: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


class AskReason(Form, Dialog[str]):
    """Asks why a question does not apply; gives the reason, or nothing at all to take it back."""

    ABOUT = (
        "Help: not applicable",
        "Pick a reason or write your own. It leaves the sums and is listed with its reason.",
    )

    def __init__(self, question: Question, given: str) -> None:
        super().__init__()
        self.question, self.given = question, given

    def body(self) -> ComposeResult:
        """The question, the reasons it offers, and a field."""
        yield Heading("Not applicable: why?", "leaves the score")
        yield Words(self.question.text, "$quiet")
        reasons = self.question.not_applicable.reasons
        if reasons:
            yield OptionList(
                *(Option(line(reason), id=str(n)) for n, reason in enumerate(reasons)), id="reasons", compact=True
            )
        yield from field("reason", "Reason", self.given, "One sentence a governor would understand")
        yield Words(id="complaint")
        yield Buttons("Set it aside")

    def on_mount(self) -> None:
        """Ready to type or to pick."""
        self.query_one("#reason", Input).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A reason offered was picked."""
        self.dismiss(self.question.not_applicable.reasons[event.option_index])

    def action_submit(self) -> None:
        """Takes the reason."""
        reason = clean(self.value("reason")).strip()
        if reason:
            self.dismiss(reason)
        elif self.given:
            self.dismiss("")
        else:
            self.complain("Give a reason, or press esc.")

    def keep_what_is_typed(self) -> None:
        """A reason that was begun is taken."""
        reason = clean(self.value("reason")).strip()
        self.dismiss(reason or None)
