"""What is done in a storm: each move looks where the program is, does one thing and writes down what it may choose."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from storming.ledger import Ledger
from storming.places import Place
from storming.pointing import click, double_click, resize, suspend, wheel
from storming.sending import send
from storming.window import ESCAPE, StormWindow

PAGES = ("K", "C", "E", "G", "P", "R", "r", "q", "Y", "v", "V", "t", "s", "x", "f", "m", "I", "S", "?", "!")
OPENING = ("n", "e", "a", "d", "+", "=", "/", "o", "g", "i", "l", "p", "j", "b", "z")
STEPS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "pgdn": b"\x1b[6~",
    "pgup": b"\x1b[5~",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "F1": b"\x1bOP",
    "F3": b"\x1bOR",
    "^l": b"\x0c",
    "^n": b"\x0e",
    "^s": b"\x13",
    "^p": b"\x10",
    "esc": b"\x1b",
    "enter": b"\r",
}
WITHDRAWING = {
    "u": b"u",
    "U": b"U",
    "y": b"y",
    "delete": b"\x1b[3~",
    "backspace": b"\x7f",
    "h": b"h",
    "^z": b"\x1a",
    "^y": b"\x19",
    "^u": b"\x15",
    "^k": b"\x0b",
    "^w": b"\x17",
    "home": b"\x1b[H",
    "space": b" ",
    "w": b"w",
    "q": b"q",
}
END = b"\x1b[F"
LINES = (
    "1 2 3 4 0",
    "3\t4\t1",
    "u x y d 2",
    "- 0 1 q",
    "[red]4[/] {2}",
    "\x1b[31m3\x1b[0m 4 \x1b3",
    "¡4 ñ 0 żółć 3 \u202e2",
)
_TOKEN = "0123456789bcdfghjkmnpqrstvwz"


def word(dice: random.Random) -> str:
    """A word that nothing else holds."""
    return "w" + "".join(dice.choices(_TOKEN, k=7)) + "z"


def key(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Presses one key; in a careful round none that takes something back."""
    place = window.place
    names = dict(STEPS) if place.typing else {**STEPS, **{name: name.encode() for name in (*PAGES, *OPENING)}}
    if not ledger.careful:
        names |= WITHDRAWING
    name = dice.choice(sorted(names))
    if ledger.careful and (place.risky or _in_palette(window)) and name in {"enter", "^s", "F3"}:
        name = "esc"
    if ledger.careful and place.typing in {"note", "form"} and name in {"up", "down", "left", "right"}:
        name = "tab"
    if name in {"enter", "space", "y", "^s", "-"}:
        ledger.may_choose(place.reference)
    if name in {"esc", "enter", "^p"}:
        ledger.left_form()
    send(window, ledger, f"key {name}", names.get(name, STEPS["esc"]), settle=ESCAPE if name == "esc" else 0)


