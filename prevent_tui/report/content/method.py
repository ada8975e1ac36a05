"""How the numbers were made, so that anyone can do the sums again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.report.case import Case, absent_text, tally_of
from prevent_tui.report.content.sources import edition
from prevent_tui.report.model.blocks import Block, Column, Heading, Mark, Paragraph, ParagraphKind, Row, Table
from prevent_tui.report.model.inline import Span, Tone
from prevent_tui.scoring import Status, Verdict
from prevent_tui.thresholds import thresholds
from prevent_tui.wording import duties, states, sums
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.in_place import in_place_text, in_place_title


def method(case: Case) -> Iterator[Block]:
    """The sums behind the score, the coverage and the duties met."""
    score = case.result.total.score
    finding = f"{score.points} of {plural(score.possible, 'point')}" if score.possible else "No score yet"
    yield Heading(2, "How the numbers were made", finding=finding)
    yield Paragraph((Span("Each sum can be done again by hand from the pages before."),), introduces=True)
    if score.possible:
        yield _score_table(case)
    yield _coverage_table(case)
    if case.duties:
        yield _duty_table(case)
    yield Paragraph((Span(" ".join(_rules(case))),), ParagraphKind.SMALL)
    yield from _facts(case)


def method_in_short(case: Case) -> Iterator[Block]:
    """The same sums in sentences, and the edition."""
    result = case.result.total
    yield Heading(2, "How the numbers were made", finding=f"Score {sums.percent_text(result)}")
    sentences = [f"{in_place_title(case.questionnaire)}: {in_place_text(case.questionnaire, result)}."]
    sentences += [f"Score: {sums.points_text(result)}.", f"Coverage: {sums.coverage_text(result.coverage)}."]
    for duty in case.duties:
        noun = duties.duty_noun(duty)
        sentences.append(f"{noun[0].upper()}{noun[1:]}: {sums.tally_text(tally_of(result, duty))}.")
    yield Paragraph((Span("\n".join(sentences)),))
    yield Paragraph((Span(" ".join(_rules(case))),), ParagraphKind.SMALL)
    yield Paragraph((Span(edition(case)),), ParagraphKind.SMALL)


def _rules(case: Case) -> Iterator[str]:
    if Obligation.MUST in case.duties:
        yield "A must is met or it is not."
    yield "Don't know earns nothing and stays in the sum, so not knowing never scores better than saying what is true;"
    yield "not applicable and not answered are outside it."
    if yardstick := sums.yardstick(case.questionnaire, case.result.total):
        yield f"{yardstick}, each at the lowest level that counts as met."
    if case.result.total.is_early:
        least = thresholds().percent_from_answered
        yield f"It is too early for a percentage while less than {least}% of what is asked is answered."
    yield "Percentages are rounded to the whole number; 100 only when every point is earned, 0 only when none is."
    if len({verdict.question.theme for verdict in case.published_verdicts}) > 1:
        yield f"The score of all {case.part}s is worked out from all points, not from the scores of the {case.part}s."
    if case.has_local_part:
        yield "Local additions are scored apart: none of these sums holds their questions."


def _score_table(case: Case) -> Table:
    total = case.result.total.score
    rows = []
    for (name, points, possible), count in _steps(case).items():
        each = f"× {points} of {possible}"
        rows.append(_sum_row(name, count, each, f"{count * points} of {count * possible}"))
    rows.append(_sum_row("In the sum", total.questions, "", f"{total.points} of {total.possible}", Mark.SUM))
    columns = (
        Column("Level", 62),
        Column("Questions", 36, right=True),
        Column("Points each", 38, right=True),
        Column("Points", 36, right=True),
    )
    return Table(columns, tuple(rows), f"Score: {sums.points_text(case.result.total)}")


def _steps(case: Case) -> Counter[tuple[str, int, int]]:
    """How many answers earned what, in the order of the scales' levels."""
    counts: Counter[tuple[str, int, int]] = Counter()
    for scale in case.questionnaire.scales:
        mine = [v for v in case.published_verdicts if v.question.scale == scale.id and v.points is not None]
        mine.sort(key=lambda v: (v.level is None, scale.rank(v.level.id) if v.level else 0, v.possible))
        for verdict in mine:
            name = verdict.level.label if verdict.level else "Don't know"
            counts[name, verdict.points or 0, verdict.possible] += 1
    return counts


