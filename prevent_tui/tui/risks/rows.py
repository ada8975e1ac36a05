"""How a risk stands in the register: letter, what could happen, what it comes to; then what holds it, and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.tui.kit.draw import Lines, balance, ends, line, space, wrap
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.risks.matrix import badge, rating
from prevent_tui.wording.dates import day
from prevent_tui.workspace.work import Work

RISK_ROWS = 4
"""How many rows one takes with all that is said of it."""

_LETTER = 4
_MOST = 3
"""Rows of a title at most; the sheet has it whole."""


@dataclass(frozen=True)
class RiskRow:
    """The row of a risk.

    Attributes:
        work: The open assessment.
        look: The signs in use.
        risk: The risk.
        letter: Its letter in the matrix.
        is_full: Whether what holds it is said although it is not marked.
    """

    work: Work
    look: Look
    risk: Risk
    letter: str
    is_full: bool

    def draw(self, width: int, at: bool) -> Content:
        """Its lines at a width; marked, with all that is said of it."""
        room = width - _LETTER
        lines = self._title(room, at)
        if at or self.is_full or self._is_late:
            lines.append(self._holds(room))
        if at or self.is_full:
            lines += self._doubts(room, 2 if at else 1)
        letter = badge(self.look, self.letter)
        lead = line(letter, space(_LETTER - letter.cell_length))
        return Content("\n").join(line(space(_LETTER) if row else lead, each) for row, each in enumerate(lines))

    @property
    def _is_late(self) -> bool:
        return bool(self.risk.due and self.risk.due < self.work.today)

    def _title(self, room: int, at: bool) -> Lines:
        """What could happen, with what it comes to at the right of the first line."""
        right, style = line(rating(self.look, self.risk), " "), "bold $ink" if at else "$ink"
        text = self.risk.title
        first = balance(Content(text), room - right.cell_length - 2)[0].plain.rstrip()
        more = text[len(first) :].strip()
        below = wrap(Content.styled(more, style), room - 1, _MOST - 1, self.look.cut) if more else []
        return [ends(Content.styled(first, style), right, room, self.look.cut), *below]

    def _holds(self, room: int) -> Content:
        """The controls, who leads, and when it is looked at again."""
        look, risk = self.look, self.risk
        if risk.controls.strip():
            controls = Content.styled("; ".join(risk.controls.split("\n")), "$quiet")
        else:
            controls = Content.styled("no controls written yet", "bold $partly")
        due = Content.styled(day(risk.due) if risk.due else "no date", "bold $gap" if self._is_late else "$quiet")
        who = line((risk.lead or "no lead", "$quiet"), (look.say(" · "), "$quiet"), due, " ")
        return ends(controls, who, room, look.cut)

    def _doubts(self, room: int, most: int) -> Lines:
        """What is asked about it, with how many things that are."""
        doubts = risk_doubts(self.risk, self.work.assessment, self.work.result)
        if not doubts:
            return []
        text = " ".join(doubt.text_with_references(self.work.questionnaire.reference) for doubt in doubts)
        sign = f"! {len(doubts)}  " if len(doubts) > 1 else "! "
        return wrap(line((sign, "bold $partly"), (text, "$quiet")), room - 1, most, self.look.cut)
