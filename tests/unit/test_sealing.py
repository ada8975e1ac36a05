"""A seal holds while no word changes, and names every part that did."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence
from prevent_tui.assessment.model.governance import SignOff
from prevent_tui.assessment.storage import codec
from prevent_tui.errors import BadFile, Fault, NewerFormat
from support.examples import examples
from support.sealed_assessment import CHAIR, full

HERE = Path("sealed.toml")
TODAY = date(2026, 11, 22)
SEALED = sealing.seal(full(), CHAIR)
TEXT = codec.dump(SEALED).decode()


def read(text: str) -> Assessment:
    return codec.read(text.encode(), HERE)


def places(assessment: Assessment) -> list[str]:
    return [fault.place for fault in sealing.differences(assessment)]


def changed(**update: Any) -> Assessment:
    """The sealed assessment with something changed by hand."""
    return SEALED.model_copy(update=update)


def resigned(**update: Any) -> Assessment:
    """The sealed assessment with its sign-off changed by hand."""
    assert SEALED.sign_off
    return changed(sign_off=SEALED.sign_off.model_copy(update=update))


def test_what_was_sealed_is_intact_and_is_so_when_it_is_read_again():
    assert not sealing.is_sealed(full())
    assert sealing.seal_state(full()) == sealing.Seal(sealed=False)
    assert sealing.seal_state(SEALED).is_intact
    assert read(TEXT) == SEALED
    assert sealing.seal_state(read(TEXT)).is_intact


def test_sealing_keeps_everything_and_adds_only_the_sign_off():
    assert SEALED.model_copy(update={"sign_off": None}) == full()
    assert SEALED.sign_off
    assert SEALED.sign_off.model_copy(update={"seal": None, "marks": {}}) == CHAIR


def test_every_part_has_its_mark():
    assert SEALED.sign_off
    parts = {
        *("questionnaire", "sample", "setting", "answers.hall", "answers.head", "cadence", "reviews[1]", "reviews[2]"),
        *("evidence[evidence-1]", "evidence[evidence-2]", "actions[action-1]", "actions[action-2]"),
        *("risks[risk-1]", "contacts[contact-1]", "challenges[asked-1]", "sign_off"),
    }
    orders = {"evidence", "actions"}
    assert SEALED.sign_off.marks.keys() == parts | orders


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"questionnaire": EditionRef(id="little", edition="2025-09")}, ["questionnaire"]),
        ({"overlays": (EditionRef(id="council", edition="2026"),)}, ["overlays[council]"]),
        ({"sample": None}, ["sample"]),
        ({"setting": full().setting.model_copy(update={"facts": {"boarding": False}})}, ["setting"]),
        ({"answers": {**full().answers, "gate": Answer(note="x")}}, ["answers.gate"]),
        ({"answers": {"head": full().answers["head"]}}, ["answers.hall"]),
        ({"evidence": full().evidence[:1]}, ["evidence[evidence-2]"]),
        ({"evidence": full().evidence[::-1]}, ["evidence"]),
        ({"evidence": (*full().evidence[::-1], Evidence(id="third"))}, ["evidence[third]"]),
        ({"evidence": (*full().evidence, full().evidence[0])}, ["evidence[evidence-1] (2)"]),
        ({"actions": ()}, ["actions[action-1]", "actions[action-2]"]),
        ({"cadence": full().cadence.model_copy(update={"every_weeks": 12})}, ["cadence"]),
        ({"reviews": full().reviews[::-1]}, ["reviews[1]", "reviews[2]"]),
        ({"challenges": ()}, ["challenges[asked-1]"]),
    ],
)
def test_each_part_that_differs_is_named(update, expected):
    assert places(changed(**update)) == expected


def test_what_happened_to_a_part_is_said():
    answers = {"head": Answer(note="x"), "gate": Answer(note="y")}
    assert sealing.differences(changed(answers=answers, evidence=full().evidence[::-1])) == (
        Fault("answers.gate", sealing.ADDED),
        Fault("answers.head", sealing.CHANGED),
        Fault("answers.hall", sealing.TAKEN_OUT),
        Fault("evidence", sealing.MOVED),
    )


def test_an_answer_that_says_nothing_is_none():
    assert sealing.seal_state(changed(answers={**full().answers, "gate": Answer()})).is_intact
    empty = full().model_copy(update={"answers": {"gate": Answer()}})
    assert sealing.seal_state(read(codec.dump(sealing.seal(empty, CHAIR)).decode())).is_intact


def test_a_time_in_another_zone_is_the_same_time():
    head = full().answers["head"]
    moved = head.model_copy(update={"updated": datetime(2026, 9, 14, 9, 0, tzinfo=UTC)})
    assert sealing.seal_state(changed(answers={**full().answers, "head": moved})).is_intact
    later = moved.model_copy(update={"updated": datetime(2026, 9, 14, 9, 1, tzinfo=UTC)})
    assert places(changed(answers={**full().answers, "head": later})) == ["answers.head"]


@pytest.mark.parametrize(
    ("update", "place", "words"),
    [
        ({"seal": "0" * 64}, "sign_off.seal", "the seal was changed, or a part together with its mark"),
        ({"seal": "not one"}, "sign_off.seal", "the seal was changed"),
        ({"seal": ""}, "sign_off.seal", "the seal was changed"),
        ({"seal": None}, "sign_off.seal", sealing.TAKEN_OUT),
        ({"marks": {}}, "sign_off.marks", "were taken out since it was sealed; what was signed is as it was"),
        ({"role": "Head teacher"}, "sign_off", sealing.CHANGED),
        ({"version": 2}, "sign_off", sealing.CHANGED),
        ({"supersedes": "0" * 64}, "sign_off", sealing.CHANGED),
    ],
)
def test_a_change_of_the_seal_itself_is_said(update, place, words):
    (found,) = sealing.differences(resigned(**update))
    assert found.place == place
    assert words in found.message


def test_marks_that_were_changed_are_told_from_content_that_was():
    assert SEALED.sign_off
    marks = {**SEALED.sign_off.marks, "setting": "0" * 16, "more": "1" * 16}
    del marks["cadence"]
    found = sealing.differences(resigned(marks=marks))
    assert [fault.place for fault in found] == [
        "sign_off.marks.setting",
        "sign_off.marks.cadence",
        "sign_off.marks.more",
    ]
    assert all("what was signed is as it was" in fault.message for fault in found)


def test_without_its_marks_a_change_is_seen_and_it_is_said_that_its_place_is_not():
    (found,) = sealing.differences(resigned(marks={}, role="Head teacher"))
    assert found.place == "sign_off.marks"
    assert "it cannot be said where" in found.message


def test_without_seal_and_marks_there_is_no_seal():
    assert sealing.seal_state(resigned(seal=None, marks={})) == sealing.Seal(sealed=False)


def test_layout_comments_and_line_endings_break_no_seal():
    lines = TEXT.splitlines()
    loose = "\n".join(line if line.startswith(("First", "second")) else f"{line}  # mine" for line in lines[:12])
    for text in (
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        "\n".join([loose, *lines[12:]]).replace(" = ", "="),
        TEXT.replace("[setting]", "\n\n   [ setting ]"),
    ):
        assert text != TEXT
        assert sealing.seal_state(read(text)).is_intact


WRITTEN_BY_HAND = """
format = 1
questionnaire = { id = "little", edition = "2026-09" }