def _sum_row(name: str, count: int, each: str, points: str, mark: Mark = Mark.NONE) -> Row:
    tone = Tone.STRONG if mark is Mark.SUM else Tone.PLAIN
    return Row(((Span(name, tone),), (Span(str(count), tone),), (Span(each),), (Span(points, tone),)), mark)


def _coverage_table(case: Case) -> Table:
    counts = case.result.total.coverage
    published = [q for q in case.questionnaire.questions if q.id not in case.questionnaire.local_question_ids]
    rows = [_coverage_row("Questions in this edition", len(published))]
    off = [q for q in published if q.id not in case.result.verdicts]
    if off:
        rows.append(_coverage_row("Not asked of this setting", -len(off), case.reference_ranges(off)))
    rows.append(_coverage_row("Asked", counts.of, mark=Mark.SUM))
    open_ = [v.question for v in case.published_verdicts if v.status is Status.NONE]
    if open_:
        rows.append(_coverage_row("Not answered", -len(open_), case.reference_ranges(open_)))
    rows.append(_coverage_row("Answered", counts.answered, mark=Mark.SUM))
    for status, label in ((Status.UNKNOWN, "of these, don't know"), (Status.NA, "of these, not applicable")):
        questions = [v.question for v in case.published_verdicts if v.status is status]
        if questions:
            rows.append(_coverage_row(label, len(questions), case.reference_ranges(questions)))
    columns = (Column("Coverage", 62), Column("Questions", 36, right=True), Column("Which", 74))
    return Table(columns, tuple(rows), f"Coverage: {sums.coverage_text(counts)}")


def _coverage_row(label: str, count: int, which: str = "", mark: Mark = Mark.NONE) -> Row:
    tone = Tone.STRONG if mark is Mark.SUM else Tone.PLAIN
    number = f"– {-count}" if count < 0 else str(count)
    return Row(((Span(label, tone),), (Span(number, tone),), (Span(which),)), mark)


def _duty_table(case: Case) -> Table:
    rows = []
    for duty in case.duties:
        mine = [v for v in case.published_verdicts if v.question.obligation is duty]
        if not mine:
            continue
        tally = tally_of(case.result.total, duty)
        noun = duties.duty_noun(duty)
        unmet = [v for v in mine if v.status is not Status.MET]
        cell = (Span(sums.tally_text(tally)), *_rest(case, unmet))
        rows.append(Row(((Span(noun[0].upper() + noun[1:]),), cell)))
    return Table((Column("Duty", 40), Column("What is met", 132)), tuple(rows), "What is met, by duty")


def _rest(case: Case, verdicts: list[Verdict]) -> Iterator[Span]:
    groups: dict[str, list[Question]] = {}
    for verdict in verdicts:
        name = verdict.level.label if verdict.level else states.STATUS_NAMES[verdict.status].capitalize()
        groups.setdefault(name, []).append(verdict.question)
    for name, questions in groups.items():
        yield Span(f"{name}: {case.reference_ranges(questions)}", Tone.QUIET)


def _facts(case: Case) -> Iterator[Block]:
    facts = case.questionnaire.facts
    if not facts:
        return
    rows = []
    for fact in facts:
        value = case.assessment.setting.facts.get(fact.id)
        labels = {option.id: option.label for option in fact.options}
        text = labels.get(value, value) if isinstance(value, str) else "Yes" if value else "No"
        rows.append(Row(((Span(fact.label),), (absent_text("Not stated") if value is None else Span(text),))))
    yield Table((Column("Fact", 98), Column("Said", 74)), tuple(rows), "What was said about the setting")
