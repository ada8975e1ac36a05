"""Three files whose counts are compared: both invented schools, and one of very many actions of every kind."""

from __future__ import annotations

from datetime import timedelta

from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, State
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.model import Questionnaire
from support.small_questionnaire import NOON, TODAY


def busy(questionnaire: Questionnaire) -> Assessment:
    """120 actions, some about no question or one that is not asked, and 40 pieces of evidence of any age."""
    names = [each.id for each in questionnaire.questions]
    progress = list(Progress)
    actions = tuple(
        Action(
            id=f"step-{n}",
            question=(names[n % len(names)], None, "gone", names[-1])[n % 4],
            text=f"Step {n}",
            owner="DSL",
            due=TODAY + timedelta(days=n - 40) if n % 9 else None,
            progress=progress[n % 5 % 4],
        )
        for n in range(120)
    )
    evidence = tuple(
        Evidence(
            id=f"proof-{n}",
            title=f"Paper {n}",
            where="Drive" if n % 4 else "",
            checked_on=TODAY - timedelta(days=20 * n) if n % 3 else None,
            good_until=TODAY + timedelta(days=7 * n - 130) if n % 5 == 0 else None,
        )
        for n in range(40)
    )
    scales = questionnaire.scale_of
    answers = {
        name: Answer(
            state=State.LEVEL,
            level=scales[name].levels[n % len(scales[name].levels)].id,
            updated=NOON,
            evidence=tuple(f"proof-{each}" for each in (n % 40, n * 3 % 40)),
        )
        for n, name in enumerate(names)
        if n % 6
    }
    answers |= {name: Answer(state=State.DONT_KNOW, updated=NOON) for name in names[::18]}
    risks = tuple(
        Risk(id=f"risk-{n}", title=f"Risk {n}", residual=Rating(likelihood=2, impact=3) if n % 3 else None)
        for n in range(7)
    )
    plan = {"answers": answers, "actions": actions, "evidence": evidence, "risks": risks}
    return blank_assessment(questionnaire).model_copy(update=plan)


SCHOOLS = open_questionnaire("schools")
FILES = {
    "weak": from_sample(SCHOOLS, next(each for each in SCHOOLS.samples if each.strength == "weak"), NOON),
    "strong": from_sample(SCHOOLS, next(each for each in SCHOOLS.samples if each.strength == "strong"), NOON),
    "busy": busy(SCHOOLS),
}
