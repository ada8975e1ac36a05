"""Figures: what a setting gives of itself, what of it cannot be right, and where it is told and left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis.figure_doubts import figure_doubts, figures_text
from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment import figures
from prevent_tui.assessment.figures import figure_entries, read_number
from prevent_tui.assessment.model.assessment import FIGURE_LIMIT, Assessment, FigureValue, Setting
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage.codec import dump, read
from prevent_tui.cli.check_files import check_file
from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.content.figures import figures as figures_section
from prevent_tui.report.redaction import redact
from prevent_tui.report.request import ExportRequest, Part, TableName
from prevent_tui.report.tables import grid
from prevent_tui.scoring import score
from prevent_tui.wording.figures import amount, percent
from support.report_text import report_of, said
from support.small_questionnaire import TODAY, open_session, question, table

DAY, NEXT = date(2026, 9, 14), date(2027, 1, 1)
UNKNOWN = "is none of the questionnaire's figures, and does not say what is counted."


def asked(**changes: object) -> Questionnaire:
    """A small questionnaire that asks for three figures, one of boarders' staff alone."""
    return Questionnaire.model_validate(
        table(
            question("met"),
            facts=[{"id": "boarding", "label": "Boards", "kind": "yes-no"}],
            figures=[
                {"id": "trained", "label": "Staff trained", "unit": "people", "of": "staff in post", "help": "Log."},
                {"id": "sessions", "label": "Sessions held", "unit": "sessions"},
                {
                    **{"id": "night", "label": "Night staff trained", "of": "night staff"},
                    "applies_when": {"fact": "boarding", "is": True},
                },
            ],
            **changes,
        )
    )


def with_figures(*given_figures: FigureValue) -> Assessment:
    setting = Setting(facts={"boarding": False})
    return blank_assessment(asked()).model_copy(update={"setting": setting, "figures": given_figures})


def case_of(assessment: Assessment) -> Case:
    return Case(asked(), assessment, score(asked(), assessment, TODAY), TODAY)


def doubts(figure: FigureValue) -> list[tuple[str, str]]:
    entry = next(each for each in figure_entries(asked(), with_figures(figure)) if each.id == figure.id)
    return [(doubt.key, doubt.text) for doubt in figure_doubts(entry, TODAY)]


def test_what_is_asked_for_is_listed_given_or_not_then_the_settings_own():
    own = FigureValue(id="talks", label="Talks", value=2, date=DAY)
    entries = figure_entries(asked(), with_figures(own, FigureValue(id="trained", value=8, of=9, date=DAY)))
    assert [(each.id, each.label, amount(each), percent(each), each.is_own) for each in entries] == [
        ("trained", "Staff trained", "8 of 9 staff in post", "88%", False),
        ("sessions", "Sessions held", "not given yet", "", False),
        ("talks", "Talks", "2", "", True),
    ]


def test_one_that_does_not_apply_is_listed_only_where_it_was_given():
    known = with_figures(FigureValue(id="night", value=2, of=2, date=DAY))
    assert "night" in [each.id for each in figure_entries(asked(), known)]
    assert "night" not in [each.id for each in figure_entries(asked(), with_figures())]


@pytest.mark.parametrize(
    ("figure", "words", "share"),
    [
        (FigureValue(id="trained", value=9, of=9), "9 of 9 staff in post", "100%"),
        (FigureValue(id="trained", value=999, of=1000), "999 of 1,000 staff in post", "99%"),
        (FigureValue(id="trained", value=0, of=0), "0 of 0 staff in post", ""),
        (FigureValue(id="trained", value=10, of=9), "10 of 9 staff in post", ""),
        (FigureValue(id="trained", value=9), "9 people, of how many staff in post is not said", ""),
        (FigureValue(id="sessions", value=12), "12 sessions", ""),
        (FigureValue(id="sessions"), "no number", ""),
        (FigureValue(id="own", label="Share", unit="%", value=95), "95%", ""),
    ],
    ids=str,
)
def test_a_percentage_stands_only_where_there_is_something_to_be_a_part_of(figure, words, share):
    entry = next(each for each in figure_entries(asked(), with_figures(figure)) if each.id == figure.id)
    assert (amount(entry), percent(entry)) == (words, share)


@given(value=st.integers(0, FIGURE_LIMIT), of=st.integers(0, FIGURE_LIMIT))
def test_a_hundred_percent_is_all_and_nothing_less(value, of):
    entry = figures.figure_entry(FigureValue(id="own", label="Own", value=value, of=of))
    assert (entry.percent == 100) == (0 < value == of)
    assert entry.percent is None or 0 <= entry.percent <= 100


