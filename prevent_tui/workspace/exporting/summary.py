"""What the export dialog says of a file before it is made: how much is in it, and what to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.wording import grammar, sums
from prevent_tui.wording import plan as plan_wording
from prevent_tui.workspace.exporting.request import TABLES, What, Wish

if TYPE_CHECKING:
    from prevent_tui.workspace.work import Work


def counted(wish: Wish, work: Work) -> list[str]:
    """What there is to put into it, each with its number."""
    assessment, result = work.assessment, work.result
    if wish.what is What.BLANK:
        return [grammar.plural(len(work.questionnaire.questions), "question"), "no answers"]
    plan = plan_wording.counted(assessment, work.today)
    if wish.kind == "xlsx":
        evidence = grammar.plural(len(assessment.evidence), "piece of evidence", "pieces of evidence")
        return [plan, grammar.plural(len(assessment.risks), "risk"), evidence]
    if wish.kind in TABLES:
        return [plan] if wish.kind == "csv" else [plan, "reviews", "a reminder a week before each"]
    answered = sums.coverage(result.total.coverage).partition(",")[0]
    counts = [answered, grammar.plural(len(result.gaps), "gap")]
    if wish.what is What.FULL:
        notes = sum(bool(assessment.answer(name).note) for name in result.verdicts)
        counts.append(grammar.plural(notes, "note"))
    return counts


def before_it_is_handed_on(wish: Wish) -> str:
    """What to do or to know before it is handed on."""
    if wish.what is What.BLANK:
        return "Nothing of your answers is in it."
    if wish.what is What.SHARE:
        left = "Nothing you wrote stays" if wish.unnamed else "Only the setting’s name stays"
        return f"{left}; F3 shows what is left."
    if wish.kind == "ics":
        return "Actions appear by their wording; roles, notes and evidence stay out."
    inside = "Answers go inside. " if (wish.what, wish.kind) == (What.FULL, "pdf") else ""
    return f"{inside}Read it first: roles, not names."


def doubtful(work: Work) -> list[str]:
    """The ids of the questions whose note may hold personal details."""
    from prevent_tui.assessment.privacy.detector import advice

    return [name for name in work.result.verdicts if advice(work.assessment.answer(name).note)]
