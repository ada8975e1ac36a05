"""A sheet for each role: its questions with boxes and room to write, and nothing of what anybody answered."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.parts import Role
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.roles import questions_by_role
from prevent_tui.report.case import Case
from prevent_tui.report.content.contents import DUTIES, footnote
from prevent_tui.report.content.form import form_question
from prevent_tui.report.content.sources import edition
from prevent_tui.report.model.blocks import Block, Contents, Heading, Notice, Paragraph, ParagraphKind
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.report.model.paper_form import FormHead, WriteIn
from prevent_tui.report.words import report_words
from prevent_tui.thresholds import thresholds
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.roles import role_name

_BELOW = (WriteIn("Evidence: where, and its date"), WriteIn("What else to know", 2))

Sheet = tuple[Role | None, tuple[Question, ...]]


def role_sheets(case: Case) -> Iterator[Block]:
    """The sheet of one role; or how to hand them out, then the sheet of each, those to be handed out first."""
    sheets = [sheet for sheet in _sheets(case) if not case.role or _is_of(sheet, case.role)]
    sheets.sort(key=lambda sheet: sheet[0] is not None and sheet[0].fills_in)
    is_one = bool(case.role)
    if not is_one:
        yield Paragraph((Span(report_words()["sheet"]["hand_out"]),))
        yield Contents()
    for role, questions in sheets:
        title = str(report_words()["sheet"]["yours"]) if is_one else role_name(role)
        yield Heading(2, title, finding=plural(len(questions), "question"), starts_page=not is_one)
        yield from _sheet(case, role, questions)
    yield Notice(case.questionnaire.about.limits)


def sheet_fault(case: Case, role: str) -> str:
    """Return why there is no sheet of a role, or for any, as a sentence; empty where there is one.

    Args:
        case: What the sheets are made of.
        role: The id of the role; empty for a sheet for each.
    """
    if not case.questionnaire.roles:
        return (
            "This questionnaire names no roles, so there are no sheets by role. The blank form holds all its questions."
        )
    sheets = _sheets(case)
    if role and not any(_is_of(sheet, role) for sheet in sheets):
        names = ", ".join(each.id for each, _ in sheets if each)
        known = next((each.label for each in case.questionnaire.roles if each.id == role), "")
        what = f"No question that fits this setting is for the {known}" if known else f"There is no role `{role}`"
        return f"{what}. Roles with questions here: {names or 'none'}."
    return ""


def _sheets(case: Case) -> tuple[Sheet, ...]:
    return questions_by_role(
        case.questionnaire, applicable_questions(case.questionnaire, case.assessment.setting.facts)
    )


def _is_of(sheet: Sheet, role: str) -> bool:
    return sheet[0] is not None and sheet[0].id == role


def _sheet(case: Case, role: Role | None, questions: tuple[Question, ...]) -> Iterator[Block]:
    texts, facts = report_words()["sheet"], case.assessment.setting.facts
    yield Paragraph((Span(f"{_give_back(case, role)} ", Tone.STRONG), Span(str(texts["private"]))), introduces=True)
    yield FormHead((WriteIn("Setting"), WriteIn("Give back by (date)"), WriteIn("Filled in on")))
    duties = {question.obligation for question in questions}
    sentences = [texts["how"], *(DUTIES[duty] for duty in Obligation if duty in duties), *footnote(case, questions)]
    if any(fact.id not in facts for fact in case.questionnaire.facts):
        sentences.append(texts["facts"])
    yield Paragraph((Span(" ".join(sentences)),))
    for theme in case.questionnaire.themes:
        mine = [question for question in questions if question.theme == theme.id]
        if mine:
            yield Heading(3, theme.title, listed=False)
            yield from (form_question(case, question, _BELOW, _help(question)) for question in mine)
    yield Paragraph((Span(f"{texts['after']} {edition(case)}"),), ParagraphKind.SMALL)


def _give_back(case: Case, role: Role | None) -> str:
    texts = report_words()["sheet"]
    if role and role.fills_in:
        return str(texts["give_back_own"])
    leads = [each.label for each in case.questionnaire.roles if each.fills_in]
    key = "give_back" if len(leads) == 1 else "give_back_any" if leads else "give_back_unknown"
    back = str(texts[key]).format(roles="; ".join(leads))
    return back if role else f"{texts['no_role']} {back}"


def _help(question: Question) -> str:
    text = question.help or ""
    return text if len(text) <= thresholds().sheet_help_characters else ""
