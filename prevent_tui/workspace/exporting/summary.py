"""What the export dialog says of a file before it is made: how much is in it, and what to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.roles import questions_by_role
from prevent_tui.report.request import TABLES, ExportRequest, Format, Part
from prevent_tui.wording import grammar, sums
from prevent_tui.wording.concern import reads_like_concerns
from prevent_tui.wording.gaps import gap_count
from prevent_tui.wording.plan import plan_counts

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.workspace.work import Work


def counts(request: ExportRequest, work: Work) -> list[str]:
    """Return what there is to put into a file, each with its number.

    Args:
        request: The file.
        work: What it is made of.
    """
    assessment, result = work.assessment, work.result
    if request.part is Part.BLANK:
        return [grammar.plural(len(work.questionnaire.questions), "question"), "no answers"]
    if request.part is Part.ROLES:
        return _sheets(request, work)
    plan = plan_counts(assessment, work.today)
    if request.format is Format.XLSX:
        evidence = grammar.plural(len(assessment.evidence), "piece of evidence", "pieces of evidence")
        return [plan, grammar.plural(len(assessment.risks), "risk"), evidence]
    if request.format in TABLES:
        return [plan] if request.format is Format.CSV else [plan, "reviews", "a reminder a week before each"]
    answered = sums.coverage_text(result.total.coverage).partition(",")[0]
    parts = [answered, gap_count(result)]
    if request.part is Part.FULL and not request.share:
        notes = sum(bool(assessment.answer(name).note) for name in result.verdicts)
        parts.append(grammar.plural(notes, "note"))
    return parts


def _sheets(request: ExportRequest, work: Work) -> list[str]:
    asked = questions_by_role(work.questionnaire, [verdict.question for verdict in work.result.verdicts.values()])
    sheets = [questions for role, questions in asked if not request.role or (role and role.id == request.role)]
    count = grammar.plural(sum(map(len, sheets)), "question")
    return [grammar.plural(len(sheets), "sheet"), count, "no answers"]


def handing_on_advice(request: ExportRequest) -> str:
    """Return what to do or to know before the file is handed on."""
    if request.part.is_form:
        return "Nothing of your answers is in it."
    if request.share:
        left = "Nothing you wrote stays" if request.unnamed else "Only the setting’s name stays"
        return f"{left}; F3 shows what is left."
    if request.format is Format.ICS:
        return "Actions appear by their wording; roles, notes and evidence stay out."
    inside = "Answers go inside. " if (request.part, request.format) == (Part.FULL, Format.PDF) else ""
    return f"{inside}Read it first: roles, not names."


def concern_line(request: ExportRequest, questionnaire: Questionnaire, assessment: Assessment) -> str:
    """Return what is said where a text reads like a real concern; it stands beside the file and never in it.

    Args:
        request: The file; of a blank form nothing is said.
        questionnaire: The questionnaire that the assessment answers.
        assessment: What the file is made of.
    """
    from prevent_tui.analysis.signoff_checks import concern_places

    if request.part is Part.BLANK:
        return ""
    return reads_like_concerns(concern_places(questionnaire, assessment))


def doubtful_notes(work: Work) -> list[str]:
    """Return the ids of the questions whose note may hold personal details."""
    from prevent_tui.assessment.privacy.detector import advice

    return [name for name in work.result.verdicts if advice(work.assessment.answer(name).note)]
