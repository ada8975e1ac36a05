"""Keys of a person's own, from the settings file: whether they are keys, and can be used beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prevent_tui.tui.kit import export_keys, keys, register_keys
from prevent_tui.tui.kit.keys import APP, EVERYWHERE, LEVELS, QUESTION, Key, key_name

_FUNCTION_KEY = re.compile(r"f([3-9]|1[0-2])")
_MOST = 3
"""Faults that are said in full; they are read from a message that goes away."""


def screens() -> Iterator[tuple[Key, ...]]:
    """The keys that work at the same time, screen by screen."""
    values = [
        value
        for module in (keys, register_keys, export_keys)
        for value in vars(module).values()
        if isinstance(value, tuple)
    ]
    tables = [value for value in values if isinstance(value[0], Key)]
    for table in ((*QUESTION, *LEVELS), *tables):
        yield *table, *EVERYWHERE, *APP


def usual() -> dict[str, str]:
    """Each id with the key it has unless a person chose another, or with both where it differs by screen."""
    by_name: dict[str, list[str]] = {}
    for screen in screens():
        for key in screen:
            if key.id and key.display not in by_name.setdefault(key.id, []):
                by_name[key.id].append(key.display)
    return {name: " or ".join(caps) for name, caps in sorted(by_name.items())}


def usable(choices: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return those keys of a person's own that can be used, and what is wrong with the others.

    Args:
        choices: The key for each id, as the settings file has them.

    Returns:
        The keys by id, and a sentence for each that is left as usual.
    """
    known = usual()
    keymap, faults = {}, []
    for name, written in choices.items():
        if name not in known:
            faults.append(f"Nothing that has a key is called “{name}”.")
        elif not _is_key(written):
            faults.append(f"“{written}” for {name} is not one letter, one sign or a function key from f3 to f12.")
        else:
            keymap[name] = written.lower()
    while clash := next(_clashes(keymap), None):
        key, other = clash
        moved = key if key.id in keymap else other
        faults.append(f"{key.id or key.label} and {other.id or other.label} would both be “{keymap[moved.id]}”.")
        for each in (key, other):
            keymap.pop(each.id, None)
    return keymap, tuple(faults)


def in_words(faults: tuple[str, ...]) -> str:
    """What to say of keys that cannot be used; nothing where all can."""
    if not faults:
        return ""
    more = f" And {len(faults) - _MOST} more." if len(faults) > _MOST else ""
    return f"Keys of your own: {' '.join(faults[:_MOST])}{more} What is named here keeps its usual key."


def _is_key(written: str) -> bool:
    if len(written) == 1:
        return written.isprintable() and not written.isspace() and not written.isdigit() and written != ","
    return _FUNCTION_KEY.fullmatch(written) is not None


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs that would have one key on the same screen, of which at least one was given it by a person."""
    for screen in screens():
        holders: dict[str, Key] = {}
        for key in screen:
            for name in key.own(keymap).keys.split(","):
                other = holders.setdefault(name, key)
                if other.action != key.action and any(_chosen(each, keymap) == name for each in (key, other)):
                    yield other, key


def _chosen(key: Key, keymap: Mapping[str, str]) -> str:
    """The key that a person gave to something; empty where it is the usual one."""
    return key_name(keymap[key.id]) if key.id in keymap else ""
