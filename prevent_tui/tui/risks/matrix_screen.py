"""The risk matrix as a page: where the risks stand before the controls and with them, and what each letter is."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from prevent_tui.tui.kit.card import Way
from prevent_tui.tui.kit.draw import Lines, ends, line
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.register_keys import MATRIX
from prevent_tui.tui.risks.matrix import Matrix, MatrixKey
from prevent_tui.wording.grammar import plural


class MatrixScreen(Page):
    """Likelihood by impact; each cell has its band's sign, its number and the letters of the risks there."""

    ROOM = "k"
    KEYS = MATRIX
    BINDINGS = bindings(MATRIX)
    ABOUT = (
        "Help: the matrix",
        "Each cell has the sign of its band, likelihood times impact, and below them the letters of the risks that "
        "stand there. A is the worst with its controls; the list below says what each letter is.",
        "The register is a record of its own. It never changes the score.",
    )

    def __init__(self) -> None:
        super().__init__(id="risk-matrix")

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: where both sides are in view, there is nothing to change between."""
        return tuple(key for key in self.KEYS if key.action != "views") if self.is_wide else self.KEYS

    def body(self) -> ComposeResult:
        """Matrix, and what its letters mean."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Matrix()
            yield MatrixKey()

    def draw(self) -> None:
        """Shows the present state."""
        self.frame()
        self.query_one(Matrix).show(self.work)
        self.query_one(MatrixKey).show(self.work)

    def band(self, width: int) -> Lines:
        """How many risks are rated."""
        rated = sum(bool(risk.initial or risk.residual) for risk in self.work.assessment.risks)
        right = line(
            (str(rated), "bold"), (f" of {plural(len(self.work.assessment.risks), 'risk')} rated", "$quietband")
        )
        title = line(("Risk matrix", "bold"), ("   never blended into the score", "$quietband"))
        return [ends(title, right, width, self.program.look.cut)]

    @property
    def views(self) -> list[Way]:
        """Before the controls or with them, where both do not fit beside one another."""
        if self.is_wide:
            return []
        after = self.query_one(Matrix).after
        return [
            Way("Before the controls", partial(self._show_side, after=False), not after),
            Way("With the controls", partial(self._show_side, after=True), after),
        ]

    def _show_side(self, *, after: bool) -> None:
        matrix = self.query_one(Matrix)
        matrix.after = after
        matrix.redraw()

    def action_matrix(self) -> None:
        """Back to the register."""
        self.dismiss()

    def action_risks(self) -> None:
        """Back to the register."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Up and down."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)
