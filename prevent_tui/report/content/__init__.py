"""From a result to a report: what is said, in which words and in which order."""

from __future__ import annotations

from datetime import date

from prevent_tui import wording
from prevent_tui.assessment.model import Assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.content.case import Case
from prevent_tui.report.content.contacts import contacts
from prevent_tui.report.content.gaps import gaps
from prevent_tui.report.content.governors import challenges, checks, sign_off
from prevent_tui.report.content.lists import lists
from prevent_tui.report.content.method import method, sources
from prevent_tui.report.content.plan import plan, reviews
from prevent_tui.report.content.questions import questions
from prevent_tui.report.content.reading import reading
from prevent_tui.report.content.risks import risks
from prevent_tui.report.content.standing import glance, standing
from prevent_tui.report.content.summary import summary
from prevent_tui.report.model import Report
from prevent_tui.scoring import Result

HANDLING = "Internal: for those who lead and govern the setting."
DEMO = "DEMO  ·  invented setting, no real data"


def build(
    questionnaire: Questionnaire, assessment: Assessment, result: Result, today: date, *, under: str = ""
) -> Report:
    """Builds the whole report; pure, and the same for the same input and day.

    Args:
        questionnaire: What was asked.
        assessment: What was answered.
        result: What that comes to; see `scoring.score`.
        today: The day printed on it, from which suggested dates are counted.
        under: The title of the other headings, where `questionnaire` is a view under them; see `questionnaire.views`.
    """
    case = Case(questionnaire, assessment, result, today, under)
    about = questionnaire.about
    return Report(
        title=about.title,
        setting=assessment.setting.name or "Setting not named yet",
        edition=f"{about.sector}, edition {about.edition}",
        made_on=today,
        language=about.language,
        handling=HANDLING,
        stamp=_stamp(case),
        signed=False,
        said=(),
        demo=DEMO if assessment.sample else "",
        blocks=(
            *summary(case),
            *reading(case),
            *sign_off(case),
            *standing(case),
            *glance(case),
            *gaps(case),
            *risks(case),
            *plan(case),
            *reviews(case),
            *challenges(case),
            *checks(case),
            *questions(case),
            *lists(case),
            *method(case),
            *sources(case),
            *contacts(case),
        ),
    )


def _stamp(case: Case) -> str:
    counts = case.result.total.coverage
    if counts.answered < counts.of:
        return f"UNFINISHED: {wording.coverage(counts).split(',', maxsplit=1)[0]}".upper()
    return "DRAFT QUESTIONNAIRE" if case.questionnaire.about.status == "draft" else ""
