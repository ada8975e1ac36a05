"""The forms of the governors' page: a reply, and a question in one's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult

from prevent_tui.assessment import challenges
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.governance import Challenge
from prevent_tui.text import clean_line, clean_prose
from prevent_tui.tui.kit.buttons import KEEP, LEAVE, NEXT_FIELD, Buttons
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form, ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.register_keys import WRITING
from prevent_tui.wording.posts import example, governing_body

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program

T = TypeVar("T")

_BETWEEN = re.compile(r"[\s,;]+|\band\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReplyInput:
    """A reply, and the role that gave it."""

    text: str
    by: str


@dataclass(frozen=True)
class ChallengeInput:
    """A question in somebody's words, and the ids of the questions it is about; without words it is not asked."""

    text: str
    questions: tuple[str, ...]


def read_references(text: str, reference: Mapping[str, str]) -> tuple[str, ...]:
    """Reads references such as `RA4, WP2` as ids of questions, each once.

    Args:
        text: What was typed.
        reference: Question id to its reference.

    Raises:
        ValueError: One of them is no reference; says which.
    """
    known = {name.casefold(): question for question, name in reference.items()}
    parts = [part for part in _BETWEEN.split(clean_line(text)) if part]
    for part in parts:
        if part.casefold() not in known:
            raise ValueError(
                f"There is no question “{part}”. Write its reference, such as {next(iter(known)).upper()}."
            )
    return tuple(dict.fromkeys(known[part.casefold()] for part in parts))


class LongTextForm(Form[T], Dialog[T]):
    """A text of several lines, and a field of one line."""

    KEYS = WRITING
    BINDINGS = bindings(key for key in WRITING if key.action == "submit")

    def __init__(self, text: str, last: str) -> None:
        super().__init__()
        self.text, self.last = text, last

    @property
    def written(self) -> str:
        """What stands in the text."""
        return clean_prose(self.query_one(NoteField).text)

    def writing(self, label: str) -> ComposeResult:
        """The text, with its label."""
        note = NoteField("text", self.text, label)
        yield from (note.tally, note)

    def on_mount(self) -> None:
        """Ready to type, at the end of what is there."""
        note = self.query_one(NoteField)
        note.move_cursor(note.document.end)
        note.focus()


class AskReply(LongTextForm[ReplyInput]):
    """Asks for the reply to a question; an empty one takes the reply back."""

    ABOUT = (
        "Help: a reply",
        "Say what is true and what is being done, in a few sentences that can stand in the minutes. The report prints "
        "it with the question.",
        "Write roles, not names, and nothing about a child. Empty the text to take the reply back.",
    )

    def __init__(self, challenge: Challenge, about: str, by: str) -> None:
        super().__init__(challenge.reply, challenge.by or by)
        self.challenge, self.about = challenge, about

    @property
    def draft_of(self) -> DraftOf:
        """The question it replies to."""
        return DraftOf("reply", f"challenges/{self.challenge.id}", f"a reply, {_short(self.challenge)} (G)")

    def body(self) -> ComposeResult:
        """The question, the reply, who gives it."""
        yield Heading(f"Reply to {governing_body(self.questionnaire)}", self.about)
        yield Words(self.challenge.text)
        yield from self.writing("Reply")
        yield from field("by", "Who replies (a role)", self.last, example(self.questionnaire, "head", "lead"), 120)
        yield Words(id="complaint")
        yield Buttons("Keep", others=(NEXT_FIELD, KEEP, LEAVE))

    def action_submit(self) -> None:
        """Keeps the reply."""
        self.dismiss(ReplyInput(self.written, self.value("by")))


def _short(challenge: Challenge) -> str:
    """The beginning of a question, to tell it from others."""
    return f"“{shorten(clean_line(challenge.text), 40, placeholder=' …')}”"


@changes
def ask_reply(program: Program, challenge: Challenge) -> None:
    """Asks for the reply to a question on the list, and keeps it; the role that replied last is offered."""
    work = program.open_work

    def keep(entry: ReplyInput | None) -> None:
        if entry:
            after = challenges.reply(work.assessment, challenge.id, entry.text, entry.by, work.session.today)
            work.session.apply("governors' reply", after)

    about = ", ".join(work.questionnaire.reference[name] for name in challenge.questions)
    by = next((each.by for each in reversed(work.assessment.challenges) if each.by), "")
    ask(program, AskReply(challenge, about, by), keep)


class AskChallenge(LongTextForm[ChallengeInput]):
    """Asks for a question in one's own words, and which questions of the questionnaire it is about."""

    ABOUT = (
        "Help: a question to ask",
        "Write the question as it is to be put, and the references of what it is about; these can stay empty.",
        "Empty the text to take the question off the list, and its reply with it.",
    )

    def __init__(self, known: Challenge | None, reference: Mapping[str, str]) -> None:
        self.known = known
        self.reference = reference
        about = ", ".join(reference[name] for name in known.questions) if known else ""
        super().__init__(known.text if known else "", about)

    @property
    def draft_of(self) -> DraftOf:
        """A question on the list; a proposed one, by its words; or one's own."""
        known = self.known
        if known is None:
            return DraftOf("question", words="a question of your own (G)")
        item = f"challenges/{known.id}" if known.id != challenges.NEW else f"proposed {known.text}"
        return DraftOf("question", item, f"a question to answer, {_short(known)} (G)")

    def body(self) -> ComposeResult:
        """The words, and what it is about."""
        yield Heading("Reword the question" if self.known else "A question of your own", "as it is asked")
        yield from self.writing("The question")
        yield from field(
            "about", "About which questions", self.last, "Such as: RA4, WP2; can stay empty", 200, guarded=""
        )
        yield Words(id="complaint")
        yield Buttons("Keep", others=(NEXT_FIELD, KEEP, LEAVE))

    def action_submit(self) -> None:
        """Keeps it, if the references are some."""
        try:
            questions = read_references(self.value("about"), self.reference)
        except ValueError as error:
            self.complain(str(error), "about")
            return
        self.dismiss(ChallengeInput(self.written, questions))
