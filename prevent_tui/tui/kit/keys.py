"""Every key, once: bindings, footer and help are all made from these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding, BindingType

_SIGNS = frozenset({"exclamation_mark", "minus", "question_mark", "slash"})
"""Textual's names of the signs that are keys of ours; to work them out would take longer than all bindings do."""


@dataclass(frozen=True)
class Key:
    """A key, what it does and how that is said.

    Attributes:
        keys: Textual's names of the keys, joined by commas.
        action: The action run; with `each`, the pressed key is its argument.
        label: A word or two for the footer.
        help: A sentence for the help sheet; a key without one is not listed there.
        shown: How the key is written.
        footer: Whether the footer shows it always, only on a wide screen, or never.
    """

    keys: str
    action: str
    label: str
    help: str = ""
    shown: str = ""
    footer: Literal["always", "wide", "never"] = "always"
    each: bool = False
    priority: bool = False

    @property
    def display(self) -> str:
        """How the key is written on the screen."""
        return self.shown or self.keys.split(",")[0]

    @property
    def id(self) -> str:
        """The name by which a person gives it a key of their own; empty where the key stays as it is.

        A letter or a sign can be another. The rest is the same everywhere: arrows, enter, tab, esc, figures, what is
        pressed with Ctrl because it works while typing, and yes and no.
        """
        name = self.keys.partition(",")[0]
        free = name in _SIGNS or (len(name) == 1 and name.isalpha())
        return self.action if free and self.action.isidentifier() and self.action not in {"submit", "back"} else ""

    def own(self, keymap: Mapping[str, str]) -> Key:
        """Return the key as a person has it whose keys of their own these are; a second key, as F1 for `?`, stays."""
        written = keymap.get(self.id)
        if not written:
            return self
        return replace(self, keys=",".join((key_name(written), *self.keys.split(",")[1:])), shown=cap(written))


def key_name(written: str) -> str:
    """Textual's name of a key as people write it: `question_mark` for `?`."""
    return next(iter(Binding.make_bindings([(written, "")]))).key


