"""The words of the field on the screen in front, each explained: a sheet at the right, or all of a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.sheet import Sheet

if TYPE_CHECKING:
    from prevent_tui.wording.glossary import Term

_HEADINGS = {"field": "WORDS OF THE FIELD", "program": "WORDS OF THIS PROGRAM"}


class Terms(Block):
    """Each term with its other names, what it means, and what it does not mean."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        super().__init__()
        self.terms = terms

    def lines(self, width: int) -> Lines:
        """The field's own first."""
        out: Lines = [self.fit(Content.styled("The words on this screen", "bold $ink"), width)]
        for of, heading in _HEADINGS.items():
            some = [each for each in self.terms if each.of == of]
            out += [Content(""), Content.styled(heading, "bold $quiet")] if some else []
            for each in some:
                out += [Content(""), *self._entry(each, width)]
        return out

    def _entry(self, term: Term, width: int) -> Lines:
        say = self.look.say
        also = f"  also {', '.join(term.also)}" if term.also else ""
        out = self.wrap(line((say(term.term), "bold $accent"), (say(also), "$quiet")), width)
        out += self.wrap(Content.styled(say(term.meaning), "$ink"), width)
        if term.is_not:
            out += self.hang(Content.styled("Not: ", "bold $ink"), Content.styled(say(term.is_not), "$ink"), width)
        if term.source and term.of == "field":
            out += self.wrap(Content.styled(say(f"Source: {term.source}."), "$quiet"), width)
        return out


class GlossarySheet(Sheet):
    """Shows them until a key closes it."""

    BINDINGS = bindings((Key("j", "back", "close"),))
    OTHERS = Sheet.OTHERS[:1]

    def __init__(self, terms: tuple[Term, ...]) -> None:
        super().__init__(classes="help")
        self.text = Terms(terms)

    def body(self) -> ComposeResult:
        """The terms."""
        yield self.text
