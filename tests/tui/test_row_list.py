"""Moving through a list of rows: the bar moves, and only the rows it leaves and reaches are drawn again."""

from __future__ import annotations

from textual.app import App
from textual.content import Content
from textual.style import Style

from prevent_tui.tui.kit.row_list import Row, Rows, _Drawn
from prevent_tui.tui.kit.theme import Look


class Listing(App[None]):
    """A list alone."""

    CSS = "Rows { height: 1fr; }"
    look = Look()

    def __init__(self, *, unfolding: bool = False) -> None:
        super().__init__()
        self.unfolding = unfolding

    def compose(self):
        yield Rows("rows")

    def on_mount(self):
        rows = self.query_one(Rows)
        rows.show([Row(str(n), self.drawer(n), high=None if self.unfolding else 1) for n in range(30)])
        rows.focus()

    def drawer(self, number):
        def draw(_width, at):
            return Content(f"row {number}" + ("\nmore of it" if at and self.unfolding else ""))

        return draw

    @property
    def lines(self):
        rows = self.query_one(Rows)
        return [rows.render_line(y).text.strip() for y in range(4)]


async def test_moving_makes_the_row_left_and_the_row_reached_and_no_other(monkeypatch):
    made = []
    render = _Drawn.render_strips
    monkeypatch.setattr(_Drawn, "render_strips", lambda row, *rest: made.append(str(row).strip()) or render(row, *rest))
    async with Listing().run_test() as pilot:
        assert pilot.app.lines == ["▌ row 0", "row 1", "row 2", "row 3"]
        await pilot.pause()
        made.clear()
        await pilot.press("down")
        assert made == ["row 0", "▌ row 1"]
        assert pilot.app.lines == ["row 0", "▌ row 1", "row 2", "row 3"]


async def test_the_bar_moves_also_where_the_marked_row_has_no_colour_of_its_own(monkeypatch):
    monkeypatch.setattr(Rows, "get_visual_style", lambda *_: Style())
    async with Listing().run_test() as pilot:
        await pilot.press("down", "down", "down", "up")
        assert pilot.app.lines == ["row 0", "row 1", "▌ row 2", "row 3"]


async def test_a_row_that_unfolds_where_the_bar_is_moves_those_below():
    async with Listing(unfolding=True).run_test() as pilot:
        assert pilot.app.lines == ["▌ row 0", "▌ more of it", "row 1", "row 2"]
        await pilot.press("down")
        assert pilot.app.lines == ["row 0", "▌ row 1", "▌ more of it", "row 2"]
