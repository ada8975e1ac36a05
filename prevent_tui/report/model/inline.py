"""The smallest parts of a report: stretches of text, references, states and shares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prevent_tui.scoring import Status

LETTERS = {
    Status.GAP: "G",
    Status.PARTLY: "P",
    Status.NOT_SHOWN: "N",
    Status.MET: "M",
    Status.UNKNOWN: "?",
    Status.NA: "–",
    Status.NONE: "·",
}
"""A state in one letter, for a grid whose cells hold no word."""


class Tone(StrEnum):
    """How a piece of text stands out from its neighbours."""

    PLAIN = "plain"
    TITLE = "title"
    STRONG = "strong"
    QUIET = "quiet"
    ABSENT = "absent"


@dataclass(frozen=True)
class Span:
    """A stretch of text; it may hold newlines where a person typed them."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Ref:
    """A reference that leads to a question's own block, where the report has one."""

    question: str
    text: str


@dataclass(frozen=True)
class State:
    """What a question or a theme comes to: a sign, its word and, where there is one, the level's name."""

    status: Status
    word: str
    step: str = ""


@dataclass(frozen=True)
class Meter:
    """A share of a whole; `percent` is None where there is none yet, and `words` say it either way."""

    percent: int | None
    words: str


Piece = Span | Ref | State | Meter
Cell = tuple[Piece, ...]
"""The content of a cell of a table; each piece stands on a line of its own."""
