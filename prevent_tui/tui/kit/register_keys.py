"""The keys of the registers and their forms: evidence, actions, risks, contacts, governors; each once."""

from __future__ import annotations

from dataclasses import replace

from prevent_tui.tui.kit.keys import ADD, BACK, BACK_BY_ENTER, DIALOG, HELP, PLAN_IT, REDO, UNDO, VIEWS, Key

_MOVE = Key("up,down", "move", "choose", "Move the mark; Home, End and page keys do so further", "↑↓", "never")
_CHECKED = Key("d", "checked", "checked today", "Say that what is marked was looked at again today")
_KEEP = Key("ctrl+s", "submit", "keep", "Keep it as it stands, from any field")
_OUT = Key("delete", "remove", "take out", "Take it out of the list; undo brings it back", footer="wide")
EVIDENCE = (
    Key("enter", "open", "open", "What is said of it, and the questions that it shows"),
    _MOVE,
    _CHECKED,
    replace(ADD, help="Write down evidence; link it to questions afterwards"),
    Key("1,2,3,4,5", "only", "show", "All, out of date, weak, or linked nowhere; 5, the figures", "1-5", each=True),
    replace(_OUT, help="Take the marked evidence out of the list, and its links"),
    BACK,
    HELP,
)
PIECE = (
    Key("enter", "change", "change", "Change what is said of it"),
    replace(_MOVE, help="Move between the questions it shows; Q opens the marked one"),
    _CHECKED,
    replace(ADD, label="link", help="Link it to another question"),
    replace(_OUT, help="The marked question is not shown by it; where none is, take it out of the list"),
    BACK,
    HELP,
)
FIGURES = (
    Key("enter", "open", "fill in", "Give the number, of how many, the day and the source"),
    _MOVE,
    replace(ADD, help="Add a figure that is not listed"),
    Key("1,2,3,4,5", "only", "show", "Evidence: all, out of date, weak, linked nowhere; figures", "1-5", each=True),
    replace(_OUT, help="Take the marked figure out"),
    BACK,
    HELP,
)
RISKS = (
    Key("enter", "open", "open", "Its sheet: the local picture, controls, ratings, lead, questions"),
    replace(_MOVE, help="Move between the risks, the worst first"),
    replace(ADD, help="Take one from the catalogue, those that gaps propose first; or write your own"),
    replace(PLAN_IT, help="Plan a step that lowers the marked risk", footer="always"),
    Key("m", "matrix", "matrix", "How likely by how grave, before the controls and with them"),
    replace(_OUT, help="Take the marked risk out; its actions stay in the plan"),
    BACK,
    HELP,
)
MATRIX = (
    replace(BACK_BY_ENTER, label="the register", help="Back to the register"),
    replace(_MOVE, label="scroll", help="To what each letter is; page keys do so further", footer="always"),
    Key("m", "matrix", "register", "Back to the register", footer="never"),
    BACK,
    HELP,
)
STEPS = (
    Key("1,2,3,4,5", "step", "choose", "Choose that step; once more, it stays", "1-5", each=True),
    Key("left", "shift(-1)", "less", "The step before, and the next one", "← →"),
    Key("right", "shift(1)", "more", footer="never"),
    Key("backspace", "clear", "none", "Take the step back"),
    Key("down,enter", "app.focus_next", "next field", footer="never"),
    Key("up", "app.focus_previous", "field before", footer="never"),
)
_DONE = Key("d", "done", "done", "Done, and what came of it; then the level that it proposes. Again: open once more")
_BEGUN = Key("space", "in_hand", "begun", "Somebody has begun; again: not yet. Opens again what is done or dropped")
_GIVE_UP = Key("delete", "take_out", "drop", "Drop it with a reason, or take it out of the plan", footer="wide")
_TABS = Key(
    "1,2,3,4,5", "only", "show", "What is open, overdue, done or dropped, or all of it; 5, reviews", "1-5", each=True
)
PLAN = (
    Key("enter", "open", "open its sheet", "Everything about the marked action, with its history"),
    _MOVE,
    _BEGUN,
    _DONE,
    replace(ADD, help="An action of your own, about a question or none"),
    _TABS,
    replace(VIEWS, help="In which order; whose, which theme's, of which duty", footer="always"),
    _GIVE_UP,
    replace(PLAN_IT, help="Plan another action about the question of the marked one", footer="never"),
    BACK,
    HELP,
)
ACTION = (
    Key("enter", "change", "change", "Change the step, the owner or the date"),
    _BEGUN,
    _DONE,
    replace(_GIVE_UP, footer="always"),
    replace(PLAN_IT, help="Plan another action about its question", footer="never"),
    Key("up,down", "scroll", "scroll", footer="never"),
    BACK,
    HELP,
)
REVIEWS = (
    Key("enter", "open", "open", "What changed; or the review, or how often there is one, to change it"),
    replace(_MOVE, help="Move between what changed and the reviews"),
    replace(ADD, label="hold one", help="Note a review: when, by which role, what was agreed, when the next is"),
    _TABS,
    Key("delete", "take_out", "take out", "Take the marked review out", footer="wide"),
    BACK,
    HELP,
)
AS_IT_STANDS = (
    _KEEP,
    Key("ctrl+n", "another", "keep, and another", "Keep it, and write another for the same question"),
)
ACCEPT = (
    Key("enter,n,escape", "back", "no", "Leave the answer as it is"),
    Key("y", "submit", "yes", "Take the level"),
    HELP,
)
CONTACTS = (
    Key("enter", "open", "fill in", "Write down how they are reached"),
    replace(_MOVE, help="Move between the contacts"),
    replace(_CHECKED, help="Say that the marked contact was checked today"),
    replace(ADD, help="Write down a contact that is not listed"),
    Key("pagedown", "scroll(1)", "more", "Down to the national numbers", footer="never", priority=True),
    Key("pageup", "scroll(-1)", "back up", footer="never", priority=True),
    BACK,
    HELP,
)
_PAGES = Key("1,2,3", "tab", "questions, checks, sign-off", "Questions, the checks, the sign-off", "1-3", each=True)
GOVERNORS = (
    Key("enter", "open", "reply", "Reply to the marked question, or reword it; a proposed one is taken up first"),
    _MOVE,
    replace(ADD, help="Take up the first five of those proposed, or write one that was asked"),
    _PAGES,
    Key("delete", "take_off", "take off", "Take the marked question off the list", footer="wide"),
    BACK,
    HELP,
)
CHECKS = (
    Key(
        "enter",
        "open",
        "settle it",
        "Go where the marked finding is settled; escape comes back to it, or to the next one",
    ),
    replace(_MOVE, help="Move between the findings"),
    _PAGES,
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
    Key("ctrl+l", "link", "link one", "Link one that is in the list already, found by a word"),
    *DIALOG[2:],
)
LINKED = (
    Key("enter", "change", "change", "Change what is said of the marked one; where there is none, write one down"),
    replace(ADD, help="Write down a new one, or link one that is in the list already"),
    replace(_CHECKED, help="Say that the marked one was looked at again today"),
    Key("delete", "unlink", "unlink", "The marked one does not show this question; it stays in the list"),
    Key("e", "all_evidence", "all evidence", "Everything kept as evidence"),
    UNDO,
    REDO,
    *DIALOG[2:],
)
RISK_SHEET = (
    DIALOG[1],
    _KEEP,
    Key("ctrl+l", "questions", "questions", "Find a question by a word: links it, or takes it out"),
    *DIALOG[2:],
)
