"""Turning an invented setting of a questionnaire into an assessment that can be opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from prevent_tui.assessment.model import Answer, Assessment, Evidence, Made, Setting, State
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.sample import Sample


def blank(questionnaire: Questionnaire) -> Assessment:
    """An assessment with nothing answered yet, of a setting for which the defaults of the facts are true."""
    about = questionnaire.about
    facts = {fact.id: fact.default for fact in questionnaire.facts if fact.default is not None}
    return Assessment(
        questionnaire=Made(id=about.id, edition=about.edition),
        overlays=made(questionnaire),
        setting=Setting(facts=facts),
    )


def made(questionnaire: Questionnaire) -> tuple[Made, ...]:
    """What answers record of the local additions they were given with."""
    return tuple(Made(id=each.overlay.id, edition=each.overlay.edition) for each in questionnaire.additions)


def from_sample(questionnaire: Questionnaire, sample: Sample, now: datetime) -> Assessment:
    """The assessment of an invented setting, its dates counted back from `now`."""
    answers: dict[str, Answer] = {}
    evidence: list[Evidence] = []
    for question_id, given in sample.answers.items():
        linked: tuple[str, ...] = ()
        if given.where:
            name = f"evidence-{len(evidence) + 1}"
            days = given.checked_days_ago
            checked = now.date() - timedelta(days=days) if days is not None else None
            evidence.append(Evidence(id=name, where=given.where, checked_on=checked))
            linked = (name,)
        answers[question_id] = Answer(
            state=State(given.state),
            level=given.level,
            reason=given.reason or "",
            note=given.note,
            evidence=linked,
            updated=now.replace(microsecond=0),
        )
    return blank(questionnaire).model_copy(
        update={
            "sample": sample.id,
            "setting": Setting(name=sample.name, facts=dict(sample.facts)),
            "answers": answers,
            "evidence": tuple(evidence),
        }
    )
