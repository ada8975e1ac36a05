"""What a report shows as figures, as values and words: every writer draws them in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from prevent_tui.report.model.inline import Ref, State


@dataclass(frozen=True)
class Figure:
    """A number that matters, always with what it is out of.

    Attributes:
        states: The states counted, worst first, one for each question; or
        percent: the share of a whole, where the number is one.
        before: What it was in the version sealed before, after that one's date; empty where nothing is known of one.
    """

    title: str
    value: str
    rest: str
    note: str
    states: tuple[State, ...] = ()
    percent: int | None = None
    before: str = ""


@dataclass(frozen=True)
class Figures:
    """A few figures side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class StateKey:
    """The states with what each means and what follows from it."""

    rows: tuple[tuple[State, str, str], ...]


@dataclass(frozen=True)
class StateStrip:
    """The states of a few questions in their own order, one sign each."""

    states: tuple[State, ...]


@dataclass(frozen=True)
class StateBars:
    """How many questions are in each state; `rows` are a label and its counts, in the order of `states`."""

    caption: str
    states: tuple[State, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class GridCell:
    """A question in the grid of all questions."""

    ref: Ref
    state: State
    must: bool


@dataclass(frozen=True)
class GridArea:
    """The questions of one area; the title is empty where a theme has no areas."""

    title: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class LetterGrid:
    """The questions of one theme by area, with a sentence that counts them."""

    title: str
    summary: str
    areas: tuple[GridArea, ...]


@dataclass(frozen=True)
class GridKey:
    """What the letters of the grid mean; `must` says it for the edge of a must, and is empty where there is none."""

    states: tuple[State, ...]
    must: str


@dataclass(frozen=True)
class Slot:
    """An action in the month it is due: the question's reference where it has one, its state, and who does it."""

    ref: Ref | None
    state: State | None
    who: str
    late: bool = False


@dataclass(frozen=True)
class Month:
    """A month with what is due in it; what has no date, or lies far ahead, stands in a month of its own title."""

    title: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Months:
    """When actions fall due: each month a column, each action a box in it."""

    caption: str
    months: tuple[Month, ...]


@dataclass(frozen=True)
class Arm:
    """An arm of a radar; `percent` is None where nothing is scored yet, and `words` say it either way."""

    label: str
    percent: int | None
    words: str


@dataclass(frozen=True)
class Radar:
    """Scores as a radar, for readers used to one; a table with the same numbers always follows it.

    Attributes:
        ring: The share of every answer at the met level, drawn as a broken line; None where the scales differ.
        ring_words: What the broken line stands for.
    """

    caption: str
    arms: tuple[Arm, ...]
    ring: int | None
    ring_words: str
