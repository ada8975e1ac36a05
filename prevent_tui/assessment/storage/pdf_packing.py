"""Unpacking what a PDF keeps of its own structure: the one way in which its tables and objects are packed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prevent_tui.assessment.storage.pdf_objects import BrokenPdf
from prevent_tui.budget import ANSWERS_BYTES

if TYPE_CHECKING:
    from prevent_tui.assessment.storage.pdf_objects import Allowance

_PREDICTED = 1024 * 1024
"""Bytes at most whose rows are told by the row above; undoing that is work for each byte."""


def filter_names(filters: Any) -> list[str]:
    """The names of the filters that a stream is packed with."""
    return [str(name) for name in filters] if isinstance(filters, list) else [str(filters)] if filters else []


def unpacked(raw: bytes, filters: Any, settings: Any, allowance: Allowance) -> bytes:
    """What a stream unfolds to.

    Args:
        raw: Its bytes.
        filters: What it is packed with: nothing, or FlateDecode alone.
        settings: How that was set, where it was.
        allowance: What may still be unpacked.

    Raises:
        BrokenPdf: It is packed in another way, damaged, or unfolds to more than any of ours.
    """
    names = filter_names(filters)
    if names not in ([], ["FlateDecode"]):
        raise BrokenPdf("packed in a way that no report is")
    data = inflated(raw, min(ANSWERS_BYTES, allowance.unpacked)) if names else raw
    allowance.unpack(len(data))
    settings = settings[0] if isinstance(settings, list) and len(settings) == 1 else settings
    settings = settings if isinstance(settings, dict) else {"Predictor": 1 if settings is None else settings}
    predictor, columns = (settings.get(key, 1) for key in ("Predictor", "Columns"))
    if predictor == 1:
        return data
    if predictor not in range(10, 16) or type(columns) is not int or not 0 < columns <= 64 or len(data) > _PREDICTED:
        raise BrokenPdf("packed in a way that no report is")
    return _rows(data, columns)


def inflated(raw: bytes, most: int, *, cut: bool = False) -> bytes:
    """What compressed bytes unfold to, whole.

    Args:
        raw: The bytes.
        most: How many they may unfold to.
        cut: Of more, return one more than they may be.

    Raises:
        BrokenPdf: They are damaged, cut off, or unfold to more.
    """
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, most + 1)
    except zlib.error as error:
        raise BrokenPdf(str(error)) from None
    if not unpacking.eof and not (cut and len(data) > most):
        raise BrokenPdf("unfolds to more than it may, or not to its end")
    return data


def _rows(data: bytes, columns: int) -> bytes:
    """Undoes what PNG calls filters: each row says by its first byte how it was told by the one above."""
    above, out = bytes(columns), bytearray()
    for at in range(0, len(data), columns + 1):
        kind, row = data[at], bytearray(data[at + 1 : at + 1 + columns])
        if kind > 4 or len(row) != columns:
            raise BrokenPdf("rows that are none")
        for n in range(columns) if kind else ():
            left, up, corner = (row[n - 1], above[n], above[n - 1]) if n else (0, above[n], 0)
            row[n] = (row[n] + _GUESS[kind](left, up, corner)) & 255
        out += row
        above = bytes(row)
    return bytes(out)


def _nearest(left: int, up: int, corner: int) -> int:
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    return left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner


_GUESS: dict[int, Callable[[int, int, int], int]] = {
    1: lambda left, _up, _corner: left,
    2: lambda _left, up, _corner: up,
    3: lambda left, up, _corner: (left + up) // 2,
    4: _nearest,
}