@pytest.mark.parametrize(
    ("figure", "doubt"),
    [
        (FigureValue(id="trained", value=8, of=9), ("date", "has no date.")),
        (FigureValue(id="trained", value=8, of=9, date=NEXT), ("date", "is of a day still to come, 1 Jan 2027.")),
        (FigureValue(id="trained", value=10, of=9, date=DAY), ("value", "is 10 of 9, which is more than there are.")),
        (FigureValue(id="trained", value=8, date=DAY), ("of", "does not say how many staff in post there are.")),
        (FigureValue(id="trained", of=9, date=DAY), ("value", "has no number.")),
        (FigureValue(id="a", label="A", unit="%", value=101, date=DAY), ("value", "is 101%, which is more than all.")),
        (FigureValue(id="trainde", value=1, date=DAY), ("label", UNKNOWN)),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_right_is_kept_and_said_wherever_the_file_is_looked_at(tmp_path, figure, doubt):
    assert doubts(figure) == [doubt]
    known = with_figures(figure)
    assert read(dump(known), tmp_path / "a.toml").figures == (figure,)
    assert doubt[1].rstrip(".") in figures_text(asked(), known, TODAY)
    (found,) = (each for each in findings(asked(), known, score(asked(), known, TODAY)) if each.kind == "figure")
    assert (found.where, found.id, str(found.severity)) == ("figures", figure.id, "warn")
    assert doubt[1] in found.text
    assert f"Look at it again: it {doubt[1]}" in said(report_of(asked(), known))


def test_a_figure_that_can_be_right_is_not_doubted():
    for figure in (
        FigureValue(id="trained", value=9, of=9, date=TODAY),
        FigureValue(id="sessions", value=0, date=DAY),
        FigureValue(id="own", label="Own", value=2, of=3, date=DAY),
    ):
        assert doubts(figure) == []
    assert figures_text(asked(), with_figures(), TODAY) == ""


def test_check_names_each_with_its_line_as_a_warning(prevent, tmp_path):
    assert prevent("new", "a.toml", "--questionnaire", "schools")[0] == 0
    file = tmp_path / "a.toml"
    text = file.read_text("utf-8")
    file.write_text(f'{text}\n[[figures]]\nid = "filter-tests"\nvalue = 3\n', encoding="utf-8")
    report = check_file(file, TODAY)
    (doubt,) = report.doubts
    assert (doubt.place, doubt.message, doubt.hint) == (
        "figures[filter-tests].date",
        "has no date.",
        "Say on which day it was so.",
    )
    assert "figures" in file.read_text("utf-8").splitlines()[doubt.line - 1]
    assert (report.count("fault"), report.count("warning")) == (0, 1)
    assert [each["severity"] for each in report.as_data()["findings"]] == ["warning"]
    code, out, _ = prevent("check", "a.toml")
    assert (code, "figures[filter-tests].date: has no date. Say on which day it was so." in out) == (0, True)
    assert prevent("check", "a.toml", "--strict")[0] == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("value = -1", "value: should be 0 or more."),
        ("value = 3.5", "value: should be a whole number."),
        ('value = "38"', "value: is a number between quotation marks. Write it without quotation marks: value = 38."),
        ("value = 10000001", "value: should be 10000000 or less."),
        ('date = "14/09/2026"', "date: is a date between quotation marks."),
        ("source = 3", "source: should be a text."),
        ("sauce = 'log'", "sauce: is not a key that belongs here. Did you mean `source`?"),
    ],
)
def test_what_is_no_figure_at_all_is_refused_with_its_place_and_the_file_is_left(tmp_path, line, message):
    data = dump(with_figures()) + f'\n[[figures]]\nid = "trained"\n{line}\n'.encode()
    with pytest.raises(BadFile) as caught:
        read(data.replace(b"format = 1", b"format = 2"), tmp_path / "a.toml")
    assert f"figures[trained].{message}" in str(caught.value.faults[0])


def test_two_of_one_id_are_a_fault(prevent, tmp_path):
    assert prevent("new", "a.toml", "--questionnaire", "schools")[0] == 0
    twice = '\n[[figures]]\nid = "filter-tests"\nvalue = 3\ndate = 2026-09-01\n' * 2
    file = tmp_path / "a.toml"
    file.write_text(file.read_text("utf-8") + twice, encoding="utf-8")
    assert [fault.place for fault in check_file(file, TODAY).findings] == ["figures[filter-tests]"]


