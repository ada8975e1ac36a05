"""A list of rows with one that has the keys; scrolls, and can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prevent_tui.tui.kit.draw import fit, line
from prevent_tui.tui.kit.program import program_of

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

Draw = Callable[[int, bool], Content]
"""Draws a row: the width there is, and whether it has the keys."""


@dataclass(frozen=True)
class Row:
    """One row: an id of ours, and how it is drawn; a row without id cannot be picked.

    Attributes:
        high: How many lines it has, where that is known; such a row is drawn only once it is on the screen.
    """

    id: str | None
    draw: Draw
    high: int | None = None


class _Drawn(Visual):
    """A row as it is on the screen, drawn when that is asked for."""

    def __init__(self, rows: Rows, index: int) -> None:
        self._rows, self._index = rows, index
        self._for: tuple[int, bool] | None = None
        self._content = Content("")

    @property
    def content(self) -> Content:
        """Its lines, worked out once for each width, with the bar and without."""
        rows = self._rows
        drawn_for = (rows.room, rows.is_marked(self._index))
        if drawn_for != self._for:
            self._for, self._content = drawn_for, rows.prompt(self._index)
        return self._content

    def __str__(self) -> str:
        return self.content.plain

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines, for the terminal."""
        return self.content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """A cell: rows are cut."""
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it has."""
        return self.high

    @property
    def high(self) -> int:
        """How many lines it has."""
        return self._rows.rows[self._index].high or self.content.plain.count("\n") + 1


class Rows(OptionList):
    """Shows rows; the one with the keys has a bar at its left as well as its tint."""

    @dataclass
    class Picked(Message):
        """A row was entered or clicked."""

        id: str

    auto_links = reactive(False)
    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """As in any list of options; but moving it paints two rows, not all of them."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name, compact=True)
        self.rows: Sequence[Row] = ()
        self._drawn: list[_Drawn] = []
        self._marked: int | None = None

    def show(self, rows: Sequence[Row], at: str | None = None) -> None:
        """Replaces the rows; the row with the keys stays by its id, or is the one named, or the first."""
        keep = at or self.current
        self.rows = rows
        names = [row.id for row in rows]
        first = next((n for n, name in enumerate(names) if name), None)
        marked = names.index(keep) if keep and keep in names else first
        self._marked = marked
        self._drawn = [_Drawn(self, index) for index in range(len(rows))]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                Option(drawn, disabled=row.id is None) for drawn, row in zip(self._drawn, rows, strict=True)
            )
            self.highlighted = self._marked = marked  # in this order: a marked row may be higher than it was laid out

    def mark(self, row_id: str | None) -> None:
        """Gives the bar to a row by its id; with nothing, or a row that is not there, to none."""
        self.highlighted = next((at for at, row in enumerate(self.rows) if row.id and row.id == row_id), None)

    @property
    def current(self) -> str | None:
        """The id of the row that has the keys."""
        at = self.highlighted
        return self.rows[at].id if at is not None and at < len(self.rows) else None

    @property
    def marked_region(self) -> Region:
        """Where the row with the keys is among the lines of the list; with none, its first line."""
        at = self.highlighted
        if at is None or at not in self._index_to_line:
            return Region(0, 0, 1, 1)
        return Region(0, self._index_to_line[at], 1, self._heights[at])

    def action_select(self) -> None:
        """Picks the row with the keys; with none, the key is the screen's."""
        if self.current is None:
            raise SkipAction
        super().action_select()

    @property
    def room(self) -> int:
        """The cells there are for a row."""
        return max(20, (self.scrollable_content_region.width or self.app.size.width - 6) - 1)

    def is_marked(self, index: int) -> bool:
        """Whether a row has the keys."""
        return index == self._marked and self.rows[index].id is not None

    def prompt(self, index: int) -> Content:
        """A row, with the bar at its left where it has the keys."""
        look = program_of(self.app).look
        at = self.is_marked(index)
        drawn = self.rows[index].draw(self.room - 2, at)
        lead = line((look.bar if at else " ", "$accent"), " " if self.rows[index].id else "")
        lines = drawn.split("\n", allow_blank=True)
        room, cut = self.room - lead.cell_length, look.cut
        return Content("\n").join(line(lead, fit(each, room, ellipsis=cut)) for each in lines)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Moves the bar."""
        before, self._marked = self._marked, highlighted
        super().watch_highlighted(highlighted)
        for index in (before, highlighted):
            if index is not None and index < min(len(self.rows), self.option_count) and before != highlighted:
                self._draw_again(index)

    def _draw_again(self, index: int) -> None:
        """Draws one row anew; only where its height changes do all have to be put together again."""
        drawn, option, looks = self._drawn[index], self.get_option_at_index(index), self._option_render_cache.keys()
        if drawn.high != self._heights.get(index):
            self.replace_option_prompt_at_index(index, drawn)
            return
        for look in [look for look in looks if look[0] is option]:
            self._option_render_cache.discard(look)
        self.refresh_lines(self._index_to_line[index], drawn.high)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tells which row was picked, by its own id."""
        event.stop()
        name = self.rows[event.option_index].id
        if name:
            self.post_message(self.Picked(name))
