"""Whether everything a questionnaire names exists; works on the parsed file, so that it can run beside other faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prevent_tui.errors import Fault
from prevent_tui.tomlfile import near

_LISTS = ("sources", "scales", "facts", "roles", "themes", "groupings", "questions", "samples")


def reference_faults(raw: dict[str, Any]) -> list[Fault]:
    """Every duplicate id and every name that leads nowhere in a parsed questionnaire file."""
    ids = {name: _ids(raw.get(name)) for name in _LISTS}
    found = [fault for name in _LISTS for fault in _duplicates(name, _tables(raw.get(name)))]
    themes = {t["id"]: t for t in _tables(raw.get("themes")) if isinstance(t.get("id"), str)}
    levels = {s["id"]: _ids(s.get("levels")) for s in _tables(raw.get("scales")) if isinstance(s.get("id"), str)}
    headings = {g["id"]: _ids(g.get("headings")) for g in _tables(raw.get("groupings")) if isinstance(g.get("id"), str)}
    options = {
        f["id"]: _ids(f.get("options")) if f.get("kind") == "one-of" else None
        for f in _tables(raw.get("facts"))
        if isinstance(f.get("id"), str)
    }
    for name, table in themes.items():
        found += _duplicates(f"themes[{name}].areas", _tables(table.get("areas")))
    for name in levels:
        scale = next(s for s in _tables(raw.get("scales")) if s.get("id") == name)
        found += _duplicates(f"scales[{name}].levels", _tables(scale.get("levels")))
    for table in _tables(raw.get("sources")):
        found += _unknown(f"sources[{table.get('id')}].superseded_by", table.get("superseded_by"), ids["sources"])
    for table in _tables(raw.get("questions")):
        place = f"questions[{table.get('id')}]"
        found += _unknown(f"{place}.theme", table.get("theme"), ids["themes"])
        areas = _ids(themes.get(str(table.get("theme")), {}).get("areas"))
        found += _unknown(f"{place}.area", table.get("area"), areas)
        found += _unknown(f"{place}.scale", table.get("scale"), ids["scales"])
        found += _unknown(f"{place}.role", table.get("role"), ids["roles"])
        for citation in _tables(table.get("sources")):
            found += _unknown(f"{place}.sources", citation.get("source"), ids["sources"])
        rungs = levels.get(str(table.get("scale")))
        if rungs is not None:
            found += _level_faults(place, table, rungs)
        for action in _tables(table.get("actions")):
            found += _unknown(f"{place}.actions.owner", action.get("owner"), ids["roles"])
        for grouping, heading in _items(table.get("tags")):
            found += _unknown(f"{place}.tags", grouping, list(headings))
            found += _unknown(f"{place}.tags.{grouping}", heading, headings.get(grouping))
        for condition in (table, *_tables(table.get("evidence"))):
            found += _condition_faults(f"{place}.applies_when", condition.get("applies_when"), options)
    for table in _tables(raw.get("samples")):
        found += _sample_faults(table, raw, ids["questions"], levels, options)
    return found


def _level_faults(place: str, question: dict[str, Any], rungs: list[str]) -> Iterator[Fault]:
    worded = question.get("levels")
    for level, _ in _items(worded):
        yield from _unknown(f"{place}.levels", level, rungs)
    if worded:
        for missing in (rung for rung in rungs if rung not in worded):
            yield Fault(f"{place}.levels.{missing}", "is missing.", "Word every level of the scale, or none.")
    for action in _tables(question.get("actions")):
        yield from _unknown(f"{place}.actions.at_or_below", action.get("at_or_below"), rungs)


def _condition_faults(place: str, condition: object, options: dict[str, list[str] | None]) -> Iterator[Fault]:
    if not isinstance(condition, dict):
        return
    fact = condition.get("fact")
    yield from _unknown(place, fact, list(options))
    if isinstance(fact, str) and ("is" in condition) == ("in" in condition):
        yield Fault(place, f"tests `{fact}` but not against one thing.", "Give either `is` or `in`.")
    if not isinstance(fact, str) and not any(condition.get(key) for key in ("all", "any", "none")):
        yield Fault(place, "tests nothing.", "Give `fact`, `all`, `any` or `none`.")
    values = [condition["is"]] if "is" in condition else _list(condition.get("in"))
    for value in values:
        yield from _fact_faults(place, str(fact), value, options)
    for key in ("all", "any", "none"):
        for part in _tables(condition.get(key)):
            yield from _condition_faults(f"{place}.{key}", part, options)


def _fact_faults(place: str, fact: str, value: object, options: dict[str, list[str] | None]) -> Iterator[Fault]:
    choices = options.get(fact)
    if choices is None and fact in options and not isinstance(value, bool):
        yield Fault(place, f"`{fact}` is a yes-no fact.", "Write true or false.")
    elif choices is not None:
        yield from _unknown(place, value if isinstance(value, str) else str(value).lower(), choices)


def _sample_faults(
    sample: dict[str, Any],
    raw: dict[str, Any],
    questions: list[str],
    levels: dict[str, list[str]],
    options: dict[str, list[str] | None],
) -> Iterator[Fault]:
    place = f"samples[{sample.get('id')}]"
    scales = {q.get("id"): q.get("scale") for q in _tables(raw.get("questions"))}
    for fact, value in _items(sample.get("facts")):
        yield from _unknown(f"{place}.facts", fact, list(options))
        yield from _fact_faults(f"{place}.facts", fact, value, options)
    for name, answer in _items(sample.get("answers")):
        yield from _unknown(f"{place}.answers", name, questions)
        if isinstance(answer, dict) and name in questions:
            rungs = levels.get(str(scales.get(name)))
            yield from _unknown(f"{place}.answers.{name}.level", answer.get("level"), rungs)


def _unknown(place: str, value: object, known: list[str] | None) -> list[Fault]:
    if known is None or not isinstance(value, str) or value in known:
        return []
    return [Fault(place, f"`{value}` is not defined in this file.", near(value, known))]


def _duplicates(place: str, tables: list[dict[str, Any]]) -> list[Fault]:
    seen = [table.get("id") for table in tables]
    twice = sorted({name for name in seen if isinstance(name, str) and seen.count(name) > 1})
    return [Fault(f"{place}[{name}]", "is defined more than once.", "Give each its own id.") for name in twice]


def _ids(tables: object) -> list[str]:
    return [table["id"] for table in _tables(tables) if isinstance(table.get("id"), str)]


def _tables(value: object) -> list[dict[str, Any]]:
    return [entry for entry in _list(value) if isinstance(entry, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _items(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []
