"""One fact about the setting, chosen by digit from what can be true; a fact not said switches nothing off."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Offset

from prevent_tui.questionnaire.parts import Fact
from prevent_tui.tui.kit.choice import Choice
from prevent_tui.tui.kit.draw import Lines, line, link, paint, space
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.picks import LEAD
from prevent_tui.tui.kit.sight import InSight

Value = bool | str | None

NOT_SAID = "0"
"""The key that takes back what was said; the others are numbered from 1."""

_KEYS = (
    Key("1,2,3,4,5,6,7,8,9", "number", "choose", each=True),
    Key(f"{NOT_SAID},backspace,delete", "clear", "not said"),
    Key("y", "say('yes')", "yes"),
    Key("n", "say('no')", "no"),
    Key("enter", "screen.onward", "down"),
)
_GAP, _INDENT = 3, 4


class FactRow(Choice[Value], InSight):
    """A fact and what can be true of it; None is the value of a fact not said.

    All that can be chosen is seen where it fits beside the fact; the rest opens below it while it has the keys.
    """

    BINDINGS = bindings(_KEYS)

    def __init__(self, fact: Fact, value: Value, name: str = "") -> None:
        choices: list[tuple[Value, str]] = [(option.id, option.label) for option in fact.options]
        if fact.kind == "yes-no":
            choices = [(True, "yes"), (False, "no")]
        choices.append((None, "not said"))
        values = [choice for choice, _ in choices]
        at = values.index(value if value in values else None)
        super().__init__(choices, at, classes="fact", name=name or f"fact {fact.id}")
        self.fact = fact

    def is_strong(self, place: int) -> bool:
        """Whether it is chosen, and says something."""
        return super().is_strong(place) and self.choices[place][0] is not None

    def digit(self, place: int) -> str:
        """The key that chooses what stands at a place."""
        return NOT_SAID if self.choices[place][0] is None else str(place + 1)

    def option(self, place: int) -> Content:
        """What can be chosen, with its digit while that works; a click chooses it."""
        digit = (self.digit(place) if self.has_focus else " ", self.look.key)
        return link(line(digit, " ", self.sign(place), " ", self.words(place)), "pick", place)

    def lines(self, width: int) -> Lines:
        """The fact with its choices; while it has the keys, what it changes too."""
        label = Content.styled(self.fact.label, "bold $ink" if self.has_focus else "$ink")
        lead = line(self.lead, self.fit(label, 44 if self.wide else 40))
        options = self.options()
        in_a_row = space(_GAP).join(options)
        if lead.cell_length + in_a_row.cell_length <= width:
            rows = [line(lead, in_a_row)]
        elif not self.has_focus:
            rows = [line(lead, self.words(self.at))]
        elif _INDENT + in_a_row.cell_length <= width:
            rows = [lead, self._below(in_a_row)]
        else:
            rows = [lead, *map(self._below, options)]
        if not self.has_focus:
            return rows
        if self.fact.help:
            rows += self.hang(self._below(Content("")), Content.styled(self.fact.help, "$quiet"), width)
        return paint(rows, "on $pick", width) if self.look.tinted else rows

    def _below(self, text: Content) -> Content:
        """A row under the fact; the bar runs along all of them."""
        return line(self.lead, space(_INDENT - LEAD), text)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Its first row: it stays in sight while it has the keys, however what stands above it opens or closes."""
        return self.region.offset

    def action_number(self, digit: str) -> None:
        """Chooses what has that digit; chosen again, it stays."""
        if int(digit) <= len(self.choices) and self.digit(place := int(digit) - 1) == digit:
            self.turn_to(place)

    def action_clear(self) -> None:
        """Takes back what was said, where nothing has to be."""
        place = next((place for place in range(len(self.choices)) if self.digit(place) == NOT_SAID), self.at)
        self.turn_to(place)

    def action_say(self, word: str) -> None:
        """Yes or no, for a fact that is one of these."""
        if self.fact.kind == "yes-no":
            self.turn_to(0 if word == "yes" else 1)
