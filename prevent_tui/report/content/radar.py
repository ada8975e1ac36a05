"""The score of each part as a radar, for readers used to one, always with its table."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.parts import Theme
from prevent_tui.report.case import Case
from prevent_tui.report.content.themes import mark_words, score_meter
from prevent_tui.report.model.blocks import Block, Column, Heading, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.figures import Arm, Radar
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.wording import sums
from prevent_tui.wording.grammar import plural

_ARMS = 3
"""Fewer arms make no shape."""


def radar(case: Case) -> Iterator[Block]:
    """The radar and its table; the parts are those the questions stand under."""
    themes = [t for t in case.questionnaire.themes if t.id in case.result.themes and not case.is_local(t)]
    yield Heading(2, f"The {case.part}s as a radar", finding=plural(len(themes), case.part))
    if len(themes) < _ARMS:
        yield Paragraph((Span(f"A radar needs three arms; the table has the numbers of the {case.part}s."),))
    else:
        lead = "Read along each arm, not the area: the shape changes with the order of the arms."
        yield Paragraph((Span(f"{lead} The table below has the same numbers."),), introduces=True)
        total = case.result.total
        yield Radar(
            caption=f"Score by {case.part}, in per cent of the points",
            arms=tuple(_arm(case, theme) for theme in themes),
            ring=sums.yardstick_percent(total),
            ring_words=sums.yardstick(case.questionnaire, total),
        )
    if themes:
        rows = tuple(_row(case, theme) for theme in themes)
        columns = (
            Column(case.part.capitalize(), 62),
            Column("Score", 48),
            Column("Points", 30),
            Column("Coverage", 32),
        )
        yield Table(columns, rows, "The numbers in the radar" if len(themes) >= _ARMS else f"Score by {case.part}")
        if words := mark_words(case):
            yield Paragraph((Span(words, Tone.QUIET),), ParagraphKind.SMALL)


def _arm(case: Case, theme: Theme) -> Arm:
    scores = case.result.themes[theme.id]
    return Arm(theme.title, scores.percent, sums.percent_text(scores))


def _row(case: Case, theme: Theme) -> Row:
    scores = case.result.themes[theme.id]
    score = scores.score
    summed = f"{score.points} of {score.possible}" if score.possible else "none yet"
    return Row(
        (
            (Span(theme.title, Tone.STRONG),),
            (score_meter(scores),),
            (Span(summed),),
            (Span(sums.coverage_text(scores.coverage)),),
        )
    )
