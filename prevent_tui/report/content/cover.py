"""What stands on the cover besides the name: where the assessment stands, and what this report leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.reference import read_reference
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.questionnaire.roles import role_of
from prevent_tui.report.case import Case
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.report.words import report_words
from prevent_tui.wording.dates import day
from prevent_tui.wording.roles import role_name

HANDLING = "Internal: for those who lead and govern the setting."
"""For whom a report is, printed on every page."""

_KINDS = {
    Part.SUMMARY: "summary",
    Part.GOVERNORS: "report for governors",
    Part.BLANK: "form to fill in by hand",
    Part.ROLES: "sheets by role",
}


def title(case: Case, request: ExportRequest) -> str:
    """What the questionnaire is called, and which report on it this is."""
    kind = "sheet for one role" if request.role else _KINDS.get(request.part, "")
    return f"{case.questionnaire.about.title}: {kind}" if kind else case.questionnaire.about.title


def name(case: Case, request: ExportRequest) -> str:
    """The name of the setting, or what stands in its place."""
    if request.part is Part.BLANK:
        return str(report_words()["form"]["setting"])
    if request.part is Part.ROLES:
        return (
            role_name(role_of(case.questionnaire, request.role))
            if request.role
            else str(report_words()["sheet"]["all"])
        )
    if request.share and request.unnamed:
        return "Setting, name left out"
    called = case.assessment.setting.name
    return called if called.strip() else "Setting not named yet"


def reference(case: Case, request: ExportRequest) -> str:
    """The number that others know the setting by; a copy to share and a blank form have none."""
    if request.share or request.part is Part.BLANK:
        return ""
    setting = case.assessment.setting
    return read_reference(setting.reference, case.questionnaire, setting.facts).words


def handling(request: ExportRequest) -> str:
    """For whom it is."""
    if request.part.is_form:
        return str(report_words()["form"]["handling"])
    return str(report_words()["share"]["handling"]) if request.share else HANDLING


def stamp(case: Case, request: ExportRequest) -> str:
    """Where it stands, such as `DRAFT, NOT SIGNED · UNFINISHED: 40 OF 44 ANSWERED`."""
    return " · ".join(part for part in _stamps(case, request) if part)


def is_signed(case: Case, request: ExportRequest) -> bool:
    """Whether what is printed is what was signed; a copy to share and a form to fill in never are."""
    return not request.part.is_form and not request.share and seal_state(case.assessment).is_intact


def notices(case: Case, request: ExportRequest) -> tuple[str, ...]:
    """Sentences that must stand on the cover."""
    return tuple(_notices(case, request))


def _stamps(case: Case, request: ExportRequest) -> Iterator[str]:
    draft = "DRAFT QUESTIONNAIRE" if case.questionnaire.about.status == "draft" else ""
    if request.part.is_form:
        yield from ("BLANK SHEET" if request.role else "BLANK FORM", draft)
        return
    yield "COPY TO SHARE" if request.share else _signed(case.assessment)
    counts = case.result.total.coverage
    if counts.answered < counts.of:
        yield f"UNFINISHED: {counts.answered} OF {counts.of} ANSWERED"
    yield draft


def _signed(assessment: Assessment) -> str:
    seal, sign_off = seal_state(assessment), assessment.sign_off
    if seal.is_broken:
        return "CHANGED SINCE SIGN-OFF"
    if seal.sealed:
        return f"SIGNED OFF {day(sign_off.on).upper()}" if sign_off and sign_off.on else "SIGNED OFF"
    return "DRAFT, NOT SIGNED"


def _notices(case: Case, request: ExportRequest) -> Iterator[str]:
    if request.part.is_form:
        yield str(report_words()["form" if request.part is Part.BLANK else "sheet"]["privacy"])
    elif request.share:
        text, unnamed = report_words()["share"], request.unnamed
        yield f"{case.origin} {str(text['left_out']).format(name=text['name'] if unnamed else '')}"
        yield str(text["kept"]).format(facts=text["facts"] if unnamed else "")
    if case.questionnaire.about.status == "retired":
        yield str(report_words()["parts"]["retired"])
