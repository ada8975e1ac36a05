"""Question by question: the ladder with the level chosen, the note, the evidence and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.questionnaire.scale import Level
from prevent_tui.report.case import Case, state, state_of, tally_of
from prevent_tui.report.content.evidence import details
from prevent_tui.report.model.blocks import Block, FirstGap, Heading, Paragraph, ParagraphKind, QuestionBlock, Step
from prevent_tui.report.model.figures import StateStrip
from prevent_tui.report.model.inline import Span
from prevent_tui.scoring import Scores, Status, Verdict
from prevent_tui.wording import duties, sums
from prevent_tui.wording.claims import among_text, doubts_text
from prevent_tui.wording.grammar import plural

HERE = "WE ARE HERE"
NEXT = "next step"


def questions(case: Case) -> Iterator[Block]:
    """Every question asked, theme by theme."""
    if not case.verdicts:
        return
    finding = f"{plural(len(case.verdicts), 'question')} with notes and evidence"
    yield Heading(2, "Question by question", finding=finding)
    lead = "The level chosen is marked on each ladder; the level after it is what to work for next."
    yield Paragraph((Span(lead),), introduces=True)
    for theme in case.questionnaire.themes:
        mine = case.of_theme(theme.id)
        if mine:
            yield Heading(3, theme.title)
            yield Paragraph((Span(_sums(case, case.result.themes[theme.id])),), ParagraphKind.SMALL, introduces=True)
            yield StateStrip(tuple(state(verdict.status) for verdict in mine))
            yield _first_gap(case, theme.id)
            yield from (_question(case, verdict) for verdict in mine)


def _sums(case: Case, scores: Scores) -> str:
    met = []
    for duty in case.duties:
        tally = tally_of(scores, duty)
        if tally.of:
            noun = duties.duty_noun(duty)
            met.append(f"{noun[0].upper()}{noun[1:]} {sums.met_count(tally)}")
    score = f"Score {sums.points_text(scores)}; {sums.coverage_text(scores.coverage)}"
    return "\n".join(["   ·   ".join(met), score] if met else [score])


def _first_gap(case: Case, theme_id: str) -> FirstGap | Paragraph:
    """The ladder of the gap to mend first; or that it comes next, or that there is none."""
    verdict = next((verdict for verdict in case.gaps if verdict.question.theme == theme_id), None)
    if verdict is None:
        return Paragraph((Span(_no_gap(case, theme_id)),))
    question = verdict.question
    if question.id == case.of_theme(theme_id)[0].question.id:
        # Its block follows at once, with the same ladder.
        sentence = f"The first gap to close is {case.reference(question)}, the next question."
        return Paragraph((Span(sentence),), introduces=True)
    return FirstGap(
        title="The first gap to close",
        ref=case.question_ref(question),
        text=question.text,
        duty=case.duty_words(question),
        state=state_of(verdict),
        ladder=tuple(_ladder(case, verdict)),
    )


def _no_gap(case: Case, theme_id: str) -> str:
    counts = case.result.themes[theme_id].coverage
    left = counts.of - counts.answered
    if not counts.answered:
        return "Nothing is answered here yet."
    if counts.not_applicable == counts.of:
        return f"Nothing here applies, so this {case.part} has no gap."
    doubts = doubts_text(case.of_theme(theme_id))
    unshown = f" {doubts[0].upper()}{doubts[1:]}." if doubts else ""
    if left:
        return f"No gap {among_text(counts.answered, left, ' here')}.{unshown}"
    begun = {Status.PARTLY, Status.UNKNOWN} & {verdict.status for verdict in case.of_theme(theme_id)}
    also = " Good practice that is begun or not known is not counted as one." if begun else ""
    return f"This {case.part} has no gap{' claimed' if unshown else ''}.{unshown}{also}"


def _question(case: Case, verdict: Verdict) -> QuestionBlock:
    question = verdict.question
    return QuestionBlock(
        question=question.id,
        reference=case.reference(question),
        text=question.text,
        duty=case.duty_words(question),
        must=question.obligation is Obligation.MUST,
        state=state_of(verdict),
        ladder=tuple(_ladder(case, verdict)),
        details=details(case, question, case.assessment.answer(question.id), verdict),
    )


def _ladder(case: Case, verdict: Verdict) -> Iterator[Step]:
    question = verdict.question
    scale = case.questionnaire.scale_of[question.id]
    here = scale.rank(verdict.level.id) if verdict.level else None
    climbing = verdict.level is not None and not verdict.level.met
    for rank, level in enumerate(scale.levels):
        says = HERE if rank == here else NEXT if climbing and here is not None and rank == here + 1 else ""
        text = question.levels.get(level.id, level.meaning)
        yield Step(level.label, text, _sign(level, rank), says, here=rank == here)


def _sign(level: Level, rank: int) -> Status:
    if level.met:
        return Status.MET
    return Status.PARTLY if rank else Status.GAP
