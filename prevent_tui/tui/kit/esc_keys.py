"""Esc and Alt: an Esc is a key of its own, whatever follows it in the same read.

A terminal sends ESC for the key Esc, before a letter for Alt with that letter, and as the first character of an arrow.
Textual takes the letter of the first two, a pound sign for ESC 3, or nothing for ESC Enter. Here both are Esc and then
the key: where Esc closes nothing that is the key alone, and where something is open nobody meant a command on it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from textual.events import Key
from textual.keys import key_to_character
from textual.message import Message

from prevent_tui.tui.kit.pastes import ESC

_PART = r"\x1b\[O\x7f\x08"
"""What may follow ESC in a sequence: two kinds of sequences, another Esc, and backspace, which then deletes a word."""

_ON_A_MAC = "0-9bf" if sys.platform == "darwin" else ""
"""Option with a figure types a sign there, and with an arrow sends b or f."""

LONE = re.compile(f"(\x1b)(?=[^{_PART}{_ON_A_MAC}])")

_MODIFIERS = frozenset(
    f"{side}_{name}" for side in ("left", "right") for name in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"}
"""Keys that do nothing alone; some terminals tell of them."""

_SAME = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "decimal": ".",
    "shift+space": " ",
    "shift+enter": "\r",
    "shift+backspace": "\x7f",
    "shift+escape": ESC,
}
"""What some terminals name apart, and what it is here."""

_NAMES = {"+": "plus", "-": "minus", "*": "asterisk", "/": "slash", ".": "full_stop", " ": "space"}
_NAMES |= {"\r": "enter", "\x7f": "backspace", ESC: "escape"}


def escape() -> Key:
    """The key Esc."""
    return Key("escape", ESC)


def goes_on(data: str) -> bool:
    """Whether some characters may go on with a sequence that an ESC has begun."""
    return not LONE.match(ESC + data)


def plain(message: Message) -> Iterator[Message]:
    """Give a key as the program's bindings know it: no key for a modifier alone, two for Alt and a letter."""
    if not isinstance(message, Key):
        yield message
        return
    if message.key in _MODIFIERS:
        return
    *modifiers, name = message.key.split("+")
    if message.key in _SAME:
        character = _SAME[message.key]
        yield Key(_NAMES[character], character)
    elif (letter := _sign(name)) and set(modifiers) in ({"shift"}, {"alt"}, {"alt", "shift"}):
        letter = letter.upper() if "shift" in modifiers else letter
        yield from [escape()] * ("alt" in modifiers)
        yield Key(letter if letter.isalnum() else name, letter)
    else:
        yield message


def _sign(name: str) -> str:
    """What a key types; nothing for one that types nothing."""
    character = name if len(name) == 1 else key_to_character(name) or ""
    return character if character.isprintable() else ""
