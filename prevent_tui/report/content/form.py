"""The questionnaire on paper: every question with its boxes, and nothing of what anybody answered."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.figures import figure_entries
from prevent_tui.assessment.model.assessment import Assessment, Setting
from prevent_tui.questionnaire.applicable import applicable_questions, asked_facts
from prevent_tui.questionnaire.parts import Fact, Theme
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.report.case import Case
from prevent_tui.report.content.contents import DUTIES, footnote
from prevent_tui.report.content.sources import edition
from prevent_tui.report.model.blocks import Block, Contents, Heading, Notice, Paragraph, ParagraphKind
from prevent_tui.report.model.inline import Span
from prevent_tui.report.model.paper_form import FormHead, FormQuestion, Tick, WriteIn
from prevent_tui.report.words import report_words
from prevent_tui.wording.grammar import plural

_HEAD = FormHead((WriteIn("Setting"), WriteIn("Filled in by (role)"), WriteIn("Date")))
_FIGURE = (WriteIn("On which day"), WriteIn("Source"))
_BELOW = (WriteIn("Evidence and date"), WriteIn("Note"), WriteIn("Action, who, when"))


def facts_only(assessment: Assessment) -> Assessment:
    """An assessment with the facts of the setting alone, which decide what is asked."""
    facts = dict(assessment.setting.facts)
    return Assessment(
        questionnaire=assessment.questionnaire, overlays=assessment.overlays, setting=Setting(facts=facts)
    )


def form(case: Case) -> Iterator[Block]:
    """What to know before, the facts of the setting, every question that fits it, and what to do afterwards."""
    texts = report_words()["form"]
    questions = applicable_questions(case.questionnaire, case.assessment.setting.facts)
    yield _HEAD
    yield Heading(2, "How to fill in this form", listed=False)
    yield Paragraph((Span(" ".join(texts["how"])),))
    duties = {question.obligation for question in questions}
    meanings = [*(DUTIES[duty] for duty in Obligation if duty in duties), *footnote(case, questions)]
    yield Paragraph((Span(" ".join(meanings)),))
    yield from (Paragraph((Span(text),)) for text in _how_many(case, len(questions)))
    yield Contents()
    front = case.questionnaire.about.front_sheet
    if front:
        yield Heading(2, "Before you begin")
        yield from (Paragraph((Span(text),)) for text in front)
    yield from _facts(case)
    for theme in case.questionnaire.themes:
        mine = [question for question in questions if question.theme == theme.id]
        if mine:
            yield from _theme(case, theme, mine)
    yield from _figures(case)
    yield Heading(2, "When the form is filled in")
    yield from (Paragraph((Span(text),)) for text in texts["after"])
    yield Paragraph((Span(edition(case)),), ParagraphKind.SMALL)
    yield Notice(case.questionnaire.about.limits)


def _how_many(case: Case, count: int) -> Iterator[str]:
    texts, every = report_words()["form"], len(case.questionnaire.questions)
    if count < every:
        yield str(texts["asked_some"]).format(count=count, of=every)
    else:
        yield str(texts["asked_all"]).format(count=count)
    if any(fact.id not in case.assessment.setting.facts for fact in case.questionnaire.facts):
        yield str(texts["pass_over"])


def _facts(case: Case) -> Iterator[Block]:
    facts = asked_facts(case.questionnaire, case.assessment.setting.facts)
    texts = report_words()["form"]
    if not facts:
        return
    yield Heading(2, "About the setting", finding=plural(len(facts), "fact"))
    yield Paragraph((Span(texts["facts"]),), introduces=True)
    stated = [f"{fact.label}: {value}" for fact in facts if (value := _stated(case, fact))]
    if stated:
        yield Paragraph((Span(str(texts["stated"]).format(facts="; ".join(stated))),), introduces=True)
    for number, fact in enumerate(facts, 1):
        ticks = [Tick(option.label) for option in fact.options] or [Tick("Yes"), Tick("No")]
        text = f"{fact.label.rstrip('.')}. {fact.help}" if fact.help else fact.label
        yield FormQuestion(str(number), text, "FACT", must=False, ticks=tuple(ticks), below=())


def _stated(case: Case, fact: Fact) -> str:
    value = case.assessment.setting.facts.get(fact.id)
    if value is None:
        return ""
    labels = {option.id: option.label for option in fact.options}
    return labels.get(value, value) if isinstance(value, str) else "yes" if value else "no"


def _figures(case: Case) -> Iterator[Block]:
    entries = figure_entries(case.questionnaire, case.assessment)
    if not entries:
        return
    yield Heading(2, "Figures", finding=plural(len(entries), "figure"))
    for number, entry in enumerate(entries, 1):
        text = f"{entry.label}. {entry.help}" if entry.help else entry.label
        of = (WriteIn(f"Of how many {entry.of}"),) if entry.of else ()
        below = (WriteIn(f"How many{f' ({entry.unit})' if entry.unit else ''}"), *of, *_FIGURE)
        yield FormQuestion(f"F{number}", text, "FIGURE", must=False, ticks=(), below=below)


def _theme(case: Case, theme: Theme, questions: list[Question]) -> Iterator[Block]:
    yield Heading(2, theme.title, finding=plural(len(questions), "question"))
    areas: dict[str, list[Question]] = {}
    for question in questions:
        areas.setdefault(case.questionnaire.area_title(question) if question.area else "", []).append(question)
    for title, in_area in areas.items():
        if title:
            yield Heading(3, title, listed=False)
        yield from (form_question(case, question, _BELOW) for question in in_area)


def form_question(case: Case, question: Question, below: tuple[WriteIn, ...], help_text: str = "") -> FormQuestion:
    """A question with a box for each level, for don't know, and for not applicable where that is allowed.

    Args:
        case: What it is asked in.
        question: The question.
        below: What can be written under it.
        help_text: What is printed of what a good answer looks like.
    """
    levels = case.questionnaire.scale_of[question.id].levels
    ticks = [Tick(level.label, question.levels.get(level.id, level.meaning)) for level in levels]
    ticks.append(Tick("Don't know"))
    if question.not_applicable.allowed:
        ticks.append(Tick("Not applicable, because", because=True))
    return FormQuestion(
        reference=case.reference(question),
        text=question.text,
        duty=case.duty_words(question),
        must=question.obligation is Obligation.MUST,
        ticks=tuple(ticks),
        below=below,
        help=help_text,
    )
