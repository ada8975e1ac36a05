"""From answers to a result: two honest numbers, the gaps in order, and every sum that can be shown.

Each rule stands with its reason and an example in docs/scoring.md, as S1 to S18; the comments name them.
"""

from __future__ import annotations

from datetime import date

from prevent_tui.assessment.model.assessment import Assessment, State
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring.gap_order import in_order_to_mend
from prevent_tui.scoring.numbers import scores_of
from prevent_tui.scoring.result import Claims, Coverage, Points, Result, Scores, Status, Tally, Verdict
from prevent_tui.scoring.verdicts import verdicts_of

__all__ = ["Claims", "Coverage", "Points", "Result", "Scores", "Status", "Tally", "Verdict", "score"]


def score(
    questionnaire: Questionnaire, assessment: Assessment, today: date, previous: tuple[Assessment, Result] | None = None
) -> Result:
    """Score an assessment on a day.

    Args:
        questionnaire: What is asked.
        assessment: What is answered.
        today: The day, on which evidence may be out of date and actions overdue.
        previous: An earlier assessment and its result by the same questionnaire; unchanged verdicts are taken from it.

    Returns:
        The numbers, the verdict on each question asked, and the gaps in order.
    """
    verdicts = verdicts_of(questionnaire, assessment, today, previous)
    by_theme: dict[str, list[Verdict]] = {}
    for verdict in verdicts.values():
        by_theme.setdefault(verdict.question.theme, []).append(verdict)
    themes = {theme_id: scores_of(theme_verdicts) for theme_id, theme_verdicts in by_theme.items()}
    levels = {name: verdict.level for name, verdict in verdicts.items() if verdict.is_gap}
    gaps, resting = in_order_to_mend(questionnaire, levels)
    switched_off = (name for name, answer in assessment.answers.items() if answer.state is not State.UNANSWERED)
    return Result(
        today=today,
        # Local additions are scored apart, so that settings with and without them compare (S17).
        total=scores_of(verdict for name, verdict in verdicts.items() if name not in questionnaire.local_question_ids),
        verdicts=verdicts,
        themes=themes,
        gaps=gaps,
        resting=resting,
        not_asked=tuple(name for name in switched_off if name not in verdicts and name in questionnaire.by_id),
    )
