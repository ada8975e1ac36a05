"""The one place answers change: every step can be taken back, nothing typed is lost, nothing hostile gets in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.model.assessment import State
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.scoring import score
from support.small_questionnaire import LEVELS, NOON, TODAY, little, open_session, plan, prove, question

QUESTIONNAIRE = little(
    question("a", "must"),
    question("b", not_applicable={"allowed": True, "reasons": ["Not here"]}),
    question("c", theme="places", applies_when={"fact": "boarding", "is": True}),
)


@pytest.fixture
def session():
    return open_session(QUESTIONNAIRE)


def test_an_answer_is_a_level_with_the_time_it_was_given(session):
    answer = session.choose("a", "done").answer("a")
    assert (answer.state, answer.level, answer.updated) == (State.LEVEL, "done", NOON)


def test_giving_the_same_answer_again_leaves_it_and_clearing_it_keeps_the_note(session):
    session.note("a", "Seen in the folder")
    session.choose("a", "done")
    answer = session.choose("a", "done").answer("a")
    assert (answer.state, answer.level) == (State.LEVEL, "done")
    answer = session.clear("a").answer("a")
    assert (answer.state, answer.level, answer.note) == (State.UNANSWERED, None, "Seen in the folder")
    session.dont_know("a")
    assert session.dont_know("a").answer("a").state is State.DONT_KNOW


def test_another_answer_leaves_nothing_of_the_one_before(session):
    session.not_applicable("b", "Not here")
    answer = session.choose("b", "some").answer("b")
    assert (answer.level, answer.reason) == ("some", "")
    answer = session.dont_know("b").answer("b")
    assert (answer.state, answer.level) == (State.DONT_KNOW, None)


def test_a_question_is_set_aside_only_where_it_is_allowed_and_with_a_reason(session):
    with pytest.raises(ValueError, match="cannot be set aside"):
        session.not_applicable("a", "Not here")
    with pytest.raises(ValueError, match="reason"):
        session.not_applicable("b", " \n ")
    assert session.not_applicable("b", " Not here\n").answer("b").reason == "Not here"


def test_an_unknown_question_or_level_changes_nothing(session):
    before = session.assessment
    for wrong in (lambda: session.choose("a", "best"), lambda: session.choose("zz", "done")):
        with pytest.raises(KeyError):
            wrong()
    assert session.assessment is before
    assert session.undo() is None


def test_a_note_is_not_an_answer_and_does_not_change_its_date(session):
    session.choose("a", "done")
    answer = session.note("a", "Later").answer("a")
    assert answer.updated == NOON


def test_typing_on_in_one_note_is_one_step_to_undo(session):
    for text in ("H", "He", "Hea", "Head"):
        session.note("a", text)
    step = session.undo()
    assert (step.label, step.question) == ("note of P1", "a")
    assert session.assessment.answer("a").note == ""
    assert session.redo().label == "note of P1"
    assert session.assessment.answer("a").note == "Head"


def test_typing_after_an_undo_begins_a_step_of_its_own(session):
    session.note("a", "one")
    session.choose("a", "done")
    session.undo()
    session.note("a", "one two")
    session.note("a", "one two three")
    session.undo()
    assert session.assessment.answer("a").note == ""


def test_a_change_that_changes_nothing_is_no_step(session):
    session.note("a", "")
    session.describe("", {})
    assert session.undo() is None


def test_a_new_change_forgets_what_was_undone(session):
    session.choose("a", "done")
    session.undo()
    session.flag("b")
    assert session.redo() is None
    assert session.assessment.answer("a").state is State.UNANSWERED


def test_a_fact_switches_a_question_off_and_on_again_with_its_answer(session):
    session.choose("c", "some")
    session.note("c", "Matron has it")
    session.describe("Fenbridge", {"boarding": False})
    assert [q.id for q in session.applicable_questions] == ["a", "b"]
    assert score(QUESTIONNAIRE, session.assessment, TODAY).not_asked == ("c",)
    session.describe("Fenbridge", {"boarding": True})
    assert [q.id for q in session.applicable_questions] == ["a", "b", "c"]
    answer = session.assessment.answer("c")
    assert (answer.level, answer.note) == ("some", "Matron has it")


def test_undoing_a_fact_brings_its_questions_back(session):
    session.describe("", {"boarding": False})
    assert len(session.applicable_questions) == 2
    session.undo()
    assert len(session.applicable_questions) == 3
    session.redo()
    assert len(session.applicable_questions) == 2


def test_another_version_put_in_place_can_be_undone(session):
    session.choose("a", "done")
    current = session.assessment
    session.replace(open_session(QUESTIONNAIRE).assessment)
    assert session.assessment.answers == {}
    session.undo()
    assert session.assessment == current


def test_hostile_text_is_kept_as_plain_characters_only(session):
    kept = session.note("a", "[b]x[/]\x1b[31m\r\nline\u202e \ud800").answer("a").note
    assert kept == "[b]x[/][31m\nline \ufffd"


names = st.sampled_from(["a", "b", "c"])
texts = st.text(max_size=12)
dates = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
steps = st.one_of(
    st.tuples(st.just("choose"), names, st.sampled_from(LEVELS)),
    st.tuples(st.just("dont_know"), names),
    st.tuples(st.just("not_applicable"), st.just("b"), st.just("Not here")),
    st.tuples(st.just("clear"), names),
    st.tuples(st.just("note"), names, texts),
    st.tuples(st.just("flag"), names),
    st.tuples(st.just("prove"), names, texts, texts, dates),
    st.tuples(st.just("plan"), names, texts, texts, dates),
    st.tuples(st.just("describe"), texts, st.fixed_dictionaries({}, optional={"boarding": st.booleans()})),
)


def do(session, name, *values):
    written = {"plan": plan, "prove": prove}.get(name)
    written(session, *values) if written else getattr(session, name)(*values)


@given(st.lists(steps, max_size=25))
def test_undoing_everything_gives_the_start_and_redoing_everything_gives_the_end(changes):
    session = open_session(QUESTIONNAIRE)
    start = session.assessment
    for name, *values in changes:
        do(session, name, *values)
    end, shown = session.assessment, session.applicable_questions
    while session.undo():
        pass
    assert session.assessment == start
    while session.redo():
        pass
    assert session.assessment == end
    assert session.applicable_questions == shown == applicable_questions(QUESTIONNAIRE, end.setting.facts)


@given(st.lists(steps, max_size=25))
def test_whatever_is_done_the_assessment_stays_valid(changes):
    session = open_session(QUESTIONNAIRE)
    for name, *values in changes:
        do(session, name, *values)
    assessment = session.assessment
    assert type(assessment).model_validate(assessment.model_dump()) == assessment
    for answer in assessment.answers.values():
        assert (answer.level is not None) == (answer.state is State.LEVEL)
        assert bool(answer.reason) == (answer.state is State.NOT_APPLICABLE)
