"""The place of a new file, below the facts: a figure that was meant for a fact is no part of it."""

from __future__ import annotations

from textual import events

from prevent_tui.tui.kit.field import PATH_LENGTH, Field
from prevent_tui.tui.kit.program import program_of


class Place(Field):
    """Where the file of a new assessment goes.

    Facts are answered in rhythm, by figure and Enter, and what one of them says may leave fewer to answer. Then the
    figure for the next one comes to this field, where it does nothing.

    Args:
        path: What is proposed.

    Attributes:
        follows_fact: Whether it was entered from a fact, and no key was pressed in it yet.
    """

    follows_fact = False

    def __init__(self, path: str) -> None:
        super().__init__(path, "path", label="Save as", most=PATH_LENGTH, needed=True, guarded="")

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        is_for_a_fact = self.follows_fact and event.character is not None and event.character.isdecimal()
        self.follows_fact = False
        if is_for_a_fact:
            event.stop()
            event.prevent_default()
            program_of(self.app).say("No fact is left: that figure did nothing. This is the path.")
