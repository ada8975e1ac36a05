"""A table of a questionnaire as flat keys with their texts, so that two of them can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from prevent_tui.questionnaire.authoring.condition_words import condition_text
from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.question import ActionPrompt, Citation, EvidencePrompt

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

Fields = dict[str, tuple[str, ...]]
"""Key, such as `levels.developing`, to its text, or to the texts of a list."""


def fields(table: BaseModel, questionnaire: Questionnaire) -> Fields:
    """Return every key of a table that has a value, except its id.

    Args:
        table: Such as a question or a source.
        questionnaire: Where it stands; conditions are told with its facts.
    """
    return {key: lines for key, lines in _of(table, "", questionnaire) if key != "id"}


def _of(value: Any, key: str, questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, Condition):
        yield key, (condition_text(value, questionnaire),)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _of(getattr(value, name), f"{key}.{name}" if key else name, questionnaire)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _of(inner, f"{key}.{name}", questionnaire)
    elif isinstance(value, tuple):
        yield from _list(value, key, questionnaire)
    elif value is not None and value != "":
        yield key, (_value_text(value),)


def _list(values: tuple[Any, ...], key: str, questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    tables = [value for value in values if isinstance(value, BaseModel) and hasattr(value, "id")]
    for value in tables:
        yield from (
            (name, lines)
            for name, lines in _of(value, f"{key}[{value.id}]", questionnaire)
            if not name.endswith("].id")
        )
    if values and all(type(value) is int for value in values):
        # Met or earned, of how many: one thing, not a list.
        yield key, (" of ".join(map(str, values)),)
    elif values and not tables:
        yield key, tuple(_line(value, questionnaire) for value in values)


def _line(value: Any, questionnaire: Questionnaire) -> str:
    if isinstance(value, Citation):
        return f"{value.source}: {value.at}"
    if isinstance(value, EvidencePrompt):
        return f"{value.prompt} ({_limited(f'{value.good_for_months} months', value.applies_when, questionnaire)})"
    if isinstance(value, ActionPrompt):
        who = _limited(f"{value.owner}, {value.within_days} days", value.applies_when, questionnaire)
        return f"{value.at_or_below}: {value.text} ({who})"
    return _value_text(value)


def _limited(line: str, condition: Condition | None, questionnaire: Questionnaire) -> str:
    return "; ".join(part for part in (line, condition_text(condition, questionnaire)) if part)


def _value_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
