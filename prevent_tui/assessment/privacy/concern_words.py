"""What each word counts for in the word guard, from `concern.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from prevent_tui.toml.data import load

LONGEST_PHRASE = 3
"""Words of a phrase."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Words that count alike.

    Attributes:
        name: Its table in `concern.toml`, such as `matter.grave`.
        weight: What it adds to the sum of a stretch; below nought where it takes off.
    """

    name: str
    weight: float

    @property
    def part(self) -> str:
        """What it tells of: `who`, `matter`, `told`, `general` and so on."""
        return self.name.partition(".")[0]


class Lexicon:
    """Every word and phrase of `concern.toml` with its kind.

    Attributes:
        kinds: The kinds by their names.
        openings: The words with which phrases begin.
        enough: The sum from which on a stretch reads like a concern.
        further: What a further word of a matter adds.
        most: How often what is general is taken off.
        stretch: Words that are looked at together.
    """

    def __init__(self, tables: dict[str, Any]) -> None:
        self.kinds: dict[str, Kind] = {}
        self._lists: dict[str, frozenset[str]] = {}
        self._whole: dict[str, Kind] = {}
        self._stems: dict[str, Kind] = {}
        self.enough, self.further = float(tables["sum"]["enough"]), float(tables["sum"]["further"])
        self.stretch, self.most = int(tables["sum"]["stretch"]), int(tables["general"]["mostly"]["most"])
        for name, table in tables.items():
            if name != "sum":
                self._take(name, table)
        self.openings = frozenset(phrase.partition(" ")[0] for phrase in self._whole if " " in phrase)

    def _take(self, name: str, table: dict[str, Any]) -> None:
        if "weight" not in table:
            for part, inner in table.items():
                self._take(f"{name}.{part}", inner)
            return
        kind = self.kinds[name] = Kind(name, table["weight"])
        for key, value in table.items():
            if isinstance(value, str):
                self._lists[f"{name}.{key}"] = frozenset(value.split())
        if name in {"who.implied", "counts.referrals", "counts.cases"}:
            return
        for word in (*table.get("words", "").split(), *table.get("phrases", ())):
            if word.endswith("*"):
                self._stems[word[:-1]] = kind
            else:
                self._whole[word] = kind

    def among(self, word: str, listed: str) -> bool:
        """Whether a word stands in a list, such as `who.one.articles`."""
        return word in self._lists[listed]

    def kind_of(self, word: str) -> Kind | None:
        """The kind of a word or a phrase in small letters, if it has one; of a compound, that of a part."""
        if word in self._whole:
            return self._whole[word]
        bare = word.removesuffix("'s")
        if bare in self._whole:
            return self._whole[bare]
        for length in range(len(word), 3, -1):
            if (stem := self._stems.get(word[:length])) is not None:
                return stem
        if word.endswith("-year-old"):
            return self.kinds["who.one"]
        parts = word.split("-")
        return next(filter(None, map(self.kind_of, parts)), None) if len(parts) > 1 else None

    def phrase_at(self, words: list[str], at: int) -> tuple[Kind, int] | None:
        """The kind of the longest phrase that begins at a word, and how many words it has."""
        if words[at] in self.openings:
            for length in range(LONGEST_PHRASE, 1, -1):
                kind = self._whole.get(" ".join(words[at : at + length]))
                if kind is not None:
                    return kind, length
        return None


@cache
def lexicon() -> Lexicon:
    """The lexicon, which is read when a text is first looked at."""
    return Lexicon(load(__package__, "concern.toml"))
