"""A state as a sign, a word and a tint: the darker, the more it needs attention, in grey as in colour."""

from __future__ import annotations

from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.formats.word.runs import NBSP, run
from prevent_tui.report.model.inline import LETTERS, State
from prevent_tui.scoring import Status
from prevent_tui.wording.states import STATUS_SIGNS

INK, QUIET, ACCENT, PALE, EDGE, HAIR = "1B1F24", "4E5861", "0F4C5C", "E9F1F3", "808A93", "C4CBD1"

STYLES = {
    Status.GAP: "StateGap",
    Status.PARTLY: "StatePartly",
    Status.NOT_SHOWN: "StateNotShown",
    Status.MET: "StateMet",
    Status.UNKNOWN: "StateUnknown",
    Status.NA: "StateNa",
    Status.NONE: "StateNone",
}
INKS = {
    Status.GAP: "9B1C1C",
    Status.PARTLY: "7A4A00",
    Status.NOT_SHOWN: "7A4A00",
    Status.MET: "1E5F3B",
    Status.UNKNOWN: "4B3B86",
    Status.NA: QUIET,
    Status.NONE: QUIET,
}
TINTS = {
    Status.GAP: "FBEAE8",
    Status.PARTLY: "FDF1DC",
    Status.NOT_SHOWN: "FDF1DC",
    Status.MET: "E7F3EA",
    Status.UNKNOWN: "EEEBF7",
    Status.NA: "F1F3F5",
    Status.NONE: "FFFFFF",
}
SOLID = {**TINTS, Status.GAP: INKS[Status.GAP], Status.UNKNOWN: "FFFFFF", Status.NA: "FFFFFF"}
"""What fills a cell that stands for a question."""

_BLANK = "\u2007"
"""A blank as wide as a digit, where no line breaks."""


def sign(status: Status) -> Element:
    """The sign alone, beside a word that says the same."""
    return run(STATUS_SIGNS[status], "Strong", sign=True)


def chip(state: State) -> list[Element]:
    """Sign and word, and after them the name of the level where there is one."""
    label = f" {STATUS_SIGNS[state.status]} {state.word} ".replace(" ", NBSP)
    step = [run(f"  {state.step}", "Strong")] if state.step else []
    return [run(label, STYLES[state.status]), *step]


def letter(status: Status, *, after: str = "") -> Element:
    """The state's letter on its tint, as in the grid; `after` follows it there."""
    return run(NBSP + LETTERS[status] + after + NBSP, STYLES[status])


def bar(percent: int, units: int = 24) -> list[Element]:
    """A share as a bar of blanks on a tint; the words beside it say it."""
    filled = min(units, max(round(percent * units / 100), 1 if percent else 0))
    parts = ((filled, ACCENT), (units - filled, "DCE3E6"))
    return [run(_BLANK * length, fill=fill) for length, fill in parts if length]
