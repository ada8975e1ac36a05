"""Everything about the marked action, beside or under the plan."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.wording.plan import PlanRow
from prevent_tui.workspace.work import Work


class ActionDetail(WorkBlock):
    """What the columns cut: the marked action in full, its question, and what is odd about it."""

    def __init__(self) -> None:
        super().__init__(id="plan-foot")
        self.row: PlanRow | None = None

    def show_row(self, work: Work, row: PlanRow | None) -> None:
        """Shows an action."""
        self.row = row
        self.show(work)

    def view(self, width: int) -> Lines:
        """Four lines, so that moving through the list moves nothing else; none on a narrow screen."""
        if not self.wide or self.row is None:
            return []
        row = self.row
        about = (
            line((f"{row.reference} ", "bold $quiet"), (row.question.text, "$quiet")) if row.question else Content("")
        )
        odd = line((f"! {'. '.join(row.remarks)}.", "$partly")) if row.remarks else Content("")
        lines = [*self.wrap(line((row.action.text, "$ink")), width, most=2), *self.wrap(about, width, most=1), odd]
        return [*lines, *[Content("")] * (4 - len(lines))]
