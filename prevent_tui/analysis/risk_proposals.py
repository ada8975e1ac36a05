"""Risks that the answers propose for the register, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.risks import available_risks
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import CatalogueRisk


class VerdictView(Protocol):
    """What the register needs to know of a question's verdict; see `scoring.Verdict`."""

    @property
    def is_gap(self) -> bool:
        """Whether it joins the list of gaps."""

    @property
    def weak(self) -> bool:
        """Claimed met, not shown."""

    @property
    def stale(self) -> bool:
        """Its evidence has outlived its shelf life, or an action for it is overdue."""


class ResultView(Protocol):
    """What the register needs to know of a result; see `scoring.Result`."""

    @property
    def verdicts(self) -> Mapping[str, VerdictView]:
        """Question id to its verdict, for each question asked."""

    @property
    def gaps(self) -> tuple[str, ...]:
        """Ids of the questions with a gap, the first to mend first."""


class RiskProposal(NamedTuple):
    """A catalogue risk to think about, and why.

    Attributes:
        gaps: Ids of its questions that are gaps, the first to mend first.
        doubtful: Ids of its questions that are claimed and not shown, or out of date.
    """

    entry: CatalogueRisk
    gaps: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def reasons(self, reference: Mapping[str, str]) -> str:
        """Why it is proposed, with the references of the questions."""
        gap_text = f"gap in {_references(self.gaps, reference)}" if self.gaps else ""
        shaky_text = f"not shown or out of date: {_references(self.doubtful, reference)}" if self.doubtful else ""
        return "; ".join(part for part in (gap_text, shaky_text) if part)


def proposed_risks(
    questionnaire: Questionnaire, assessment: Assessment, result: ResultView
) -> tuple[RiskProposal, ...]:
    """Return the catalogue risks to think about: first those with a gap, then those that rest on shaky claims.

    Args:
        questionnaire: Its catalogue of risks.
        assessment: Its register; what is in it is not proposed again.
        result: Which questions are gaps, weak or stale.
    """
    urgency = {name: place for place, name in enumerate(result.gaps)}
    proposals = []
    for entry in available_risks(questionnaire, assessment):
        question_ids = [name for name in entry.questions if name in result.verdicts]
        gaps = sorted((name for name in question_ids if name in urgency), key=urgency.__getitem__)
        shaky = [n for n in question_ids if n not in urgency and (result.verdicts[n].weak or result.verdicts[n].stale)]
        if gaps or shaky:
            proposals.append(RiskProposal(entry, tuple(gaps), tuple(shaky)))
    last = len(urgency)
    return tuple(
        sorted(
            proposals,
            key=lambda each: (urgency[each.gaps[0]] if each.gaps else last, -len(each.gaps), -len(each.doubtful)),
        )
    )


def risk_for_gap(
    questionnaire: Questionnaire, assessment: Assessment, result: ResultView, question_id: str
) -> CatalogueRisk | None:
    """Return the first catalogue risk that the gap of a question proposes.

    Args:
        questionnaire: Its catalogue of risks.
        assessment: Its register; what is in it is not proposed again.
        result: Which questions are gaps.
        question_id: The question.

    Returns:
        The risk; None where the question is no gap, or all its risks are in the register.
    """
    verdict = result.verdicts.get(question_id)
    if verdict is None or not verdict.is_gap:
        return None
    return next((e for e in available_risks(questionnaire, assessment) if question_id in e.questions), None)


def _references(questions: Iterable[str], reference: Mapping[str, str]) -> str:
    return ", ".join(reference[name] for name in questions)
