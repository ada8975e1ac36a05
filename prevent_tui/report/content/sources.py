"""What the questionnaire is and what its questions rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.parts import Source
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Paragraph, Row, Table
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.wording import grammar
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import plural

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Overlay

_READ = {"read": "Passage read", "part-read": "Read in part", "reported": "Reported"}


def sources(case: Case) -> Iterator[Block]:
    """The edition, and every source with its force, how it was read and when."""
    facts = case.assessment.setting.facts
    holding = [source for source in case.questionnaire.sources if applies(source.applies_when, facts)]
    count = len(holding)
    yield Heading(2, "Questionnaire and sources", finding=plural(count, "source") if count else "")
    yield Paragraph((Span(edition(case)),), introduces=bool(count))
    if count:
        columns = (
            Column("Source", 71),
            Column("Force", 22),
            Column("How read", 23),
            Column("Checked on", 21),
            Column("Used by", 35),
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
    used = [v.question for v in case.verdicts if any(c.source == source.id for c in v.question.sources)]
    title = [Span(source.title), Span(f"{source.publisher} · {source.edition}", Tone.QUIET)]
    if source.superseded_by:
        title.append(Span(f"Replaced by {case.questionnaire.source_by_id[source.superseded_by].title}", Tone.STRONG))
    force = source.force[0].upper() + source.force[1:]
    return Row(
        (
            tuple(title),
            (Span(force),),
            (Span(_READ[source.confidence]),),
            (Span(day(source.checked_on)) if source.checked_on else absent_text("Not noted"),),
            (Span(case.reference_ranges(used)) if used else absent_text("Not used here"),),
        )
    )
