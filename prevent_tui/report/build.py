"""From a case and a request to the report on it: its cover, and which sections stand in it in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from prevent_tui.report.case import Case
from prevent_tui.report.content import cover
from prevent_tui.report.content.challenges import challenges
from prevent_tui.report.content.contacts import contacts
from prevent_tui.report.content.contents import contents_and_key
from prevent_tui.report.content.figures import figures
from prevent_tui.report.content.form import facts_only, form
from prevent_tui.report.content.gaps import gaps
from prevent_tui.report.content.governors import checks, sign_off
from prevent_tui.report.content.index import index
from prevent_tui.report.content.lists import lists
from prevent_tui.report.content.method import method, method_in_short
from prevent_tui.report.content.plan import plan, reviews
from prevent_tui.report.content.questions import questions
from prevent_tui.report.content.radar import radar
from prevent_tui.report.content.risks import risks
from prevent_tui.report.content.role_sheets import role_sheets
from prevent_tui.report.content.sources import sources
from prevent_tui.report.content.summary import summary, summary_alone
from prevent_tui.report.content.themes import question_grid, theme_numbers
from prevent_tui.report.model.blocks import Block, Report
from prevent_tui.report.redaction import shared_case
from prevent_tui.report.request import WHOLE, ExportRequest, Part
from prevent_tui.wording.demo import DEMO

Section = Callable[[Case], Iterator[Block]]
"""A section of the report: the blocks that it makes of a case, none where there is nothing to say."""

_SECTIONS: dict[Part, tuple[Section, ...]] = {
    Part.FULL: (
        summary,
        contents_and_key,
        theme_numbers,
        question_grid,
        gaps,
        plan,
        reviews,
        risks,
        index,
        figures,
        challenges,
        sign_off,
        checks,
        questions,
        lists,
        method,
        sources,
        contacts,
    ),
    Part.SUMMARY: (summary_alone,),
    Part.GOVERNORS: (
        summary,
        contents_and_key,
        theme_numbers,
        question_grid,
        gaps,
        plan,
        risks,
        figures,
        challenges,
        sign_off,
        method_in_short,
    ),
    Part.BLANK: (form,),
    Part.ROLES: (role_sheets,),
}
"""What stands in each part of the report, in reading order; a radar stands before the contacts."""


def build(case: Case, request: ExportRequest = WHOLE) -> Report:
    """Build the report on a case; pure, and the same for the same case and request.

    Args:
        case: The assessment, whole, and what it comes to; a copy to share and a blank form are made of it here.
        request: How much of the report, and for whose eyes. Its format and path are of no account here.
    """
    subject = _subject(case, request)
    about = case.questionnaire.about
    return Report(
        title=cover.title(subject, request),
        setting=cover.name(subject, request),
        reference=cover.reference(subject, request),
        edition=f"{about.sector}, edition {about.edition}",
        made_on=case.today,
        language=about.language,
        handling=cover.handling(request),
        stamp=cover.stamp(subject, request),
        signed=cover.is_signed(subject, request),
        notices=cover.notices(subject, request),
        demo=DEMO if subject.assessment.sample else "",
        blocks=tuple(block for section in _sections(request) for block in section(subject)),
    )


def _subject(case: Case, request: ExportRequest) -> Case:
    """The case as far as the report tells of it."""
    whole = replace(case, is_full=request.part is Part.FULL, role=request.role)
    if request.part.is_form:
        return replace(whole, assessment=facts_only(case.assessment), before=None)
    return shared_case(whole, unnamed=request.unnamed) if request.share else whole


def _sections(request: ExportRequest) -> Iterator[Section]:
    for section in _SECTIONS[request.part]:
        if request.radar and section is contacts:
            yield radar
        yield section