def answer(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Presses the key of a level on a question that nothing covers; where something does, goes a step back first."""
    place = window.place
    if not place.plain:
        ledger.left_form()
        place = send(window, ledger, "esc to a question", STEPS["esc"], settle=ESCAPE)
    if not place.plain:
        return
    level = dice.choice("12340")
    before = dict(ledger.known)
    ledger.may_choose(place.reference, level)
    after = send(window, ledger, f"answer {place.reference} {level}", level.encode())
    if after.plain and after.reference == place.reference and after.cursor == level and not after.practice:
        ledger.known = before
        ledger.chose(place.reference, level)


def typing(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Types words into the field that is open, key by key or at once; where none is, opens one first."""
    place = window.place
    if not place.typing:
        place = _open_field(window, dice, ledger)
    if not place.typing:
        return
    window.write(END)
    for _ in range(dice.randint(1, 4)):
        text = word(dice)
        if dice.random() < 0.5:
            for letter in f" {text} ":
                window.write(letter.encode())
                time.sleep(dice.uniform(0, 0.01))
            place = send(window, ledger, f"type {text}", b"")
        else:
            place = send(window, ledger, f"type at once {text}", f" {text} ".encode())
        _seen(window, ledger, place, text)


def paste(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Pastes several lines with brackets, anywhere; none of it may choose or command anything."""
    text, own = _lines(dice)
    place = window.place
    if place.typing:
        window.write(END)
    after = send(window, ledger, f"paste {text!r}", b"\x1b[200~" + text.encode() + b"\x1b[201~", settle=ESCAPE)
    if place.typing in {"note", "form"}:
        _seen(window, ledger, after, own)


def bare_paste(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Pastes into a field without brackets, as older consoles do; outside a field it would be keys."""
    place = window.place
    if place.typing not in {"note", "form"}:
        place = _open_field(window, dice, ledger)
    if place.typing not in {"note", "form"}:
        return
    text, own = _lines(dice, plain=True)
    window.write(END)
    after = send(window, ledger, f"bare paste {text!r}", text.replace("\n", "\r").encode())
    _seen(window, ledger, after, own)


def ahead(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Types on before the field is there, in one burst; the digits in it may choose nothing."""
    place = window.place
    if not place.plain:
        key(window, dice, ledger)
        return
    own = word(dice)
    after = send(window, ledger, f"ahead n 3 {own} 4", f"n3 {own} 4 ".encode())
    _seen(window, ledger, after, own)


def burst(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Opens several pages in one burst, as a stuck or hurried key does."""
    if window.place.typing:
        key(window, dice, ledger)
        return
    some = dice.choice((("K", "C"), ("G", "E"), ("P", "R"), PAGES))
    keys = "".join(dice.choices([name for name in some if name not in "SVYtTvy!?"], k=dice.randint(2, 5)))
    send(window, ledger, f"burst {keys}", keys.encode())


def find(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Goes to a question by its number, with one enter or two in the same write."""
    if not window.place.plain:
        key(window, dice, ledger)
        return
    wanted, more = f"RA{dice.randint(1, 9)}", dice.random() < 0.5
    if more:
        ledger.may_choose(wanted)
        ledger.may_choose(window.place.reference)
    send(window, ledger, f"find {wanted}", f"/{wanted}\r".encode() + b"\r" * more)


def odd_keys(window: StormWindow, dice: random.Random, ledger: Ledger) -> None:
    """Presses escape and a letter in one read, keys with alt, half sequences."""
    data = dice.choice(
        (b"\x1bn", b"\x1bN", b"\x1b\x1b", b"\x1b\r", b"\x1b[", b"\x1b[1;3C", b"\x1b[99;99R", b"\x00", b"\xff\xfe")
    )
    if data == b"\x1b\r":
        if ledger.careful and window.place.risky:
            return
        ledger.may_choose(window.place.reference)
    ledger.left_form()
    send(window, ledger, f"odd {data!r}", data, settle=ESCAPE)


Move = Callable[[StormWindow, random.Random, Ledger], None]
MOVES: dict[str, tuple[Move, int]] = {
    "key": (key, 9),
    "answer": (answer, 5),
    "typing": (typing, 7),
    "paste": (paste, 3),
    "bare paste": (bare_paste, 2),
    "ahead": (ahead, 1),
    "burst": (burst, 2),
    "find": (find, 1),
    "click": (click, 3),
    "double click": (double_click, 3),
    "wheel": (wheel, 1),
    "resize": (resize, 2),
    "suspend": (suspend, 1),
    "odd keys": (odd_keys, 2),
}
"""What there is, and how often it comes."""


def _open_field(window: StormWindow, dice: random.Random, ledger: Ledger) -> Place:
    """Presses what opens a form or a note here; what is opened may be a list all the same."""
    if window.place.plain:
        return send(window, ledger, "key n or a", dice.choice((b"n", b"n", b"a")))
    return send(window, ledger, "key to a form", dice.choice((b"n", b"a", b"d", b"+")))


def _seen(window: StormWindow, ledger: Ledger, place: Place, text: str) -> None:
    if place.typing in {"note", "form"} and not place.practice and text in window.text:
        ledger.typed(text, place.typing)
        ledger.note(f"  seen in a {place.typing}")


def _lines(dice: random.Random, *, plain: bool = False) -> tuple[str, str]:
    own = word(dice)
    lines = [line for line in LINES if not plain or "\x1b" not in line]
    return "\n".join((f" {own} ", *dice.choices(lines, k=dice.randint(1, 3)), "end")), own


def _in_palette(window: StormWindow) -> bool:
    return "Find a command" in window.text or "🔎" in window.text
