"""Whether everything a questionnaire names exists; works on the parsed file, so that it can run beside other faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prevent_tui.errors import Fault
from prevent_tui.tomlfile import near

_LISTS = ("sources", "scales", "facts", "roles", "themes", "groupings", "questions", "retired", "samples")


def reference_faults(raw: dict[str, Any]) -> list[Fault]:
    """Every duplicate id and every name that leads nowhere in a parsed questionnaire file."""
    known = _Known(raw)
    found = [fault for name in _LISTS for fault in _duplicates(name, _tables(raw.get(name)))]
    for table in _tables(raw.get("themes")):
        found += _duplicates(f"themes[{table.get('id')}].areas", _tables(table.get("areas")))
    for table in _tables(raw.get("scales")):
        found += _duplicates(f"scales[{table.get('id')}].levels", _tables(table.get("levels")))
    for table in _tables(raw.get("sources")):
        place = f"sources[{table.get('id')}]"
        found += _unknown(f"{place}.superseded_by", table.get("superseded_by"), known.ids["sources"])
        found += _condition_faults(f"{place}.applies_when", table.get("applies_when"), known.options)
    for table in _tables(raw.get("facts")):
        if "default" in table:
            found += _fact_faults(
                f"facts[{table.get('id')}].default", str(table.get("id")), table["default"], known.options
            )
    for table in _tables(raw.get("retired")):
        for name in _list(table.get("replaced_by")):
            found += _unknown(f"retired[{table.get('id')}].replaced_by", name, known.ids["questions"])
    for table in _tables(raw.get("questions")):
        found += _question_faults(f"questions[{table.get('id')}]", table, known)
    for table in _tables(raw.get("samples")):
        found += _sample_faults(table, raw, known)
    return found


class _Known:
    """The ids a parsed questionnaire defines, by where they may be named."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.ids = {name: _ids(raw.get(name)) for name in _LISTS}
        self.areas = {name: _ids(table.get("areas")) for name, table in _by_id(raw.get("themes"))}
        self.levels = {name: _ids(table.get("levels")) for name, table in _by_id(raw.get("scales"))}
        self.headings = {name: _ids(table.get("headings")) for name, table in _by_id(raw.get("groupings"))}
        self.options = {
            name: _ids(table.get("options")) if table.get("kind") == "one-of" else None
            for name, table in _by_id(raw.get("facts"))
        }


def _question_faults(place: str, question: dict[str, Any], known: _Known) -> Iterator[Fault]:
    for key, ids in (("theme", "themes"), ("scale", "scales"), ("role", "roles")):
        yield from _unknown(f"{place}.{key}", question.get(key), known.ids[ids])
    yield from _unknown(f"{place}.area", question.get("area"), known.areas.get(str(question.get("theme"))))
    for citation in _tables(question.get("sources")):
        yield from _unknown(f"{place}.sources", citation.get("source"), known.ids["sources"])
    rungs = known.levels.get(str(question.get("scale")))
    if rungs is not None:
        yield from _level_faults(place, question, rungs)
    for action in _tables(question.get("actions")):
        yield from _unknown(f"{place}.actions.owner", action.get("owner"), known.ids["roles"])
    for grouping, heading in _items(question.get("tags")):
        yield from _unknown(f"{place}.tags", grouping, list(known.headings))
        yield from _unknown(f"{place}.tags.{grouping}", heading, known.headings.get(grouping))
    for table in (question, *_tables(question.get("evidence")), *_tables(question.get("actions"))):
        yield from _condition_faults(f"{place}.applies_when", table.get("applies_when"), known.options)


def _level_faults(place: str, question: dict[str, Any], rungs: list[str]) -> Iterator[Fault]:
    worded = question.get("levels")
    for level, _ in _items(worded):
        yield from _unknown(f"{place}.levels", level, rungs)
    if isinstance(worded, dict) and worded:
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


def _sample_faults(sample: dict[str, Any], raw: dict[str, Any], known: _Known) -> Iterator[Fault]:
    place = f"samples[{sample.get('id')}]"
    scales = {name: question.get("scale") for name, question in _by_id(raw.get("questions"))}
    for fact, value in _items(sample.get("facts")):
        yield from _unknown(f"{place}.facts", fact, list(known.options))
        yield from _fact_faults(f"{place}.facts", fact, value, known.options)
    for name, answer in _items(sample.get("answers")):
        yield from _unknown(f"{place}.answers", name, known.ids["questions"])
        if isinstance(answer, dict) and name in known.ids["questions"]:
            rungs = known.levels.get(str(scales.get(name)))
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


def _by_id(tables: object) -> list[tuple[str, dict[str, Any]]]:
    return [(table["id"], table) for table in _tables(tables) if isinstance(table.get("id"), str)]


def _tables(value: object) -> list[dict[str, Any]]:
    return [entry for entry in _list(value) if isinstance(entry, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _items(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []
