"""The band of a question: its duty, its place and its number, then the question itself in balanced lines."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.questionnaire.applicable import applicable_citations
from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.draw import Lines, balance, ends, fit, line, space, wrap
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.tui.kit.marks import duty, tag
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.revisions import HOW_TO_LOOK_AGAIN
from prevent_tui.wording.roles import ask_text
from prevent_tui.wording.sources import duty_words
from prevent_tui.workspace.work import Work

_TEXT = 74
"""Cells that the question takes at most, so that it is read in one look."""


def question_band(look: Look, work: Work, question: Question, width: int, rail: int) -> Lines:
    """Return the rows of a question's band.

    Args:
        look: The signs in use.
        work: The open assessment.
        question: The question.
        width: Cells.
        rail: Cells at the left that say which theme it is, over the rail; 0 where there is none.
    """
    lines = _question(look, work, question, width - rail)
    if not rail:
        return lines
    theme = work.questionnaire.theme_by_id[question.theme]
    place = [each.question.id for each in work.theme_verdicts(theme.id)].index(question.id) + 1
    themes = [each.id for each in work.themes]
    title = wrap(Content.styled(theme.title, "bold"), rail - 3, 2, look.cut)
    left = [
        Content.styled(f"Theme {themes.index(theme.id) + 1} of {len(themes)}", "$quietband"),
        Content(""),
        *title,
        Content.styled(f"{place} of {len(work.theme_verdicts(theme.id))} in this theme", "$quietband"),
    ]
    if len(left) > len(lines):
        left = [left[0], *left[2:]]
    if len(left) > len(lines):
        lines = [lines[0], Content(""), *lines[1:]]
    rows = max(len(left), len(lines))
    filled = [[*part, *[Content("")] * (rows - len(part))] for part in (left, lines)]
    return [line(fit(one, rail, ellipsis=look.cut), other) for one, other in zip(*filled, strict=True)]


def _question(look: Look, work: Work, question: Question, width: int) -> Lines:
    order, questionnaire = work.question_ids, work.questionnaire
    number, reference = order.index(question.id) + 1, questionnaire.reference[question.id]
    right = line((f"{reference}   ", "$quietband"), (f"Question {number}", "bold"), (f" of {len(order)}", "$quietband"))
    citations = applicable_citations(questionnaire, question, work.assessment.setting.facts)
    chip = duty(look, question.obligation, duty_words(questionnaire, question, citations), fill="bandcap")
    theme, area = questionnaire.theme_by_id[question.theme].title, questionnaire.area_title(question)
    marks = [Content("  "), *(tag(look, words, "bandcap") for words in _marks(work, question))]
    flags = space(1).join(marks) if len(marks) > 1 else Content("")
    place = f"{theme} › {area}" if area != theme else area
    room = width - chip.cell_length - flags.cell_length - right.cell_length - 4
    names = [Content.styled(look.say(name), "$quietband") for name in (place, area)]
    shown = fitting(names, room)
    shown = fit(shown, min(shown.cell_length, max(0, room)), ellipsis=look.cut) if room > len(look.cut) else Content("")
    left = line(chip, "  ", shown, flags)
    text = balance(Content.styled(question.text, "bold"), min(width, _TEXT))
    whom = Content.styled(look.say(ask_text(questionnaire, question)), "$quietband")
    if whom.plain and text[-1].cell_length + whom.cell_length + 2 <= width:
        text[-1] = ends(text[-1].rstrip(), whom, width)
    if work.assessment.answer(question.id).look_again:
        text += wrap(Content.styled(HOW_TO_LOOK_AGAIN, "bold"), width, ellipsis=look.cut)
    return [ends(left, right, width, look.cut), *text]


def _marks(work: Work, question: Question) -> list[str]:
    """What else is to be known of it: what its answer does not go with, a flag, a form that is half filled."""
    others = work.contradicted(question.id)
    marks = [f"AT ODDS WITH {', '.join(others)}"] if others else []
    marks += ["FLAGGED"] if work.assessment.answer(question.id).flagged else []
    return [*marks, "DRAFT"] if has_draft(work, question) else marks


def has_draft(work: Work, question: Question) -> bool:
    """Whether a form of a question is half filled."""
    return any(draft.of.question == question.id for draft in work.drafts.waiting)


def band_basis(work: Work, question: Question) -> tuple[object, ...]:
    """What the band of a question rests on besides the width and the signs in use."""
    answer = work.assessment.answer(question.id)
    facts = tuple(work.assessment.setting.facts.items())
    marks = (answer.flagged, answer.look_again, has_draft(work, question), tuple(work.contradicted(question.id)))
    return (question.id, work.grouping, tuple(work.question_ids), facts, *marks)
