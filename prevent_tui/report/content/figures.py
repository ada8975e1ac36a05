"""What the setting counts of itself: each figure with its day and its source, and what was known of it before."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.analysis.figure_doubts import figure_doubts
from prevent_tui.assessment.figures import FigureEntry, figure_entries
from prevent_tui.report.case import Case, absent_text
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, Row, Table
from prevent_tui.report.model.inline import Cell, Piece, Span, Tone
from prevent_tui.wording.dates import day
from prevent_tui.wording.figures import NO_DATE, NO_SOURCE, NOT_GIVEN, amount, percent

_COLUMNS = (Column("Figure", 60), Column("How many", 46), Column("As of", 22), Column("Source", 44))
_BEFORE = Column("Before", 30)


def figures(case: Case) -> Iterator[Block]:
    """Each figure that the questionnaire asks for, given or not, then the setting's own; nothing where none is."""
    entries = figure_entries(case.questionnaire, case.assessment)
    if not entries:
        return
    given = sum(entry.given is not None for entry in entries)
    yield Heading(2, "Figures of the setting", finding=f"{given} of {len(entries)} given")
    lead = "The setting's own count, each number as known on its day. No score is made of them."
    yield Paragraph((Span(lead),), introduces=True)
    before = _before(case)
    columns = (*_COLUMNS, _BEFORE) if before else _COLUMNS
    yield Table(columns, tuple(_row(case, entry, before) for entry in entries))


def _before(case: Case) -> dict[str, FigureEntry]:
    """The figures of the version sealed before, by their ids."""
    if case.before is None:
        return {}
    entries = figure_entries(case.before.questionnaire, case.before.assessment)
    return {entry.id: entry for entry in entries if entry.given}


def _row(case: Case, entry: FigureEntry, before: dict[str, FigureEntry]) -> Row:
    given, doubts = entry.given, figure_doubts(entry, case.today)
    label: list[Piece] = [Span(entry.label, Tone.STRONG)]
    if entry.is_own:
        label.append(Span("The setting's own", Tone.QUIET))
    if given is None:
        cells: tuple[Cell, ...] = (tuple(label), (absent_text(_upper(NOT_GIVEN)),), (), ())
    else:
        dated = Span(day(given.date)) if given.date else absent_text(_upper(NO_DATE))
        source = Span(given.source) if given.source else absent_text(_upper(NO_SOURCE))
        look = tuple(Span(f"Look at it again: it {doubt.text}", Tone.STRONG) for doubt in doubts)
        cells = (tuple(label), (*_amount(entry), *look), (dated,), (source,))
    if before:
        cells = (*cells, _then(before.get(entry.id)))
    return Row(cells, Mark.LATE if doubts else Mark.NONE)


def _amount(entry: FigureEntry) -> Cell:
    share = percent(entry)
    return (Span(amount(entry)), Span(share, Tone.STRONG)) if share else (Span(amount(entry)),)


def _then(entry: FigureEntry | None) -> Cell:
    """What was known in the version before, without what it is of, which stands beside it."""
    if entry is None or entry.given is None or entry.given.value is None:
        return (absent_text("None then"),)
    given = entry.given
    number = f"{given.value:,}" if given.of is None else f"{given.value:,} of {given.of:,}"
    dated = (Span(day(given.date), Tone.QUIET),) if given.date else ()
    return (Span(number), *dated)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
