"""The evidence of one question as a list: changed, linked, unlinked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from prevent_tui.analysis.evidence_status import EvidenceStatus
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Assessment, Evidence
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.evidence.commands import add_to_question, change, check_today, put, write_new
from prevent_tui.tui.evidence.drawing import draw_evidence
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.register_keys import LINKED
from prevent_tui.tui.kit.routes import ToEvidence
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    pass


_ADD, _ALL, _CLOSE = ("+", "new", "add"), ("e", "all_evidence", "all"), ("Esc", "back", "close")
_NONE = "None yet. Enter writes down where it is kept."
_WITHOUT = (_ADD, _ALL, _CLOSE)
_WITH_ROWS = (_ADD, ("d", "checked", "checked"), ("Del", "unlink", "unlink"), _ALL, _CLOSE)
"""What can be done besides, while none is linked and while some are."""


class LinkedEvidence(Dialog[None]):
    """The evidence linked to a question, and what can be done with it."""

    ALONE = True
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
        yield Buttons("Change", action="change", others=_WITHOUT)

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
        self.query_one("#none", Words).show("" if rows.rows else "None was named." if work.read_only else _NONE)
        buttons = self.query_one(Buttons)
        if work.read_only:
            buttons.doing, buttons.action, buttons.others = "Close", "back", (_ALL,)
        else:
            buttons.doing = "Change" if rows.rows else "Write it down"
            buttons.others = _WITH_ROWS if rows.rows else _WITHOUT
        buttons.redraw()

    def _drawer(self, each: EvidenceStatus) -> Draw:
        return lambda width, at: draw_evidence(self.program.look, each, width, at=at)

    @property
    def _item(self) -> Evidence | None:
        return self.work.assessment.evidence_by_id.get(self.query_one(Rows).current or "")

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        if self.work.read_only:
            self.action_back()
        else:
            self._change(self.work.assessment.evidence_by_id[event.id])

    def action_change(self) -> None:
        """Changes the marked one; where there is none, writes the first down; where neither can be, closes this."""
        if self.work.read_only:
            self.action_back()
        elif self._item:
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

    def action_new(self) -> None:
        """Writes down a new one; where there are others in the list, asks whether one of these is meant."""
        add_to_question(self.program, self.question)

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
