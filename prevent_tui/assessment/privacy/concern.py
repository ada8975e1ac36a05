"""The word guard: what reads like a live concern or a case, which belongs in a safeguarding record and not here.

A text is looked at a stretch of words at a time. A stretch reads like a concern where somebody in particular, and what
was done or became of them, stand close together, and little says that it is only talked about, as in a lesson. What a
word counts for stands in `concern.toml`. The guard gives advice and decides nothing; nothing is logged or kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from prevent_tui.assessment.privacy.concern_words import Kind, lexicon
from prevent_tui.assessment.privacy.kinds import words as detail_words

_SENTENCE = re.compile(r"[.!?;](?=[\s)\"'”’]|$)|\n")
_WORD = re.compile(r"[^\W_]{1,40}(?:['-][^\W_]{1,40}){0,3}")
_CLASS = re.compile(r"(?:1[0-3]|[1-9])[a-z]|[1-9][0-9]?yo|(?:y|yr|year)-?(?:1[0-3]|[1-9])")
_YEAR, _YEAR_NUMBER = frozenset({"year", "yr", "y"}), re.compile(r"1[0-3]|[1-9]")
_SPELT = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
)
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_NO_COUNT = _YEAR | {"ks", "stage", "phase", "section", "part", "question"}
"""Before a number, these make a name of it."""
_DEED = re.compile(r"[^\W_]{3,20}(?:ed|ing)")
"""A word that most likely says what somebody did or is doing."""
_REACH = 3
"""Words there may be between “a”, or a number, and the person or the cases: “a quiet Year 9 boy”."""


def reads_like_a_concern(text: str) -> bool:
    """Return whether a text reads like a live concern about somebody, like a case, or like a count of cases.

    Args:
        text: Anything a person typed.
    """
    return any(_Stretch(words).is_live for words in _stretches(text))


def _stretches(text: str) -> Iterator[list[str]]:
    """The words of each sentence; of a long one, stretches that overlap by half."""
    size = lexicon().stretch
    for sentence in _SENTENCE.split(text.replace("’", "'")):
        words = _WORD.findall(sentence)
        for at in range(0, max(1, len(words) - size // 2), size // 2):
            yield words[at : at + size]


class _Stretch:
    """Some words in a row."""

    def __init__(self, written: list[str]) -> None:
        self.written = written
        self.lexicon = lexicon()

    @cached_property
    def words(self) -> list[str]:
        return [word.lower() for word in self.written]

    @property
    def is_live(self) -> bool:
        """Whether it reads like a concern."""
        weights: dict[Kind, set[int]] = {}
        for kind, at in self._kinds():
            weights.setdefault(kind, set()).add(at)
        parts = {kind.part for kind in weights}
        if "counts" not in parts and not {"who", "matter"} <= parts:
            return self._is_told_of_one({kind.name for kind in weights})
        return sum(self._weight(kind, len(places)) for kind, places in weights.items()) >= self.lexicon.enough

    @staticmethod
    def _is_told_of_one(names: set[str]) -> bool:
        """Whether it tells of somebody who does not work there, and is about nothing that a setting has or does."""
        is_about_one = bool(names & {"who.one", "who.some", "who.kin", "who.named", "who.year"})
        is_general = any(name.startswith(("general", "invented")) for name in names)
        return is_about_one and {"who.pronoun", "told.of"} <= names and not is_general

    def _weight(self, kind: Kind, times: int) -> float:
        if kind.part == "general":
            return kind.weight * min(times, self.lexicon.most)
        return kind.weight + (self.lexicon.further * (times - 1) if kind.part == "matter" else 0)

    def _kinds(self) -> Iterator[tuple[Kind, int]]:
        """Each kind that there is, with its places."""
        named, after = self.lexicon.kinds, 0
        for at, word in enumerate(self.words):
            if self._is_class(at):
                yield named["who.year"], at
            if at >= after:
                phrase = self.lexicon.phrase_at(self.words, at)
                kind = phrase[0] if phrase else self.lexicon.kind_of(word)
                if kind is None and at and _DEED.fullmatch(word):
                    kind = named["told.of"]
                after = at + (phrase[1] if phrase else 1)
                if kind is not None and self._counts(kind, at, after):
                    yield kind, at
                    if kind.name == "who.kin" and self._is_owned(at):
                        yield named["matter.private"], at
            yield from self._counted(at)
            if at == 0 and self.lexicon.among(word, "who.implied.words") and not self._is_thing(at + 1, "matter.case"):
                yield named["who.implied"], at
            if self._is_name(at):
                yield named["who.named"], at

    def _word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

    def _before(self, at: int) -> range:
        return range(max(0, at - _REACH), at)

    def _is_thing(self, at: int, kind: str) -> bool:
        return self.lexicon.among(self._word(at), f"{kind}.things")

    def _counts(self, kind: Kind, at: int, after: int) -> bool:
        """Whether a word is of its kind where it stands."""
        if kind.name in {"who.one", "who.role"}:
            return self._is_one(at, after)
        if kind.name == "who.some":
            return any(self._is_some(each) for each in self._before(at))
        if kind.name == "who.kin":
            return not self._is_thing(after, "who.one") and not self._is_nobody(at)
        return not (kind.name == "matter.case" and self._is_thing(after, kind.name))

    def _is_one(self, at: int, after: int) -> bool:
        """Whether a person is somebody in particular."""
        if self._is_thing(after, "who.one") or self._is_nobody(at):
            return False
        has_article = any(self.lexicon.among(self.words[each], "who.one.articles") for each in self._before(at))
        if at > 0 and (self.words[at - 1].endswith("'s") or self._is_number(at - 1)):
            return True
        return at == 0 or has_article or any(self._is_class(each) for each in self._before(at))

    def _is_owned(self, at: int) -> bool:
        """Whether it is said whose a person is: his, or the boy's."""
        before = self.words[at - 1] if at else ""
        return before.endswith("'s") or self.lexicon.among(before, "who.pronoun.owners")

    def _is_nobody(self, at: int) -> bool:
        """Whether what stands before a person says that nobody in particular is meant."""
        return any(self.lexicon.among(self.words[each], "who.one.nobody") for each in self._before(at))

    def _is_class(self, at: int) -> bool:
        """Whether a class or a year group stands here, and somebody of it is meant."""
        word, after = self.words[at], at + 1
        if word in _YEAR:
            following, after = self._word(at + 1), at + 2
            if following not in _SPELT and not _YEAR_NUMBER.fullmatch(following):
                return False
        elif not _CLASS.fullmatch(word):
            return False
        return not self._is_thing(after, "who.year")

    def _is_some(self, at: int) -> bool:
        """Whether a number stands here, or a word that says as much: some, both, a couple."""
        return self._is_number(at) or self.lexicon.among(self.words[at], "who.some.counts")

    def _is_number(self, at: int) -> bool:
        """Whether a number of things stands here."""
        word = self._word(at)
        return (word in _SPELT or bool(_NUMBER.fullmatch(word))) and (at == 0 or self.words[at - 1] not in _NO_COUNT)

    def _counted(self, at: int) -> Iterator[tuple[Kind, int]]:
        """Counts of cases, of referrals, and of people of whom it is said what became of them."""
        word = self.words[at]
        for name in ("counts.referrals", "counts.cases"):
            if self.lexicon.among(word, f"{name}.words") and not self._is_thing(at + 1, "matter.case"):
                places = (*self._before(at), at + 1, *([at + 2] if self._word(at + 1) == "made" else []))
                if any(self._is_number(each) for each in places):
                    yield self.lexicon.kinds[name], at
        if self.lexicon.among(word, "who.some.words") and any(self._is_number(each) for each in self._before(at)):
            following = self.words[at + 1 : at + 1 + _REACH]
            preceding = self.words[max(0, at - _REACH) : at]
            if any(self.lexicon.among(each, "counts.referrals.became") for each in (*preceding, *following)):
                yield self.lexicon.kinds["counts.referrals"], at

    def _is_name(self, at: int) -> bool:
        """Whether a given name stands here, or a letter in place of one after a person."""
        written = self.written[at]
        if len(written) == 1:
            if not written.isupper() or written == "I":
                return False
            if not at:
                return self.lexicon.among(self._word(1), "who.named.follows")
            kind = self.lexicon.kind_of(self.words[at - 1])
            return kind is not None and kind.name == "who.one"
        if not written[0].isupper():
            return False
        name, names = self.words[at].removesuffix("'s"), detail_words("names")
        is_told_of = self.lexicon.among(self._word(at + 1), "who.named.follows")
        return name in names["given"] or (is_told_of and name in names["given_doubtful"])
