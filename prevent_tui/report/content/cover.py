"""What stands on the cover besides the name: where the assessment stands, and what this report leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.sealing import state as seal_of
from prevent_tui.report.case import Case
from prevent_tui.report.options import Part
from prevent_tui.report.words import words
from prevent_tui.wording.dates import day

HANDLING = "Internal: for those who lead and govern the setting."
"""For whom a report is, printed on every page."""

_KINDS = {Part.SUMMARY: "summary", Part.GOVERNORS: "report for governors", Part.BLANK: "form to fill in by hand"}


def title(case: Case) -> str:
    """What the questionnaire is called, and which report on it this is."""
    kind = _KINDS.get(case.choice.part, "")
    return f"{case.questionnaire.about.title}: {kind}" if kind else case.questionnaire.about.title


def name(case: Case) -> str:
    """The name of the setting, or what stands in its place."""
    if case.choice.part is Part.BLANK:
        return str(words()["form"]["setting"])
    if case.choice.share and case.choice.unnamed:
        return "Setting, name left out"
    called = case.assessment.setting.name
    return called if called.strip() else "Setting not named yet"


def handling(case: Case) -> str:
    """For whom it is."""
    if case.choice.part is Part.BLANK:
        return str(words()["form"]["handling"])
    return str(words()["share"]["handling"]) if case.choice.share else HANDLING


def stamp(case: Case) -> str:
    """Where it stands, such as `DRAFT, NOT SIGNED · UNFINISHED: 40 OF 44 ANSWERED`."""
    return " · ".join(part for part in _stamps(case) if part)


def is_signed(case: Case) -> bool:
    """Whether what is printed is what was signed; a copy to share and a blank form never are."""
    return case.choice.part is not Part.BLANK and not case.choice.share and seal_of(case.assessment).intact


def said(case: Case) -> tuple[str, ...]:
    """Sentences that must stand on the cover."""
    return tuple(_said(case))


def _stamps(case: Case) -> Iterator[str]:
    draft = "DRAFT QUESTIONNAIRE" if case.questionnaire.about.status == "draft" else ""
    if case.choice.part is Part.BLANK:
        yield from ("BLANK FORM", draft)
        return
    yield "COPY TO SHARE" if case.choice.share else _signed(case.assessment)
    counts = case.result.total.coverage
    if counts.answered < counts.of:
        yield f"UNFINISHED: {counts.answered} OF {counts.of} ANSWERED"
    yield draft


def _signed(assessment: Assessment) -> str:
    seal, sign_off = seal_of(assessment), assessment.sign_off
    if seal.broken:
        return "CHANGED SINCE SIGN-OFF"
    if seal.sealed:
        return f"SIGNED OFF {day(sign_off.on).upper()}" if sign_off and sign_off.on else "SIGNED OFF"
    return "DRAFT, NOT SIGNED"


def _said(case: Case) -> Iterator[str]:
    if case.choice.part is Part.BLANK:
        yield str(words()["form"]["privacy"])
    elif case.choice.share:
        text, unnamed = words()["share"], case.choice.unnamed
        yield f"{case.origin} {str(text['left_out']).format(name=text['name'] if unnamed else '')}"
        yield str(text["kept"]).format(facts=text["facts"] if unnamed else "")
    if case.questionnaire.about.status == "retired":
        yield str(words()["parts"]["retired"])
