"""A condition as a sentence says it, with the labels of the facts it tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Condition

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Fact


def condition_text(condition: Condition | None, questionnaire: Questionnaire) -> str:
    """Return a condition in words, as in `only if: has boarders; not if: phase is Primary`; empty where it always does.

    Args:
        condition: What it hangs on.
        questionnaire: Where the facts are; one that it does not define is given by its id.
    """
    if condition is None:
        return ""
    facts = {fact.id: fact for fact in questionnaire.facts}
    only, never = _sides(condition, facts)
    limits = [f"only if: {' and '.join(_in_brackets(only, ' or '))}"] if only else []
    limits += [f"not if: {' or '.join(_in_brackets(never, ' and '))}"] if never else []
    return "; ".join(limits)


def _sides(condition: Condition, facts: dict[str, Fact]) -> tuple[list[str], list[str]]:
    """What all must be true, and what none may be."""
    only: list[str] = []
    never: list[str] = []
    if condition.fact is not None:
        (never if condition.is_ is False else only).append(_test(condition, facts))
    for part in condition.all if len(condition.any) != 1 else (*condition.all, *condition.any):
        more_only, more_never = _sides(part, facts)
        only += more_only
        never += more_never
    if len(condition.any) > 1:
        only.append(" or ".join(_in_brackets([_phrase(part, facts) for part in condition.any], " and ")))
    never += [_phrase(part, facts) for part in condition.none]
    return only, never


def _phrase(condition: Condition, facts: dict[str, Fact]) -> str:
    """A condition inside another, as words that can be joined to others."""
    only, never = _sides(condition, facts)
    not_so = [f"not {' or '.join(_in_brackets(never, ' '))}"] if len(never) == 1 else []
    not_so += [f"none of ({', '.join(never)})"] if len(never) > 1 else []
    return " and ".join([*_in_brackets(only, " or "), *not_so])


def _test(condition: Condition, facts: dict[str, Fact]) -> str:
    fact = facts.get(condition.fact or "")
    label = _lower(fact.label) if fact else str(condition.fact)
    if isinstance(condition.is_, bool):
        return label
    options = {option.id: option.label for option in fact.options} if fact else {}
    values = condition.among or (str(condition.is_),)
    return f"{label} is {' or '.join(options.get(value, value) for value in values)}"


def _lower(label: str) -> str:
    """A label as it stands inside a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _in_brackets(parts: list[str], joint: str) -> list[str]:
    """Parts that hold a joining word of their own get brackets where they are joined to others."""
    return [f"({part})" if joint in part and len(parts) > 1 else part for part in parts]
