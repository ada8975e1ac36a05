"""The sums behind the drawings: shares as percentages of a width, and the corners of a radar."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin

from prevent_tui.report.model.blocks import Column
from prevent_tui.report.model.figures import Arm, Radar, StateBars
from prevent_tui.report.model.inline import State
from prevent_tui.wording.states import state_count

_NARROW, _WIDE = 250, 480
"""The pixels that a bar has on the narrowest screen, and from where the style sheet calls it wide."""
RADIUS, MIDDLE, WIDTH, HEIGHT = 120, (220, 175), 440, 345
_LABEL = 14


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar, in percent of the width.

    Attributes:
        room: Whether there is room for its count: `always`, `some`times, where the bar is wide, or `none`.
    """

    state: State
    count: int
    start: str
    width: str
    middle: str
    room: str

    @property
    def half(self) -> int:
        """Half of the pixels that the count takes, with a little space."""
        return 3 + 5 * len(str(self.count))


@dataclass(frozen=True)
class Bar:
    """A bar with its label."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def words(self) -> str:
        """All its counts in words."""
        return ", ".join(state_count(each.count, each.state.status) for each in self.segments)

    def beside(self, room: str) -> str:
        """The counts that have no room in a bar as narrow as it may be (`some`), or in a wide one (`none`)."""
        missing = {"some": ("some", "none"), "none": ("none",)}[room]
        return ", ".join(state_count(each.count, each.state.status) for each in self.segments if each.room in missing)


def bars(block: StateBars) -> list[Bar]:
    """A bar for each row, all of one scale."""
    most = max([1, *(sum(counts) for _, counts in block.rows)])
    return [_bar(label, zip(block.states, counts, strict=True), most) for label, counts in block.rows]


def cells(states: Sequence[State]) -> list[Segment]:
    """One stretch of the same width for each state."""
    return list(_bar("", ((state, 1) for state in states), len(states)).segments)


def runs(states: Iterable[State]) -> str:
    """States in their order, neighbours that are alike counted: `1 gap, 2 partly, 1 met`."""
    alike = groupby(state.status for state in states)
    return ", ".join(state_count(len(list(each)), status) for status, each in alike)


def shares(columns: Sequence[Column]) -> list[int]:
    """The width of each column as a percentage of the table's."""
    return [max(1, round(100 * column.width / sum(each.width for each in columns))) for column in columns]


def corners(percents: Sequence[int]) -> str:
    """The points of a shape whose corners lie so far out on the arms of a radar."""
    return " ".join(f"{x},{y}" for x, y in (_on_arm(n, len(percents), share) for n, share in enumerate(percents)))


def scored(block: Radar) -> list[tuple[str, str]]:
    """The places of the values on the arms that have one."""
    every = len(block.arms)
    return [_on_arm(n, every, arm.percent) for n, arm in enumerate(block.arms) if arm.percent is not None]


def ends(block: Radar) -> list[tuple[Arm, str, str, str, list[str]]]:
    """For each arm: its end, on which side its label stands, and the label in short lines."""
    ends_of_arms = []
    for number, arm in enumerate(block.arms):
        x, y = _on_arm(number, len(block.arms), 112)
        across = sin(2 * pi * number / len(block.arms))
        side = "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"
        lines = textwrap.wrap(arm.label, _LABEL) or [""]
        lift = len(lines) * 15 if number == 0 else 15 * len(lines) / 2 - 6 if abs(across) >= 0.2 else 0
        ends_of_arms.append((arm, x, f"{float(y) - lift:.1f}", side, lines))
    return ends_of_arms


def _on_arm(number: int, of: int, share: float) -> tuple[str, str]:
    turn, out = 2 * pi * number / max(1, of), RADIUS * share / 100
    return f"{MIDDLE[0] + out * sin(turn):.1f}", f"{MIDDLE[1] - out * cos(turn):.1f}"


def _bar(label: str, counts: Iterable[tuple[State, int]], most: int) -> Bar:
    segments, start = [], 0
    for state, count in counts:
        if count:
            share, needed = count / most, 10 * len(str(count)) + 4
            room = "always" if _NARROW * share >= needed else "some" if _WIDE * share >= needed else "none"
            begins, wide, middle = (f"{100 * each / most:.3f}%" for each in (start, count, start + count / 2))
            segments.append(Segment(state, count, begins, wide, middle, room))
            start += count
    return Bar(label, tuple(segments))
