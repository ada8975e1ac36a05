"""Help for what has the focus: a sheet at the right, or the whole of a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.keyboard import IN_HELP
from prevent_tui.tui.kit.keys import COMMANDS, COPY, GLOSSARY, QUIT, REACH, READ, Key, bindings
from prevent_tui.tui.kit.marks import state
from prevent_tui.tui.kit.sheet import Sheet
from prevent_tui.wording.concern import ASIDE
from prevent_tui.wording.contacts import contact_details

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Contact

_SIGNS = {
    Status.GAP: "lowest level, or a must that is not met",
    Status.PARTLY: "begun, not met yet",
    Status.NOT_SHOWN: "a theme all of whose answers are claimed, and none can be shown",
    Status.MET: "at the met level or better",
    Status.UNKNOWN: "a gap on a must or a should",
    Status.NA: "left out of the sums, with its reason",
    Status.NONE: "nothing chosen yet",
}


class HelpText(Block):
    """The text of the sheet."""

    def __init__(self, about: tuple[str, ...], keys: tuple[Key, ...], contacts: tuple[Contact, ...]) -> None:
        super().__init__()
        self.title, *self.paragraphs = about
        self.keys = keys
        self.contacts = contacts

    def lines(self, width: int) -> Lines:
        """What this is, the keys that work here, and what the signs mean."""
        look = self.look
        out: Lines = [self.fit(Content.styled(self.title, "bold $ink"), width), Content("")]
        for text in self.paragraphs:
            out += [*self.wrap(Content.styled(look.say(text), "$ink"), width), Content("")]
        out.append(Content.styled("KEYS HERE", "bold $quiet"))
        everywhere = [key for key in (GLOSSARY, READ, COPY, COMMANDS, REACH, QUIT) if key not in self.keys]
        for key in (each.own(look.keymap) for each in (*self.keys, *everywhere)):
            if key.help:
                name = self.fit(Content.styled(look.say(key.display), look.key), 12)
                out += self.hang(name, Content.styled(look.say(key.help), "$ink"), width)
        out += [Content(""), Content.styled("SIGNS", "bold $quiet")]
        for status, words in _SIGNS.items():
            out += self.hang(self.fit(state(look, status), 17), Content.styled(words, "$quiet"), width)
        out += [Content(""), Content.styled("KEYBOARD, MOUSE AND WINDOW", "bold $quiet")]
        for hint, what_to_do in IN_HELP:
            out += self.hang(self.fit(Content.styled(hint, look.key), 12), Content.styled(what_to_do, "$ink"), width)
        if self.contacts:
            out += [Content(""), Content.styled("LOCAL CONTACTS", "bold $quiet")]
        for contact in self.contacts:
            text = look.say(f"{contact.who}: {contact_details(contact)}")
            out += self.wrap(Content.styled(text, "$ink"), width)
        return [*out, Content(""), *self.wrap(Content.styled(look.say(ASIDE), "$quiet"), width)]


class HelpSheet(Sheet):
    """Shows help until a key closes it."""

    BINDINGS = bindings((Key("question_mark,f1", "back", "close"),))

    def __init__(self, about: tuple[str, ...], keys: tuple[Key, ...], contacts: tuple[Contact, ...] = ()) -> None:
        super().__init__(classes="help")
        self.text = HelpText(about, keys, contacts)

    def body(self) -> ComposeResult:
        """The text."""
        yield self.text
