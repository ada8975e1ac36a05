"""Taking a risk into the register: those of the catalogue, what the answers propose first, or one of one's own."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.assessment import risks as register
from prevent_tui.questionnaire.parts import CatalogueRisk
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading
from prevent_tui.tui.kit.draw import fit, line
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.workspace.work import Work

OWN = "own"
"""What is given where it is one of one's own."""


class PickRisk(Dialog[str]):
    """Offers the risks of the catalogue, those that the answers propose first; gives the id of the one picked."""

    ABOUT = (
        "Help: take a risk",
        "What gaps propose comes first, then what is claimed and not shown, then the rest of the catalogue. Its "
        "sheet then proposes controls that are often in place: only those that you take are yours.",
    )

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work

    def body(self) -> ComposeResult:
        """The catalogue, and one's own at its end."""
        yield Heading("Take a risk into the register", "proposed ones first")
        yield Rows("catalogue")
        yield Buttons("Take it")

    def on_mount(self) -> None:
        """Ready to pick."""
        work = self.work
        proposals = work.proposed_risks
        why = {each.entry.id: f"proposed: {each.reasons(work.questionnaire.reference)}" for each in proposals}
        rest = [e for e in register.available_risks(work.questionnaire, work.assessment) if e.id not in why]
        entries = [*(each.entry for each in proposals), *rest]
        rows = [Row(entry.id, partial(self._row, entry, why.get(entry.id, ""))) for entry in entries]
        shown = self.query_one(Rows)
        shown.show([*rows, Row(OWN, self._own)])
        shown.focus()

    def _row(self, entry: CatalogueRisk, why: str, width: int, at: bool) -> Content:
        cut = self.program.look.cut
        title = fit(Content.styled(entry.title, "bold $ink" if at else "$ink"), width, ellipsis=cut)
        below = Content.styled(why, "$partly") if why else Content.styled(entry.who, "$quiet")
        return Content("\n").join([title, fit(line("  ", below), width, ellipsis=cut)])

    def _own(self, width: int, at: bool) -> Content:
        return fit(Content.styled("One of your own", "bold $ink" if at else "$ink"), width)

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """One was picked."""
        event.stop()
        self.dismiss(event.id)

    def action_submit(self) -> None:
        """Takes the one marked."""
        if current := self.query_one(Rows).current:
            self.dismiss(current)
