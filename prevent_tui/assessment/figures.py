"""Numbers that a setting gives of itself: those that its questionnaire asks for, then its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prevent_tui.assessment.model.assessment import FIGURE_LIMIT, Assessment, FigureValue
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import Figure
from prevent_tui.text import clean_line


@dataclass(frozen=True)
class FigureEntry:
    """A figure as it is listed: what the setting gave, or that it still has to be given.

    Attributes:
        id: The id of the questionnaire's figure, or of the setting's own.
        label: What is counted.
        unit: What one of them is.
        of: What it is a part of, in words; empty where it stands by itself.
        help: How to count it.
        given: What the setting gave; None where it gave nothing.
        is_own: Whether it is the setting's own, and not the questionnaire's.
    """

    id: str
    label: str
    unit: str = ""
    of: str = ""
    help: str = ""
    given: FigureValue | None = None
    is_own: bool = False

    @property
    def percent(self) -> int | None:
        """How many of a hundred it is, rounded down, so that 100 is all; None where it is not of anything."""
        given = self.given
        if given is None or given.value is None or not given.of or given.value > given.of:
            return None
        return given.value * 100 // given.of


def figure_entries(questionnaire: Questionnaire, assessment: Assessment) -> tuple[FigureEntry, ...]:
    """Return the figures that such a setting should know, given or not, then its own."""
    given = {each.id: each for each in assessment.figures}
    facts = assessment.setting.facts
    asked = [each for each in questionnaire.figures if applies(each.applies_when, facts) or each.id in given]
    names = {each.id for each in questionnaire.figures}
    return (
        *(_asked(each, given.get(each.id)) for each in asked),
        *(figure_entry(each) for each in assessment.figures if each.id not in names),
    )


def figure_entry(given: FigureValue, entry: FigureEntry | None = None) -> FigureEntry:
    """Return how a figure is listed.

    Args:
        given: What the setting gives.
        entry: How it was listed before; None for one of the setting's own.
    """
    if entry and not entry.is_own:
        return replace(entry, given=given)
    return FigureEntry(given.id, given.label or "A figure without a label", given.unit, given=given, is_own=True)


def _asked(figure: Figure, given: FigureValue | None) -> FigureEntry:
    unit = figure.unit or (given.unit if given else "")
    return FigureEntry(figure.id, figure.label, unit, figure.of or "", figure.help or "", given)


def keep(assessment: Assessment, figure: FigureValue) -> Assessment:
    """Add a figure, or replace the one with its id; an empty one is taken out."""
    tidy = figure.model_copy(update={name: clean_line(getattr(figure, name)) for name in ("label", "unit", "source")})
    if is_empty(tidy):
        return remove(assessment, tidy.id)
    if all(each.id != tidy.id for each in assessment.figures):
        return assessment.model_copy(update={"figures": (*assessment.figures, tidy)})
    figures = tuple(tidy if each.id == tidy.id else each for each in assessment.figures)
    return assessment.model_copy(update={"figures": figures})


def is_empty(figure: FigureValue) -> bool:
    """Return whether nothing is said of a figure but how it would be counted."""
    numbers = (figure.value, figure.of, figure.date)
    return all(each is None for each in numbers) and not (figure.label.strip() or figure.source.strip())


def remove(assessment: Assessment, figure_id: str) -> Assessment:
    """Take a figure out; one of the questionnaire's stays listed, as not given."""
    others = tuple(each for each in assessment.figures if each.id != figure_id)
    return assessment.model_copy(update={"figures": others})


def figure_to_edit(assessment: Assessment, entry: FigureEntry | None, ids: Ids) -> FigureValue:
    """Return the figure to fill a form with: what was given, or an empty one for the entry or for one's own."""
    if entry:
        return entry.given or FigureValue(id=entry.id)
    return FigureValue(id=unused("figure", [each.id for each in assessment.figures], ids))


def read_number(text: str) -> int | None:
    """Return the whole number that somebody typed, such as `38`, `1,250` or `1 250`; None for an empty text.

    Raises:
        ValueError: It is no whole number, or a greater one than is kept; with what to write, as a sentence.
    """
    plain = "".join(text.replace(",", " ").split())
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit()):
        raise ValueError(f"“{text.strip()}” is not a whole number. Write one in figures, such as 38.")
    if len(plain) > len(str(FIGURE_LIMIT)) or int(plain) > FIGURE_LIMIT:
        raise ValueError(f"That is more than {FIGURE_LIMIT:,}. Correct the number.")
    return int(plain)
