"""The evidence of a question on its screen: where it is, how old it is, and what it does not show yet."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from prevent_tui.analysis import evidence_status
from prevent_tui.assessment import evidence
from prevent_tui.assessment.model.assessment import Evidence, Strength
from prevent_tui.questionnaire.question import Question
from prevent_tui.scoring import Verdict
from prevent_tui.tui.kit.draw import Lines, line, space
from prevent_tui.tui.question.parts import Part
from prevent_tui.wording.dates import day
from prevent_tui.workspace.work import Work


class EvidenceLine(Part):
    """Where the evidence is and how old it is; without any, what would show it."""

    OPENS = "open its evidence"

    def basis(self, work: Work, question: Question) -> tuple[object, ...]:
        """The evidence, what it lacks, how long it lasts, the day, and whether any can be named."""
        verdict, facts = work.result.verdicts[question.id], tuple(work.assessment.setting.facts.items())
        return (
            work.assessment.evidence_for(question.id),
            verdict.weak,
            verdict.outlived,
            facts,
            work.today,
            work.read_only,
        )

    def part(self, work: Work, question: Question, width: int) -> Lines:
        """The lines for a question."""
        items = work.assessment.evidence_for(question.id)
        verdict = work.result.verdicts[question.id]
        sign = self.look.pick("✓", "+") if items and not verdict.weak and not verdict.outlived else ""
        lead = self.column(self.look.cap("all_evidence", "e"), Content.styled(sign, "bold $met"), "Evidence")
        if not items:
            details = "is kept and when it was last checked" if self.wide else "is and when it was checked"
            advice = (
                "Claimed, not shown yet: say where the proof is" if verdict.weak else f"Say where the proof {details}"
            )
            if work.read_only:
                advice = "Claimed, not shown: no proof was named" if verdict.weak else "No proof was named"
            return self.hang(lead, Content.styled(advice, "$partly" if verdict.weak else "$quiet"), width, most=1)
        months = evidence.shelf_life((question,), work.assessment.setting.facts)
        ages = {item.id: evidence.last_valid_day(item, months) for item in items}
        item = max(items, key=lambda each: (each.strength is not Strength.CLAIMED, ages[each.id] or date.min))
        until = ages[item.id]
        text = self.look.pick(" · ", " - ").join(part for part in (item.title, item.where) if part)
        more = f"{len(items) - 1} more" if len(items) > 1 else ""
        shown = line(lead, (text or "place not given yet", "$ink"))
        stale = until is not None and until < work.today
        odd = evidence_status.date_oddities(item, work.today)
        style = "$partly" if stale or odd or item.strength is Strength.CLAIMED else "$quiet"
        if self.most < 2:
            words = "a date cannot be right" if odd else _short(item, until, verdict, stale=stale)
            return [self.ends(shown, line((words, style), (f" +{len(items) - 1}" if more else "", "$quiet")), width)]
        words = odd[0] if odd else _full(item, until, verdict, stale=stale)
        tail = line((self.look.say(words), style), (self.look.say(f" · {more}") if more else "", "$quiet"))
        return [self.fit(shown, width), *self.hang(space(lead.cell_length), tail, width)]


def _full(item: Evidence, until: date | None, verdict: Verdict, *, stale: bool) -> str:
    if item.strength is Strength.CLAIMED and not stale:
        lacks = "it is kept" if item.checked_on else "it was last checked" if item.where else "it is kept, and checked"
        request = f"say {'when' if item.where else 'where'} {lacks}"
        return (
            f"{evidence_status.NOT_SHOWN}: {request}"
            if verdict.weak
            else f"{evidence_status.missing_text(item)}: {request}"
        )
    checked = f"checked {day(item.checked_on)}" if item.checked_on else "not dated"
    age = (evidence_status.out_of_date_since(until) if stale else f"good until {day(until)}") if until else ""
    other = evidence_status.STRENGTH_WORDS[Strength.CHECKED] if item.strength is Strength.CHECKED else ""
    return " · ".join(part for part in (checked, age, other) if part)


def _short(item: Evidence, until: date | None, verdict: Verdict, *, stale: bool) -> str:
    if stale and until:
        return evidence_status.out_of_date_since(until)
    if item.strength is Strength.CLAIMED or item.checked_on is None:
        return evidence_status.NOT_SHOWN if verdict.weak else evidence_status.missing_text(item)
    return f"checked {day(item.checked_on)}"
