"""The risk register in the report: every field, the matrix, what is asked, and what was proposed and not taken."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.report.formats.pdf import render
from prevent_tui.report.model.blocks import Heading, Mark, Table
from prevent_tui.report.model.matrix import Matrix
from support.report_text import captioned, pdf_text, report_of, said, squeezed, table_after
from support.small_questionnaire import counted, little, open_session, question

ROLES = [{"id": "lead", "label": "Lead"}]
CATALOGUE = [
    {"id": name, "title": f"Risk of {name}", "who": "All", "lead": "lead", "questions": [name]}
    for name in ("head", "hall")
]
ASKED = little(question("head", "must"), question("hall"), roles=ROLES, risks=CATALOGUE)
TYPED = Risk(
    id="risk-1",
    title="Typed title",
    who="Typed groups",
    local=LocalPicture(
        text="Typed picture\nand more of it", source="Typed source", on=date(2026, 9, 14), handling="Typed handling"
    ),
    controls="Typed controls",
    initial=Rating(likelihood=4, impact=4),
    residual=Rating(likelihood=2, impact=5),
    further="Typed further",
    lead="Typed lead",
    due=date(2027, 1, 15),
    questions=("head",),
)
STEP = Action(id="action-1", risk="risk-1", text="Typed step", owner="Typed owner", due=date(2027, 2, 1))


def with_risks(*risks: Risk, **more):
    return report_of(ASKED, blank_assessment(ASKED).model_copy(update={"risks": risks, **more}))


def matrix_of(report) -> Matrix:
    return next(block for block in report.blocks if isinstance(block, Matrix))


@pytest.mark.external("pdftotext")
def test_everything_typed_into_a_risk_is_in_the_report_and_can_be_read_from_the_pdf():
    report = with_risks(TYPED, actions=(STEP,))
    (row,) = captioned(report, "The register")
    words = "Typed title|Typed groups|Typed picture|and more of it|Typed source|Typed handling|Typed controls"
    words += "|Typed further|Typed lead|Typed step|Typed owner|14 Sep 2026|15 Jan 2027|1 Feb 2027|P1"
    words += "|Severe 16|Likely 4 × Serious 4|High 10|Unlikely 2 × Grave 5"
    assert [each for each in words.split("|") if each not in "\n".join(row)] == []
    shown = squeezed(pdf_text(render(report).data))
    assert [each for each in words.split("|") if squeezed(each) not in shown] == []


def test_each_letter_stands_in_its_cell_before_and_with_the_controls():
    other = TYPED.model_copy(update={"id": "risk-2", "residual": Rating(likelihood=5, impact=5)})
    matrix = matrix_of(with_risks(TYPED, other))
    before, after = matrix.sides
    assert before.rows[1][3].letters == ("A", "B")
    assert after.rows[0][4].letters == ("A",)
    assert after.rows[3][4].letters == ("B",)
    assert (after.rows[3][4].words, after.rows[3][4].band) == ("H 10", 2)
    assert matrix.likelihood == ("5 Expected", "4 Likely", "3 Possible", "2 Unlikely", "1 Rare")
    assert matrix.bands[0] == ("L", "Low 1 to 4")
    everything = [cell.letters for side in matrix.sides for row in side.rows for cell in row]
    assert sum(map(len, everything)) == 4


def test_the_worst_comes_first_and_the_contents_count_the_bands():
    low = TYPED.model_copy(update={"id": "risk-2", "title": "A small one", "residual": Rating(likelihood=1, impact=1)})
    report = with_risks(low, TYPED)
    assert [row[0].splitlines()[0] for row in captioned(report, "The register")] == ["A  Typed title", "B  A small one"]
    heading = next(block for block in report.blocks if isinstance(block, Heading) and block.text == "Risk register")
    assert heading.finding == "2 risks, 1 high, 1 low"
    assert "never blended into the score" in said(report.blocks)


def test_a_risk_to_be_looked_at_again_by_a_day_gone_by_stands_out():
    late = TYPED.model_copy(update={"due": date(2026, 11, 20)})
    report = with_risks(late)
    table = next(b for b in report.blocks if isinstance(b, Table) and b.caption.startswith("The register"))
    assert table.rows[0].mark is Mark.LATE
    assert "Look again by 20 Nov 2026, 2 days over" in said(table)


def test_what_is_asked_about_risks_is_listed_and_a_risk_that_fits_together_is_not_in_the_list():
    bare = Risk(id="risk-2", title="Bare")
    report = with_risks(TYPED, bare)
    rows = table_after(report, "Risks to think about again: 1")
    ((risk, asked),) = rows
    assert risk == "B  Bare"
    assert asked.splitlines() == [
        "Not rated yet: say how likely and how grave it is, before the controls and with them.",
        "Nobody leads on it: name a role.",
    ]
    assert "Risks to think about again" not in said(with_risks(TYPED).blocks)


def test_risks_without_any_rating_have_no_matrix():
    report = with_risks(Risk(id="risk-1", title="Bare"))
    assert not any(isinstance(block, Matrix) for block in report.blocks)
    assert "Not rated" in said(report.blocks)


def test_what_the_answers_propose_and_nobody_took_is_listed_with_the_reason():
    session = open_session(ASKED)
    session.choose("head", "none")
    session.choose("hall", "none")
    report = report_of(ASKED, session.assessment)
    assert "No risks are written down yet." in said(report.blocks)
    heading = "Proposed by the answers, not in the register"
    proposed = table_after(report, f"{heading}: 2")
    assert proposed == [["Risk of head", "Gap in P1"], ["Risk of hall", "Gap in P2"]]
    taken = register.add_from_catalogue(session.assessment, ASKED, "head", counted())
    assert [row[0] for row in table_after(report_of(ASKED, taken), f"{heading}: 1")] == ["Risk of hall"]


def test_where_there_is_neither_a_risk_nor_a_catalogue_the_report_has_no_register():
    plain = little(question("head"))
    assert "Risk register" not in said(report_of(plain, blank_assessment(plain)).blocks)


@pytest.mark.external("pdftotext")
@pytest.mark.parametrize("count", [1, 60])
def test_a_register_of_any_length_can_be_drawn(count):
    risks = (TYPED.model_copy(update={"id": f"risk-{n}", "title": f"Risk {n}"}) for n in range(1, count + 1))
    shown = pdf_text(render(with_risks(*risks)).data)
    assert f"Risk {count}" in shown
    assert "5 Expected" in shown
    last = "A" if count == 1 else "BH"
    assert shown.split().count(last) >= 3, "in both grids and in the register"
