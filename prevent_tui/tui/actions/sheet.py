"""An action's sheet: what, by whom, by when, how far, what came of it, what it is about, and its dated history."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.assessment import actions
from prevent_tui.assessment.model.action import Action
from prevent_tui.tui.actions.commands import ActionPage
from prevent_tui.tui.actions.detail import history, purpose, steps
from prevent_tui.tui.actions.rows import due_text, mark, when
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, balance, beside, line
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.register_keys import ACTION
from prevent_tui.tui.kit.routes import Route, ToAction, ToPlan
from prevent_tui.wording.dates import day
from prevent_tui.wording.plan import PlanRow

GONE = "This action is not in the plan any more. U brings it back, if it was you who took it out; Esc goes back."

_BESIDE, _COLUMN, _BETWEEN = 106, 78, 5
"""Cells from which on there are two columns, the most of one, and those between them."""


class Sheet(WorkBlock):
    """Everything about one action, on the grid that a question stands on."""

    def __init__(self) -> None:
        super().__init__(id="action-sheet")
        self.row: PlanRow | None = None

    def show_row(self, row: PlanRow | None) -> None:
        """Shows an action; None where it is not in the plan any more."""
        self.row = row
        self.redraw()

    def lines(self, width: int) -> Lines:
        """Field by field; what it is for, the steps and the history stand beside that where there is room."""
        if self.row is None:
            return self.wrap(Content.styled(self.look.say(GONE), "$quiet"), width)
        row = self.row
        column = min(_COLUMN, (width - _BETWEEN) // 2) if width >= _BESIDE else min(width, _COLUMN)
        left: Lines = []
        for trouble in row.remarks:
            left += self._labelled("", Content.styled(f"! {trouble}", "bold $partly"), column)
        left += self._what(row, column)
        right = [*purpose(self.look, row, column), *steps(self.look, row, column), *history(row, column)]
        return beside(left, right, column, _BETWEEN) if width >= _BESIDE else [*left, Content(""), *right]

    def _what(self, row: PlanRow, width: int) -> Lines:
        action = row.action
        out = self._labelled("By whom", self._or(action.owner, "nobody named yet"), width)
        pressing = row.is_late or action.due is None or actions.is_due_soon(action, row.today)
        chip = when(self.look, row) if pressing and not action.progress.is_closed else Content("")
        words = due_text(row) if not chip else day(action.due) if action.due else ""
        date = line((words, "$ink"), "   " if words and chip else "", chip)
        out += self._labelled("By when", date, width)
        if row.place:
            out += self._labelled("Step", Content.styled(f"{row.place} that lead to met", "$ink"), width)
        ended = day(action.ended_on) if action.ended_on else ""
        out += self._labelled("Progress", line(mark(self.look, row), (f"   {ended}" if ended else "", "$ink")), width)
        if action.outcome:
            out += self._labelled("Outcome", Content.styled(action.outcome, "$ink"), width)
        if action.reason:
            out += self._labelled("Dropped because", Content.styled(action.reason, "$ink"), width)
        if row.question:
            out += self._labelled("Its evidence", Content.styled(row.evidence, "$ink"), width)
        out += self._leads_to(row, width)
        return out + (self._labelled("Lowers the risk", Content.styled(row.risk, "$ink"), width) if row.risk else [])

    def _leads_to(self, row: PlanRow, width: int) -> Lines:
        level = actions.proposed_level(row.questionnaire, row.assessment, row.action)
        if level is None or row.question is None or row.action.progress.is_closed:
            return []
        label = row.questionnaire.scale_of[row.question.id].level(level).label
        text = line((label, "$ink"), ("  shown to you before anything changes", "$quiet"))
        return self._labelled("Done proposes", text, width)

    def _or(self, text: str, otherwise: str) -> Content:
        return Content.styled(text, "$ink") if text.strip() else Content.styled(otherwise, "$partly")

    def _labelled(self, label: str, body: Content, width: int) -> Lines:
        lead = self.fit(Content.styled(label, "$quiet"), 18)
        return self.hang(lead, body, width)


class ActionScreen(ActionPage):
    """One action, and everything that can be done with it."""

    COMES_FORWARD = ToAction
    KEYS = ACTION
    BINDINGS = bindings(key for key in ACTION if key.action != "scroll")
    INNERMOST = Sheet
    ABOUT = (
        "Help: an action",
        "D notes what came of it and shows the level it proposes; Del gives it up, with a reason. Both are opened "
        "again with Space, and nothing that was said is lost: it stays in the history.",
    )

    def __init__(self, action_id: str) -> None:
        super().__init__(id="action")
        self.action_id = action_id

    def arrive(self, route: Route) -> None:
        """Shows the action that is asked for."""
        if isinstance(route, ToAction):
            self.action_id = route.action_id
            self.redraw()

    def body(self) -> ComposeResult:
        """The sheet."""
        with VerticalScroll(classes="page"):
            yield Sheet()

    def band(self, width: int) -> Lines:
        """What is to be done."""
        action = self.marked
        words = (action.text or "It says nothing") if action else "This action is not in the plan any more."
        return balance(Content.styled(words, "bold"), min(width, 90))

    @property
    def marked(self) -> Action | None:
        """The action, while it is in the plan."""
        return next((each for each in self.work.assessment.actions if each.id == self.action_id), None)

    @property
    def impossible(self) -> frozenset[str]:
        """Of an action that is not in the plan any more nothing can be changed."""
        return frozenset() if self.marked else frozenset({"change", "done", "in_hand", "plan", "take_out"})

    def begin(self) -> None:
        """The arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def draw(self) -> None:
        """Shows the present state."""
        self.frame()
        work, action = self.work, self.marked
        row = PlanRow(work.questionnaire, work.assessment, work.result, action) if action else None
        self.query_one(Sheet).show_row(row)

    @property
    def here(self) -> tuple[Route, ...]:
        """The plan, and this action over it."""
        return (ToPlan(at=self.action_id), ToAction(self.action_id))

    def action_questions(self) -> None:
        """Goes to its question."""
        action, program = self.marked, self.program
        if action is None or self.marked_question:
            super().action_questions()
        elif action.question is None:
            program.say("It is about no question.")
        else:
            program.say("Its question is not asked of this setting now. The facts about the setting decide that.")

    def action_all_actions(self) -> None:
        """The plan, at this action."""
        self.program.go(ToPlan(at=self.action_id))
