"""What every full screen has: the frame, its keys, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.frame import Band, FooterBar, HeaderBar, MessageRow
from prevent_tui.tui.kit.layout import is_high, is_wide
from prevent_tui.tui.kit.page_keys import PageKeys
from prevent_tui.tui.kit.save_state import saved_state

if TYPE_CHECKING:
    from prevent_tui.tui.kit.routes import Route


class Page(PageKeys):
    """A full screen; subclasses give KEYS, the help texts, a body and what to show in it.

    Attributes:
        ROOM: The letter of the room it belongs to; empty for none.
        INNERMOST: The widget that is there last; before it is, the screen has nothing to draw on.
        NEEDS_WORK: Whether there is nothing to draw while no assessment is open.
        COMES_FORWARD: The routes that lead back to this screen where it is open already; others open it anew.
    """

    ROOM: ClassVar[str] = ""
    INNERMOST: ClassVar[type[Widget]] = FooterBar
    NEEDS_WORK = True
    COMES_FORWARD: ClassVar[type[Route] | None] = None
    ALONE = True
    AUTO_FOCUS = ""
    _there: tuple[Widget, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether the terminal has the columns for the roomy layout."""
        return is_wide(self.app.size)

    @property
    def is_high(self) -> bool:
        """Whether the terminal has the rows for the roomy layout."""
        return is_high(self.app.size)

    def compose(self) -> ComposeResult:
        """The frame around the body, which is styled for the width there is from the first."""
        self.add_class("-wide" if self.is_wide else "-narrow", update=False)
        yield HeaderBar(self.ROOM)
        yield Band()
        yield from self.body()
        yield MessageRow()
        yield FooterBar(self.KEYS)

    def body(self) -> ComposeResult:
        """What stands between the band and the message row."""
        raise NotImplementedError

    def band(self, width: int) -> Lines:
        """The one thing that the screen says, in a row or two; what has no style of its own has that of the band."""
        return [Content.styled(self.program.look.say(self.ABOUT[0]), "bold")]

    @property
    def band_basis(self) -> object:
        """What the band rests on besides the width; while it stays equal, the band is not drawn again."""
        return None

    def rest(self, width: int) -> Content:
        """What stands in the message row while nothing was said."""
        return Content("")

    @property
    def is_ready(self) -> bool:
        """Whether all its widgets are; not so before it is composed, nor while it is taken down."""
        if not self._there:
            footer, innermost = self.query(FooterBar), self.query(self.INNERMOST)
            self._there = (footer.first(), innermost.first()) if footer and innermost else ()
        return bool(self._there) and all(widget.is_attached for widget in self._there)

    @property
    def is_drawable(self) -> bool:
        """Whether it can show something: it is there, and so is what it shows.

        The page of an assessment that was closed may still lie below the start.
        """
        return self.is_ready and (self.program.work is not None or not self.NEEDS_WORK)

    @property
    def is_typing(self) -> bool:
        """Whether text is being typed, so that nothing should come in between."""
        return False

    def redraw(self) -> None:
        """Shows the present state, once the screen is there; called after every change, on return and on resize."""
        if self.is_drawable:
            self.draw()

    def arrive(self, route: Route) -> None:
        """Shows what a route that led back here asks for; by itself a screen shows what it showed before."""

    def draw(self) -> None:
        """Shows the present state."""
        self.frame()

    def begin(self) -> None:
        """Gives the keys to what should have them first."""

    def frame(self) -> None:
        """Shows header and footer."""
        self._show_who()
        self.query_one(HeaderBar).shut_rooms(shut=self.is_typing or not self.is_current)
        # The page of an assessment that was closed may still lie below, and be laid out anew.
        self.query_one(Band).show(lambda width: self.band(width) if self.is_drawable else [], self.band_basis)
        self.query_one(MessageRow).show(lambda width: self.rest(width) if self.is_drawable else Content(""))
        self.query_one(FooterBar).show(self.live_keys)

    def _show_who(self) -> None:
        """Shows the first row: who, and whether the work is saved."""
        header = self.query_one(HeaderBar)
        work = self.program.work
        if work is None:
            state = line(self.program.making_state(), self.date_label())
            header.show("Prevent self-assessment", "works offline", state)
        else:
            work.refresh_date()
            about = work.questionnaire.about
            name = work.assessment.setting.name or "Name not given yet"
            edition = f"{about.sector} {about.edition}"
            header.show(
                name,
                edition,
                line(self.program.making_state(), saved_state(work, self.program.look, in_short=not self.is_wide)),
            )

    def show_saved(self) -> None:
        """Shows that a save began, ended or failed; nothing but the first row says so."""
        self._show_who()

    def date_label(self) -> Content:
        """Today's date, for the header; with the day of the week where there is room."""
        now = self.program.clock()
        weekday = f"{now:%A} " if self.is_wide else ""
        return line((f"{weekday}{now.day} {now:%B %Y}", "$quiet"))

    def on_mount(self) -> None:
        """Shows the state for the first time; a screen closed before it was there shows nothing."""
        if self.is_ready:
            self.draw()
            self.begin()

    def on_screen_resume(self) -> None:
        """Shows what changed while another screen was above."""
        self.redraw()

    def on_screen_suspend(self) -> None:
        """The rooms are shut while another screen is above."""
        if self.is_ready:
            self.query_one(HeaderBar).shut_rooms(shut=True)

    def on_resize(self) -> None:
        """Draws anew: the layouts differ."""
        self.redraw()
