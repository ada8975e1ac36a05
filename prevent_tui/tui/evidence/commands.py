"""The evidence of one question: written down, linked from the list, changed, unlinked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceStatus
from prevent_tui.assessment import evidence
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.assessment import Assessment, Evidence
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.evidence.drawing import mark
from prevent_tui.tui.evidence.form import AskEvidence
from prevent_tui.tui.kit.card import Card, Way, offer
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Confirm
from prevent_tui.tui.kit.draw import ends, line
from prevent_tui.tui.kit.finder import Finder
from prevent_tui.tui.kit.form import ask
from prevent_tui.wording.dates import day
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program


@changes
def write_new(program: Program, question: Question) -> None:
    """Asks for a new piece of evidence for a question; or for one of the list, where that is wanted instead."""
    work = program.open_work
    item, others = evidence.new(work.assessment, work.session.ids), bool(unlinked(work, question))

    form = AskEvidence(work, item, (question,), others=others)

    def keep(answer: Evidence | str | None) -> None:
        if isinstance(answer, str):
            link_one(program, question, answer, form.draft_of)
        elif answer:
            put(program, "evidence", evidence.keep(work.assessment, answer, question.id), question.id)

    ask(program, form, keep)


@changes
def add_to_question(program: Program, question: Question) -> None:
    """Adds a new piece to a question; where there are others in the list, asks whether one of these is meant."""
    write = partial(write_new, program, question)
    if not unlinked(program.open_work, question):
        write()
        return
    link = partial(link_one, program, question)
    ways = [Way("Write down a new one", write), Way("Link one that is in the list already", link)]
    offer(program, Card("Add evidence", ways, "One piece of evidence may show several questions."))


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
    if not unlinked(work, question):
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


def unlinked(work: Work, question: Question) -> list[Evidence]:
    """Return the evidence of the list that is not linked to a question."""
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
