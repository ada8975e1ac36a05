"""A widget that is a column of lines, drawn to the width there is.

Most of a screen is a few such blocks, in place of a tree of small widgets. What is called when, from the outside in:

* The screen's own `draw` runs after each change, on return and on resize. It gives each block what is true now.
* `show(work)` of a `WorkBlock` keeps the assessment and redraws. A plain `Block` has a `show` of its own, or none.
* `redraw()` asks for the lines anew, compares them with those drawn, and repaints only the rows that differ.
* `drawn(width)` gives the lines as they were last worked out, for this width and until the next `redraw`.
* `lines(width)` works them out, and is what a block is written for. A `WorkBlock` writes `view(width)` instead, which
  is only called once there is an assessment. A `Part` of the question screen (`tui.question.parts`) writes
  `part(work, question, width)` instead of that, and `basis(work, question)`: all that its lines rest on; while that
  stays the same, `show_at` does not redraw.

Lines may rest on the width and on what was shown, never on a clock or a file: nothing else makes them be drawn anew.
`docs/architecture.md` has the rules that follow, and an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from prevent_tui.tui.kit import draw
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.layout import is_wide
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.theme import Look

if TYPE_CHECKING:
    from textual.events import Click

    from prevent_tui.workspace.work import Work


class Block(Widget):
    """A column of lines; subclasses write `lines`, and call `redraw` after what they show has changed.

    Args:
        press: The screen's action that a click runs, if any.
    """

    ALLOW_SELECT = False
    auto_links = Reactive(False)  # there are none, and looking for them costs time for every line
    virtual_size = Reactive(Size(0, 0), repaint=False)  # given by a layout, so it asks for no other one

    def __init__(self, *, press: str = "", **options: str) -> None:
        super().__init__(id=options.get("id"), classes=options.get("classes"), name=options.get("name"))
        self.press = press
        # What was worked out last, for `drawn`, and the width it was worked out for.
        self._drawn: Lines | None = None
        self._drawn_at = -1
        # For `render_line`: by row, a line and what it came to for the terminal; for one width, style and theme.
        self._strips: dict[int, tuple[Content, Strip]] = {}
        self._strips_for: object = None

    @property
    def look(self) -> Look:
        """Signs and tints in use."""
        return program_of(self.app).look

    @property
    def cursor_row(self) -> int:
        """Which of its lines has the keys while it has the focus, counted from 0."""
        return 0

    @property
    def wide(self) -> bool:
        """Whether the screen is wide enough for the roomy layout."""
        return is_wide(self.app.size)

    def column(self, key: str, sign: Content | str, label: Content | str, *, at: bool = False) -> Content:
        """The grid that everything about a question stands on: gutter, key, sign and label, before the words."""
        shown = draw.cap(self.look, key) if key else draw.space(3)
        head = line((self.look.bar if at else " ", "$accent"), " ", shown, " ", sign or " ", " ")
        text = Content.styled(label, "$quiet") if isinstance(label, str) else label
        return line(head, self.fit(text, 17 if self.wide else 15))

    def fit(self, text: Content | str, width: int, *, right: bool = False) -> Content:
        """As `draw.fit`, cut with a sign this terminal can show."""
        return draw.fit(text, width, right=right, ellipsis=self.look.cut)

    def ends(self, left: Content, right: Content, width: int) -> Content:
        """As `draw.ends`, cut with a sign this terminal can show."""
        return draw.ends(left, right, width, self.look.cut)

    def wrap(self, text: Content, width: int, most: int | None = None) -> Lines:
        """As `draw.wrap`, cut with a sign this terminal can show."""
        return draw.wrap(text, width, most, self.look.cut)

    def hang(self, lead: Content, body: Content, width: int, most: int | None = None) -> Lines:
        """As `draw.hang`, cut with a sign this terminal can show."""
        return draw.hang(lead, body, width, most, self.look.cut)

    def lines(self, width: int) -> Lines:
        """Return the lines at a width; subclasses say what they are."""
        raise NotImplementedError

    def drawn(self, width: int) -> Lines:
        """Return the lines at a width, worked out once until `redraw`."""
        if self._drawn is None or self._drawn_at != width:
            self._drawn, self._drawn_at = self.lines(width), width
        return self._drawn

    def redraw(self) -> None:
        """Draws again what changed; the layout is only worked out anew when the number of lines did."""
        before, width = self._drawn, self._drawn_at
        self._drawn = None
        if not self.is_attached or not self.display:
            return
        if before is None:
            return  # never laid out, or hidden since: the layout that shows it asks for its lines
        after = self.drawn(width)
        if len(before) != len(after):
            self.refresh(layout=True)
            return
        pairs = enumerate(zip(before, after, strict=True))
        changed = [Region(0, row, width, 1) for row, (old, new) in pairs if differ(old, new)]
        if changed and self._in_sight:
            self.refresh(*changed)
        elif changed:
            # For a widget out of sight Textual lays out all there are: that can wait for the paint of the others.
            self.call_after_refresh(self.refresh, *changed)

    @property
    def _in_sight(self) -> bool:
        return isinstance(self.parent, Widget) and self.parent.region.overlaps(self.region)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as it may be."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.drawn(width))

    def render_line(self, y: int) -> Strip:
        """One line; it is only made anew when it changed, for that is what takes the time."""
        width, style = self.size.width, self.visual_style
        lines = self.drawn(width)
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        key = (width, style, self.app.theme)
        if key != self._strips_for:
            self._strips, self._strips_for = {}, key
        known = self._strips.get(y)
        if known is None or differ(known[0], lines[y]):
            self._strips[y] = known = (lines[y], self._strip(lines[y], width, style))
        return known[1]

    def _strip(self, text: Content, width: int, style: Style) -> Strip:
        """A line as the terminal gets it.

        Textual's own way would first wrap and align it, and note of every word where it stands, for text that can be
        selected. A line is laid out already, and cannot be selected.
        """
        if "\n" in text.plain:
            text = text.split("\n")[0]
        pieces = text.expand_tabs().render(style, end="", parse_style=self.app.stylesheet.parse_style)
        segments = [Segment(words, (style + each).rich_style) for words, each in pieces]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    async def on_click(self, event: Click) -> None:
        """Runs what the block is for, as its key would; a word with an action of its own runs that, and only that."""
        if self.press and "@click" not in event.style.meta:
            event.stop()
            await self.screen.run_action(self.press)

    async def action_run(self, action: str) -> None:
        """Runs an action of the screen this stands on, whichever is in front by now."""
        await self.screen.run_action(action)


def differ(old: Content, new: Content) -> bool:
    """Return whether two lines look different."""
    return old.plain != new.plain or old.spans != new.spans


class WorkBlock(Block):
    """A block that shows something of the open assessment; empty until `show` gives it one. Subclasses write `view`."""

    def __init__(self, *, press: str = "", **options: str) -> None:
        super().__init__(press=press, **options)
        self._work: Work | None = None

    @property
    def work(self) -> Work:
        """The assessment shown."""
        if self._work is None:
            raise RuntimeError("shown before it was given anything")
        return self._work

    def show(self, work: Work) -> None:
        """Shows an assessment as it is now."""
        self._work = work
        self.redraw()

    def lines(self, width: int) -> Lines:
        """What there is to see, once there is something."""
        return self.view(width) if self._work else []

    def view(self, width: int) -> Lines:
        """The lines for the assessment."""
        raise NotImplementedError
