"""Which characters a text may hold, whether a person typed it or a file brought it."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LINES = re.compile("[\n\t]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SEEN = re.compile("[!-~]")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U0001d159"
    "\U000e0000-\U000e0fff]"
)
"""Signs that nobody can see, though they count as letters, marks or symbols."""
_UNSEEN_KINDS = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text: spaces of any width, and signs that show nothing."""
    if _SEEN.search(text):
        return False
    return all(unicodedata.category(sign) in _UNSEEN_KINDS or _UNSEEN.match(sign) for sign in text)


def clean(text: str) -> str:
    """Makes typed or pasted text safe to keep: one kind of newline, no control characters.

    Lone surrogates become the replacement character, so that something is seen to have been there;
    control characters and bidirectional overrides, which show nothing, are taken out.
    """
    if text.isprintable():  # so it holds none of these; most texts do not
        return unicodedata.normalize("NFC", text)
    text = _SURROGATES.sub("\ufffd", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def clean_line(text: str) -> str:
    """As `clean`, for a field of one line: newlines and tabs become single spaces; nothing seen is nothing."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return "" if is_blank(text) else " ".join(clean(text).split())


def clean_prose(text: str) -> str:
    """As `clean`, for a field of several lines, without what stands around them; nothing to be seen is nothing."""
    return "" if is_blank(text) else clean(text).strip()


def one_line(text: str) -> str:
    """A text from anywhere, such as the name of a file, as it may be shown on a line: what is unseen is written out."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or _is_space(sign) else ascii(sign)[1:-1] for sign in text)


def _is_space(sign: str) -> bool:
    # Spaces that are not the plain one count as unprintable but do no harm.
    return sign.isspace() and ord(sign) > 0x9F and sign not in "\u2028\u2029"


def in_one_line(text: str) -> str:
    """As `clean`, for what is typed or pasted into a field of one line: lines and tabs are joined by single spaces.

    Spaces stay as they are, but for those where lines were joined.
    """
    first, *rest = _LINES.split(clean(text))
    return " ".join(part for part in (each.strip() for each in (first, *rest)) if part) if rest else first


def refuse_controls(text: str) -> str:
    """Passes a text from a file on unchanged.

    Raises:
        ValueError: It holds a control character, a bidirectional override or a lone surrogate.
    """
    if text.isprintable():  # so it holds none of these; most texts do not
        return text
    match = _CONTROLS.search(text) or _SURROGATES.search(text)
    if match:
        code = f"U+{ord(match.group()):04X}"
        raise ValueError(f"holds the control character {code}, which is not allowed in a text")
    return text


_LEFT_OUT = 50
"""Characters at most of how much was left out of a text."""


def shortened(text: str, most: int, *, counted: bool = False) -> str:
    """Return a text with its middle left out where it is longer than a number of characters.

    What comes back has no more than `most` characters, so that it is left as it is where it is shortened once more.

    Args:
        text: Anything, in one line.
        most: How many characters may be left.
        counted: Whether it says how much is left out, as a line of a message does.
    """
    if len(text) <= most:
        return text
    shown = most - (_LEFT_OUT if counted else 1)
    end = most // 4
    sign = f"… ({len(text) - shown:,} characters left out) …" if counted else "…"
    return f"{text[: shown - end]}{sign}{text[-end:]}"
