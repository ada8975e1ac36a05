"""What a PDF takes as a password; apart from the writers, so that asking for one loads none of them."""

from __future__ import annotations

MOST_BYTES = 127
"""Bytes of a password's UTF-8 that count; the standard of PDF 2.0 leaves out what is beyond."""


def is_too_long(password: str) -> bool:
    """Return whether a password has more bytes than a PDF reads of one."""
    return len(password.encode("utf-8", "replace")) > MOST_BYTES
