"""Names of people: two capitalised words of which something says that they are one.

Capitals alone say little, because roles, schools and documents have them too. A title (Mrs), a known given name,
a known surname or a word beside it (“called”) says more; a word like Academy, Road or Policy after it takes it back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from prevent_tui.assessment.privacy.kinds import Place, words

WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,4}")
_LONGEST = 4
"""Words of a name, title and initials apart."""
_AHEAD = 6
"""Words looked at for what follows a name."""
_PLAIN = frozenset({" ", "  ", "\xa0"})
_CUE = _PLAIN | {", ", ": ", " (", " – ", " - "}
_SURE, _MAYBE, _UNKNOWN, _NEVER = 3, 2, 1, 0
_UNFOLDED = str.maketrans({"’": "'", "ł": "l", "ø": "o", "đ": "d", "ı": "i"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text and what it may be in a name."""

    start: int
    end: int
    key: str
    """As the lists write it: small letters, no accents, no genitive s."""
    shape: str
    """`name` (Jane), `caps` (JANE), `one` (J) or `small` (jane)."""
    gap: str
    """What stands between it and the word before; long gaps are cut."""
    owned: bool
    """Whether it has a genitive s, which ends a name."""


def folded(word: str) -> str:
    """A word as the lists write it: small letters without accents."""
    small = word.lower().translate(_UNFOLDED)
    if small.isascii():
        return small
    return "".join(each for each in unicodedata.normalize("NFKD", small) if not unicodedata.combining(each))


def _shape(word: str) -> str:
    if len(word) == 1:
        return "one" if word.isupper() else "small"
    if word[0].isupper() or any(part[:1].isupper() for part in word.split("-")[1:]):
        return "caps" if word.isupper() else "name"
    return "small"


def _read(text: str) -> list[_Word]:
    words, before = [], 0
    for match in WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        owned = word.endswith(("'s", "’s", "'S", "’S"))
        if owned:
            word, end = word[:-2], end - 2
        words.append(_Word(start, end, folded(word), _shape(word), text[before : min(start, before + 4)], owned))
        before = match.end()
    return words


def names(text: str) -> Iterator[Place]:
    """Every name found, from its title or first word to its last."""
    row = _Row(_read(text))
    at = 0
    while at < len(row.words):
        end = row.name(at)
        if end:
            yield Place(row.words[at].start, row.words[end - 1].end)
        at = end or at + 1


