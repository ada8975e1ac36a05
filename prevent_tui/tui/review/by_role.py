"""The open questions of the review, under the role that can answer each."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis.open_by_role import RoleOpen, open_by_role
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Verdict
from prevent_tui.tui.kit.draw import ends, fit, line
from prevent_tui.tui.kit.marks import STATUS_COLOUR, state
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.gaps import gap_name
from prevent_tui.workspace.work import Work

DUTY = {**DUTY_WORDS, Obligation.GOOD: "GOOD"}
"""How binding a question is, in the room a row has for it."""

_DUTY, _REFERENCE, _STATE = 10, 6, 14


def open_questions(work: Work) -> list[str]:
    """The ids of the open questions, in the order in which they are listed."""
    return [name for each in open_by_role(work.questionnaire, work.result) for name in each.open]


def role_rows(work: Work, look: Look) -> list[Row]:
    """A row for each role that has an open question, and below it one for each of these."""
    rows = []
    for each in open_by_role(work.questionnaire, work.result):
        if each.open:
            rows.append(_head(each, look))
            rows += [_row(work, look, work.result.verdicts[name]) for name in each.open]
    return rows


def _head(role: RoleOpen, look: Look) -> Row:
    label, count = line((role.label, "bold $ink")), line((look.say(role.words), "$quiet"))
    return Row(None, lambda width, _at: ends(fit(label, width - count.cell_length - 2), count, width, look.cut), high=1)


def _row(work: Work, look: Look, verdict: Verdict) -> Row:
    question = verdict.question
    must = question.obligation is Obligation.MUST
    duty = fit(Content.styled(DUTY[question.obligation], "bold $ink" if must else "$quiet"), _DUTY)
    reference = fit(Content.styled(work.questionnaire.reference[question.id], "$quiet"), _REFERENCE)
    sign = line((f"{look.signs[verdict.status]} ", f"bold {STATUS_COLOUR[verdict.status]}"))
    name = look.say(gap_name(question, verdict.status))

    def draw(width: int, at: bool) -> Content:
        words = fit(state(look, verdict.status), _STATE, right=True)
        room = width - words.cell_length - _DUTY - _REFERENCE - sign.cell_length - 1
        text = fit(Content.styled(name, "bold $ink" if at else "$ink"), room, ellipsis=look.cut)
        return line(duty, reference, sign, text, " ", words)

    return Row(question.id, draw, high=1)
