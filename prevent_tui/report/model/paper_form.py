"""What a report leaves open, to be filled in by hand: the paper form, the lines under a question, the signatures."""

from __future__ import annotations

from dataclasses import dataclass

from prevent_tui.report.model.inline import Ref, Span


@dataclass(frozen=True)
class WriteIn:
    """A label with room to write beside it; `lines` is how many lines of it."""

    label: str
    lines: int = 1


@dataclass(frozen=True)
class FormHead:
    """Labels with room to write, side by side."""

    fields: tuple[WriteIn, ...]


@dataclass(frozen=True)
class Tick:
    """A box to tick; `because` asks for a reason beside it."""

    label: str
    text: str = ""
    because: bool = False


@dataclass(frozen=True)
class FormQuestion:
    """A question as it is put on paper: its boxes, and what can be written down with the answer.

    Attributes:
        help: What a good answer looks like; empty where it is not printed.
    """

    reference: str
    text: str
    duty: str
    must: bool
    ticks: tuple[Tick, ...]
    below: tuple[WriteIn, ...]
    help: str = ""


@dataclass(frozen=True)
class ChallengeBlock:
    """A question that governors asked or may ask.

    Attributes:
        number: Its place in the list.
        why: What it was made from: references and words that follow one another.
        reply: What was answered, each span on a line of its own; empty where nothing was yet.
        lines: How many lines to leave for a reply by hand.
    """

    number: str
    text: str
    why: tuple[Ref | Span, ...]
    reply: tuple[Span, ...] = ()
    lines: int = 0


@dataclass(frozen=True)
class Signature:
    """Who signs, and what that says."""

    role: str
    says: str


@dataclass(frozen=True)
class Signatures:
    """Rows to sign by hand: the role stands at the left, the other columns are left open."""

    columns: tuple[str, ...]
    rows: tuple[Signature, ...]