def cap(written: str) -> str:
    """How a key of a person's own is shown; Textual would show some signs, as £, by their long names."""
    return written if len(written) == 1 else written.upper()


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The Textual bindings of some keys; of several for one thing only the first can be another.

    Textual would take two bindings of one id, moved to one key, for a clash of it with itself.
    """
    return [
        Binding(
            name,
            f"{key.action}('{name}')" if key.each else key.action,
            key.label,
            priority=key.priority,
            id=(key.id or None) if not place else None,
        )
        for key in keys
        for place, name in enumerate(key.keys.split(","))
    ]


HELP = Key("question_mark,f1", "help", "help", "This page; F1 also while typing", "?")
BACK = Key("escape", "back", "back", "One step out", "esc")
COMMANDS = Key("ctrl+p", "command_palette", "commands", "Find any command or question by a word", "^p")
QUIT = Key("ctrl+q", "leave", "quit", "Save and quit; works everywhere", "^q", "never", priority=True)
GLOSSARY = Key("j", "glossary", "words", "Explain the words of the field that stand on this screen", "J", "never")
COPY = Key("ctrl+c", "copy_text", "copy", "Copy what is selected, the question, or what is marked", "^c", "never")
REACH = Key(
    "f2",
    "reach",
    "whom to reach",
    "Worried about someone now: whom to reach; also while typing",
    "F2",
    "never",
    priority=True,
)
APP = (HELP, COMMANDS, REACH, QUIT)

ALL_CONTACTS = Key("C", "contacts", "contacts", "Whom to reach, locally and nationally", "C", "never")
START = (
    Key("up,down", "move", "choose", "", "↑↓", "never"),
    Key("enter", "open", "continue", "Go on with the marked assessment, or see to the marked line", "enter"),
    Key("n", "new", "new", "Begin a new assessment"),
    Key("o", "find_file", "open", "Open a file by its name"),
    Key("t", "sample('weak')", "sample", "Look at an invented setting; nothing is kept"),
    Key("T", "sample('strong')", "strong sample", "The same for a setting where most is in place", "T", "never"),
    Key("delete", "forget", "forget", "Take the marked file off this list; the file stays", "del", "never"),
    Key("X", "again", "export again", "Make what was exported last from the marked file once more", "X", "never"),
    replace(ALL_CONTACTS, help="Whom to reach, by the national numbers"),
    HELP,
    Key("q", "leave", "quit", "Leave the program"),
)

LEVELS = (
    Key("1,2,3,4,5,6,7,8,9", "level", "answer", "Choose that level; press again to take it back", "1-4", each=True),
    Key("up", "cursor(-1)", "up", "Move between the levels; space chooses", "↑↓", "never"),
    Key("down", "cursor(1)", "down", footer="never"),
    Key("space", "take", "choose", footer="never"),
    Key("0", "dont_know", "don't know", "Don't know yet: a gap until someone finds out", "0", "never"),
    Key("minus", "not_applicable", "n/a", "Not applicable, where it can be: asks for a reason", "-", "never"),
)
ALL_ACTIONS = Key("A", "all_actions", "action plan", "What is to be done, by whom, by when", "A", "never")
ALL_EVIDENCE = Key("E", "all_evidence", "all evidence", "Everything kept as evidence, and how old it is", "E", "never")
ALL_RISKS = Key("K", "risks", "risks", "The risk register, apart from the score", "K", "never")
ALL_GOVERNORS = Key("G", "governors", "governors", "What governors ask, their replies, and the sign-off", "G", "never")
ALL_FIGURES = Key("B", "figures", "figures", "Numbers of the setting, such as staff trained", "B", "never")
UNDO = Key("u", "undo", "undo", "Take the last change back", "u", "never")
REDO = Key("U,ctrl+y", "redo", "redo", "Do it again", "U", "never")
HEADINGS = Key(
    "v", "regroup", "headings", "Show the same answers under other headings: no number changes", footer="wide"
)
CHECKS_KEY = Key("V", "checks", "checks", "What to settle before sign-off, each one key from its fix", "V", "never")
EXPORT_KEY = Key("x", "export", "export", "Make the report, the spreadsheet or the calendar", "x", "never")
AGAIN = Key("X", "export_again", "export again", "Make what was exported last once more, without asking", "X", "never")
QUESTION = (
    Key("e", "evidence", "evidence", "Say where the proof is kept and when it was checked; or link it", "e", "wide"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_GOVERNORS,
    CHECKS_KEY,
    Key("n", "note", "note", "Write a note"),
    Key("a", "plan", "action", "Put the suggested action, or your own, into the plan", "a", "wide"),
    Key("f", "flag", "flag", "Flag this question to come back to, or take the flag off", "f", "wide"),
    Key("left", "move(-1)", "back", "Previous and next question; always allowed", "← →", "never"),
    Key("right", "move(1)", "move", "", "←→"),
    Key("o", "next_open", "open", "Next question without an answer", "o", "never"),
    Key("F", "next_flagged", "flagged", "Next question with a flag", "F", "never"),
    Key("slash", "find", "find", "Go to a question by its number or a word", "/", "wide"),
    Key("g", "guidance", "guidance", "Why it matters, what good looks like, sources", "g", "never"),
    Key("t", "theme", "theme", "What this theme comes to so far", "t", "never"),
    Key("v", "regroup", "headings", "Show the same answers under other headings: no number changes", "v", "never"),
    ALL_FIGURES,
    ALL_CONTACTS,
    Key("r", "review", "review", "Numbers, themes and gaps in order"),
    EXPORT_KEY,
    AGAIN,
    Key("s", "setting", "setting", "Change what the setting is", "s", "never"),
    UNDO,
    REDO,
    Key("exclamation_mark", "trouble", "not saved", "What to do when the header says not saved", "!", "never"),
    HELP,
    Key("escape", "back", "back", "Back to where you came from; everything is saved", "esc", "never"),
)
NOTHING_ASKED = (
    Key("s", "setting", "setting", "Change what is true of the setting: questions come back"),
    Key("r", "review", "review", "Numbers, themes and gaps in order"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_GOVERNORS,
    CHECKS_KEY,
    ALL_FIGURES,
    ALL_CONTACTS,
    EXPORT_KEY,
    AGAIN,
    UNDO,
    REDO,
    HELP,
    BACK,
)
TYPING = (
    Key("escape", "done", "done", "Stop typing; the note is kept", "esc"),
    Key("ctrl+n", "done_next", "done and next", "Stop typing and go to the next question", "^n"),
    Key("ctrl+z", "undo_typing", "undo", "Take typing back", "^z", "wide"),
    Key("f1", "help", "help", "This page", "F1"),
)

CHOOSE = (
    Key("up,down", "move", "choose", "Move between the questionnaires", "↑↓"),
    Key("enter", "open", "this one", "Begin with it, or open its sample"),
    ALL_CONTACTS,
    BACK,
    HELP,
)
REVIEW = (
    Key("up,down", "move", "gap", "Move between the gaps", "↑↓", "wide"),
    Key("enter", "open", "open question", "Open the question; escape comes back to this row"),
    Key("a", "plan", "action", "Put the suggested action, or your own, into the plan"),
    Key("e", "evidence", "evidence", "Where the proof of the marked question is kept", "e", "never"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_GOVERNORS,
    CHECKS_KEY,
    Key("s", "sums", "sums", "Show or hide how each number is made"),
    Key("w", "unshown", "not shown", "What is claimed, not shown, or rests on evidence out of date", "w", "never"),
    Key(
        "o",
        "by_role",
        "open by role",
        "What is not answered or not known yet, by the role that can answer it",
        "o",
        "wide",
    ),
    Key("c", "quick", "10-minute check", "Only the questions of the ten-minute check, or all", footer="wide"),
    HEADINGS,
    ALL_FIGURES,
    ALL_CONTACTS,
    replace(EXPORT_KEY, footer="always"),
    AGAIN,
    UNDO,
    BACK,
    HELP,
)
THEME_END = (
    Key("enter,right,space", "onward", "go on", "On to the next theme", "enter"),
    Key("o", "next_open", "first open", "To the first question here without an answer"),
    HEADINGS,
    Key("r", "review", "review", "Numbers, themes and gaps in order"),
    ALL_CONTACTS,
    Key("escape,left", "back", "back", "Back to the question", "esc"),
    HELP,
)
DIALOG = (
    Key("enter", "submit", "do it", "In the last field: do it; before that: to the next field", "enter"),
    Key("tab", "app.focus_next", "next field", "To the next field; shift and tab goes back", "tab"),
    Key("escape", "back", "cancel", "Leave this without changing anything", "esc"),
    Key("f1", "help", "help", "This page", "F1"),
)
EXPORT = (
    Key("1,2,3,4,5,6", "what", "what to make", "Choose what to make, from anywhere but a field", "1-6", each=True),
    Key("enter", "submit", "make it", "Make it, from anywhere; in a password, to the next field", "enter"),
    Key("tab,down", "app.focus_next", "on", "To the next row; up goes back", "tab"),
    Key("up", "app.focus_previous", "back", footer="never"),
    Key("f3,p", "preview", "preview", "Read the first page before anything is made; p outside a field", "F3"),
    Key("l", "look", "look", "Go to the first note that may hold personal details, outside a field", "l"),
    Key("escape", "back", "cancel", "Leave without making anything", "esc"),
    Key("f1", "help", "help", "This page", "F1"),
)
UNDERWAY = (
    Key("b", "onward", "go on working", "Leave it to itself and go on; x shows it again", "b"),
    Key("escape", "back", "stop", "Stop it; nothing is written", "esc"),
)
MADE = (
    Key("o", "open_made", "open", "Open it in its own program", "o"),
    Key("r", "reveal", "folder", "Show it in its folder", "r"),
    Key("x", "another", "another", "Make another file", "x"),
    Key("enter,escape", "back", "done", "Close this", "enter"),
)
PREVIEW = (
    Key("up,down,pageup,pagedown", "scroll", "read on", "Read on", "↑↓"),
    Key("escape,enter,f3,p", "back", "back", "Back to what to make; nothing is written", "esc"),
    Key("f1", "help", "help", "This page", "F1"),
)
