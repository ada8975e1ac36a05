"""Invented settings carry evidence, a plan, risks, contacts, governors' questions and a sealed year before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.analysis.sample_tests import sample_faults
from prevent_tui.assessment import sealing
from prevent_tui.assessment.faults import questionnaire_faults
from prevent_tui.assessment.model.action import Change, Progress
from prevent_tui.assessment.model.assessment import Assessment, Strength
from prevent_tui.assessment.model.governance import Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating
from prevent_tui.assessment.reviews import events_since
from prevent_tui.assessment.samples import from_sample, sealed_predecessor
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.versions import version_before
from prevent_tui.cli.new import sample as sample_command
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.sample import Sample
from prevent_tui.questionnaire.validation.references import reference_faults
from prevent_tui.scoring import score
from prevent_tui.wording.sign_off import refusals
from support.small_questionnaire import NOON, TODAY, question, table

PLACE = {"where": "Drive / Page", "title": "The page", "held_by": "Office", "checked_by": "Head", "checked_days_ago": 9}
EXPECTS = {
    **{"musts": [1, 1], "shoulds": [1, 2], "conditions": [0, 0], "points": [6, 9], "answered": 3, "of": 3},
    **{"dont_know": 0, "not_applicable": 0, "themes": {"people": "partly"}, "gaps": ["gate"]},
}


def full(**changes: Any) -> dict[str, Any]:
    """A sample as the file would hold it, with something of everything."""
    return {
        "id": "ash",
        "strength": "strong",
        "name": "Ash School (invented)",
        "answered_days_ago": 50,
        "answers": {
            "head": {"level": "deep", **PLACE, "answered_days_ago": 12},
            "hall": {"level": "done", **PLACE},
            "gate": {"level": "some", "title": "A poster"},
        },
        "actions": [
            {
                "text": "Show the page.",
                "question": "hall",
                "risk": "rumour",
                "owner": "lead",
                "due_in_days": -300,
                "history": [
                    {"days_ago": 400, "progress": "open"},
                    {"days_ago": 30, "progress": "done", "note": "All have seen it."},
                ],
            },
            {"text": "Mend the gate.", "due_in_days": 14, "history": [{"days_ago": 30, "progress": "open"}]},
            {
                "text": "Paint it.",
                "history": [
                    {"days_ago": 10, "progress": "dropped", "note": "No paint."},
                    {"days_ago": 20, "progress": "open"},
                ],
            },
        ],
        "risks": [
            {
                "catalogue": "rumour",
                "initial": [4, 3],
                "residual": [2, 3],
                "local": {"text": "Heard twice.", "source": "Council", "days_ago": 40, "handling": "Leaders"},
                "lead": "chair",
                "due_in_days": 60,
            }
        ],
        "contacts": [{"expected": "council", "who": "Prevent lead", "reach": "01632 960001", "checked_days_ago": 9}],
        "figures": [
            {"figure": "trained", "value": 8, "of": 9, "days_ago": 9, "source": "Log"},
            {"figure": "sessions", "value": 3, "days_ago": 30},
        ],
        "reviews": [{"days_ago": 20, "by": "Lead", "note": "Gate first."}, {"days_ago": 380, "by": "Lead"}],
        "challenges": [
            {
                **{"kind": "gap", "questions": ["gate"], "text": "Why?", "asked_days_ago": 380},
                **{"reply": "No money.", "by": "Lead", "replied_days_ago": 300},
            },
            {"text": "And now?", "asked_days_ago": 5},
        ],
        "before": {
            "sealed_days_ago": 365,
            "role": "Chair of governors",
            "decision": "Approved.",
            "minute": "9",
            "answers": {"head": {"level": "none"}, "gate": {"level": "done", "where": "Wall", "checked_days_ago": 3}},
            "figures": [{"figure": "trained", "value": 5, "of": 9, "days_ago": 2}],
        },
        "expects": EXPECTS,
        **changes,
    }


def written(**changes: Any) -> dict[str, Any]:
    """A questionnaire with that sample, as its file would hold it."""
    questions = question("head", "must"), question("hall"), question("gate")
    risk = {"id": "rumour", "title": "A rumour spreads", "who": "All", "lead": "lead", "questions": ["hall"]}
    return table(
        *questions,
        roles=[{"id": "lead", "label": "Prevent lead"}, {"id": "chair", "label": "Chair"}],
        risks=[{**risk, "controls": ["A page"], "further": ["Ask round", "Tell all"]}],
        contacts=[{"id": "council", "label": "Council"}],
        figures=[
            {"id": "trained", "label": "Staff trained", "of": "staff in post"},
            {"id": "sessions", "label": "Sessions held"},
        ],
        samples=[full(**changes)],
    )


def made(**changes: Any) -> tuple[Questionnaire, Sample]:
    questionnaire = Questionnaire.model_validate(written(**changes))
    return questionnaire, questionnaire.samples[0]


def both(now: datetime = NOON, **changes: Any) -> tuple[Assessment, Assessment]:
    """The sample's assessment and the version before it."""
    questionnaire, sample = made(**changes)
    before = sealed_predecessor(questionnaire, sample, now)
    assert before is not None
    return from_sample(questionnaire, sample, now), before


