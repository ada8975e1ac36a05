"""How much is in place, as a count in the words of the scale: `In place or better`, of these `12 embedded`."""

from __future__ import annotations

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.scale import Scale
from prevent_tui.scoring import Scores


def in_place_title(questionnaire: Questionnaire) -> str:
    """Return what is counted: `In place or better`; `Met` where the questions are answered on scales that differ."""
    label = _label(questionnaire)
    if label is None:
        return "Met"
    return f"{label} or better" if any(_above(scale) for scale in _used(questionnaire)) else label


def in_place_label(questionnaire: Questionnaire) -> str:
    """Return the lowest level that counts as met, for use inside a sentence: `in place`, or `just met`."""
    label = _label(questionnaire)
    return "just met" if label is None else f"{label[:1].lower()}{label[1:]}"


def in_place_count(scores: Scores) -> str:
    """Return the count: `39 of 43`; in words where nothing applies."""
    return f"{scores.met} of {scores.of}" if scores.of else "none apply"


def above_text(questionnaire: Questionnaire, scores: Scores) -> str:
    """Return how many of them are above that: `12 embedded`; nothing where no level is above it."""
    above = {_above(scale) for scale in _used(questionnaire)}
    if not scores.met or above <= {()}:
        return ""
    labels = above.pop() if len(above) == 1 else ()
    words = " or ".join(f"{label[:1].lower()}{label[1:]}" for label in labels)
    return f"{scores.above or 'none'} {words or 'above the level that counts as met'}"


def in_place_text(questionnaire: Questionnaire, scores: Scores) -> str:
    """Return both in a line: `39 of 43, of these 12 embedded`."""
    above = above_text(questionnaire, scores)
    return in_place_count(scores) + (f", of these {above}" if above else "")


def _label(questionnaire: Questionnaire) -> str | None:
    """The label of the lowest level that counts as met; None where the scales in use have several."""
    labels = {scale.lowest_met.label for scale in _used(questionnaire)}
    return labels.pop() if len(labels) == 1 else None


def _used(questionnaire: Questionnaire) -> list[Scale]:
    used = {question.scale for question in questionnaire.questions}
    return [scale for scale in questionnaire.scales if scale.id in used]


def _above(scale: Scale) -> tuple[str, ...]:
    """The labels of the levels above the lowest that counts as met."""
    return tuple(level.label for level in scale.levels[scale.rank(scale.lowest_met.id) + 1 :])
