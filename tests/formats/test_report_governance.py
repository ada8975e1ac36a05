"""The report's part for governors: the sign-off, their questions with the replies, the checks before signing."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.assessment import challenges, sealing
from prevent_tui.assessment.model.governance import Challenge, SignOff
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.report.formats.pdf import render
from prevent_tui.report.model.blocks import Heading, Paragraph
from prevent_tui.report.model.paper_form import ChallengeBlock, Signatures
from prevent_tui.scoring import score
from support.report_text import captioned, pdf_text, report_of, said, squeezed, table_after
from support.small_questionnaire import TODAY, counted, little, open_session, plan, question

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
        asked = Challenge(id=challenges.NEW, text=text, questions=about)
        assessment = challenges.add(assessment, asked, TODAY, counted())
    return challenges.reply(assessment, "challenge-1", "Typed reply\nin two lines", "Typed replier", TODAY)


def heading(report, text):
    return next(block for block in report.blocks if isinstance(block, Heading) and block.text == text)


def after(report, text):
    place = report.blocks.index(heading(report, text))
    return said(report.blocks[place + 1])


def test_every_field_of_a_sign_off_is_in_its_block():
    first = sealing.next_version(sealing.seal(assessment_of(lead="done"), SIGNED))
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
    report = report_of(ASKED, blank_assessment(ASKED))
    assert heading(report, "Sign-off").finding == "Not signed off yet"
    assert "Not signed off yet." in after(report, "Sign-off")
    draft = blank_assessment(ASKED).model_copy(
        update={"sign_off": SignOff(role="Typed role", decision="Typed decision")}
    )
    rows = captioned(report_of(ASKED, draft), "Prepared, and not sealed yet")
    assert rows == [["Signed by (role)", "Typed role"], ["Decision", "Typed decision"]]


def asked_in(report):
    return [block for block in report.blocks if isinstance(block, ChallengeBlock)]


def test_governors_questions_stand_with_their_replies_and_those_without_have_room_for_one():
    report = report_of(ASKED, with_questions(assessment_of(lead="done", plan="done")))
    assert heading(report, "Questions from those who govern").finding == "2 questions, 1 without a reply"
    first, second = asked_in(report)[:2]
    assert (first.number, first.text, first.lines) == ("1", "Typed question?", 0)
    assert [span.text for span in first.reply] == ["Typed reply\nin two lines", "Typed replier, 22 Nov 2026"]
    why = "".join(piece.text for piece in first.why)
    assert why == "About P1, P2. A question of their own. Asked 22 Nov 2026."
    assert (second.number, second.text, second.reply, second.lines) == ("2", "Typed other?", (), 2)
    fields = {"id", "kind", "questions", "text", "asked_on", "reply", "by", "replied_on"}
    assert set(Challenge.model_fields) == fields


def test_a_few_questions_are_proposed_and_never_one_that_was_asked():
    asked = little(*(question(f"q{number}") for number in range(9)))
    session = open_session(asked)
    for each in asked.questions:
        session.choose(each.id, "none")
    report = report_of(asked, session.assessment)
    assert heading(report, "Questions from those who govern").finding == "5 questions worth asking"
    offered = asked_in(report)
    assert [each.number for each in offered] == ["1", "2", "3", "4", "5"]
    assert all(each.lines == 2 and not each.reply for each in offered)
    assert said(offered[0].why).endswith("From a gap.")
    taken = challenges.add(
        session.assessment,
        proposed_challenges(asked, session.assessment, score(asked, session.assessment, TODAY))[0],
        TODAY,
        session.ids,
    )
    texts = [each.text for each in asked_in(report_of(asked, taken))]
    assert len(texts) == len(set(texts)) == 6
    assert texts[0] == offered[0].text


def test_those_proposed_are_of_as_many_kinds_as_there_are():
    asked = little(*(question(f"q{number}") for number in range(9)))
    session = open_session(asked)
    for each in asked.questions[:6]:
        session.choose(each.id, "none")
    session.dont_know("q6")
    session.choose("q7", "done")
    whys = [said(each.why[-1]) for each in asked_in(report_of(asked, session.assessment))]
    assert [why.split("From ")[1].split("\n")[0] for why in whys] == [
        "a gap.",
        "a gap.",
        "a gap.",
        "a don't know.",
        "what shows it.",
    ]


def test_a_signed_report_proposes_nothing_and_leaves_no_lines_to_write_on():
    sealed = sealing.seal(with_questions(assessment_of(lead="none")), SIGNED)
    first, second = asked_in(report_of(ASKED, sealed))
    assert first.reply[0].text == "Typed reply\nin two lines"
    assert (said(second.reply), second.lines) == ("No reply was noted", 0)


def test_where_nothing_was_asked_or_is_worth_asking_there_is_no_part_for_it():
    report = report_of(ASKED, blank_assessment(ASKED))
    assert "Questions from those who govern" not in [
        block.text for block in report.blocks if isinstance(block, Heading)
    ]


def signatures(report):
    return [block for block in report.blocks if isinstance(block, Signatures)]


def test_a_draft_has_room_to_sign_by_the_roles_that_the_questionnaire_knows():
    roles = [{"id": "dsl", "label": "Safeguarding lead"}, {"id": "chair", "label": "Chair of trustees"}]
    asked = little(question("lead", "must"), roles=roles)
    report = report_of(asked, blank_assessment(asked))
    (rows,) = [block.rows for block in signatures(report)]
    assert [(row.role, row.says) for row in rows] == [
        ("Safeguarding lead", "prepared the answers"),
        ("Who leads day to day", "agrees the answers and the actions"),
        ("Chair of trustees", "has read and challenged it"),
    ]
    assert "Signing says that the answers are honest; it does not say that the duty is met." in said(report)


def test_what_is_sealed_has_no_room_to_sign_again():
    sealed = sealing.seal(assessment_of(lead="done"), SIGNED)
    report = report_of(ASKED, sealed)
    assert not signatures(report)
    assert "it does not say that the duty is met" in said(report)


@pytest.mark.parametrize("name", sorted(bundled_files()))
def test_three_roles_sign_in_every_sector(name):
    questionnaire = load(bundled_files()[name])
    (block,) = signatures(report_of(questionnaire, blank_assessment(questionnaire)))
    assert len({row.role for row in block.rows}) == 3


def test_the_checks_are_counted_by_kind_with_the_references_of_their_questions():
    session = open_session(ASKED)
    session.describe("School", {})
    session.choose("plan", "none")
    session.choose("talk", "some")
    plan(session, "talk", "Ask around", "", TODAY)
    report = report_of(ASKED, session.assessment)
    assert (
        heading(report, "Checks before sign-off").finding == "3 to look at: 1 must be settled, 2 better settled first"
    )
    assert table_after(report, "Checks before sign-off") == [
        ["Must be settled", "Musts without an answer", "1: P1"],
        ["Better settled first", "Gaps with no action in the plan", "1: P2"],
        ["Better settled first", "Actions with something missing, or a date that is odd", "1: P3"],
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


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("signed", [True, False])
def test_all_of_it_is_in_the_pdf_however_long_a_reply_is(signed):
    long = " ".join(f"word{number}" for number in range(900))
    assessment = challenges.reply(with_questions(assessment_of(lead="done")), "challenge-2", long, "Typed last", TODAY)
    if signed:
        assessment = sealing.seal(assessment, SIGNED)
    text = squeezed(pdf_text(render(report_of(ASKED, assessment)).data, "-raw"))
    wanted = ["Typed question?", "Typed reply", "Typed replier", "Typed other?", "Typed last", "word0", "word899"]
    wanted += ["Typed role", "Typed decision", "Typed minute", "1 Nov 2027"] if signed else ["Not signed off yet."]
    for each in wanted:
        assert squeezed(each) in text
