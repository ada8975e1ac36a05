"""A save makes and reads back only what changed, and the file is the same as if it had been made whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence, FigureValue, State
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.file_text import Parts
from prevent_tui.errors import CannotWrite

FILE = Path("answers.toml")
EMPTY = Assessment(questionnaire=EditionRef(id="little", edition="2026-09"))

names = st.sampled_from(["gate", "hall", "head"])
texts = st.sampled_from(["", "x", "two\nlines", "[answers.gate]\nnote = 1", '"""'])
changes = st.one_of(
    st.builds(
        lambda name, text, again: ("answers", name, Answer(state=State.UNANSWERED, note=text, look_again=again)),
        names,
        texts,
        st.booleans(),
    ),
    st.builds(lambda name, text: ("evidence", name, Evidence(id=name, title=text)), names, texts),
    st.builds(lambda name, text: ("actions", name, Action(id=name, question="gate", text=text)), names, texts),
    st.builds(lambda name, text: ("risks", name, Risk(id=name, title=text)), names, texts),
    st.builds(lambda name: ("figures", name, FigureValue(id=name, value=1)), names),
    st.builds(lambda kind, name: (kind, name, None), st.sampled_from(["answers", "evidence", "actions"]), names),
)


def changed(assessment: Assessment, kind: str, name: str, entry: object) -> Assessment:
    """An assessment with one entry put in, put in place of another, or taken out where there is none."""
    if kind == "answers":
        rest = {each: answer for each, answer in assessment.answers.items() if each != name}
        return assessment.model_copy(update={"answers": {**rest, name: entry} if entry else rest})
    rest = [each for each in getattr(assessment, kind) if each.id != name]
    return assessment.model_copy(update={kind: (*rest, entry) if entry else tuple(rest)})


def too_long() -> Answer:
    """What no file may hold, put together without being read."""
    return Answer().model_copy(update={"note": "x" * 300_000})


@given(st.lists(changes, max_size=12), st.booleans())
@settings(deadline=None)
def test_each_save_gives_the_bytes_of_the_whole_and_is_read_again(steps, verifying) -> None:
    parts, assessment = Parts(), EMPTY
    for step in steps:
        assessment = changed(assessment, *step)
        data = parts.dump(assessment)
        assert data == codec.dump(assessment)
        assert codec.read(data, FILE) == assessment.model_copy(update={"answers": said(assessment)})
        if verifying:
            codec.verify(data, assessment, FILE, parts)


def said(assessment: Assessment) -> dict[str, Answer]:
    """The answers that say something: others are left out of a file."""
    return {name: answer for name, answer in assessment.answers.items() if answer != Answer()}


def test_only_what_changed_is_made_and_read_back() -> None:
    parts = Parts()
    assessment = EMPTY.model_copy(update={"answers": {"gate": Answer(note="a"), "hall": Answer(note="b")}})
    codec.verify(parts.dump(assessment), assessment, FILE, parts)
    after = changed(assessment, "answers", "hall", Answer(note="c"))
    parts.dump(after)
    assert parts.unverified(after).answers == {"hall": Answer(note="c")}


def test_the_same_answer_to_two_questions_stands_under_both() -> None:
    answer = Answer(note="a")
    assessment = EMPTY.model_copy(update={"answers": {"gate": answer, "hall": answer}})
    assert codec.read(Parts().dump(assessment), FILE) == assessment


def test_a_time_in_another_zone_is_another_text() -> None:
    there = Answer.model_validate({"updated": "2026-07-01T14:02:31+01:00"}, strict=False)
    here = Answer.model_validate({"updated": "2026-07-01T13:02:31+00:00"}, strict=False)
    assert there == here
    parts = Parts()
    parts.dump(changed(EMPTY, "answers", "gate", there))
    assert b"13:02:31+00:00" in parts.dump(changed(EMPTY, "answers", "gate", here))


def test_what_cannot_be_read_again_is_refused_at_every_save_until_it_is_mended() -> None:
    parts, sound = Parts(), changed(EMPTY, "answers", "gate", Answer(note="a"))
    codec.verify(parts.dump(sound), sound, FILE, parts)
    broken = changed(sound, "answers", "hall", too_long())
    for _ in range(2):
        data = parts.dump(broken)
        with pytest.raises(CannotWrite, match="cannot be saved") as caught:
            codec.verify(data, broken, FILE, parts)
        assert caught.value.faults[0].place == "answers.hall.note"
    codec.verify(parts.dump(sound), sound, FILE, parts)


def test_the_whole_is_measured_though_each_part_was_verified(monkeypatch) -> None:
    parts = Parts()
    first = changed(EMPTY, "answers", "gate", Answer(note="a"))
    codec.verify(parts.dump(first), first, FILE, parts)
    second = changed(first, "answers", "hall", Answer(note="b"))
    monkeypatch.setattr("prevent_tui.budget.TABLES", 2)
    with pytest.raises(CannotWrite, match="cannot be saved"):
        codec.verify(parts.dump(second), second, FILE, parts)
