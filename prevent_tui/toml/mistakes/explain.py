"""From what a TOML parser says to what a person most likely did."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from prevent_tui.toml.mistakes import in_lines, in_values
from prevent_tui.toml.mistakes.cursor import CURLY, Spot, Words

_UNSEEN = {"Zs", "Zl", "Zp", "Cf"}
"""Kinds of signs that cannot be seen, of which TOML knows only the ordinary space."""

_EXPLAIN: tuple[tuple[str, Callable[[Spot], Words | None]], ...] = (
    ("Illegal character '\\n'", in_values.unclosed_text),
    ("Found invalid character '\\n'", in_values.unclosed_text),
    ("Illegal character", in_values.control),
    ("Found invalid character", in_values.control),
    ("Unterminated string", in_values.never_closed),
    ("Expected \"'", in_values.never_closed),
    ("Unclosed", in_values.unclosed_list),
    ("Invalid value", in_values.no_value),
    ("Invalid date", in_values.bare),
    ("Unescaped", in_values.backslash),
    ("Invalid hex", in_values.backslash),
    ("Expected newline", in_lines.after_a_value),
    ("Expected '='", in_lines.after_a_key),
    ("Expected ']", in_lines.heading),
    ("Invalid statement", in_lines.at_the_beginning),
    ("Invalid initial character", in_lines.at_the_beginning),
    ("Cannot", in_lines.twice),
    ("Duplicate inline table key", in_lines.inside_twice),
)
"""How what the parser says begins, and what then looks for the slip."""


def likely_mistake(text: str, message: str, line: int, column: int) -> Words | None:
    """What is most likely wrong, and what to do; None where nothing better is known than the parser's words.

    Args:
        text: The whole file.
        message: What the parser said, without its place.
        line: Where parsing stopped, counted from 1.
        column: The same; one more than the line has signs at its end.
    """
    spot = Spot(text, message, min(line, text.count("\n") + 1), column)
    sign = spot.rest[:1]
    if sign and sign != " " and unicodedata.category(sign) in _UNSEEN:
        unseen = (
            f"a sign that cannot be seen stands here (U+{ord(sign):04X}), such as the hard space of word processors."
        )
        return unseen, "Delete it, and type an ordinary space if there should be one."
    if sign and sign in CURLY:
        return "a curly quotation mark, as word processors make them, stands here.", in_values.STRAIGHT
    return next((explain(spot) for begins, explain in _EXPLAIN if message.startswith(begins)), None)
