"""The number that others know a setting by: known by its form, doubted where that is unlikely, and never refused."""

from __future__ import annotations

import json

import pytest

from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.reference import read_reference
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage.codec import dump, read
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.redaction import redact
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.scoring import score
from support.report_text import report_of
from support.small_questionnaire import TODAY, little, open_session, question

ENGLAND, WALES = {"nation": "england"}, {"nation": "wales"}


@pytest.mark.parametrize(
    ("name", "facts", "text", "words"),
    [
        ("schools", ENGLAND, "123456", "URN 123456"),
        ("schools", ENGLAND, " 123 456", "URN  123 456"),
        ("schools", {}, "10012345", "UKPRN 10012345"),
        ("schools", ENGLAND, "urn: 123456", "urn: 123456"),
        ("schools", ENGLAND, "1234567", "Reference 1234567"),
        ("schools", ENGLAND, "L-4/22", "Reference L-4/22"),
        ("higher-education", WALES, "10012345", "UKPRN 10012345"),
        ("early-years", ENGLAND, "EY123456", "Ofsted EY123456"),
        ("early-years", ENGLAND, "2512345", "Ofsted 2512345"),
        ("early-years", ENGLAND, "123456", "Reference 123456"),
        ("local-authority", {}, "1234567", "Reference 1234567"),
        ("schools", ENGLAND, "", ""),
    ],
)
def test_a_reference_is_known_by_its_form_and_one_of_no_form_is_a_local_number(name, facts, text, words):
    reference = read_reference(text, open_questionnaire(name), facts)
    assert (reference.words, reference.doubt) == (words, "")


@pytest.mark.parametrize(
    ("name", "facts", "text", "doubt"),
    [
        ("schools", ENGLAND, "URN 12345", "URN 12345 is not a URN, which has six digits."),
        ("schools", ENGLAND, "ukprn 20012345", "which has eight digits, the first of them 1."),
        ("early-years", ENGLAND, "Ofsted no. 12", "is not an Ofsted number, which has EY and six digits"),
        ("schools", WALES, "123456", "has the form of a URN, which a setting in Wales seldom has. Is it yours?"),
        ("schools", ENGLAND, "EY123456", "a setting under “Schools” seldom has"),
        ("early-years", ENGLAND, "10012345", "the form of a UKPRN, which a setting under “Early years” seldom has"),
    ],
)
def test_a_reference_of_another_country_or_sector_or_of_a_wrong_form_is_doubted(name, facts, text, doubt):
    assert doubt in read_reference(text, open_questionnaire(name), facts).doubt


def test_a_reference_is_kept_as_typed_and_undone_as_one_step():
    session = open_session(little(question("met")))
    session.describe("Fenbridge", {}, " URN\n123456 ")
    assert session.assessment.setting.reference == "URN 123456"
    session.describe("Fenbridge School", {})
    assert session.assessment.setting.reference == "URN 123456"
    session.undo()
    session.undo()
    assert session.assessment.setting == Setting()


def test_a_reference_is_written_in_format_2_and_read_back(tmp_path):
    blank = blank_assessment(little(question("met")))
    assessment = blank.model_copy(update={"setting": Setting(name="Fenbridge", reference="123456")})
    data = dump(assessment)
    assert b"format = 2" in data
    assert read(data, tmp_path / "answers.toml") == assessment


@pytest.mark.parametrize("part", [Part.FULL, Part.SUMMARY, Part.GOVERNORS])
def test_a_reference_stands_on_the_cover_and_never_in_a_copy_to_share(part):
    asked = little(question("met"))
    known = blank_assessment(asked).model_copy(update={"setting": Setting(name="Fenbridge", reference="mark123456")})
    assert "mark123456" in report_of(asked, known, request=ExportRequest(part)).reference
    for unnamed in (False, True):
        shared = report_of(asked, known, request=ExportRequest(part, share=True, unnamed=unnamed))
        assert "mark123456" not in repr(shared)
        assert b"mark123456" not in dump(redact(known, unnamed=unnamed, questionnaire=asked))
    assert "mark123456" not in repr(report_of(asked, known, request=ExportRequest(Part.BLANK)))


def test_a_doubtful_reference_is_worth_a_look_before_sign_off():
    asked = open_questionnaire("schools")
    known = blank_assessment(asked).model_copy(update={"setting": Setting(name="F", reference="URN 12", facts=ENGLAND)})
    looks = [each for each in findings(asked, known, score(asked, known, TODAY)) if each.kind == "reference"]
    assert [(each.where, str(each.severity)) for each in looks] == [("setting", "look")]
    assert "URN 12 is not a URN" in looks[0].text


def test_new_takes_a_reference_says_what_is_doubtful_and_score_gives_it(prevent):
    code, _, err = prevent("new", "mine.toml", "--questionnaire", "schools", "--reference", "URN 12")
    assert code == 0
    assert "URN 12 is not a URN, which has six digits. It is kept as you typed it." in err
    assert json.loads(prevent("score", "mine.toml", "--json")[1])["reference"] == "URN 12"
