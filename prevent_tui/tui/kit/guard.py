"""One guard for every screen: it is left once and only by itself, and what is open already comes forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen

from prevent_tui.tui.kit.copying import Copying
from prevent_tui.tui.kit.entering import Entering
from prevent_tui.tui.kit.explaining import Explaining
from prevent_tui.tui.kit.hush import Hushed
from prevent_tui.tui.kit.shutdown import Unfinished
from prevent_tui.tui.kit.textual_internals import acting_for, present_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType


T = TypeVar("T")

_HUSHED = (("ghost", "foreground"), ("paper", "background"))
"""The colours of what lies under another screen, and Textual's own where a theme is not ours."""

_EDGES = 8
"""Columns beside a box: with fewer, what lies below would show as stray letters at its edges, and nothing is shown."""


class Guarded(Copying[T], Explaining[T], Entering[T]):
    """A screen that Textual's own ways of leaving it cannot surprise.

    Attributes:
        ALONE: Whether only one of its kind is ever open; another one wanted, it comes forward.
        ASKS: Whether one key decides something here; keys pressed before it was there do not.
        in_front_since: The time since when it is in front, by the clock of events.
    """

    ALONE: ClassVar[bool] = False
    ASKS: ClassVar[bool] = False
    in_front_since = 0.0
    _result: tuple[T | None] | None = None

    @property
    def shown_list(self) -> object:
        """Which list it shows, where a click puts another in its place."""
        return None

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leaves it with a result: at once where it is in front, where it is covered as soon as it is in front again.

        Textual closes whatever is in front instead. Left already, it is not left again; nor is the only screen.
        """
        stack = self.app.screen_stack
        if self not in stack or stack == [self]:
            return AwaitComplete()
        if not self.is_active:
            self._result = self._result or (result,)
            return AwaitComplete()
        return super().dismiss(result)

    def render(self) -> RenderableType:
        """Over another screen, that one hushed; else nothing but its colour."""
        under = super().render()
        if not isinstance(under, BackgroundScreen):
            return under
        colours = self.app.theme_variables
        ink, paper = (colours.get(token, colours[otherwise]) for token, otherwise in _HUSHED)
        beside = min((self.size.width - box.outer_size.width for box in self.query(".dialog")), default=_EDGES)
        return Hushed(under.screen, Color.parse(ink), Color.parse(paper), has_words=beside >= _EDGES)

    def on_screen_resume(self) -> None:
        """It is in front now."""
        self.in_front_since = present_time()
        if self._result:
            self.call_later(self._leave_at_last, *self._result)

    def _leave_at_last(self, result: T | None) -> None:
        self.dismiss(result)  # what it returns must not be awaited here


class GuardedApp(App[int]):
    """An application whose screens are opened and closed through the guard."""

    def push_screen(  # type: ignore[override]
        self,
        screen: Screen[Any],
        callback: Callable[[Any], Any] | None = None,
        wait_for_dismiss: bool = False,
        *,
        mode: str | None = None,
    ) -> Any:
        """Opens a screen; one that may be open only once comes forward where it is.

        What comes out of it is handed over by the application, which is there whatever else was closed meanwhile.
        """
        there = self._open_already(screen)
        if there is not None and not wait_for_dismiss:
            self.close_down_to(there)
            return AwaitComplete()
        with acting_for(self):
            return super().push_screen(screen, callback, wait_for_dismiss, mode=mode)  # type: ignore[call-overload]

    def pop_screen(self) -> AwaitComplete:
        """Closes the screen in front, unless it is the only one."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def close_down_to(self, screen: Screen[Any]) -> None:
        """Closes everything above a screen; of forms there, what is typed stays as a draft."""
        while (above := self.screen) is not screen:
            if isinstance(above, Unfinished):
                above.take_up()
            self.pop_screen()

    def _open_already(self, screen: Screen[Any]) -> Screen[Any] | None:
        def is_same(each: Screen[Any]) -> bool:
            is_only = isinstance(screen, Guarded) and screen.ALONE and type(each) is type(screen)
            return each is screen or is_only or bool(each.id and each.id == screen.id)

        return next((each for each in self.screen_stack if is_same(each)), None)
