"""What the version sealed before came to, beside what stands now; compared only where both were asked the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prevent_tui.analysis.compare import Comparison, Standing, compare
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.report.case import Case, tally_of
from prevent_tui.scoring import Scores
from prevent_tui.wording import duties, grammar, sums
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import join_words
from prevent_tui.wording.in_place import in_place_count


def tally(case: Case, duty: Obligation) -> str:
    """Return how many of a duty were met then, with the date: `24 Nov 2025: 0 of 2`.

    Args:
        case: What is reported on; the text is empty where it knows no version before.
        duty: The duty.
    """
    if case.before is None:
        return ""
    then = tally_of(case.before.result.total, duty)
    return f"{_when(case, case.before)}: {f'{then.met} of {then.of}' if then.of else sums.met_count(then)}"


def in_place(case: Case) -> str:
    """Return how much was in place then: `24 Nov 2025: 12 of 43, 43 of 44 answered`; empty where nothing is known."""
    if case.before is None:
        return ""
    count = in_place_count(case.before.result.total)
    return f"{_when(case, case.before)}: {count}, {_coverage(case.before)}"


def change(case: Case) -> str:
    """Return what is otherwise than then, in a sentence; empty where no version is known.

    Where other questions were asked, it is what was found then, and no more.
    """
    before = case.before
    if before is None:
        return ""
    comparison = _compared(case, before)
    signed = day(before.today)
    if other := _other(comparison):
        return f"The version signed on {signed} was made with {other}, so the two are not compared: {_stood(before)}."
    changes = list(_changes(comparison)) or ["the same questions are met"]
    return f"Since {signed}: {'; '.join([*changes, _score(comparison)])}."


def _compared(case: Case, before: Case) -> Comparison:
    then, now = (Standing(each.questionnaire, each.assessment, each.result) for each in (before, case))
    return compare(then, now)


def _other(comparison: Comparison) -> str:
    """What sets the two apart so that they cannot be compared; empty where both were asked the same."""
    if comparison.other_edition:
        return f"edition {comparison.other_edition}"
    return "other questions" if comparison.other_questions else ""


def _when(case: Case, before: Case) -> str:
    return ", ".join(text for text in (day(before.today), _other(_compared(case, before))) if text)


def _coverage(case: Case) -> str:
    counts = case.result.total.coverage
    return f"{counts.answered} of {counts.of} answered"


def _stood(before: Case) -> str:
    total = before.result.total
    met = [
        f"{counts.met} of {counts.of} {duties.duty_noun(duty, counts.of)} met"
        for duty in Obligation
        if (counts := tally_of(total, duty)).of
    ]
    summed = f"a score of {_sum(total)}" if total.score.possible else "no score"
    return join_words([*met, summed, _coverage(before)])


def _changes(comparison: Comparison) -> Iterator[str]:
    """How many questions of each duty are met now and were not then, and the other way round."""
    gained, lost, left = comparison.gained, comparison.lost, comparison.left
    if gained:
        yield f"{_counted(gained)} {_verb(gained, 'is', 'are')} newly met"
    if lost:
        yield f"{_counted(lost)} {_verb(lost, 'is', 'are')} no longer met"
    if left:
        yield f"{_counted(left)} that {_verb(left, 'was', 'were')} met no longer {_verb(left, 'applies', 'apply')}"


def _counted(questions: Sequence[Question]) -> str:
    obligations = [question.obligation for question in questions]
    return join_words([duties.duty_count(obligations.count(duty), duty) for duty in Obligation if duty in obligations])


def _verb(questions: Sequence[Question], one: str, many: str) -> str:
    return one if len(questions) == 1 else many


def _score(comparison: Comparison) -> str:
    then, now = comparison.before, comparison.now
    if (then.score.points, then.score.possible) == (now.score.points, now.score.possible):
        return f"the score is the same, {_sum(now)}"
    if then.percent is None or now.percent is None or then.percent == now.percent:
        return f"the score was {_sum(then)} and is {_sum(now)}"
    return f"the score {'rose' if now.percent > then.percent else 'fell'} from {_sum(then)} to {_sum(now)}"


def _sum(scores: Scores) -> str:
    """The score with what it is made of, since points may be out of another sum then."""
    score, percent = scores.score, sums.percent_text(scores)
    if score.percent is None:
        return percent
    return f"{percent} ({score.points} of {grammar.plural(score.possible, 'point')})"
