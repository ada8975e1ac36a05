"""A burst: the keys that one read of the terminal brought, such as a paste that arrives as keys, or typing ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from typing import cast

from textual.events import Key
from textual.message import Message

_WRITTEN = {"enter": "\n", "ctrl+j": "\n", "tab": "\t"}
"""Keys that are text where text is pasted, and what they write."""

PRESSED_AHEAD = 4
"""Letters, figures and signs one after another in one read that may be keys, pressed ahead on a slow line."""

_PLACE, _TAKEN = "_place_in_burst", "_taken_as_text"
_Place = tuple[Sequence[Key], int]


def mark(messages: Iterable[Message]) -> None:
    """Let each of the keys of one read know those it came with."""
    keys = [each for each in messages if isinstance(each, Key)]
    if len(keys) > 1:
        for place, key in enumerate(keys):
            setattr(key, _PLACE, (keys, place))


def is_text(key: Key) -> bool:
    """Whether a key may be part of a text that is pasted."""
    return key.is_printable or key.key in _WRITTEN


def before(key: Key) -> Key | None:
    """Return the key before it in the same read."""
    keys, place = _place(key)
    return keys[place - 1] if place else None


def size(key: Key) -> int:
    """How many keys came in the same read."""
    return len(_place(key)[0])


def begins_text(key: Key, *, goes_on: bool = False) -> tuple[Key, ...]:
    """Return the keys of the same read, from this one on, that are a text and no keys pressed ahead; none if they are.

    Nobody presses as many letters, figures and signs ahead of the screen, without an Enter, as a text has.

    Args:
        key: The first of such keys, or the second.
        goes_on: Whether they go on a text that came in the read before, however few they are.
    """
    keys, place = _place(key)
    run = tuple(takewhile(is_text, keys[place:]))
    longest = max((sum(1 for _ in each) for is_sign, each in groupby(run, _is_sign) if is_sign), default=0)
    return run if goes_on or longest > PRESSED_AHEAD else ()


def text_before(key: Key) -> int:
    """How many keys right before it in the same read may be part of one text with it: none, one, or two and more."""
    keys, place = _place(key)
    return sum(1 for _ in takewhile(is_text, reversed(keys[max(0, place - 2) : place])))


def _is_sign(key: Key) -> bool:
    return key.is_printable


def text_after(key: Key) -> tuple[Key, ...]:
    """Return the keys that follow in the same read as text, up to the last sign; none where only an Enter follows."""
    keys, place = _place(key)
    run = tuple(takewhile(is_text, keys[place + 1 :]))
    last = next((n for n in range(len(run), 0, -1) if run[n - 1].is_printable), 0)
    return run[:last]


def go_on(key: Key, following: Iterable[Key], within: float) -> None:
    """Let the last key of a read know those of the next one, where that came within some seconds."""
    keys = [*_place(key)[0]]
    for each in following:
        if each.time - keys[-1].time > within:
            break
        keys.append(each)
    mark(keys)


def take(keys: Sequence[Key]) -> str:
    """Return keys as the text they write; none of them is a key any more."""
    for key in keys:
        setattr(key, _TAKEN, True)
    pairs = zip((None, *keys), keys, strict=False)
    return "".join(
        _WRITTEN.get(key.key, key.character or "")
        for previous, key in pairs
        if not (key.key == "ctrl+j" and previous is not None and previous.key == "enter")
    )


def is_taken(message: Message) -> bool:
    """Whether a key was taken as text with one before it."""
    return getattr(message, _TAKEN, False)


def _place(key: Key) -> _Place:
    return cast("_Place", getattr(key, _PLACE, ((key,), 0)))
