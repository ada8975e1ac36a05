"""What follows from an open assessment is worked out once, and anew as soon as what it rests on is another."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prevent_tui.analysis import evidence_status, risk_proposals, signoff_checks
from prevent_tui.assessment.session import Session
from prevent_tui.workspace import work as open_work
from prevent_tui.workspace.derived import derived
from prevent_tui.workspace.work import Work
from support.small_questionnaire import NOON, little, open_session, question

GROUPED = {"groupings": [{"id": "other", "title": "Other", "groups": [{"title": "All", "questions": ["a", "b"]}]}]}


@pytest.fixture
def session() -> Session:
    return open_session(little(question("a"), question("b", theme="places")))


@pytest.fixture
def work(session: Session) -> Work:
    return Work(session)


class Counted:
    """A function of the work that counts how often it is worked out."""

    def __init__(self) -> None:
        self.times = 0

        @derived
        def work_out(work: Work, *args: object) -> tuple[object, ...]:
            self.times += 1
            return (work.assessment, *args)

        self.of = work_out


def test_it_is_worked_out_once(work):
    counted = Counted()
    assert counted.of(work) is counted.of(work)
    assert counted.times == 1


def test_it_is_worked_out_anew_after_a_change_an_undo_and_a_redo(work, session):
    counted = Counted()
    for change in (lambda: None, lambda: session.flag("a"), session.undo, session.redo):
        change()
        assert counted.of(work) == (session.assessment,)
        counted.of(work)
    assert counted.times == 4


def test_it_is_worked_out_anew_on_another_day_and_not_before(work, session):
    counted = Counted()
    counted.of(work)
    work.refresh_date()
    counted.of(work)
    assert counted.times == 1
    session.clock = lambda: NOON + timedelta(days=1)
    work.refresh_date()
    counted.of(work)
    assert counted.times == 2


def test_each_of_what_it_is_called_with_is_worked_out_once(work):
    counted = Counted()
    first, second = object(), object()
    for argument in (first, second, first, second):
        assert counted.of(work, argument)[1] is argument
    assert counted.times == 2


def test_two_functions_and_two_works_know_nothing_of_one_another(work, session):
    one, other = Counted(), Counted()
    for counted in (one, other):
        counted.of(work)
        counted.of(Work(session))
    assert (one.times, other.times) == (2, 2)


def test_what_raises_is_not_taken_for_known(work):
    times = []

    @derived
    def fail(_: Work) -> None:
        times.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            fail(work)
    assert len(times) == 2


@pytest.mark.parametrize(
    ("name", "module", "function"),
    [
        ("result", open_work, "score"),
        ("seal", open_work, "seal_state"),
        ("findings", signoff_checks, "findings"),
        ("standings", evidence_status, "evidence_statuses"),
        ("proposed_risks", risk_proposals, "proposed_risks"),
    ],
)
def test_what_a_work_gives_is_worked_out_once_for_each_state(work, session, monkeypatch, name, module, function):
    times, work_out = [], getattr(module, function)
    monkeypatch.setattr(module, function, lambda *args: times.append(1) or work_out(*args))
    for _ in range(3):
        getattr(work, name)
    assert len(times) == 1
    session.choose("a", "done")
    for _ in range(3):
        getattr(work, name)
    assert len(times) == 2


def test_after_a_choice_only_its_own_verdict_is_worked_out_anew(work, session):
    before = work.result.verdicts["b"]
    session.choose("a", "done")
    assert work.result.verdicts["b"] is before
    assert work.result.verdicts["a"].level.id == "done"
