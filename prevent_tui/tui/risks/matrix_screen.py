"""The risk matrix as a page of its own, where it does not fit beside the register; and what each letter is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.tui.kit.draw import Lines, arrows, line
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.register_keys import MATRIX
from prevent_tui.tui.risks.band import risk_band
from prevent_tui.tui.risks.matrix import Matrix, MatrixKey

_FRAME = 8
"""Rows of the frame around it, with the empty one above."""


class MatrixScreen(Page):
    """Likelihood by impact; each cell has its band's sign, its number and the letters of the risks there."""

    ROOM = "k"
    KEYS = MATRIX
    BINDINGS = bindings(MATRIX)
    ABOUT = (
        "Help: the matrix",
        "Each cell has the sign of its band and likelihood times impact. A letter in a badge is where a risk is now, a "
        "small one where it was before its controls. A is the worst; the list below says what each letter is.",
        "The register is a record of its own. It never changes the score.",
    )

    def __init__(self) -> None:
        super().__init__(id="risk-matrix")

    def body(self) -> ComposeResult:
        """Matrix, and what its letters mean."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Matrix()
            yield MatrixKey()

    def draw(self) -> None:
        """Shows the present state."""
        self.frame()
        self.query_one(Matrix).show_in(self.work, self.app.size.height - _FRAME)
        self.query_one(MatrixKey).show(self.work)

    def band(self, width: int) -> Lines:
        """What the register comes to."""
        return risk_band(self.work, width)

    def rest(self, width: int) -> Content:
        """Where to find what the letters stand for."""
        look = self.program.look
        return line(("A is the worst. ", "$quiet"), arrows(look, "↓"), (" shows what each letter is", "$quiet"))

    def action_matrix(self) -> None:
        """Back to the register."""
        self.dismiss()

    def action_risks(self) -> None:
        """Back to the register."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Up and down."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)
