"""What was done and what the program has promised of it: words shown, answers chosen, times given as saved."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

UNANSWERED = "unanswered"
NOT_KNOWN = "dont-know"


@dataclass
class Word:
    """A word of its own that was typed and seen on the screen.

    Attributes:
        typing: What it was typed into: `note` or `form`.
        shown_at: When it was on the screen.
        given_up: Whether something was done since that may rightly have dropped it.
    """

    text: str
    typing: str
    shown_at: float
    given_up: bool = False


@dataclass
class Choice:
    """An answer given by a key and seen on the screen.

    Attributes:
        question: Its reference, as `RA3`.
        level: The level's number, or that it was taken back.
    """

    question: str
    level: str
    shown_at: float


@dataclass
class Ledger:
    """The storm's own account of a round.

    Attributes:
        chosen: References of questions to the answers they may have been given; `*` for any.
        known: The answer a question has for certain; a question that is missing has one nobody has to know.
        careful: Whether nothing is done that takes anything back, so that every word must be somewhere.
        drafts: Whether a form that is left keeps a draft.
        saved_at: The last time the header gave as saved.
        meddled_at: When another program last wrote over the file, or took it away.
        full_since: When the disk was filled; None where it was not, or has room again.
    """

    careful: bool
    drafts: bool
    known: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, set[str]] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    saved_at: float = 0.0
    meddled_at: float = 0.0
    full_since: float | None = None
    last: str = ""
    moves: list[str] = field(default_factory=list)

    def note(self, move: str) -> None:
        """Writes down what was done."""
        self.moves.append(move)

    def may_choose(self, question: str, level: str = "*") -> None:
        """An answer may be given now, to the question that is shown, or where none is to the one shown last."""
        each = question or self.last
        self.chosen.setdefault(each, set()).update({level, UNANSWERED})
        self.known.pop(each, None)

    def chose(self, question: str, level: str) -> None:
        """A level's key was pressed on a question with nothing over it, and its bar is seen there."""
        before = self.known.get(question)
        self.may_choose(question, level)
        if before is not None:
            self.known[question] = level
            self.choices.append(Choice(question, level, time.time()))

    def typed(self, text: str, typing: str) -> None:
        """A word was typed and is on the screen."""
        self.words.append(Word(text, typing, time.time()))

    def left_form(self) -> None:
        """A form may have been left without keeping it, which drops what was typed where there are no drafts."""
        if not self.drafts:
            for word in self.words:
                word.given_up = word.given_up or word.typing == "form"

    def meddled(self) -> None:
        """Another program writes over the file, or takes it away."""
        self.meddled_at = time.time()

    def saved(self, second_of_day: int | None) -> None:
        """The header gave a time as saved."""
        if second_of_day is not None:
            now = datetime.now()
            at = datetime.combine(now.date(), datetime.min.time()) + timedelta(seconds=second_of_day)
            self.saved_at = max(self.saved_at, (at if at <= now else at - timedelta(days=1)).timestamp())

    def words_due(self, *, killed: bool, drafts_after: float = 3.0) -> list[str]:
        """The words that may not be missing.

        Args:
            killed: Whether the program had no chance to save what it had not saved.
            drafts_after: Seconds after which what is typed into a form has to be a draft on the disk.
        """
        if not self.careful:
            return []
        due = [word for word in self.words if not word.given_up]
        if killed:
            # What was only in the file went with it where others meddled: the program was killed before it could look.
            drafted = (self.full_since or time.time()) - drafts_after if self.drafts else 0.0
            kept = {"note": (self.meddled_at, self.saved_at), "form": (0.0, drafted)}
            due = [word for word in due if kept[word.typing][0] < word.shown_at < kept[word.typing][1]]
        return [word.text for word in due]

    def choices_due(self, *, killed: bool) -> dict[str, set[str]]:
        """Questions to the answers of which one must stand: the last promised, or a later one."""
        due: dict[str, set[str]] = {}
        if not self.careful:
            return due
        for choice in self.choices:
            if killed and choice.shown_at < self.meddled_at:
                due.pop(choice.question, None)
            elif not killed or choice.shown_at < self.saved_at:
                due[choice.question] = {choice.level}
            elif choice.question in due:
                due[choice.question].add(choice.level)
        return {question: levels for question, levels in due.items() if question in self.known}
