"""The glossary is whole, says each word once, and its page is made from it."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from prevent_tui.analysis.evidence_status import STRENGTH_WORDS
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.glossary import read, terms
from prevent_tui.wording.states import STATUS_NAMES

ROOT = Path(__file__).parents[2]
TERM = '[[terms]]\nid = "a"\nterm = "A"\nof = "field"\nmeaning = "The first."\n'
TEXTS = [text for term in terms().values() for text in (term.meaning, term.is_not) if text]


def test_the_page_is_what_the_data_make():
    made = runpy.run_path(str(ROOT / "docs" / "glossary_page.py"))
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    assert made["page"]() == text, "run: python docs/glossary_page.py"


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        (TERM + 'colour = "red"\n', TypeError, "colour"),
        (TERM.replace('meaning = "The first."\n', ""), TypeError, "meaning"),
        (TERM + TERM, ValueError, "given twice"),
        (TERM + 'see = ["b"]\n', ValueError, "no such term: b"),
    ],
)
def test_a_glossary_with_a_fault_is_refused(text, error, words):
    assert list(read(tomllib.loads(TERM))) == ["a"]
    with pytest.raises(error, match=words):
        read(tomllib.loads(text))


def test_every_term_belongs_to_one_of_the_two_sections():
    assert {term.of for term in terms().values()} == {"field", "program"}


def test_no_name_stands_for_two_terms():
    names = [name.casefold() for term in terms().values() for name in (term.term, *term.also)]
    assert len(names) > 60
    assert sorted(set(names)) == sorted(names)


def test_what_a_term_means_is_said_in_one_or_two_sentences():
    for text in TEXTS:
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert len(text) <= 260, text
        assert len(re.findall(r"[.!?](?: |$)", text)) <= 2, text


def test_a_term_points_to_others_and_not_to_itself():
    for term in terms().values():
        assert term.id not in term.see
        assert len(set(term.see)) == len(term.see)


def test_the_words_of_the_field_are_used_as_the_field_uses_them():
    for text in TEXTS:
        assert not re.search(r"complian|complies|comply", text, re.IGNORECASE), text
        assert "vulnerable" not in text or "kept for being at risk in general" in text


def test_no_source_names_an_annex_or_a_yearly_edition():
    for term in terms().values():
        assert not re.search(r"\b[Aa]nnex\b|\bparagraph\b|\b20[0-9]{2}\b(?<!2015)(?<!2002)", term.source), term.source


def test_every_word_that_the_screens_and_the_report_show_for_an_answer_is_explained():
    named = {name.casefold() for term in terms().values() for name in (term.term, *term.also)}
    shown = {*STATUS_NAMES.values(), *(word.casefold() for word in DUTY_WORDS.values()), *STRENGTH_WORDS.values()}
    assert shown - named == {"checked by someone else"}
    assert "checked by someone else" in terms()["located"].meaning
