"""Which characters a text may hold, whether a person typed it or a file brought it."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LINES = re.compile("[\n\t]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Makes typed or pasted text safe to keep: one kind of newline, no control characters.

    Lone surrogates become the replacement character, so that something is seen to have been there;
    control characters and bidirectional overrides, which show nothing, are taken out.
    """
    text = _SURROGATES.sub("\ufffd", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def clean_line(text: str) -> str:
    """As `clean`, for a field of one line: newlines and tabs become single spaces."""
    return " ".join(clean(text).split())


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
    match = _CONTROLS.search(text) or _SURROGATES.search(text)
    if match:
        code = f"U+{ord(match.group()):04X}"
        raise ValueError(f"holds the control character {code}, which is not allowed in a text")
    return text
