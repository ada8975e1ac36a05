"""Marks of a state: chip, tile and word, the same on every screen; and what a duty weighs."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.states import STATUS_WORDS

STATUS_TOKEN = {
    Status.GAP: "gap",
    Status.PARTLY: "partly",
    Status.NOT_SHOWN: "partly",
    Status.MET: "met",
    Status.UNKNOWN: "unknown",
    Status.NA: "none",
    Status.NONE: "none",
}
"""Which of the colours a state has: its fill is `gapfill`, its tint `gaptint`."""

STATUS_COLOUR = {status: "$quiet" if name == "none" else f"${name}" for status, name in STATUS_TOKEN.items()}
"""The ink of a state."""

TILE, NUMBERED_TILE = 3, 6
"""Cells of a tile, and of one with a number."""


def tag(look: Look, words: str, fill: str) -> Content:
    """Words on a fill, with a space at each end; in brackets where no fill can be seen."""
    return Content.styled(look.boxed(words), look.on(fill))


def chip(look: Look, status: Status, words: str = "") -> Content:
    """The sign of a state and its word on its fill; `words` stand for its own, where they say more."""
    return tag(look, f"{look.signs[status]} {look.say(words or STATUS_WORDS[status])}", STATUS_TOKEN[status])


def overdue(look: Look, words: str) -> Content:
    """What is overdue, and asks for something."""
    return tag(look, f"! {look.say(words)}", "gap")


def state(look: Look, status: Status, *, word: bool = True) -> Content:
    """The sign of a state and its word, in its colour."""
    text = f"{look.signs[status]} {look.say(STATUS_WORDS[status])}" if word else look.signs[status]
    return Content.styled(text, f"bold {STATUS_COLOUR[status]}")


def tile(look: Look, status: Status, *, here: bool = False, narrow: bool = False) -> Content:
    """A question on the map: its sign on its fill.

    Args:
        look: The signs in use.
        status: What the question comes to.
        here: Whether it is the one that is open now, which is reversed, and in plain looks in brackets.
        narrow: Whether it has a cell less, where there is little room.
    """
    sign = look.signs[status]
    if here:
        plain = look.ascii or not look.colour
        words = f"[{sign}]" if plain else f" {sign} "
        return Content.styled(words[narrow:], "bold $paper on $ink" if look.tinted else "bold reverse")
    words = f" {sign} "[narrow:]
    if not look.tinted:
        return Content.styled(words, f"bold {STATUS_COLOUR[status]}")
    return Content.styled(words, "bold $met on $metsoft" if status is Status.MET else look.on(STATUS_TOKEN[status]))


def numbered_tile(look: Look, status: Status, number: str) -> Content:
    """A question on the large map: its sign and its number on its fill."""
    text = f" {look.signs[status]} {number:>2} "
    if not look.tinted:
        return Content.styled(text, f"bold {STATUS_COLOUR[status]}")
    return Content.styled(text, "bold $met on $metsoft" if status is Status.MET else look.on(STATUS_TOKEN[status]))


def tiles(look: Look, statuses: Sequence[Status], here: int = -1, *, narrow: bool = False) -> Content:
    """The tiles of some questions, side by side; `here` is the place of the one that is open now."""
    return line(*(tile(look, status, here=at == here, narrow=narrow) for at, status in enumerate(statuses)))


def duty(look: Look, obligation: Obligation, words: str = "", *, fill: str = "") -> Content:
    """The duty as a chip: the law looks heavier than good practice.

    Args:
        look: The signs in use.
        obligation: The duty.
        words: What stands for its own words, where it says more.
        fill: What it stands on, where that is not its own.
    """
    own = "ink" if obligation is Obligation.MUST else "cap"
    return tag(look, words or DUTY_WORDS[obligation], fill or own)
