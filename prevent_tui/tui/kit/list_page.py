"""What the screens have in common that are a list: a head that counts, rows to pick from, and what is said of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList

from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines, fit, line
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.keys import ADD, OF_A_ROW, Key
from prevent_tui.tui.kit.layout import pane_width
from prevent_tui.tui.kit.offered import named_reading
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.pane import Pane
from prevent_tui.tui.kit.row_list import Row, Rows


class ListHead(WorkBlock):
    """The lines over a list, drawn by the screen they stand on."""

    def __init__(self, draw: Callable[[int], Lines]) -> None:
        super().__init__(id="list-head")
        self._draw = draw

    def view(self, width: int) -> Lines:
        """What the screen says."""
        return self._draw(width)


class ListPage(Page):
    """A full screen with a list of things of the open assessment; subclasses say what is in it.

    Attributes:
        NAME: The id of the list, which styles and tests know it by.
        OF_A_ROW: What cannot be done without a row.
        ITEMS: The list of the assessment whose ids its rows have; empty where that is none.
        ASKS_ON_ENTER: Whether Enter on a row asks for something; of an assessment that is closed it only shows it.
        PANES: From how many columns of the window on a pane beside the list says all about the marked row, and how
            wide it is, the widest first; empty for none.
        at: The row that is marked when it is drawn next; where that is empty, the first of `near` that is there; where
            none is, the row that is marked already.
        near: What `around` gave for a row that is about to go.
    """

    NAME = "list"
    OF_A_ROW = OF_A_ROW
    ITEMS = ""
    ASKS_ON_ENTER = False
    PANES: ClassVar[tuple[tuple[int, int], ...]] = ()
    INNERMOST = Words

    def __init__(self, at: str = "") -> None:
        super().__init__(id=self.NAME)
        self.at = at
        self.near: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """Head, rows, and the words where there are no rows; beside them what is said of the marked row."""
        with Horizontal(classes="listed"):
            with Vertical(classes="page"):
                yield from self.listing()
            if self.PANES:
                yield Pane()

    def listing(self) -> ComposeResult:
        """The list itself, for screens that have more on them."""
        yield ListHead(self.head)
        yield Rows(f"{self.NAME}-rows")
        yield Words(id="nothing")

    def head(self, width: int) -> Lines:
        """The lines over the list: its title, what is counted, and on a wide screen the heads of the columns."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """The rows, each with an id of ours."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where there are no rows, and what to do about it."""
        raise NotImplementedError

    def open(self, row_id: str) -> None:
        """Opens what a row stands for."""
        raise NotImplementedError

    def detail(self, width: int) -> Lines:
        """What the pane says of the marked row; subclasses with a pane write it."""
        raise NotImplementedError

    @property
    def pane(self) -> int:
        """Columns of the pane; 0 where there is none."""
        return pane_width(self.app.size.width, self.PANES)

    @property
    def current(self) -> str | None:
        """The id of the row that has the keys."""
        return self.query_one(Rows).current

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now."""
        return named_reading(self.work, self.KEYS) if self.ASKS_ON_ENTER else self.KEYS

    @property
    def impossible(self) -> frozenset[str]:
        """With no row there is none to do anything with."""
        return self.OF_A_ROW if self.is_ready and not self.query_one(Rows).current else frozenset()

    @property
    def enter(self) -> tuple[Key, ...]:
        """In an empty list Enter adds the first, where something can be added."""
        adds = any(key.action == ADD.action for key in self.KEYS) and not self.work.read_only
        return (Key("enter", ADD.action, "add the first", ADD.help),) if adds else super().enter

    def around(self, row_id: str) -> tuple[str, ...]:
        """Return what is marked when a row goes, best first: the rows below it, itself, then those above it."""
        names = [row.id for row in self.query_one(Rows).rows if row.id]
        place = names.index(row_id)
        return (*names[place + 1 :], *reversed(names[: place + 1]))

    def begin(self) -> None:
        """The list has the keys."""
        self.query_one(Rows).focus()

    def draw(self) -> None:
        """Shows the present state, the marked row kept."""
        self.query_one(ListHead).show(self.work)
        present, rows = self._with_drafts(self.rows()), self.query_one(Rows)
        names = {row.id for row in present}
        rows.show(present, self.at or next((name for name in self.near if name in names), None))
        rows.display = bool(present)
        nothing = self.query_one("#nothing", Words)
        nothing.show("" if present else self.nothing())
        nothing.display = not present
        self.at, self.near = "", ()
        self._show_pane()
        self.frame()

    def _show_pane(self) -> None:
        """Says all about the marked row, where there is room for it."""
        if self.PANES:
            pane = self.query_one(Pane)
            pane.display = bool(self.pane and self.current)
            if pane.display:
                pane.styles.width = self.pane
                pane.show_of(self.work, self.current or "", self.detail)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        """Two rows are drawn anew by the list; here what is said of the marked one, and which of them it is."""
        if self.is_drawable:
            self._show_pane()
            self.query_one(MessageRow).redraw()

    @property
    def place(self) -> str:
        """Which of the rows is marked: `3 of 15`; empty where there is none."""
        names = [row.id for row in self.query_one(Rows).rows if row.id]
        return f"{names.index(self.current) + 1} of {len(names)}" if self.current in names else ""

    def rest(self, width: int) -> Content:
        """Which of the rows is marked, and that there are more."""
        return line((self.place, "$quiet"))

    def _with_drafts(self, rows: list[Row]) -> list[Row]:
        """Says below each row whose form was left half filled that it was."""
        waiting = {draft.of.item for draft in self.work.drafts.waiting}
        return [self._half_filled(row) if f"{self.ITEMS}/{row.id}" in waiting else row for row in rows]

    def _half_filled(self, row: Row) -> Row:
        words = Content.styled(f"    {self.program.look.pick('◐', '~')} a form on it is half filled", "$partly")

        def draw(width: int, at: bool) -> Content:
            return Content("\n").join([row.draw(width, at), fit(words, width, ellipsis=self.program.look.cut)])

        return Row(row.id, draw, row.high + 1 if row.high else None)

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self.open(event.id)
