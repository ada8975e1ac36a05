"""Which keys are offered: of an assessment that is closed none that would change it, wherever a key is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from prevent_tui.tui.kit.keys import CHANGING, Key

if TYPE_CHECKING:
    from prevent_tui.tui.kit.theme import Look
    from prevent_tui.workspace.work import Work


def is_offered(work: Work | None, action: str) -> bool:
    """Return whether the key of an action is offered.

    Args:
        work: The assessment that is open, if any.
        action: The action, with its argument or without, and with the word of whoever has it before it or without.
    """
    name = action.partition("(")[0].rpartition(".")[2]
    return work is None or not work.read_only or name not in CHANGING


def offered_keys(work: Work | None, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return those of some keys that are offered in a footer, a help sheet or the palette."""
    return tuple(key for key in keys if is_offered(work, key.action))


def named_reading(work: Work, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Return some keys with Enter called what it does: of an assessment that is closed it only shows what is marked."""
    return tuple(replace(key, label="read it") if key.action == "open" and work.read_only else key for key in keys)


def offered_cap(look: Look, work: Work, action: str, usual: str) -> str:
    """Return the key to draw for an action, as it is written; empty where it is not offered."""
    return look.cap(action, usual) if is_offered(work, action) else ""
