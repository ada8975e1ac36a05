"""How a risk is drawn in the register: its letter, title and rating; who leads on it; what is asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.kit.draw import Lines, ends, fit, line, space, wrap
from prevent_tui.tui.kit.marks import overdue
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.risks.matrix import badge, rating_move
from prevent_tui.wording.dates import day


@dataclass(frozen=True)
class Fullness:
    """How much is said of each risk.

    Attributes:
        title: Rows for its title; None for as many as it takes.
        doubts: Whether what is asked about it has a row of its own; else only how many things that are.
    """

    title: int | None
    doubts: bool


_FULLEST_FIRST = (
    Fullness(None, doubts=True),
    Fullness(None, doubts=False),
    Fullness(2, doubts=False),
    Fullness(1, doubts=False),
)


@dataclass(frozen=True)
class RiskRow:
    """A risk with what is said beside it.

    Attributes:
        letter: Its letter in the matrix.
        doubts: What is asked about it, each in a sentence.
        today: The day that tells what is late.
    """

    risk: Risk
    letter: str
    doubts: tuple[str, ...]
    today: date

    def lines(self, look: Look, width: int, fullness: Fullness, *, at: bool = False) -> Lines:
        """Return its lines, one or more for the title, then who leads on it and when it is looked at again."""
        lead = line(badge(look, self.letter, self.risk), " ")
        side, room = space(lead.cell_length), width - lead.cell_length
        first, *more = self._title(look, room, fullness.title, at=at)
        out = [line(lead, first), *(line(side, each) for each in more)]
        out.append(line(side, self._who(look, room, counted=not fullness.doubts)))
        if self.doubts and fullness.doubts:
            out.append(line(side, fit(self._doubt_line(), room, ellipsis=look.cut)))
        return out

    def _title(self, look: Look, room: int, most: int | None, *, at: bool) -> Lines:
        """The title beside the rating, and as wide as there is room under it."""
        rating, ink = line(rating_move(look, self.risk), " "), "bold $ink" if at else "$ink"
        beside = room - rating.cell_length - 1
        title = Content.styled(self.risk.title, ink)
        if most == 1:
            return [ends(title, rating, room, look.cut)]
        first = wrap(title, beside)[0].rstrip()
        rest = self.risk.title[len(first.plain) :].strip()
        more = wrap(Content.styled(rest, ink), room, most - 1 if most else None, look.cut) if rest else []
        return [ends(first, rating, room, look.cut), *more]

    def _who(self, look: Look, room: int, *, counted: bool) -> Content:
        due, owner = self.risk.due, self.risk.lead
        who = Content.styled(owner or "no lead", "$quiet" if owner else "$partly")
        asked = f"  ! {len(self.doubts)} to think about" if counted and self.doubts else ""
        if due is None:
            dates = [Content.styled("no date ", "$quiet")]
        elif due < self.today:
            dates = [line(overdue(look, f"look again {day(due)}"), " "), line(overdue(look, day(due)), " ")]
        else:
            dates = [Content.styled(f"look again {day(due)} ", "$quiet"), Content.styled(f"{day(due)} ", "$quiet")]
        notes = [line(who, (note, "$partly")) for note in dict.fromkeys((asked, asked.removesuffix(" to think about")))]
        variants = [(left, right) for left in notes for right in dates]
        left, right = next(
            (each for each in variants if each[0].cell_length + each[1].cell_length < room), variants[-1]
        )
        return ends(left, right, room, look.cut)

    def _doubt_line(self) -> Content:
        """What is asked about it, with how many things that are."""
        lead = f"! {len(self.doubts)}  " if len(self.doubts) > 1 else "! "
        return line((lead, "bold $partly"), (" ".join(self.doubts), "$quiet"))


def fullest(rows: Sequence[RiskRow], look: Look, width: int, height: int) -> Fullness:
    """Return how much can be said of each risk for all of them to be seen at once; the least where they cannot be.

    Args:
        rows: The register.
        look: The signs in use.
        width: Cells of a row.
        height: Rows there are.
    """
    fits = (each for each in _FULLEST_FIRST if sum(len(row.lines(look, width, each)) for row in rows) <= height)
    return next(fits, _FULLEST_FIRST[-1])
