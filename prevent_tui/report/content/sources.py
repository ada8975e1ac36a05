"""What the questionnaire is and what its questions rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.parts import Source
from prevent_tui.questionnaire.passages import confidence_of
from prevent_tui.questionnaire.question import Question
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Paragraph, Row, Table
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.wording import grammar
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.sources import READ_WORDS

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Overlay


def sources(case: Case) -> Iterator[Block]:
    """The edition, and every source with its force, when a copy was seen, and how each passage was read."""
    facts = case.assessment.setting.facts
    holding = [source for source in case.questionnaire.sources if applies(source.applies_when, facts)]
    count = len(holding)
    yield Heading(2, "Questionnaire and sources", finding=plural(count, "source") if count else "")
    yield Paragraph((Span(edition(case)),), introduces=bool(count))
    if count:
        columns = (
            Column("Source", 71),
            Column("Force", 22),
            Column("Copy seen on", 21),
            Column("How read, and where it is used", 58),
        )
        rows = tuple(_source(case, source) for source in holding)
        yield Table(columns, rows, "What the questions rest on")


def edition(case: Case) -> str:
    """What the questionnaire is, whose, for where and until when, with what was added locally."""
    about = case.questionnaire.about
    parts = [f"{about.title}, edition {about.edition}, revision {about.revision}."]
    if about.publisher:
        parts.append(f"Published by {about.publisher}" + (f", licence {about.licence}." if about.licence else "."))
    if about.nations:
        parts.append(f"For {grammar.join_words(list(about.nations))}.")
    if about.review_by:
        parts.append(f"To be reviewed by {day(about.review_by)}.")
    parts += [_added(addition) for addition in case.questionnaire.additions]
    return " ".join(parts)


def _added(addition: Overlay) -> str:
    about = addition.overlay
    sentence = f"With the local addition {about.title}, edition {about.edition}"
    apart = f"; its {plural(len(addition.questions), 'question')} are scored apart" if addition.questions else ""
    return f"{sentence}{f', published by {about.publisher}' if about.publisher else ''}{apart}."


def _source(case: Case, source: Source) -> Row:
    title = [Span(source.title), Span(f"{source.publisher} · {source.edition}", Tone.QUIET)]
    if source.superseded_by:
        title.append(Span(f"Replaced by {case.questionnaire.source_by_id[source.superseded_by].title}", Tone.STRONG))
    force = source.force[0].upper() + source.force[1:]
    return Row(
        (
            tuple(title),
            (Span(force),),
            (Span(day(source.checked_on)) if source.checked_on else absent_text("Not noted"),),
            tuple(_uses(case, source)) or (Span(READ_WORDS[source.confidence]), absent_text("Not used here")),
        )
    )


def _uses(case: Case, source: Source) -> Iterator[Span]:
    """The questions that cite a source, by how the passage they cite was read."""
    cited: dict[str, list[Question]] = {}
    for verdict in case.verdicts:
        passages = [each for each in verdict.question.sources if each.source == source.id]
        for confidence in dict.fromkeys(confidence_of(case.questionnaire, each) for each in passages):
            cited.setdefault(confidence, []).append(verdict.question)
    for confidence, words in READ_WORDS.items():
        if confidence in cited:
            yield Span(f"{words}: {case.reference_ranges(cited[confidence])}")
