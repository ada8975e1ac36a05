"""The number that others know a setting by: which kind it is by its form, and what about it may be wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.toml.data import load


@dataclass(frozen=True, kw_only=True)
class ReferenceKind:
    """A kind of number, as `references.toml` describes it.

    Attributes:
        called: Its name with its article.
        form: A regular expression over the number without spaces.
        has: Its form in words.
        nations: Where it is given.
        questionnaires: Ids of the questionnaires whose settings usually have one.
        there_only: Whether nothing is read into a number of this form where it is not usual.
    """

    name: str
    called: str
    form: str
    has: str
    nations: Collection[str]
    questionnaires: Collection[str]
    there_only: bool = False

    def fits(self, number: str) -> bool:
        """Whether a number, written without spaces, has its form."""
        return bool(re.fullmatch(self.form, number, re.IGNORECASE))


@dataclass(frozen=True)
class Reference:
    """What is read of a reference.

    Attributes:
        text: As it was typed.
        kind: What it is called, such as `URN`; empty for a local number, and where it may be of two kinds.
        doubt: What may be wrong with it, as a sentence about it; empty where nothing is. It is kept all the same.
    """

    text: str
    kind: str = ""
    doubt: str = ""

    @property
    def words(self) -> str:
        """The reference with what it is called, such as `URN 123456`; empty where there is none."""
        if not self.text.strip():
            return ""
        return self.text if self.kind and _named(self.text, self.kind) else f"{self.kind or 'Reference'} {self.text}"


def read_reference(text: str, questionnaire: Questionnaire, facts: Mapping[str, bool | str]) -> Reference:
    """Return what a reference is by its form; one of no known form is a local number, without any doubt.

    Args:
        text: The reference as it was typed; may be empty.
        questionnaire: What the setting answers: it says of which sector it is.
        facts: What is true of the setting, of which its nation counts.
    """
    named = [kind for kind in _kinds() if _named(text, kind.name)]
    if named:
        kind, number = named[0], _named(text, named[0].name)
        fits = any(each.fits(number) for each in named)
        return Reference(text, kind.name, "" if fits else f"{text} is not {kind.called}, which has {kind.has}.")
    alike = [kind for kind in _kinds() if kind.fits(_compact(text))]
    usual = [kind for kind in alike if _is_usual(kind, questionnaire)]
    given = [kind for kind in usual if _is_given(kind, facts)]
    unlikely = usual or [kind for kind in alike if not kind.there_only]
    if given or not unlikely:
        return Reference(text, given[0].name if len(given) == 1 else "")
    where = f"in {str(facts.get('nation', '')).capitalize()}" if usual else f"under “{questionnaire.about.sector}”"
    called = " or ".join(kind.called for kind in unlikely)
    return Reference(text, "", f"{text} has the form of {called}, which a setting {where} seldom has. Is it yours?")


@cache
def _kinds() -> tuple[ReferenceKind, ...]:
    return tuple(ReferenceKind(**entry) for entry in load(__package__, "references.toml")["references"])


def _is_usual(kind: ReferenceKind, questionnaire: Questionnaire) -> bool:
    name = questionnaire.about.id
    unknown = all(name not in each.questionnaires for each in _kinds())
    return name in kind.questionnaires or (unknown and not kind.there_only)


def _is_given(kind: ReferenceKind, facts: Mapping[str, bool | str]) -> bool:
    nation = facts.get("nation")
    return not isinstance(nation, str) or nation in kind.nations


def _compact(text: str) -> str:
    return "".join(text.split())


def _named(text: str, name: str) -> str:
    """The number after its name, as in `URN 123456` or `urn:123456`; empty where its name does not stand before it."""
    named = re.fullmatch(rf"\s*{re.escape(name)}(?![a-z])[\s:.]*(?:no|number)?[\s:.]*(.*\d.*)", text, re.IGNORECASE)
    return _compact(named[1]) if named else ""
