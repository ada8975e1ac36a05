"""A sentence for the message row: what happened, the state something is in now, and the keys that go on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import ARROWS, cap, line, link
from prevent_tui.tui.kit.keys import key_name
from prevent_tui.tui.kit.marks import STATUS_COLOUR
from prevent_tui.tui.kit.theme import Look


@dataclass(frozen=True)
class Offer:
    """A key that goes on from what was said.

    Attributes:
        key: The key as it stands on the keyboard: `Enter`, `U`.
        words: What it does, after the key: `takes it back`.
    """

    key: str
    words: str

    def __str__(self) -> str:
        return f"{self.key} {self.words}"


@dataclass(frozen=True)
class Sentence:
    """What is said in passing.

    Attributes:
        text: The words, as one line; never parsed as markup.
        offers: Keys that go on from there, drawn as caps.
        status: The state that something is in now, whose sign stands before the words.
    """

    text: str
    offers: tuple[Offer, ...] = ()
    status: Status | None = None

    def __str__(self) -> str:
        return f"{self.text} {'; '.join(map(str, self.offers))}." if self.offers else self.text

    def draw(self, look: Look, width: int) -> Content:
        """The sentence in one row; each cap can be clicked.

        Args:
            look: The signs in use.
            width: The cells there are. Offers that do not fit are left out, the first of them first, for what Enter
                does stands in the footer too; the words are never cut.
        """
        most = [self._draw(look, self.offers[at:]) for at in range(len(self.offers) + 1)]
        return next((each for each in most if each.cell_length <= width), most[-1])

    def _draw(self, look: Look, shown: tuple[Offer, ...]) -> Content:
        sign = Content("")
        if self.status is not None:
            sign = Content.styled(f"{look.signs[self.status]} ", f"bold {STATUS_COLOUR[self.status]}")
        offers = (
            line("  ", link(line(cap(look, each.key), (f" {each.words}", "$ink")), "app.simulate_key", _name(each.key)))
            for each in shown
        )
        return line(sign, (look.say(self.text), "$ink"), *offers)


def _name(shown: str) -> str:
    return ARROWS.get(shown) or key_name(shown.lower())
