"""What is done in a storm with the mouse and with the window itself."""

from __future__ import annotations

import random
import signal

from storming.ledger import Ledger
from storming.sending import send
from storming.window import StormWindow

SIZES = ((80, 24), (120, 30), (120, 36), (64, 20), (100, 40), (200, 50), (72, 20), (90, 60))
TINY = ((10, 4), (1, 1), (30, 10), (64, 6), (400, 12))


def click(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Clicks somewhere once, or presses here and lets go there."""
    y, x = _spot(window, dice, ledger)
    up_y, up_x = (y, x) if dice.random() < 0.85 else _spot(window, dice, ledger)
    ledger.may_choose(window.place.reference)
    ledger.left_form()
    send(window, ledger, f"click {y},{x} {up_y},{up_x}", _press(y, x) + _release(up_y, up_x))


def double_click(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Clicks twice on one spot; what the second press finds there was not meant."""
    y, x = _spot(window, dice, ledger)
    ledger.may_choose(window.place.reference)
    ledger.left_form()
    ledger.note(f"double click {y},{x}")
    window.write(_press(y, x) + _release(y, x))
    window.fence(dice.choice((0.0, 0.1, 0.2)), patience=0.35)
    send(window, ledger, "and again", _press(y, x) + _release(y, x))


def wheel(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Turns the wheel over some spot."""
    y, x = dice.randrange(window.screen.lines), dice.randrange(window.screen.columns)
    turn = f"\x1b[<{dice.choice((64, 65))};{x + 1};{y + 1}M" * dice.randint(1, 30)
    send(window, ledger, f"wheel {y},{x}", turn.encode())


def resize(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Gives the window another size, sometimes a hopeless one for a moment."""
    if dice.random() < 0.3:
        columns, rows = dice.choice(TINY)
        ledger.note(f"resize {columns}x{rows}")
        window.resize(columns, rows)
        window.fence(patience=0.5)
    columns, rows = dice.choice(SIZES)
    ledger.note(f"resize {columns}x{rows}")
    window.resize(columns, rows)
    window.fence(0.15)


def suspend(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Suspends the program from outside and lets it go on; by SIGTSTP or, as a laptop that sleeps, by SIGSTOP."""
    number = dice.choice((signal.SIGTSTP, signal.SIGSTOP))
    ledger.note(f"suspend {number.name}")
    window.stop_and_go_on(number, dice.uniform(0.02, 0.3))
    window.fence(0.1)


def _spot(window: StormWindow, dice: random.Random, ledger: Ledger) -> tuple[int, int]:
    """A cell, more often one with something on it; in a careful round nowhere near what takes something back."""
    rows = window.screen.display
    for _ in range(20):
        y = dice.randrange(len(rows))
        written = [x for x, sign in enumerate(rows[y]) if not sign.isspace()]
        x = dice.choice(written) if written and dice.random() < 0.9 else dice.randrange(max(1, len(rows[y])))
        nearby = rows[y].lower()
        if not ledger.careful or not any(word in nearby for word in ("undo", "take", "del", "theirs", "leave", "quit")):
            return y, x
    return 0, 0


def _press(y: int, x: int) -> bytes:
    return f"\x1b[<0;{x + 1};{y + 1}M".encode()


def _release(y: int, x: int) -> bytes:
    return f"\x1b[<0;{x + 1};{y + 1}m".encode()
