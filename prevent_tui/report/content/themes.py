"""Where the setting stands: each theme with its numbers, and every question at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prevent_tui.questionnaire.parts import Theme
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, state, tally_of
from prevent_tui.report.content.comparison import change
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.figures import GridArea, GridCell, GridKey, LetterGrid, StateBars
from prevent_tui.report.model.inline import LETTERS, Cell, Meter, Span, Tone
from prevent_tui.scoring import Coverage, Scores, Status
from prevent_tui.wording import grammar, states, sums
from prevent_tui.wording.grammar import plural

_WIDTH = 191
_DUTIES = 3
"""With more duties than these the bars are shorter."""

_APART = "(scored apart)"
_TITLES = {
    Obligation.MUST: "Musts met",
    Obligation.SHOULD: "Shoulds met",
    Obligation.CONDITION: "Conditions met",
    Obligation.GOOD: "Good practice",
}


def theme_numbers(case: Case) -> Iterator[Block]:
    """The numbers of each theme."""
    if not case.result.themes:
        return
    sentences = list(_finding(case))
    yield Heading(2, "Where we stand", finding=sentences[0].split(";")[0].rstrip(".").split(", at")[0])
    yield Paragraph((Span(" ".join(sentences)),), ParagraphKind.LEAD, introduces=True)
    if since := change(case):
        yield Paragraph((Span(since),), ParagraphKind.SMALL, introduces=True)
    yield _numbers(case)
    if words := mark_words(case):
        yield Paragraph((Span(words, Tone.QUIET),), ParagraphKind.SMALL)
    yield from _counts(case)


def question_grid(case: Case) -> Iterator[Block]:
    """Every question in one grid."""
    counts = case.result.total.coverage
    applying = counts.of - counts.not_applicable
    met = sum(verdict.status is Status.MET for verdict in case.published_verdicts)
    apply, verb = "applies" if applying == 1 else "apply", "is" if met == 1 else "are"
    finding = f"{met} of {applying} that {apply} {verb} met" if applying else "None applies"
    yield Heading(2, "Every question at a glance", finding=finding)
    letters = ", ".join(f"{LETTERS[s]} {states.STATUS_NAMES[s]}".replace(" ", "\xa0") for s in states.QUESTION_STATES)
    must = " A thick edge marks a must." if Obligation.MUST in case.duties else ""
    yield Paragraph((Span(f"Each cell is one question. The letter is its state: {letters}.{must}"),), introduces=True)
    for theme in _asked_themes(case):
        yield _grid(case, theme)
    key = tuple(state(status) for status in states.QUESTION_STATES)
    yield GridKey(key, "A MUST" if Obligation.MUST in case.duties else "")


def _asked_themes(case: Case) -> list[Theme]:
    return [theme for theme in case.questionnaire.themes if theme.id in case.result.themes]


def _published(case: Case) -> list[Theme]:
    return [theme for theme in _asked_themes(case) if not case.is_local(theme)]


def _local(case: Case) -> list[Theme]:
    return [theme for theme in _asked_themes(case) if case.is_local(theme)]


def _finding(case: Case) -> Iterator[str]:
    scored = [
        (scores.percent, theme.title)
        for theme in _published(case)
        if (scores := case.result.themes[theme.id]).percent is not None
    ]
    if not scored:
        early = any(scores.score.possible for scores in case.result.themes.values())
        yield "It is too early for scores." if early else "Nothing is scored yet."
        return
    low, high = min(scored, key=_percent), max(scored, key=_percent)
    if len(scored) == 1:
        yield (
            f"{low[1]} is the one part scored so far, at {low[0]}%."
            if len(_published(case)) > 1
            else (f"The score is {low[0]}%.")
        )
    elif low[0] == high[0]:
        yield f"All {grammar.number_word(len(scored))} parts scored stand at {low[0]}%."
    else:
        yield f"{low[1]} has furthest to go, at {low[0]}%; {high[1]} is furthest on, at {high[0]}%."
    holding = sum(
        any(v.is_gap and v.question.obligation is Obligation.MUST for v in case.of_theme(theme.id))
        for theme in _published(case)
    )
    if holding == 1:
        yield f"One {case.part} holds a must that is not met, so it is a gap whatever its score."
    elif holding:
        many = grammar.number_word(holding).capitalize()
        yield f"{many} {case.part}s hold a must that is not met, so they are gaps whatever their scores."


def _percent(scored: tuple[int | None, str]) -> int:
    return scored[0] or 0


def _numbers(case: Case) -> Table:
    many = len(case.duties) > _DUTIES
    columns = [Column(case.part.capitalize(), 40 if many else 44), Column("Score", 40 if many else 48)]
    columns += [Column(_TITLES[duty], 21 if duty is Obligation.CONDITION else 18) for duty in case.duties]
    columns.append(Column("Coverage", _WIDTH - sum(column.width for column in columns)))
    rows = [_theme_row(case, theme.title, case.result.themes[theme.id]) for theme in _published(case)]
    if len(rows) > 1:
        rows.append(_theme_row(case, f"All {case.part}s", case.result.total, Mark.SUM))
    rows += [_theme_row(case, f"{theme.title} {_APART}", case.result.themes[theme.id]) for theme in _local(case)]
    return Table(tuple(columns), tuple(rows), "Score, coverage and what is met")


def _theme_row(case: Case, title: str, scores: Scores, mark: Mark = Mark.NONE) -> Row:
    score = scores.score
    summed = f"{score.points} of {plural(score.possible, 'point')}" if score.possible else "no answer scored"
    cells: list[Cell] = [
        (Span(title, Tone.STRONG), state(scores.status), *_shown(scores)),
        (score_meter(scores), Span(summed, Tone.QUIET)),
    ]
    for duty in case.duties:
        tally = tally_of(scores, duty)
        none = "none apply" if tally.not_applicable else "none asked"
        cells.append((Span(f"{tally.met} of {tally.of}" if tally.of else none),))
    return Row((*cells, _coverage(scores.coverage)), mark)


def _shown(scores: Scores) -> Iterator[Span]:
    """How much of what is claimed can be shown, where that is not all of it."""
    if text := sums.shown_text(scores.claims):
        yield Span(text, Tone.QUIET)


def score_meter(scores: Scores) -> Meter:
    """The bar of a score, with a mark where it would be with everything just met; no bar while it is too early."""
    return Meter(scores.percent, sums.percent_text(scores), sums.yardstick_percent(scores))


def mark_words(case: Case) -> str:
    """What the mark on each bar of a score stands for; empty where there is none."""
    yardstick = sums.yardstick(case.questionnaire, case.result.total)
    return f"The mark on each bar: {yardstick}." if yardstick else ""


def _coverage(counts: Coverage) -> Cell:
    first, *rest = sums.coverage_text(counts).split(", ")
    return (Span(first), *(Span(part, Tone.QUIET) for part in rest))


def _counts(case: Case) -> Iterator[Block]:
    counts, apart = (
        [(theme.title, Counter(verdict.status for verdict in case.of_theme(theme.id))) for theme in themes]
        for themes in (_published(case), _local(case))
    )
    yield StateBars(
        "How many questions are in each state: the darker the bar, the more it needs attention",
        tuple(state(status) for status in states.QUESTION_STATES),
        tuple((title, tuple(tally[status] for status in states.QUESTION_STATES)) for title, tally in (*counts, *apart)),
    )
    columns = [Column(case.part.capitalize(), 46)]
    columns += [Column(_column(status), 18, right=True) for status in states.QUESTION_STATES]
    rows = [_count_row(title, tally) for title, tally in counts]
    if len(rows) > 1:
        rows.append(_count_row(f"All {case.part}s", sum((tally for _, tally in counts), Counter()), Mark.SUM))
    rows += [_count_row(f"{title} {_APART}", tally) for title, tally in apart]
    yield Table((*columns, Column("All", 18, right=True)), tuple(rows), "The numbers in the figure")


def _column(status: Status) -> str:
    name = "N/A" if status is Status.NA else states.STATUS_NAMES[status]
    return name[0].upper() + name[1:]


def _count_row(title: str, counts: Counter[Status], mark: Mark = Mark.NONE) -> Row:
    tone = Tone.STRONG if mark is Mark.SUM else Tone.PLAIN
    cells = [(Span(str(counts[status]), tone),) for status in states.QUESTION_STATES]
    return Row(((Span(title, tone),), *cells, (Span(str(counts.total()), Tone.STRONG),)), mark)


def _grid(case: Case, theme: Theme) -> LetterGrid:
    mine = case.of_theme(theme.id)
    areas: dict[str, list[GridCell]] = {}
    for verdict in mine:
        question = verdict.question
        title = case.questionnaire.area_title(question) if question.area else ""
        must = question.obligation is Obligation.MUST
        areas.setdefault(title, []).append(GridCell(case.question_ref(question), state(verdict.status), must))
    summary = f"{plural(len(mine), 'question')}: {states.state_counts(verdict.status for verdict in mine)}"
    name = f"{theme.title} {_APART}" if case.is_local(theme) else theme.title
    return LetterGrid(name, summary, tuple(GridArea(title, tuple(cells)) for title, cells in areas.items()))
