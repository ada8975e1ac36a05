"""Whether what a question says of its gap is there, says what is missing, and stands where it decides something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.text import clean_line

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.question import Question

_GAP_SINCE = 2
"""The first format that has a place for the words of a gap."""


def gap_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Gaps without words or with those of the wanted state, and marks that do not go with the obligation."""
    for question in questionnaire.questions:
        place = f"questions[{question.id}]"
        if question.gap is None:
            if questionnaire.format >= _GAP_SINCE and question.obligation is not Obligation.GOOD:
                hint = "Say in a few words what is so while it is not met, such as `Nobody leads on Prevent`."
                yield Fault(f"{place}.gap", "is not said.", hint, Rule.GAP_SAID)
        elif _same(question.gap) in (_same(question.short or ""), _same(question.text)):
            hint = "Say what is so while it is not met."
            yield Fault(f"{place}.gap", "says what is wanted, not what is missing.", hint, Rule.GAP_IS_NOT_SHORT)
        if question.safety and question.obligation is Obligation.GOOD:
            hint = "Take it out, or look whether guidance expects it: then write should."
            yield Fault(f"{place}.safety", "marks what is only good practice.", hint, Rule.SAFETY_IS_BINDING)
        yield from _hidden_must(questionnaire, question, place)


def _hidden_must(questionnaire: Questionnaire, question: Question, place: str) -> Iterator[Fault]:
    parent = questionnaire.by_id.get(question.rests_on or "")
    if question.obligation is Obligation.MUST and parent and parent.obligation is not Obligation.MUST:
        message = f"`{parent.id}` is `{parent.obligation}`, and a must cannot stand under less than a must."
        yield Fault(
            f"{place}.rests_on", message, "Take it out, so that the must is told by itself.", Rule.RESTS_ON_BINDING
        )


def _same(text: str) -> str:
    return clean_line(text).rstrip(".").casefold()
