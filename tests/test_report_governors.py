"""The report's part for governors: the sign-off, their questions with the replies, the checks before signing."""

from __future__ import annotations

from datetime import date

import pytest

from little import TODAY, little, open_session, plan, question
from prevent_tui.assessment import challenge, sealing
from prevent_tui.assessment.governing import Challenge, SignOff
from prevent_tui.assessment.samples import blank
from prevent_tui.report.model import Heading, Paragraph
from prevent_tui.report.pdf import render
from reporting import captioned, pdf_text, report_of, said, squeezed, table_after

ASKED = little(question("lead", "must"), question("plan"), question("talk"))
SIGNED = SignOff(
    role="Typed role",
    on=TODAY,
    decision="Typed decision\nin two lines",
    minute="Typed minute",
    next_review=date(2027, 11, 1),
)


def assessment_of(**levels):
    session = open_session(ASKED)
    session.describe("School", {})
    for name, level in levels.items():
        session.choose(name, level)
    return session.assessment


def with_questions(assessment):
    for text, about in (("Typed question?", ("lead", "plan")), ("Typed other?", ())):
        asked = Challenge(id=challenge.NEW, text=text, questions=about)
        assessment = challenge.take_up(assessment, asked, TODAY)
    return challenge.reply(assessment, "challenge-1", "Typed reply\nin two lines", "Typed replier", TODAY)


def heading(report, text):
    return next(block for block in report.blocks if isinstance(block, Heading) and block.text == text)


def after(report, text):
    place = report.blocks.index(heading(report, text))
    return said(report.blocks[place + 1])


def test_every_field_of_a_sign_off_is_in_its_block():
    first = sealing.reopened(sealing.seal(assessment_of(lead="done"), SIGNED))
    second = sealing.seal(first, SIGNED)
    report = report_of(ASKED, second)
    assert heading(report, "Sign-off").finding == "Sealed on 22 Nov 2026; intact"
    rows = dict(captioned(report, "The sign-off as it was sealed"))
    assert second.sign_off
    assert rows == {
        "Signed by (role)": "Typed role",
        "On": "22 Nov 2026",
        "Decision": "Typed decision\nin two lines",
        "Minute reference": "Typed minute",
        "Next review": "1 Nov 2027",
        "Version": "2",
        "Supersedes the seal": (second.sign_off.supersedes or "?")[:12],
        "Seal, its beginning": (second.sign_off.seal or "?")[:12],
        "The seal is": "intact",
    }
    assert set(SignOff.model_fields) == {
        *("role", "on", "decision", "minute", "next_review", "version", "supersedes", "seal", "marks")
    }


def test_a_sealed_assessment_that_was_changed_says_where():
    changed = sealing.seal(assessment_of(lead="done"), SIGNED)
    answers = {**changed.answers, "lead": changed.answers["lead"].model_copy(update={"note": "More"})}
    report = report_of(ASKED, changed.model_copy(update={"answers": answers}))
    assert heading(report, "Sign-off").finding == "Differs from what was sealed"
    assert "This differs from what was sealed in the answer to P1." in after(report, "Sign-off")
    assert dict(captioned(report, "The sign-off as it was sealed"))["The seal is"] == "broken: see above"


def test_without_a_signature_it_says_so_and_what_is_prepared():
    report = report_of(ASKED, blank(ASKED))
    assert heading(report, "Sign-off").finding == "Not signed off yet"
    assert "Not signed off yet." in after(report, "Sign-off")
    draft = blank(ASKED).model_copy(update={"sign_off": SignOff(role="Typed role", decision="Typed decision")})
    rows = captioned(report_of(ASKED, draft), "Prepared, and not sealed yet")
    assert rows == [["Signed by (role)", "Typed role"], ["Decision", "Typed decision"]]


def test_governors_questions_stand_with_their_replies_and_those_without():
    report = report_of(ASKED, with_questions(assessment_of(lead="done", plan="done")))
    assert heading(report, "What governors asked").finding == "2 questions, 1 without a reply"
    assert table_after(report, "What governors asked") == [
        [
            "lead\nP1\nplan\nP2\nown",
            "Typed question?\nAsked 22 Nov 2026",
            "Typed reply\nin two lines\nTyped replier, 22 Nov 2026",
        ],
        ["own", "Typed other?\nAsked 22 Nov 2026", "No reply yet"],
    ]
    fields = {"id", "kind", "questions", "text", "asked_on", "reply", "by", "replied_on"}
    assert set(Challenge.model_fields) == fields


def test_where_nothing_was_asked_there_is_no_part_for_it():
    report = report_of(ASKED, blank(ASKED))
    assert "What governors asked" not in [block.text for block in report.blocks if isinstance(block, Heading)]


def test_the_checks_are_counted_by_kind_with_the_references_of_their_questions():
    session = open_session(ASKED)
    session.describe("School", {})
    session.choose("plan", "none")
    session.choose("talk", "some")
    plan(session, "talk", "Ask around", "", TODAY)
    report = report_of(ASKED, session.assessment)
    assert heading(report, "Checks before sign-off").finding == "1 must be settled, 2 likely wrong"
    assert table_after(report, "Checks before sign-off") == [
        ["Must be settled", "Musts without an answer", "1: P1"],
        ["Likely wrong", "Gaps with no action in the plan", "1: P2"],
        ["Likely wrong", "Actions with something missing, or a date that is odd", "1: P3"],
    ]


def test_where_nothing_is_to_be_settled_that_is_said():
    good = little(question("lead", "good"))
    session = open_session(good)
    session.describe("School", {})
    session.choose("lead", "some")
    report = report_of(good, session.assessment)
    assert heading(report, "Checks before sign-off").finding == "Nothing to settle"
    place = report.blocks.index(heading(report, "Checks before sign-off"))
    assert isinstance(report.blocks[place + 1], Paragraph)


@pytest.mark.parametrize("signed", [True, False])
def test_all_of_it_is_in_the_pdf_however_long_a_reply_is(signed):
    long = " ".join(f"word{number}" for number in range(900))
    assessment = challenge.reply(with_questions(assessment_of(lead="done")), "challenge-2", long, "Typed last", TODAY)
    if signed:
        assessment = sealing.seal(assessment, SIGNED)
    text = squeezed(pdf_text(render(report_of(ASKED, assessment)), "-raw"))
    wanted = ["Typed question?", "Typed reply", "Typed replier", "Typed other?", "Typed last", "word0", "word899"]
    wanted += ["Typed role", "Typed decision", "Typed minute", "1 Nov 2027"] if signed else ["Not signed off yet."]
    for each in wanted:
        assert squeezed(each) in text
