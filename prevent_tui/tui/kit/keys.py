"""Every key, once: bindings, footer and help are all made from these.

Keys are written small here. A capital does the same, which the door of the application sees to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding, BindingType

from prevent_tui.tui.kit.rooms import ROOMS

_SIGNS = {"exclamation_mark": "!", "full_stop": ".", "minus": "-", "plus": "+", "question_mark": "?", "slash": "/"}
"""Textual's names of the signs that are keys of ours; to work them out would take longer than all bindings do."""

_CAPS = _SIGNS | {
    "escape": "Esc",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""How keys are written that are not written as Textual names them."""


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
        """How the key is written on the screen, as it stands on the keyboard."""
        return self.shown or cap(self.keys.partition(",")[0])

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
        return replace(
            self, keys=",".join((key_name(written.lower()), *self.keys.split(",")[1:])), shown=cap(written.lower())
        )


def key_name(written: str) -> str:
    """Textual's name of a key as people write it: `question_mark` for `?`."""
    return next(iter(Binding.make_bindings([(written, "")]))).key


def cap(written: str) -> str:
    """How a key is shown, by Textual's name of it or as people write it: `Ctrl+S`, `Del`, and a letter as a capital."""
    if written in _CAPS:
        return _CAPS[written]
    return "+".join(part.upper() if len(part) == 1 else part.capitalize() for part in written.split("+")) or "+"


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


HELP = Key("question_mark,f1", "help", "help", "This page; F1 also while typing")
BACK = Key("escape", "back", "back", "One step out; nothing is lost")
COMMANDS = Key("ctrl+p", "command_palette", "commands", "Find any command or question by a word")
QUIT = Key("ctrl+q", "leave", "save and quit", "Save and quit; works everywhere", footer="never", priority=True)
GLOSSARY = Key("j", "glossary", "words", "Explain the words of the field that stand on this screen", footer="never")
COPY = Key("ctrl+c", "copy_text", "copy", "Copy what is selected, the question, or what is marked", footer="never")
READ = Key("full_stop", "read_message", "read it all", "All of what was said last", footer="never")
REACH = Key(
    "f2",
    "reach",
    "whom to reach",
    "Worried about someone now: whom to reach; also while typing",
    footer="never",
    priority=True,
)
APP = (HELP, COMMANDS, REACH, QUIT)

ROOM_KEYS = tuple(Key(room.key, room.action, room.name.capitalize(), room.help, footer="never") for room in ROOMS)
FIND = Key("slash,ctrl+f", "find", "find", "Go to a question by its number or a word; also Ctrl+F", footer="wide")
THEMES = Key("t", "themes", "themes", "Go to a theme: T, then its digit; T and Enter sum this one up", footer="never")
VIEWS = Key("v", "views", "views", "How this is shown: headings, order, which list", footer="wide")
UNDO = Key("u,ctrl+z", "undo", "undo", "Take the last change back; also Ctrl+Z", footer="never")
REDO = Key("ctrl+y", "redo", "redo", "Do it again", footer="never")
SAVE = Key("ctrl+s", "save", "save", "Save now; it saves by itself", footer="never")
NEXT_OPEN = Key("o", "next_open", "next open", "The next question without an answer; after the last, those flagged")
TROUBLE = Key("exclamation_mark", "trouble", "not saved", "What to do when the header says not saved", footer="never")
SERVICES = (FIND, THEMES, replace(NEXT_OPEN, footer="never"), UNDO, REDO, SAVE, TROUBLE, GLOSSARY, READ)
EVERYWHERE = (*ROOM_KEYS, *SERVICES, HELP, BACK)
"""What every full screen takes, whether it lists it or not."""

CHANGING = frozenset(
    {"change", "checked", "clear", "done", "dont_know", "flag", "in_hand", "level", "new", "not_applicable", "note"}
    | {"plan", "remove", "take", "take_off", "take_out", "tick", "tick_all", "undo", "redo", "unlink"}
)
"""Actions that change the open assessment: of one that is closed their keys are not shown."""

OF_A_ROW = frozenset(
    {"checked", "done", "flag", "in_hand", "move", "open", "plan", "remove", "take_off", "take_out", "tick", "tick_all"}
)
"""Actions on the marked row of a list: where no row is marked their keys are not shown."""

OPEN_A_FIELD = frozenset({"find", "find_file", "new", "note", "plan"})
"""Actions that may open a field: what follows their key in the same read goes into it.

Not those whose form has one field, where an Enter at the end would record an answer or that something is done.
"""

BACK_BY_ENTER = Key("enter", "back", "back", "One step out; nothing is lost")
"""What Enter does where there is nothing else to do."""

ADD = Key("plus,equals_sign", "new", "add", "Add to this list; = does the same")
PLAN_IT = Key("a", "plan", "action", "Plan an action about what is marked", footer="wide")
_MOVE = Key("up,down", "move", "choose", "Move the mark; Home, End and page keys do so further", "↑↓", "never")

START = (
    Key("enter", "open", "go on", "Go on with the marked assessment, or see to the marked line"),
    _MOVE,
    Key("1", "new", "new", "Begin a new assessment"),
    Key("2", "find_file", "open", "Open a file by its name"),
    Key("3", "sample", "sample", "Look at an invented setting; nothing is kept"),
    Key("delete", "forget", "off the list", "Take the marked file off this list; the file stays", footer="wide"),
    HELP,
    replace(QUIT, footer="always", priority=False),
)

LEVELS = (
    Key("enter", "onward", "next question", "Choose what an arrow points at; or go on, once it is answered"),
    Key("1,2,3,4,5,6,7,8,9", "level", "answer", "Choose that level; once more, it stays", "1-4", each=True),
    Key("0", "dont_know", "don't know", "Don't know yet: a gap until someone finds out"),
    Key("up", "point(-1)", "up", "Point at a level; Enter or Space chooses it", "↑↓", "never"),
    Key("down", "point(1)", "down", footer="never"),
    Key("space", "take", "choose", footer="never"),
    Key("backspace", "clear", "clear", "Take the answer back; U brings it again", footer="never"),
    Key("minus", "not_applicable", "n/a", "Not applicable, where it can be: asks for a reason", footer="never"),
    Key("pageup", "screen.turn_theme(-1)", "theme before", "The theme before, and the next one", "PgUp PgDn", "never"),
    Key("pagedown", "screen.turn_theme(1)", "next theme", footer="never"),
    Key("home", "screen.theme_edge(0)", "first", "First and last question of the theme", "Home End", "never"),
    Key("end", "screen.theme_edge(-1)", "last", footer="never"),
    Key("ctrl+up", "screen.scroll(-1)", "up", "Scroll what does not fit on the screen", "Ctrl+↑↓", "never"),
    Key("ctrl+down", "screen.scroll(1)", "down", footer="never"),
)
_BY_LEVELS = frozenset({"level", "dont_know", "clear"})
"""What the levels do, also while another row of the question has the keys."""

PART = (
    Key("enter,space", "open", "open", "Open what the row that Tab led to is about"),
    Key("up", "app.focus_previous", "row before", footer="never"),
    Key("down", "app.focus_next", "next row", footer="never"),
    Key("escape", "leave", "levels", footer="never"),
    *(
        replace(key, action=f"screen.at_levels('{key.action}')" if not key.each else "screen.at_levels", help="")
        for key in LEVELS
        if key.action in _BY_LEVELS
    ),
    *(replace(key, help="") for key in LEVELS if key.action.startswith("screen.") or key.action == "not_applicable"),
)
QUESTION = (
    Key("left", "move(-1)", "back", "Previous and next question; always allowed", "← →", "never"),
    Key("right", "move(1)", "move", shown="←→"),
    Key("n", "note", "note", "Write a note"),
    PLAN_IT,
    Key("f", "flag", "flag", "Flag this question to come back to, or take the flag off", footer="wide"),
    replace(ADD, help="Add evidence, an action or a note; = does the same", footer="never"),
    replace(NEXT_OPEN, footer="wide"),
    FIND,
    Key("l", "levels", "levels", "The levels in full, to be read out", footer="wide"),
    Key(
        "tab",
        "app.focus_next",
        "rows",
        "To the rows below the levels; Enter opens the one that has the keys",
        footer="never",
    ),
    Key("i", "guidance", "why", "Why it matters, what good looks like, sources", footer="never"),
    replace(VIEWS, footer="never"),
    HELP,
    replace(BACK, help="Back to where you came from, or Home; everything is saved", footer="never"),
)
READING = (
    Key("down", "scroll(1)", "read on", "Read on in what is unfolded", "↑↓"),
    Key("i", "guidance", "fold it", "Fold what is unfolded"),
)
"""What stands first while the guidance of a question is unfolded."""

NOTHING_ASKED = (
    Key("enter", "setting", "change the setting", "Change what is true of the setting: questions come back"),
    HELP,
    BACK,
)
NEW_LINE = Key("enter", "new_line", "new line", "A new line; Tab goes on")
"""What a field of several lines does with Enter by itself."""

TYPING = (
    Key("escape", "done", "done, kept", "Stop typing; the note is kept"),
    Key("ctrl+n", "done_next", "next question", "Stop typing and go to the next question"),
    Key("ctrl+z", "undo_typing", "undo typing", "Take typing back", footer="wide"),
    Key("ctrl+s", "save_typing", "save", "Save now; it saves by itself", footer="never"),
    Key("f1", "help", "help", "This page"),
)

CHOOSE = (
    Key("enter", "open", "this one", "Begin with it, or open its sample"),
    replace(_MOVE, help="Move between the questionnaires", footer="always"),
    BACK,
    HELP,
)
REVIEW = (
    Key("enter", "open", "open question", "Open the question; escape comes back to this row"),
    _MOVE,
    Key("space", "tick", "tick", "Tick the marked gap, to plan several at once"),
    Key("ctrl+a", "tick_all", "tick all", "Tick every gap that has no action yet, or none", footer="wide"),
    replace(PLAN_IT, help="Plan the marked gap; of those ticked, all suggested actions at once", footer="always"),
    Key("f", "flag", "flag", "Flag the marked question, or take the flag off", footer="never"),
    Key("s", "sums", "sums", "Show or hide how each number is made"),
    replace(VIEWS, footer="always"),
    BACK,
    HELP,
)
THEME_END = (
    Key("enter,right,space", "onward", "go on", "On to the next theme"),
    replace(NEXT_OPEN, label="first open", help="To the first question here without an answer"),
    VIEWS,
    Key("escape,left", "back", "back", "Back to the question"),
    HELP,
)
DIALOG = (
    Key("enter", "submit", "do it", "To the next field; in the last one, do it"),
    Key("tab", "app.focus_next", "next field", "To the next field; shift and tab goes back"),
    Key("escape", "back", "cancel", "Leave this without changing anything"),
    Key("f1", "help", "help", "This page"),
)
CARD = (
    Key("enter", "submit", "this one", "Take the marked line"),
    Key("1,2,3,4,5,6,7,8,9", "pick", "choose", "Take that line at once", "1-9", each=True),
    _MOVE,
    *DIALOG[2:],
)
