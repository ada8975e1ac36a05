"""The small forms of a question: why it does not apply, where the proof is, what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from prevent_tui.assessment.model import Evidence
from prevent_tui.assessment.plan import Action
from prevent_tui.questionnaire.conditions import applies
from prevent_tui.questionnaire.question import Question
from prevent_tui.text import clean
from prevent_tui.tui.draw import line
from prevent_tui.tui.leaving import Form
from prevent_tui.tui.screens.dialog import Buttons, Dialog, Heading, Words, field
from prevent_tui.wording import day

if TYPE_CHECKING:
    from prevent_tui.tui.app import PreventApp

_FORMATS = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y", "%d %b %y")
_WITHOUT_YEAR = ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")
_FITS = 64
"""Characters that a field of a dialog can show at once."""

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
        others = (("esc", "cancel"),)
        yield Buttons("Set it aside", others=others)

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


@dataclass(frozen=True)
class Proof:
    """What was said about evidence."""

    title: str
    where: str
    checked_on: date | None


class AskEvidence(Form, Dialog[Proof]):
    """Asks what the proof is, where it is kept and when it was last checked."""

    ABOUT = (
        "Help: evidence",
        "A pointer, never the document: say where somebody would find it on inspection morning.",
        "Empty all three fields to take the evidence away.",
    )

    def __init__(self, question: Question, prompts: list[str], known: Evidence | None, today: date) -> None:
        super().__init__()
        self.question, self.prompts, self.known, self.today = question, prompts, known, today

    def body(self) -> ComposeResult:
        """What would show it, and three fields."""
        yield Heading("Evidence", "a pointer, never the document")
        for prompt in self.prompts:
            yield Words(line((self.program.look.pick("· ", "- "), "$quiet"), (prompt, "$quiet")))
        known = self.known or Evidence(id="new")
        checked = day(known.checked_on) if known.checked_on else ""
        yield from field("title", "What it is", known.title, "Such as: risk assessment, version 3")
        yield from field("where", "Where it is kept", known.where, "Such as: Safeguarding drive / Prevent")
        yield from field("checked", "Last checked", checked, f"Such as: {day(self.today)}, or: today", 20)
        yield Words(id="complaint")
        yield Buttons("Keep")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#title" if not self.known else "#where", Input).focus()

    def action_submit(self) -> None:
        """Keeps what was typed, if the date is one."""
        try:
            checked = read_date(self.value("checked"), self.today)
        except ValueError as error:
            self.complain(str(error))
            self.query_one("#checked", Input).focus()
            return
        if checked and checked > self.today:
            self.complain(f"{day(checked)} is still to come. When was it last checked?")
            self.query_one("#checked", Input).focus()
            return
        self.dismiss(Proof(self.value("title"), self.value("where"), checked))

    def keep_what_is_typed(self) -> None:
        """What and where are taken; the date, if it is one that can be."""
        try:
            checked = read_date(self.value("checked"), self.today)
        except ValueError:
            checked = None
        if checked and checked > self.today:
            checked = None
        self.dismiss(Proof(self.value("title"), self.value("where"), checked))


@dataclass(frozen=True)
class Step:
    """What was said about an action."""

    text: str
    owner: str
    due: date | None


class AskAction(Form, Dialog[Step]):
    """Asks what is to be done, by whom and by when."""

    ABOUT = (
        "Help: action",
        "Start from the suggestion or write your own. Name a role, not a person.",
        "Empty the first field to take the action out of the plan.",
    )

    def __init__(self, question: Question, action: Action, today: date, *, known: bool) -> None:
        super().__init__()
        self.question, self.plan, self.today, self.known = question, action, today, known

    def body(self) -> ComposeResult:
        """Three fields, filled from the action or the suggestion."""
        yield Heading("Action", "changing one in the plan" if self.known else "for the plan")
        yield Words(self.question.text, "$quiet")
        if len(self.plan.text) > _FITS:
            yield Words(self.plan.text)
        yield from field("text", "What is to be done", self.plan.text, "One step somebody can finish")
        yield from field("owner", "By whom (a role)", self.plan.owner, "Such as: DSL")
        yield from field(
            "due", "By when", day(self.plan.due) if self.plan.due else "", f"Such as: {day(self.today)}", 20
        )
        yield Words(id="complaint")
        yield Buttons("Keep")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#text", Input).focus()

    def action_submit(self) -> None:
        """Keeps what was typed, if the date is one."""
        try:
            due = read_date(self.value("due"), self.today, ahead=True)
        except ValueError as error:
            self.complain(str(error))
            self.query_one("#due", Input).focus()
            return
        self.dismiss(Step(self.value("text"), self.value("owner"), due))

    def keep_what_is_typed(self) -> None:
        """An action that was changed is taken, its date if it is one; an untouched suggestion is not."""
        try:
            due = read_date(self.value("due"), self.today, ahead=True)
        except ValueError:
            due = self.plan.due
        text, owner = self.value("text"), self.value("owner")
        changed = (text, owner, due) != (self.plan.text, self.plan.owner, self.plan.due)
        self.dismiss(Step(text, owner, due) if changed else None)


def edit_evidence(program: PreventApp, question: Question) -> None:
    """Asks for the evidence of a question and keeps what is said."""
    if not program.may_change():
        return
    work = program.open_work
    known = next(iter(work.assessment.evidence_for(question.id)), None)
    facts = work.assessment.setting.facts
    prompts = [prompt.prompt for prompt in question.evidence if applies(prompt.applies_when, facts)]

    def keep(proof: Proof | None) -> None:
        if proof:
            work.session.keep_evidence(question.id, proof.title, proof.where, proof.checked_on)
            program.changed()

    program.push_screen(AskEvidence(question, prompts, known, work.today), keep)


def edit_action(program: PreventApp, question: Question) -> None:
    """Asks for the action of a question, beginning with what is planned or suggested, and keeps what is said."""
    if not program.may_change():
        return
    work = program.open_work
    planned = next(iter(work.assessment.actions_for(question.id)), None)
    suggestion = work.suggestion(question)
    if planned:
        proposed = planned
    elif suggestion:
        given = suggestion
        proposed = Action(id="new", question=question.id, text=given.text, owner=given.owner, due=given.due)
    else:
        proposed = Action(id="new", question=question.id, text="")

    def keep(step: Step | None) -> None:
        if step:
            work.session.plan(question.id, step.text, step.owner, step.due, planned.id if planned else None)
            program.changed()

    program.push_screen(AskAction(question, proposed, work.today, known=bool(planned)), keep)
