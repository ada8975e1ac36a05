"""A result put into words or data for standard output."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.figure_doubts import figure_doubts, figures_text
from prevent_tui.analysis.open_by_role import open_by_role
from prevent_tui.assessment.actions import overdue_actions
from prevent_tui.assessment.contacts import contact_entries
from prevent_tui.assessment.figures import FigureEntry, figure_entries
from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.risk import Rating
from prevent_tui.assessment.reviews import is_review_agreed, next_review
from prevent_tui.assessment.revisions import asked_differently
from prevent_tui.assessment.risks import worst_first
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.budget import PLACE_SHOWN
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Result, Scores, Tally
from prevent_tui.text import shortened
from prevent_tui.wording import dates, duties, sign_off, states, sums
from prevent_tui.wording.gaps import gap_count, gap_words
from prevent_tui.wording.in_place import in_place_text, in_place_title
from prevent_tui.wording.revisions import revision_text
from prevent_tui.wording.suggestion import Step, Suggestion, next_steps
from prevent_tui.wording.verdict import verdict_text


def as_data(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> str:
    """Return a result as JSON; every number stands with what it is out of.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment.
        result: What it comes to.
    """
    about, additions_apart = questionnaire.about, _apart(questionnaire)
    data = {
        "questionnaire": {"id": about.id, "edition": about.edition},
        "setting": assessment.setting.name,
        "reference": assessment.setting.reference,
        "sample": assessment.sample is not None,
        "date": result.today.isoformat(),
        "verdict": verdict_text(questionnaire, result),
        "status": str(result.total.status),
        **_numbers(result.total),
        "themes": {
            name: {**_numbers(scores), "status": str(scores.status), "scored_apart": name in additions_apart}
            for name, scores in result.themes.items()
        },
        "gaps": list(result.gaps),
        "resting": {name: list(names) for name, names in result.resting.items()},
        "look_again": [name for name in result.verdicts if assessment.answer(name).look_again],
        "asked_differently_since_sealed": list(asked_differently(questionnaire, assessment)),
        "next_steps": {
            name: [_step(step) for step in next_steps(questionnaire, assessment, result.verdicts[name])]
            for name in result.gaps
        },
        "not_shown": [name for name, verdict in result.verdicts.items() if verdict.weak],
        "out_of_date": {
            name: verdict.outlived.isoformat() for name, verdict in result.verdicts.items() if verdict.outlived
        },
        "open_by_role": [
            {"role": each.role or None, "of": each.of, "unanswered": each.unanswered, "dont_know": each.unknown}
            for each in open_by_role(questionnaire, result)
        ],
        "plan": _plan(questionnaire, assessment, result),
        "risks": {
            risk.id: {"before": _rated(risk.initial), "after": _rated(risk.residual)}
            for risk in worst_first(assessment)
        },
        "figures": {each.id: _figure(each, result.today) for each in figure_entries(questionnaire, assessment)},
        "contacts": {each.id: each.state(result.today) for each in contact_entries(questionnaire, assessment)},
        "governors": {
            "asked": len(assessment.challenges),
            "without_reply": sum(not each.reply for each in assessment.challenges),
        },
        "sign_off": sign_off.as_data(assessment, seal_state(assessment)),
    }
    return json.dumps(data, indent=2)


def _figure(entry: FigureEntry, today: date) -> dict[str, Any]:
    """Return a figure; one that was not given has no number."""
    given = entry.given
    return {
        "label": entry.label,
        "value": given.value if given else None,
        "of": given.of if given else None,
        "unit": entry.unit,
        "of_what": entry.of,
        "percent": entry.percent,
        "date": given.date.isoformat() if given and given.date else None,
        "source": given.source if given else "",
        "own": entry.is_own,
        "look_again": [f"It {doubt.text} {doubt.hint}" for doubt in figure_doubts(entry, today)],
    }


def _plan(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> dict[str, Any]:
    """Return the actions by their progress, and when the plan is reviewed next."""
    counts = Counter(str(action.progress) for action in assessment.actions)
    review = next_review(questionnaire, assessment)
    return {
        "actions": {str(progress): counts[str(progress)] for progress in Progress},
        "overdue": len(overdue_actions(assessment, result.today)),
        "reviews_held": len(assessment.reviews),
        "next_review": review.isoformat() if review else None,
        "next_review_agreed": is_review_agreed(assessment),
    }


def _step(step: Step) -> dict[str, Any]:
    """Return a next step; what is only suggested has no owner and no day of its own."""
    if isinstance(step, Suggestion):
        offered = {"suggested_owner": step.role, "suggested_within_days": step.days}
        return {"agreed": False, "text": step.text, **offered}
    due = step.due.isoformat() if step.due else None
    return {"agreed": True, "text": step.text, "owner": step.owner, "due": due}


def _rated(rating: Rating | None) -> dict[str, int] | None:
    if rating is None:
        return None
    return {"likelihood": rating.likelihood, "impact": rating.impact, "score": rating.score}


def _numbers(scores: Scores) -> dict[str, Any]:
    points, coverage = scores.score, scores.coverage
    return {
        "musts": _pair(scores.musts),
        "shoulds": _pair(scores.shoulds),
        "conditions": _pair(scores.conditions),
        "in_place": {"met": scores.met, "of": scores.of, "above": scores.above},
        "score": {
            "points": points.points,
            "possible": points.possible,
            "percent": points.percent,
            "percent_in_place": scores.at_met.percent,
            "too_early": scores.is_early,
        },
        "claims": {"met": scores.claims.met, "shown": scores.claims.shown},
        "coverage": {
            "answered": coverage.answered,
            "of": coverage.of,
            "dont_know": coverage.dont_know,
            "not_applicable": coverage.not_applicable,
        },
    }


def _pair(tally: Tally) -> dict[str, int]:
    return {"met": tally.met, "of": tally.of}


def as_text(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> str:
    """Return a result for people: both numbers with their sums, the themes, and the gaps in order.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment.
        result: What it comes to.
    """
    about, total = questionnaire.about, result.total
    lines = [
        *head_lines(questionnaire, assessment, result),
        "",
        verdict_text(questionnaire, result),
        *filter(
            None,
            [revision_text(questionnaire, assessment), figures_text(questionnaire, assessment, result.today)],
        ),
        "",
        f"Musts       {sums.tally_text(total.musts)}",
    ]
    if total.conditions.of:
        lines.append(f"Conditions  {sums.tally_text(total.conditions)}")
    lines.append(f"Shoulds     {sums.tally_text(total.shoulds)}")
    lines += [
        f"In place    {in_place_title(questionnaire)}: {in_place_text(questionnaire, total)}",
        f"Score       {sums.points_text(total)}",
        f"Answered    {sums.coverage_text(total.coverage)}",
    ]
    if doubts := evidence_status.doubt_counts(result):
        lines.append(f"Evidence    {', '.join(doubts)}")
    lines += [
        "",
        "Themes",
        *_themes(questionnaire, result),
        "",
        f"Gaps, the first to mend first: {gap_count(result)}" if result.gaps else "No gaps claimed so far",
        *_gaps(questionnaire, result),
        "",
        f"Limits      {about.limits}",
    ]
    return "\n".join(lines)


def head_lines(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> list[str]:
    """Return whose answers these are, to which questions, and for which day."""
    about = questionnaire.about
    demo = "  (an invented setting)" if assessment.sample else ""
    return [
        f"Setting     {shortened(assessment.setting.name, PLACE_SHOWN, counted=True) or 'without a name'}{demo}",
        f"Questions   {about.title} {about.edition}, worked out on {dates.day(result.today)}",
    ]


def _themes(questionnaire: Questionnaire, result: Result) -> list[str]:
    width = max((len(questionnaire.theme_by_id[name].title) for name in result.themes), default=0)
    additions_apart = _apart(questionnaire)
    return [
        f"  {states.STATUS_WORDS[scores.status]:<14}  {questionnaire.theme_by_id[name].title:<{width}}"
        f"  {sums.percent_text(scores):>19}  {_answered(scores)}"
        f"{'  (scored apart)' if name in additions_apart else ''}"
        for name, scores in result.themes.items()
    ]


def _answered(scores: Scores) -> str:
    """How much of a theme is answered, and how much of what is claimed can be shown where that is not all."""
    return ", ".join(filter(None, (sums.coverage_text(scores.coverage), sums.shown_text(scores.claims))))


def _apart(questionnaire: Questionnaire) -> set[str]:
    """Ids of the themes of local additions."""
    return {question.theme for question in questionnaire.questions if question.id in questionnaire.local_question_ids}


def _gaps(questionnaire: Questionnaire, result: Result) -> list[str]:
    return [
        f"  {questionnaire.reference[name]:<5} {duties.DUTY_WORDS[verdict.question.obligation]:<13} "
        f"{states.STATUS_WORDS[verdict.status]:<10}  {'  ' if name in result.rests_on else ''}"
        f"{gap_words(verdict.question, verdict.status)}"
        for name in result.gaps
        if (verdict := result.verdicts[name])
    ]
