"""What can be chosen in the export dialog, with its words: how much, which format, what else, and what fits what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.util import find_spec

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.roles import questions_by_role
from prevent_tui.report.password import is_too_long
from prevent_tui.report.request import TABLES, ExportRequest, Format, Part
from prevent_tui.wording.posts import governing_body


@dataclass(frozen=True)
class Wording:
    """The words for something that can be chosen.

    Attributes:
        name: What it is called in the dialog.
        contents: What it holds.
        title: What the finished file is called in a sentence.
    """

    name: str
    contents: str
    title: str


@dataclass(frozen=True)
class Offer:
    """How much can be asked for, and for whose eyes."""

    part: Part
    wording: Wording
    share: bool = False

    def applied(self, request: ExportRequest) -> ExportRequest:
        """Return the request for this much."""
        return replace(request, part=self.part, share=self.share, role=request.role if self.part is Part.ROLES else "")


OFFERS = {
    "full": Offer(Part.FULL, Wording("Full report", "Verdict, gaps, plan, every question and note", "full report")),
    "summary": Offer(Part.SUMMARY, Wording("Summary", "One page: the verdict, the numbers, first fixes", "summary")),
    "governors": Offer(
        Part.GOVERNORS,
        Wording("For governors", "Summary, gaps, plan, their questions, sign-off", "governors’ report"),
    ),
    "share": Offer(
        Part.FULL, Wording("Share copy", "Levels, states, dates; no notes, no contacts", "share copy"), share=True
    ),
    "blank": Offer(Part.BLANK, Wording("Blank form", "The questions on paper, to be filled in by hand", "blank form")),
    "roles": Offer(
        Part.ROLES, Wording("Sheets by role", "Each role's questions on a sheet, to hand out", "sheets by role")
    ),
}
"""What can be asked for, by the name under which it is remembered."""

ONE_SHEET = "sheet for one role"
"""What the sheet of a single role is called in a sentence."""

FORMATS = {
    Format.PDF: Wording("PDF, to print", "To print, file or e-mail; tagged and machine-checked", "PDF"),
    Format.HTML: Wording("Web page", "One file for any browser, on a phone too", "web page"),
    Format.DOCX: Wording("Word", "To edit, or to paste into minutes", "Word file"),
    Format.MD: Wording("Markdown", "Plain text with headings and tables", "Markdown file"),
    Format.XLSX: Wording(
        "Excel", "A spreadsheet: action plan, risks, evidence, inspection index, figures", "spreadsheet"
    ),
    Format.CSV: Wording("CSV table", "The action plan alone, for other programs", "table"),
    Format.ICS: Wording("Calendar", "When actions and reviews are due", "calendar file"),
}
"""The words for each format."""

OPTIONS = {"radar": "Radar page", "unnamed": "Without the name", "locked": "Password"}
"""What else can be asked for: fields of a request."""


def offer_name(request: ExportRequest) -> str:
    """Return the name of the offer that a request takes up."""
    return "share" if request.share else str(request.part)


def offer_words(questionnaire: Questionnaire) -> list[tuple[str, str, str]]:
    """Return what can be asked for: each name under which it is remembered, what it is called here, what it holds."""
    whom = governing_body(questionnaire)
    own = {Part.GOVERNORS: f"For {whom}"}
    return [(name, own.get(each.part, each.wording.name), each.wording.contents) for name, each in OFFERS.items()]


def left_out(offer: Offer) -> str:
    """Return which kinds of file do not go with how much is asked for, and with what they do; empty where all go."""
    names = [FORMATS[each].name for each in FORMATS if each not in formats_for(offer)]
    return f"{', '.join(names)}: with 1, the full report." if names else ""


def offer_of(request: ExportRequest) -> Offer:
    """Return the offer that a request takes up."""
    return OFFERS[offer_name(request)]


def title_of(request: ExportRequest) -> str:
    """Return what the file is called in a sentence: `full report`, `share copy as a web page`."""
    format_title = FORMATS[request.format].title
    if request.format in TABLES:
        return format_title
    title = ONE_SHEET if request.role else offer_of(request).wording.title
    return title if request.format is Format.PDF else f"{title} as a {format_title}"


def formats_for(offer: Offer) -> tuple[Format, ...]:
    """Return the formats that go with how much is asked for."""
    return tuple(each for each in FORMATS if offer is OFFERS["full"] or each not in TABLES)


def options_for(request: ExportRequest) -> tuple[str, ...]:
    """Return what else can be asked for, as names of fields of a request."""
    if request.format in TABLES:
        return ()
    fitting = {
        "radar": request.part is Part.FULL,
        "unnamed": request.share,
        "locked": request.format is Format.PDF,
    }
    return tuple(name for name, fits in fitting.items() if fits)


def roles_for(questionnaire: Questionnaire, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return whom a sheet can be made for, as ids and words: everybody, then each role that is asked anything."""
    asked = questions_by_role(questionnaire, applicable_questions(questionnaire, assessment.setting.facts))
    return (("", "every role"), *((role.id, role.label) for role, _ in asked if role))


def missing(format_: Format) -> str:
    """Return what has to be installed before such a file can be made; empty where nothing has."""
    needed = format_ is Format.DOCX and not find_spec("docx")
    return "Word files need an extra part: prevent-tui[office]." if needed else ""


def missing_for_password() -> str:
    """Return what has to be installed before a PDF can be locked; empty where nothing has."""
    return "" if find_spec("cryptography") else "Passwords need an extra part: prevent-tui[password]."


def password_fault(password: str) -> str:
    """Return what is wrong with a password for a PDF; empty where nothing is."""
    if not password:
        return "Type a password, twice."
    if is_too_long(password):
        return "The password is too long for a PDF."
    return ""
