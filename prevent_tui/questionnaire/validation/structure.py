"""What keeps a parsed file from becoming a `Questionnaire`, in words, each with its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from prevent_tui.errors import Fault
from prevent_tui.questionnaire import model, parts, question, sample, scale
from prevent_tui.questionnaire.types import SLUG_LENGTH
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.guesses import Guesses, near
from prevent_tui.toml.reading import faults_of
from prevent_tui.toml.shown import short_name

_Path = tuple[str | int, ...]

_TABLES: dict[str, type[BaseModel]] = {
    "questionnaire": parts.About,
    "sources": parts.Source,
    "scales": scale.Scale,
    "levels": scale.Level,
    "facts": parts.Fact,
    "options": parts.Option,
    "roles": parts.Role,
    "themes": parts.Theme,
    "areas": parts.Heading,
    "groupings": parts.Grouping,
    "headings": parts.Heading,
    "questions": question.Question,
    "actions": question.ActionPrompt,
    "evidence": question.EvidencePrompt,
    "not_applicable": question.NotApplicable,
    "retired": parts.Retired,
    "risks": parts.CatalogueRisk,
    "contacts": parts.ExpectedContact,
    "contradictions": parts.Contradiction,
    "figures": parts.Figure,
    "claims": parts.Claim,
    "samples": sample.Sample,
    "expects": sample.SampleExpects,
    "accepted": parts.Accepted,
}
_CONDITION = ("fact", "is", "in", "all", "any", "none")
_KNOWN: dict[str, tuple[str, ...]] = (
    {name: tuple(table.model_fields) for name, table in _TABLES.items()}
    | {"": tuple(model.Questionnaire.model_fields)}
    | dict.fromkeys(("applies_when", "all", "any", "none"), _CONDITION)
)
_ANSWER = tuple(sample.SampleAnswer.model_fields)
_SAMPLES: dict[str, type[BaseModel]] = {
    "actions": sample.SampleAction,
    "history": sample.SampleChange,
    "risks": sample.SampleRisk,
    "local": sample.SampleLocal,
    "contacts": sample.SampleContact,
    "reviews": sample.SampleReview,
    "challenges": sample.SampleChallenge,
    "before": sample.SampleBefore,
}
"""Tables inside a sample, where they are not those of the same name elsewhere."""

_PATTERNS = {
    r"^\d{4}(-\d{2})?$": ("is not an edition.", "Editions are written like 2026-09."),
    r"^\d{4}(-\d{2})?(\.[1-9]\d{0,2})?$": (
        "is neither an edition nor a revision of one.",
        "Editions are written like 2026-09, their revisions like 2026-09.2.",
    ),
    r"^[A-Z]{1,3}$": ("is not a code.", "A code is one to three capital letters, such as RA."),
    r"^[^\n\t]*$": ("holds a line break or a tab.", "Keep it to one line."),
}
_KINDS = {
    "string_type": "should be a text, in quotes.",
    "bool_type": "should be true or false.",
    "bool_parsing": "should be true or false.",
    "int_type": "should be a whole number, without quotes.",
    "int_parsing": "should be a whole number, without quotes.",
    "int_from_float": "should be a whole number.",
    "tuple_type": "should be a list, in square brackets.",
    "dict_type": "should be a table.",
    "model_type": "should be a table.",
    "model_attributes_type": "should be a table.",
    "date_type": "should be a date such as 2026-09-01, without quotes.",
    "date_from_datetime_parsing": "should be a date such as 2026-09-01, without quotes.",
    "date_from_datetime_inexact": "should be a date such as 2026-09-01, without a time.",
}


def structural_faults(
    errors: Sequence[Mapping[str, Any]], raw: dict[str, Any], known: Mapping[str, tuple[str, ...]] | None = None
) -> list[tuple[_Path, Fault]]:
    """Return the faults that pydantic found, in plain words, each with the path it was found at.

    Args:
        errors: As from `ValidationError.errors()`.
        raw: The parsed file.
        known: The keys of further tables that the file may have, by the name of the table.
    """
    faults: dict[tuple[_Path, int], Fault] = {}
    guesses = Guesses()
    for error in errors:
        path, either = _real_path(error, raw)
        for fault in faults_of([{**error, "loc": path}], raw, {**_known_at(path), **(known or {})}, guesses):
            worded_fault = _either(fault) if either else _plain_fault(error, path, fault)
            faults.setdefault((path, worded_fault.rule), worded_fault)
    return [(path, fault) for (path, _), fault in faults.items()]


def _known_at(path: _Path) -> dict[str, tuple[str, ...]]:
    """The keys that exist, by the table they belong in; inside a question or a sample some names mean other tables."""
    if path[:1] == ("samples",):
        answers = {str(name): _ANSWER for before, name in pairwise(path) if before == "answers"}
        return _KNOWN | {name: tuple(table.model_fields) for name, table in _SAMPLES.items()} | answers
    inside = {"sources": tuple(question.Citation.model_fields), "levels": ()} if len(path) > 3 else {}
    scales = {"levels": _KNOWN["levels"]} if path[:1] == ("scales",) else {}
    return _KNOWN | inside | scales


def _real_path(error: Mapping[str, Any], raw: object) -> tuple[_Path, bool]:
    """Return the path as far as the file has it, and whether the value might have been one of several kinds."""
    path: list[str | int] = []
    node = raw
    for part in error["loc"]:
        if isinstance(node, list) and isinstance(part, int) and part >= len(node):
            return tuple(path), False
        inside = part in node if isinstance(node, dict) else isinstance(node, list) and isinstance(part, int)
        if not inside and not (error["type"] == "missing" and isinstance(node, dict)):
            return tuple(path), part != "[key]"
        node = node.get(part) if isinstance(node, dict) else node[part] if isinstance(node, list) else None
        path.append(part)
    return tuple(path), False


def _missing(error: Mapping[str, Any], fault: Fault) -> Fault:
    if isinstance(error["loc"][-1], int):
        return Fault(fault.place, "needs more entries.", "Add what is missing.", Rule.REQUIRED_KEYS)
    return replace(fault, rule=Rule.REQUIRED_KEYS)


def _either(fault: Fault) -> Fault:
    return Fault(fault.place, "should be true, false or the id of an option.", rule=Rule.RIGHT_VALUES)


def _plain_fault(error: Mapping[str, Any], path: _Path, fault: Fault) -> Fault:
    kind = error["type"]
    wordings: dict[str, Callable[[], Fault]] = {
        "missing": lambda: _missing(error, fault),
        "extra_forbidden": lambda: _extra(path, fault),
        "value_error": lambda: replace(fault, rule=Rule.NO_CONTROLS, hint="Take it out."),
        "recursion_loop": lambda: Fault(fault.place, "is nested too deeply.", "Write it flatter.", Rule.NO_LOOPS),
        "string_pattern_mismatch": lambda: _pattern(error, fault),
        "string_too_long": lambda: _long(error, fault),
        "string_too_short": lambda: Fault(fault.place, "is empty.", "Write it, or take the key out."),
        "too_short": lambda: Fault(
            fault.place, f"needs at least {error['ctx']['min_length']}.", "Add what is missing."
        ),
        "too_long": lambda: Fault(fault.place, f"takes at most {error['ctx']['max_length']}.", "Take some out."),
        "greater_than_equal": lambda: Fault(fault.place, f"should be {error['ctx']['ge']} or more."),
        "less_than_equal": lambda: Fault(fault.place, f"should be {error['ctx']['le']} or less."),
        "literal_error": lambda: _choice(error, path, fault),
        "enum": lambda: _choice(error, path, fault),
    }
    worded_fault = wordings[kind]() if kind in wordings else replace(fault, message=_KINDS.get(kind, fault.message))
    if hint := _brackets(error, path):
        worded_fault = replace(worded_fault, hint=hint)
    if worded_fault.rule:
        return worded_fault
    return replace(worded_fault, rule=Rule.WEIGHTS_IN_RANGE if path[-1:] == ("weight",) else Rule.RIGHT_VALUES)


def _brackets(error: Mapping[str, Any], path: _Path) -> str:
    """What to write where a heading has one pair of brackets instead of two, or two instead of one."""
    heading, value = ".".join(part for part in path if isinstance(part, str)), error["input"]
    if error["type"] == "tuple_type" and isinstance(value, dict):
        return f"As a heading write [[{heading}]], with two pairs of brackets."
    if (
        error["type"] in {"dict_type", "model_type"}
        and isinstance(value, list)
        and value
        and isinstance(value[0], dict)
    ):
        return f"As a heading write [{heading}], with one pair of brackets."
    return ""


def _extra(path: _Path, fault: Fault) -> Fault:
    if path[-1] == "question" and "applies_when" in path:
        hint = "Make what you mean a fact, and test that."
        return Fault(fault.place, "tests a question; conditions test facts only.", hint, Rule.CONDITIONS_TEST_FACTS)
    return replace(fault, rule=Rule.KNOWN_KEYS)


def _pattern(error: Mapping[str, Any], fault: Fault) -> Fault:
    message, hint = _PATTERNS.get(error["ctx"]["pattern"], ("", ""))
    if message:
        return replace(fault, message=message, hint=hint)
    value = short_name(str(error["input"]))
    likely = "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in value.lower()).split())
    hint = "Ids are small letters and digits, joined by hyphens" + (f": `{likely}`." if likely[:1].isalpha() else ".")
    return Fault(fault.place, f"`{value}` is not an id.", hint, Rule.ID_PATTERN)


def _long(error: Mapping[str, Any], fault: Fault) -> Fault:
    most = error["ctx"]["max_length"]
    rule = Rule.ID_PATTERN if most == SLUG_LENGTH else Rule.RIGHT_VALUES
    return Fault(fault.place, f"is longer than {most} characters.", "Shorten it.", rule)


def _choice(error: Mapping[str, Any], path: _Path, fault: Fault) -> Fault:
    value = error["input"]
    if path == ("format",):
        return Fault("format", "is not a format of this file.", f"Write: format = {model.FORMAT}.", Rule.FORMAT_KNOWN)
    expected = [part for part in str(error["ctx"]["expected"]).split("'") if part not in (", ", " or ", "")]
    hint = near(value, expected) if isinstance(value, str) else ""
    return replace(fault, message=f"should be one of: {', '.join(expected)}.", hint=hint)
