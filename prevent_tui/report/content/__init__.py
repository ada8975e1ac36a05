"""From a result to a report: what is said, in which words and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.content import cover
from prevent_tui.report.content.challenges import challenges
from prevent_tui.report.content.contacts import contacts
from prevent_tui.report.content.cover import HANDLING
from prevent_tui.report.content.form import emptied, form
from prevent_tui.report.content.gaps import gaps
from prevent_tui.report.content.governors import checks, sign_off
from prevent_tui.report.content.index import index
from prevent_tui.report.content.lists import lists
from prevent_tui.report.content.method import in_short, method
from prevent_tui.report.content.plan import plan, reviews
from prevent_tui.report.content.questions import questions
from prevent_tui.report.content.radar import radar
from prevent_tui.report.content.reading import reading
from prevent_tui.report.content.risks import risks
from prevent_tui.report.content.sources import sources
from prevent_tui.report.content.standing import glance, standing
from prevent_tui.report.content.summary import summary
from prevent_tui.report.model.blocks import Block, Report
from prevent_tui.report.options import WHOLE, Choice, Part
from prevent_tui.report.redaction import copied
from prevent_tui.scoring import Result

__all__ = ["DEMO", "HANDLING", "build"]

DEMO = "DEMO  ·  invented setting, no real data"

_SECTIONS: dict[Part, tuple[Callable[[Case], Iterator[Block]], ...]] = {
    Part.FULL: (
        summary,
        reading,
        standing,
        glance,
        gaps,
        plan,
        reviews,
        risks,
        index,
        challenges,
        sign_off,
        checks,
        questions,
        lists,
        method,
        sources,
        radar,
        contacts,
    ),
    Part.SUMMARY: (summary,),
    Part.GOVERNORS: (
        summary,
        reading,
        standing,
        glance,
        gaps,
        plan,
        risks,
        challenges,
        sign_off,
        in_short,
    ),
    Part.BLANK: (form,),
}
"""What stands in each kind of report, in reading order."""


def build(  # noqa: PLR0913
    questionnaire: Questionnaire,
    assessment: Assessment,
    result: Result,
    today: date,
    *,
    under: str = "",
    choice: Choice = WHOLE,
    before: Case | None = None,
) -> Report:
    """Builds a report; pure, and the same for the same input and day.

    Args:
        questionnaire: What was asked.
        assessment: What was answered, whole; a copy to share and a blank form are made of it here.
        result: What that comes to; see `scoring.score`.
        today: The day printed on it, from which suggested dates are counted.
        under: The title of the other headings, where `questionnaire` is a view under them; see `questionnaire.views`.
        choice: How much of it, and for whom.
        before: The version sealed before, as it was; see `report.before`. A blank form says nothing of it.
    """
    blank = choice.part is Part.BLANK
    whole = emptied(assessment) if blank else assessment
    case = Case(questionnaire, whole, result, today, under, choice, before=None if blank else before)
    case = case if blank else copied(case)
    about = questionnaire.about
    return Report(
        title=cover.title(case),
        setting=cover.name(case),
        edition=f"{about.sector}, edition {about.edition}",
        made_on=today,
        language=about.language,
        handling=cover.handling(case),
        stamp=cover.stamp(case),
        signed=cover.is_signed(case),
        said=cover.said(case),
        demo=DEMO if case.assessment.sample else "",
        blocks=tuple(block for section in _SECTIONS[choice.part] for block in section(case)),
    )
