"""The running numbers of tables and figures, the same in every format."""

from __future__ import annotations

from collections import Counter

from prevent_tui.report.model.blocks import Report, Table
from prevent_tui.report.model.figures import Months, Radar, StateBars
from prevent_tui.report.model.matrix import Matrix

_FIGURES = (StateBars, Months, Radar, Matrix)


def numbers(report: Report) -> dict[int, str]:
    """For the place of each captioned block, its name: `Table 3` or `Figure 1`."""
    counts: Counter[str] = Counter()
    names = {}
    for place, block in enumerate(report.blocks):
        kind = "Table" if isinstance(block, Table) else "Figure" if isinstance(block, _FIGURES) else ""
        if kind and getattr(block, "caption", ""):
            counts[kind] += 1
            names[place] = f"{kind} {counts[kind]}"
    return names
