"""The risk register on the screen: taken from the catalogue, written, rated, doubted, and seen in the matrix."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import tomli_w
from textual.content import Content

from prevent_tui import paths
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.tui.kit.privacy_guard import text_in
from prevent_tui.tui.kit.routes import ToQuestion, ToRisks
from prevent_tui.tui.kit.step_picker import StepPicker
from prevent_tui.tui.risks.matrix import Matrix, MatrixKey, packed
from prevent_tui.tui.risks.proposals import Proposals
from prevent_tui.tui.risks.sheet import AskRisk
from support.app_pilot import NARROW, WIDE, sit, stored, write
from support.small_questionnaire import TODAY, question, table

CATALOGUE = [
    {"id": "speakers", "title": "A speaker is booked", "who": "Pupils", "lead": "dsl", "questions": ["gate"]},
    {
        "id": "online",
        "title": "Harm reaches pupils online",
        "who": "Every pupil",
        "lead": "dsl",
        "questions": ["head", "hall"],
        "controls": ["Filtering"],
        "further": ["A parents' evening"],
    },
]  # fmt: skip


@pytest.fixture
def file(home, tmp_path, monkeypatch):
    """A file of a little questionnaire with a catalogue of two risks; one question is a gap."""
    asked = table(
        question("head", "must", short="A head leads"), question("hall"), question("gate"),
        roles=[{"id": "dsl", "label": "DSL"}], risks=CATALOGUE,
    )  # fmt: skip
    folder = home / "bundled"
    folder.mkdir()
    (folder / "little.toml").write_text(tomli_w.dumps(asked), encoding="utf-8")
    monkeypatch.setattr(paths, "bundled_questionnaires", lambda: folder)
    answers = {"head": Answer(state=State.LEVEL, level="some")}
    assessment = blank_assessment(open_questionnaire("little")).model_copy(update={"answers": answers})
    return write(home / "documents" / "school.toml", assessment)


def rated(name: str, before: tuple[int, int] | None, after: tuple[int, int] | None, **more) -> Risk:
    """A risk of the register."""
    ratings = [Rating(likelihood=one[0], impact=one[1]) if one else None for one in (before, after)]
    return Risk(id=name, title=f"The risk {name}", initial=ratings[0], residual=ratings[1], **more)


def holding(file, *risks: Risk, **more):
    """The same file with these risks in its register."""
    return write(file, stored(file).model_copy(update={"risks": risks, **more}))


# ------------------------------------------------------------ the register


async def test_an_empty_register_says_what_the_answers_propose(file):
    async with sit(file) as desk:
        await desk.press("k")
        assert desk.place == "risks"
        assert "No risks written yet. The answers propose one: press +" in desk.words
        await desk.press("escape")
        assert desk.place == "question"


async def test_a_risk_is_taken_from_the_catalogue_rated_and_kept(file):
    async with sit(file) as desk:
        await desk.press("k", "plus")
        rows = desk.rows("catalogue")
        assert "Harm reaches pupils online" in rows[0]
        assert "proposed: gap in P1" in rows[0]
        assert "A speaker is booked" in rows[1]
        assert "One of your own" in rows[2]
        await desk.press("enter")
        assert desk.place == "AskRisk"
        assert (desk.field("who"), desk.field("lead")) == ("Every pupil", "")
        desk.app.screen.query(Proposals).first().focus()
        await desk.press("space")
        assert text_in(desk.app.screen.query_one("#controls")) == "Filtering"
        desk.app.screen.query_one("#before-likelihood").focus()
        await desk.press("4", "enter", "4", "enter", "2", "enter", "4", "ctrl+s")
        assert desk.place == "risks"
        (risk,) = desk.assessment.risks
        assert (risk.catalogue, risk.controls, risk.further, risk.lead) == ("online", "Filtering", "", "")
        assert risk.initial == Rating(likelihood=4, impact=4)
        assert risk.residual == Rating(likelihood=2, impact=4)
        (row,) = desk.rows("risks-rows")
        assert " A  Harm reaches pupils" in row
        assert "16 →  Moderate 8" in row
        assert "! 2  Nobody leads on it" in row
        await desk.saved()
        assert stored(file).risks == desk.assessment.risks


async def test_every_field_of_a_risk_of_ones_own_is_kept(file):
    async with sit(file, size=NARROW) as desk:
        await desk.press("k", "plus", "end", "enter")
        await desk.type("Leaflets at the gate", "tab")
        await desk.type("Sixth form", "tab")
        await desk.type("Two seen.\nNone since.", "ctrl+n")
        await desk.type("Council briefing", "enter")
        await desk.type("14 Sep 2026", "enter")
        await desk.type("Leaders only", "enter")
        await desk.type("Patrol", "tab")
        await desk.press("3", "tab", "3", "tab", "3", "tab", "2", "tab")
        await desk.type("Tell the council", "ctrl+n")
        await desk.type("Site manager", "enter")
        await desk.press("ctrl+l")
        await desk.type("P3", "enter")
        assert "The fact called gate" in desk.words
        await desk.type("15 Jan", "ctrl+s")
        (risk,) = desk.assessment.risks
        assert risk == Risk(
            id=risk.id,
            title="Leaflets at the gate",
            who="Sixth form",
            local=LocalPicture(
                text="Two seen.\nNone since.", source="Council briefing", on=date(2026, 9, 14), handling="Leaders only"
            ),
            controls="Patrol",
            initial=Rating(likelihood=3, impact=3),
            residual=Rating(likelihood=3, impact=2),
            further="Tell the council",
            lead="Site manager",
            due=date(2027, 1, 15),
            questions=("gate",),
        )
        await desk.saved()
        assert stored(file).risks == (risk,)


async def test_the_register_stands_with_the_worst_first_and_counts_its_bands(file):
    risks = (rated("low", (2, 2), (1, 1)), rated("bad", (4, 5), (4, 4)), rated("new", None, None))
    for size in (NARROW, WIDE):
        async with sit(holding(file, *risks), size=size) as desk:
            await desk.press("K")
            rows = desk.rows("risks-rows")
            assert [row.split("The risk ")[1].split()[0] for row in rows] == ["bad", "low", "new"]
            assert "Three risks; with what is in place, none is high and one is severe." in desk.text
            assert "One is not rated with controls yet: C. The register never changes the score." in desk.text
            assert "? not rated" in rows[2]
            assert "no lead" in rows[0]
            assert "no date" in rows[0]


async def test_a_date_gone_by_stands_out_in_words_too(file):
    late = rated("late", (3, 3), (2, 3), lead="DSL", controls="A rota", due=TODAY - timedelta(days=1))
    async with sit(holding(file, late)) as desk:
        await desk.press("K")
        assert "! The date to look at it again has passed." in desk.rows("risks-rows")[0]
        await desk.press("enter")
        assert "! The date to look at it again has passed." in desk.words


async def test_keys_that_come_before_the_sheet_is_painted_lead_to_what_stays_in_sight(file):
    async with sit(holding(file, rated("one", (3, 3), (2, 3))), size=NARROW) as desk:
        sheet = AskRisk(desk.work, desk.assessment.risks[0], known=True)
        await desk.app.push_screen(sheet)
        sheet.query_one("#after-impact").focus()
        await desk.settled()
        assert sheet.focused.id == "after-impact"
        assert sheet.can_view_entire(sheet.focused)


async def test_taking_a_risk_out_keeps_its_action_and_undo_brings_it_back(file):
    action = Action(id="action-1", risk="one", text="An evening")
    async with sit(holding(file, rated("one", (3, 3), (2, 3)), actions=(action,))) as desk:
        before = desk.assessment
        await desk.press("K", "delete")
        assert desk.assessment.risks == ()
        assert [(each.text, each.risk) for each in desk.assessment.actions] == [("An evening", None)]
        assert "Taken out: The risk one" in desk.said
        await desk.press("u")
        assert desk.assessment == before
        assert len(desk.rows("risks-rows")) == 1


async def test_an_action_is_planned_from_what_the_sheet_says_is_to_be_done(file):
    async with sit(holding(file, rated("one", (3, 3), (2, 3), further="An evening\nA briefing", lead="DSL"))) as desk:
        await desk.press("K", "a")
        assert (desk.field("text"), desk.field("owner")) == ("An evening", "DSL")
        await desk.press("ctrl+s", "a")
        assert desk.field("text") == "A briefing"
        await desk.press("escape")
        assert [(each.text, each.risk, each.owner) for each in desk.assessment.actions] == [
            ("An evening", "one", "DSL")
        ]


# ------------------------------------------------------------ the sheet


async def test_leaving_a_sheet_untouched_changes_nothing_and_half_a_rating_is_a_draft(file):
    async with sit(holding(file, rated("one", (3, 3), (2, 3)))) as desk:
        before = desk.assessment
        await desk.press("K", "enter", "escape")
        assert desk.place == "risks"
        assert desk.work.drafts.waiting == ()
        await desk.press("enter")
        desk.app.screen.query_one("#before-impact", StepPicker).focus()
        await desk.press("3", "5", "ctrl+l")
        await desk.type("P3", "enter")
        await desk.press("escape")
        assert desk.place == "risks"
        assert desk.assessment == before
        assert "a form on it is half filled" in desk.rows("risks-rows")[0]
        await desk.press("enter")
        sheet = desk.app.screen
        assert [sheet.query_one(f"#before-{name}", StepPicker).step for name in ("likelihood", "impact")] == [3, 5]
        assert sheet.questions == ["gate"]
        await desk.press("escape", "u")
        assert "Taken back: draft of a risk, “The risk one” (K)" in desk.said
        await desk.press("enter")
        assert desk.app.screen.query_one("#before-impact", StepPicker).step == 3
        assert desk.app.screen.questions == []


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", " ", "Say what could happen."),
        ("on", "31 Feb 2026", "There is no 31 February 2026"),
        ("on", "23 Nov 2026", "is still to come"),
        ("due", "soon", "is not a date"),
        ("due", "1/1/1999", "1999 is too far away"),
    ],
)
async def test_what_cannot_be_kept_is_said_and_stays_in_the_sheet(file, field, typed, said):
    async with sit(holding(file, rated("one", (3, 3), (2, 3))), size=NARROW) as desk:
        before = desk.assessment
        await desk.press("K", "enter")
        await desk.fill(field, typed)
        await desk.press("ctrl+s")
        assert desk.place == "AskRisk"
        assert said in desk.words
        assert desk.app.focused.id == field
        assert desk.field(field) == typed
        assert desk.assessment == before


async def test_half_a_rating_is_asked_for_and_a_step_can_be_taken_back(file):
    async with sit(holding(file, rated("one", None, (2, 3)))) as desk:
        await desk.press("K", "enter")
        desk.app.screen.query_one("#before-likelihood").focus()
        await desk.press("5", "ctrl+s")
        assert "Choose both, how likely and how grave; or neither." in desk.words
        assert desk.app.focused.id == "before-impact"
        await desk.press("up", "backspace", "ctrl+s")
        assert desk.place == "risks"
        assert desk.assessment.risks[0].initial is None


@pytest.mark.parametrize("size", [(64, 20), NARROW, WIDE])
async def test_the_words_of_a_step_and_the_band_are_shown_as_it_is_chosen(file, size):
    async with sit(holding(file, rated("one", None, None)), size=size) as desk:
        await desk.press("K", "enter")
        desk.app.screen.query_one("#after-likelihood").focus()
        await desk.press("4")
        assert "Several signs here: we expect it within the year." in desk.words
        await desk.press("tab", "right", "right", "right")
        assert "Somebody needs support for a while, or trust suffers." in desk.words
        assert "H High 12 Plan what will lower it" in desk.words


async def test_a_linked_question_is_taken_out_by_finding_it_again(file):
    async with sit(holding(file, rated("one", (3, 3), (2, 3), questions=("hall", "head")))) as desk:
        await desk.press("K", "enter", "ctrl+l")
        assert desk.rows("found")[0].split()[:2] == ["[✓]", "1"]
        await desk.type("P1", "enter")
        await desk.press("ctrl+s")
        assert desk.assessment.risks[0].questions == ("hall",)


async def test_quitting_with_an_open_sheet_leaves_a_draft_of_all_that_is_typed(file):
    async with sit(holding(file, rated("one", (3, 3), (2, 3)))) as desk:
        await desk.press("K", "enter")
        await desk.fill("lead", "Head")
        await desk.fill("due", "no date")
        await desk.press("ctrl+q")
    assert stored(file).risks[0].lead == ""
    async with sit(file) as desk:
        await desk.press("K", "enter")
        assert (desk.field("lead"), desk.field("due")) == ("Head", "no date")


async def test_in_a_sealed_assessment_a_risk_can_be_read_and_not_changed(file):
    risk = rated("one", (3, 3), (2, 3), controls="A rota")
    async with sit(holding(file, risk, sign_off=SignOff(role="Chair", seal="0" * 64))) as desk:
        await desk.press("K", "enter")
        assert desk.place == "Notice"
        assert "Controls: A rota" in desk.words
        await desk.press("escape", "delete", "plus", "a")
        assert desk.place == "risks"
        assert len(desk.assessment.risks) == 1


# ------------------------------------------------------------ the matrix


@pytest.mark.parametrize("size", [(64, 20), NARROW, (100, 30), WIDE, (160, 45)])
async def test_one_matrix_shows_where_each_risk_is_and_where_it_was(file, size):
    risks = (rated("one", (4, 3), (1, 2)), rated("two", (5, 5), (5, 5)))
    async with sit(holding(file, *risks), size=size) as desk:
        await desk.press("K", "m")
        assert desk.place == "risk-matrix"
        rows = desk.app.screen.query_one(Matrix).drawn(size[0] - 6)
        text = "\n".join(row.plain for row in rows)
        assert text.count(" A ") == 2  # two is where it was; the other A says what a badge is
        assert (text.count(" B "), text.count(" b")) == (1, 2)  # one has moved; `before` begins with a b
        assert "…" not in text
        key = desk.app.screen.query_one(MatrixKey)
        said = " ".join(" ".join(row.plain for row in key.drawn(key.size.width)).split())
        for words in ("L Low 1 to 4", "M Moderate 5 to 9", "H High 10 to 15", "S Severe 16 to 25"):
            assert words in said
        assert "A The risk two 25 → Severe 25" in said
        await desk.press("end", "m")
        assert desk.place == "risks"


@pytest.mark.parametrize("size", [(110, 30), WIDE, (160, 45)])
async def test_from_a_hundred_and_ten_columns_on_the_matrix_stands_beside_the_register(file, size):
    async with sit(holding(file, rated("one", (4, 3), (1, 2))), size=size) as desk:
        await desk.press("K")
        rows = desk.text.splitlines()
        assert any("HOW LIKELY" in row and "REGISTER" in row for row in rows)
        await desk.resize(NARROW)
        assert "HOW LIKELY" not in desk.text


async def test_a_risk_without_a_rating_with_its_controls_counts_as_not_rated(file):
    risks = (rated("one", (3, 3), None), rated("two", (5, 5), (5, 3)))
    async with sit(holding(file, *risks), size=NARROW) as desk:
        await desk.press("K")
        assert "Two risks; with what is in place, one is high and none is severe." in desk.text
        assert "One is not rated with controls yet: B." in desk.text
        row = next(row for row in desk.rows("risks-rows") if "The risk one" in row)
        assert "? not rated" in row
        await desk.press("m")
        text = "\n".join(row.plain for row in desk.app.screen.query_one(Matrix).drawn(78))
        assert " b" in text.replace("before", "")
        assert " B " not in text


async def test_each_letter_stands_in_its_cell(file):
    async with sit(holding(file, rated("one", (4, 3), (1, 2))), size=NARROW) as desk:
        await desk.press("K", "m")
        rows = desk.text.splitlines()
        numbers = next(n for n, row in enumerate(rows) if row.strip().startswith("Rare"))
        column = rows[numbers].index("   2") + 3
        assert rows[numbers + 1][column : column + 3].strip() == "A"


async def test_without_colour_a_letter_stands_in_brackets_and_a_cell_says_its_band(file, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit(holding(file, rated("one", (4, 3), (1, 2))), size=NARROW) as desk:
        await desk.press("K", "m")
        assert "[A]" in desk.text
        assert "L2" in desk.text


async def test_an_empty_register_has_no_matrix(file):
    async with sit(file) as desk:
        await desk.press("K", "m")
        assert desk.place == "risks"
        assert "The matrix is empty" in desk.said


@pytest.mark.parametrize(
    ("letters", "width", "rows"),
    [
        ("AB", 6, ["A B"]),
        ("ABCDE", 6, ["A B +3"]),
        ("ABCDEFG", 3, ["A B", "C D", "+3"]),
        ("", 6, [""]),
        ("ABC", 1, ["3"]),
    ],
)
def test_what_does_not_fit_into_a_cell_is_counted(letters, width, rows):
    assert [row.plain for row in packed([Content(each) for each in letters], width, len(rows))] == rows


async def test_sixty_risks_are_listed_and_counted_in_the_matrix(file):
    risks = [rated(f"r{n}", (1 + n % 5, 1 + n // 5 % 5), (1 + n % 3, 1 + n % 4)) for n in range(60)]
    async with sit(holding(file, *risks), size=NARROW) as desk:
        await desk.press("K")
        assert len(desk.rows("risks-rows")) == 60
        await desk.press("end")
        last = desk.app.screen.current
        assert f"The risk {last}" in desk.text
        await desk.press("m")
        assert "60 risks; with what is in place" in desk.text
        await desk.press("down")
        assert desk.place == "risk-matrix"


# ------------------------------------------------------------ on the question


async def test_a_gap_says_quietly_that_it_proposes_a_risk_until_that_is_taken(file):
    async with sit(file, size=WIDE) as desk:
        desk.app.go(ToQuestion("head"))
        await desk.settled()
        assert "K: a risk to add" in desk.words
        await desk.resize(NARROW)
        assert "K: a risk to add" in desk.text
        assert desk.app.screen.query_one("#sheet").max_scroll_y == 0
        await desk.resize(WIDE)
        await desk.press("k", "plus", "enter", "escape", "escape")
        assert desk.at == "head"
        assert "a risk to add" not in desk.words
        await desk.press("i")
        assert "Risks Harm reaches pupils online not rated yet" in desk.words


async def test_a_met_question_proposes_nothing(file):
    async with sit(file) as desk:
        desk.app.go(ToQuestion("head"))
        await desk.press("3")
        assert "a risk to add" not in desk.words


async def test_a_register_that_comes_forward_marks_the_risk_asked_for(file):
    worst, other = rated("r1", (5, 5), (5, 5)), rated("r2", (1, 1), (1, 1))
    async with sit(holding(file, worst, other)) as desk:
        await desk.press("K", "m")
        desk.app.go(ToRisks("r2"))
        await desk.settled()
        assert (desk.place, desk.app.screen.current) == ("risks", "r2")
