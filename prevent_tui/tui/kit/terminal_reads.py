"""Reading the terminal: what one read brings, as keys, pastes and presses of the mouse, on every system alike."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.events import Key

from prevent_tui.tui.kit import burst, esc_keys, textual_internals
from prevent_tui.tui.kit.pastes import ESC, Pastes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual._xterm_parser import XTermParser
    from textual.message import Message


class _Reader:
    """What is to be remembered from one read to the next."""

    def __init__(self) -> None:
        self.pastes = Pastes()
        self.ended_with_esc = False


_readers: WeakKeyDictionary[XTermParser, _Reader] = WeakKeyDictionary()


def install() -> None:
    """Let the terminal be read so from now on."""
    textual_internals.read_with(_feed, _tick)


def _feed(parser: XTermParser, data: str) -> list[Message]:
    """What one read brings."""
    if not data:
        return textual_internals.parse(parser, data)
    reader = _readers.setdefault(parser, _Reader())
    messages: list[Message] = []
    for text, is_pasted in reader.pastes.split(data):
        if not text:
            continue  # to the parser that would be the end of all input
        if is_pasted:
            messages += textual_internals.parse(parser, text)
        else:
            messages += chain.from_iterable(map(esc_keys.plain, _typed(parser, reader, text)))
    burst.mark(messages)
    return messages


def _typed(parser: XTermParser, reader: _Reader, text: str) -> Iterator[Message]:
    """What was typed, an Esc as a key of its own; an ESC within a sequence is left to Textual."""
    if reader.ended_with_esc and textual_internals.awaits_more(parser) and not esc_keys.goes_on(text):
        yield from textual_internals.end_wait(parser)
    reader.ended_with_esc = text.endswith(ESC)
    for number, part in enumerate(esc_keys.LONE.split(text)):
        if number % 2 and not textual_internals.awaits_more(parser):
            yield esc_keys.escape()
        elif part:
            yield from textual_internals.parse(parser, part)


def _tick(parser: XTermParser) -> list[Message]:
    """What a sequence comes to that was begun and did not go on: Esc, or Esc and a key.

    Of an arrow or a press of the mouse that has lost its end nothing is made: its figures are no answers.
    """
    messages = textual_internals.wait_over(parser)
    if not messages:
        return messages
    keys = list(chain.from_iterable(map(esc_keys.plain, messages)))
    if isinstance(keys[0], Key) and keys[0].key != "escape":
        keys = [esc_keys.escape(), *keys] if len(keys) == 1 else []
    burst.mark(keys)
    return keys
