"""What fuzzing found once is held to what must hold of every input; and fuzzing finds what is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual import events

from fuzz import guard, mutations, screens, seeds, worker
from fuzz.guard import Find, judged
from fuzz.targets import TARGETS, Target
from prevent_tui.errors import BadFile, Fault
from prevent_tui.tui.app import PreventApp
from prevent_tui.tui.question.screen import QuestionScreen

CASES = [(target, name) for target in TARGETS for name in seeds.cases(target)]


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(tmp_path, monkeypatch, on_day):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("target", "name"), CASES, ids=["/".join(case) for case in CASES])
def test_what_was_found_once_holds(target, name):
    assert judged(TARGETS[target], seeds.cases(target)[name]).find is None


def test_every_case_is_of_a_target():
    folders = {path.name for path in (Path(seeds.__file__).parent / "cases").iterdir()}
    assert folders <= set(TARGETS)


def reading(give) -> Target:
    return Target(give, lambda: [b"a", b"b = 1"], mutations.changed_lines)


def refused(message: str, faults: int = 0):
    def give(_data: bytes) -> bool:
        raise BadFile(message, faults=(Fault("here", "is wrong."),) * faults)

    return give


@pytest.mark.parametrize(
    ("give", "what"),
    [
        (lambda data: [][len(data)], "IndexError"),
        (refused(""), "an error without a message"),
        (refused("\x1b[31m"), None),
        (refused("is not one.", 5_000), "words without end"),
        (refused("is not one.\nFORGED"), None),
        (refused("cannot be read."), None),
        (lambda data: guard.hold(not data, "not as it was"), "not as it was"),
    ],
)
def test_whatever_is_wrong_with_an_input_is_a_find(give, what):
    find = judged(reading(give), b"a").find
    assert (find and what in find.what) if what else find is None


def test_an_input_that_takes_long_is_a_find(monkeypatch):
    monkeypatch.setattr(guard, "SECONDS", 0.01)

    def give(_data: bytes) -> bool:
        while True:
            pass

    assert judged(reading(give), b"a").find.what == "was stopped: it takes too long"
    monkeypatch.setattr(guard, "_PATIENCE", 1_000)
    assert judged(reading(lambda _: sum(range(2_000_000)) > 0), b"a").find.what.startswith("takes more than 0.01 s")


class Short(worker.Run):
    """A run of a number of inputs."""

    @property
    def is_over(self) -> bool:
        return self.figures.inputs >= 300


def test_what_is_wrong_with_some_inputs_is_found_and_kept_to_be_read_again(tmp_path, monkeypatch):
    def give(data: bytes) -> bool:
        return {"a": True}[data[:1].decode("latin-1").lower()]

    monkeypatch.setitem(TARGETS, "planted", reading(give))
    figures = worker.Figures("planted", "mutations", 1)
    worker.by_mutations(Short("planted", 60, figures, tmp_path), 1)
    assert figures.inputs == 300
    assert figures.read > 10
    [(what, file)] = figures.finds.items()
    kept = (tmp_path / file).read_bytes()
    assert judged(TARGETS["planted"], kept).find == Find(what, judged(TARGETS["planted"], kept).find.where)


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in {"reports", "commands", "pdf"}])
def test_the_same_seed_makes_the_same_inputs_and_what_inputs_begin_with_is_read(name, tmp_path):
    target = TARGETS[name]
    corpus = target.seeds()
    first, second = ([target.change(corpus[0], corpus[-1], random.Random(seed)) for seed in range(30)] for _ in "ab")
    assert first == second
    assert len(set(first)) > 5
    assert judged(target, corpus[0]).read


def test_an_answer_that_a_paste_gives_is_a_find(monkeypatch):
    def answering(app: PreventApp, event: events.Paste) -> None:
        app.open_work.session.choose(app.screen.current, "embedded")

    monkeypatch.setattr(PreventApp, "on_paste", answering, raising=False)
    find = judged(TARGETS["screens"], b"open new\npaste words\nkey escape").find
    assert find.what == "an answer that nobody chose: by paste"


def test_an_error_behind_a_key_and_a_program_that_cannot_be_left_are_finds(monkeypatch):
    with monkeypatch.context() as planted:
        planted.setattr(QuestionScreen, "action_guidance", lambda _: [].pop())
        assert judged(TARGETS["screens"], b"open new\nkey i").find.what.startswith("IndexError")
    monkeypatch.setattr(PreventApp, "action_leave", lambda _: None)
    monkeypatch.setattr(screens, "_ATTEMPTS", 2)
    assert judged(TARGETS["screens"], b"open new\nkey i").find.what.startswith("does not quit")
