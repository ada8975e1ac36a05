"""Reviews of the plan: what changed since the last, holding one, those that were held, and how often."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from prevent_tui.assessment import reviews
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Review
from prevent_tui.assessment.reviews import Event, EventKind, events_since, last_review, next_review
from prevent_tui.tui.actions.forms import AskLine
from prevent_tui.tui.actions.review_form import NEXT, AskReview, ReviewInput, next_in_words, read_next
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.draw import Lines, fit, line, wrap
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.marks import overdue
from prevent_tui.tui.kit.register_keys import REVIEWS
from prevent_tui.tui.kit.routes import Route, ToAction, ToEvidence, ToPlan, ToQuestion, ToReviews
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.wording.dates import day
from prevent_tui.wording.reviews import changes_heading, event_counts, event_text, review_schedule

_EVERY = "every"
"""The row that says how often there is a review."""


class ReviewsScreen(ListPage):
    """What changed since the last review, then the reviews held, the latest first."""

    ROOM = "p"
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

    def band(self, width: int) -> Lines:
        """When the next one is."""
        work = self.work
        schedule = review_schedule(work.questionnaire, work.assessment, work.today)
        return [line(("Reviews of the plan", "bold"), "   ", (schedule, "$quietband"))]

    def head(self, width: int) -> Lines:
        """What changed since the last one; that the next is overdue."""
        work, cut = self.work, self.program.look.cut
        when = next_review(work.questionnaire, work.assessment)
        late = when is not None and when < work.today
        over = [overdue(self.program.look, "OVERDUE")] if late else []
        last = last_review(work.assessment)
        events = events_since(work.assessment, last.on if last else None)
        changes = line((f"{changes_heading(work.assessment)}: {event_counts(events)}.", "$quiet"))
        return [*over, *wrap(changes, width, 3, cut)]

    def rows(self) -> list[Row]:
        """What changed, then what was held."""
        work = self.work
        events = self._events()
        schedule = review_schedule(work.questionnaire, work.assessment, work.today)
        rows = [Row(_EVERY, self._drawer("How often", lambda: schedule), high=1)]
        rows += [self._text("WHAT CHANGED")] if events else []
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
        return "Nothing has changed and no review is noted yet. Press + once one was held."

    def open(self, row_id: str) -> None:
        """Opens what changed, or asks what is to be said otherwise of a review, or of how often there is one."""
        if row_id == _EVERY:
            self.action_every()
            return
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
