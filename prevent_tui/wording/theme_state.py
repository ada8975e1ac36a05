"""Why a theme is a gap, where its name alone would not say it."""

from __future__ import annotations

from collections.abc import Collection

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Status, Verdict


def why_gap(verdicts: Collection[Verdict], status: Status) -> str:
    """Return why a theme is a gap: `a must not met`, `a must not known`; nothing where it is none.

    Args:
        verdicts: The verdicts on its questions.
        status: What it comes to.
    """
    if status is not Status.GAP:
        return ""
    musts = {verdict.status for verdict in verdicts if verdict.question.obligation is Obligation.MUST}
    if Status.GAP in musts:
        return "a must not met"
    return "a must not known" if Status.UNKNOWN in musts else "no point earned"
