"""The form for a piece of evidence: what it is, where it is kept, who holds it, and how long it is good for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment import evidence
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.assessment import Evidence
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.buttons import LEAVE, Buttons
from prevent_tui.tui.kit.day_field import day_field, read_back_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.layout import is_high
from prevent_tui.tui.kit.register_keys import PROOF
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.posts import example
from prevent_tui.workspace.dates import date_in_words, date_or, read_date
from prevent_tui.workspace.work import Work

_PROMPTS_WHERE_NARROW = 2


class AskEvidence(Form[Evidence | str], Dialog[Evidence | str]):
    """Asks what the proof is, where it is kept and when it was last checked.

    Gives the evidence; or a word, where one that is in the list already is to be linked instead.

    Args:
        work: The assessment that is open.
        item: What is said of it so far.
        questions: The questions it is to show, whose shelf life counts.
        others: Whether there are others in the list that could be linked instead.
    """

    KEYS = PROOF
    BINDINGS = bindings(key for key in PROOF if key.keys.startswith("ctrl"))
    ABOUT = (
        "Help: evidence",
        "A pointer, never the document: say where somebody would find it on inspection morning, and which role holds "
        "it. It counts as shown once it has a place and a date.",
        "The day until which it is good follows from when it was checked; write another one where that is not right. "
        "Fill in the last field only where somebody else has looked at it too.",
        "Empty every field to take the evidence away.",
    )

    def __init__(self, work: Work, item: Evidence, questions: tuple[Question, ...], *, others: bool = False) -> None:
        super().__init__()
        self.today, self.item, self.questions, self.others = work.today, item, questions, others
        self.facts, self.assessment = work.assessment.setting.facts, work.assessment
        self.known = item.id in work.assessment.evidence_by_id
        self.months = evidence.shelf_life(questions, self.facts)
        self._proposed = ""
        self._noticed = ""
        self.reference = work.questionnaire.reference

    @property
    def draft_of(self) -> DraftOf:
        """A piece of the list; or a new one, for a question or none."""
        question = self.questions[0].id if self.questions else None
        about = f" for {self.reference[question]}" if question else ""
        if self.known:
            return DraftOf("evidence", f"evidence/{self.item.id}", f"evidence{about} (E)", question)
        return DraftOf("evidence", f"new {question or ''}", f"new evidence{about}", question)

    def is_kept(self, result: Evidence | str) -> bool:
        """Not where another piece is wanted instead, which may yet not be found."""
        return isinstance(result, Evidence)

    def fill(self, fields: Mapping[str, str]) -> None:
        """Puts a draft into the fields; a day that follows from the one before it goes on to follow."""
        super().fill(fields)
        self._proposed = self._proposal(self._checked())

    def body(self) -> ComposeResult:
        """What would show it, and the fields."""
        yield Heading("Evidence", "a pointer, never the document")
        if prompts := self._prompts():
            lead = self.program.look.pick("· ", "- ")
            yield Words(line((lead + f"\n{lead}".join(prompts), "$quiet")))
        item = self.item
        self._proposed = self._proposal(item.checked_on)
        yield from field("title", "What it is", item.title, "Such as: risk assessment, version 3")
        yield from field("where", "Where it is kept", item.where, "Such as: Safeguarding drive / Prevent")
        with Horizontal(classes="pair"):
            with Vertical():
                yield from field("held", "Held by (role)", item.held_by, example(self.questionnaire, "lead"))
            with Vertical():
                yield from day_field("checked", "Last checked", item.checked_on, self.today)
        with Horizontal(classes="pair"):
            with Vertical():
                until = day(item.good_until) if item.good_until else self._proposed
                after = f"{plural(self.months, 'month')} after that"
                reading = partial(date_in_words, today=self.today, ahead=True)
                yield from read_back_field("until", "Good until", until, after, reading)
            with Vertical():
                yield from field("other", "Checked by another (role)", item.checked_by, "Nobody else yet")
        yield Words(id="complaint")
        link = (("Ctrl+L", "link", "link one"),) if self.others else ()
        yield Buttons("Keep", others=(*link, ("Ctrl+S", "submit", "keep"), LEAVE))

    def _prompts(self) -> list[str]:
        prompts = [
            p.prompt for each in self.questions[:1] for p in each.evidence if applies(p.applies_when, self.facts)
        ]
        return prompts if is_high(self.app.size) else prompts[:_PROMPTS_WHERE_NARROW]

    def _proposal(self, checked: date | None) -> str:
        return day(evidence.add_months(checked, self.months)) if checked else ""

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#where" if self.known else "#title", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A date checked proposes how long it is good for, unless that was written already."""
        if event.input.id != "checked":
            return
        until = self.query_one("#until", Input)
        if until.value in ("", self._proposed):
            self._proposed = self._proposal(self._checked())
            until.value = self._proposed

    def _checked(self) -> date | None:
        """The date checked, where it is one that can be."""
        checked = date_or(None, self.value("checked"), self.today)
        return checked if checked and checked <= self.today else None

    def _evidence(self, checked: date | None, until: date | None) -> Evidence:
        """What stands in the fields; a day that follows from the shelf life is left to that."""
        if until and until != self.item.good_until and day(until) == self._proposal(checked):
            until = None
        typed = {"title": "title", "where": "where", "held_by": "held", "checked_by": "other"}
        texts = {name: self.value(box) for name, box in typed.items()}
        return evidence.clean_texts(self.item.model_copy(update=texts | {"checked_on": checked, "good_until": until}))

    def action_submit(self) -> None:
        """Keeps what was typed, if its dates can be."""
        try:
            box = "checked"
            checked = read_date(self.value("checked"), self.today)
            box = "until"
            until = read_date(self.value("until"), self.today, ahead=True)
        except ValueError as error:
            self.complain(str(error), box)
            return
        item = self._evidence(checked, until)
        if odd := evidence_status.date_oddities(item, self.today):
            self.complain(odd[0], "checked" if evidence.is_checked_in_future(item, self.today) else "until")
            return
        twin = next(iter(evidence.same_place(self.assessment, item)), None)
        if twin and not self.known and self._noticed != item.where:
            self._noticed = item.where
            instead = " Ctrl+L links that one instead." if self.others else ""
            self.complain(
                f"“{evidence_status.evidence_title(twin)}” is kept there already.{instead} Enter once more keeps both."
            )
            return
        self.dismiss(item)

    def action_link(self) -> None:
        """One that is in the list already is meant; what was typed helps to find it."""
        if self.others:
            self.dismiss(clean_line(self.value("title")))
