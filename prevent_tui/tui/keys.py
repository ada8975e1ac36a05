"""Every key, once: bindings, footer and help are all made from these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType


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


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The Textual bindings of some keys."""
    return [
        Binding(name, f"{key.action}('{name}')" if key.each else key.action, key.label, priority=key.priority)
        for key in keys
        for name in key.keys.split(",")
    ]


HELP = Key("question_mark,f1", "help", "help", "This page; F1 also while typing", "?")
BACK = Key("escape", "back", "back", "One step out", "esc")
COMMANDS = Key("ctrl+p", "command_palette", "commands", "Find any command or question by a word", "^p")
QUIT = Key("ctrl+q", "leave", "quit", "Save and quit; works everywhere", "^q", "never", priority=True)
APP = (HELP, COMMANDS, QUIT)

START = (
    Key("up,down", "move", "choose", "", "↑↓", "never"),
    Key("enter", "open", "continue", "Go on with the marked assessment, or see to the marked line", "enter"),
    Key("n", "new", "new", "Begin a new assessment"),
    Key("o", "find_file", "open", "Open a file by its name"),
    Key("t", "sample('weak')", "sample", "Look at an invented setting; nothing is kept"),
    Key("T", "sample('strong')", "strong sample", "The same for a setting where most is in place", "T", "never"),
    Key("delete", "forget", "forget", "Take the marked file off this list; the file stays", "del", "never"),
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
ALL_CONTACTS = Key("C", "contacts", "contacts", "Whom to reach, locally and nationally", "C", "never")
CHECKS_KEY = Key("V", "checks", "checks", "What to settle before sign-off, each one key from its fix", "V", "never")
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
    ALL_CONTACTS,
    Key("r", "review", "review", "Numbers, themes and gaps in order"),
    Key("x", "export", "export", "Make the report, the spreadsheet or the calendar", "x", "never"),
    Key("s", "setting", "setting", "Change what the setting is", "s", "never"),
    Key("u", "undo", "undo", "Take the last change back", "u", "never"),
    Key("U,ctrl+y", "redo", "redo", "Do it again", "U", "never"),
    Key("exclamation_mark", "trouble", "not saved", "What to do when the header says not saved", "!", "never"),
    HELP,
    Key("escape", "back", "back", "Back to where you came from; everything is saved", "esc", "never"),
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
    Key("c", "quick", "10-minute check", "Only the questions of the ten-minute check, or all", footer="wide"),
    Key("v", "regroup", "headings", "Show the same answers under other headings: no number changes", footer="wide"),
    ALL_CONTACTS,
    Key("x", "export", "export", "Make the report, the spreadsheet or the calendar"),
    Key("u", "undo", "undo", "Take the last change back", "u", "never"),
    BACK,
    HELP,
)
_CHECKED = Key("c", "checked", "checked today", "Say that the marked evidence was looked at again today")
_UNDO = Key("u", "undo", "undo", "Take the last change back", "u", "never")
_REDO = Key("U,ctrl+y", "redo", "redo", "Do it again", "U", "never")
EVIDENCE = (
    Key("up,down", "move", "choose", "Move between the pieces of evidence", "↑↓", "never"),
    Key("enter", "open", "open", "What is said of it, and the questions that it shows"),
    _CHECKED,
    Key("1,2,3,4", "only", "show", "All, out of date, weak, or linked nowhere", "1-4", each=True),
    Key("n", "new", "new", "Write down evidence; link it to questions afterwards"),
    Key("delete", "remove", "take out", "Take the marked evidence out of the list, and its links", "del", "wide"),
    ALL_ACTIONS,
    ALL_RISKS,
    _UNDO,
    ALL_GOVERNORS,
    ALL_CONTACTS,
    BACK,
    HELP,
)
PIECE = (
    Key("up,down", "move", "choose", "Move between the questions it shows", "↑↓", "never"),
    Key("enter", "open", "to question", "Go to the marked question; escape comes back"),
    Key("e", "change", "change", "Change what is said of it"),
    Key("c", "checked", "checked today", "Say that it was looked at again today", footer="wide"),
    Key("l", "link", "link", "Link it to another question"),
    Key("x", "unlink", "unlink", "It does not show the marked question; it stays in the list"),
    Key("delete", "remove", "take out", "Take it out of the list, and its links with it", "del", "wide"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    _UNDO,
    ALL_GOVERNORS,
    ALL_CONTACTS,
    BACK,
    HELP,
)
RISKS = (
    Key("up,down", "move", "risk", "Move between the risks, the worst first", "↑↓", "never"),
    Key("enter", "open", "open", "Its sheet: the local picture, controls, ratings, lead, questions"),
    Key("n", "new", "new", "Take one from the catalogue, those that gaps propose first; or write your own"),
    Key("a", "plan", "action", "Plan a step that lowers the marked risk"),
    Key("m", "matrix", "matrix", "How likely by how grave, before the controls and with them"),
    Key("delete", "remove", "take out", "Take the marked risk out; its actions stay in the plan", "del", "wide"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_GOVERNORS,
    ALL_CONTACTS,
    _UNDO,
    _REDO,
    BACK,
    HELP,
)
MATRIX = (
    Key("b", "side", "before / with", "Before the controls, or with them, where both do not fit"),
    Key("down", "scroll(1)", "down", "Up and down to the list of the risks", "↑↓"),
    Key("up", "scroll(-1)", "up", footer="never"),
    Key("m,escape", "back", "list", "Back to the register", "esc"),
    HELP,
)
STEPS = (
    Key("1,2,3,4,5", "step", "choose", "Choose that step; press again to take it back", "1-5", each=True),
    Key("left", "shift(-1)", "less", "The step before, and the next one", "← →"),
    Key("right", "shift(1)", "more", footer="never"),
    Key("0,backspace,delete", "clear", "none", "Take the step back", "0"),
    Key("down,enter", "app.focus_next", "next field", footer="never"),
    Key("up", "app.focus_previous", "field before", footer="never"),
)
_PROGRESS = (
    Key("d", "done", "done", "Note what came of it; then the level that it proposes is shown"),
    Key("h", "in_hand", "in hand", "Somebody has begun", "h", "wide"),
    Key("x", "drop", "drop", "Give it up, with a reason", "x", "wide"),
    Key("o", "reopen", "open again", "There is more to do after all; what was said stays in its history", "o", "never"),
    Key("a", "change", "change", "Change the step, the owner or the date"),
)
_TAKE_OUT = Key("delete", "take_out", "take out", "Take it out of the plan, history and all", "del", "never")
PLAN = (
    Key("up,down", "move", "choose", "Move between the actions", "↑↓", "never"),
    Key("enter,space", "open", "open", "Everything about the marked action, with its history", "enter"),
    *_PROGRESS,
    Key("n", "new", "new", "An action of your own, about a question or none"),
    Key("1,2,3,4", "only", "show", "What is open, overdue, done or dropped, or all of it", "1-4", each=True),
    Key("s", "sort", "sort", "By date, owner, theme, duty or progress"),
    Key("m", "narrow", "whose", "Only one owner's, one theme's, or of one duty", "m", "wide"),
    Key("R", "reviews", "reviews", "Hold a review; what changed since the last", "R"),
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_CONTACTS,
    _TAKE_OUT,
    _UNDO,
    _REDO,
    ALL_GOVERNORS,
    BACK,
    HELP,
)
ACTION = (
    Key("enter", "open", "to question", "Go to its question; escape comes back", "enter"),
    *_PROGRESS,
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_CONTACTS,
    _TAKE_OUT,
    _UNDO,
    _REDO,
    Key("up,down", "scroll", "scroll", footer="never"),
    ALL_GOVERNORS,
    BACK,
    HELP,
)
REVIEWS = (
    Key("up,down", "move", "choose", "Move between what changed and the reviews", "↑↓", "never"),
    Key("enter", "open", "open", "The action or the question that changed; or the review, to change it"),
    Key("n,R", "hold", "hold a review", "Note a review: when, by which role, what was agreed, when the next is", "n"),
    Key("e", "every", "how often", "How many weeks lie between two reviews, or when the next one is"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    ALL_CONTACTS,
    Key("delete", "take_out", "take out", "Take the marked review out", "del", "wide"),
    _UNDO,
    _REDO,
    ALL_GOVERNORS,
    BACK,
    HELP,
)
AS_IT_STANDS = (
    Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field", "^s"),
    Key("ctrl+n", "another", "keep, and another", "Keep it, and write another for the same question", "^n"),
)
ACCEPT = (
    Key("y", "submit", "yes", "Take the level"),
    Key("n,escape", "back", "no", "Leave the answer as it is", "n"),
    HELP,
)
CONTACTS = (
    Key("up,down", "move", "contact", "Move between the contacts", "↑↓", "wide"),
    Key("enter", "open", "fill in", "Write down how they are reached"),
    Key("pagedown", "scroll(1)", "more", "Down to the national numbers", "pgdn", "never", priority=True),
    Key("pageup", "scroll(-1)", "back up", footer="never", priority=True),
    Key("c", "checked", "checked today", "Say that the marked contact was checked today"),
    Key("n", "new", "one of your own", "Write down a contact that is not listed"),
    ALL_RISKS,
    ALL_GOVERNORS,
    BACK,
    HELP,
)
GOVERNORS = (
    Key("up,down", "move", "choose", "Move between the questions", "↑↓", "never"),
    Key("enter", "open", "reply / take up", "Reply to the marked question; a proposed one is taken up first"),
    Key("t", "take_five", "first five", "Take up the first five of those proposed", "t", "wide"),
    Key("n", "new", "own question", "Write down a question that governors asked", "n", "wide"),
    Key("w", "reword", "reword", "Say the marked question otherwise, or take it off the list", "w", "wide"),
    Key("g", "go_to", "to question", "Go to the question it is about; escape comes back", "g", "wide"),
    Key("V", "checks", "checks", "What to settle before sign-off, each one key from its fix"),
    Key("S", "sign_off", "sign off", "Role, decision, minute, next review; then it is sealed"),
    Key("O", "open_again", "open again", "Make a sealed one a new version; what was sealed is kept", "O", "never"),
    Key("delete", "take_off", "take off", "Take the marked question off the list", "del", "never"),
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    _UNDO,
    _REDO,
    BACK,
    HELP,
)
CHECKS = (
    Key("up,down", "move", "choose", "Move between the findings", "↑↓", "never"),
    Key("enter", "open", "settle it", "Go where the marked finding is settled; escape comes back to the next one"),
    ALL_GOVERNORS,
    ALL_ACTIONS,
    ALL_EVIDENCE,
    ALL_RISKS,
    _UNDO,
    _REDO,
    BACK,
    HELP,
)
WRITING = (
    Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field", "^s"),
    Key("tab", "app.focus_next", "next field", "To the next field; shift and tab goes back", "tab"),
    Key("escape", "back", "cancel", "Leave this without changing anything", "esc"),
    Key("f1", "help", "help", "This page", "F1"),
)
THEME_END = (
    Key("enter,right,space", "onward", "go on", "On to the next theme", "enter"),
    Key("o", "next_open", "first open", "To the first question here without an answer"),
    Key("v", "regroup", "headings", "Show the same answers under other headings: no number changes", footer="wide"),
    Key("r", "review", "review", "Numbers, themes and gaps in order"),
    Key("escape,left", "back", "back", "Back to the question", "esc"),
    HELP,
)
DIALOG = (
    Key("enter", "submit", "do it", "In the last field: do it; before that: to the next field", "enter"),
    Key("tab", "app.focus_next", "next field", "To the next field; shift and tab goes back", "tab"),
    Key("escape", "back", "cancel", "Leave this without changing anything", "esc"),
    Key("f1", "help", "help", "This page", "F1"),
)
PROOF = (
    *DIALOG[:2],
    Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field", "^s"),
    Key("ctrl+l", "link", "link one", "Link one that is in the list already, found by a word", "^l"),
    *DIALOG[2:],
)
LINKED = (
    Key("enter", "change", "change", "Change what is said of the marked one", "enter"),
    Key("l", "link", "link one", "Link one that is in the list already, found by a word"),
    Key("n", "new", "new", "Write down a new one"),
    Key("c", "checked", "checked today", "Say that the marked one was looked at again today"),
    Key("x,delete", "unlink", "unlink", "The marked one does not show this question; it stays in the list", "x"),
    *DIALOG[2:],
)
RISK_SHEET = (
    DIALOG[1],
    Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field", "^s"),
    Key("ctrl+l", "questions", "questions", "Find a question by a word: links it, or takes it out", "^l"),
    *DIALOG[2:],
)
