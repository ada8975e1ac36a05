"""Which questions governors could ask of an assessment, from its result: gaps, don't knows, stale proof, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prevent_tui.analysis.compare import level_changes
from prevent_tui.assessment.challenges import NEW, Kind, contradictions, templates, worded
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Result, Status, Verdict
from prevent_tui.wording.grammar import name

KIND_WORDS: dict[Kind, str] = {
    "gap": "gap",
    "unknown": "don't know",
    "stale": "proof",
    "contradiction": "contradiction",
    "change": "change",
    "own": "own",
}
"""What a question was made from, in a word or two."""


def proposed(
    questionnaire: Questionnaire, assessment: Assessment, result: Result, before: Assessment | None = None
) -> tuple[Challenge, ...]:
    """Questions worth asking that are not on the list yet; gaps first, and among them those about the law.

    Args:
        questionnaire: What was asked.
        assessment: What was answered.
        result: What it comes to today.
        before: The version sealed before this one, if there is one.
    """
    asked = {mark for each in assessment.challenges for mark in _marks(each)}
    offered: dict[str, int] = {}
    found = []
    for template, challenge in _all(questionnaire, assessment, result, before):
        if asked.isdisjoint(_marks(challenge)) and offered.get(template, 0) < int(templates()[template]["most"]):
            offered[template] = offered.get(template, 0) + 1
            found.append(challenge)
            asked.update(_marks(challenge))
    return tuple(found)


def _marks(challenge: Challenge) -> set[object]:
    """What makes a question another one: its words; and, where it was not somebody's own, what it was made from."""
    made = set() if challenge.kind == "own" else {(challenge.kind, challenge.questions)}
    return {challenge.text, *made}


def _all(
    questionnaire: Questionnaire, assessment: Assessment, result: Result, before: Assessment | None
) -> Iterator[tuple[str, Challenge]]:
    wording = _Wording(questionnaire)
    yield from _gaps(wording, result)
    for each in contradictions(questionnaire, assessment):
        names = tuple(claim.question for claim in each.claims)
        text = worded("contradiction", message=each.message)
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
        shown = not verdict.weak and not verdict.outlived
        if verdict.level and verdict.points == verdict.possible and shown:
            yield wording.about(verdict, "embedded", "stale", {"is": verdict.level.label})


def _gaps(wording: _Wording, result: Result) -> Iterator[tuple[str, Challenge]]:
    for verdict in (result.verdicts[gap] for gap in result.gaps):
        if verdict.status is Status.UNKNOWN:
            yield wording.about(verdict, "unknown", "unknown")
        else:
            must = verdict.question.obligation is Obligation.MUST
            yield wording.about(verdict, "must-gap" if must else "gap", "gap")


class _Wording:
    """Puts a template into words for a question."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._reference = questionnaire.reference

    def about(
        self, verdict: Verdict, template: str, kind: Kind, words: Mapping[str, str] | None = None
    ) -> tuple[str, Challenge]:
        question = verdict.question
        named = {"reference": self._reference[question.id], "question": name(question.name)}
        text = worded(template, **named, **(words or {}))
        return template, Challenge(id=NEW, kind=kind, questions=(question.id,), text=text)
