"""`J` explains the words of the field that stand on the screen in front, and says so where none does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToQuestion
from prevent_tui.tui.kit.shown_text import shown_text
from prevent_tui.wording.glossary import terms, terms_in
from support.app_pilot import sit, write
from support.screen_tour import assessment_of, ship, tour

QUESTIONNAIRES = Path(__file__).parents[2] / "questionnaires"

ORDINARY = {"IT", "HR", "AI", "UK", "ICT", "NHS", "GB", "CC", "BY", "VPN", "PRU", "EHC", "INSET", "CPD", "SMSC"}
"""Abbreviations that everybody in a school knows, or that stand in the licence."""

NAMES = {"SWGfL", "NSPCC", "PACEY", "PMAP"}
"""Bodies that publish something, and what Scotland calls a panel."""


def explained(text: str) -> list[str]:
    """The ids of the terms found in a text."""
    return [term.id for term in terms_in(text)]


# ------------------------------------------------------------ finding terms in a text


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ask the DSL, or the deputy DSLs.", ["dsl"]),
        ("A Channel panel asked for help", ["channel"]),
        ("The channel of a river", []),
        ("You must do what you should", []),
        ("MUST  SHOULD", ["must", "should"]),
        ("GAPS, IN ORDER", ["gap"]),
        ("Section 26 and KCSIE", ["kcsie", "section-26"]),
        ("MASH, FBV, WRAP and RAG", ["front-door", "awareness-training", "british-values", "rag"]),
        ("appropriate filtering is in place", ["filtering-monitoring"]),
        ("Notice, check,\nshare", ["notice-check-share"]),
        ("the Governors’ challenge", ["governors", "governors-challenge"]),
    ],
)
def test_a_term_is_found_as_a_text_has_it(text, ids):
    assert explained(text) == ids


def test_every_term_is_found_by_its_own_spellings():
    for term in terms().values():
        for spelling in term.spellings:
            assert term.id in explained(f"({spelling})."), (term.id, spelling)


def test_every_abbreviation_of_the_bundled_questionnaires_is_explained():
    for path in QUESTIONNAIRES.glob("*.toml"):
        lines = [
            each for each in path.read_text("utf-8").splitlines() if not re.match(r"#|url =|licence =|code =", each)
        ]
        for abbreviation in set(re.findall(r"\b[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*\b", "\n".join(lines))):
            name = abbreviation.removesuffix("s")
            name = "ACT Early" if name == "ACT" else name
            if name not in ORDINARY | NAMES and not re.fullmatch(r"[A-Z]{2}", name):
                assert explained(name), f"{path.name}: {abbreviation}"


# ------------------------------------------------------------ on the screens


async def test_the_words_of_the_question_are_explained_and_the_same_key_closes_it(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("board-accountable"))
        await desk.settled()
        await desk.press("i")
        assert "DSL" in shown_text(desk.app.screen)
        await desk.press("j")
        assert desk.place == "GlossarySheet"
        assert "WORDS OF THE FIELD" in desk.text
        assert "The senior person in a setting who leads on safeguarding" in desk.words
        await desk.press("j")
        assert desk.place == "question"


async def test_what_is_folded_away_is_not_explained_until_it_is_unfolded(school):
    async with sit(school) as desk:
        desk.app.go(ToQuestion("prevent-lead"))
        await desk.settled()
        before = shown_text(desk.app.screen)
        await desk.press("i")
        assert len(shown_text(desk.app.screen)) > len(before)


async def test_where_no_term_stands_that_is_said(school, monkeypatch):
    monkeypatch.setattr("prevent_tui.wording.glossary.terms_in", lambda _text: [])
    async with sit(school) as desk:
        await desk.press("j")
        assert desk.place == "question"
        assert "No term of the field stands here." in desk.said


async def test_the_key_works_on_every_page(home, monkeypatch):
    ship(str.title, home / "shipped", monkeypatch)
    async with sit(write(home / "documents" / "a.toml", assessment_of(str.title))) as desk:
        desk.app.go(ToQuestion("first"))
        await desk.settled()
        async for name in tour(desk):
            page = desk.app.screen
            if not isinstance(page, Page) or desk.app.field is not None:
                continue
            found = terms_in(shown_text(page))
            await desk.press("j")
            assert (desk.place == "GlossarySheet") == bool(found), name
            if found:
                await desk.press("escape")
            assert desk.app.screen is page


async def test_the_palette_leads_there_by_many_words(school):
    async with sit(school) as desk:
        for word in ("jargon", "glossary", "what does it mean"):
            await desk.press("ctrl+p")
            await desk.type(word, "enter")
            assert desk.place == "GlossarySheet"
            await desk.press("escape")
