"""What the register and its matrix say first: how grave it is with what is in place, and what is not rated."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.assessment import risks
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.wording.grammar import number_word
from prevent_tui.workspace.work import Work

_NAMED = 8
"""So many risks that are not rated are named by their letters."""


def risk_band(work: Work, width: int) -> Lines:
    """Return how many risks are in the two gravest bands with their controls, then which are not rated with them.

    Args:
        work: The open assessment.
        width: Cells.
    """
    register = work.assessment.risks
    if not register:
        return [Content.styled("Risk register", "bold"), _quiet("Its own record: it never changes the score.")]
    rated = [risk.residual for risk in register if risk.residual]
    count = f"{number_word(len(register)).capitalize()} risk{'s' if len(register) > 1 else ''}"
    if rated:
        graver, gravest = scale().bands[-2:]
        parts = [_are(sum(scale().band(each.score) == band for each in rated), band.word) for band in (graver, gravest)]
        whole = f"{count}; with what is in place, {parts[0]} and {parts[1]}."
        brief = f"{count}; {parts[0]}, {parts[1]}."
    else:
        whole = brief = f"{count}; none is rated with its controls yet."
    letters = risks.matrix_letters(work.assessment)
    open_ = [letters[risk.id] for risk in risks.worst_first(work.assessment) if risk.residual is None]
    names = f": {', '.join(open_)}" if open_ and len(open_) <= _NAMED else ""
    verb = "is" if len(open_) == 1 else "are"
    left = f"{number_word(len(open_)).capitalize()} {verb} not rated with controls yet{names}. " if open_ else ""
    short = f"{len(open_)} not rated yet{names}." if open_ else "All are rated."
    return [
        fitting([Content.styled(text, "bold") for text in (whole, brief)], width),
        fitting([_quiet(f"{left}The register never changes the score."), _quiet(short)], width),
    ]


def _are(count: int, word: str) -> str:
    some = number_word(count) if count else "none"
    return f"{some} {'is' if count < 2 else 'are'} {word.lower()}"


def _quiet(text: str) -> Content:
    return Content.styled(text, "$quietband")