class _Row:
    """The words of a text in a row; each question looks only a few words ahead."""

    def __init__(self, row: list[_Word]) -> None:
        self.words = row
        self.known = words("names")

    def name(self, at: int) -> int:
        """Where the name that begins at this word ends, or 0 if none does."""
        word = self.words[at]
        if word.key in self.known["titles"] and (word.shape != "caps" or word.key in {"pc", "dc"}):
            end = self._titled(at)
            if end:
                return end
        if word.shape == "one":
            return self._after_initials(at)
        if word.shape != "name":
            return self._plain(at)
        return self._pair(at)

    def _joined(self, at: int, dotted: bool = False) -> bool:
        """Whether this word follows the one before it with nothing but a space, or a full stop where one may be."""
        if at >= len(self.words) or self.words[at - 1].owned:
            return False
        gap = self.words[at].gap
        return gap in _PLAIN or (dotted and gap in {". ", "."})

    def _is(self, at: int, group: str) -> bool:
        return self.words[at].key in self.known[group]

    def _never(self, at: int) -> bool:
        return self._is(at, "never") or self._is(at, "institutions")

    def _surname(self, at: int) -> int:
        """How surely this word is a surname; a double name counts by either half."""
        word = self.words[at]
        if any(part in self.known["surnames"] for part in (word.key, *word.key.split("-"))):
            return _SURE
        if word.shape == "name" and len(word.key) > 4:
            begins, ends = self.known["beginnings"], tuple(self.known["endings"])
            if (word.key.startswith(begins) or word.key.endswith(ends)) and not self._never(at):
                return _SURE
        if word.shape == "one" or (self._never(at) and not self._is(at, "surnames_words")):
            return _NEVER
        return _MAYBE if word.shape == "name" else _NEVER

    def _given_name(self, at: int) -> int:
        first = self.words[at].key.split("-")[0]
        if first in self.known["given"] or self._is(at, "given"):
            return _SURE
        if self._is(at, "given_doubtful"):
            return _MAYBE
        return _NEVER if self._never(at) or self._is(at, "prefixes") else _UNKNOWN

    def _initials(self, at: int) -> int:
        """The first word after any single letters that stand here, each of which may have a full stop."""
        for _ in range(3):
            if self._joined(at, dotted=True) and self.words[at].shape == "one":
                at += 1
        return at

    def _titled(self, at: int) -> int:
        """Mrs Jones, Mr K. Jones, Dr Amara Jones, Mr and Mrs Jones."""
        after = at + 1
        if self._joined(after) and self.words[after].key == "and":
            after += 1
            if not (self._joined(after) and self._is(after, "titles")):
                return 0
            after += 1
        if not self._joined(after, dotted=True):
            return 0
        surname = self._initials(after)
        if surname >= len(self.words) or not self._joined(surname, dotted=True):
            return 0
        sure = self._surname(surname)
        if sure < (_MAYBE if self.words[at].shape != "small" else _SURE):
            return 0
        return self._end(at, surname + 1)

    def _after_initials(self, at: int) -> int:
        """J Smith, J. K. Smith."""
        surname = self._initials(at + 1)
        if not self._joined(surname, dotted=True) or self.words[surname].shape != "name":
            return 0
        return self._end(at, surname + 1) if self._surname(surname) == _SURE else 0

    def _plain(self, at: int) -> int:
        """As `jane smith` or `JANE SMITH`: only where both words are surely names."""
        after = at + 1
        if not self._joined(after) or self.words[after].shape != self.words[at].shape or self._never(after):
            return 0
        return self._end(at, after + 1) if self._given_name(at) == self._surname(after) == _SURE else 0

    def _pair(self, at: int) -> int:
        """Jane Smith, Jane K. Smith, Jane S, Smith, Jane."""
        given_name = self._given_name(at)
        if given_name == _SURE and self._initial_for_surname(at):
            return at + 2
        if self._turned(at):
            return at + 2
        if given_name == _NEVER or self._after_prefix(at):
            return 0
        surname = self._initials(at + 1)
        while self._joined(surname) and surname < at + 3 and self._is(surname, "particles"):
            surname += 1
        dotted = surname > at + 1 and self.words[surname - 1].shape == "one"
        if not self._joined(surname, dotted) or self.words[surname].shape != "name":
            return 0
        sure = self._surname(surname)
        if sure == _NEVER:
            return 0
        enough = _SURE in {given_name, sure} or self._is(at, "surnames_first") or self._cued(at, surname + 1)
        return self._end(at, surname + 1) if enough else 0

    def _initial_for_surname(self, at: int) -> bool:
        after = at + 1
        if not self._joined(after) or self.words[after].shape != "one" or self.words[after].key in {"i", "a"}:
            return False
        return not (self._joined(after + 1, dotted=True) and self.words[after + 1].shape == "name")

    def _turned(self, at: int) -> bool:
        after = at + 1
        if after >= len(self.words) or self.words[after].gap != ", " or self.words[after].shape != "name":
            return False
        return self._surname(at) == self._given_name(after) == _SURE

    def _after_prefix(self, at: int) -> bool:
        return self.words[at].gap in {*_PLAIN, ". "} and self._is(at - 1, "prefixes")

    def _cued(self, at: int, end: int) -> bool:
        """Whether a word beside two unknown ones says that they are a person's name."""
        if at and self.words[at].gap in _CUE:
            if self._is(at - 1, "cues_before"):
                return True
            if at > 1 and self.words[at - 1].key == "of" and self._is(at - 2, "cues_of"):
                return True
        return end < len(self.words) and self.words[end].gap in _CUE and self._is(end, "cues_after")

    def _end(self, at: int, end: int) -> int:
        """Takes in further surnames; gives 0 where what follows makes it a place, a body or a document."""
        while end - at < _LONGEST and self._joined(end) and self.words[end].shape == "name" and not self._never(end):
            end += 1
        for ahead in range(end, min(end + _AHEAD, len(self.words))):
            gap_fits = self.words[ahead].gap in _PLAIN
            if not gap_fits or self.words[ahead].shape == "small":
                break
            if self._is(ahead, "institutions"):
                return 0
            if self._is(ahead, "never"):
                break
        return end
