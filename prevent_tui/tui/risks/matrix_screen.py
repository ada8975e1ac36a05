"""The risk matrix as a page: where the risks stand now and stood before the controls, and what each letter is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.frame import Band
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.reading import Reading
from prevent_tui.tui.kit.register_keys import MATRIX
from prevent_tui.tui.risks.band import risk_band
from prevent_tui.tui.risks.matrix import LEAST, Matrix, MatrixKey

_FRAME = 4
"""Rows of the frame besides the band: two above it, the message row and the keys."""

_SIDES = 7
"""Cells that are not the page's, at most."""


class MatrixScreen(Page):
    """Likelihood by impact; each cell has its number, and the letters of the risks there."""

    ROOM = "k"
    KEYS = MATRIX
    BINDINGS = bindings(key for key in MATRIX if key.action != "move")
    INNERMOST = MatrixKey
    ABOUT = (
        "Help: the matrix",
        "Each cell has likelihood times impact. A letter in a badge is where a risk is now, with its controls; a bare "
        "small letter is where it was before them. A is the worst with its controls; the list below says what each "
        "letter is.",
        "The register is a record of its own. It never changes the score.",
    )

    def __init__(self) -> None:
        super().__init__(id="risk-matrix")

    def body(self) -> ComposeResult:
        """Matrix, and what its letters mean."""
        with Reading():
            yield Matrix()
            yield MatrixKey()

    def draw(self) -> None:
        """Shows the present state, the grid as high as the window has room for."""
        self.frame()
        matrix, size = self.query_one(Matrix), self.app.size
        room = size.height - _FRAME - len(self.query_one(Band).drawn(size.width)) - int(self.is_wide)
        key = self.query_one(MatrixKey)
        key.show(self.work)
        with_key = room - len(key.drawn(size.width - _SIDES)) - 1
        matrix.room = with_key if with_key >= LEAST else room
        matrix.show(self.work)

    def begin(self) -> None:
        """The keys scroll it."""
        self.query_one(Reading).focus()

    def band(self, width: int) -> Lines:
        """How many risks there are in which band, and which are not rated."""
        return risk_band(self.work, width)

    def rest(self, width: int) -> Content:
        """What the colours and the letters are, further down."""
        otherwise = Content.styled("Below the grid: what each letter is.", "$quiet")
        return self.query_one(Reading).rest(self.program.look, otherwise)

    def action_matrix(self) -> None:
        """Back to the register."""
        self.dismiss()

    def action_risks(self) -> None:
        """Back to the register."""
        self.dismiss()
