"""What stands for a sign where only plain letters can be shown: in a terminal without others, or a stream."""

from __future__ import annotations

import unicodedata

_ARROWS = {"←→": "arrows", "↑↓": "up/down"}

_TWINS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..", "·": "-", "→": ">", "←": "<"}
    | {"↑": "up ", "↓": "down", "›": ">", "×": "x", "✓": "+", "✗": "!", "◐": "~", "◔": "@", "⏎": "enter", "•": "o"}
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ı": "i", "£": "GBP", "€": "EUR", "\xa0": " ", "\u202f": " "}
)
"""Letters and signs that have no simpler letter in them."""


def in_ascii(words: str) -> str:
    """Return the program's own words with signs that every terminal shows; never for what a person typed."""
    for arrows, name in _ARROWS.items():
        words = words.replace(arrows, name)
    return words.translate(_TWINS)


def stand_in(text: str) -> str:
    """Return any text in ASCII: a sign as its twin, a letter without accents, what has neither as a question mark."""
    plain = unicodedata.normalize("NFKD", in_ascii(text).translate(_LETTERS))
    return "".join(sign if sign.isascii() else "?" for sign in plain if not unicodedata.combining(sign))
