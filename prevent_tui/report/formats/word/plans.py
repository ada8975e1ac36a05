"""Months with their actions, scores by arm, and the risk matrix, as tables with every value in words."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.word.draft import Draft
from prevent_tui.report.formats.word.element import Element
from prevent_tui.report.formats.word.marks import EDGE, INK, bar, chip
from prevent_tui.report.formats.word.runs import link, paragraph, plain, run
from prevent_tui.report.formats.word.table import WIDE, Box, Grid, caption, heads, widths
from prevent_tui.report.model.figures import Arm, Month, Months, Radar, Slot
from prevent_tui.report.model.matrix import Matrix, MatrixCell, MatrixSide

_NAME = 1701
_BANDS = (("FFFFFF", EDGE, 4), ("FAEED2", EDGE, 4), ("F3D0B6", INK, 6), ("DEA098", INK, 12))
"""Fill, edge and weight of each band, from the lowest up."""

_HEADS = ("Month", "How many", "What is due")


def months(draft: Draft, block: Months) -> Iterator[Element]:
    """A row for each month: how many actions fall due, and each of them."""
    yield from caption(draft, block.caption)
    most = max((len(each.slots) for each in block.months), default=0) or 1
    rows = [heads(*_HEADS), *(_month(draft, each, most) for each in block.months)]
    about = f"Columns: {', '.join(_HEADS)}."
    yield from Grid("ReportTable", widths((34, 22, 116)), rows, block.caption, about, heads=1).drawn()


def _month(draft: Draft, each: Month, most: int) -> tuple[Box, ...]:
    count = paragraph("TableText", *bar(100 * len(each.slots) // most, 12), run(f"  {len(each.slots)}", "Strong"))
    slots = tuple(_slot(draft, slot) for slot in each.slots)
    return (
        Box((paragraph("TableText", run(each.title, "Strong")),)),
        Box((count,)),
        Box(slots or (plain("TableText", "–"),)),
    )


def _slot(draft: Draft, slot: Slot) -> Element:
    runs = [link(draft, slot.ref), run("  ")] if slot.ref else []
    runs += [*chip(slot.state), run("  ")] if slot.state else []
    late = [run("  overdue", "Strong")] if slot.late else []
    return paragraph("TableText", *runs, run(slot.who), *late)


def radar(draft: Draft, block: Radar) -> Iterator[Element]:
    """A bar for each arm with its words, and one for what the broken line of a radar stands for."""
    yield from caption(draft, block.caption)
    rows = [_arm(arm) for arm in block.arms]
    if block.ring is not None:
        rows.append(_arm(Arm(block.ring_words, block.ring, f"{block.ring}%")))
    yield from Grid(
        "ReportTable", widths((60, 112)), rows, block.caption, "A bar for each score, and its words."
    ).drawn()


def _arm(arm: Arm) -> tuple[Box, ...]:
    drawn = [] if arm.percent is None else [*bar(arm.percent, 40), run("  ")]
    return Box((plain("TableText", arm.label),)), Box((paragraph("TableText", *drawn, run(arm.words, "Strong")),))


def matrix(draft: Draft, block: Matrix) -> Iterator[Element]:
    """Both grids, one below the other: likelihood at the left, impact above."""
    yield from caption(draft, block.caption)
    for side in block.sides:
        yield from _side(block, side)
    key = [part for sign, words in block.bands for part in (run(f"{sign} ", "Strong"), run(f"{words}     "))]
    yield paragraph("SmallText", *key)


def _side(block: Matrix, side: MatrixSide) -> Iterator[Element]:
    steps = zip(block.likelihood, side.rows, strict=True)
    rows = [heads(side.title, *block.impact), *((*heads(name), *map(_cell, cells)) for name, cells in steps)]
    wide = [_NAME, *([(WIDE - _NAME) // len(block.impact)] * len(block.impact))]
    title, about = f"{block.caption}: {side.title}", "A row for each likelihood, a column for each impact."
    yield from Grid("GridTable", wide, rows, title, about, heads=1, high=480).drawn()


def _cell(each: MatrixCell) -> Box:
    fill, ink, weight = _BANDS[min(each.band, len(_BANDS) - 1)]
    lines = [paragraph("TableText", run(each.words, "Quiet"), keep=True)]
    if each.letters:
        lines.append(paragraph("TableText", run(" ".join(each.letters), "ItemTitle")))
    return Box(tuple(lines), fill, tuple((side, "single", weight, ink) for side in ("top", "left", "bottom", "right")))
