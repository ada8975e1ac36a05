"""Why a question does not apply, asked in a small form; and how dates are read."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label

from prevent_tui.assessment.draft import DraftOf
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean_prose
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import wrap
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.row_list import Row, Rows


class AskReason(Form[str], Dialog[str]):
    """Asks why a question does not apply; gives the reason, or nothing at all to take it back."""

    ABOUT = (
        "Help: not applicable",
        "Pick a reason or write your own. It leaves the sums and is listed with its reason.",
    )

    def __init__(self, question: Question, reason: str, reference: str) -> None:
        super().__init__()
        self.question, self.reason, self.reference = question, reason, reference

    @property
    def draft_of(self) -> DraftOf:
        """The question."""
        words = f"the reason why {self.reference} does not apply"
        return DraftOf("reason", f"questions/{self.question.id}", words, self.question.id)

    def body(self) -> ComposeResult:
        """The question, the reasons it offers, and a field."""
        yield Heading("Not applicable: why?", "leaves the score")
        yield Words(self.question.text, "$quiet")
        reasons = self.question.not_applicable.reasons
        if reasons:
            yield Label("Pick one (Tab, arrows, Enter), or write your own", markup=False, classes="label")
            yield Rows("reasons")
        yield from field("reason", "Reason", self.reason, "One sentence that an outsider would understand")
        yield Words(id="complaint")
        yield Buttons("Set it aside", others=(LEAVE,))

    def on_mount(self) -> None:
        """Ready to type or to pick."""
        for shown in self.query(Rows):
            reasons = enumerate(self.question.not_applicable.reasons)
            shown.show([Row(str(number), partial(self._reason, reason)) for number, reason in reasons])
        self.query_one("#reason", Input).focus()

    def _reason(self, reason: str, width: int, _at: bool) -> Content:
        """A reason that is offered, with all of its words."""
        return Content("\n").join(wrap(Content.styled(reason, "$ink"), width))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """A reason offered was picked."""
        event.stop()
        self.dismiss(self.question.not_applicable.reasons[int(event.id)])

    def action_submit(self) -> None:
        """Takes the reason."""
        reason = clean_prose(self.value("reason"))
        if reason:
            self.dismiss(reason)
        elif self.reason:
            self.dismiss("")
        else:
            self.complain("Give a reason, or press esc.")
