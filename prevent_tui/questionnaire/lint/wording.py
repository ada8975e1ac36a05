"""Advice on how a questionnaire is worded; the words and the thresholds are in `advice.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from prevent_tui.errors import Fault
from prevent_tui.questionnaire.lint.rulebook import limits, phrases
from prevent_tui.questionnaire.lint.texts import PlacedText, texts
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

_WORD = re.compile(r"[\w'’-]*\w")
_SENTENCE_END = re.compile(r"[.!?:;]+[\"')\]]*(?=\s)")


def wording_findings(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Long texts and sentences, words to avoid, and levels that cannot be told apart."""
    all_texts = texts(questionnaire)
    yield from _phrases(all_texts, retired=questionnaire.about.status == "retired")
    yield from _lengths(all_texts)
    yield from _sentences(all_texts)
    yield from _levels(questionnaire)


def count_words(text: str) -> int:
    """Return the number of words in a text."""
    return len(_WORD.findall(text))


def sentences(text: str) -> list[str]:
    """Split a text into sentences, also at colons and semicolons; the stop of an abbreviation ends none."""
    abbreviations = {word.lower() for word in limits("sentences")["abbreviations"]}
    pieces, begin = [], 0
    for end in _SENTENCE_END.finditer(text):
        sentence = text[begin : end.end()]
        if sentence.split()[-1].lstrip("(").lower() not in abbreviations:
            pieces.append(sentence.strip())
            begin = end.end()
    return [*pieces, text[begin:].strip()]


def _phrases(all_texts: Iterable[PlacedText], *, retired: bool) -> Iterator[Fault]:
    lists = [phrase for phrase in phrases() if phrase.retired or not retired]
    for place, kind, text in all_texts:
        for phrase in lists:
            if kind in phrase.kinds and phrase.pattern.search(text):
                matches = dict.fromkeys(match.group().strip() for match in phrase.pattern.finditer(text))
                words = ", ".join(f"`{word}`" for word in matches)
                yield Fault(place, f"{words} {phrase.say}", phrase.hint, phrase.rule)


def _lengths(all_texts: Iterable[PlacedText]) -> Iterator[Fault]:
    most = limits("lengths")
    for place, kind, text in all_texts:
        if len(text) > most.get(kind, len(text)):
            yield Fault(place, f"has {len(text)} characters; {most[kind]} fit.", "Shorten it.", Rule.LENGTHS_FIT)


def _sentences(all_texts: Iterable[PlacedText]) -> Iterator[Fault]:
    most, kinds = limits("sentences")["most_words"], frozenset(limits("sentences")["in"])
    for place, kind, text in all_texts:
        if kind not in kinds or text.count(" ") < most:
            continue
        count, longest = max((count_words(sentence), sentence) for sentence in sentences(text))
        if count > most:
            message = f"a sentence of {count} words, more than {most}: {_opening(longest)}"
            yield Fault(place, message, "Make it two.", Rule.SHORT_SENTENCES)


def _opening(sentence: str) -> str:
    return f"`{' '.join(sentence.split()[:5])} ...`."


def _levels(questionnaire: Questionnaire) -> Iterator[Fault]:
    most_alike, fewest = limits("levels")["most_alike"], limits("levels")["fewest_words"]
    labels: dict[tuple[str, ...], str] = {}
    for question in questionnaire.questions:
        place = f"questions[{question.id}].levels"
        split = {level: tuple(_WORD.findall(text.lower())) for level, text in question.levels.items()}
        split = {level: words for level, words in split.items() if len(words) >= fewest}
        for (lower, one), (upper, other) in combinations(split.items(), 2):
            if _share(one, other, most_alike) >= most_alike:
                message = f"reads almost like `{lower}`."
                hint = "Say what a person sees at one level and not at the other."
                yield Fault(f"{place}.{upper}", message, hint, Rule.LEVELS_DIFFER)
        for level, words in split.items():
            first = labels.setdefault(words, place)
            if first != place:
                hint = "Word each level for its own question."
                yield Fault(f"{place}.{level}", f"has the words of {first} too.", hint, Rule.LEVELS_DIFFER)


def _share(one: tuple[str, ...], other: tuple[str, ...], least: float) -> float:
    """Return the share of two texts that is the same words in the same order; 0 where it cannot reach `least`."""
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= least and match.quick_ratio() >= least else 0.0
