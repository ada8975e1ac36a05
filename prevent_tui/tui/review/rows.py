"""How a gap is drawn in two lines: what is not yet so, and its duty; then what is done about it, by whom and when."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import open_actions
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Verdict
from prevent_tui.tui.kit.draw import ends, fit, line, space
from prevent_tui.tui.kit.marks import chip
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.tui.kit.theme import Look
from prevent_tui.tui.review.by_role import DUTY
from prevent_tui.wording.claims import no_gap_text
from prevent_tui.wording.dates import days_away
from prevent_tui.wording.gaps import gap_name
from prevent_tui.workspace.work import Work

_CHIP, _CHIP_OPEN, _REFERENCE = 15, 17, 6
"""Cells of a row for its state, where it may also not be answered, and for the reference of its question."""

_ROOMY = 90
"""Cells of a row from which on it also says its level, and who does what is done about it."""


def gap_rows(work: Work, look: Look, names: Sequence[str], ticked: Collection[str]) -> list[Row]:
    """Return a row for each of some questions.

    Args:
        work: The open assessment.
        look: The signs in use.
        names: The ids of the questions, in their order.
        ticked: The ids of those that are ticked, looked at when a row is drawn.
    """
    return [Row(name, _drawer(work, look, work.result.verdicts[name], ticked), high=2) for name in names]


def nothing_listed(work: Work) -> str:
    """Return what is said where the review lists nothing."""
    if work.by_role:
        return "Every question asked is answered, and none with don't know."
    if work.unshown:
        return "Every answer that claims to be met rests on evidence that is located, dated and not out of date."
    if work.quick:
        return "This questionnaire marks no questions for the ten-minute check."
    if work.result.total.coverage.answered:
        return no_gap_text(work.result.verdicts.values())
    return "No gaps are listed before something is answered."


def _drawer(work: Work, look: Look, verdict: Verdict, ticked: Collection[str]) -> Draw:
    return lambda width, _at: _draw(work, look, verdict, width, is_ticked=verdict.question.id in ticked)


def _draw(work: Work, look: Look, verdict: Verdict, width: int, *, is_ticked: bool) -> Content:
    question, cut = verdict.question, look.cut
    must = question.obligation is Obligation.MUST
    duty = Content.styled(DUTY[question.obligation], "bold $ink" if must else "$quiet")
    room = _CHIP_OPEN if work.quick else _CHIP
    tick = (look.pick("✓", "x") if is_ticked else " ", "bold $accent")
    mark = line(tick, fit(chip(look, verdict.status), room - 1))
    reference = fit(Content.styled(work.questionnaire.reference[question.id], "$quiet"), _REFERENCE)
    under = "" if work.quick or work.unshown else work.result.rests_on.get(question.id, "")
    name = (look.say(gap_name(question, verdict.status)), "bold $ink")
    first = ends(line(mark, reference, "  " if under else "", name), line(duty, " "), width, cut)
    indent = space(room + _REFERENCE + (2 if under else 0))
    words, tail = _doing(work, look, verdict, under, wide=width >= _ROOMY)
    return Content("\n").join([first, ends(line(indent, words), line(tail, " "), width, cut)])


def _doing(work: Work, look: Look, verdict: Verdict, under: str, *, wide: bool) -> tuple[Content, Content]:
    """What is done about it, and by whom and when."""
    question = verdict.question
    actions = open_actions(work.assessment, question.id)
    doubt = evidence_status.verdict_doubt(verdict) if work.unshown or not actions else ""
    level = verdict.level.label if verdict.level and wide else ""
    if doubt:
        return Content.styled(doubt, "$partly"), Content.styled(level, "$quiet")
    if not actions:
        done = work.assessment.actions_for(question.id)
        rests = f"rests on {work.questionnaire.reference[under]}" if under else ""
        none = rests or ("no action left to do" if done else "no action yet")
        return Content.styled(none, "$quiet"), Content.styled(level, "$quiet")
    action = actions[0]
    step = line((look.pick("→ ", "> "), "bold $accent"), (action.text, "$ink"))
    owner = f"{action.owner or 'no owner'}  " if wide or not action.due else ""
    style = "bold $gap" if action.is_overdue(work.today) else "$quiet"
    return step, line((owner, "$quiet"), (days_away(action.due, work.today) if action.due else "", style))
