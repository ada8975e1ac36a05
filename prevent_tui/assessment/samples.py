"""Turning an invented setting of a questionnaire into an assessment that can be opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from prevent_tui.assessment import sealing
from prevent_tui.assessment.evidence import add_months
from prevent_tui.assessment.identity import BEGUN_HERE
from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import (
    Answer,
    Assessment,
    EditionRef,
    Evidence,
    FigureValue,
    Setting,
    State,
)
from prevent_tui.assessment.model.governance import Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.risks import draft_from_catalogue
from prevent_tui.ids import derived, unused
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.sample import (
    Sample,
    SampleAction,
    SampleAnswer,
    SampleBefore,
    SampleChallenge,
    SampleFigure,
    SampleLocal,
    SampleRisk,
)
from prevent_tui.thresholds import thresholds


def blank_assessment(questionnaire: Questionnaire) -> Assessment:
    """Return an assessment with nothing answered yet; the facts of its setting have their defaults."""
    about = questionnaire.about
    facts = {fact.id: fact.default for fact in questionnaire.facts if fact.default is not None}
    return Assessment(
        questionnaire=EditionRef(id=about.id, edition=about.edition, revision=about.revision),
        overlays=addition_refs(questionnaire),
        setting=Setting(facts=facts),
    )


def addition_refs(questionnaire: Questionnaire) -> tuple[EditionRef, ...]:
    """Return the local additions of a questionnaire as an answers file records them."""
    return tuple(
        EditionRef(id=addition.overlay.id, edition=addition.overlay.edition) for addition in questionnaire.additions
    )


def from_sample(questionnaire: Questionnaire, sample: Sample, now: datetime) -> Assessment:
    """Return the assessment of an invented setting.

    Where the sample was sealed before, it is the version after that; see `sealed_predecessor`.

    Args:
        questionnaire: The questionnaire that the sample belongs to.
        sample: The invented setting.
        now: The time from which all its dates are counted back.
    """
    assessment = _Making(questionnaire, sample, now, now.date()).assessment(sample.answers)
    before = sealed_predecessor(questionnaire, sample, now)
    return assessment.model_copy(update={"sign_off": sealing.next_version(before).sign_off}) if before else assessment


def sealed_predecessor(questionnaire: Questionnaire, sample: Sample, now: datetime) -> Assessment | None:
    """Return the sealed version of an invented setting that comes before the one of `from_sample`.

    It holds what there was by the day it was sealed. What is dated later now, such as evidence that was looked at
    again, had been dated as long before that day as it is now before `now`.

    Args:
        questionnaire: The questionnaire that the sample belongs to.
        sample: The invented setting.
        now: The time from which all its dates are counted back.

    Returns:
        The sealed assessment; None where the sample has no version before.
    """
    before = sample.before
    if before is None:
        return None
    sealed_day = now.date() - timedelta(days=before.sealed_days_ago)
    making = _Making(questionnaire, sample, now, sealed_day)
    assessment = making.with_figures(making.assessment({**sample.answers, **before.answers}), before.figures)
    return sealing.seal(assessment, _sign_off(before, sealed_day))


def _sign_off(before: SampleBefore, day: date) -> SignOff:
    return sealing.draft(
        before.role, day, before.decision, before.minute or "", add_months(day, thresholds().sign_off_again_months)
    )


class _Making:
    """Makes a sample's assessment as it stood on a day.

    Args:
        questionnaire: What is asked.
        sample: The invented setting.
        now: Days ago are counted back from here.
        day: The day on which it stood so; not after `now`.
    """

    def __init__(self, questionnaire: Questionnaire, sample: Sample, now: datetime, day: date) -> None:
        self._questionnaire, self._sample, self._now, self._day = questionnaire, sample, now, day
        self._in_use: set[str] = set()
        self._risk_ids = {risk.catalogue: self._id("risk", risk.catalogue) for risk in sample.risks}

    def assessment(self, sample_answers: Mapping[str, SampleAnswer]) -> Assessment:
        """Everything there was by that day, with these answers."""
        sample = self._sample
        answers, evidence = self._answers(sample_answers)
        actions = (self._action(action) for action in sample.actions)
        return blank_assessment(self._questionnaire).model_copy(
            update={
                "id": self._id(BEGUN_HERE),
                "sample": sample.id,
                "setting": Setting(name=sample.name, facts=dict(sample.facts)),
                "answers": answers,
                "evidence": evidence,
                "actions": tuple(action for action in actions if action),
                "risks": tuple(risk for each in sample.risks if (risk := self._risk(each))),
                "contacts": self._contacts(),
                "figures": tuple(self._figure(each, self._dated(each.days_ago)) for each in sample.figures),
                "reviews": tuple(
                    Review(on=self._real(each.days_ago), by=each.by, note=each.note)
                    for each in sorted(sample.reviews, key=lambda each: -each.days_ago)
                    if self._was(each.days_ago)
                ),
                "challenges": tuple(
                    self._challenge(each) for each in sample.challenges if self._was(each.asked_days_ago)
                ),
            }
        )

    def with_figures(self, assessment: Assessment, others: Iterable[SampleFigure]) -> Assessment:
        """The assessment with the figures that were other ones on the day, each as known so long before it."""
        given = {each.id: each for each in assessment.figures}
        given |= {each.figure: self._figure(each, self._day - timedelta(days=each.days_ago)) for each in others}
        return assessment.model_copy(update={"figures": tuple(given.values())})

    def _figure(self, figure: SampleFigure, on: date | None) -> FigureValue:
        return FigureValue(id=figure.figure, value=figure.value, of=figure.of, date=on, source=figure.source or "")

    def _id(self, stem: str, *names: str) -> str:
        """An id that follows from the names of the sample and of what it stands for; of the same names, another one."""
        name = unused(stem, self._in_use, derived(self._questionnaire.about.id, self._sample.id, *names))
        self._in_use.add(name)
        return name

    def _real(self, days_ago: int) -> date:
        return self._now.date() - timedelta(days=days_ago)

    def _was(self, days_ago: int) -> bool:
        """Whether something so many days ago had happened by the day."""
        return self._real(days_ago) <= self._day

    def _dated(self, days_ago: int | None) -> date | None:
        """When something that is renewed from time to time had been done last."""
        if days_ago is None:
            return None
        return self._real(days_ago) if self._was(days_ago) else self._day - timedelta(days=days_ago)

    def _owner(self, role: str | None) -> str:
        return self._questionnaire.role_labels.get(role or "", "")

    def _answers(self, sample_answers: Mapping[str, SampleAnswer]) -> tuple[dict[str, Answer], tuple[Evidence, ...]]:
        """The answers, and their evidence, what is the same once."""
        answers: dict[str, Answer] = {}
        evidence: dict[Evidence, str] = {}
        for question_id, sample_answer in sample_answers.items():
            links: tuple[str, ...] = ()
            if sample_answer.where or sample_answer.title:
                item = Evidence(
                    id="evidence",
                    title=sample_answer.title or "",
                    where=sample_answer.where or "",
                    held_by=sample_answer.held_by or "",
                    checked_on=self._dated(sample_answer.checked_days_ago),
                    checked_by=sample_answer.checked_by or "",
                )
                if item not in evidence:
                    evidence[item] = self._id("evidence", item.title, item.where)
                links = (evidence[item],)
            days = (
                self._sample.answered_days_ago
                if sample_answer.answered_days_ago is None
                else sample_answer.answered_days_ago
            )
            answers[question_id] = Answer(
                state=State(sample_answer.state),
                level=sample_answer.level,
                reason=sample_answer.reason or "",
                note=sample_answer.note,
                evidence=links,
                updated=self._moment(days),
            )
        return answers, tuple(item.model_copy(update={"id": name}) for item, name in evidence.items())

    def _moment(self, days_ago: int) -> datetime:
        on = self._dated(days_ago) or self._day
        return self._now.replace(microsecond=0) - (self._now.date() - on)

    def _action(self, action: SampleAction) -> Action | None:
        """An action as far as it had come by the day; None where it was not in the plan yet."""
        history = tuple(
            Change(on=self._real(change.days_ago), progress=Progress(change.progress), note=change.note or "")
            for change in sorted(action.history, key=lambda change: -change.days_ago)
            if self._was(change.days_ago)
        )
        if not history:
            return None
        last = history[-1]
        return Action(
            id=self._id("action", action.question or "", action.text),
            question=action.question,
            risk=self._risk_ids.get(action.risk or ""),
            text=action.text,
            owner=self._owner(action.owner),
            due=None if action.due_in_days is None else self._real(-action.due_in_days),
            progress=last.progress,
            reason=last.note if last.progress is Progress.DROPPED else "",
            done_on=last.on if last.progress is Progress.DONE else None,
            outcome=last.note if last.progress is Progress.DONE else "",
            history=history,
        )

    def _risk(self, risk: SampleRisk) -> Risk | None:
        """A risk of the catalogue in the setting's own words; None where the catalogue has no such risk."""
        entry = next(
            (catalogue_risk for catalogue_risk in self._questionnaire.risks if catalogue_risk.id == risk.catalogue),
            None,
        )
        if entry is None:
            return None
        facts, lead = self._sample.facts, self._owner(risk.lead) or self._questionnaire.role_labels.get(entry.lead, "")
        new_risk = draft_from_catalogue(self._risk_ids[risk.catalogue], self._questionnaire, entry, facts)
        return new_risk.model_copy(
            update={
                "controls": risk.controls or "\n".join(entry.controls),
                "further": risk.further or "\n".join(entry.further),
                "lead": lead,
                "initial": _rating(risk.initial),
                "residual": _rating(risk.residual),
                "local": self._local(risk.local),
                "due": None if risk.due_in_days is None else self._day + timedelta(days=risk.due_in_days),
            }
        )

    def _local(self, local: SampleLocal | None) -> LocalPicture:
        if local is None:
            return LocalPicture()
        on = self._dated(local.days_ago)
        return LocalPicture(text=local.text, source=local.source or "", on=on, handling=local.handling or "")

    def _contacts(self) -> tuple[Contact, ...]:
        return tuple(
            Contact(
                id=self._id("contact", contact.expected, contact.who),
                expected=contact.expected,
                who=contact.who,
                reach=contact.reach or "",
                hours=contact.hours or "",
                note=contact.note or "",
                checked_on=self._dated(contact.checked_days_ago),
            )
            for contact in self._sample.contacts
        )

    def _challenge(self, challenge: SampleChallenge) -> Challenge:
        replied = challenge.replied_days_ago is not None and self._was(challenge.replied_days_ago)
        return Challenge(
            id=self._id("challenge", challenge.text),
            kind=challenge.kind,
            questions=challenge.questions,
            text=challenge.text,
            asked_on=self._real(challenge.asked_days_ago),
            reply=challenge.reply or "" if replied else "",
            by=challenge.by or "" if replied else "",
            replied_on=self._real(challenge.replied_days_ago)
            if replied and challenge.replied_days_ago is not None
            else None,
        )


def _rating(steps: tuple[int, int] | None) -> Rating | None:
    return Rating(likelihood=steps[0], impact=steps[1]) if steps else None
