"""Two wordings as one, with what differs marked so that it reads without colour."""

from __future__ import annotations

from difflib import SequenceMatcher

_LEAST_ALIKE = 0.4
_ISLAND = 1


def marked_changes(before: str, after: str) -> str:
    """Return two wordings as one text, with `[-removed-]` and `{+added+}` around the words that differ.

    Wordings that share little are given whole, one after the other.
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old == new or matcher.ratio() < _LEAST_ALIKE:
        return _mark(before, after)
    return " ".join(
        _mark(" ".join(removed), " ".join(added)) if removed != added else " ".join(removed)
        for removed, added in _runs(old, new, matcher)
    )


def similarity(before: str, after: str) -> float:
    """Return the share of two wordings that is the same words in the same order, from 0 to 1."""
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


def _mark(removed: str, added: str) -> str:
    return (f"[-{removed}-]" if removed else "") + (f"{{+{added}+}}" if added else "")


def _runs(old: list[str], new: list[str], matcher: SequenceMatcher[str]) -> list[tuple[list[str], list[str]]]:
    """Stretches that are the same and stretches that differ; a single word between two that differ joins them."""
    runs: list[tuple[list[str], list[str]]] = []
    codes = matcher.get_opcodes()
    for place, (kind, begin, end, first, last) in enumerate(codes):
        island = kind == "equal" and 0 < place < len(codes) - 1 and end - begin <= _ISLAND
        removed, added = old[begin:end], new[first:last]
        joins = bool(runs) and (runs[-1][0] != runs[-1][1]) and (kind != "equal" or island)
        if joins:
            runs[-1] = (runs[-1][0] + removed, runs[-1][1] + added)
        else:
            runs.append((removed, added))
    return runs
