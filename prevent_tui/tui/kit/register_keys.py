"""The keys of the registers and their forms: evidence, actions, risks, contacts, governors; each once."""

from __future__ import annotations

from prevent_tui.tui.kit.keys import (
    ALL_ACTIONS,
    ALL_CONTACTS,
    ALL_EVIDENCE,
    ALL_GOVERNORS,
    ALL_RISKS,
    BACK,
    DIALOG,
    HELP,
    REDO,
    UNDO,
    Key,
)

_CHECKED = Key("c", "checked", "checked today", "Say that the marked evidence was looked at again today")
_KEEP = Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field", "^s")
EVIDENCE = (
    Key("up,down", "move", "choose", "Move between the pieces of evidence", "↑↓", "never"),
    Key("enter", "open", "open", "What is said of it, and the questions that it shows"),
    _CHECKED,
    Key("1,2,3,4", "only", "show", "All, out of date, weak, or linked nowhere", "1-4", each=True),
    Key("n", "new", "new", "Write down evidence; link it to questions afterwards"),
    Key("delete", "remove", "take out", "Take the marked evidence out of the list, and its links", "del", "wide"),
    ALL_ACTIONS,
    ALL_RISKS,
    UNDO,
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
    UNDO,
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
    UNDO,
    REDO,
    BACK,
    HELP,
)
MATRIX = (
    Key("b", "side", "before / with", "Before the controls, or with them, where both do not fit"),
    Key("down", "scroll(1)", "down", "Up and down to the list of the risks", "↑↓"),
    Key("up", "scroll(-1)", "up", footer="never"),
    ALL_CONTACTS,
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
    UNDO,
    REDO,
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
    UNDO,
    REDO,
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
    UNDO,
    REDO,
    ALL_GOVERNORS,
    BACK,
    HELP,
)
AS_IT_STANDS = (
    _KEEP,
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
    UNDO,
    REDO,
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
    ALL_CONTACTS,
    UNDO,
    REDO,
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
    ALL_CONTACTS,
    UNDO,
    REDO,
    BACK,
    HELP,
)
WRITING = (
    _KEEP,
    *DIALOG[1:],
)
PROOF = (
    *DIALOG[:2],
    _KEEP,
    Key("ctrl+l", "link", "link one", "Link one that is in the list already, found by a word", "^l"),
    *DIALOG[2:],
)
LINKED = (
    Key("enter", "change", "change", "Change what is said of the marked one", "enter"),
    Key("l", "link", "link one", "Link one that is in the list already, found by a word"),
    Key("n", "new", "new", "Write down a new one"),
    Key("c", "checked", "checked today", "Say that the marked one was looked at again today"),
    Key("x,delete", "unlink", "unlink", "The marked one does not show this question; it stays in the list", "x"),
    UNDO,
    REDO,
    *DIALOG[2:],
)
RISK_SHEET = (
    DIALOG[1],
    _KEEP,
    Key("ctrl+l", "questions", "questions", "Find a question by a word: links it, or takes it out", "^l"),
    *DIALOG[2:],
)
