"""The risk register: risks taken in, rated, ordered and doubted; what gaps propose; and the words of its scale."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prevent_tui.analysis import risk_proposals
from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment import risks as register
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Assessment, Evidence, Setting
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.risk_scale import RiskScale, scale
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.scoring import score
from support.small_questionnaire import LEVELS, TODAY, counted, little, open_session, question

ROLES = [{"id": "lead", "label": "Prevent lead"}]


def entry(name: str, *questions: str, **more):
    """A risk of the catalogue as the file would hold it."""
    return {"id": name, "title": f"The risk of {name}", "who": "Pupils", "lead": "lead", "questions": questions, **more}


CATALOGUE = [
    entry("speakers", "gate"),
    entry("online", "head", "hall", controls=["Filtering", "A monthly report"], further=["A parents' evening"]),
    entry("hirers", "hall", applies_when={"fact": "boarding", "is": True}),
]
ASKED = little(question("head", "must"), question("hall"), question("gate"), roles=ROLES, risks=CATALOGUE)


@pytest.fixture
def session():
    return open_session(ASKED)


def result_of(assessment: Assessment, today: date = TODAY):
    return score(ASKED, assessment, today)


def rated(before: tuple[int, int] | None, after: tuple[int, int] | None, **more) -> Risk:
    """A risk that nothing else is wrong with."""
    ratings = [Rating(likelihood=one[0], impact=one[1]) if one else None for one in (before, after)]
    said = {"title": "Any", "lead": "Head", "controls": "A rota"} | more
    return Risk(id="risk-1", initial=ratings[0], residual=ratings[1], **said)


def kinds(risk: Risk, assessment: Assessment | None = None) -> list[str]:
    assessment = assessment or blank_assessment(ASKED)
    return [doubt.kind for doubt in risk_doubts(risk, assessment, result_of(assessment))]


# ------------------------------------------------------------ the scale


def test_every_product_has_a_band_and_bands_never_fall():
    bands = scale().bands
    for score_ in range(1, 26):
        assert scale().band(score_) in bands
    assert [scale().band(one).word for one in (1, 4, 5, 9, 10, 15, 16, 25)] == [
        "Low", "Low", "Moderate", "Moderate", "High", "High", "Severe", "Severe",
    ]  # fmt: skip
    assert [scale().score_range(band) for band in bands] == ["1 to 4", "5 to 9", "10 to 15", "16 to 25"]


def test_each_step_and_each_band_has_words_of_its_own():
    words = [step.word for step in (*scale().likelihood, *scale().impact)] + [band.word for band in scale().bands]
    assert len(set(words)) == len(words)
    assert len({band.sign for band in scale().bands}) == len(scale().bands)
    assert all(band.sign.isascii() for band in scale().bands)


def test_a_scale_whose_bands_leave_a_product_out_or_fall_is_refused():
    good = scale().model_dump(by_alias=True)
    for starts in ((2, 5), (1, 9, 5), (1, 5, 5)):
        bands = [{"sign": "x", "word": "Word", "meaning": "What to do.", "from": start} for start in starts]
        with pytest.raises(ValidationError, match="begin at 1 and rise"):
            RiskScale.model_validate(good | {"bands": bands})


def test_a_rating_is_said_in_words_and_numbers():
    assert scale().rating_text(Rating(likelihood=4, impact=3)) == "High 12"
    assert scale().rating_formula(Rating(likelihood=4, impact=3)) == "Likely 4 × Marked 3"
    assert scale().rating_text(None) == "not rated"


# ------------------------------------------------------------ taking, writing, removing


def test_a_risk_of_the_catalogue_comes_without_what_nobody_here_has_said(session):
    (risk,) = register.add_from_catalogue(session.assessment, ASKED, "online", counted()).risks
    assert (risk.catalogue, risk.title, risk.who, risk.lead) == (
        "online",
        "The risk of online",
        "Pupils",
        "",
    )
    assert (risk.controls, risk.further) == ("", "")
    assert risk.questions == ("head", "hall")
    assert (risk.initial, risk.residual) == (None, None)


def test_a_risk_is_linked_only_to_what_the_setting_is_asked(session):
    asked = little(
        question("head"), question("hall", applies_when={"fact": "boarding", "is": True}), risks=CATALOGUE[1:2]
    )
    setting = Setting(facts={"boarding": False})
    blank = blank_assessment(asked).model_copy(update={"setting": setting})
    (risk,) = register.add_from_catalogue(blank, asked, "online", counted()).risks
    assert risk.questions == ("head",)


def test_a_measure_of_the_catalogue_is_offered_as_an_action_until_it_was_one(session):
    after = register.add_from_catalogue(session.assessment, ASKED, "online", counted())
    offered = register.next_action(ASKED, after, after.risks[0])
    assert (offered.text, offered.owner) == ("A parents' evening", "")
    done = after.model_copy(update={"actions": (offered.model_copy(update={"id": "a", "progress": Progress.DONE}),)})
    assert register.next_action(ASKED, done, done.risks[0]).text == ""


def test_a_risk_is_taken_only_once_and_only_if_the_catalogue_has_it(session):
    once = register.add_from_catalogue(session.assessment, ASKED, "online", counted())
    assert register.add_from_catalogue(once, ASKED, "online", counted()) is once
    with pytest.raises(KeyError):
        register.add_from_catalogue(once, ASKED, "weather", counted())


def test_a_risk_of_ones_own_needs_a_title(session):
    draft = register.new(session.assessment, counted())
    with pytest.raises(ValueError, match="title"):
        register.keep(session.assessment, draft.model_copy(update={"title": " \n "}))
    kept = register.keep(session.assessment, draft.model_copy(update={"title": " Leaflets\nat the gate "}))
    assert [risk.title for risk in kept.risks] == ["Leaflets at the gate"]


def test_a_risk_is_rewritten_in_its_place_and_rated(session):
    once = register.add_from_catalogue(session.assessment, ASKED, "online", session.ids)
    both = register.add_from_catalogue(once, ASKED, "speakers", session.ids)
    first, second = both.risks
    after = register.keep(both, first.model_copy(update={"title": "Another"}))
    assert [risk.title for risk in after.risks] == ["Another", second.title]
    after = register.rate(after, second.id, Rating(likelihood=3, impact=4), None)
    assert after.risks[1].initial == Rating(likelihood=3, impact=4)
    assert register.rate(after, second.id, None, None).risks[1].initial is None
    with pytest.raises(KeyError):
        register.rate(after, "risk-99", None, None)


def test_removing_a_risk_keeps_its_actions_and_their_link_never_comes_back_to_another(session):
    taken = register.add_from_catalogue(session.assessment, ASKED, "online", counted())
    name = taken.risks[0].id
    planned = taken.model_copy(update={"actions": (Action(id="action-1", risk=name, text="An evening"),)})
    assert [action.id for action in register.actions_for(planned, name)] == ["action-1"]
    gone = register.remove(planned, name)
    assert gone.risks == ()
    assert [(action.text, action.risk) for action in gone.actions] == [("An evening", None)]
    unlisted = planned.model_copy(update={"risks": ()})
    assert register.add_from_catalogue(unlisted, ASKED, "online", counted()).risks[0].id != name


@given(title=st.text(min_size=1), text=st.text(), source=st.text(), controls=st.text(), further=st.text())
def test_whatever_is_typed_can_be_kept_and_read_back(title, text, source, controls, further):
    assessment = blank_assessment(ASKED)
    local = LocalPicture.model_construct(text=text, source=source, on=TODAY, handling="")
    draft = register.new(assessment, counted()).model_copy(
        update={"title": f"A{title}", "local": local, "controls": controls, "further": further}
    )
    kept = register.keep(assessment, draft)
    assert codec.read(codec.dump(kept), Path("school.toml")).risks == kept.risks
    assert register.keep(kept, kept.risks[0]) == kept


# ------------------------------------------------------------ order, letters, the matrix


def test_the_worst_with_its_controls_comes_first_and_what_is_not_rated_last(session):
    assessment = session.assessment
    for title, before, after in (
        ("unrated", None, None),
        ("lowered", (5, 5), (2, 2)),
        ("not treated", (4, 4), None),
        ("worst", (5, 5), (4, 5)),
        ("lowered from less", (3, 3), (2, 2)),
    ):
        draft = register.new(assessment, counted()).model_copy(update={"title": title})
        assessment = register.keep(assessment, draft)
        ratings = [Rating(likelihood=one[0], impact=one[1]) if one else None for one in (before, after)]
        assessment = register.rate(assessment, draft.id, *ratings)
    titles = [risk.title for risk in register.worst_first(assessment)]
    assert titles == ["worst", "not treated", "lowered", "lowered from less", "unrated"]
    assert list(register.matrix_letters(assessment).values()) == list("ABCDE")
    assert register.matrix_cells(assessment, after=False) == {(5, 5): ("A", "C"), (4, 4): ("B",), (3, 3): ("D",)}
    assert register.matrix_cells(assessment, after=True) == {(4, 5): ("A",), (2, 2): ("C", "D")}


RATINGS = st.none() | st.builds(Rating, likelihood=st.integers(1, 5), impact=st.integers(1, 5))


@given(st.lists(st.tuples(RATINGS, RATINGS), max_size=60))
def test_the_register_always_falls_and_every_rated_risk_stands_once_in_each_matrix(ratings):
    risks = tuple(
        Risk(id=f"risk-{n}", title=str(n), initial=before, residual=after)
        for n, (before, after) in enumerate(ratings, 1)
    )
    assessment = blank_assessment(ASKED).model_copy(update={"risks": risks})
    now = [(risk.residual or risk.initial) for risk in register.worst_first(assessment)]
    scores = [rating.score if rating else 0 for rating in now]
    assert all(one >= other for one, other in pairwise(scores))
    assert len(set(register.matrix_letters(assessment).values())) == len(risks)
    for after in (False, True):
        shown = [letter for cell in register.matrix_cells(assessment, after=after).values() for letter in cell]
        assert len(shown) == len(set(shown)) == sum((r.residual if after else r.initial) is not None for r in risks)


def test_letters_go_on_after_z():
    many = tuple(Risk(id=f"risk-{n}", title=str(n)) for n in range(1, 61))
    found = list(register.matrix_letters(blank_assessment(ASKED).model_copy(update={"risks": many})).values())
    assert (found[25], found[26], found[59]) == ("Z", "AA", "BH")


# ------------------------------------------------------------ what gaps propose


def proposals(session):
    found = risk_proposals.proposed_risks(ASKED, session.assessment, result_of(session.assessment))
    return [(each.entry.id, each.reasons(ASKED.reference)) for each in found]


def test_nothing_answered_proposes_nothing(session):
    assert proposals(session) == []


def test_gaps_propose_their_risks_the_first_to_mend_first(session):
    session.choose("gate", "none")
    assert proposals(session) == [("speakers", "gap in P3")]
    session.choose("head", "some")
    session.choose("hall", "some")
    found = [("online", "gap in P1, P2"), ("speakers", "gap in P3"), ("hirers", "gap in P2")]
    assert proposals(session) == found


def test_claims_that_are_not_shown_or_out_of_date_propose_less(session):
    session.choose("head", "done")
    assert proposals(session) == [("online", "not shown or out of date: P1")]
    session.choose("gate", "none")
    assert [name for name, _ in proposals(session)] == ["speakers", "online"]
    shown = Evidence(id="paper", where="Drawer", checked_on=TODAY)
    answer = session.assessment.answer("head").model_copy(update={"evidence": ("paper",)})
    answers = {**session.assessment.answers, "head": answer}
    session.apply("evidence", session.assessment.model_copy(update={"evidence": (shown,), "answers": answers}))
    assert [name for name, _ in proposals(session)] == ["speakers"]
    late = score(ASKED, session.assessment, TODAY + timedelta(days=800))
    assert [each.entry.id for each in risk_proposals.proposed_risks(ASKED, session.assessment, late)] == [
        "speakers",
        "online",
    ]


def test_what_is_taken_or_does_not_hold_here_is_not_proposed(session):
    session.choose("hall", "none")
    assert [name for name, _ in proposals(session)] == ["online", "hirers"]
    session.describe("A school", {"boarding": False})
    assert [name for name, _ in proposals(session)] == ["online"]
    session.apply("risk", register.add_from_catalogue(session.assessment, ASKED, "online", counted()))
    assert proposals(session) == []


def test_a_gap_waits_for_its_risk_until_that_is_taken(session):
    def waiting(name: str) -> str:
        found = risk_proposals.risk_for_gap(ASKED, session.assessment, result_of(session.assessment), name)
        return found.id if found else ""

    assert waiting("gate") == ""
    session.choose("gate", "some")
    assert waiting("gate") == "speakers"
    session.apply("risk", register.add_from_catalogue(session.assessment, ASKED, "speakers", counted()))
    assert waiting("gate") == ""
    assert [risk.catalogue for risk in register.risks_for_question(session.assessment, "gate")] == ["speakers"]


@given(st.lists(st.sampled_from([*LEVELS, None]), min_size=3, max_size=3))
def test_only_questions_that_are_short_of_shown_propose_anything(levels):
    session = open_session(ASKED)
    for name, level in zip(("head", "hall", "gate"), levels, strict=True):
        if level:
            session.choose(name, level)
    result = result_of(session.assessment)
    for each in risk_proposals.proposed_risks(ASKED, session.assessment, result):
        assert each.gaps or each.doubtful
        assert set(each.gaps) == set(each.entry.questions) & set(result.gaps)
        assert all(result.verdicts[name].weak for name in each.doubtful)


# ------------------------------------------------------------ doubts


def test_a_risk_that_fits_together_is_not_doubted():
    assert kinds(rated((4, 4), (2, 4))) == []
    assert kinds(rated((4, 4), (4, 4), controls="")) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, None, "not-rated"),
        ((3, 3), None, "half-rated-before"),
        (None, (3, 3), "half-rated-after"),
        ((2, 3), (3, 3), "rises"),
    ],
)
def test_a_rating_that_does_not_add_up_is_doubted(before, after, kind):
    assert kinds(rated(before, after)) == [kind]


def test_a_risk_lowered_by_neither_control_nor_action_is_doubted():
    risk = rated((4, 4), (2, 2), controls=" \n")
    assessment = blank_assessment(ASKED).model_copy(update={"risks": (risk,)})
    assert kinds(risk, assessment) == ["lowered-by-nothing"]
    action = Action(id="action-1", risk="risk-1", text="An evening")
    acted = assessment.model_copy(update={"actions": (action,)})
    assert kinds(risk, acted) == []
    dropped = action.model_copy(update={"progress": Progress.DROPPED, "reason": "No money"})
    assert kinds(risk, assessment.model_copy(update={"actions": (dropped,)})) == ["lowered-by-nothing"]


def test_a_lead_a_date_gone_by_and_a_picture_without_source_or_date_are_asked_for():
    fine = {"before": (3, 3), "after": (2, 3)}
    assert kinds(rated(**fine, lead=" ")) == ["no-lead"]
    assert kinds(rated(**fine, due=TODAY)) == []
    assert kinds(rated(**fine, due=TODAY - timedelta(days=1))) == ["overdue"]
    assert kinds(rated(**fine, local=LocalPicture(text="Leaflets seen"))) == ["no-source", "no-date"]
    assert kinds(rated(**fine, local=LocalPicture(text="Leaflets seen", source="Council", on=TODAY))) == []
    assert kinds(rated(**fine, local=LocalPicture(source="Council"))) == []


def test_controls_that_rest_on_what_is_not_met_are_named(session):
    risk = rated((3, 3), (2, 3), questions=("head", "hall", "gate"))
    assert kinds(risk, session.assessment) == []
    session.choose("head", "some")
    session.dont_know("hall")
    session.choose("gate", "done")
    (doubt,) = risk_doubts(risk, session.assessment, result_of(session.assessment))
    assert doubt.text_with_references(ASKED.reference) == "Its controls rest on what is not met yet: P1, P2."
    assert kinds(risk.model_copy(update={"controls": ""}), session.assessment) == ["lowered-by-nothing"]


def test_a_risk_never_moves_the_score(session):
    session.choose("head", "some")
    before = result_of(session.assessment)
    taken = register.add_from_catalogue(session.assessment, ASKED, "online", session.ids)
    after = result_of(register.rate(taken, "risk-1", Rating(likelihood=5, impact=5), None))
    assert after == before
