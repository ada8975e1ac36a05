"""Which questions governors could ask of an assessment: gaps, don't knows, stale evidence, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prevent_tui.analysis.compare import level_changes
from prevent_tui.assessment.challenges import NEW, ChallengeKind, contradictions, question_text, templates
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Result, Status, Verdict
from prevent_tui.wording.gaps import gap_name, resting_count

KIND_WORDS: dict[ChallengeKind, str] = {
    "gap": "gap",
    "unknown": "don't know",
    "stale": "proof",
    "contradiction": "contradiction",
    "change": "change",
    "own": "own",
}
"""What a question was made from, as the lists of questions say it."""


def proposed_challenges(
    questionnaire: Questionnaire, assessment: Assessment, result: Result, before: Assessment | None = None
) -> tuple[Challenge, ...]:
    """Return the questions worth asking that are not on the list yet; gaps first, and among them those about the law.

    Args:
        questionnaire: What was asked.
        assessment: What was answered.
        result: What it comes to today.
        before: The version sealed before this one, if there is one.
    """
    marks = {mark for existing in assessment.challenges for mark in _marks(existing)}
    offered: dict[str, int] = {}
    proposals = []
    for template, challenge in _all(questionnaire, assessment, result, before):
        if marks.isdisjoint(_marks(challenge)) and offered.get(template, 0) < int(templates()[template]["most"]):
            offered[template] = offered.get(template, 0) + 1
            proposals.append(challenge)
            marks.update(_marks(challenge))
    return tuple(proposals)


def _marks(challenge: Challenge) -> set[object]:
    """Return what tells a question from others: its words, and what it was made from unless it is somebody's own."""
    origin = set() if challenge.kind == "own" else {(challenge.kind, challenge.questions)}
    return {challenge.text, *origin}


def _all(
    questionnaire: Questionnaire, assessment: Assessment, result: Result, before: Assessment | None
) -> Iterator[tuple[str, Challenge]]:
    wording = _Wording(questionnaire, result)
    yield from _gaps(wording, result)
    for contradiction in contradictions(questionnaire, assessment):
        names = tuple(claim.question for claim in contradiction.claims)
        text = question_text("contradiction", message=contradiction.message)
        yield "contradiction", Challenge(id=NEW, kind="contradiction", questions=names, text=text)
    for verdict in result.verdicts.values():
        if verdict.outlived:
            yield wording.about(verdict, "stale", "stale")
        elif verdict.weak:
            yield wording.about(verdict, "weak", "stale")
    for change in level_changes(questionnaire, before, assessment) if before else ():
        if change.question in result.verdicts:
            template, words = "better" if change.rose else "worse", {"was": change.before, "is": change.now}
            yield wording.about(result.verdicts[change.question], template, "change", words)
    for verdict in result.verdicts.values():
        is_shown = not verdict.weak and not verdict.outlived
        if verdict.level and verdict.points == verdict.possible and is_shown:
            yield wording.about(verdict, "embedded", "stale", {"is": verdict.level.label})


def _gaps(wording: _Wording, result: Result) -> Iterator[tuple[str, Challenge]]:
    for verdict in (result.verdicts[gap] for gap in result.own_gaps):
        if verdict.status is Status.UNKNOWN:
            yield wording.about(verdict, "unknown", "unknown")
        else:
            must = verdict.question.obligation is Obligation.MUST
            yield wording.about(verdict, "must-gap" if must else "gap", "gap")


class _Wording:
    """Puts a template into words for a question."""

    def __init__(self, questionnaire: Questionnaire, result: Result) -> None:
        self._reference, self._result = questionnaire.reference, result

    def about(
        self, verdict: Verdict, template: str, kind: ChallengeKind, words: Mapping[str, str] | None = None
    ) -> tuple[str, Challenge]:
        question = verdict.question
        more = resting_count(self._result, (question.id,))
        name = "; ".join(part for part in (gap_name(question, verdict.status), more) if part)
        placeholders = {"reference": self._reference[question.id], "question": name}
        text = question_text(template, **placeholders, **(words or {}))
        return template, Challenge(id=NEW, kind=kind, questions=(question.id,), text=text)
