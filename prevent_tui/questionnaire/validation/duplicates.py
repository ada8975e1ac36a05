"""Ids that are given more than once, in a questionnaire or in an answers file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from prevent_tui.errors import Fault


def duplicate_ids(place: str, ids: Iterable[str], rule: int = 0) -> Iterator[Fault]:
    """Yield a fault for each id that more than one table of a list has.

    Args:
        place: Where the list stands, as faults name it.
        ids: The ids of its tables, in the order in which faults are reported.
        rule: The number of the rule that is broken; 0 for what no rule covers.
    """
    for name, count in Counter(ids).items():
        if count > 1:
            yield Fault(f"{place}[{name}]", "is defined more than once.", "Give each its own id.", rule)
