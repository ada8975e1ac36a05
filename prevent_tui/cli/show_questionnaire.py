"""A questionnaire as a paper that people read, from what it is to every question with all that hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.cli.documents import Block, Heading, Item, Paragraph
from prevent_tui.cli.show_questions import question_blocks
from prevent_tui.questionnaire.authoring.condition_words import condition_text
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring.gap_order import in_order_to_mend
from prevent_tui.wording import dates, grammar
from prevent_tui.wording.contacts import contact_details
from prevent_tui.wording.duties import duty_noun
from prevent_tui.wording.sources import FOOTNOTE, READ_WORDS, seen_text

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Fact, Theme
    from prevent_tui.questionnaire.sample import Sample


def paper(questionnaire: Questionnaire) -> Iterator[Block]:
    """All of a questionnaire, in the order in which a reader wants it."""
    yield from _about(questionnaire)
    yield from _scales(questionnaire)
    yield from _facts(questionnaire)
    yield from _contents(questionnaire)
    for theme in questionnaire.themes:
        yield from _theme(questionnaire, theme)
    yield from _sources(questionnaire)
    yield from _retired(questionnaire)
    yield from _samples(questionnaire)
    yield from _figures(questionnaire)
    yield from _contacts(questionnaire)


def _about(questionnaire: Questionnaire) -> Iterator[Block]:
    about = questionnaire.about
    yield Heading(1, about.title)
    status = "" if about.status == "live" else f", {about.status}"
    duties = Counter(question.obligation for question in questionnaire.questions)
    counts = ", ".join(f"{duties[duty]} {duty_noun(duty, duties[duty])}" for duty in Obligation if duties[duty])
    minutes = f", about {grammar.plural(about.minutes, 'minute')}" if about.minutes else ""
    rows = {
        "Name": f"{about.id}, edition {about.edition}, revision {about.revision}{status}",
        "Ids": "in square brackets, by which a file names what stands before them",
        "Sector": about.sector,
        "For": about.audience,
        "Questions": f"{len(questionnaire.questions)} at most ({counts}){minutes}",
        "Nations": ", ".join(about.nations),
        "Language": about.language,
        "Publisher": about.publisher,
        "Licence": about.licence,
        "Valid from": dates.day(about.valid_from) if about.valid_from else "",
        "To be reviewed by": dates.day(about.review_by) if about.review_by else "",
        "Replaces": f"edition {about.replaces}" if about.replaces else "",
        "With every score": about.limits,
    }
    yield from (Item(label, text) for label, text in rows.items() if text)
    for addition in questionnaire.additions:
        added = f"{addition.overlay.title} ({addition.overlay.id}, edition {addition.overlay.edition})"
        yield Item("Local addition", added)
    if about.front_sheet:
        yield Heading(2, "Before question one")
        yield from map(Paragraph, about.front_sheet)


def _scales(questionnaire: Questionnaire) -> Iterator[Block]:
    for scale in questionnaire.scales:
        yield Heading(2, f"How questions are answered [{scale.id}]")
        for level in scale.levels:
            met = ", counts as met" if level.met else ""
            label = f"{level.symbol} {level.label} [{level.id}] ({grammar.plural(level.points, 'point')}{met})"
            yield Item(label, level.meaning)


def _facts(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.facts:
        yield Heading(2, "What is asked about the setting")
    for fact in questionnaire.facts:
        yield Item(f"{fact.label} [{fact.id}]", " ".join(part for part in (_choices(fact), fact.help) if part))
        if fact.applies_when:
            yield Item("Asked", condition_text(fact.applies_when, questionnaire), inside=1)


def _choices(fact: Fact) -> str:
    options = {option.id: option.label for option in fact.options}
    choices = "; ".join(f"{label} [{name}]" for name, label in options.items())
    line = f"one of {choices}." if choices else "yes or no."
    if fact.default is None:
        return line
    default = options.get(str(fact.default), "yes" if fact.default else "no")
    return f"{line} To begin with: {default}."


def _contents(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.roles:
        yield Heading(2, "Who answers and acts")
        for role in questionnaire.roles:
            yield Item(f"{role.label} [{role.id}]", "works through the questionnaire" if role.fills_in else "")
    for grouping in questionnaire.groupings:
        yield Heading(2, f"Can also be seen under: {grouping.title} [{grouping.id}]")
        yield from (Item(f"{heading.title} [{heading.id}]") for heading in grouping.headings)


def _theme(questionnaire: Questionnaire, theme: Theme) -> Iterator[Block]:
    yield Heading(2, f"Theme {theme.code}: {theme.title} [{theme.id}]")
    if theme.summary:
        yield Paragraph(theme.summary)
    if theme.facilitator:
        yield Paragraph(f"For a trainer: {theme.facilitator}")
    for question in questionnaire.questions:
        if question.theme == theme.id:
            yield from question_blocks(questionnaire, question)


def _sources(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.sources:
        yield Heading(2, "Sources")
        yield Paragraph(FOOTNOTE)
    for source in questionnaire.sources:
        yield Item(f"{source.title} [{source.id}]", f"{source.publisher}. {source.edition}.")
        read = f"{READ_WORDS[source.confidence].lower()}, where a question says nothing else"
        yield Item("; ".join(part for part in (source.force, read, seen_text(source)) if part), inside=1)
        if source.url:
            yield Item("", source.url, inside=1)
        if source.applies_when:
            yield Item("Cited", condition_text(source.applies_when, questionnaire), inside=1)
        if source.superseded_by:
            yield Item("Superseded by", questionnaire.source_by_id[source.superseded_by].title, inside=1)


def _retired(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.retired:
        yield Heading(2, "Asked in earlier editions")
    for one in questionnaire.retired:
        now = [f"{questionnaire.reference[name]} {questionnaire.by_id[name].name}" for name in one.replaced_by]
        line = f"until {one.retired_in}; now {'; '.join(now) if now else 'not asked'}. {one.because or ''}"
        yield Item(one.id, line.strip())


def _samples(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.samples:
        yield Heading(2, "Samples")
    for sample in questionnaire.samples:
        yield Item(f"{sample.name}, {sample.strength}", _outcome(questionnaire, sample))
        facts = "; ".join(_stated(questionnaire, sample))
        if facts:
            yield Item("The setting", facts, inside=1)


def _outcome(questionnaire: Questionnaire, sample: Sample) -> str:
    expects = sample.expects
    _, resting = in_order_to_mend(questionnaire, dict.fromkeys(expects.gaps))
    gaps = grammar.plural(len(expects.gaps) - sum(map(len, resting.values())), "gap")
    points = grammar.plural(expects.points[1], "point")
    return (
        f"musts {expects.musts[0]} of {expects.musts[1]} met, shoulds {expects.shoulds[0]} of {expects.shoulds[1]}; "
        f"{expects.points[0]} of {points}; {expects.answered} of {expects.of} answered; {gaps}."
    )


def _stated(questionnaire: Questionnaire, sample: Sample) -> Iterator[str]:
    for fact in questionnaire.facts:
        value = sample.facts.get(fact.id)
        if value is not None:
            options = {option.id: option.label for option in fact.options}
            yield f"{fact.label}: {options.get(str(value), 'yes' if value else 'no')}"


def _figures(questionnaire: Questionnaire) -> Iterator[Block]:
    if questionnaire.figures:
        yield Heading(2, "Figures")
    for figure in questionnaire.figures:
        counted = f"of how many {figure.of}" if figure.of else figure.unit or ""
        yield Item(f"{figure.label} [{figure.id}]", ". ".join(text for text in (counted, figure.help) if text))


def _contacts(questionnaire: Questionnaire) -> Iterator[Block]:
    contacts = [contact for addition in questionnaire.additions for contact in addition.contacts]
    if contacts:
        yield Heading(2, "Whom to reach")
    for contact in contacts:
        yield Item(contact.who, contact_details(contact))
