"""What every screen explains of itself, sheet and dialog alike: the words that stand on it, and what was said last."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from prevent_tui.tui.kit.keys import GLOSSARY, READ, bindings
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.routes import ToGlossary

T = TypeVar("T")


class Explaining(Screen[T]):
    """A screen whose words can be explained, outside a field; and from which all of a message can be read."""

    BINDINGS = bindings((GLOSSARY, READ))

    def action_glossary(self) -> None:
        """Explains the words of the field that stand on it now."""
        from prevent_tui.tui.kit.shown_text import shown_text
        from prevent_tui.wording.glossary import terms_in

        program = program_of(self.app)
        terms = tuple(terms_in(shown_text(self)))
        if terms:
            program.go(ToGlossary(terms))
        else:
            program.say("No term of the field stands here.")

    def action_read_message(self) -> None:
        """Shows all of what was said last."""
        program_of(self.app).read_message()
