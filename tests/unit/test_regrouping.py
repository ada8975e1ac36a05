"""The same answers under other headings: every question once, and not one number different."""

from __future__ import annotations

import json
import re

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui import paths
from prevent_tui.assessment.samples import from_sample
from prevent_tui.assessment.storage.codec import dump
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.regrouping import THEMES, contents, regrouped
from prevent_tui.report.build import build
from prevent_tui.report.case import Case
from prevent_tui.report.model.blocks import Heading
from prevent_tui.report.model.figures import Figures, LetterGrid
from prevent_tui.scoring import score
from support.report_text import captioned, said, text_of
from support.small_questionnaire import LEVELS, TODAY, addition, extended, little, open_session, question, table

HEADINGS = ("doors", "windows", "roof")
HOUSE = {
    "id": "house",
    "title": "The house",
    "headings": [{"id": name, "title": name.capitalize()} for name in HEADINGS],
}
NONE_OF_THEM = "Under none of these headings"


def tagged(name, heading, **more):
    """A question that stands under a heading of the house; under none of them where none is given."""
    return question(name, tags={"house": heading} if heading else {}, **more)


def standing(questionnaire):
    """The titles of the parts, each with the ids of the questions in it."""
    return {
        theme.title: [each.id for each in questionnaire.questions if each.theme == theme.id]
        for theme in questionnaire.themes
    }


def numbers(questionnaire, assessment):
    """What an assessment comes to, whatever the headings are."""
    result = score(questionnaire, assessment, TODAY)
    # Under other headings a question stands elsewhere; what it comes to must be the same.
    verdicts = {name: verdict._replace(question=None) for name, verdict in result.verdicts.items()}
    return result.total, verdicts, set(result.gaps), set(result.not_asked)


def test_the_ways_to_order_the_questions_are_the_themes_and_then_each_grouping():
    assert list(contents(little(question("a"), groupings=[HOUSE]))) == [THEMES, "house"]


def test_each_question_stands_under_the_heading_it_is_tagged_with():
    asked = little(
        tagged("lock", "doors"), tagged("glass", "windows"), tagged("hinge", "doors", theme="places"), groupings=[HOUSE]
    )
    assert standing(regrouped(asked, "house")) == {
        "Doors": ["lock", "hinge"],
        "Windows": ["glass"],
        "Roof": [],
        NONE_OF_THEM: [],
    }


def test_a_question_without_a_tag_stands_under_none_of_the_headings_and_is_asked_last():
    asked = regrouped(little(tagged("loose", None), tagged("tile", "roof"), groupings=[HOUSE]), "house")
    assert standing(asked)[NONE_OF_THEM] == ["loose"]
    assert list(score(asked, open_session(asked).assessment, TODAY).verdicts) == ["tile", "loose"]


def test_a_heading_that_is_itself_called_elsewhere_is_not_mixed_up_with_none_of_them():
    outside = {**HOUSE, "headings": [{"id": "elsewhere", "title": "Outside"}]}
    asked = little(tagged("gate", "elsewhere"), tagged("loose", None), groupings=[outside])
    assert standing(regrouped(asked, "house")) == {"Outside": ["gate"], NONE_OF_THEM: ["loose"]}


def test_the_theme_a_question_came_from_becomes_its_area():
    asked = regrouped(little(tagged("lock", "doors", theme="places"), groupings=[HOUSE]), "house")
    assert asked.area_title(asked.by_id["lock"]) == "Places"


def test_under_its_own_themes_a_questionnaire_is_as_it_was():
    asked = little(question("a"), groupings=[HOUSE])
    assert regrouped(asked, THEMES) is asked


def test_a_grouping_that_there_is_not_is_refused():
    with pytest.raises(KeyError):
        regrouped(little(question("a"), groupings=[HOUSE]), "garden")


@st.composite
def answered(draw):
    """A questionnaire with tags as they fall, some of it answered, and facts that may switch questions off."""
    duties = st.sampled_from(["must", "should", "condition", "good"])
    switch = {"applies_when": {"fact": "boarding", "is": True}}
    questions = [
        tagged(
            f"q{number}",
            draw(st.sampled_from([*HEADINGS, None])),
            obligation=draw(duties),
            theme=draw(st.sampled_from(["people", "places"])),
            weight=draw(st.integers(1, 3)),
            **(switch if draw(st.booleans()) else {}),
        )
        for number in range(draw(st.integers(1, 9)))
    ]
    session = open_session(little(*questions, groupings=[HOUSE]))
    for each in questions:
        said = draw(st.sampled_from([*LEVELS, "?", None]))
        if said == "?":
            session.dont_know(each["id"])
        elif said:
            session.choose(each["id"], said)
    facts = draw(st.sampled_from([{}, {"boarding": True}, {"boarding": False}]))
    return session.questionnaire, session.describe("Somewhere", facts)


@given(answered())
def test_under_other_headings_every_question_is_there_once_and_no_number_differs(case):
    themes, assessment = case
    house = regrouped(themes, "house")
    assert sorted(name for names in standing(house).values() for name in names) == sorted(themes.by_id)
    assert house.reference == themes.reference
    assert numbers(house, assessment) == numbers(themes, assessment)


