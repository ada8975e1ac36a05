"""What fits the words that somebody typed, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_tui.tui.palette.meanings import likeness, meanings, mended, wanted, words_of

if TYPE_CHECKING:
    from prevent_tui.tui.palette.commands import Command

_NAME, _MEANING, _HELP = 3.0, 3.0, 1.0
"""What a word counts for in the name of a command, in what people say for it, and in its sentence."""

_CALLED, _SAID, _TOLD = 6.0, 5.0, 4.0
"""What it counts for besides that a command is called as was typed, that people say just that, or its sentence does."""

_LATER = 0.2
"""What a command that the same words also lead to counts less than the one before it."""


@dataclass(frozen=True)
class _Known:
    """A command, with the words that it is found by and what each counts for."""

    command: Command
    called: str
    told: str
    phrases: dict[str, int]
    weights: dict[str, float]


class Search:
    """Finds commands by their names, by what people call them, and by what they do.

    Args:
        commands: Those there are.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        self._known = [_known(each) for each in commands]

    def fitting(self, query: str) -> list[Command]:
        """Return the commands that fit, best first: all of the words; where none has all, any; or a word spelt alike.

        Args:
            query: What was typed, and is not empty.
        """
        words, phrase = wanted(query), _phrase(query)
        for some in (words, self._mended(words)):
            for every in (True, False):
                scores = [(_score(each, some, phrase, every=every), each.command) for each in self._known]
                hits = [(score, command) for score, command in scores if score]
                if hits:
                    return [command for _, command in sorted(hits, key=lambda hit: -hit[0])]
        return []

    def _mended(self, words: Sequence[str]) -> list[str]:
        return mended(words, (word for each in self._known for word in each.weights))


def _phrase(text: str) -> str:
    return " ".join(words_of(text))


def _known(command: Command) -> _Known:
    phrases = {_phrase(said): place for said, place in meanings().phrases.get(command.id, ())}
    weights = dict.fromkeys(words_of(command.help), _HELP) if command.is_found_by_help else {}
    for phrase, place in phrases.items():
        for word in words_of(phrase):
            weights[word] = max(weights.get(word, 0.0), _MEANING - _LATER * place)
    weights |= dict.fromkeys(words_of(command.name), _NAME)
    told = _phrase(command.help) if command.is_found_by_help else ""
    return _Known(command, _phrase(command.name), told, phrases, weights)


def _score(known: _Known, words: Sequence[str], phrase: str, *, every: bool) -> float:
    """How well a command fits; nothing where it does not, or not with every word."""
    weights = known.weights.items()
    best = [max((likeness(word, other) * weight for other, weight in weights), default=0) for word in words]
    if not any(best) or (every and not all(best)):
        return 0.0
    called = _CALLED if known.called in {phrase, " ".join(words)} else 0.0
    told = _TOLD if len(words) > 1 and phrase in known.told else 0.0
    place = next((known.phrases[each] for each in (phrase, " ".join(words)) if each in known.phrases), None)
    return sum(best) + called + told + (0.0 if place is None else _SAID - _LATER * place)
