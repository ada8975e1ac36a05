"""The contents, and how to read the rest."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, state
from prevent_tui.report.model.blocks import Block, Contents, Heading, Paragraph
from prevent_tui.report.model.figures import StateKey
from prevent_tui.report.model.inline import Span
from prevent_tui.report.words import report_words
from prevent_tui.scoring import Status

DUTIES = {
    Obligation.MUST: "MUST is what the law asks.",
    Obligation.SHOULD: "SHOULD is what statutory or official guidance expects.",
    Obligation.CONDITION: "CONDITION is what funding or inspection asks.",
    Obligation.GOOD: "GOOD PRACTICE is neither, and helps.",
}
"""What each duty means, in a sentence."""

_MEANINGS = {
    Status.GAP: ("The lowest level", "It is listed first, with what to do about it."),
    Status.PARTLY: ("Begun, and short of the met level", "Listed as a gap where the duty is more than good practice."),
    Status.NOT_SHOWN: (
        "Only of a whole theme: everything is answered, nothing is a gap, and nothing met can be shown",
        "What is missing is where the evidence is, and its date.",
    ),
    Status.MET: ("At the met level or better", "Where no dated evidence is noted, the page says so."),
    Status.UNKNOWN: ("Looked at, and cannot be said yet", "Earns no points and stays in the sum."),
    Status.NA: ("Does not apply here, with the reason given", "Left out of every sum, and listed."),
    Status.NONE: ("No answer yet", "Not counted as met; lowers the coverage."),
}


def contents_and_key(case: Case) -> Iterator[Block]:
    """The contents and the key to the states."""
    yield Contents()
    yield Heading(2, "How to read this report", listed=False)
    yield Paragraph((Span(" ".join(_sentences(case))),), introduces=True)
    yield StateKey(tuple((state(status), *_meaning(case, status)) for status in _MEANINGS))


def _meaning(case: Case, status: Status) -> tuple[str, str]:
    means, follows = _MEANINGS[status]
    if status is Status.GAP and Obligation.MUST in case.duties:
        means += "; or a must below its met level"
    return means, follows


def _sentences(case: Case) -> Iterator[str]:
    yield "Each question is one fact that can be checked."
    yield "The answer says how far it is true here, as a level, and what there is to show for it."
    if case.under:
        yield f"The questions stand under “{case.under}”; under the questionnaire's own themes every total is the same."
    scales = {verdict.question.scale for verdict in case.verdicts}
    met = [
        next((level.label for level in s.levels if level.met), "") for s in case.questionnaire.scales if s.id in scales
    ]
    names = list(dict.fromkeys(name for name in met if name))
    if names:
        yield f"A duty is met from the level {' or '.join(names)} upwards."
    yield from (DUTIES[duty] for duty in case.duties)
    if not case.is_full:
        yield str(report_words()["parts"]["governors"])
    yield "The state is always a word, a sign and a pattern; colour only helps."