[answers]
hall = { note = "Caf\u00e9", state = "dont-know", updated = 2026-09-14T10:00:00+01:00 }

[[evidence]]
title = "Plan"
id = "plan"

[sign_off]
role = "Chair of governors"
on = 2026-11-22
decision = "Adopted"
next_review = 2027-11-01
seal = "8d81"

[sign_off.marks]
"questionnaire" = "0"
"""
# What a seal is over, written out: keys sorted, no spaces, ASCII, times in UTC.
CANONICAL = (
    '{"answers":{"hall":{"note":"Caf\\u00e9","state":"dont-know","updated":"2026-09-14T09:00:00+00:00"}},'
    '"evidence":[{"id":"plan","title":"Plan"}],'
    '"questionnaire":{"edition":"2026-09","id":"little"},'
    '"sign_off":{"decision":"Adopted","next_review":"2027-11-01","on":"2026-11-22","role":"Chair of governors"}}'
)


def test_the_seal_is_over_a_form_that_anybody_can_write_down():
    right = WRITTEN_BY_HAND.replace("8d81", sha256(CANONICAL.encode()).hexdigest())
    evidence = sha256(b'{"id":"plan","title":"Plan"}').hexdigest()[:16]
    found = {fault.place for fault in sealing.differences(read(right))}
    assert found == {
        "sign_off.marks.questionnaire",
        "sign_off.marks.answers.hall",
        "sign_off.marks.evidence[plan]",
        "sign_off.marks.sign_off",
    }
    marked = right + f'"evidence[plan]" = "{evidence}"\n'
    assert "sign_off.marks.evidence[plan]" not in places(read(marked))


def part_at(position: int) -> str:
    """The part of the sealed file that a position is in, told from the headings alone; empty above the first."""
    kind, name = "", ""
    ids = re.compile(r'^id = "(.*)"$', re.MULTILINE)
    for found in re.finditer(r"^\[+([a-z_.0-9-]+)\]+$", TEXT, re.MULTILINE):
        if found.start() > position:
            break
        kind = found[1]
        if TEXT[found.start() + 1] == "[" and "." not in kind:
            own = ids.search(TEXT, found.end())
            name = f"{kind}[{own[1]}]" if own and kind != "reviews" else kind
        elif not kind.startswith(("actions.", "risks.")):
            name = "setting" if kind == "setting.facts" else kind
    return name


@pytest.mark.slow
@examples(1500)
@given(
    position=st.integers(0, len(TEXT) - 1),
    put=st.one_of(st.just(""), st.characters(exclude_categories=["Cs"]), st.sampled_from("0123456789abcdef#[]\"'=.\n")),
    over=st.booleans(),
)
def test_every_change_of_one_character_is_named_at_its_part_or_is_a_fault_with_its_place(position, put, over):
    text = TEXT[:position] + put + TEXT[position + (1 if over or not put else 0) :]
    try:
        found = read(text)
    except NewerFormat:
        return
    except BadFile as error:
        assert error.faults
        assert all(fault.place for fault in error.faults)
        return
    if found == read(TEXT):
        assert sealing.seal_state(found).is_intact
        return
    seal, part = sealing.seal_state(found), part_at(position)
    assert seal.is_broken
    assert any(fault.place.startswith(part or "sample") for fault in seal.places), (part, seal.places)


def test_a_sign_off_needs_somebody_and_a_day_and_is_given_once():
    for lacking in ({"role": ""}, {"on": None}):
        with pytest.raises(ValueError, match="role and a date"):
            sealing.seal(full(), CHAIR.model_copy(update=lacking))
    with pytest.raises(ValueError, match="already"):
        sealing.seal(SEALED, CHAIR)


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_into_a_sign_off_is_sealed_and_read_again_intact(role, decision, minute):
    typed = sealing.draft(f"Chair {role}", TODAY, decision, minute)
    sealed = sealing.seal(full(), typed)
    data = codec.dump(sealed)
    codec.verify(data, sealed, HERE)
    assert sealing.seal_state(codec.read(data, HERE)).is_intact


def test_what_shows_nothing_is_taken_out_of_what_is_typed():
    typed = sealing.draft(" Chair\u202e of\n governors", TODAY, "Yes\r\nindeed\x07 ", " 14\t")
    assert (typed.role, typed.decision, typed.minute) == ("Chair of governors", "Yes\nindeed", "14")


def test_versions_chain():
    assert SEALED.sign_off
    second = sealing.next_version(SEALED)
    assert not sealing.is_sealed(second)
    assert second.sign_off == SignOff(version=2, supersedes=SEALED.sign_off.seal)
    assert second.answers == SEALED.answers
    draft = SignOff(role="Head", on=date(2027, 1, 1), decision="Yes", version=7, supersedes="mine")
    signed = sealing.seal(second, draft)
    assert signed.sign_off
    assert (signed.sign_off.version, signed.sign_off.supersedes) == (2, SEALED.sign_off.seal)
    third = sealing.next_version(signed)
    assert third.sign_off == SignOff(version=3, supersedes=signed.sign_off.seal)
    with pytest.raises(ValueError, match="not sealed"):
        sealing.next_version(third)


def test_an_earlier_version_is_brought_back_into_the_chain_not_out_of_it():
    second = sealing.next_version(SEALED)
    for earlier in (full(), SEALED):
        back = sealing.restore(earlier, second)
        assert back.sign_off == second.sign_off
        assert back.answers == earlier.answers
