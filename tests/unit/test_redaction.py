"""A copy to share: no word that a person typed is in it, and every number is as it was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis import signoff_checks
from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Challenge, Contact, SignOff
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.samples import from_sample
from prevent_tui.assessment.storage.codec import check, dump, read
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Heading, QuestionBlock
from prevent_tui.report.redaction import redact, shared_case
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.scoring import score
from support.every_field import full, marked
from support.report_text import captioned, report_of, said, table_after
from support.small_questionnaire import NOON, TODAY, addition, extended, little, open_session, question, table

ASKED = little(question("met"), question("aside", not_applicable={"allowed": True}))
WORDY = "amy-of-class-four"
PARTS = [Part.FULL, Part.SUMMARY, Part.GOVERNORS]


def everything_marked() -> tuple[Assessment, list[str]]:
    """An assessment with a word of its own in every text, and the words."""
    marks: list[str] = []
    assessment = marked(full(ASKED), "an", marks)
    assert isinstance(assessment, Assessment)
    return assessment, marks


def found(marks: list[str], text: str) -> list[str]:
    return [mark for mark in marks if mark in text]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("unnamed", [True, False])
@pytest.mark.parametrize("radar", [True, False])
def test_no_text_of_the_model_is_in_a_copy_to_share(part, unnamed, radar):
    assessment, marks = everything_marked()
    request = ExportRequest(part, share=True, unnamed=unnamed, radar=radar)
    report = report_of(ASKED, assessment, request=request)
    name = found(marks, assessment.setting.name)
    assert len(name) == 1
    assert found(marks, repr(report)) == ([] if unnamed else name)
    kept = redact(assessment, unnamed=unnamed, questionnaire=ASKED)
    assert found(marks, dump(kept).decode()) == ([] if unnamed else name)
    assert found(marks, dump(redact(assessment, unnamed=unnamed)).decode()) == ([] if unnamed else name)


def test_ids_that_somebody_wrote_by_hand_are_made_anew_and_links_hold():
    step = Action(id=WORDY, question="met", risk=WORDY, text="x", history=())
    assessment = full(ASKED).model_copy(
        update={
            "sample": WORDY,
            "answers": {"met": Answer(state=State.LEVEL, level="done", evidence=(WORDY,), updated=NOON)},
            "evidence": (Evidence(id="first"), Evidence(id=WORDY, title="x", where="y", checked_on=TODAY)),
            "actions": (step, step.model_copy(update={"id": "gone", "risk": "no-such-risk"})),
            "risks": (Risk(id="other", title="x"), Risk(id=WORDY, title="x")),
            "contacts": (Contact(id=WORDY, who="x"),),
            "challenges": (Challenge(id=WORDY, text="x"),),
        }
    )
    copy = redact(assessment)
    assert WORDY not in dump(copy).decode()
    assert copy.sample
    assert copy.answers["met"].evidence == ("evidence-2",)
    assert copy.evidence_for("met")[0].title == "Evidence 2"
    assert copy.actions[0].risk == copy.risks[1].id == "risk-2"
    assert copy.actions[1].risk not in {risk.id for risk in copy.risks}


def test_levels_states_dates_ratings_and_progress_remain():
    before, after = full(ASKED), redact(full(ASKED))
    for name, answer in before.answers.items():
        kept = after.answers[name]
        assert (kept.state, kept.level, kept.flagged, kept.updated) == (
            answer.state,
            answer.level,
            answer.flagged,
            answer.updated,
        )
    dates = [(item.checked_on, item.good_until) for item in before.evidence]
    assert [(item.checked_on, item.good_until) for item in after.evidence] == dates
    plan = [(a.question, a.due, a.progress, a.done_on, len(a.history)) for a in before.actions]
    assert [(a.question, a.due, a.progress, a.done_on, len(a.history)) for a in after.actions] == plan
    rated = [(r.initial, r.residual, r.due, r.questions) for r in before.risks]
    assert [(r.initial, r.residual, r.due, r.questions) for r in after.risks] == rated
    assert [each.on for each in after.reviews] == [each.on for each in before.reviews]
    assert (after.sign_off, after.contacts, after.challenges) == (None, (), ())


@pytest.mark.parametrize("name", sorted(bundled_files()))
@pytest.mark.parametrize("unnamed", [True, False])
def test_every_sample_is_scored_the_same_and_opens_again(name, unnamed):
    questionnaire = load(bundled_files()[name])
    for sample in questionnaire.samples:
        assessment = from_sample(questionnaire, sample, NOON)
        copy = redact(assessment, unnamed=unnamed, questionnaire=questionnaire)
        again = read(dump(copy), Path("copy.toml"))
        check(again, questionnaire, Path("copy.toml"))
        assert score(questionnaire, again, TODAY) == score(questionnaire, assessment, TODAY)
        report = report_of(questionnaire, assessment, request=ExportRequest(share=True, unnamed=unnamed))
        assert (sample.name in said(report)) is not unnamed
        typed = [item.where for item in assessment.evidence] + [answer.note for answer in assessment.answers.values()]
        assert found([text for text in typed if len(text) > 12], said(report)) == []


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6), st.booleans()), max_size=4))
def test_what_is_claimed_and_what_is_shown_is_the_same_whatever_was_typed(typed):
    items = tuple(
        Evidence.model_construct(
            id=f"e{number}", title="", where=where, held_by="", checked_on=TODAY if dated else None, checked_by=by,
            good_until=None,
        )
        for number, (where, by, dated) in enumerate(typed)
    )  # fmt: skip
    answer = Answer(state=State.LEVEL, level="done", evidence=tuple(item.id for item in items))
    assessment = full(ASKED).model_copy(update={"answers": {"met": answer}, "evidence": items})
    assert [item.strength for item in redact(assessment).evidence] == [item.strength for item in items]
    assert score(ASKED, redact(assessment), TODAY) == score(ASKED, assessment, TODAY)


def test_a_copy_never_says_that_there_was_nothing_where_something_was_left_out():
    later = TODAY + timedelta(days=9)
    assessment = full(ASKED).model_copy(
        update={
            "actions": (
                Action(id="a", question="met", text="Amy", owner="Head", due=later),
                Action(id="b", text="Bea", owner="head ", due=later),
                Action(id="c", text="Cai", progress=Progress.DROPPED, reason="Dai"),
                Action(id="d", text="Eve", due=later),
            ),
            "risks": (Risk(id="r", title="Fay", lead="Head", controls="Gus"),),
        }
    )
    report = report_of(ASKED, assessment, request=ExportRequest(share=True))
    rows = table_after(report, "Still to do: 3")
    assert [(row[2], row[3]) for row in rows] == [
        ("Action 1", "Role 1"),
        ("Action 2", "Role 1"),
        ("Action 4", "Nobody yet"),
    ]
    assert "Reason: Left out" in said(report)
    (risk,) = captioned(report, "The register")
    assert risk[0].startswith("A  Risk 1")
    assert "Left out" in risk[1]
    assert "Lead: Role 1" in risk[4]
    whole, copy = (
        signoff_checks.findings(ASKED, each, score(ASKED, each, TODAY)) for each in (assessment, redact(assessment))
    )
    about = {"action", "risk", "evidence", "question"}
    assert [each.kind for each in whole if each.where in about] == [each.kind for each in copy if each.where in about]


def test_a_risk_from_the_catalogue_keeps_the_catalogues_title():
    catalogue = [{"id": "hall", "title": "A hall is misused", "who": "All", "lead": "lead", "questions": ["met"]}]
    asked = little(question("met"), roles=[{"id": "lead", "label": "Lead"}], risks=catalogue)
    taken = Risk(id="risk-1", catalogue="hall", title="Amy in the hall", questions=("met",))
    assessment = open_session(asked).assessment.model_copy(update={"risks": (taken,)})
    assert redact(assessment, questionnaire=asked).risks[0].title == "A hall is misused"
    assert redact(assessment).risks[0].title == "Risk 1"
    assert "Amy" not in said(report_of(asked, assessment, request=ExportRequest(share=True)))


def test_the_cover_says_what_was_left_out_and_what_it_was_made_from():
    assessment = full(ASKED).model_copy(update={"setting": Setting(name="Fenbridge"), "sign_off": None})
    report = report_of(ASKED, assessment, request=ExportRequest(share=True))
    assert report.stamp.startswith("COPY TO SHARE")
    assert (report.signed, report.setting) == (False, "Fenbridge")
    for word in ("notes", "evidence", "contacts", "who signed"):
        assert word in report.notices[0]
    assert report.notices[0].startswith("Copy to share, made from a draft that is not signed. Left out: notes")
    assert report.handling.startswith("Copy to share")
    nameless = report_of(ASKED, assessment, request=ExportRequest(share=True, unnamed=True))
    assert nameless.setting == "Setting, name left out"
    assert "Left out: the name of the setting, local additions, notes" in said(nameless.notices)
    assert "what was said about the setting" in said(nameless.notices)
    assert len(nameless.notices) == len(report.notices) == 2
    signed = SignOff(role="Amy", on=TODAY, decision="Bea", next_review=date(2027, 1, 1))
    sealed = sealing.seal(assessment, signed)
    told = report_of(ASKED, sealed, request=ExportRequest(share=True))
    assert told.notices[0].startswith("Copy to share, made from an assessment signed off on 22 Nov 2026. Left out")
    assert not told.signed
    assert "Amy" not in said(told)
    changed = sealed.model_copy(update={"setting": Setting(name="Other")})
    told = report_of(ASKED, changed, request=ExportRequest(share=True))
    assert told.notices[0].startswith(
        "Copy to share, made from an assessment that was changed after it was signed off. Left"
    )


def test_local_contacts_checks_and_governors_questions_have_no_part_in_it():
    report = report_of(ASKED, full(ASKED), request=ExportRequest(share=True))
    titles = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert {"Sign-off", "Checks before sign-off", "Questions from those who govern"}.isdisjoint(titles)
    assert "Local contacts" not in said(report)
    assert "National numbers, as stored copies gave them; none was rung." in said(report)


def with_county() -> tuple[object, Assessment]:
    """Answers to a questionnaire with a local addition, some of them to the addition's questions."""
    contacts = [{"who": "County desk", "reach": "01632 960001"}]
    asked = extended(table(question("met")), addition(question("ours", short="County"), contacts=contacts))
    session = open_session(asked)
    session.choose("met", "done")
    session.choose("ours", "some")
    step = Action(id="action-1", question="ours", text="x")
    risk = Risk(id="risk-1", title="x", questions=("met", "ours"))
    return asked, session.assessment.model_copy(update={"actions": (step,), "risks": (risk,)})


