"""What verdicts add up to: how many duties are met, the points, what is answered and what can be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring.result import Claims, Coverage, Points, Scores, Status, Tally, Verdict


def scores_of(verdicts: Iterable[Verdict]) -> Scores:
    """Return the numbers that some verdicts add up to: those of a theme, or of everything."""
    listed = list(verdicts)
    scored = [verdict for verdict in listed if verdict.points is not None]
    points = Points(
        points=sum(verdict.points or 0 for verdict in scored),
        possible=sum(verdict.possible for verdict in scored),
        questions=len(scored),
    )
    met = [verdict for verdict in listed if verdict.level is not None and verdict.level.met]
    coverage = Coverage(
        answered=sum(verdict.status is not Status.NONE for verdict in listed),
        of=len(listed),
        dont_know=sum(verdict.status is Status.UNKNOWN for verdict in listed),
        not_applicable=sum(verdict.status is Status.NA for verdict in listed),
    )
    claims = Claims(
        met=sum(verdict.status is Status.MET for verdict in listed),
        shown=sum(verdict.is_shown for verdict in listed),
    )
    counts = Counter((verdict.question.obligation, verdict.status) for verdict in listed)
    tallies = {duty: _tally(counts, duty) for duty in Obligation}
    return Scores(
        musts=tallies[Obligation.MUST],
        shoulds=tallies[Obligation.SHOULD],
        conditions=tallies[Obligation.CONDITION],
        good=tallies[Obligation.GOOD],
        met=len(met),
        above=sum((verdict.points or 0) > verdict.at_met for verdict in met),
        score=points,
        at_met=Points(sum(verdict.at_met for verdict in scored), points.possible, points.questions),
        coverage=coverage,
        claims=claims,
        status=_theme_status(listed, points, coverage, claims),
    )


def _tally(counts: Counter[tuple[Obligation, Status]], duty: Obligation) -> Tally:
    count = {status: counts[duty, status] for status in Status}
    return Tally(
        met=count[Status.MET],
        of=sum(count.values()) - count[Status.NA],
        below=count[Status.GAP] + count[Status.PARTLY],
        dont_know=count[Status.UNKNOWN],
        unanswered=count[Status.NONE],
        not_applicable=count[Status.NA],
    )


def _theme_status(verdicts: list[Verdict], points: Points, coverage: Coverage, claims: Claims) -> Status:
    # What a theme is called: S13. An unmet must makes it a gap, whatever its percentage.
    if coverage.not_applicable == coverage.of:
        return Status.NA
    if coverage.answered == coverage.not_applicable:
        return Status.NONE
    if any(verdict.is_gap and verdict.question.obligation is Obligation.MUST for verdict in verdicts):
        return Status.GAP
    if points.possible and not points.points:
        return Status.GAP
    complete = coverage.answered == coverage.of and not any(verdict.is_gap for verdict in verdicts)
    if complete and claims.met and not claims.shown:
        return Status.NOT_SHOWN
    return Status.MET if complete else Status.PARTLY
