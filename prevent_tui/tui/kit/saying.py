"""What is said in passing: a sentence on the message row, until the next key or press; never on a timer."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.content import Content
from textual.screen import Screen

from prevent_tui.errors import PreventError
from prevent_tui.text import clean, clean_line
from prevent_tui.tui.kit.frame import MessageRow


class SayingApp(App[int]):
    """An application that says things in one row of every screen, and lays nothing over what is read.

    Attributes:
        message: What was said since the last key, as one line; empty where nothing was.
    """

    message = ""

    def say(self, text: str) -> None:
        """Says a sentence until the next key or press; never parsed as markup."""
        words = clean_line(text)
        if words not in self.message:
            self.message = f"{self.message} {words}".strip()
            self._show_message()

    def tell(self, error: PreventError) -> None:
        """Shows what went wrong with a file, to be read and closed."""
        from prevent_tui.tui.kit.dialog import Notice

        self.push_screen(Notice("That did not work", clean(str(error))))

    def notify(self, message: str, *, markup: bool = True, **_options: object) -> None:
        """What Textual itself has to say goes the same way; its markup is not shown."""
        self.say(Content.from_markup(message).plain if markup else message)

    def forget_message(self) -> None:
        """Takes away what was said."""
        if self.message:
            self.message = ""
            self._show_message()

    def action_read_message(self) -> None:
        """Shows all of what was said, to be read and closed."""
        from prevent_tui.tui.kit.dialog import Notice

        words = self.message
        self.forget_message()
        self.push_screen(Notice("What was said", words))

    async def on_event(self, event: events.Event) -> None:
        """With the next key or press it has been read; Enter shows all of what did not fit."""
        if self.message and isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded:
            if isinstance(event, events.Key) and event.key == "enter" and self._is_cut:
                self.action_read_message()
                return
            if isinstance(event, events.Key) or not isinstance(self._under(event), MessageRow):
                self.forget_message()
        await super().on_event(event)

    def _under(self, event: events.MouseDown) -> object:
        try:
            return self.screen.get_widget_at(event.x, event.y)[0]
        except LookupError:
            return None

    @property
    def _is_cut(self) -> bool:
        row = _row_of(self.screen)
        return row is not None and row.is_cut

    def _show_message(self) -> None:
        for screen in self.screen_stack if self.is_running else ():
            if row := _row_of(screen):
                row.redraw()


def _row_of(screen: Screen[object]) -> MessageRow | None:
    return screen.query_one_optional("#message", MessageRow)
