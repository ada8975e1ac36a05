"""A session tells its listeners of every change, and raises where something would change one that is closed."""

import pytest

from prevent_tui.assessment.change import Change, Kind
from prevent_tui.assessment.session import Session
from prevent_tui.errors import Closed
from prevent_tui.questionnaire.model import Questionnaire
from support.small_questionnaire import NOON, little, open_session, plan, question

QUESTIONNAIRE = little(
    question("a", "must"),
    question("b", not_applicable={"allowed": True, "reasons": ["Not here"]}),
)


@pytest.fixture
def session() -> Session:
    return open_session(QUESTIONNAIRE)


@pytest.fixture
def changes(session: Session) -> list[Change]:
    """What a listener of the session was told."""
    told: list[Change] = []
    session.subscribe(told.append)
    return told


def retired() -> Questionnaire:
    about = QUESTIONNAIRE.about.model_copy(update={"status": "retired"})
    return QUESTIONNAIRE.model_copy(update={"questionnaire": about})


CHANGES = {
    "a level": (lambda s: s.choose("a", "done"), Kind.CHOICE, "a"),
    "nobody knows": (lambda s: s.dont_know("a"), Kind.CHOICE, "a"),
    "set aside": (lambda s: s.not_applicable("b", "Not here"), Kind.CHOICE, "b"),
    "a flag": (lambda s: s.flag("b"), Kind.CHOICE, "b"),
    "a note": (lambda s: s.note("a", "H"), Kind.TEXT, "a"),
    "the setting": (lambda s: s.describe("Fenbridge", {}), Kind.CHOICE, None),
    "an action": (lambda s: plan(s, "a", "Mend the gate"), Kind.CHOICE, "a"),
    "another version": (lambda s: s.replace(s.assessment), Kind.VERSION, None),
}


@pytest.mark.parametrize(("make", "kind", "about"), CHANGES.values(), ids=CHANGES)
def test_each_change_is_told_with_what_was_and_what_is_now(session, changes, make, kind, about):
    before = session.assessment
    make(session)
    (change,) = changes
    assert (change.kind, change.question) == (kind, about)
    assert change.before is before
    assert change.after is session.assessment
    assert change.step.after is session.assessment


def test_undoing_and_redoing_are_told_with_the_step_they_are_about(session, changes):
    session.choose("a", "done")
    step = session.undo()
    session.redo()
    assert [(change.kind, change.step) for change in changes[1:]] == [(Kind.UNDO, step), (Kind.REDO, step)]
    assert [change.after for change in changes[1:]] == [step.before, step.after]


def test_typing_on_is_told_letter_by_letter_and_its_step_grows(session, changes):
    start = session.assessment
    session.note("a", "H")
    session.note("a", "He")
    assert changes[1].before is changes[0].after
    assert changes[1].step.before is start


@pytest.mark.parametrize("make", [lambda s: s.note("a", ""), lambda s: s.undo(), lambda s: s.redo()])
def test_what_changes_nothing_is_not_told(session, changes, make):
    make(session)
    assert changes == []


def test_an_error_of_the_caller_is_not_told(session, changes):
    with pytest.raises(KeyError):
        session.choose("a", "best")
    assert changes == []


def test_listeners_are_told_in_the_order_in_which_they_subscribed_once_the_change_is_made(session):
    told = []
    for name in ("first", "second", "third"):
        session.subscribe(lambda change, name=name: told.append((name, session.assessment is change.after)))
    session.flag("a")
    assert told == [("first", True), ("second", True), ("third", True)]


def test_a_listener_that_unsubscribed_is_told_nothing_more_and_the_others_are(session, changes):
    told: list[Change] = []
    unsubscribe = session.subscribe(told.append)
    session.flag("a")
    unsubscribe()
    unsubscribe()
    session.flag("a")
    assert (len(told), len(changes)) == (1, 2)


def test_one_that_unsubscribes_as_it_is_told_does_not_keep_the_others_from_being_told(session):
    told = []
    unsubscribe = session.subscribe(lambda _: unsubscribe())
    session.subscribe(told.append)
    session.flag("a")
    assert len(told) == 1


def test_the_same_listener_twice_is_told_twice_and_each_ends_by_itself(session):
    told: list[Change] = []
    session.subscribe(told.append)
    unsubscribe = session.subscribe(told.append)
    unsubscribe()
    session.flag("a")
    assert len(told) == 1


def test_where_a_listener_raises_the_change_is_made_the_others_are_told_and_the_error_goes_on(session):
    def fail(_: Change) -> None:
        raise OSError("the screen is gone")

    told: list[Change] = []
    session.subscribe(fail)
    session.subscribe(told.append)
    with pytest.raises(OSError, match="the screen is gone"):
        session.choose("a", "done")
    assert session.assessment.answer("a").level == "done"
    assert len(told) == 1


@pytest.mark.parametrize("make", [make for make, _, _ in CHANGES.values()], ids=CHANGES)
def test_a_closed_session_raises_for_each_change_changes_nothing_and_tells_nobody(make):
    session = Session(retired(), open_session(QUESTIONNAIRE).assessment, lambda: NOON)
    told: list[Change] = []
    session.subscribe(told.append)
    before = session.assessment
    with pytest.raises(Closed) as refusal:
        make(session)
    assert session.assessment is before
    assert told == []
    assert "retired" in refusal.value.message
    assert refusal.value.hint


def test_a_closed_session_still_says_that_there_is_nothing_to_take_back():
    session = Session(retired(), open_session(QUESTIONNAIRE).assessment, lambda: NOON)
    assert (session.undo(), session.redo()) == (None, None)


def test_whether_it_is_closed_can_be_asked_before_a_form_is_filled_in(session):
    session.refuse_if_closed()
    with pytest.raises(Closed):
        Session(retired(), session.assessment, lambda: NOON).refuse_if_closed()
