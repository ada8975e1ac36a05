"""What is to be looked at again in the figures of a setting: no date, more than there are, and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prevent_tui.assessment.figures import FigureEntry, figure_entries
from prevent_tui.assessment.model.assessment import Assessment, FigureValue
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.wording.dates import day

_MOST_NAMED = 3
"""Figures named in one sentence; the rest are counted."""


@dataclass(frozen=True)
class FigureDoubt:
    """What is to be looked at again in a figure.

    Attributes:
        key: Which part of it, as it is called in the file; empty for the figure as a whole.
        text: What is wrong there, as the end of a sentence.
        hint: What to do about it.
    """

    key: str
    text: str
    hint: str


def figures_text(questionnaire: Questionnaire, assessment: Assessment, today: date) -> str:
    """Return which figures are to be looked at again, in a line; empty where none is.

    Args:
        questionnaire: What the assessment answers.
        assessment: The assessment.
        today: The day on which it is looked at.
    """
    entries = figure_entries(questionnaire, assessment)
    doubtful = [(entry, doubts[0]) for entry in entries if (doubts := figure_doubts(entry, today))]
    if not doubtful:
        return ""
    named = [f"“{entry.label}” {doubt.text.rstrip('.')}" for entry, doubt in doubtful[:_MOST_NAMED]]
    rest = len(doubtful) - len(named)
    count = "One figure is" if len(doubtful) == 1 else f"{len(doubtful)} figures are"
    return f"{count} to be looked at again: {'; '.join([*named, *([f'and {rest} more'] if rest else [])])}."


def figure_faults(questionnaire: Questionnaire, assessment: Assessment, today: date) -> list[Fault]:
    """Return what is to be looked at again in the figures of a file, each with its place there.

    Args:
        questionnaire: What the assessment answers.
        assessment: The assessment.
        today: The day on which it is looked at.
    """
    return [
        Fault(f"figures[{entry.id}].{doubt.key}", doubt.text, doubt.hint)
        for entry in figure_entries(questionnaire, assessment)
        for doubt in figure_doubts(entry, today)
    ]


def figure_doubts(entry: FigureEntry, today: date) -> tuple[FigureDoubt, ...]:
    """Return what is to be looked at again in a figure; nothing in one that was not given.

    Args:
        entry: The figure.
        today: The day on which it is looked at.
    """
    given = entry.given
    return () if given is None else (*_label(entry, given), *_number(entry, given), *_day(given, today))


def _label(entry: FigureEntry, given: FigureValue) -> Iterator[FigureDoubt]:
    if entry.is_own and not given.label.strip():
        text = "is none of the questionnaire's figures, and does not say what is counted."
        yield FigureDoubt("label", text, "Say what is counted, or take the figure out.")


def _number(entry: FigureEntry, given: FigureValue) -> Iterator[FigureDoubt]:
    value, of = given.value, given.of
    if value is None:
        yield FigureDoubt("value", "has no number.", "Give the number, or take the figure out.")
    elif of is not None and value > of:
        text = f"is {value:,} of {of:,}, which is more than there are."
        yield FigureDoubt("value", text, "Correct one of the two numbers.")
    elif of is None and entry.of:
        yield FigureDoubt("of", f"does not say how many {entry.of} there are.", "Say of how many it is.")
    elif of is None and entry.unit == "%" and value > 100:
        yield FigureDoubt("value", f"is {value:,}%, which is more than all.", "Correct the number.")


def _day(given: FigureValue, today: date) -> Iterator[FigureDoubt]:
    if given.date is None:
        yield FigureDoubt("date", "has no date.", "Say on which day it was so.")
    elif given.date > today:
        yield FigureDoubt("date", f"is of a day still to come, {day(given.date)}.", "Say on which day it was so.")
