"""One fact about the setting, chosen with left and right; a fact not said switches nothing off."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.questionnaire.parts import Fact
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line, link, paint
from prevent_tui.tui.kit.keys import Key, bindings

Value = bool | str | None

_KEYS = (
    Key("right,space", "turn(1)", "next"),
    Key("left", "turn(-1)", "previous"),
    Key("y", "say('yes')", "yes"),
    Key("n", "say('no')", "no"),
    Key("down,enter", "app.focus_next", "down"),
    Key("up", "app.focus_previous", "up"),
)


class FactRow(Block, can_focus=True):
    """A row with the fact and its possible values."""

    BINDINGS = bindings(_KEYS)

    def __init__(self, fact: Fact, value: Value) -> None:
        super().__init__(classes="fact")
        self.fact = fact
        if fact.kind == "yes-no":
            self.choices: list[tuple[Value, str]] = [(True, "yes"), (False, "no")]
        else:
            self.choices = [(option.id, option.label) for option in fact.options]
        self.choices.append((None, "not said"))
        values = [choice for choice, _ in self.choices]
        self.at = values.index(value) if value in values else len(values) - 1

    @property
    def value(self) -> Value:
        """What was chosen; None when nothing was said."""
        return self.choices[self.at][0]

    def lines(self, width: int) -> Lines:
        """The fact, then its values: all of them where there are few, else the one chosen between arrows."""
        look, focused = self.look, self.has_focus
        name = 44 if self.wide else 40
        lead = line(
            (look.bar if focused else " ", "$accent"), " ", self.fit(Content.styled(self.fact.label, "$ink"), name)
        )
        if not self._fits(width - lead.cell_length):
            arrows = (look.pick("‹", "<"), look.pick("›", ">")) if focused else (" ", " ")
            label = self.choices[self.at][1]
            style = "bold $ink" if self.value is not None else "$quiet"
            back = link(Content.styled(f"{arrows[0]} ", look.key), "turn", -1)
            shown = line(lead, back, link(line((label, style), (f" {arrows[1]}", look.key)), "turn", 1))
        else:
            shown = lead
            for index, (_, label) in enumerate(self.choices):
                picked = index == self.at
                said = picked and self.choices[index][0] is not None
                mark = look.pick("◉", "(*)") if picked else look.pick("○", "( )")
                words = line((f"{mark} ", "$accent" if said else "$quiet"), (label, "bold $ink" if said else "$quiet"))
                shown = line(shown, link(words, "pick", index), "   ")
        return paint([shown], "on $pick", width) if focused and look.tinted else [shown]

    def _fits(self, room: int) -> bool:
        return len(self.choices) <= 3 and sum(len(label) + 5 for _, label in self.choices) <= room

    def action_turn(self, step: int) -> None:
        """To the next or the previous value."""
        self.at = (self.at + step) % len(self.choices)
        self.redraw()

    def action_say(self, word: str) -> None:
        """Yes or no, for a fact that is one of these."""
        if self.fact.kind == "yes-no":
            self.at = 0 if word == "yes" else 1
            self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def action_pick(self, index: int) -> None:
        """The value that was clicked."""
        self.at = index
        self.redraw()
