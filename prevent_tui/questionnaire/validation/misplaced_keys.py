"""Keys that slipped below a heading inside their table, where TOML takes them for a part of that heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from prevent_tui.errors import ABOVE, Fault
from prevent_tui.questionnaire import parts, question, sample, scale
from prevent_tui.questionnaire.validation.raw import by_id, entries, ids, tables
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from pydantic import BaseModel

_AROUND: dict[str, type[BaseModel]] = {
    "questions": question.Question,
    "themes": parts.Theme,
    "scales": scale.Scale,
    "facts": parts.Fact,
    "groupings": parts.Grouping,
    "samples": sample.Sample,
}
_INSIDE: dict[tuple[str, str], type[BaseModel]] = {
    ("questions", "sources"): question.Citation,
    ("questions", "evidence"): question.EvidencePrompt,
    ("questions", "actions"): question.ActionPrompt,
    ("questions", "not_applicable"): question.NotApplicable,
    ("themes", "areas"): parts.Heading,
    ("scales", "levels"): scale.Level,
    ("facts", "options"): parts.Option,
    ("groupings", "headings"): parts.Heading,
    ("samples", "actions"): sample.SampleAction,
    ("samples", "risks"): sample.SampleRisk,
    ("samples", "contacts"): sample.SampleContact,
    ("samples", "figures"): sample.SampleFigure,
    ("samples", "reviews"): sample.SampleReview,
    ("samples", "challenges"): sample.SampleChallenge,
    ("samples", "before"): sample.SampleBefore,
    ("samples", "expects"): sample.SampleExpects,
}
_NAMES = {("questions", "tags"): "groupings", ("samples", "facts"): "facts", ("samples", "answers"): "questions"}
"""Tables whose keys are ids, and the list that these ids come from; `levels` are those of the question's scale."""


def misplaced_key_faults(raw: dict[str, Any]) -> list[Fault]:
    """Return a fault for each key of a parsed file that belongs to the table around the one it stands in.

    A key that the table around has already, or that is right where it stands, is none.
    """
    rungs = {name: dict.fromkeys(ids(scale.get("levels"))) for name, scale in by_id(raw, "scales")}
    names = {name: dict.fromkeys(ids(raw.get(name))) for name in set(_NAMES.values())}
    return [
        fault
        for name in _AROUND
        for place, table in entries(raw, name)
        for fault in _below(name, place, table, names, rungs)
    ]


def unexplained_faults(strays: Iterable[Fault], faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults that no misplaced key explains: neither where it stands nor where it is missing."""
    places = {one.place for one in strays} | {f"{one.above}.{one.place.rpartition('.')[2]}" for one in strays}
    return [one for one in faults if one.place not in places]


def _below(
    name: str, place: str, table: dict[str, Any], names: dict[str, dict[str, None]], rungs: dict[str, dict[str, None]]
) -> Iterator[Fault]:
    missing = {key for key in _AROUND[name].model_fields if key not in table}
    for inner in _inner(name, table):
        keys: Collection[str]
        if (name, inner) == ("questions", "levels"):
            keys = rungs.get(str(table.get("scale")), ())
        elif (name, inner) in _NAMES:
            keys = names[_NAMES[name, inner]]
        else:
            keys = _INSIDE[name, inner].model_fields
        several = isinstance(table[inner], list)
        for inside, one in entries(table, inner, place) if several else [(f"{place}.{inner}", table[inner])]:
            for key in one:
                if key in missing and key not in keys:
                    message = f"`{key}` is a key of [[{name}]]."
                    hint = f"Move it {ABOVE}."
                    yield Fault(f"{inside}.{key}", message, hint, Rule.KNOWN_KEYS, above=place)


def _inner(name: str, table: dict[str, Any]) -> list[str]:
    """The keys of a table under which other tables stand."""
    inner_names = {inner for outer, inner in (*_INSIDE, *_NAMES, ("questions", "levels")) if outer == name}
    return [key for key, value in table.items() if key in inner_names and (isinstance(value, dict) or tables(value))]
