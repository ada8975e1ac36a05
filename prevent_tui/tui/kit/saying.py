"""What is said in passing: a sentence on the message row, until the next key or press; never on a timer."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import App
from textual.content import Content
from textual.screen import ModalScreen, Screen

from prevent_tui.errors import PreventError
from prevent_tui.scoring import Status
from prevent_tui.text import clean, clean_line
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.sentence import Offer, Sentence


class SayingApp(App[int]):
    """An application that says things in one row of every screen, and lays nothing over what is read.

    Attributes:
        sentences: What was said since the last key; empty where nothing was.
        last_message: What was said last, which can be read until something else is said.
    """

    sentences: tuple[Sentence, ...] = ()
    last_message = ""
    _clearing: asyncio.Task[None] | None = None

    @property
    def message(self) -> str:
        """What was said since the last key, as one line; empty where nothing was."""
        return " ".join(map(str, self.sentences))

    def say(self, text: str, *offers: Offer, status: Status | None = None) -> None:
        """Says a sentence until the next key or press; never parsed as markup.

        Args:
            text: The sentence.
            offers: Keys that go on from there.
            status: The state that something is in now.
        """
        sentence = Sentence(clean_line(text), offers, status)
        if sentence.text not in self.message:
            self.sentences = (*self.sentences, sentence)
            self.last_message = self.message
            self._show_message()

    def say_recorded(self, label: str) -> None:
        """Says what was recorded, where whoever did it has nothing to say of it; over a dialog nothing.

        Args:
            label: What the step is called.
        """
        if not self.sentences and not isinstance(self.screen, ModalScreen):
            self.say(f"Recorded: {label}.", Offer(program_of(self).look.cap("undo", "u"), "takes it back"))

    def tell(self, error: PreventError) -> None:
        """Shows what went wrong with a file, to be read and closed."""
        from prevent_tui.tui.kit.dialog import Notice

        self.push_screen(Notice("That did not work", clean(str(error))))

    def notify(self, message: str, *, markup: bool = True, **_options: object) -> None:
        """What Textual itself has to say goes the same way; its markup is not shown."""
        self.say(Content.from_markup(message).plain if markup else message)

    def forget_message(self) -> None:
        """Takes away what was said."""
        if self.sentences:
            self.sentences = ()
            self._show_message()

    def read_message(self) -> None:
        """Shows all of what was said last, to be read and closed."""
        from prevent_tui.tui.kit.dialog import Notice

        if self.last_message:
            self.forget_message()
            self.push_screen(Notice("What was said last", self.last_message))
        else:
            self.say("Nothing was said yet.")

    async def on_event(self, event: events.Event) -> None:
        """With the next key or press it has been read; no key is kept from what it does."""
        if self.sentences and not event.is_forwarded and self._ends_message(event):
            self.sentences = ()
            if self._clearing is None:
                self._clearing = asyncio.create_task(self._clear())
        await super().on_event(event)

    async def _clear(self) -> None:
        """Takes what was said off the screen in the same paint as the effect of the key: two come a frame apart."""
        await self._settle()
        self._clearing = None
        self._show_message()

    async def _settle(self) -> None:
        """Waits until what was let in has had its effect."""
        raise NotImplementedError

    def _ends_message(self, event: events.Event) -> bool:
        is_press = isinstance(event, events.MouseDown) and not isinstance(self._under(event), MessageRow)
        return is_press or isinstance(event, events.Key)

    def _under(self, event: events.MouseDown) -> object:
        try:
            return self.screen.get_widget_at(event.x, event.y)[0]
        except LookupError:
            return None

    def _show_message(self) -> None:
        for screen in self.screen_stack if self.is_running else ():
            if row := _row_of(screen):
                row.redraw()


def _row_of(screen: Screen[object]) -> MessageRow | None:
    return screen.query_one_optional("#message", MessageRow)
