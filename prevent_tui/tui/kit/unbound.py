"""A key that does nothing says so, and one that did something before says what does that now."""

from __future__ import annotations

from textual.app import App
from textual.keys import key_to_character

from prevent_tui.tui.kit.keys import cap
from prevent_tui.tui.kit.old_keys import old_key
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.stray_text import say_nothing_takes_it

_NAMED = frozenset({"space", "enter", "backspace", "delete", "tab"})
"""Keys of no sign that a person presses to have something done; of arrows and page keys it is seen that they do not."""


class Unbound(App[int]):
    """An application in which no key is silent."""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        screen = self.screen
        done = await super()._check_bindings(key, priority)
        if priority:
            return done
        if not done and (key in _NAMED or key_to_character(key)):
            sentence = old_key(screen.id or type(screen).__name__, key)
            instead = getattr(screen, "INSTEAD", "" if cap(key) == "?" else "? shows what does.")
            program_of(self).say(sentence or f"{cap(key)} does nothing here. {instead}".rstrip())
        return done

    def on_paste(self) -> None:
        """No field took a text that was pasted."""
        say_nothing_takes_it(self)
