"""Keys, bursts, pastes, clicks and sizes on every screen, and what must hold whatever comes.

An input is a script, a step a line, so that one that is a find can be read: `key A`, `type some words`, `paste words`,
`click 10 4`, `double 10 4`, `size 80 24`. Its first line may name what is open: `open weak`.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from random import Random
from unittest.mock import patch

from textual import events
from textual.widgets import Input, TextArea

from fuzz.guard import hold
from fuzz.mutations import TEXTS, changed_lines, changed_text
from prevent_tui.assessment.model.assessment import State
from prevent_tui.tui.export import progress
from prevent_tui.tui.kit import keys, register_keys
from prevent_tui.tui.kit.keys import Key
from support.app_pilot import Desk, new_school, sample_school, sit, stored

_FILE = Path("screens.toml")
_LONGEST = 120
"""Seconds of a clock for one script; only a program that waits for nothing takes so long."""

_STEPS = 40
_ATTEMPTS = 12
"""Times to try to leave the program, each more insistent."""

_NAMED = (
    *(
        "escape",
        "enter",
        "tab",
        "shift+tab",
        "space",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    ),
    *("backspace", "delete", "f1", "f2", "f3", "f4", "f12", "insert", "shift+left", "ctrl+left", "ctrl+right"),
    *(f"ctrl+{letter}" for letter in "abefgijklmnopstuvwxyz"),
)
_SIGNS = {"question_mark": "?", "slash": "/", "minus": "-", "exclamation_mark": "!", "space": " "}
_WAYS = (
    *("e", "e enter", "e e", "e e enter", "a", "p", "p plus", "p enter", "p enter d", "p v 6", "p delete 1", "n"),
    *("p 5 plus", "p 5 enter", "minus", "slash", "question_mark", "x", "x v", "x 5", "t", "t 2", "t enter"),
    *("g", "g enter", "g enter 2", "g plus 1", "g 3", "g 2", "g 2 enter", "q", "y", "h", "w", "j"),
    *("k", "k enter", "k enter ctrl+l", "k plus", "k m", "c", "c enter", "c plus", "r", "r s", "r enter", "i", "v"),
    *("r space a", "r ctrl+a a", "r v 4", "ctrl+p", "e e 5", "e e 5 enter", "e e 5 plus"),
    *("x enter", "o", "f", "escape", "escape 1", "escape 1 enter", "escape 2", "escape 3 1", "escape delete"),
    *("1", "0", "3 3", "u", "1 u ctrl+y", "1 backspace", "down space", "ctrl+q", "left", "right right"),
    *("exclamation_mark", "escape r", "escape x"),
)
"""Keys from an open question that lead to each screen and form."""


def seeds() -> list[bytes]:
    """A script for each screen and form: there, something typed, kept, left, taken back."""
    ends = (
        ("type some words", "key tab", "type more", "key enter", "key escape", "key u"),
        ("paste two\\nlines", "key f1", "key escape", "size 64 20", "key escape", "key escape"),
        ("click 10 6", "double 20 9", "key ctrl+q"),
        ("key down", "key enter", "type 1/9/26", "key enter", "key enter", "key escape", "type u"),
    )
    scripts = []
    for number, way in enumerate(_WAYS):
        opened = (
            ("weak", "new", "weak", "nothing")[number % 4] if way.startswith("escape") else ("weak", "new")[number % 2]
        )
        steps = [f"open {opened}", *(f"key {key}" for key in way.split()), *ends[number % len(ends)]]
        scripts.append("\n".join(steps).encode())
    return scripts


def changed(data: bytes, other: bytes, dice: Random) -> bytes:
    """A script with steps put in, taken out, repeated or brought from another."""
    lines = changed_lines(data, other, dice).decode("utf-8", "replace").split("\n")
    for _ in range(dice.choice((0, 1, 2, 6))):
        lines.insert(dice.randrange(len(lines) + 1), _step(dice))
    return "\n".join(lines[:_STEPS]).encode("utf-8", "replace")


def _step(dice: Random) -> str:
    x, y = dice.randrange(120), dice.randrange(36)
    match dice.randrange(10):
        case 0 | 1 | 2:
            return f"key {dice.choice(_ours())}"
        case 3 | 4:
            return f"key {dice.choice(_NAMED)}"
        case 5:
            return f"type {changed_text(dice.choice(('words', 'RA3', '1 Sep', '12', 'u', 'eu')), dice)}"
        case 6:
            return f"paste {json.dumps(changed_text(dice.choice(TEXTS), dice))[1:-1]}"
        case 7:
            return f"click {x} {y}"
        case 8:
            return f"double {x} {y}"
        case _:
            return f"size {dice.choice((1, 20, 64, 80, 120, 200))} {dice.choice((1, 8, 20, 24, 36, 60))}"


def _ours() -> list[str]:
    """Every key that does something somewhere, by Textual's name."""
    tables = [value for module in (keys, register_keys) for value in vars(module).values() if isinstance(value, tuple)]
    return sorted({name for table in tables for key in table if isinstance(key, Key) for name in key.keys.split(",")})


