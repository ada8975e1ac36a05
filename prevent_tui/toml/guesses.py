"""What was most likely meant where something is written wrongly."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from prevent_tui.budget import GUESSES, NAME_SHOWN

if TYPE_CHECKING:
    from collections.abc import Collection


def near(word: str, choices: Collection[str]) -> str:
    """A sentence naming the most likely intended word, or nothing."""
    if len(word) > NAME_SHOWN:
        return ""
    matches = get_close_matches(word, [choice for choice in choices if len(choice) <= NAME_SHOWN], n=1, cutoff=0.6)
    return f"Did you mean `{matches[0]}`?" if matches else ""


class Guesses:
    """The guesses for one file: looking for the likeliest of thousands takes long, and thousands help nobody."""

    def __init__(self) -> None:
        self._left = GUESSES

    def near(self, word: str, choices: Collection[str], pattern: str = "") -> str:
        """As `near`, as long as not too many names have been compared.

        Args:
            word: What is written.
            choices: What may have been meant.
            pattern: A regular expression that what was meant has to match.
        """
        self._left -= len(choices)
        if self._left < 0:
            return ""
        return near(word, [choice for choice in choices if re.match(pattern, choice)])
