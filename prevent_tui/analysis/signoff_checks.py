"""What to settle before an assessment is signed off: claims without evidence, contradictions, dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from prevent_tui.analysis import evidence_status
from prevent_tui.analysis.figure_doubts import figure_doubts
from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment import evidence
from prevent_tui.assessment.challenges import contradictions
from prevent_tui.assessment.contacts import contact_entries
from prevent_tui.assessment.figures import figure_entries
from prevent_tui.assessment.free_texts import FreeText, Holder, free_texts
from prevent_tui.assessment.model.action import Progress
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.privacy.concern import reads_like_a_concern
from prevent_tui.assessment.privacy.detector import advice
from prevent_tui.assessment.reference import read_reference
from prevent_tui.assessment.reviews import next_review
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Result, Status, Verdict
from prevent_tui.toml.data import load
from prevent_tui.wording.contradictions import contradiction_text
from prevent_tui.wording.dates import day
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.plan import PlanRow
from prevent_tui.wording.posts import governing_body

Where = Holder


class Severity(StrEnum):
    """How much a finding matters; the order is that of the list."""

    STOP = "stop"
    WARN = "warn"
    LOOK = "look"


SEVERITY_WORDS = {
    Severity.STOP: "Must be settled",
    Severity.WARN: "Better settled first",
    Severity.LOOK: "Worth a look",
}
"""What the severities are called wherever they are shown; a sign stands beside the words."""


@dataclass(frozen=True)
class Finding:
    """One thing to settle, and where it is settled.

    Attributes:
        kind: Which it is, as in `signoff_checks.toml`; `contradiction` for one of the questionnaire's.
        where: The kind of place that mends it, and `id` which one.
        question: The id of the question it is about, if it is about one.
    """

    severity: Severity
    kind: str
    text: str
    where: Where
    id: str = ""
    question: str = ""


def findings(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> tuple[Finding, ...]:
    """Return everything to settle before a sign-off, the most severe first, then in the questionnaire's order.

    Of one severity, what reads like a real concern comes first. What is about the setting comes before the questions,
    what is about no question after them.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment to be signed.
        result: What it comes to on the day of signing.
    """
    unique = dict.fromkeys(_Looking(questionnaire, assessment, result).all())
    severities, places = list(Severity), {question.id: place for place, question in enumerate(questionnaire.questions)}

    def order(finding: Finding) -> tuple[int, bool, int]:
        first = -1 if finding.where == "setting" else len(places)
        severity = severities.index(finding.severity)
        return severity, finding.kind != "concern", places.get(finding.question, first)

    return tuple(sorted(unique, key=order))


def severity_counts(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """Return how many findings there are of each severity."""
    return {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}


def by_kind(findings: tuple[Finding, ...]) -> dict[tuple[Severity, str], list[Finding]]:
    """Return the findings of each severity and kind together, in their order."""
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.severity, finding.kind), []).append(finding)
    return kinds


def kind_heading(kind: str) -> str:
    """Return the heading for all findings of a kind, which names none of them."""
    return _wording()[kind]["sum"]


def concerns(assessment: Assessment) -> tuple[FreeText, ...]:
    """Return the texts that read like a live concern or a case, in the order of the file.

    Args:
        assessment: The assessment to look over, with all that is kept in it.
    """
    return tuple(each for each in free_texts(assessment) if _is_concern(each.text))


def concern_places(questionnaire: Questionnaire, assessment: Assessment) -> list[str]:
    """Return where the texts stand that read like a live concern or a case: `RA4`, `an action`.

    Args:
        questionnaire: The questionnaire that the assessment answers.
        assessment: The assessment to look over, with all that is kept in it.
    """
    holders = {holder: f"{name[0].lower()}{name[1:]}" for holder, name in _HOLDERS.items()}
    return [questionnaire.reference.get(each.question, holders[each.holder]) for each in concerns(assessment)]


_details = lru_cache(maxsize=512)(advice)
"""The detail guard with its answers kept: most notes are as they were at the last look."""

_is_concern = lru_cache(maxsize=2_048)(reads_like_a_concern)
"""The word guard with its answers kept."""

_HOLDERS: dict[Holder, str] = {
    "question": "An answer that is kept",
    "action": "An action",
    "evidence": "A piece of evidence",
    "risk": "A risk",
    "challenge": "A question of those who govern",
    "reviews": "A review of the plan",
    "contacts": "A contact",
    "figures": "A figure",
    "setting": "The setting",
    "sign-off": "The sign-off",
}
"""What holds a text, where no question names it; the text itself is never quoted."""


def _wording() -> dict[str, dict[str, str]]:
    return load(__package__, "signoff_checks.toml")


def _say(kind: str, where: Where, at: str = "", question: str = "", **words: str) -> Finding:
    entry = _wording()[kind]
    about = question or (at if where == "question" else "")
    return Finding(Severity(entry["severity"]), kind, entry["say"].format(**words), where, at, about)


@dataclass(frozen=True)
class _Looking:
    """One look over an assessment."""

    questionnaire: Questionnaire
    assessment: Assessment
    result: Result

    def all(self) -> Iterator[Finding]:
        if not self.assessment.setting.name.strip():
            yield _say("unnamed", "setting")
        setting = self.assessment.setting
        if doubt := read_reference(setting.reference, self.questionnaire, setting.facts).doubt:
            yield _say("reference", "setting", doubt=doubt)
        for verdict in self.result.verdicts.values():
            yield from self._answer(verdict)
        yield from self._unasked_notes()
        for contradiction in contradictions(self.questionnaire, self.assessment):
            first = contradiction.claims[0].question
            text = contradiction_text(self.questionnaire, contradiction)
            yield Finding(Severity(contradiction.severity), "contradiction", text, "question", first, first)
        yield from self._actions()
        yield from self._evidence()
        yield from self._risks()
        yield from self._governing()
        for each in concerns(self.assessment):
            yield self._concern(each)

    def _concern(self, of: FreeText) -> Finding:
        reference = self.questionnaire.reference.get(of.question, "")
        named = _HOLDERS[of.holder] + (f" ({reference})" if reference else "")
        where: Where = of.holder
        if where == "question":
            verdict = self.result.verdicts.get(of.id)
            if verdict is None:
                where = "setting"
            else:
                named = f"{reference} {gap_name(verdict.question, verdict.status)}"
        return _say("concern", where, of.id, of.question, named=named, field=of.field)

    def _answer(self, verdict: Verdict) -> Iterator[Finding]:
        question = verdict.question
        answer = self.assessment.answer(question.id)
        about = f"{self.questionnaire.reference[question.id]} {gap_name(question, verdict.status)}"
        if kind := self._standing(verdict):
            yield _say(kind, "question", question.id, named=about)
        if answer.look_again:
            yield _say("look-again", "question", question.id, named=about)
        if answer.flagged:
            yield _say("flagged", "question", question.id, named=about)
        if details := _details(answer.note) or _details(answer.reason):
            yield _say("details", "question", question.id, named=about, what=details)

    def _standing(self, verdict: Verdict) -> str:
        """Return the kind of finding that the answer itself gives rise to; empty where it gives rise to none."""
        question = verdict.question
        # What rests on another gap is mended with it, and needs no action of its own.
        planned = self.assessment.actions_for(question.id)
        todo = question.id in self.result.rests_on or any(not action.progress.is_closed for action in planned)
        if verdict.status is Status.NONE:
            return "must-open" if question.obligation is Obligation.MUST else "open"
        if verdict.status is Status.UNKNOWN:
            return "unknown" if todo or not verdict.is_gap else "unknown-no-action"
        if verdict.is_gap and not todo:
            is_done = any(action.progress is Progress.DONE for action in planned)
            return "gap-though-done" if is_done else "no-action"
        if verdict.weak:
            return "weak"
        return "stale" if verdict.outlived else ""

    def _unasked_notes(self) -> Iterator[Finding]:
        """Yield findings for notes to questions that are not asked: they are kept, and printed with the rest."""
        for question_id, answer in self.assessment.answers.items():
            if question_id not in self.result.verdicts and _details(answer.note):
                reference = self.questionnaire.reference.get(question_id, question_id)
                yield _say("details-kept", "setting", question_id, named=reference)

    def _actions(self) -> Iterator[Finding]:
        for action in self.assessment.actions:
            row = PlanRow(self.questionnaire, self.assessment, self.result, action)
            about = {"question": action.question or "", "what": action.text.strip() or "an action without words"}
            if row.is_late and action.due:
                yield _say("overdue", "action", action.id, day=day(action.due), **about)
            for trouble in row.troubles:
                yield _say("odd-action", "action", action.id, trouble=trouble, **about)
            if row.settled:
                yield _say("settled", "action", action.id, settled=row.settled, **about)
            if action.progress is Progress.DONE and not action.outcome.strip():
                yield _say("no-outcome", "action", action.id, **about)

    def _evidence(self) -> Iterator[Finding]:
        links = evidence.links(self.assessment)
        for item in self.assessment.evidence:
            about = {"question": next(iter(links.get(item.id, ())), ""), "what": evidence_status.evidence_title(item)}
            if item.checked_on and evidence.is_checked_in_future(item, self.result.today):
                yield _say("ahead", "evidence", item.id, day=day(item.checked_on), **about)
            if item.good_until and evidence.ends_before_it_begins(item):
                yield _say("backwards", "evidence", item.id, day=day(item.good_until), **about)
            if item.id not in links:
                yield _say("unlinked", "evidence", item.id, **about)

    def _risks(self) -> Iterator[Finding]:
        grave = _wording()["risk-doubt"]["likely"].split()
        for risk in self.assessment.risks:
            first = next(iter(risk.questions), "")
            for doubt in risk_doubts(risk, self.assessment, self.result):
                kind = "risk-doubt" if doubt.kind in grave else "risk-open"
                sentence = doubt.text_with_references(self.questionnaire.reference)
                yield _say(kind, "risk", risk.id, question=first, doubt=sentence, what=risk.title)

    def _governing(self) -> Iterator[Finding]:
        whom = governing_body(self.questionnaire)
        for each in self.assessment.challenges:
            first = next(iter(each.questions), "")
            if not each.reply.strip():
                yield _say("unanswered-challenge", "challenge", each.id, question=first, what=each.text, whom=whom)
            elif details := _details(each.reply):
                yield _say(
                    "details-reply", "challenge", each.id, question=first, what=details, asked=each.text, whom=whom
                )
        when = next_review(self.questionnaire, self.assessment)
        if when and when < self.result.today:
            yield _say("review-over", "reviews", day=day(when))
        for entry in figure_entries(self.questionnaire, self.assessment):
            for doubt in figure_doubts(entry, self.result.today):
                yield _say("figure", "figures", entry.id, what=entry.label, doubt=doubt.text, hint=doubt.hint)
        entries = contact_entries(self.questionnaire, self.assessment)
        unchecked = sum(entry.state(self.result.today) != "checked" for entry in entries)
        if unchecked:
            are = "1 local contact is" if unchecked == 1 else f"{unchecked} local contacts are"
            yield _say("contacts", "contacts", count=are)