@given(answered())
def test_the_numbers_of_the_headings_add_up_to_the_total(case):
    themes, assessment = case
    result = score(regrouped(themes, "house"), assessment, TODAY)
    assert sum(part.score.points for part in result.themes.values()) == result.total.score.points
    assert sum(part.coverage.of for part in result.themes.values()) == result.total.coverage.of


@pytest.mark.parametrize("name", sorted(bundled_files()))
def test_the_samples_shipped_come_to_the_same_under_every_heading(name):
    asked = load(bundled_files()[name])
    for sample in asked.samples:
        assessment = from_sample(asked, sample, open_session(asked).clock())
        for grouping in asked.groupings:
            assert numbers(regrouped(asked, grouping.id), assessment) == numbers(asked, assessment)


def test_local_additions_stay_in_their_own_themes_and_keep_their_references():
    base = table(tagged("lock", "doors"), groupings=[HOUSE])
    asked = extended(base, addition(tagged("bridge", "doors")))
    house = regrouped(asked, "house")
    assert standing(house) == {"Doors": ["lock"], "Windows": [], "Roof": [], NONE_OF_THEM: [], "Only here": ["bridge"]}
    assert house.reference == {"lock": "P1", "bridge": "L1"}
    assert house.local_question_ids == {"bridge"}
    session = open_session(asked)
    session.choose("lock", "some")
    session.choose("bridge", "deep")
    assert numbers(house, session.assessment) == numbers(asked, session.assessment)
    assert score(house, session.assessment, TODAY).total.score.points == 1


# ------------------------------------------------------------ in the report


def reports():
    """The report on the same answers under the themes, and under the house."""
    asked = little(
        tagged("lock", "doors", obligation="must"), tagged("tile", "roof", theme="places"), groupings=[HOUSE]
    )
    session = open_session(asked)
    session.choose("lock", "some")
    for way in (THEMES, "house"):
        shown = regrouped(asked, way)
        title = "" if way == THEMES else contents(asked)[way]
        result = score(shown, session.assessment, TODAY)
        yield build(Case(shown, session.assessment, result, TODAY, title))


def test_a_report_under_other_headings_names_them_and_speaks_of_headings():
    themes, house = reports()
    assert "The questions stand under “The house”" in said(house)
    assert "The questions stand under" not in said(themes)
    assert "All headings" in said(house)
    assert "All themes" not in said(house)
    grids = [block for block in house.blocks if isinstance(block, LetterGrid)]
    assert [(grid.title, grid.areas[0].title) for grid in grids] == [("Doors", "People"), ("Roof", "Places")]
    assert {"Doors", "Roof"} <= {block.text for block in house.blocks if isinstance(block, Heading)}


def test_a_report_under_other_headings_has_the_same_totals_and_references():
    themes, house = reports()
    for kind in ("Score:", "Coverage:", "What is met, by duty"):
        assert captioned(house, kind) == captioned(themes, kind)
    assert [block for block in house.blocks if isinstance(block, Figures)] == [
        block for block in themes.blocks if isinstance(block, Figures)
    ]
    assert captioned(house, "Score, coverage")[-1][1:] == captioned(themes, "Score, coverage")[-1][1:]


# ------------------------------------------------------------ on the command line


@pytest.fixture
def answers(shipped, tmp_path, monkeypatch):
    """Answers to a shipped questionnaire that has other headings too."""
    asked = table(tagged("lock", "doors", obligation="must"), tagged("tile", "roof"), groupings=[HOUSE])
    (paths.bundled_questionnaires() / "little.toml").write_text(tomli_w.dumps(asked), encoding="utf-8")
    session = open_session(load(paths.bundled_questionnaires() / "little.toml"))
    session.choose("lock", "some")
    path = tmp_path / "answers.toml"
    path.write_bytes(dump(session.assessment))
    return path


def test_score_under_other_headings_prints_those_and_the_same_numbers(prevent, answers):
    code, out, err = prevent("score", str(answers), "--under", "house")
    assert (code, err) == (0, "")
    assert re.findall(r"Doors|Roof|People", out) == ["Doors", "Roof"]
    themes = json.loads(prevent("score", str(answers), "--json")[1])
    house = json.loads(prevent("score", str(answers), "--json", "--under", "house")[1])
    assert list(themes.pop("themes")) == ["people"]
    assert list(house.pop("themes")) == ["doors", "roof"]
    assert house == themes


@pytest.mark.external("pdftotext")
def test_export_under_other_headings_makes_a_report_that_names_them(prevent, answers, tmp_path):
    assert prevent("export", str(answers), "--out", "house.pdf", "--under", "house")[0] == 0
    shown = text_of(tmp_path / "house.pdf")
    assert "The questions stand under “The house”" in shown
    assert "Doors" in shown


@pytest.mark.parametrize("command", [("score",), ("export", "--out", "house.pdf")])
def test_headings_that_there_are_not_are_refused_with_those_there_are(prevent, answers, tmp_path, command):
    code, out, err = prevent(*command, str(answers), "--under", "hause")
    assert (code, out) == (2, "")
    assert "`hause` is not one of: themes, house." in err
    assert not (tmp_path / "house.pdf").exists()