def ago(days: int) -> Any:
    return TODAY - timedelta(days=days)


# ------------------------------------------------------------ what it carries


def test_answers_that_say_the_same_of_their_evidence_share_it() -> None:
    now, _ = both()
    page, poster = now.evidence
    assert now.answer("head").evidence == now.answer("hall").evidence == (page.id,)
    assert (page.title, page.held_by, page.checked_by, page.checked_on) == ("The page", "Office", "Head", ago(9))
    assert (page.strength, poster.strength) == (Strength.CHECKED, Strength.CLAIMED)


def test_answers_are_dated_as_the_sample_says_or_as_they_say_themselves() -> None:
    now, _ = both()
    found = {name: answer.updated for name, answer in now.answers.items()}
    assert found == {name: NOON - timedelta(days=days) for name, days in (("head", 12), ("hall", 50), ("gate", 50))}


def test_actions_stand_where_their_history_left_them() -> None:
    now, _ = both()
    done, begun, dropped = now.actions
    assert (done.progress, done.done_on, done.outcome) == (Progress.DONE, ago(30), "All have seen it.")
    assert (done.owner, done.due, done.risk) == ("Prevent lead", ago(300), now.risks[0].id)
    assert (begun.progress, begun.owner, begun.due) == (Progress.OPEN, "", TODAY + timedelta(days=14))
    assert (dropped.progress, dropped.reason, dropped.outcome) == (Progress.DROPPED, "No paint.", "")
    assert dropped.history == (
        Change(on=ago(20), progress=Progress.OPEN),
        Change(on=ago(10), progress=Progress.DROPPED, note="No paint."),
    )


def test_a_risk_says_what_the_catalogue_says_where_it_says_nothing_else() -> None:
    (risk,) = both()[0].risks
    assert (risk.title, risk.who, risk.controls, risk.questions) == ("A rumour spreads", "All", "A page", ("hall",))
    assert (risk.initial, risk.residual) == (Rating(likelihood=4, impact=3), Rating(likelihood=2, impact=3))
    assert risk.local == LocalPicture(text="Heard twice.", source="Council", on=ago(40), handling="Leaders")
    assert (risk.lead, risk.due) == ("Chair", TODAY + timedelta(days=60))


def test_contacts_reviews_and_governors_questions_are_there() -> None:
    now, _ = both()
    (contact,), (asked, waiting) = now.contacts, now.challenges
    filled = Contact(id=contact.id, expected="council", who="Prevent lead", reach="01632 960001", checked_on=ago(9))
    assert contact == filled
    assert now.reviews == (Review(on=ago(380), by="Lead"), Review(on=ago(20), by="Lead", note="Gate first."))
    assert (asked.asked_on, asked.reply, asked.by, asked.replied_on) == (
        ago(380),
        "No money.",
        "Lead",
        ago(300),
    )
    assert waiting == Challenge(id=waiting.id, text="And now?", asked_on=ago(5))


