"""One fact about the setting, chosen with left and right; a fact not said switches nothing off."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.questionnaire.parts import Fact
from prevent_tui.tui.kit.choice import Choice
from prevent_tui.tui.kit.draw import Lines, line, link, paint, space
from prevent_tui.tui.kit.keys import Key, bindings

Value = bool | str | None

_KEYS = (
    Key("y", "say('yes')", "yes"),
    Key("n", "say('no')", "no"),
    Key("enter", "app.focus_next", "down"),
)
_GAP = 3


class FactRow(Choice[Value]):
    """A row with the fact and its possible values; None is the value of a fact not said."""

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

    def lines(self, width: int) -> Lines:
        """The fact, then its values: all of them where there are few, else the one chosen between arrows."""
        lead = line(self.lead, self.fit(Content.styled(self.fact.label, "$ink"), 44 if self.wide else 40))
        all_fit = self._fits(width - lead.cell_length)
        shown = line(lead, space(_GAP).join(self.options()) if all_fit else self._between_arrows())
        return paint([shown], "on $pick", width) if self.has_focus and self.look.tinted else [shown]

    def _between_arrows(self) -> Content:
        look = self.look
        back, on = (look.pick("‹", "<"), look.pick("›", ">")) if self.has_focus else (" ", " ")
        left = link(Content.styled(f"{back} ", look.key), "turn", -1)
        return line(left, link(line(self.words(self.at), (f" {on}", look.key)), "turn", 1))

    def _fits(self, room: int) -> bool:
        return len(self.choices) <= 3 and sum(len(label) + 5 for _, label in self.choices) <= room

    def action_say(self, word: str) -> None:
        """Yes or no, for a fact that is one of these."""
        if self.fact.kind == "yes-no":
            self.turn_to(0 if word == "yes" else 1)
