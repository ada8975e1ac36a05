"""Two honest numbers, the gaps in order, and sums that always add up."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.analysis.sample_tests import sample_faults
from prevent_tui.assessment.evidence import good_until
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Evidence, State
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Claims, Points, Status, score
from support.small_questionnaire import LEVELS, NOON, TODAY, little, question

OPEN_TO_ALL = {"allowed": True, "reasons": ["Not here"]}


def answered(questionnaire, answers, **more):
    """An assessment from question id to a level's id, `?` for don't know, `-` for not applicable."""
    states = {"?": State.DONT_KNOW, "-": State.NOT_APPLICABLE}
    made = {
        name: Answer(state=states[said], reason="Not here" if said == "-" else "", updated=NOON)
        if said in states
        else Answer(state=State.LEVEL, level=said, updated=NOON)
        for name, said in answers.items()
    }
    return blank_assessment(questionnaire).model_copy(update={"answers": made, **more})


def one(said, obligation="should", **more):
    """The verdict on a single question."""
    questionnaire = little(question("q", obligation, not_applicable=OPEN_TO_ALL))
    given_answers = {"q": said} if said else {}
    return score(questionnaire, answered(questionnaire, given_answers, **more), TODAY).verdicts["q"]


@pytest.mark.parametrize(
    ("said", "obligation", "status", "is_gap"),
    [
        ("none", "must", Status.GAP, True),
        ("some", "must", Status.GAP, True),
        ("done", "must", Status.MET, False),
        ("?", "must", Status.UNKNOWN, True),
        ("none", "should", Status.GAP, True),
        ("some", "should", Status.PARTLY, True),
        ("deep", "should", Status.MET, False),
        ("?", "should", Status.UNKNOWN, True),
        ("some", "condition", Status.PARTLY, True),
        ("none", "good", Status.GAP, True),
        ("some", "good", Status.PARTLY, False),
        ("?", "good", Status.UNKNOWN, False),
        ("-", "should", Status.NA, False),
        ("", "must", Status.NONE, False),
    ],
)
def test_what_an_answer_comes_to_depends_on_how_binding_the_question_is(said, obligation, status, is_gap):
    verdict = one(said, obligation)
    assert (verdict.status, verdict.is_gap) == (status, is_gap)


def test_not_applicable_and_unanswered_leave_the_sum_and_dont_know_stays_in_it():
    questionnaire = little(*(question(name, not_applicable=OPEN_TO_ALL) for name in ("a", "b", "c", "d")))
    total = score(questionnaire, answered(questionnaire, {"a": "done", "b": "?", "c": "-"}), TODAY).total
    assert total.score == Points(points=2, possible=6, questions=2)
    assert (total.coverage.answered, total.coverage.of) == (3, 4)
    assert (total.coverage.dont_know, total.coverage.not_applicable) == (1, 1)
    assert (total.shoulds.met, total.shoulds.of) == (1, 3)


def test_a_weight_multiplies_what_is_earned_and_what_is_possible():
    questionnaire = little(question("a", weight=4), question("b"))
    total = score(questionnaire, answered(questionnaire, {"a": "some", "b": "deep"}), TODAY).total
    assert (total.score.points, total.score.possible) == (4 + 3, 12 + 3)


def test_a_theme_with_an_unmet_must_is_a_gap_whatever_its_percentage():
    questionnaire = little(question("a", "must"), *(question(f"b{n}") for n in range(9)))
    answers = {"a": "some"} | {f"b{n}": "deep" for n in range(9)}
    theme = score(questionnaire, answered(questionnaire, answers), TODAY).themes["people"]
    assert theme.score.percent == 93
    assert theme.status is Status.GAP


def test_a_theme_is_met_only_when_all_of_it_is_answered_and_nothing_is_a_gap():
    questionnaire = little(question("a"), question("b", not_applicable=OPEN_TO_ALL))

    def status(answers):
        return score(questionnaire, answered(questionnaire, answers), TODAY).themes["people"].status

    assert status({}) is Status.NONE
    assert status({"a": "done"}) is Status.PARTLY
    assert status({"a": "done", "b": "some"}) is Status.PARTLY
    assert status({"a": "done", "b": "-"}) is Status.NOT_SHOWN


@pytest.mark.parametrize(
    ("proofs", "state"),
    [
        ((None, None), Status.NOT_SHOWN),
        (("claimed", None), Status.NOT_SHOWN),
        (("old", "claimed"), Status.NOT_SHOWN),
        (("shown", None), Status.MET),
        (("shown", "old"), Status.MET),
        (("shown", "shown"), Status.MET),
    ],
)
def test_a_theme_of_which_nothing_can_be_shown_is_met_and_not_shown(proofs, state):
    questionnaire = little(question("a"), question("b", "must"))
    evidence = (
        Evidence(id="shown", where="Office", checked_on=TODAY - timedelta(days=30)),
        Evidence(id="old", where="Office", checked_on=TODAY - timedelta(days=800)),
        Evidence(id="claimed", where="Office"),
    )
    met = answered(questionnaire, {"a": "done", "b": "done"})
    answers = {
        name: met.answers[name].model_copy(update={"evidence": (proof,) if proof else ()})
        for name, proof in zip("ab", proofs, strict=True)
    }
    result = score(questionnaire, met.model_copy(update={"answers": answers, "evidence": evidence}), TODAY)
    assert (result.themes["people"].status, result.total.status) == (state, state)
    assert result.total.claims == Claims(2, proofs.count("shown"))


def test_a_theme_none_of_whose_questions_apply_to_the_setting_is_left_out():
    only_boarders = {"fact": "boarding", "is": True}
    questionnaire = little(question("a"), question("b", theme="places", applies_when=only_boarders))
    assessment = blank_assessment(questionnaire)
    day_school = assessment.model_copy(
        update={"setting": assessment.setting.model_copy(update={"facts": {"boarding": False}})}
    )
    assert list(score(questionnaire, assessment, TODAY).themes) == ["people", "places"]
    assert list(score(questionnaire, day_school, TODAY).themes) == ["people"]


def test_an_answer_that_a_fact_switched_off_counts_nowhere_and_is_named():
    questionnaire = little(question("a"), question("b", applies_when={"fact": "boarding", "is": True}))
    assessment = answered(questionnaire, {"a": "done", "b": "none"})
    setting = assessment.setting.model_copy(update={"facts": {"boarding": False}})
    result = score(questionnaire, assessment.model_copy(update={"setting": setting}), TODAY)
    assert result.not_asked == ("b",)
    assert result.gaps == ()
    assert result.total.coverage.of == 1


def test_gaps_come_by_obligation_then_level_then_age():
    questionnaire = little(
        question("good", "good"),
        question("new", "should"),
        question("old", "should"),
        question("unknown", "should"),
        question("part", "should"),
        question("must", "must"),
    )
    assessment = answered(
        questionnaire, {"good": "none", "new": "none", "old": "none", "unknown": "?", "part": "some", "must": "some"}
    )
    older = assessment.answers["old"].model_copy(update={"updated": NOON - timedelta(days=90)})
    assessment = assessment.model_copy(update={"answers": assessment.answers | {"old": older}})
    assert score(questionnaire, assessment, TODAY).gaps == ("must", "old", "new", "part", "unknown", "good")


def test_a_claim_without_located_and_dated_evidence_is_weak():
    where = Evidence(id="e-1", where="Drive", checked_on=TODAY)

    def weak(item):
        questionnaire = little(question("q"))
        answer = Answer(state=State.LEVEL, level="done", evidence=(item.id,) if item else ())
        update = {"answers": {"q": answer}, "evidence": (item,) if item else ()}
        return score(questionnaire, blank_assessment(questionnaire).model_copy(update=update), TODAY).verdicts["q"].weak

    assert weak(None)
    assert weak(where.model_copy(update={"where": ""}))
    assert weak(where.model_copy(update={"checked_on": None}))
    assert not weak(where)
    assert not one("some").weak


def test_evidence_is_stale_the_day_after_its_shelf_life_ends():
    questionnaire = little(question("q", evidence=[{"prompt": "Minutes", "good_for_months": 6}]))
    item = Evidence(id="e-1", where="Drive", checked_on=date(2026, 8, 31))
    answer = Answer(state=State.LEVEL, level="done", evidence=("e-1",))
    assessment = blank_assessment(questionnaire).model_copy(update={"answers": {"q": answer}, "evidence": (item,)})
    last = good_until(questionnaire.by_id["q"], item, {})
    assert last == date(2027, 2, 28)
    assert not score(questionnaire, assessment, last).verdicts["q"].stale
    assert score(questionnaire, assessment, last + timedelta(days=1)).verdicts["q"].stale


def test_an_overdue_action_makes_a_question_stale_whatever_its_level():
    late = Action(id="action-1", question="q", text="Write it", due=TODAY - timedelta(days=1))
    assert one("some", actions=(late,)).stale
    assert not one("some", actions=(late.model_copy(update={"due": TODAY}),)).stale


@pytest.mark.parametrize(
    ("points", "possible", "percent"),
    [(0, 0, None), (0, 9, 0), (1, 1000, 1), (999, 1000, 99), (9, 9, 100), (1, 2, 50), (5, 8, 63)],
)
def test_a_percentage_says_100_only_for_everything_and_0_only_for_nothing(points, possible, percent):
    assert Points(points, possible, 1).percent == percent


SAID = st.sampled_from([*LEVELS, "?", "-", ""])
BINDING = st.sampled_from([str(duty) for duty in Obligation])
CASES = st.lists(
    st.tuples(SAID, BINDING, st.sampled_from(["people", "places"]), st.integers(1, 3)), min_size=1, max_size=12
)


def build(case):
    questionnaire = little(
        *(
            question(f"q{n}", duty, theme, weight=weight, not_applicable=OPEN_TO_ALL)
            for n, (_, duty, theme, weight) in enumerate(case)
        )
    )
    return questionnaire, {f"q{n}": said for n, (said, *_) in enumerate(case) if said}


def result_of(questionnaire, answers):
    return score(questionnaire, answered(questionnaire, answers), TODAY)


@given(CASES)
def test_every_number_equals_its_sum(case):
    result = result_of(*build(case))
    total, themes = result.total, result.themes.values()
    for tally in ("musts", "shoulds", "conditions", "good"):
        whole = getattr(total, tally)
        assert whole.of == whole.met + whole.below + whole.dont_know + whole.unanswered
        for name in ("met", "of", "below", "dont_know", "unanswered", "not_applicable"):
            assert getattr(whole, name) == sum(getattr(getattr(theme, tally), name) for theme in themes)
    for part, names in (
        ("score", ("points", "possible", "questions")),
        ("coverage", ("answered", "of", "dont_know", "not_applicable")),
    ):
        for name in names:
            assert getattr(getattr(total, part), name) == sum(getattr(getattr(t, part), name) for t in themes)
    inside = [verdict for verdict in result.verdicts.values() if verdict.points is not None]
    assert total.score.points == sum(verdict.points for verdict in inside)
    assert total.score.possible == sum(verdict.possible for verdict in inside)
    assert total.coverage.of == len(case)


@given(CASES, st.data())
def test_not_knowing_never_scores_better_than_saying_the_lowest_level(case, data):
    questionnaire, answers = build(case)
    name = data.draw(st.sampled_from([q.id for q in questionnaire.questions]))
    unknown = result_of(questionnaire, answers | {name: "?"})
    lowest = result_of(questionnaire, answers | {name: "none"})
    assert unknown.total.score == lowest.total.score
    for tally in ("musts", "shoulds", "conditions", "good"):
        assert getattr(unknown.total, tally).met == getattr(lowest.total, tally).met
        assert getattr(unknown.total, tally).of == getattr(lowest.total, tally).of
    assert set(unknown.gaps) <= set(lowest.gaps)


@given(CASES, st.data())
def test_a_higher_level_never_lowers_a_number_or_adds_a_gap(case, data):
    questionnaire, answers = build(case)
    name = data.draw(st.sampled_from([q.id for q in questionnaire.questions]))
    results = [result_of(questionnaire, answers | {name: level}) for level in LEVELS]
    for lower, higher in pairwise(results):
        assert higher.total.score.points > lower.total.score.points
        assert higher.total.score.possible == lower.total.score.possible
        assert set(higher.gaps) <= set(lower.gaps)


@given(CASES)
def test_the_gaps_are_exactly_the_questions_whose_verdict_says_so(case):
    result = result_of(*build(case))
    assert sorted(result.gaps) == sorted(name for name, verdict in result.verdicts.items() if verdict.is_gap)


@pytest.mark.parametrize("path", bundled_files().values(), ids=lambda path: path.stem)
def test_every_bundled_sample_comes_out_as_its_author_expects(path):
    questionnaire = load(path)
    for today in (TODAY, date(2028, 2, 29)):
        assert sample_faults(questionnaire, today) == []


def test_a_sample_that_does_not_come_out_is_named_with_both_values():
    expects = {
        "musts": [0, 0], "shoulds": [1, 1], "conditions": [0, 0], "points": [2, 3], "answered": 1, "of": 1,
        "dont_know": 0, "not_applicable": 0, "themes": {"people": "gap"}, "gaps": ["q"],
    }  # fmt: skip
    sample = {"id": "s", "strength": "weak", "name": "S", "answers": {"q": {"level": "done"}}, "expects": expects}
    faults = sample_faults(little(question("q"), samples=[sample]), TODAY)
    assert [str(fault) for fault in faults] == [
        'samples[s].expects.themes: expects { people = "gap" }, scoring finds { people = "met" }.'
        " Mend the answers, or what is expected, if that is wrong.",
        'samples[s].expects.gaps: expects ["q"], scoring finds [].'
        " Mend the answers, or what is expected, if that is wrong.",
    ]


def counted(**more):
    """What is found wrong with the numbers of a sample that answers the first of these two questions."""
    expects = {
        "musts": [0, 0], "shoulds": [1, 1], "conditions": [0, 0], "points": [2, 3], "answered": 1, "of": 1,
        "dont_know": 0, "not_applicable": 0, "themes": {"people": "met"}, "gaps": [],
    } | more  # fmt: skip
    sample = {"id": "s", "strength": "weak", "name": "S", "facts": {"boarding": True}, "expects": expects}
    answers = {"known": {"level": "done"}}
    boarders = question("junior-changes", "good", applies_when={"fact": "boarding", "is": True})
    day = question("day", "good", applies_when={"fact": "boarding", "is": False})
    asked = little(question("known"), boarders, day, samples=[sample | {"answers": answers}])
    return {fault.place.rpartition(".")[2]: fault.message for fault in sample_faults(asked, TODAY)}


def test_a_question_that_is_asked_of_a_sample_and_left_out_is_said_by_name():
    unanswered = "junior-changes is asked here and has no answer."
    assert counted()["of"] == f"expects 1, scoring finds 2: {unanswered}"
    assert counted(of=2, answered=2)["answered"] == f"expects 2, scoring finds 1: {unanswered}"
    assert "of" not in counted(of=2)
    assert "answered" not in counted(of=2)


def test_a_question_that_a_sample_is_not_asked_is_said_by_name():
    assert counted(of=3)["of"] == "expects 3, scoring finds 2: not asked here because of its facts: day."


def test_the_dates_of_a_sample_are_counted_back_from_the_day_it_is_opened():
    answer = {"level": "done", "where": "Drive", "checked_days_ago": 30}
    expects = dict.fromkeys(("answered", "of", "dont_know", "not_applicable"), 0) | {
        name: [0, 0] for name in ("musts", "shoulds", "conditions", "points")
    }
    sample = {
        "id": "s", "strength": "weak", "name": "S", "answers": {"q": answer},
        "expects": expects | {"themes": {}, "gaps": []},
    }  # fmt: skip
    questionnaire = little(question("q"), samples=[sample])
    opened = datetime(2030, 3, 1, 9, 30, 15, 999, tzinfo=UTC)
    assessment = from_sample(questionnaire, questionnaire.samples[0], opened)
    assert assessment.evidence_for("q")[0].checked_on == date(2030, 1, 30)
    assert assessment.answer("q").updated == opened.replace(microsecond=0)
    assert assessment.sample == "s"