def test_a_sample_of_answers_alone_is_what_it_always_was() -> None:
    lean = dict.fromkeys(("actions", "risks", "contacts", "figures", "reviews", "challenges"), ())
    questionnaire, sample = made(**lean, before=None, answered_days_ago=0, answers={"head": {"level": "deep"}})
    found = from_sample(questionnaire, sample, NOON)
    assert found.answer("head").updated == NOON
    assert (found.evidence, found.actions, found.sign_off) == ((), (), None)
    assert sealed_predecessor(questionnaire, sample, NOON) is None


# ------------------------------------------------------------ the version before


def test_the_version_before_is_sealed_and_the_sample_supersedes_it() -> None:
    now, before = both()
    assert sealing.seal_state(before).is_intact
    assert before.sign_off is not None
    assert (before.sign_off.role, before.sign_off.on, before.sign_off.version) == ("Chair of governors", ago(365), 1)
    assert before.sign_off.next_review == TODAY
    assert now.sign_off == SignOff(version=2, supersedes=before.sign_off.seal)
    assert not sealing.is_sealed(now)


def test_it_has_the_answers_of_then_and_the_rest_as_now() -> None:
    now, before = both()
    assert {name: answer.level for name, answer in before.answers.items()} == {
        "head": "none",
        "hall": "done",
        "gate": "done",
    }
    assert now.answer("hall").level == "done"


def test_it_holds_only_what_there_was_by_then() -> None:
    _, before = both()
    (action,) = before.actions
    assert (action.progress, action.outcome, len(action.history)) == (Progress.OPEN, "", 1)
    assert [review.on for review in before.reviews] == [ago(380)]
    (challenge,) = before.challenges
    assert (challenge.reply, challenge.by, challenge.replied_on) == ("", "", None)


def test_nothing_in_it_is_dated_after_the_day_it_was_sealed() -> None:
    _, before = both()
    assert before.sign_off is not None
    assert all(event.on <= ago(365) for event in events_since(before, None))
    assert before.evidence[0].checked_on == ago(365 + 9)
    assert before.contacts[0].checked_on == ago(365 + 9)
    assert before.risks[0].local.on == ago(365 + 40)
    assert sealing.newest_answer(before) == ago(365 + 50)
    questionnaire, _ = made()
    unsealed = before.model_copy(update={"sign_off": None})
    assert not refusals(unsealed, before.sign_off, ago(365))
    assert not questionnaire_faults(before, questionnaire)


def test_governors_are_offered_what_changed_since() -> None:
    questionnaire, _ = made()
    now, before = both()
    offered = proposed_challenges(questionnaire, now, score(questionnaire, now, TODAY), before)
    assert {each.questions for each in offered if each.kind == "change"} == {("head",), ("gate",)}


@given(st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(NOON.tzinfo)))
def test_on_whatever_day_it_is_opened_both_versions_can_be_kept_and_read_again(now: datetime) -> None:
    for assessment in both(now):
        data = codec.dump(assessment)
        codec.verify(data, assessment, Path("sample.toml"))
    assert sealing.seal_state(codec.read(data, Path("sample.toml"))).is_intact


# ------------------------------------------------------------ what is wrong with one


