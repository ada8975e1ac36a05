"""The checks before sign-off: what is found, how much it matters, where it is settled; and nothing twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis.signoff_checks import SEVERITY_WORDS, Severity, findings, kind_heading, severity_counts
from prevent_tui.assessment import challenges
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, State
from prevent_tui.assessment.model.governance import Cadence, Challenge, Contact
from prevent_tui.assessment.model.risk import Rating, Risk
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import score
from support.examples import examples
from support.small_questionnaire import NOON, TODAY, counted, little, open_session, plan, prove, question

BOARDING = {"all": [{"fact": "boarding", "is": True}]}
CLASH = {
    "id": "clash",
    "severity": "stop",
    "claims": [{"question": "lead", "at_least": "done"}, {"question": "plan", "at_most": "none"}],
    "message": "There is a lead, and there is no plan.",
}
ASKED = little(
    question("lead", "must"),
    question("plan"),
    question("talk", "good"),
    question("beds", applies_when=BOARDING),
    contradictions=[CLASH],
    contacts=[{"id": "council", "label": "Council Prevent lead"}],
)
LEVELS = ("none", "some", "done", "deep")
LATE = TODAY - timedelta(days=3)


def looked(assessment, asked=ASKED):
    return findings(asked, assessment, score(asked, assessment, TODAY))


def kinds(assessment, *without):
    return [each.kind for each in looked(assessment) if each.kind not in {"contacts", *without}]


@pytest.fixture
def sound():
    """A session in which everything is settled, local contacts too."""
    session = open_session(ASKED)
    session.describe("School", {"boarding": False})
    for name in ("lead", "plan", "talk"):
        session.choose(name, "done")
        prove(session, name, f"Proof of {name}", f"Drive/{name}", TODAY)
    contact = Contact(id="contact-1", expected="council", reach="01234", checked_on=TODAY)
    session.apply("contact", session.assessment.model_copy(update={"contacts": (contact,)}))
    return session


def with_(session, **update):
    return session.assessment.model_copy(update=update)


def test_where_everything_is_settled_nothing_is_found(sound):
    assert looked(sound.assessment) == ()


def test_a_new_assessment_has_no_name_and_its_must_is_open():
    found = looked(blank_assessment(ASKED))
    assert [(each.severity, each.kind, each.where) for each in found][:2] == [
        (Severity.STOP, "unnamed", "setting"),
        (Severity.STOP, "must-open", "question"),
    ]
    assert "a must without an answer" in found[1].text
    assert severity_counts(found) == {Severity.STOP: 2, Severity.WARN: 3, Severity.LOOK: 1}


def test_not_knowing_settles_a_must_and_asks_for_somebody_to_find_out(sound):
    sound.clear("lead")
    assert kinds(sound.assessment) == ["must-open"]
    sound.dont_know("lead")
    assert kinds(sound.assessment) == ["unknown-no-action"]
    plan(sound, "lead", "Find out", "Head", TODAY)
    assert kinds(sound.assessment) == ["unknown"]


def test_a_gap_wants_an_action_and_a_closed_one_does_not_count(sound):
    sound.choose("plan", "some")
    assert kinds(sound.assessment) == ["no-action"]
    plan(sound, "plan", "Write it", "Head", TODAY)
    assert kinds(sound.assessment) == []
    (action,) = sound.assessment.actions
    done = action.model_copy(update={"progress": Progress.DONE, "outcome": "Written", "done_on": TODAY})
    assert kinds(with_(sound, actions=(done,))) == ["gap-though-done"]


def test_a_claim_without_proof_counts_as_it_does_in_the_review(sound):
    bare = {name: answer.model_copy(update={"evidence": ()}) for name, answer in sound.assessment.answers.items()}
    found = looked(with_(sound, answers=bare, evidence=()))
    assert [(each.kind, each.id) for each in found] == [("weak", "lead"), ("weak", "plan"), ("weak", "talk")]


def test_old_proof_is_said_and_a_late_action_is_not_taken_for_it(sound):
    first = sound.assessment.evidence[0]
    old = first.model_copy(update={"good_until": TODAY - timedelta(days=1)})
    assert "stale" in kinds(with_(sound, evidence=(old, *sound.assessment.evidence[1:])))
    action = Action(id="action-1", question="lead", text="Renew", owner="Head", due=LATE)
    assert kinds(with_(sound, actions=(action,))) == ["overdue"]


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        ({"owner": ""}, "odd-action"),
        ({"due": None}, "odd-action"),
        ({"due": date(2099, 1, 1)}, "odd-action"),
        ({"due": LATE}, "overdue"),
        ({"progress": Progress.DONE, "done_on": TODAY}, "no-outcome"),
        ({"progress": Progress.DONE, "done_on": TODAY + timedelta(days=1), "outcome": "Well"}, "odd-action"),
        ({"progress": Progress.DROPPED}, "odd-action"),
        ({"question": "beds"}, "odd-action"),
    ],
)
def test_actions_that_lack_something_are_found_and_mended_at_the_action(sound, update, kind):
    whole = Action(id="action-1", question="lead", text="Renew it", owner="Head", due=TODAY + timedelta(days=30))
    assert kinds(with_(sound, actions=(whole,))) == []
    (found,) = looked(with_(sound, actions=(whole.model_copy(update=update),)))
    assert (found.kind, found.where, found.id) == (kind, "action", "action-1")
    assert "Renew it" in found.text


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (
            Evidence(id="e", title="Minutes", where="Office", checked_on=TODAY + timedelta(days=1)),
            ["ahead", "unlinked"],
        ),
        (Evidence(id="e", title="Minutes", checked_on=TODAY, good_until=LATE), ["backwards", "unlinked"]),
        (Evidence(id="e", where="Office"), ["unlinked"]),
        (Evidence(id="e"), ["unlinked"]),
    ],
)
def test_evidence_with_dates_that_cannot_be_or_that_serves_nothing_is_found(sound, item, found):
    assert kinds(with_(sound, evidence=(*sound.assessment.evidence, item))) == found


def test_answers_that_do_not_go_together_stop_the_sign_off_with_the_questionnaires_words(sound):
    sound.choose("plan", "none")
    first = looked(sound.assessment)[0]
    assert (first.severity, first.text, first.where) == (
        Severity.STOP,
        f"P1 and P2 do not go together: {CLASH['message']}",
        "question",
    )
    assert first.id == "lead"


def test_what_is_doubtful_about_a_risk_is_mended_at_the_risk(sound):
    risk = Risk(id="risk-1", title="Strangers", lead="Head", questions=("plan",), controls="Fence")
    rising = risk.model_copy(
        update={"initial": Rating(likelihood=1, impact=2), "residual": Rating(likelihood=3, impact=3)}
    )
    (doubt,) = looked(with_(sound, risks=(rising,)))
    assert (doubt.severity, doubt.where, doubt.id, doubt.question) == (Severity.WARN, "risk", "risk-1", "plan")
    assert doubt.text.startswith("Risk, Strangers: Higher with the controls")
    (bare,) = looked(with_(sound, risks=(risk,)))
    assert (bare.severity, bare.kind) == (Severity.LOOK, "risk-open")


def test_a_question_of_governors_wants_a_reply(sound):
    asked = challenges.add(sound.assessment, Challenge(id="new", text="How do we know?"), TODAY, counted())
    (found,) = looked(asked)
    assert (found.kind, found.where, found.id) == ("unanswered-challenge", "challenge", "challenge-1")
    assert looked(challenges.reply(asked, "challenge-1", "By looking.", "Head", TODAY)) == ()


def test_personal_details_in_notes_and_replies_are_pointed_out_without_quoting_them(sound):
    secret = "maya.lewis@example.org"
    sound.note("talk", f"Ask {secret}")
    asked = challenges.add(sound.assessment, Challenge(id="new", text="Who knows?"), TODAY, counted())
    found = looked(challenges.reply(asked, "challenge-1", f"Write to {secret}", "Head", TODAY))
    assert {each.kind for each in found} == {"details", "details-reply"}
    assert all(secret not in each.text and "e-mail" in each.text for each in found)


def test_a_note_to_what_is_not_asked_any_more_is_looked_at_too(sound):
    kept = {**sound.assessment.answers, "beds": Answer(note="Ask maya.lewis@example.org")}
    (found,) = looked(with_(sound, answers=kept))
    assert (found.kind, found.where) == ("details-kept", "setting")


def test_a_review_that_was_missed_is_found(sound):
    (found,) = looked(with_(sound, cadence=Cadence(next_on=LATE)))
    assert (found.kind, found.where) == ("review-over", "reviews")


def test_local_contacts_that_want_checking_are_counted(sound):
    (found,) = looked(with_(sound, contacts=()))
    assert found.where == "contacts"
    assert found.text == "1 local contact is not filled in, or not checked this term."


def test_a_flag_is_worth_a_look(sound):
    sound.flag("plan")
    (found,) = looked(sound.assessment)
    assert (found.severity, found.id) == (Severity.LOOK, "plan")


# ------------------------------------------------------------ order


_ACTIONS = st.builds(
    Action,
    id=st.sampled_from(["action-1", "action-2"]),
    question=st.sampled_from([None, "lead", "plan", "beds"]),
    text=st.sampled_from(["", "Do {it}", "Do it"]),
    owner=st.sampled_from(["", "Head"]),
    due=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    progress=st.sampled_from(list(Progress)),
)
_ANSWERS = st.dictionaries(
    st.sampled_from(["lead", "plan", "talk", "beds"]),
    st.builds(
        lambda level, note, flagged: Answer(
            state=State.LEVEL if level else State.DONT_KNOW, level=level, note=note, flagged=flagged
        ),
        st.none() | st.sampled_from(LEVELS),
        st.sampled_from(["", "{0} {question}", "Ask maya.lewis@example.org"]),
        st.booleans(),
    ),
)


@examples(150)
@given(_ANSWERS, st.lists(_ACTIONS, max_size=3, unique_by=lambda action: action.id), st.booleans(), st.text(max_size=5))
def test_nothing_is_found_twice_and_all_of_it_stands_in_order(answers, actions, boarding, name):
    made = blank_assessment(ASKED)
    setting = made.setting.model_copy(update={"name": name, "facts": {"boarding": boarding}})
    assessment: Assessment = made.model_copy(update={"answers": answers, "actions": tuple(actions), "setting": setting})
    found = looked(assessment)
    assert len(set(found)) == len(found)
    assert len({(each.where, each.id, each.text) for each in found}) == len(found)
    severities = list(Severity)
    assert [severities.index(each.severity) for each in found] == sorted(severities.index(x.severity) for x in found)
    places = {each.id: place for place, each in enumerate(ASKED.questions)}
    for severity in Severity:
        mine = [places[each.question] for each in found if each.severity is severity and each.question]
        assert mine == sorted(mine)
    assert all(each.text.strip() and kind_heading(each.kind) for each in found)


@pytest.mark.parametrize("name", ["schools", "early-years", "out-of-school", "partner-agency", "higher-education"])
def test_the_checks_of_every_shipped_sample_read_well(name):
    asked = open_questionnaire(name)
    for sample in asked.samples:
        assessment = from_sample(asked, sample, NOON)
        for finding in looked(assessment, asked):
            assert finding.severity in SEVERITY_WORDS
            assert finding.text[0].isupper() or finding.text[0].isdigit()
            assert "{" not in finding.text
