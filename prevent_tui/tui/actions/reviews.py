"""Reviews of the plan: what changed since the last, holding one, those that were held, and how often."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from prevent_tui.assessment import reviews
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Review
from prevent_tui.assessment.reviews import Event, EventKind, events_since, last_review
from prevent_tui.tui.actions.forms import AskLine
from prevent_tui.tui.actions.review_form import NEXT, AskReview, ReviewInput, next_in_words, read_next
from prevent_tui.tui.actions.tabs import plan_band, plan_tabs
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Notice
from prevent_tui.tui.kit.draw import Lines, fit, line, wrap
from prevent_tui.tui.kit.fitting import tab_row
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import REVIEWS
from prevent_tui.tui.kit.routes import Route, ToAction, ToEvidence, ToPlan, ToQuestion, ToReviews
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.wording.dates import day
from prevent_tui.wording.reviews import changes_heading, event_counts, event_text, review_schedule

_WHEN = 13
"""Cells for the day."""

_EVERY = "every"
"""The row that says how often there is a review."""


class ReviewsScreen(ListPage):
    """What changed since the last review, then the reviews held, the latest first."""

    ROOM = "p"
    NAME = "reviews"
    PANES = ((150, 58), (110, 46))
    ASKS_ON_ENTER = True
    COMES_FORWARD = ToReviews
    KEYS = REVIEWS
    BINDINGS = bindings(key for key in REVIEWS if key.action not in {"move", "open"})
    ABOUT = (
        "Help: reviews of the plan",
        "A review looks at the plan and at what changed since the last one; the next one is counted on from it, or "
        "falls when you say. Nothing here changes an answer.",
        "What changed is read from the dates in the file: answers, evidence checked, and the history of actions.",
    )

    def band(self, width: int) -> Lines:
        """When the next one is; the same as that of the plan, whose part this is."""
        return plan_band(self.program.look, self.work, width)

    def head(self, width: int) -> Lines:
        """The parts of the room; then what changed since the last review."""
        work, look = self.work, self.program.look
        last = last_review(work.assessment)
        events = events_since(work.assessment, last.on if last else None)
        changes = line((f"{changes_heading(work.assessment)}: {event_counts(events)}.", "$quiet"))
        tabs = plan_tabs(work)
        return [*tab_row(look, tabs, len(tabs) - 1, width), *wrap(changes, width, ellipsis=look.cut)]

    def detail(self, width: int) -> Lines:
        """What the marked row says, in full."""
        when, text = self._said(self.current or _EVERY)
        title = wrap(Content.styled(when, "bold $accent"), width)
        return [*title, Content(""), *wrap(Content.styled(text, "$ink"), width)]

    def _said(self, row_id: str) -> tuple[str, str]:
        """What stands at the left of a row, and what it says."""
        work = self.work
        kind, _, number = row_id.partition(" ")
        if kind == _EVERY:
            when, _, often = review_schedule(work.questionnaire, work.assessment, work.today).partition("; ")
            return "How often", f"{often[:1].upper()}{often[1:]}. {when}"
        if kind == "event":
            event = self._events()[int(number)]
            return day(event.on), event_text(work.questionnaire, work.assessment, event)
        review = work.assessment.reviews[int(number)]
        return day(review.on), _agreed(review)

    def rows(self) -> list[Row]:
        """What changed, then what was held."""
        events = self._events()
        rows = [self._row(_EVERY)]
        rows += [self._text("WHAT CHANGED")] if events else []
        rows += [self._row(f"event {number}") for number in range(len(events))]
        held = range(len(self.work.assessment.reviews))
        rows += [self._text("HELD")] if held else []
        return [*rows, *(self._row(f"review {place}") for place in reversed(held))]

    def _row(self, row_id: str) -> Row:
        """A row of one line; what it says is worked out once it is on the screen."""
        cut = self.program.look.cut

        def draw(width: int, at: bool) -> Content:
            when, text = self._said(row_id)
            lead = fit(line((when, "$quiet")), _WHEN)
            return line(lead, fit(line((text, "bold $ink" if at else "$ink")), width - _WHEN, ellipsis=cut))

        return Row(row_id, draw, high=1)

    def _events(self) -> list[Event]:
        """What changed since the last review: what was done with the plan first, answers last."""
        last = last_review(self.work.assessment)
        events = events_since(self.work.assessment, last.on if last else None)
        order = {EventKind.CHECKED: 1, EventKind.ANSWERED: 2}
        return sorted(events, key=lambda event: order.get(event.kind, 0))

    def _text(self, title: str) -> Row:
        return Row(None, lambda _width, _at: Content.styled(title, "bold $quiet"), high=1)

    def nothing(self) -> str:
        """What to do first."""
        return "Nothing has changed and no review is noted yet. Press + once one was held."

    def open(self, row_id: str) -> None:
        """Opens what changed, or asks what is to be said otherwise of a review, or of how often there is one."""
        work, assessment = self.work, self.work.assessment
        kind, _, number = row_id.partition(" ")
        if work.read_only and kind in {_EVERY, "review"}:
            schedule = review_schedule(work.questionnaire, assessment, work.today)
            said = schedule if kind == _EVERY else _agreed(assessment.reviews[int(number)])
            self.app.push_screen(Notice("Reviews of the plan", said))
            return
        if kind == _EVERY:
            self.action_every()
            return
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

    @property
    def marked_question(self) -> str:
        """The question that changed, where it is asked."""
        kind, _, number = (self.current or "").partition(" ")
        question = self._events()[int(number)].question if kind == "event" else None
        return question if question and question in self.work.result.verdicts else ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The reviews."""
        return (ToReviews(),)

    def action_only(self, key: str) -> None:
        """What of the plan the digit shows; 5 is this."""
        if key == "5":
            self.program.say("These are the reviews. 1 to 4 show the plan.")
        else:
            self.program.go(ToPlan(tab=int(key)), instead=True)

    @changes
    def action_new(self) -> None:
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
        else:
            self.program.say("Only a review that was noted is taken out.")

    @changes
    def action_every(self) -> None:
        """Asks how often, or when next."""
        work = self.work

        def refuse(answer: str) -> str:
            try:
                next_review = read_next(answer, work.today)
            except ValueError as error:
                return str(error)
            return "" if any(next_review) else f"Write {NEXT}."

        def agreed(answer: str | None) -> None:
            if not answer:
                return
            next_on, weeks = read_next(answer, work.today)
            usual = reviews.weeks_between_reviews(work.questionnaire, work.assessment)
            after = reviews.set_cadence(work.questionnaire, work.assessment, weeks or usual, next_on)
            work.session.apply("review dates", after)

        form = AskLine(
            DraftOf("review dates", words="how often the plan is reviewed (P, 5)"),
            "How often is the plan reviewed?",
            review_schedule(work.questionnaire, work.assessment, work.today)
            + ". One like yours usually reviews once a term, a "
            "partnership every six to eight weeks.",
            label=f"The next one: {NEXT}",
            hint="Such as: every 6 weeks, or: 14 Feb 2027",
            doing="Keep",
            refuse=refuse,
            reading=partial(next_in_words, today=work.today),
        )
        ask(self.program, form, agreed)


def _agreed(review: Review) -> str:
    return ": ".join(part for part in (review.by or "nobody named", " ".join(review.note.split())) if part)
