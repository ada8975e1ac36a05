"""Numbers of one and of few stand in grammar on every screen: `1 gap`, `2 gaps`, `the one answer`."""

from __future__ import annotations

import itertools
import re

import pytest

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.tui.kit.routes import ToQuestion, ToReview, ToThemeEnd
from prevent_tui.wording.grammar import part_of
from support.app_pilot import NARROW, WIDE, sit, write
from support.screen_tour import assessment_of, ship, tour
from support.small_questionnaire import NOON

NOUNS = (
    "gap|question|action|risk|piece|answer|theme|review|draft|form|row|day|minute|figure|contact|finding|reply|point"
)
WRONG = re.compile(
    rf"(?<![\d.,/-])\b(?:1|one) (?:of 1 )?(?:{NOUNS})s\b"
    rf"|\b1 of 1 (?:are|[a-z]+ (?:has|have))\b|\b(?:1|one) (?:are|were|have)\b|\b(?:[2-9]|two|three) (?:is|was|has)\b"
    rf"|\b(?:[02-9]|two|three) (?:{NOUNS})\b(?! form)"
)


@pytest.fixture
def ones(home, monkeypatch):
    """An assessment with one of everything."""
    ship(str.title, home / "shipped", monkeypatch)
    return write(home / "documents" / "a.toml", assessment_of(str.title))


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("1 gaps", True),
        ("1 of 1 are met", True),
        ("2 gap", True),
        ("0 action", True),
        ("1 gap, 2 gaps", False),
        ("11 gaps", False),
        ("question 1 of 3", False),
    ],
)
def test_the_test_knows_what_is_wrong(text, is_wrong):
    assert bool(WRONG.search(text)) == is_wrong


def test_a_part_of_one_is_the_one():
    assert part_of(1, 1, "answer") == "the one answer"
    assert part_of(1, 3, "answer") == "1 of 3 answers"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_one_of_everything_is_said_in_grammar_on_every_screen(ones, size):
    async with sit(ones, size=size) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for name in tour(desk):
            assert not WRONG.findall(f"{desk.words} {desk.said}"), name


async def test_whatever_was_answered_is_said_in_grammar(ones):
    async with sit(ones) as desk:
        before = desk.assessment
        for levels in itertools.product(["", "none", "done"], ["", "done", "dk"], ["", "done"], ["", "none"]):
            answers = {}
            for name, level in zip(("first", "second", "third", "fourth"), levels, strict=True):
                known = {"state": State.LEVEL, "level": level} if level != "dk" else {"state": State.DONT_KNOW}
                answers |= {name: Answer(**known, updated=NOON)} if level else {}
            desk.work.session.apply("as said", before.model_copy(update={"answers": answers}))
            for route in (ToQuestion("first"), ToThemeEnd("first"), ToReview()):
                desk.app.go(route)
                await desk.settled()
                assert not WRONG.findall(desk.words), levels
