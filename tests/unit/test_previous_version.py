"""Last year beside this year: what the version sealed before came to, and when the two are not compared."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Setting, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Paragraph
from prevent_tui.report.model.figures import Figures
from prevent_tui.report.previous_version import with_previous, with_previous_beside
from prevent_tui.report.request import ExportRequest, Part
from prevent_tui.scoring import score
from prevent_tui.tui.export.page_as_text import first_page
from support.every_block import every_block
from support.report_text import report_of, said
from support.small_questionnaire import LEVELS, TODAY, addition, extended, little, question, table

THEN = date(2025, 11, 24)
ASKED = little(
    question("head", "must"),
    question("hall"),
    question("gate"),
    question("road", "good", not_applicable={"allowed": True}),
)
LAST = {"head": "done", "hall": "some", "gate": "some", "road": "done"}


def answered(levels, asked=ASKED, **more) -> Assessment:
    """An assessment with these levels; what is named in place of a level is a state."""
    answers = {
        name: Answer(state=State.LEVEL, level=said) if said in LEVELS else Answer(state=said)
        for name, said in levels.items()
    }
    return blank_assessment(asked).model_copy(update={"answers": answers, **more})


def signed(assessment: Assessment) -> Assessment:
    return sealing.seal(assessment, sealing.draft("Chair", THEN, next_review=date(2026, 11, 1)))


def report(levels, then=LAST, request=ExportRequest()):  # noqa: B008 - a value that nobody changes
    return report_of(ASKED, answered(levels), request=request, before=signed(answered(then)))


def under_the_figures(made) -> list[str]:
    return [item.before for block in made.blocks if isinstance(block, Figures) for item in block.items]


def sentence(made) -> str:
    found = [said(block) for block in made.blocks if isinstance(block, Paragraph)]
    return next((text for text in found if "24 Nov 2025" in text), "").split("\n")[0]


# ------------------------------------------------------------ what is said


@pytest.mark.parametrize("part", [Part.FULL, Part.GOVERNORS, Part.SUMMARY])
def test_every_number_of_the_first_page_says_what_it_was(part):
    assert under_the_figures(report({"head": "done"}, request=ExportRequest(part))) == [
        "24 Nov 2025: 1 of 1",
        "24 Nov 2025: 0 of 2",
        "24 Nov 2025: 2 of 4, 4 of 4 answered",
    ]


def test_what_changed_is_told_by_duty_in_both_directions():
    made = report({"head": "some", "hall": "done", "gate": "deep", "road": "done"})
    assert sentence(made) == (
        "Since 24 Nov 2025: two shoulds are newly met; one must is no longer met; "
        "the score rose from 50% (6 of 12 points) to 67% (8 of 12 points)."
    )


def test_what_is_not_known_or_answered_any_more_is_not_met_any_more_either():
    made = report({"head": "dont-know", "hall": "some", "gate": "some"})
    assert sentence(made) == (
        "Since 24 Nov 2025: one must and one good practice question are no longer met; "
        "the score fell from 50% (6 of 12 points) to 22% (2 of 9 points)."
    )


def test_what_does_not_apply_any_more_is_not_called_unmet():
    made = report(LAST | {"road": "not-applicable"})
    assert sentence(made) == (
        "Since 24 Nov 2025: one good practice question that was met no longer applies; "
        "the score fell from 50% (6 of 12 points) to 44% (4 of 9 points)."
    )


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        (LAST, LAST, "the score is the same, 50% (6 of 12 points)"),
        ({"hall": "some", "head": "done"}, LAST, "the score was 50% (6 of 12 points) and is 50% (3 of 6 points)"),
        (LAST, {}, "the score was none yet and is 50% (6 of 12 points)"),
    ],
)
def test_a_score_that_did_not_move_is_not_said_to_have_moved(now, then, expected):
    assert f"{expected}." in sentence(report(now, then))


def test_without_changes_the_same_questions_are_met():
    assert sentence(report(LAST)).startswith("Since 24 Nov 2025: the same questions are met; ")


def test_governors_are_offered_the_question_why_an_answer_changed():
    assert "P3 was Some last time and is None now" in said(report({"gate": "none"}))
    assert "last time" not in said(report_of(ASKED, answered({"gate": "none"})))


# ------------------------------------------------------------ when they are not compared


def test_where_other_questions_were_asked_each_one_has_its_own_numbers_only():
    asked = little(
        question("head", "must"),
        question("hall"),
        question("gate"),
        question("road", "good"),
        question("dorm", applies_when={"fact": "boarding", "is": True}),
    )
    then = answered(LAST, asked, setting=Setting(facts={"boarding": False}))
    now = answered(LAST, asked, setting=Setting(facts={"boarding": True}))
    made = report_of(asked, now, before=signed(then))
    assert under_the_figures(made)[1] == "24 Nov 2025, other questions: 0 of 2"
    assert sentence(made) == (
        "The version signed on 24 Nov 2025 was made with other questions, so the two are not compared: "
        "1 of 1 must met, 0 of 2 shoulds met, 1 of 1 good practice question met, a score of 50% (6 of 12 points) "
        "and 4 of 4 answered."
    )


def test_another_edition_is_named_and_its_numbers_are_made_by_its_own_rules(monkeypatch):
    raw = table(question("head", "must"), question("cellar"))
    raw["questionnaire"]["edition"] = "2025-09"
    old = type(ASKED).model_validate(raw)
    monkeypatch.setattr(codec, "questionnaire_for", lambda *_: old)
    made = report_of(ASKED, answered(LAST), before=signed(answered({"cellar": "deep"}, old)))
    assert under_the_figures(made)[1:] == [
        "24 Nov 2025, edition 2025-09: 1 of 1",
        "24 Nov 2025, edition 2025-09: 1 of 2, 1 of 2 answered",
    ]
    assert "was made with edition 2025-09, so the two are not compared: 0 of 1 must met" in sentence(made)


def test_local_questions_are_left_out_of_the_comparison_as_they_are_of_the_numbers(monkeypatch):
    plain, asked = little(question("head")), extended(table(question("head")), addition(question("ours")))
    monkeypatch.setattr(codec, "questionnaire_for", lambda *_: plain)
    now = answered({"head": "done", "ours": "none"}, asked)
    made = report_of(asked, now, before=signed(answered({"head": "done"}, plain)))
    assert sentence(made).endswith("the same questions are met; the score is the same, 67% (2 of 3 points).")


# ------------------------------------------------------------ when nothing is known


def test_without_a_version_before_nothing_is_shown():
    made = report_of(ASKED, answered(LAST))
    assert set(under_the_figures(made)) == {""}
    assert sentence(made) == ""


def test_a_version_that_answers_another_questionnaire_or_was_never_signed_is_left_alone():
    now = answered(LAST)
    case = Case(ASKED, now, score(ASKED, now, TODAY), TODAY)
    assert with_previous(case, None) is case
    assert with_previous(case, now) is case
    assert (
        with_previous(case, signed(now.model_copy(update={"questionnaire": EditionRef(id="other", edition="2026-09")})))
        is case
    )


def test_so_is_one_whose_edition_is_not_here_or_that_its_questionnaire_does_not_know(monkeypatch):
    now = answered(LAST)
    case = Case(ASKED, now, score(ASKED, now, TODAY), TODAY)
    gone = EditionRef(id="little", edition="2019")
    assert with_previous(case, signed(now.model_copy(update={"questionnaire": gone}))) is case
    strange = now.model_copy(update={"answers": {"nowhere": Answer(state=State.LEVEL, level="done")}})
    with pytest.raises(BadFile):
        codec.check(strange, ASKED, None)
    assert with_previous(case, signed(strange)) is case


def test_it_is_found_beside_the_file_and_only_there(tmp_path):
    before = signed(answered(LAST))
    now = sealing.next_version(before)
    case = Case(ASKED, now, score(ASKED, now, TODAY), TODAY)
    file = tmp_path / "answers.toml"
    assert with_previous_beside(case, file) is case
    (tmp_path / f"answers ({sealing.version_label(before)}).toml").write_bytes(codec.dump(before))
    found = with_previous_beside(case, file).before
    assert found is not None
    assert (found.today, found.assessment) == (THEN, before)
    assert with_previous_beside(case, tmp_path / "answers.pdf") is case


# ------------------------------------------------------------ who sees it


def test_a_blank_form_says_nothing_of_it():
    assert "2025" not in said(report(LAST, request=ExportRequest(Part.BLANK)))


def test_a_copy_to_share_has_the_numbers_and_nothing_typed():
    then = answered(LAST)
    noted = then.model_copy(
        update={"answers": then.answers | {"gate": then.answer("gate").model_copy(update={"note": "Ms Reed left it."})}}
    )
    for unnamed in (False, True):
        request = ExportRequest(share=True, unnamed=unnamed)
        made = report_of(ASKED, answered(LAST), request=request, before=signed(noted))
        assert under_the_figures(made)[0] == "24 Nov 2025: 1 of 1"
        assert sentence(made)
        assert "Reed" not in said(made)


def test_the_preview_in_the_application_shows_it_too():
    shown = [each.plain for each in first_page(every_block(), str)]
    assert "24 Nov 2025: 0 of 2" in shown
