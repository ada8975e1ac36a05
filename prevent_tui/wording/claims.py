"""What is said of answers that claim to be met: whether they can be shown, where nothing is a gap."""

from __future__ import annotations

from collections.abc import Collection

from prevent_tui.scoring import Status, Verdict
from prevent_tui.wording.grammar import part_of


def no_gap_text(verdicts: Collection[Verdict]) -> str:
    """Return what can be said of answered questions none of which is a gap; `No gaps` only where all can be shown.

    Args:
        verdicts: The verdicts on the questions asked, of which at least one is answered.
    """
    claims = sum(verdict.status is Status.MET for verdict in verdicts)
    unanswered = sum(verdict.status is Status.NONE for verdict in verdicts)
    among = f" {among_text(len(verdicts) - unanswered, unanswered)}" if unanswered else ""
    if all(verdict.status is Status.NA for verdict in verdicts):
        return "Nothing here is a gap: every question is marked not applicable."
    if not claims:
        return f"No gaps claimed, and nothing claimed as met{among}."
    if doubts := doubts_text(verdicts):
        weak = any(verdict.weak for verdict in verdicts)
        shown = any(verdict.is_shown for verdict in verdicts)
        nothing = "" if shown else f"Nothing can be shown {'yet' if weak else 'any more'}: "
        return f"No gaps claimed{among}. {nothing}{doubts}."
    if unanswered:
        return f"No gaps{among}. What is claimed can be shown."
    return "No gaps: every question is answered, and what is claimed can be shown."


def among_text(answered: int, unanswered: int, where: str = "") -> str:
    """Return of how many answered questions something is said, and how many are not answered.

    Args:
        answered: How many are answered.
        unanswered: How many are not.
        where: What follows `answered`, such as ` here`.
    """
    number, verb = "one" if answered == 1 else str(answered), "is" if unanswered == 1 else "are"
    return f"among the {number} answered{where}; {unanswered} {verb} still open"


def doubts_text(verdicts: Collection[Verdict]) -> str:
    """Return how many of the answers that claim to be met cannot be shown, and why; nothing where all can.

    Args:
        verdicts: The verdicts on the questions asked.
    """
    claims = sum(verdict.status is Status.MET for verdict in verdicts)
    weak = sum(verdict.weak for verdict in verdicts)
    old = sum(verdict.outlived is not None for verdict in verdicts)
    has, rests = "has" if weak == 1 else "have", "rests" if old == 1 else "rest"
    parts = [f"{part_of(weak, claims, 'answer')} {has} no located, dated evidence"] if weak else []
    parts += [f"{part_of(old, claims, 'answer')} {rests} on evidence that is out of date"] if old else []
    return ", and ".join(parts)
