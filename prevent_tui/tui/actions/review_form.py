"""The form of a review that was held: when, who led it, what was agreed, and when the next one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Review
from prevent_tui.questionnaire.types import MOST_WEEKS
from prevent_tui.text import clean_line, clean_prose, in_one_line
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.day_field import day_field, read_back_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form
from prevent_tui.wording.dates import day, weekday_and_day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.posts import example
from prevent_tui.workspace.dates import read_date

_WEEKS = re.compile(r"(?:every )?(\d{1,3})(?: ?weeks?)?", re.IGNORECASE)
NEXT = "a date, or a number of weeks"
"""What may be written for when the next review is."""


@dataclass(frozen=True)
class ReviewInput:
    """What was said of a review; `weeks` where the next one was given as a number of them."""

    review: Review
    next_on: date | None = None
    weeks: int | None = None


def read_next(text: str, today: date) -> tuple[date | None, int | None]:
    """Reads when the next review is: a date, or a number of weeks such as `every 6 weeks`.

    Raises:
        ValueError: It is neither, or more weeks than are allowed between two reviews.
    """
    counted = _WEEKS.fullmatch(" ".join(text.split()))
    if counted is None:
        return read_date(text, today, ahead=True), None
    if not 1 <= int(counted[1]) <= MOST_WEEKS:
        raise ValueError(f"Write a date, or a number of weeks from 1 to {MOST_WEEKS}.")
    return None, int(counted[1])


def next_in_words(text: str, today: date) -> str:
    """Return what is read of a text that says when the next review is: the day, or the weeks with their day."""
    when, weeks = read_next(text, today)
    if weeks:
        return f"every {plural(weeks, 'week')}, next {weekday_and_day(today + timedelta(weeks=weeks))}"
    return weekday_and_day(when) if when else ""


class AskReview(Form[ReviewInput], Dialog[ReviewInput]):
    """Asks for a review that was held.

    Args:
        known: What is known of it.
        today: The date of now.
        changes: What changed since the last, in a sentence; empty for one that was noted before.
        weeks: Weeks to the next; None for one that was noted before, which leaves the next date as it is.
        place: Where it stands among those noted before; None for a new one.
    """

    ABOUT = (
        "Help: holding a review",
        "Say when, which role led it, and what was agreed. The next review can be a date, or a number of weeks.",
    )

    def __init__(
        self, known: Review, today: date, changes: str = "", weeks: int | None = None, *, place: int | None = None
    ) -> None:
        super().__init__()
        self.known, self.today, self.changes, self.weeks, self.place = known, today, changes, weeks, place

    @property
    def draft_of(self) -> DraftOf:
        """A new review; or one noted before, by its place and its date."""
        if self.place is None:
            return DraftOf("review", words="a review of the plan (P, 5)")
        item = f"{self.place} {self.known.on.isoformat()}"
        return DraftOf("review", item, f"the review of {day(self.known.on)} (P, 5)")

    def body(self) -> ComposeResult:
        """What changed, and the fields."""
        yield Heading("A review of the plan", f"every {plural(self.weeks, 'week')}" if self.weeks else "noted before")
        if self.changes:
            yield Words(self.changes, "$quiet")
        yield from day_field("on", "Held on", self.known.on, self.today, needed=True)
        yield from field("by", "Led by (a role)", self.known.by, example(self.questionnaire, "lead", "head"))
        yield from field("agreed", "What was agreed", self.known.note, "In a sentence or two", 2000)
        if self.weeks:
            planned = day(self.today + timedelta(weeks=self.weeks))
            reading = partial(next_in_words, today=self.today)
            yield from read_back_field("next", f"Next review ({NEXT})", "", f"Left empty: {planned}", reading)
        yield Words(id="complaint")
        yield Buttons("Keep", others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type: the date is filled in."""
        self.query_one("#by", Input).focus()

    def action_submit(self) -> None:
        """Keeps it, if the dates can be."""
        try:
            on = read_date(self.value("on"), self.today)
        except ValueError as error:
            self.complain(str(error), "on")
            return
        if on is None or on > self.today:
            self.complain("Say when it was held." if on is None else f"{day(on)} is still to come.", "on")
            return
        try:
            next_on, weeks = read_next(self.value("next"), self.today) if self.weeks else (None, None)
        except ValueError as error:
            self.complain(str(error), "next")
            return
        if next_on and next_on <= on:
            self.complain(f"{day(next_on)} is not after this review.", "next")
            return
        self.dismiss(ReviewInput(self._review(on), next_on, weeks))

    def _review(self, on: date) -> Review:
        agreed = self.value("agreed")
        note = self.known.note if agreed == in_one_line(self.known.note) else agreed
        return Review(on=on, by=clean_line(self.value("by")), note=clean_prose(note))
