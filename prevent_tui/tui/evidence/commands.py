"""The evidence of one question: written down, linked from the list, changed, unlinked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceStatus
from prevent_tui.assessment import evidence
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.assessment import Assessment, Evidence
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.evidence.drawing import draw_evidence, mark
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Confirm, Dialog, Heading, Words
from prevent_tui.tui.kit.draw import ends, line
from prevent_tui.tui.kit.finder import Finder
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.register_keys import LINKED
from prevent_tui.tui.kit.routes import ToEvidence
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.wording.dates import day
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program


def show_evidence(program: Program, question: Question) -> None:
    """Shows the evidence of a question; where there is none yet, Enter there writes it down."""
    program.push_screen(LinkedEvidence(question))


@changes
def write_new(program: Program, question: Question) -> None:
    """Asks for a new piece of evidence for a question; or for one of the list, where that is wanted instead."""
    work = program.open_work
    item, others = evidence.new(work.assessment, work.session.ids), bool(_unlinked(work, question))

    form = AskEvidence(work, item, (question,), others=others)

    def keep(answer: Evidence | str | None) -> None:
        if isinstance(answer, str):
            link_one(program, question, answer, form.draft_of)
        elif answer:
            put(program, "evidence", evidence.keep(work.assessment, answer, question.id), question.id)

    ask(program, form, keep)


@changes
def change(program: Program, item: Evidence, questions: tuple[Question, ...], then: Callable[[Evidence], None]) -> None:
    """Asks what is said of a piece of evidence that shows some questions, and what is to become of that."""

    def keep(answer: Evidence | str | None) -> None:
        if isinstance(answer, Evidence):
            then(answer)

    ask(program, AskEvidence(program.open_work, item, questions), keep)


def link_one(program: Program, question: Question, query: str = "", instead_of: DraftOf | None = None) -> None:
    """Asks which piece of evidence that is in the list already shows the question too.

    Args:
        program: The application.
        question: The question.
        query: What is looked for at first.
        instead_of: The form it is linked instead of, whose draft goes with that.
    """
    work = program.open_work
    if not _unlinked(work, question):
        program.say("There is no other evidence in the list to link.")
        return

    def link(item_id: str | None) -> None:
        if item_id:
            drafts = work.drafts
            with drafts.kept(instead_of, drafts.of(instead_of)) if instead_of else nullcontext():
                put(program, "evidence link", evidence.link(work.assessment, question.id, item_id), question.id)

    program.push_screen(FindEvidence(work, question, query), link)


@changes
def check_today(program: Program, item: Evidence, question_id: str | None = None) -> None:
    """Renews the date of a piece of evidence; asks about a day that it was said to be good until."""
    work = program.open_work
    checked = evidence.mark_checked(item, work.today)
    put(program, "evidence", evidence.keep(work.assessment, checked), question_id)
    program.say(f"Checked today: {evidence_status.evidence_title(item)}")
    if item.good_until is None:
        return

    def decide(clear: bool | None) -> None:
        if clear:
            put(program, "evidence", evidence.keep(work.assessment, evidence.clear_end_date(checked)), question_id)

    text = f"It is said to be good until {day(item.good_until)}, whenever it was checked. Shall that day go, so that "
    program.push_screen(
        Confirm("Good until", f"{text}it counts from today?", "let it go", other="keep that day"), decide
    )


def put(program: Program, what: str, after: Assessment, question_id: str | None = None) -> None:
    """Makes a change of the evidence the present state, and shows and saves it."""
    program.open_work.session.apply(what, after, question_id)


def _unlinked(work: Work, question: Question) -> list[Evidence]:
    linked = set(work.assessment.answer(question.id).evidence)
    return [item for item in work.assessment.evidence if item.id not in linked]


class FindEvidence(Finder):
    """Finds a piece of evidence that is in the list already."""

    HEADING = ("Link evidence of the list", "by a word of it")
    HINT = "Such as: risk assessment, drive, RA4"
    DOING = "Link it"
    ABOUT = (
        "Help: linking evidence",
        "Type a word of what it is, where it is kept or who holds it, or the reference of a question it shows already.",
    )

    def __init__(self, work: Work, question: Question, query: str = "") -> None:
        linked = set(work.assessment.answer(question.id).evidence)
        self.standings = sorted(
            (each for each in work.standings if each.item.id not in linked),
            key=lambda each: evidence_status.evidence_title(each.item).casefold(),
        )
        super().__init__(work, query if any(self._fits(work, each, query) for each in self.standings) else "")

    def fitting(self, query: str) -> list[tuple[str, Content]]:
        """The evidence that fits, each with where it is and how it stands."""
        return [(each.item.id, self._line(each)) for each in self.standings if self._fits(self.work, each, query)]

    def _fits(self, work: Work, each: EvidenceStatus, query: str) -> bool:
        item = each.item
        references = " ".join(work.questionnaire.reference[question.id] for question in each.questions)
        haystack = f"{item.title} {item.where} {item.held_by} {references}".casefold()
        return all(word in haystack for word in query.casefold().split())

    def _line(self, each: EvidenceStatus) -> Content:
        look, item = self.program.look, each.item
        where = look.pick(" · ", " - ") + item.where if item.title and item.where else ""
        sign, style = mark(look, each.state)
        right = line((sign, style), (look.say(f" {each.words}"), "$quiet"))
        return ends(line((evidence_status.evidence_title(item), "$ink"), (where, "$quiet")), right, 69, look.cut)


class LinkedEvidence(Dialog[None]):
    """The evidence linked to a question, and what can be done with it."""

    KEYS = LINKED
    BINDINGS = bindings(key for key in LINKED if key.action not in {"back", "help"})
    ABOUT = (
        "Help: the evidence of a question",
        "One piece of evidence may show several questions; what is changed here is changed for all of them. What is "
        "unlinked stays in the list of all evidence.",
    )

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    @property
    def work(self) -> Work:
        """The assessment that is open."""
        return self.program.open_work

    def body(self) -> ComposeResult:
        """The question, what is linked, the keys."""
        reference = self.work.questionnaire.reference[self.question.id]
        yield Heading(f"Evidence of {reference}", "a pointer, never the document")
        yield Words(self.question.text, "$quiet")
        yield Rows("linked")
        yield Words(id="none")
        words = (("+", "new", "add"), ("d", "checked", "checked"), ("Del", "unlink", "unlink"))
        others = (*words, ("e", "all_evidence", "all"), ("Esc", "back", "close"))
        yield Buttons("Change", action="change", others=others)

    def on_mount(self) -> None:
        """The list has the keys."""
        self._list()
        self.query_one(Rows).focus()

    def on_screen_resume(self) -> None:
        """Shows what was changed; once the first is there the dialog has done what it was opened for."""
        if not self.is_mounted:
            return
        was_empty = not self.query_one(Rows).rows
        self._list()
        if was_empty and self.query_one(Rows).rows and self.is_active:
            self.call_later(self._close)

    def _close(self) -> None:
        self.dismiss(None)  # what it returns must not be awaited here

    def on_resize(self) -> None:
        """Draws anew."""
        self._list()

    def _list(self) -> None:
        work = self.work
        statuses = {each.item.id: each for each in work.standings}
        names = work.assessment.answer(self.question.id).evidence
        rows = self.query_one(Rows)
        rows.show([Row(name, self._drawer(statuses[name]), high=2) for name in names if name in statuses])
        rows.display = bool(rows.rows)
        self.query_one("#none", Words).show("" if rows.rows else "None yet. Enter writes down where it is kept.")
        buttons = self.query_one(Buttons)
        buttons.doing = "Change" if rows.rows else "Write it down"
        buttons.redraw()

    def _drawer(self, each: EvidenceStatus) -> Draw:
        return lambda width, at: draw_evidence(self.program.look, each, width, at=at, wide=False)

    @property
    def _item(self) -> Evidence | None:
        return self.work.assessment.evidence_by_id.get(self.query_one(Rows).current or "")

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self._change(self.work.assessment.evidence_by_id[event.id])

    def action_change(self) -> None:
        """Changes the marked one; where there is none, writes the first down."""
        if self._item:
            self._change(self._item)
        else:
            write_new(self.program, self.question)

    def _change(self, item: Evidence) -> None:
        change(
            self.program,
            item,
            self._questions(item),
            lambda changed_item: self._put("evidence", evidence.keep(self.work.assessment, changed_item)),
        )

    def _questions(self, item: Evidence) -> tuple[Question, ...]:
        names = evidence.links(self.work.assessment).get(item.id, ())
        others = evidence.known_questions(self.work.questionnaire, (name for name in names if name != self.question.id))
        return (self.question, *others)

    @changes
    def action_new(self) -> None:
        """Writes down a new one; where there are others in the list, asks whether one of these is meant."""
        write = partial(write_new, self.program, self.question)
        if not _unlinked(self.work, self.question):
            write()
            return
        link = partial(link_one, self.program, self.question)
        ways = [Way("Write down a new one", write), Way("Link one that is in the list already", link)]
        offer(self.program, Card("Add evidence", ways, "One piece of evidence may show several questions."))

    def action_all_evidence(self) -> None:
        """Everything that is kept as evidence, at the marked one."""
        route = ToEvidence(self._item.id if self._item else "")
        self.dismiss(None)
        self.program.go(route)

    def action_checked(self) -> None:
        """Renews the date of the marked one."""
        if self._item:
            check_today(self.program, self._item, self.question.id)
            self._list()

    def action_unlink(self) -> None:
        """The marked one does not show this question; the last one closes the dialog."""
        if self._item:
            self._put("evidence link", evidence.unlink(self.work.assessment, self.question.id, self._item.id))
            self.program.say("Unlinked; it stays in the list of all evidence. U links it again.")

    def action_undo(self) -> None:
        """Takes the last change back."""
        self.program.undo()
        self._show_or_close()

    def action_redo(self) -> None:
        """Does it again."""
        self.program.redo()
        self._show_or_close()

    def _put(self, what: str, after: Assessment) -> None:
        put(self.program, what, after, self.question.id)
        self._show_or_close()

    def _show_or_close(self) -> None:
        if self.work.assessment.evidence_for(self.question.id):
            self._list()
        elif self.app.screen is self:
            self.dismiss(None)
