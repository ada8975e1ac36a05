"""Whether what the file sets out is used, and whether the work is spread and takes as long as promised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.lint.effort import Effort
from prevent_tui.questionnaire.lint.rulebook import limits
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire


def coverage_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Sources, roles and headings without a question, the minutes, and the load of each role."""
    effort = Effort(questionnaire)
    yield from _unused(questionnaire, effort)
    yield from _headings(questionnaire, effort)
    yield from _minutes(effort)
    yield from _load(effort)


def tag_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Questions that a grouping leaves out, and questions that are nobody's."""
    for question in questionnaire.questions:
        place = f"questions[{question.id}]"
        for grouping in questionnaire.groupings:
            if grouping.id not in question.tags:
                message = f"stands under no heading of `{grouping.id}`."
                yield Fault(f"{place}.tags", message, "Tag it, so that it is seen there.", Rule.TAGGED)
        if questionnaire.roles and question.role is None:
            yield Fault(f"{place}.role", "is not said.", "Say which role answers the question.", Rule.LOAD_SHARED)


def _unused(questionnaire: Questionnaire, effort: Effort) -> Iterator[Fault]:
    for source in questionnaire.sources:
        # What is superseded may stay on record, so that it is known what took its place.
        if not effort.sources[source.id] and not source.superseded_by:
            hint = "Cite it, or take it out."
            yield Fault(f"sources[{source.id}]", "is cited by no question.", hint, Rule.NOTHING_UNUSED)
    owners = {action.owner for question in questionnaire.questions for action in question.actions}
    for role in questionnaire.roles:
        if role.id not in effort.roles and role.id not in owners:
            message, hint = "answers no question and owns no action.", "Use it, or take it out."
            yield Fault(f"roles[{role.id}]", message, hint, Rule.NOTHING_UNUSED)


def _headings(questionnaire: Questionnaire, effort: Effort) -> Iterator[Fault]:
    hint = "Ask something there, take it out, or accept the gap and say why."
    pairs = {(question.theme, area) for question in questionnaire.questions for area in (question.area, None)}
    for theme in questionnaire.themes:
        if (theme.id, None) not in pairs:
            yield Fault(f"themes[{theme.id}]", "has no question.", hint, Rule.HEADINGS_FILLED)
            continue
        for area in theme.areas:
            if (theme.id, area.id) not in pairs:
                yield Fault(f"themes[{theme.id}].areas[{area.id}]", "has no question.", hint, Rule.HEADINGS_FILLED)
    for grouping, headings in effort.headings.items():
        for heading, count in headings.items():
            if not count:
                place = f"groupings[{grouping}].headings[{heading}]"
                yield Fault(place, "has no question.", hint, Rule.HEADINGS_FILLED)


def _minutes(effort: Effort) -> Iterator[Fault]:
    promised, thresholds = effort.questionnaire.about.minutes, limits("minutes")
    if promised is None:
        return
    estimated = effort.minutes
    if estimated > promised * thresholds["most_over_promise"]:
        hint = "Promise more, or ask less."
    elif estimated < promised * thresholds["least_of_promise"]:
        hint = "Promise less; people put off what sounds long."
    else:
        return
    message = f"promises {promised}; answering is estimated at {estimated}."
    yield Fault("questionnaire.minutes", message, hint, Rule.MINUTES_KEPT)


def _load(effort: Effort) -> Iterator[Fault]:
    thresholds, total = limits("load"), len(effort.questionnaire.questions)
    if total < thresholds["from_questions"] or len(effort.roles) < thresholds["from_roles"]:
        return
    for role, count in effort.roles.items():
        if count > total * thresholds["largest_share"]:
            message = f"answers {count} of {total} questions."
            hint = "Give some to those who know the answer first."
            yield Fault(f"roles[{role}]", message, hint, Rule.LOAD_SHARED)
