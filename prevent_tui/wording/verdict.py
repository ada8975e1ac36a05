"""What an assessment comes to, in a sentence or two."""

from __future__ import annotations

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Coverage, Result, Status, Verdict
from prevent_tui.wording.duties import duty_count
from prevent_tui.wording.grammar import name_in_sentence, number_word


def verdict_text(questionnaire: Questionnaire, result: Result) -> str:
    """Return what an assessment comes to, in a sentence or two that name the first thing to mend."""
    counts = result.total.coverage
    if not counts.of:
        return "No question applies to this setting."
    if not counts.answered:
        return "Nothing is answered yet." if not result.gaps else "None of the published questions is answered yet."
    if not result.gaps:
        return _without_gaps(counts)
    first = result.verdicts[result.gaps[0]]
    alike_verdicts = [gap for name in result.gaps if _alike(gap := result.verdicts[name], first)]
    gap_name = name_in_sentence(questionnaire.by_id[result.gaps[0]].name)
    return _before(result, first) + _finding(alike_verdicts, first, gap_name)


def _without_gaps(counts: Coverage) -> str:
    if counts.not_applicable == counts.of:
        return "No gaps: every question is marked not applicable."
    unanswered = counts.of - counts.answered
    if not unanswered:
        return "No gaps: every question is answered." if counts.of > 1 else "No gap: the question is answered."
    verb = "is" if unanswered == 1 else "are"
    return f"No gaps among the {counts.answered} answered; {unanswered} {verb} still open."


def _alike(one: Verdict, first: Verdict) -> bool:
    unknown = Status.UNKNOWN
    return one.question.obligation is first.question.obligation and (one.status is unknown) == (first.status is unknown)


def _before(result: Result, first: Verdict) -> str:
    musts = result.total.musts
    if first.question.obligation is Obligation.MUST or not musts.of or musts.met < musts.of:
        return ""
    if musts.of == 1:
        return "The one must is met. "
    return f"{'Both' if musts.of == 2 else f'All {number_word(musts.of)}'} musts are met. "


def _finding(alike_verdicts: list[Verdict], first: Verdict, gap_name: str) -> str:
    count = duty_count(len(alike_verdicts), first.question.obligation)
    if first.status is Status.UNKNOWN:
        sentence = f"It is not known whether {count} {'is' if len(alike_verdicts) == 1 else 'are'} met"
        link = ": " if len(alike_verdicts) == 1 else ". The first to find out: "
    else:
        sentence = f"{count[0].upper()}{count[1:]} {'is' if len(alike_verdicts) == 1 else 'are'} not met yet"
        link = ": " if len(alike_verdicts) == 1 else ". The first to mend: "
    return f"{sentence}{link}{gap_name}."
