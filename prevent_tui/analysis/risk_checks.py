"""What to ask about a risk: a rating that does not add up, nobody in the lead, a local picture without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.assessment.risks import actions_for
from prevent_tui.questionnaire.scale import Level


class VerdictView(Protocol):
    """What is needed to know of a question's verdict; see `scoring.Verdict`."""

    @property
    def level(self) -> Level | None:
        """The level chosen, if one was."""

    @property
    def points(self) -> int | None:
        """Points earned; None where nothing was said that counts."""


class ResultView(Protocol):
    """What is needed to know of a result; see `scoring.Result`."""

    @property
    def today(self) -> date:
        """The day it is for."""

    @property
    def verdicts(self) -> Mapping[str, VerdictView]:
        """Question id to its verdict, for each question asked."""


@dataclass(frozen=True)
class RiskDoubt:
    """Something to think about; never a fault.

    Attributes:
        kind: Which it is, as in `risk_scale.toml`.
        text: What is asked, as a sentence.
        questions: Ids of the questions it is about, if any.
    """

    kind: str
    text: str
    questions: tuple[str, ...] = ()

    def text_with_references(self, reference: Mapping[str, str]) -> str:
        """Return the sentence with the references of the questions it is about."""
        if not self.questions:
            return self.text
        return f"{self.text.rstrip('.')}: {', '.join(reference[name] for name in self.questions)}."


def risk_doubts(risk: Risk, assessment: Assessment, result: ResultView) -> tuple[RiskDoubt, ...]:
    """Return what to ask about a risk, in the order to think about it; empty where it all fits together.

    Args:
        risk: The risk.
        assessment: The assessment, with the actions meant to lower the risk.
        result: What the questions that bear on it come to.
    """
    return tuple(
        RiskDoubt(kind, scale().doubts[kind], questions)
        for kind, questions in _questions_by_doubt(risk, assessment, result)
    )


def _questions_by_doubt(
    risk: Risk, assessment: Assessment, result: ResultView
) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((kind, ()) for kind in _about_rating(risk, assessment))
    if not risk.lead.strip():
        yield "no-lead", ()
    if risk.due and risk.due < result.today:
        yield "overdue", ()
    if risk.local.text.strip():
        if not risk.local.source.strip():
            yield "no-source", ()
        if not risk.local.on:
            yield "no-date", ()
    unmet = tuple(name for name in risk.questions if name in result.verdicts and _unmet(result.verdicts[name]))
    if risk.controls.strip() and unmet:
        yield "controls-not-met", unmet


def _about_rating(risk: Risk, assessment: Assessment) -> Iterator[str]:
    if risk.initial is None:
        yield "half-rated-after" if risk.residual else "not-rated"
    elif risk.residual is None:
        yield "half-rated-before"
    elif risk.residual.score > risk.initial.score:
        yield "rises"
    elif risk.residual.score < risk.initial.score:
        acted = any(action.progress is not Progress.DROPPED for action in actions_for(assessment, risk.id))
        if not risk.controls.strip() and not acted:
            yield "lowered-by-nothing"


def _unmet(verdict: VerdictView) -> bool:
    """Return whether a control is doubtful: its question is answered and not met, or not known.

    A question that nobody has answered yet says nothing about the controls of a risk.
    """
    return verdict.points is not None and not (verdict.level and verdict.level.met)
