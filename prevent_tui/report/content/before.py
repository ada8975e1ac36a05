"""What the version sealed before came to, beside what is said now; compared only where both were asked the same."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, tally_of
from prevent_tui.scoring import Points, Status
from prevent_tui.wording import duties, grammar, sums
from prevent_tui.wording.dates import day
from prevent_tui.wording.grammar import listed


def tally(case: Case, duty: Obligation) -> str:
    """How many of a duty were met then, with the date: `24 Nov 2025: 0 of 2`; empty where there is no such version."""
    if case.before is None:
        return ""
    then = tally_of(case.before.result.total, duty)
    return f"{_when(case, case.before)}: {f'{then.met} of {then.of}' if then.of else sums.met(then)}"


def score(case: Case) -> str:
    """The score then, with the date: `24 Nov 2025: 38%, 43 of 44 answered`; empty where there is no such version."""
    if case.before is None:
        return ""
    then = case.before.result.total
    return f"{_when(case, case.before)}: {sums.percent(then.score)}, {_answered(case.before)}"


def change(case: Case) -> str:
    """What is otherwise than then, in a sentence; where other questions were asked, what was found then, and no more.

    Empty where there is no such version.
    """
    then = case.before
    if then is None:
        return ""
    signed = day(then.today)
    if other := _other(case, then):
        return f"The version signed on {signed} was made with {other}, so the two are not compared: {_stood(then)}."
    found = list(_changes(case, then)) or ["the same questions are met"]
    found.append(_score(then.result.total.score, case.result.total.score))
    return f"Since {signed}: {'; '.join(found)}."


def _other(case: Case, then: Case) -> str:
    """What sets the two apart so that they cannot be compared; empty where both were asked the same."""
    made = then.assessment.questionnaire
    if made != case.assessment.questionnaire:
        return f"edition {made.edition}"
    asked, asked_then = ({verdict.question.id for verdict in each.counted} for each in (case, then))
    return "" if asked == asked_then else "other questions"


def _when(case: Case, then: Case) -> str:
    return ", ".join(part for part in (day(then.today), _other(case, then)) if part)


def _answered(then: Case) -> str:
    counts = then.result.total.coverage
    return f"{counts.answered} of {counts.of} answered"


def _stood(then: Case) -> str:
    total = then.result.total
    met = [
        f"{counts.met} of {counts.of} {duties.duty_noun(duty, counts.of)} met"
        for duty in Obligation
        if (counts := tally_of(total, duty)).of
    ]
    return listed([*met, f"a score of {_sum(total.score)}" if total.score.possible else "no score", _answered(then)])


def _changes(case: Case, then: Case) -> Iterator[str]:
    """How many questions of each duty are met now and were not then, and the other way round."""
    was = {verdict.question.id: verdict.status for verdict in then.counted}
    gained: list[Obligation] = []
    lost: list[Obligation] = []
    left: list[Obligation] = []
    for verdict in case.counted:
        old, new = was[verdict.question.id], verdict.status
        if (old is Status.MET) != (new is Status.MET):
            side = gained if new is Status.MET else left if new is Status.NA else lost
            side.append(verdict.question.obligation)
    if gained:
        yield f"{_counted(gained)} {_verb(gained, 'is', 'are')} newly met"
    if lost:
        yield f"{_counted(lost)} {_verb(lost, 'is', 'are')} no longer met"
    if left:
        yield f"{_counted(left)} that {_verb(left, 'was', 'were')} met no longer {_verb(left, 'applies', 'apply')}"


def _counted(found: list[Obligation]) -> str:
    return listed([duties.duties(found.count(duty), duty) for duty in Obligation if duty in found])


def _verb(found: list[Obligation], one: str, many: str) -> str:
    return one if len(found) == 1 else many


def _score(then: Points, now: Points) -> str:
    if (then.points, then.possible) == (now.points, now.possible):
        return f"the score is the same, {_sum(now)}"
    if then.percent is None or now.percent is None or then.percent == now.percent:
        return f"the score was {_sum(then)} and is {_sum(now)}"
    return f"the score {'rose' if now.percent > then.percent else 'fell'} from {_sum(then)} to {_sum(now)}"


def _sum(score: Points) -> str:
    """The score with what it is made of, since points may be out of another sum then."""
    if score.percent is None:
        return sums.percent(score)
    return f"{score.percent}% ({score.points} of {grammar.plural(score.possible, 'point')})"