def test_a_full_sample_has_no_fault() -> None:
    questionnaire, _ = made()
    assert not reference_faults(written())
    assert not sample_faults(questionnaire, TODAY)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"actions": [{**full()["actions"][0], "question": "hal"}]}, "samples[ash].actions[1].question"),
        ({"actions": [{**full()["actions"][0], "owner": "leed"}]}, "samples[ash].actions[1].owner"),
        ({"actions": [{**full()["actions"][0], "risk": "rumours"}]}, "samples[ash].actions[1].risk"),
        ({"risks": [{"catalogue": "rumours"}], "actions": []}, "samples[ash].risks[1].catalogue"),
        ({"risks": [{"catalogue": "rumour", "lead": "x"}], "actions": []}, "samples[ash].risks[1].lead"),
        ({"contacts": [{"expected": "counsel", "who": "Lead"}]}, "samples[ash].contacts[1].expected"),
        ({"figures": [{"figure": "train", "value": 1, "days_ago": 1}]}, "samples[ash].figures[1].figure"),
        (
            {"before": {**full()["before"], "figures": [{"figure": "train", "value": 1, "days_ago": 1}]}},
            "samples[ash].before.figures[1].figure",
        ),
        (
            {"challenges": [{"text": "Why?", "asked_days_ago": 1, "questions": ["gat"]}]},
            "samples[ash].challenges[1].questions",
        ),
        ({"before": {**full()["before"], "answers": {"hed": {}}}}, "samples[ash].before.answers.hed"),
        (
            {"before": {**full()["before"], "answers": {"head": {"level": "dun"}}}},
            "samples[ash].before.answers.head.level",
        ),
    ],
    ids=str,
)
def test_a_name_that_leads_nowhere_is_a_fault_with_its_place(changes: dict[str, Any], place: str) -> None:
    assert [fault.place for fault in reference_faults(written(**changes))] == [place]


def test_figures_are_dated_from_the_day_it_is_opened_and_were_other_ones_before() -> None:
    now, before = both()
    assert [(each.id, each.value, each.of, each.date, each.source) for each in now.figures] == [
        ("trained", 8, 9, ago(9), "Log"),
        ("sessions", 3, None, ago(30), ""),
    ]
    assert [(each.id, each.value, each.of, each.date) for each in before.figures] == [
        ("trained", 5, 9, ago(365 + 2)),
        ("sessions", 3, None, ago(365 + 30)),
    ]


def test_an_answer_of_before_that_nobody_could_give_is_a_fault() -> None:
    before = {**full()["before"], "answers": {"hall": {"state": "not-applicable", "reason": "No hall."}}}
    questionnaire, _ = made(before=before)
    assert [fault.place for fault in sample_faults(questionnaire, TODAY)] == ["samples[ash].before.answers.hall.state"]


@pytest.mark.parametrize(
    "changes",
    [
        {"actions": [{"text": "Begin.", "history": []}]},
        {"actions": [{"text": "Begin.", "history": [{"days_ago": -1, "progress": "open"}]}]},
        {"actions": [{"text": "Begin.", "history": [{"days_ago": 1, "progress": "begun"}]}]},
        {"risks": [{"catalogue": "rumour", "initial": [0, 6]}]},
        {"reviews": [{"days_ago": 1}]},
        {"before": {"sealed_days_ago": 365}},
        {"answered_days_ago": "9"},
        {"from a later version": 1},
    ],
    ids=str,
)
def test_a_sample_that_says_nonsense_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        made(**changes)


# ------------------------------------------------------------ in a file


def test_the_command_writes_the_sealed_version_beside_the_sample(tmp_path, monkeypatch) -> None:
    questionnaire, _ = made()
    monkeypatch.setattr("prevent_tui.questionnaire.catalogue.open_questionnaire", lambda _name: questionnaire)
    file = tmp_path / "demo.toml"
    done = CliRunner().invoke(sample_command, [str(file), "--strong"])
    assert done.exit_code == 0, done.output
    now = codec.load(file)[0]
    (kept,) = (path for path in tmp_path.iterdir() if path != file)
    assert kept.name in " ".join(done.output.split())
    before = version_before(file, now)
    assert before is not None
    assert before == codec.load(kept)[0]


@pytest.mark.parametrize("name", ["schools"])
def test_the_shipped_samples_have_no_fault(name: str) -> None:
    assert not sample_faults(open_questionnaire(name), TODAY)
