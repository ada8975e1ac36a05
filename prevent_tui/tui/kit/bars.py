"""Bars and large figures: how many questions are in each state, how much of the points there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from textual.content import Content

from prevent_tui.scoring import Scores, Status
from prevent_tui.tui.kit.draw import Part, line
from prevent_tui.tui.kit.marks import STATUS_COLOUR
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.sums import yardstick_percent

_LEAST = 2
"""Cells of the smallest part of a bar that is not nought."""

_PATTERNS = {
    Status.GAP: " ",
    Status.PARTLY: "╱",
    Status.UNKNOWN: "░",
    Status.NONE: "·",
    Status.MET: "▏",
    Status.NA: "–",
}
"""As in the report, so that page and screen teach each other."""

_PLAIN = dict(zip(_PATTERNS, "#/?.=-", strict=True))

_SOFT = {
    Status.GAP: ("$gapon", "$gapon", "$gapfill"),
    Status.PARTLY: ("$partlyon", "$partlyhatch", "$partlyfill"),
    Status.UNKNOWN: ("$ink", "$unknown", "$unknownsoft"),
    Status.NONE: ("$noneon", "$noneon", "$nonefill"),
    Status.MET: ("$met", "$methatch", "$metsoft"),
    Status.NA: ("$noneon", "$noneon", "$nonefill"),
}
"""Of each part of a bar: its number, its pattern, and what is under both."""

_FONT = {
    "0": "111101101101111",
    "1": "010110010010111",
    "2": "111001111100111",
    "3": "111001111001111",
    "4": "101101111001001",
    "5": "111100111001111",
    "6": "111100111101111",
    "7": "111001001010010",
    "8": "111101111101111",
    "9": "111101111001111",
    "%": "101001010100101",
}
"""Figures of square pixels, three wide and five high, row by row."""


def digits(text: str) -> list[str]:
    """Three rows of large figures in half blocks; characters that are none stand on the last row."""
    rows = ["", "", ""]
    for character in text:
        pixels = _FONT.get(character)
        for row in range(3):
            if pixels is None:
                rows[row] += character if row == 2 else " "
                continue
            upper = pixels[row * 6 : row * 6 + 3]
            lower = pixels[row * 6 + 3 : row * 6 + 6].ljust(3, "0")
            rows[row] += "".join(" ▀▄█"[int(a) + 2 * int(b)] for a, b in zip(upper, lower, strict=True)) + " "
    return [row[:-1] for row in rows]


def meter(look: Look, share: float, width: int, mark: float | None = None) -> Content:
    """A bar of one colour: filled for the part, and its rest empty.

    Args:
        look: The signs in use.
        share: The part, from 0 to 1.
        width: Cells.
        mark: A share to mark on the bar, for what the part is measured against; None for no mark.
    """
    full = round(max(0.0, min(1.0, share)) * width)
    at = -1 if mark is None or width < 1 else min(int(mark * width), width - 1)
    parts: list[Part] = []
    for start, end, is_full in ((0, full, True), (full, width, False)):
        cell, style = _meter_cell(look, is_full=is_full)
        if start <= at < end:
            sign = look.pick("┃", "|")
            under = f" on {'$accent' if is_full else '$nonefill'}" if look.tinted else ""
            ink = "$onaccent" if is_full and look.tinted else "$ink"
            parts += [(cell * (at - start), style), (sign, f"bold {ink}{under}"), (cell * (end - at - 1), style)]
        else:
            parts.append((cell * (end - start), style))
    return line(*parts)


def _meter_cell(look: Look, *, is_full: bool) -> tuple[str, str]:
    if look.tinted and not look.ascii:
        return " ", "on $accent" if is_full else "on $nonefill"
    if look.ascii:
        return ("#", "bold $accent") if is_full else (".", "$quiet")
    return ("━", "bold $accent") if is_full else ("─", "$line")


def score_meter(look: Look, scores: Scores, width: int) -> Content:
    """The bar of a score, with a mark where it would be with everything just met; empty while it is too early."""
    percent, at_met = scores.percent, yardstick_percent(scores)
    mark = None if percent is None or at_met is None else at_met / 100
    return meter(look, (percent or 0) / 100, width, mark)


def stack(look: Look, counts: Mapping[Status, int], width: int, *, numbers: bool = True) -> Content:
    """A bar by state, what needs work first and what is met after it: pattern, number and colour say the same.

    Args:
        look: The signs in use.
        counts: How many questions are in each state; a state that is not there, in none.
        width: Cells. Each part that is not nought has two at least; the rest is shared by size.
        numbers: Whether each part says its number, where it has room.
    """
    shown = tuple((status, counts[status]) for status in _PATTERNS if counts.get(status))
    return _stack(look, shown, width, numbers=numbers)


@lru_cache(maxsize=256)
def _stack(look: Look, counts: tuple[tuple[Status, int], ...], width: int, *, numbers: bool) -> Content:
    cells = _cells(dict(counts), width)
    named = ((status, str(count) if numbers else "") for status, count in counts)
    return line(*(part for status, number in named for part in _part(look, status, number, cells[status])))


def _cells(counts: dict[Status, int], width: int) -> dict[Status, int]:
    """How wide each part is."""
    total = sum(counts.values())
    shares = {status: count * width / total for status, count in counts.items()}
    cells = {status: max(_LEAST, int(share)) for status, share in shares.items()}
    while sum(cells.values()) > width and max(cells.values()) > _LEAST:
        widest = max((each for each in cells if cells[each] > _LEAST), key=lambda each: cells[each] - shares[each])
        cells[widest] -= 1
    while cells and sum(cells.values()) < width:
        cells[max(cells, key=lambda each: shares[each] - cells[each])] += 1
    return cells


def _part(look: Look, status: Status, number: str, width: int) -> list[Part]:
    """One part: its number in the middle, where that leaves a cell of the pattern at each side."""
    number = number if width >= len(number) + 2 else ""
    left = (width - len(number)) // 2
    right = width - len(number) - left
    if look.tinted and not look.ascii:
        ink, hatch, under = _SOFT[status]
        sign = _PATTERNS[status]
        return [
            (sign * left, f"{hatch} on {under}"),
            (number, f"bold {ink} on {under}"),
            (sign * right, f"{hatch} on {under}"),
        ]
    sign = _PLAIN[status] if look.ascii else ("█" if status is Status.GAP else _PATTERNS[status])
    style = STATUS_COLOUR[status]
    return [(sign * left, style), (number, "bold"), (sign * right, style)]
