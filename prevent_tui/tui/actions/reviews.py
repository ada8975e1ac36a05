"""Reviews of the plan: what changed since the last, holding one, those that were held, and how often."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from prevent_tui.assessment import reviews
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Review
from prevent_tui.assessment.reviews import Event, EventKind, events_since, last_review, next_review
from prevent_tui.questionnaire.types import MOST_WEEKS
from prevent_tui.text import clean_line, clean_prose, in_one_line
from prevent_tui.tui.actions.forms import AskLine
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.day_field import day_field, read_back_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import Lines, fit, line, wrap
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form, ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import REVIEWS
from prevent_tui.tui.kit.routes import ToAction, ToEvidence, ToQuestion, ToReviews
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.wording.dates import day, weekday_and_day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.reviews import changes_heading, event_counts, event_text, review_schedule
from prevent_tui.workspace.dates import read_date

_WEEKS = re.compile(r"(?:every )?(\d{1,3})(?: ?weeks?)?", re.IGNORECASE)
_NEXT = "a date, or a number of weeks"


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


def _next_in_words(text: str, today: date) -> str:
    """What is read of a text that says when the next review is: the day, or the weeks with the day they come to."""
    when, weeks = read_next(text, today)
    if weeks:
        return f"every {plural(weeks, 'week')}, next {weekday_and_day(today + timedelta(weeks=weeks))}"
    return weekday_and_day(when) if when else ""


class ReviewsScreen(ListPage):
    """What changed since the last review, then the reviews held, the latest first."""

    NAME = "reviews"
    COMES_FORWARD = ToReviews
    KEYS = REVIEWS
    BINDINGS = bindings(key for key in REVIEWS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: reviews of the plan",
        "A review looks at the plan and at what changed since the last one; the next one is counted on from it, or "
        "falls when you say. Nothing here changes an answer.",
        "What changed is read from the dates in the file: answers, evidence checked, and the history of actions.",
    )

    def head(self, width: int) -> Lines:
        """When the next one is."""
        work, cut = self.work, self.program.look.cut
        when = next_review(work.questionnaire, work.assessment)
        late = when is not None and when < work.today
        schedule = review_schedule(work.questionnaire, work.assessment, work.today)
        left = line(("REVIEWS OF THE PLAN", "bold $quiet"), "   ", (schedule, "bold $gap" if late else "$ink"))
        last = last_review(work.assessment)
        events = events_since(work.assessment, last.on if last else None)
        changes = line((f"{changes_heading(work.assessment)}: {event_counts(events)}.", "$quiet"))
        return [fit(left, width, ellipsis=cut), *wrap(changes, width, 3, cut)]

    def rows(self) -> list[Row]:
        """What changed, then what was held."""
        work = self.work
        events = self._events()
        rows = [self._text("WHAT CHANGED")] if events else []
        for number, event in enumerate(events):
            rows.append(Row(f"event {number}", self._drawer(day(event.on), partial(self._event_text, event)), high=1))
        held = list(enumerate(work.assessment.reviews))
        if held:
            rows.append(self._text("HELD"))
        for place, review in reversed(held):
            rows.append(Row(f"review {place}", self._drawer(day(review.on), partial(_agreed, review)), high=1))
        return rows

    def _events(self) -> list[Event]:
        """What changed since the last review: what was done with the plan first, answers last."""
        last = last_review(self.work.assessment)
        events = events_since(self.work.assessment, last.on if last else None)
        order = {EventKind.CHECKED: 1, EventKind.ANSWERED: 2}
        return sorted(events, key=lambda event: order.get(event.kind, 0))

    def _text(self, title: str) -> Row:
        return Row(None, lambda _width, _at: Content.styled(title, "bold $quiet"), high=1)

    def _event_text(self, event: Event) -> str:
        return event_text(self.work.questionnaire, self.work.assessment, event)

    def _drawer(self, when: str, text: Callable[[], str]) -> Draw:
        cut = self.program.look.cut

        def draw(width: int, at: bool) -> Content:
            lead = fit(line((when, "$quiet")), 13)
            return line(lead, fit(line((text(), "bold $ink" if at else "$ink")), width - 13, ellipsis=cut))

        return draw

    def nothing(self) -> str:
        """What to do first."""
        return "Nothing has changed and no review is noted yet. Press n once one was held."

    def open(self, row_id: str) -> None:
        """Opens what changed, or asks what is to be said otherwise of a review."""
        kind, number = row_id.split()
        assessment = self.work.assessment
        if kind == "review":
            self._change(int(number))
            return
        event = self._events()[int(number)]
        if event.item and any(action.id == event.item for action in assessment.actions):
            self.program.go(ToAction(event.item))
        elif event.item:
            self.program.go(ToEvidence(event.item))
        elif event.question in self.work.result.verdicts:
            self.program.go(ToQuestion(event.question, back=(ToReviews(),)))
        else:
            self.program.say("That question is not asked of this setting now.")

    @changes
    def action_hold(self) -> None:
        """Asks for a review that was held."""
        work = self.work

        def hold(held: ReviewInput | None) -> None:
            if held is None:
                return
            after = work.assessment
            if held.weeks:
                after = reviews.set_cadence(work.questionnaire, after, held.weeks, None)
            after = reviews.add_review(work.questionnaire, after, held.review, held.next_on)
            work.session.apply("review", after)

        last = last_review(work.assessment)
        events = events_since(work.assessment, last.on if last else None)
        changes = f"{changes_heading(work.assessment)}: {event_counts(events)}."
        weeks = reviews.weeks_between_reviews(work.questionnaire, work.assessment)
        ask(self.program, AskReview(Review(on=work.today), work.today, changes, weeks), hold)

    @changes
    def _change(self, place: int) -> None:
        work = self.work

        def rewrite(held: ReviewInput | None) -> None:
            if held:
                work.session.apply("review", reviews.replace_review(work.assessment, place, held.review))

        ask(self.program, AskReview(work.assessment.reviews[place], work.today, place=place), rewrite)

    def action_take_out(self) -> None:
        """Takes the marked review out."""
        if self.current and self.current.startswith("review"):
            after = reviews.replace_review(self.work.assessment, int(self.current.split()[1]), None)
            self.work.session.apply("review", after)

    @changes
    def action_every(self) -> None:
        """Asks how often, or when next."""
        work = self.work

        def refuse(answer: str) -> str:
            try:
                next_review = read_next(answer, work.today)
            except ValueError as error:
                return str(error)
            return "" if any(next_review) else f"Write {_NEXT}."

        def agreed(answer: str | None) -> None:
            if not answer:
                return
            next_on, weeks = read_next(answer, work.today)
            usual = reviews.weeks_between_reviews(work.questionnaire, work.assessment)
            after = reviews.set_cadence(work.questionnaire, work.assessment, weeks or usual, next_on)
            work.session.apply("review dates", after)

        form = AskLine(
            DraftOf("review dates", words="how often the plan is reviewed (A, R)"),
            "How often is the plan reviewed?",
            review_schedule(work.questionnaire, work.assessment, work.today)
            + ". A school usually reviews once a term, a "
            "partnership every six to eight weeks.",
            label=f"The next one: {_NEXT}",
            hint="Such as: every 6 weeks, or: 14 Feb 2027",
            doing="Keep",
            refuse=refuse,
            reading=partial(_next_in_words, today=work.today),
        )
        ask(self.program, form, agreed)


def _agreed(review: Review) -> str:
    return ": ".join(part for part in (review.by or "nobody named", " ".join(review.note.split())) if part)


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
            return DraftOf("review", words="a review of the plan (A, R)")
        item = f"{self.place} {self.known.on.isoformat()}"
        return DraftOf("review", item, f"the review of {day(self.known.on)} (A, R)")

    def body(self) -> ComposeResult:
        """What changed, and the fields."""
        yield Heading("A review of the plan", f"every {plural(self.weeks, 'week')}" if self.weeks else "noted before")
        if self.changes:
            yield Words(self.changes, "$quiet")
        yield from day_field("on", "Held on", self.known.on, self.today)
        yield from field("by", "Led by (a role)", self.known.by, "Such as: DSL with the safeguarding governor")
        yield from field("agreed", "What was agreed", self.known.note, "In a sentence or two", 2000)
        if self.weeks:
            planned = day(self.today + timedelta(weeks=self.weeks))
            next_in_words = partial(_next_in_words, today=self.today)
            yield from read_back_field("next", f"Next review ({_NEXT})", "", f"Left empty: {planned}", next_in_words)
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