def screens(data: bytes) -> bool:
    """No error, no answer that nobody chose, an end when it is wanted, and a file that can be read."""
    steps = data.decode("utf-8", "replace").split("\n")[:_STEPS]
    with patch.multiple(progress, open_with_system=lambda _: True, reveal=lambda _: True):
        # What a script ends the program in the midst of is left to the threads it began.
        return asyncio.run(asyncio.wait_for(_played(steps), _LONGEST))


async def _played(steps: list[str]) -> bool:
    _FILE.unlink(missing_ok=True)
    path = _FILE.absolute() if steps[:1] != ["open nothing"] else None
    if path:
        (new_school if steps[:1] == ["open new"] else sample_school)(path)
    async with sit(path) as desk:
        for step in steps:
            if not desk.app.is_running or desk.app._exit:
                break
            await _taken(desk, step)
        await _left(desk)
    if path:
        stored(path)
    return len(steps) > 1


async def _taken(desk: Desk, step: str) -> None:
    """Takes one step, and sees that it has not answered what it could not."""
    what, _, rest = step.partition(" ")
    before, work = _levels(desk), desk.app.work
    in_field = isinstance(desk.app.focused, Input | TextArea)
    is_choosing = await _done(desk, what, rest)
    if work is not None and desk.app.work is work and not is_choosing:
        hold(_levels(desk) == before, f"an answer that nobody chose: by {what}{' in a field' if in_field else ''}")


async def _done(desk: Desk, what: str, rest: str) -> bool:
    """Does what a step says; returns whether that may change an answer."""
    in_field = isinstance(desk.app.focused, Input | TextArea)
    match what:
        case "key" if rest:
            await desk.press(*_pressed(rest.split(" ", maxsplit=1)[0]))
            # Of a form only what keeps it, or takes a step back, may.
            return rest in {"enter", "u", "U", "ctrl+z", "ctrl+y", "y"} or (
                not in_field and rest in {*"0123456789", "space", "minus", "backspace"}
            )
        case "type" if rest:
            text = "".join(sign for sign in rest if sign.isprintable())[:2_000]
            await desk.type(text.replace("/", "|"))
            return not in_field
        case "paste":
            with suppress(ValueError):
                rest = json.loads(f'"{rest}"')
            await desk.paste(rest.replace("/", "|").replace("~", "-"))
        case "click" | "double":
            with suppress(ValueError):
                x, y = map(int, rest.split(" "))
                await _clicked(desk, x, y, 2 if what == "double" else 1)
            return True
        case "size":
            with suppress(ValueError):
                width, height = map(int, rest.split(" "))
                if 0 < width <= 300 and 0 < height <= 100:
                    await desk.resize((width, height))
    return False


def _pressed(key: str) -> tuple[str, ...]:
    return (next((name for name, sign in _SIGNS.items() if sign == key), key),)


async def _clicked(desk: Desk, x: int, y: int, times: int) -> None:
    """Presses the mouse where somebody points, on what is there."""
    size = desk.app.size
    if not (0 <= x < size.width and 0 <= y < size.height):
        return
    for _ in range(times):
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            await desk.pilot._post_mouse_events([kind], offset=(x, y), button=1)
    await desk.settled()


def _levels(desk: Desk) -> dict[str, tuple[object, object]]:
    work = desk.app.work
    answers = work.assessment.answers if work else {}
    return {name: (each.state, each.level) for name, each in answers.items() if each.state is not State.UNANSWERED}


async def _left(desk: Desk) -> None:
    """Leaves as a person would: out of what is open, the key that quits, and yes where that is asked."""
    for attempt in range(_ATTEMPTS):
        if not desk.app.is_running or desk.app._exit:
            return
        for key in ("escape",) * (attempt + 1) + ("ctrl+q",) + ("enter",) * (attempt > 3) + ("y",) * (attempt > 6):
            if desk.app.is_running and not desk.app._exit:
                await desk.press(key)
        for _ in range(3):
            await desk.settled()
    hold(not desk.app.is_running or desk.app._exit, f"does not quit, with {desk.place} in front")
