"""How a piece of evidence is drawn: in two lines of a list, and in full in the pane beside it."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.evidence_status import EvidenceState, EvidenceStatus
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import Lines, cap, ends, fit, hang, line, space, wrap
from prevent_tui.tui.kit.marks import state
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.dates import day
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.work import Work

_LABEL = 12
"""Cells for the label of a fact."""

_ROOMY = 90
"""Cells of a row from which on it also says what it shows and how long it is good."""

_SIGNS = {
    EvidenceState.ODD: ("!", "!", "$gap"),
    EvidenceState.STALE: ("◔", "@", "$partly"),
    EvidenceState.CLAIMED: ("◐", "~", "$partly"),
    EvidenceState.UNLINKED: ("·", ".", "$quiet"),
    EvidenceState.SOON: ("→", ">", "$ink"),
    EvidenceState.GOOD: ("✓", "+", "$met"),
}


def mark(look: Look, stand: EvidenceState) -> tuple[str, str]:
    """The sign of how evidence stands, with its style; its words stand beside it."""
    drawn, plain, colour = _SIGNS[stand]
    return look.pick(drawn, plain), f"bold {colour}"


def evidence_facts(status: EvidenceStatus) -> list[tuple[str, str]]:
    """Return what is known of a piece of evidence, each with its label."""
    item = status.item
    until = day(status.until) if status.until else "not known without a date"
    follows = "" if item.good_until or not status.until else ", by the shelf life of what it shows"
    return [
        ("Where", item.where or "not said yet"),
        ("Held by", item.held_by or "no role yet"),
        ("Checked", day(item.checked_on) if item.checked_on else "no date yet"),
        ("Good until", until + follows),
        ("Strength", evidence_status.strength_text(item)),
    ]


def evidence_detail(look: Look, work: Work, status: EvidenceStatus, width: int) -> Lines:
    """Return all that is known of a piece of evidence, and what each question that it shows comes to.

    Args:
        look: The signs in use.
        work: The open assessment.
        status: The piece, and how it stands.
        width: Cells.
    """
    sign, style = mark(look, status.state)
    out = wrap(Content.styled(evidence_status.evidence_title(status.item), "bold $ink"), width)
    out += wrap(line((f"{sign} {look.say(status.words)}", style)), width)
    for odd in status.oddities:
        out += wrap(Content.styled(look.say(odd), "bold $gap"), width)
    out.append(Content(""))
    for label, text in evidence_facts(status):
        out += hang(fit(Content.styled(label, "$quiet"), _LABEL), Content.styled(text, "$ink"), width)
    count = len(status.questions)
    shows = f"SHOWS {plural(count, 'QUESTION', 'QUESTIONS')}" if count else "LINKED NOWHERE"
    out += [Content(""), Content.styled(shows, "bold $quiet")]
    for question in status.questions:
        verdict = work.result.verdicts.get(question.id)
        how = verdict.status if verdict else Status.NONE
        reference = Content.styled(f"{work.questionnaire.reference[question.id]:6}", "$quiet")
        level = (verdict.level.label if verdict.level else "") if verdict else "not asked of this setting"
        doubt = evidence_status.verdict_doubt(verdict) if verdict else ""
        words = [line((look.say(gap_name(question, how)), "$ink"))]
        words += [Content.styled(f"  {look.say(doubt or level)}", "$partly" if doubt else "$quiet")]
        out += hang(line(reference, state(look, how, word=False), " "), line(*words), width)
    keys = [("Enter", "its questions"), (look.cap("checked", "D"), "checked today")]
    shown = [line(cap(look, key), (f" {words}", "$quiet")) for key, words in keys]
    return [*out, Content(""), *wrap(Content("   ").join(shown), width)]


def draw_evidence(look: Look, status: EvidenceStatus, width: int, *, at: bool) -> Content:
    """Two lines: what it is and how it stands; where it is, who holds it, and how far it carries."""
    item, cut, wide = status.item, look.cut, width >= _ROOMY
    sign, style = mark(look, status.state)
    name = line((sign, style), " ", (evidence_status.evidence_title(item), "bold $ink" if at else "$ink"))
    count = len(status.questions)
    shows = plural(count, "question") if count else "no question"
    state = line((look.say(status.words), style if status.state is not EvidenceState.GOOD else "$quiet"))
    tail = line((f"{shows}   ", "$quiet"), fit(state, 30)) if wide else state
    first = ends(name, tail, width, cut)
    dates = [f"checked {day(item.checked_on)}" if item.checked_on else "never checked"]
    dates += (
        [f"good until {day(status.until)}"]
        if status.until and status.state not in (EvidenceState.STALE, EvidenceState.SOON)
        else []
    )
    strength = evidence_status.STRENGTH_WORDS[item.strength]
    parts = [item.where if item.title else "", item.held_by]
    where = look.say(" · ").join(part for part in parts if part)
    right = look.say(" · ").join([*dates, strength] if wide else [strength, shows])
    second = ends(line(space(2), (where, "$quiet")), line((right, "$quiet")), width, cut)
    return Content("\n").join((first, second))
