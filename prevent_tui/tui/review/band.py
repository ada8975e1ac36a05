"""What the review says before anything else: the verdict in its state, then what else is short."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.draw import Lines, line, wrap
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.tui.kit.layout import HIGH
from prevent_tui.tui.kit.marks import chip
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.sums import coverage_text, short_of_met
from prevent_tui.wording.verdict import MOST_NAMED, verdict_status, verdict_text
from prevent_tui.workspace.work import Work

LOW = 22
"""Rows of the window below which nothing stands between the parts of the review."""

_FEWER = (3, 2, 1)
"""Of how many musts of a kind the names are tried, where all of them do not fit."""

_WIDEST = 100
"""Cells of a row of the verdict at most, so that it is read in one look."""


def review_band(look: Look, work: Work, width: int, rows: int) -> Lines:
    """Return the rows of the band; the whole of a verdict that is cut is read with the sums.

    Args:
        look: The signs in use.
        work: The open assessment.
        width: Cells.
        rows: Rows of the window.
    """
    questionnaire, result = work.questionnaire, work.result
    coverage, shoulds = result.total.coverage, result.total.shoulds
    lead = line(chip(look, verdict_status(questionnaire, result)), " ") if coverage.answered else line()
    most, cells = 5 if rows >= HIGH else 4 if rows >= LOW else 3, min(width, _WIDEST)
    for named in (MOST_NAMED, *_FEWER):
        words = Content.styled(look.say(verdict_text(questionnaire, result, named)), "bold")
        out = wrap(line(lead, words), cells)
        if len(out) <= most:
            break
    else:
        out = wrap(line(lead, words), cells, most, look.cut)
    if not coverage.of:
        return out
    answered = f"{coverage.answered} of {coverage.of} answered"
    short = short_of_met(shoulds) if coverage.answered and shoulds.of else ""
    texts = [coverage_text(coverage), answered]
    if short:
        whole = f"Of {plural(shoulds.of, 'should')} {short}"
        brief = short.replace("not answered", "open")
        texts = [f"{whole}; {coverage_text(coverage)}", f"{whole}; {answered}"]
        texts += [f"Shoulds: {short}; {answered}", f"Shoulds: {brief}; {answered}", f"Shoulds: {brief}"]
    return [*out, fitting([Content.styled(look.say(text), "$quietband") for text in texts], width)]
