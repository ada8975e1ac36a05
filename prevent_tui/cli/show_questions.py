"""One question as a part of a paper, with everything that hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from prevent_tui.cli.documents import Block, Heading, Item, Paragraph
from prevent_tui.questionnaire.authoring.condition_words import condition_text
from prevent_tui.questionnaire.passages import confidence_of
from prevent_tui.questionnaire.roles import role_of
from prevent_tui.wording import grammar
from prevent_tui.wording.sources import READ_WORDS, duty_words

if TYPE_CHECKING:
    from prevent_tui.questionnaire.condition import Condition
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question


def question_blocks(questionnaire: Questionnaire, question: Question, depth: int = 3) -> Iterator[Block]:
    """A question with its duty, levels, reasons, sources, evidence and actions, and when it is asked.

    Args:
        questionnaire: Where it stands.
        question: One of its questions.
        depth: That of its heading.
    """
    yield Heading(depth, f"{questionnaire.reference[question.id]} {question.name}")
    yield Paragraph(question.text)
    yield from (Item(label, text) for label, text in _facts(questionnaire, question).items() if text)
    yield from _levels(questionnaire, question)
    yield from _list("Why it matters", [question.why])
    yield from _list("What good looks like", [question.help])
    yield from _list("Evidence", _evidence(questionnaire, question))
    yield from _list("Next steps", _actions(questionnaire, question))
    yield from _list("May be put aside", question.not_applicable.reasons if question.not_applicable.allowed else ())
    yield from _list("Sources", _sources(questionnaire, question))
    yield from _list("For a trainer", [question.facilitator])


def _facts(questionnaire: Questionnaire, question: Question) -> dict[str, str]:
    titles = {
        grouping.id: (grouping, {heading.id: heading.title for heading in grouping.headings})
        for grouping in questionnaire.groupings
    }
    under = [f"{titles[name][0].title}: {titles[name][1][tag]}" for name, tag in question.tags.items()]
    return {
        "Duty": duty_words(questionnaire, question, question.sources),
        "Id": f"{question.id} (local addition)" if question.id in questionnaire.local_question_ids else question.id,
        "Area": f"{questionnaire.area_title(question)} [{question.area}]" if question.area else "",
        **_role(questionnaire, question),
        "Asked": condition_text(question.applies_when, questionnaire),
        "In the ten-minute check": "yes" if question.quick else "",
        "Counts": f"{question.weight} times" if question.weight > 1 else "",
        "Also under": "; ".join(under),
        "Since": question.since or "",
        "Changed in": question.changed_in or "",
    }


def _role(questionnaire: Questionnaire, question: Question) -> dict[str, str]:
    """Whom to ask, or which post that fills it in answers itself."""
    role = role_of(questionnaire, question.role)
    if role is None:
        return {}
    return {"Answered by": role.label} if role.fills_in else {"Ask": role.label}


def _levels(questionnaire: Questionnaire, question: Question) -> Iterator[Block]:
    yield Item("Levels")
    for level in questionnaire.scale_of[question.id].levels:
        meaning = question.levels.get(level.id, level.meaning)
        yield Item(f"{level.symbol} {level.label} [{level.id}]", meaning, inside=1)


def _list(label: str, entries: Iterable[str | None]) -> Iterator[Block]:
    """A list under its label; a single text stands beside it."""
    texts = [entry for entry in entries if entry]
    if len(texts) == 1:
        yield Item(label, texts[0])
    elif texts:
        yield Item(label)
        yield from (Item("", entry, inside=1) for entry in texts)


def _evidence(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    for prompt in question.evidence:
        good = f"good for {grammar.plural(prompt.good_for_months, 'month')}"
        yield f"{prompt.prompt} ({_with_condition(good, prompt.applies_when, questionnaire)})"


def _actions(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    scale = questionnaire.scale_of[question.id]
    for action in question.actions:
        level = scale.level(action.at_or_below).label
        below = " or below" if scale.rank(action.at_or_below) else ""
        who = f"{questionnaire.role_labels[action.owner]}, within {grammar.plural(action.within_days, 'day')}"
        yield f"At {level}{below}: {action.text} ({_with_condition(who, action.applies_when, questionnaire)})"


def _sources(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    for citation in question.sources:
        source = questionnaire.source_by_id[citation.source]
        read = READ_WORDS[confidence_of(questionnaire, citation)].lower()
        yield f"{source.title}, {citation.at} ({_with_condition(read, source.applies_when, questionnaire)})"


def _with_condition(text: str, condition: Condition | None, questionnaire: Questionnaire) -> str:
    return "; ".join(part for part in (text, condition_text(condition, questionnaire)) if part)
