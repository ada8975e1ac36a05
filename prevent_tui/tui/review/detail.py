"""Everything about the marked question, for the pane beside the gaps: how it stands, what met would be, what to do."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment.actions import open_actions
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Status, Verdict
from prevent_tui.tui.kit.draw import Lines, balance, cap, ends, line, wrap
from prevent_tui.tui.kit.marks import STATUS_COLOUR, chip, duty
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day, days_away
from prevent_tui.wording.gaps import gap_lead
from prevent_tui.wording.roles import ask_text
from prevent_tui.workspace.work import Work


def question_detail(look: Look, work: Work, question: Question, width: int) -> Lines:
    """Return all that the review knows of a question.

    Args:
        look: The signs in use.
        work: The open assessment.
        question: The question, asked now.
        width: Cells.
    """
    questionnaire, verdict = work.questionnaire, work.result.verdicts[question.id]
    theme = questionnaire.theme_by_id[question.theme].title
    head = line((questionnaire.reference[question.id], "bold $accent"), (f"   {theme}", "$quiet"))
    out: Lines = [ends(head, duty(look, question.obligation), width, look.cut), Content("")]
    lead = gap_lead(verdict.status)
    out += [Content.styled(look.say(f"{lead}:"), f"bold {STATUS_COLOUR[verdict.status]}")] if lead else []
    statement = f"“{question.text}”" if lead else question.text
    out += [*wrap(Content.styled(look.say(statement), "bold $ink"), width), Content("")]
    if question.gap and verdict.status in {Status.GAP, Status.PARTLY}:
        out += [*wrap(Content.styled(look.say(question.gap), "$ink"), width), Content("")]
    out += [*_standing(look, work, verdict, width), *_to_do(look, work, question, width)]
    out += _evidence(look, work, verdict, width)
    if whom := ask_text(questionnaire, question):
        out += [*wrap(Content.styled(look.say(whom), "$quiet"), width), Content("")]
    return [*out, line(cap(look, "Enter", "accent"), (" open the question", "$ink"))]


def _title(words: str) -> Content:
    return Content.styled(words, "bold $quiet")


def _standing(look: Look, work: Work, verdict: Verdict, width: int) -> Lines:
    """The level it is at, in its words, and the lowest that counts as met, where that is another."""
    question, scale = verdict.question, work.questionnaire.scale_of[verdict.question.id]
    out: Lines = [_title("WE ARE AT")]
    if verdict.level:
        words = question.levels.get(verdict.level.id, verdict.level.meaning)
        out += [chip(look, verdict.status, verdict.level.label), *wrap(Content.styled(words, "$ink"), width)]
    else:
        out.append(chip(look, verdict.status))
        reason = work.assessment.answer(question.id).reason
        out += wrap(Content.styled(f"Because: {reason}", "$ink"), width) if reason else []
    out.append(Content(""))
    if verdict.status in {Status.MET, Status.NA}:
        return out
    met = scale.lowest_met
    sign = Content.styled(f"{look.signs[Status.MET]} ", "bold $met")
    wording = Content.styled(question.levels.get(met.id, met.meaning), "$ink")
    return [*out, _title("MET WOULD BE"), line(sign, (met.label, "bold $ink")), *wrap(wording, width), Content("")]


def _to_do(look: Look, work: Work, question: Question, width: int) -> Lines:
    """What is planned, or else what is suggested and not agreed yet."""
    out: Lines = []
    for action in open_actions(work.assessment, question.id):
        when = f"{day(action.due)}, {days_away(action.due, work.today)}" if action.due else "no date yet"
        style = "bold $gap" if action.is_overdue(work.today) else "$quiet"
        out += wrap(Content.styled(action.text, "$ink"), width)
        out += wrap(line((f"{action.owner or 'nobody named yet'}: ", "$quiet"), (when, style)), width)
    offered = work.suggestion(question)
    if not out and offered:
        out += wrap(Content.styled(offered.text, "$ink"), width)
        key = line(cap(look, look.cap("plan", "A")), (" plans it", "$quiet"))
        out += [*balance(Content.styled(look.say(offered.who_and_when), "$quiet"), width), key]
    return [_title("WHAT TO DO"), *out, Content("")] if out else []


def _evidence(look: Look, work: Work, verdict: Verdict, width: int) -> Lines:
    """What shows it, or that nothing does yet."""
    out: Lines = [_title("EVIDENCE")]
    items = work.assessment.evidence_for(verdict.question.id)
    for item in items:
        checked = f"checked {day(item.checked_on)}" if item.checked_on else "not dated"
        text = line((evidence_status.evidence_title(item), "$ink"), (look.say(f" · {checked}"), "$quiet"))
        out += wrap(text, width)
    if doubt := evidence_status.verdict_doubt(verdict):
        out += wrap(Content.styled(look.say(doubt), "$partly"), width)
    elif not items:
        out.append(Content.styled("none yet", "$quiet"))
    return [*out, Content("")]
