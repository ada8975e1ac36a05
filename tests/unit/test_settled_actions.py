"""Which actions an answer has settled, what an action made for a don't know says, and contradictions by number."""

from __future__ import annotations

from datetime import date

import pytest

from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.assessment.challenges import contradictions
from prevent_tui.assessment.model.action import Action, Progress
from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import score
from prevent_tui.wording.contradictions import contradicted
from prevent_tui.wording.plan import PlanRow
from prevent_tui.wording.settled import find_out_text, settled_actions
from prevent_tui.wording.suggestion import suggestion

TODAY = date(2026, 11, 22)
SECTORS = (
    "schools",
    "early-years",
    "further-education",
    "higher-education",
    "local-authority",
    "partner-agency",
    "out-of-school",
)


def level(name: str) -> Answer:
    return Answer(state=State.LEVEL, level=name)


def assessment_of(questionnaire, answers, actions=()):
    return blank_assessment(questionnaire).model_copy(update={"answers": answers, "actions": tuple(actions)})


@pytest.fixture(scope="module")
def schools():
    return open_questionnaire("schools")


@pytest.mark.parametrize("sector", SECTORS)
def test_the_action_for_a_dont_know_says_what_is_to_be_found_out_and_never_as_if_it_were_so(sector):
    questionnaire = open_questionnaire(sector)
    unknown = {each.id: Answer(state=State.DONT_KNOW) for each in questionnaire.questions}
    assessment = assessment_of(questionnaire, unknown)
    texts = []
    for verdict in score(questionnaire, assessment, TODAY).verdicts.values():
        offered = suggestion(questionnaire, verdict, assessment.setting.facts)
        assert offered
        assert f"“{verdict.question.name.rstrip(' .')}”" in offered.text
        texts.append(offered.text)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("answer", "is_settled"),
    [
        (Answer(state=State.DONT_KNOW), False),
        (Answer(), False),
        (level("not-in-place"), True),
        (level("in-place"), True),
    ],
)
@pytest.mark.parametrize("words", ["new", "old"])
def test_finding_out_is_settled_by_any_level(schools, answer, is_settled, words):
    question = schools.by_id["staff-awareness"]
    text = find_out_text(question) if words == "new" else "Find out which level is true, and what shows it."
    action = Action(id="a1", question=question.id, text=text)
    assessment = assessment_of(schools, {question.id: answer}, [action])
    result = score(schools, assessment, TODAY)
    settled = settled_actions(schools, assessment, result.verdicts[question.id])
    assert settled == ((action,) if is_settled else ())
    row = PlanRow(schools, assessment, result, action)
    assert bool(row.settled) is is_settled
    assert any("may be done" in each for each in row.oddities) is is_settled
    about = [each for each in findings(schools, assessment, result) if each.kind == "settled"]
    assert [(each.where, each.id) for each in about] == ([("action", "a1")] if is_settled else [])


def test_a_suggested_step_is_settled_by_a_level_above_it_and_one_in_own_words_never(schools):
    question = next(each for each in schools.questions if len(each.actions) > 1)
    step = question.actions[0]
    scale = schools.scale_of[question.id]
    actions = [Action(id="a1", question=question.id, text=step.text), Action(id="a2", question=question.id, text="Ask")]
    for place, each in enumerate(scale.levels):
        assessment = assessment_of(schools, {question.id: level(each.id)}, actions)
        settled = settled_actions(schools, assessment, score(schools, assessment, TODAY).verdicts[question.id])
        above = place > scale.rank(step.at_or_below)
        assert [action.id for action in settled] == (["a1"] if above else [])


def test_what_is_done_is_not_settled_again(schools):
    question = schools.by_id["staff-awareness"]
    action = Action(id="a1", question=question.id, text=find_out_text(question), progress=Progress.DONE)
    assessment = assessment_of(schools, {question.id: level("in-place")}, [action])
    assert settled_actions(schools, assessment, score(schools, assessment, TODAY).verdicts[question.id]) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_each_finding_of_answers_that_do_not_go_together_names_their_numbers(sector):
    questionnaire = open_questionnaire(sector)
    assert questionnaire.contradictions
    for each in questionnaire.contradictions:
        answers = {claim.question: level(claim.at_least or claim.at_most) for claim in each.claims}
        assessment = assessment_of(questionnaire, answers)
        asked = score(questionnaire, assessment, TODAY)
        if not all(claim.question in asked.verdicts for claim in each.claims):
            continue
        numbers = [questionnaire.reference[claim.question] for claim in each.claims]
        texts = [found.text for found in findings(questionnaire, assessment, asked) if found.kind == "contradiction"]
        mine = next(text for text in texts if each.message in text)
        assert all(number in mine for number in numbers)
        fallen_into = tuple(contradictions(questionnaire, assessment))
        assert numbers[1] in contradicted(questionnaire, fallen_into, each.claims[0].question)
        assert numbers[0] in contradicted(questionnaire, fallen_into, each.claims[1].question)
