"""The case that a file is made of: the open assessment as it is now, an answers file, or a form without answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.assessment.storage.from_pdf import PasswordPrompt
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.report.case import Case
    from prevent_tui.workspace.work import Work


class UnknownHeadings(LookupError):
    """The questionnaire has no headings of that id; the message names those there are."""


def case_of_work(work: Work) -> Case:
    """Return the case of the open assessment, under the headings it is shown under."""
    from prevent_tui.report.case import Case
    from prevent_tui.report.previous_version import with_previous

    work.refresh_date()
    result = work.result
    case = Case(work.questionnaire, work.assessment, result, result.today, work.headings_title)
    return with_previous(case, work.before)


def case_of_file(file: Path, today: date, headings: str = "", ask: PasswordPrompt | None = None) -> Case:
    """Return the case of an answers file, or of a report with the answers inside; this reads files.

    Args:
        file: Where the answers are.
        today: The day that the file is made for.
        headings: The id of other headings; empty for the questionnaire's own themes.
        ask: Asks for the password of a report that has one.

    Raises:
        PreventError: It cannot be read.
        UnknownHeadings: The questionnaire has no such headings.
    """
    from prevent_tui.assessment.storage.codec import load_checked

    return _case(*load_checked(file, ask), today, headings)


def case_of_questionnaire(name: str, today: date, headings: str = "") -> Case:
    """Return the case of a questionnaire that nobody has answered, for a form to be filled in by hand.

    Args:
        name: The questionnaire, as the catalogue knows it.
        today: The day that the form is made for.
        headings: The id of other headings; empty for the questionnaire's own themes.

    Raises:
        PreventError: There is no such questionnaire, or it cannot be read.
        UnknownHeadings: The questionnaire has no such headings.
    """
    from prevent_tui.assessment.samples import blank_assessment
    from prevent_tui.questionnaire.catalogue import open_questionnaire

    questionnaire = open_questionnaire(name)
    return _case(questionnaire, blank_assessment(questionnaire), today, headings)


def _case(questionnaire: Questionnaire, assessment: Assessment, today: date, headings: str) -> Case:
    from prevent_tui.questionnaire import regrouping
    from prevent_tui.report.case import Case
    from prevent_tui.scoring import score

    headings = headings or regrouping.THEMES
    titles = regrouping.contents(questionnaire)
    if headings not in titles:
        raise UnknownHeadings(f"`{headings}` is not one of: {', '.join(titles)}.")
    view = regrouping.regrouped(questionnaire, headings)
    title = "" if headings == regrouping.THEMES else titles[headings]
    return Case(view, assessment, score(view, assessment, today), today, title)
