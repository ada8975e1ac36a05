"""Whether everything a questionnaire names exists; works on the parsed file, so that it can run beside other faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from typing import Any

from prevent_tui.budget import FAULTS_COUNTED
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.validation.conditions import ConditionChecks, tested_facts
from prevent_tui.questionnaire.validation.duplicates import duplicate_ids
from prevent_tui.questionnaire.validation.raw import DefinedIds, by_id, entries, ids, items, listed, tables
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.shown import rest

_LISTS = (
    *("sources", "scales", "facts", "roles", "themes", "groupings", "questions", "retired"),
    *("risks", "contacts", "figures", "contradictions", "samples"),
)

_IN_USE = "Let it end at one that is in use."


def reference_faults(raw: dict[str, Any], base: str = "") -> list[Fault]:
    """Return every duplicate id, every name that leads nowhere and every loop in a parsed questionnaire file.

    Beyond some thousands the last stands for all the others.

    Args:
        raw: The parsed file; with a local addition joined to it, that is looked through too.
        base: With a local addition, the id of the questionnaire it adds to; else empty.
    """
    faults = list(islice(_reference_faults(raw, base), FAULTS_COUNTED + 1))
    return [*faults[:FAULTS_COUNTED], rest(0)] if len(faults) > FAULTS_COUNTED else faults


def _reference_faults(raw: dict[str, Any], base: str) -> Iterator[Fault]:
    known = DefinedIds(raw, _LISTS, base)
    conditions = ConditionChecks(known)
    yield from _all_duplicates(raw)
    for place, scale in entries(raw, "scales"):
        yield from _rising(place, scale)
    for place, source in entries(raw, "sources"):
        superseded_by = source.get("superseded_by")
        yield from known.unknown_name_faults(f"{place}.superseded_by", superseded_by, known.ids["sources"])
        yield from conditions.faults(f"{place}.applies_when", source.get("applies_when"))
    yield from _loops(
        "sources",
        "superseded_by",
        {name: [one.get("superseded_by")] for name, one in by_id(raw, "sources")},
        _IN_USE,
    )
    yield from _facts(raw, conditions)
    yield from _retired(raw, known)
    rests = {name: [one.get("rests_on")] for name, one in by_id(raw, "questions")}
    yield from _loops("questions", "rests_on", rests, "Take it out of the one that can be met by itself.")
    for place, question in entries(raw, "questions"):
        yield from _rests_on(place, question, known)
        yield from _question(place, question, known, conditions)
    for place, risk in entries(raw, "risks"):
        yield from _risk(place, risk, known, conditions)
    for name in ("contacts", "figures"):
        for place, table in entries(raw, name):
            yield from conditions.faults(f"{place}.applies_when", table.get("applies_when"))
    for place, contradiction in entries(raw, "contradictions"):
        yield from _contradiction(place, contradiction, known)
    for place, sample in entries(raw, "samples"):
        yield from _sample(place, sample, known, conditions)


def _all_duplicates(raw: dict[str, Any]) -> Iterator[Fault]:
    for name in _LISTS:
        yield from duplicate_ids(name, sorted(ids(raw.get(name))), Rule.UNIQUE_IDS)
    for outer, inner in (("themes", "areas"), ("scales", "levels"), ("groupings", "headings"), ("facts", "options")):
        for place, table in entries(raw, outer):
            yield from duplicate_ids(f"{place}.{inner}", sorted(ids(table.get(inner))), Rule.UNIQUE_IDS)
    codes: dict[str, str] = {}
    for place, theme in entries(raw, "themes"):
        code = theme.get("code")
        if isinstance(code, str) and codes.setdefault(code, place) != place:
            message = f"`{code}` is the code of {codes[code]} too."
            yield Fault(f"{place}.code", message, "Give each theme its own code.", Rule.UNIQUE_IDS)


def _rising(place: str, scale: dict[str, Any]) -> Iterator[Fault]:
    for lower, upper in pairwise(tables(scale.get("levels"))):
        for key, kind in (("points", int), ("met", bool)):
            before, after = lower.get(key), upper.get(key)
            if isinstance(before, kind) and isinstance(after, kind) and before > after:
                message = f"falls from {str(before).lower()} to {str(after).lower()} going up."
                hint = "Put the levels in order, the lowest first."
                yield Fault(f"{place}.levels[{upper.get('id')}].{key}", message, hint, Rule.LEVELS_RISE)


def _facts(raw: dict[str, Any], conditions: ConditionChecks) -> Iterator[Fault]:
    before: set[str] = set()
    for place, fact in entries(raw, "facts"):
        yield from _fact(place, fact, conditions, before)
        if isinstance(name := fact.get("id"), str):
            before.add(name)


def _fact(place: str, fact: dict[str, Any], conditions: ConditionChecks, before: set[str]) -> Iterator[Fault]:
    if fact.get("kind") == "one-of" and "options" not in fact:
        yield Fault(f"{place}.options", "is missing.", "Say what there is to choose from.", Rule.REQUIRED_KEYS)
    if "default" in fact:
        yield from conditions.value_faults(f"{place}.default", str(fact.get("id")), fact["default"])
    condition = fact.get("applies_when")
    yield from conditions.faults(f"{place}.applies_when", condition)
    for name in tested_facts(condition):
        if name not in before:
            message = f"tests `{name}`, which does not stand before it."
            hint = "Move that fact up: what can be true is worked out from the first fact to the last."
            yield Fault(f"{place}.applies_when", message, hint, Rule.NO_LOOPS)


def _retired(raw: dict[str, Any], known: DefinedIds) -> Iterator[Fault]:
    questions, retired = known.ids["questions"], known.ids["retired"]
    for place, table in entries(raw, "retired"):
        if isinstance(name := table.get("id"), str) and name in questions:
            hint = "Take out one of the two; a retired id is never used again."
            yield Fault(place, "is retired and is still a question.", hint, Rule.RETIRED_NOT_ASKED)
        for name in listed(table.get("replaced_by")):
            if isinstance(name, str) and name in retired and name not in questions:
                hint = "Name the questions that ask about it now."
                yield Fault(f"{place}.replaced_by", f"`{name}` is itself retired.", hint, Rule.REPLACEMENT_EXISTS)
            else:
                yield from known.unknown_name_faults(f"{place}.replaced_by", name, questions, Rule.REPLACEMENT_EXISTS)
    leads = {name: listed(table.get("replaced_by")) for name, table in by_id(raw, "retired")}
    yield from _loops("retired", "replaced_by", leads, _IN_USE)


def _loops(name: str, key: str, leads: dict[str, list[Any]], hint: str) -> Iterator[Fault]:
    """Yield a fault for each loop: entries that lead nowhere are removed until only loops are left."""
    onward = {one: {to for to in targets if isinstance(to, str) and to in leads} for one, targets in leads.items()}
    reached_from: dict[str, set[str]] = {one: set() for one in onward}
    for one, targets in onward.items():
        for to in targets:
            reached_from[to].add(one)
    ends = [one for one, targets in onward.items() if not targets]
    while ends:
        end = ends.pop()
        for before in reached_from[end]:
            onward[before].discard(end)
            if not onward[before]:
                ends.append(before)
    for one, targets in onward.items():
        if targets:
            message = "names itself." if targets == {one} else f"goes round in a loop through `{min(targets)}`."
            yield Fault(f"{name}[{one}].{key}", message, hint, Rule.NO_LOOPS)


def _rests_on(place: str, question: dict[str, Any], known: DefinedIds) -> Iterator[Fault]:
    name, questions = question.get("rests_on"), known.ids["questions"]
    if isinstance(name, str) and name in known.ids["retired"] and name not in questions:
        hint = "Name a question that is asked, or take it out."
        yield Fault(f"{place}.rests_on", f"`{name}` is retired: nobody is asked it.", hint, Rule.REFERENCES_RESOLVE)
    else:
        yield from known.unknown_name_faults(f"{place}.rests_on", name, questions)


def _question(place: str, question: dict[str, Any], known: DefinedIds, conditions: ConditionChecks) -> Iterator[Fault]:
    for key, where in (("theme", "themes"), ("scale", "scales"), ("role", "roles")):
        yield from known.unknown_name_faults(f"{place}.{key}", question.get(key), known.ids[where])
    yield from known.unknown_name_faults(
        f"{place}.area", question.get("area"), known.areas.get(str(question.get("theme")))
    )
    for inside, citation in entries(question, "sources", place):
        yield from known.unknown_name_faults(f"{inside}.source", citation.get("source"), known.ids["sources"])
    rungs = known.levels.get(str(question.get("scale")))
    if rungs is not None:
        yield from _levels(place, question, rungs, known)
    for grouping, heading in items(question.get("tags")):
        yield from known.unknown_name_faults(f"{place}.tags.{grouping}", grouping, known.headings)
        yield from known.unknown_name_faults(f"{place}.tags.{grouping}", heading, known.headings.get(grouping))
    yield from conditions.faults(f"{place}.applies_when", question.get("applies_when"))
    for inside, prompt in entries(question, "evidence", place):
        yield from conditions.faults(f"{inside}.applies_when", prompt.get("applies_when"))
    for inside, action in entries(question, "actions", place):
        yield from known.unknown_name_faults(f"{inside}.owner", action.get("owner"), known.ids["roles"])
        yield from known.unknown_name_faults(f"{inside}.at_or_below", action.get("at_or_below"), rungs)
        yield from conditions.faults(f"{inside}.applies_when", action.get("applies_when"))


def _levels(place: str, question: dict[str, Any], rungs: Collection[str], known: DefinedIds) -> Iterator[Fault]:
    wordings = question.get("levels")
    for level, _ in items(wordings):
        yield from known.unknown_name_faults(f"{place}.levels.{level}", level, rungs)
    if isinstance(wordings, dict) and wordings:
        hint = "Word every level of the scale, or none."
        for missing in (rung for rung in rungs if rung not in wordings):
            yield Fault(f"{place}.levels.{missing}", "is missing.", hint, Rule.ALL_LEVELS_WORDED)


def _risk(place: str, risk: dict[str, Any], known: DefinedIds, conditions: ConditionChecks) -> Iterator[Fault]:
    yield from known.unknown_name_faults(f"{place}.lead", risk.get("lead"), known.ids["roles"])
    for name in listed(risk.get("questions")):
        yield from known.unknown_name_faults(f"{place}.questions", name, known.ids["questions"])
    yield from _named_once(f"{place}.questions", listed(risk.get("questions")))
    yield from conditions.faults(f"{place}.applies_when", risk.get("applies_when"))


def _contradiction(place: str, contradiction: dict[str, Any], known: DefinedIds) -> Iterator[Fault]:
    claims = tables(contradiction.get("claims"))
    for number, claim in enumerate(claims, 1):
        yield from _claim(f"{place}.claims[{number}]", claim, known)
    yield from _named_once(f"{place}.claims", [claim.get("question") for claim in claims])


def _claim(place: str, claim: dict[str, Any], known: DefinedIds) -> Iterator[Fault]:
    question = claim.get("question")
    yield from known.unknown_name_faults(f"{place}.question", question, known.ids["questions"])
    if "at_least" not in claim and "at_most" not in claim:
        hint = "Give `at_least`, `at_most` or both."
        yield Fault(place, "says nothing about the answer.", hint, Rule.CONDITION_COMPLETE)
    rungs = known.levels.get(str(known.scales.get(question))) if isinstance(question, str) else None
    for key in ("at_least", "at_most"):
        yield from known.unknown_name_faults(f"{place}.{key}", claim.get(key), rungs)
    order = list(rungs or ())
    lowest, highest = claim.get("at_least"), claim.get("at_most")
    if lowest in order and highest in order and order.index(lowest) > order.index(highest):
        hint = "Swap the two, or take one out."
        yield Fault(place, f"`{lowest}` is above `{highest}`: no answer is both.", hint, Rule.REACHABLE)


def _named_once(place: str, names: list[Any]) -> Iterator[Fault]:
    for name, count in sorted(Counter(name for name in names if isinstance(name, str)).items()):
        if count > 1:
            yield Fault(place, f"names `{name}` more than once.", "Name it once.", Rule.UNIQUE_IDS)


def _sample(place: str, sample: dict[str, Any], known: DefinedIds, conditions: ConditionChecks) -> Iterator[Fault]:
    for fact, value in items(sample.get("facts")):
        yield from known.unknown_name_faults(f"{place}.facts.{fact}", fact, known.options)
        yield from conditions.value_faults(f"{place}.facts.{fact}", fact, value)
    yield from _answers(place, sample, known)
    before = sample.get("before")
    if isinstance(before, dict):
        yield from _answers(f"{place}.before", before, known)
    risks = {str(risk.get("catalogue")): None for risk in tables(sample.get("risks"))}
    for key in ("actions", "risks", "contacts", "challenges"):
        for inside, entry in entries(sample, key, place):
            yield from _naming(inside, entry, key, risks, known)
    for inside, figure in (*entries(sample, "figures", place), *_figures_before(before, place)):
        yield from known.unknown_name_faults(f"{inside}.figure", figure.get("figure"), known.ids["figures"])


def _figures_before(before: object, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return entries(before, "figures", f"{place}.before") if isinstance(before, dict) else iter(())


def _answers(place: str, table: dict[str, Any], known: DefinedIds) -> Iterator[Fault]:
    for name, answer in items(table.get("answers")):
        yield from known.unknown_name_faults(f"{place}.answers.{name}", name, known.ids["questions"])
        if isinstance(answer, dict) and name in known.scales:
            rungs = known.levels.get(str(known.scales[name]))
            yield from known.unknown_name_faults(f"{place}.answers.{name}.level", answer.get("level"), rungs)


def _naming(place: str, entry: dict[str, Any], key: str, risks: dict[str, None], known: DefinedIds) -> Iterator[Fault]:
    """What an action, a risk, a contact or a governors' question of a sample names."""
    where = {
        "question": known.ids["questions"],
        "owner": known.ids["roles"],
        "lead": known.ids["roles"],
        "risk": risks,
        "catalogue": known.ids["risks"],
        "expected": known.ids["contacts"],
    }
    for name, defined in where.items():
        yield from known.unknown_name_faults(f"{place}.{name}", entry.get(name), defined)
    for name in listed(entry.get("questions")) if key == "challenges" else ():
        yield from known.unknown_name_faults(f"{place}.questions", name, known.ids["questions"])