def test_keeping_taking_out_and_undoing_are_one_step_each():
    session = open_session(asked())
    figure = FigureValue(id="trained", value=8, of=9, date=DAY, source=" the\nlog ")
    session.apply("figure", figures.keep(session.assessment, figure))
    assert session.assessment.figures == (figure.model_copy(update={"source": "the log"}),)
    more = figure.model_copy(update={"value": 9})
    session.apply("figure", figures.keep(session.assessment, more))
    session.apply("figure", figures.keep(session.assessment, FigureValue(id="trained", unit="people")))
    assert session.assessment.figures == ()
    for before in (9, 8):
        session.undo()
        assert session.assessment.figures[0].value == before
    session.undo()
    assert session.assessment.figures == ()
    session.redo()
    assert session.assessment.figures[0].value == 8


@pytest.mark.parametrize(
    ("typed", "number"), [("", None), ("  ", None), ("38", 38), (" 1,250 ", 1250), ("1 250", 1250), ("0", 0)]
)
def test_a_number_is_read_as_people_write_it(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["38.5", "-1", "95%", "about 40", "38 of 42", "²", "１２", "10000001", "9" * 4000])
def test_what_is_no_whole_number_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"is not a whole number\. Write one|That is more than 10,000,000"):
        read_number(typed)


# ---------------------------------------------------------------- where it is told

GIVEN = with_figures(
    FigureValue(id="trained", value=8, of=9, date=DAY, source="mark-of-a-source"),
    FigureValue(id="talks", label="mark-of-a-label", unit="mark-of-a-unit", value=2, date=DAY),
)


@pytest.mark.parametrize("part", [Part.FULL, Part.GOVERNORS])
def test_the_report_prints_number_percent_day_and_source_and_says_where_none_is_named(part):
    text = said(report_of(asked(), GIVEN, request=ExportRequest(part)))
    for words in (
        *("Staff trained", "8 of 9 staff in post", "88%", "14 Sep 2026", "mark-of-a-source"),
        *("mark-of-a-label", "No source named", "Sessions held", "Not given yet", "The setting's own"),
    ):
        assert words in text


def test_where_nothing_is_asked_and_nothing_given_there_is_no_section():
    nothing = Questionnaire.model_validate(table(question("met")))
    assert "Figures of the setting" not in said(report_of(nothing, blank_assessment(nothing)))


def test_what_was_known_in_the_version_before_stands_beside_it():
    case, then = case_of(GIVEN), case_of(with_figures(FigureValue(id="trained", value=4, of=9, date=DAY)))
    plain, compared = ([*figures_section(each)] for each in (case, replace(case, before=then)))
    assert len(compared[-1].columns) == len(plain[-1].columns) + 1
    assert "4 of 9" in repr(compared[-1])
    assert "4 of 9" not in repr(plain[-1])


@pytest.mark.parametrize("unnamed", [True, False])
def test_only_the_questionnaires_own_leave_in_a_copy_to_share_as_numbers_and_dates(unnamed):
    kept = redact(GIVEN, unnamed=unnamed, questionnaire=asked())
    assert kept.figures == (FigureValue(id="trained", value=8, of=9, date=DAY, source="Left out"),)
    shared = repr(report_of(asked(), GIVEN, request=ExportRequest(Part.FULL, share=True, unnamed=unnamed)))
    assert "8 of 9 staff in post" in shared
    assert "mark-of" not in shared
    assert redact(GIVEN, unnamed=unnamed).figures == ()


def test_the_table_and_the_inspection_index_have_them():
    case = case_of(GIVEN)
    rows = grid(case, TableName.FIGURES).rows
    assert rows[0] == ("Staff trained", 8, 9, "staff in post", 88, DAY, "mark-of-a-source", "questionnaire", "")
    assert rows[1] == ("Sessions held", None, None, "sessions", None, None, "", "questionnaire", "Not given yet.")
    assert rows[2][:2] == ("mark-of-a-label", 2)
    assert [(row[1], row[2], row[3], row[-1]) for row in grid(case, TableName.INDEX).rows if row[0] == "Figure"] == [
        ("Staff trained", "8 of 9 staff in post", "mark-of-a-source", "To show"),
        ("mark-of-a-label", "2 mark-of-a-unit", "", "Claimed, not shown"),
    ]