def test_local_questions_stay_in_a_copy_that_is_named_and_their_contacts_do_not():
    asked, assessment = with_county()
    report = report_of(asked, assessment, request=ExportRequest(share=True))
    assert "ours" in {block.question for block in report.blocks if isinstance(block, QuestionBlock)}
    assert "County desk" not in said(report)


def test_local_additions_are_left_out_of_a_copy_without_a_name():
    asked, assessment = with_county()
    case = Case(asked, assessment, score(asked, assessment, TODAY), TODAY)
    copy = shared_case(case, unnamed=True)
    assert "ours" not in copy.assessment.answers
    assert (copy.assessment.overlays, copy.questionnaire.additions) == ((), ())
    assert copy.assessment.actions[0].question is None
    assert copy.assessment.risks[0].questions == ("met",)
    assert copy.result.total == case.result.total
    text = said(build(case, ExportRequest(share=True, unnamed=True)))
    assert "County" not in text
    assert "called ours" not in text
    assert "Only here" not in text
    check(read(dump(copy.assessment), Path("copy.toml")), copy.questionnaire, Path("copy.toml"))
    with pytest.raises(ValueError, match="questionnaire"):
        redact(assessment, unnamed=True)


def test_a_copy_of_a_copy_is_the_same():
    once = shared_case(Case(ASKED, full(ASKED), score(ASKED, full(ASKED), TODAY), TODAY))
    assert shared_case(once) is once
    assert redact(once.assessment) == once.assessment
