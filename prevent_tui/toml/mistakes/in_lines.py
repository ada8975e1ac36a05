"""Slips in whole lines: headings, keys, notes, and what is there twice."""

from __future__ import annotations

import re

from prevent_tui.toml.mistakes.cursor import HEADING, KEY, KEY_INSIDE, Spot, Words, first_of
from prevent_tui.toml.mistakes.in_values import NO_NOTE, NOTE, TWO_ON_A_LINE, bare, curly_line, over_lines, quote_inside

_SINGLE = re.compile(r"\s*(\[{1,2})\s*([\w.-]+)\s*\]{0,2}\s*(?:#.*)?$")
_AFTER_A_VALUE = (
    (
        r"[,;]\s*(#.*)?$",
        ("the line ends with a comma.", "Take it out: commas stand only inside lists and curly brackets."),
    ),
    (NOTE, NO_NOTE),
    (r"[\]}]", ("a closing bracket stands here that nothing opened.", "Take it out, or open the list in front.")),
    (KEY_INSIDE.pattern, TWO_ON_A_LINE),
)
_AFTER_A_KEY = (
    (r":", ("a colon stands here.", "Write = between a key and its value.")),
    (r"[\"'\[{\d]", ("the = is missing between the key and its value.", "Write it here.")),
    (r".*=", ("a key is one word.", "Write it without spaces, such as good_for_months.")),
)
_AT_THE_BEGINNING = (
    (r"=", ("there is no key in front of the =.", "Write it there.")),
    (r"[{}\])]", ("this line belongs to no list and no key.", "Is there a ] too early on a line above?")),
    (NOTE, NO_NOTE),
)
_NEITHER = (
    "this line is neither a key with = and a value, nor a heading in square brackets, nor a note.",
    "Begin a note with #. Is it the rest of a text or a list that was closed on a line above?",
)


def after_a_value(spot: Spot) -> Words | None:
    """Something follows on the line after its value or its heading."""
    if spot.row.lstrip().startswith("["):
        return TWO_ON_A_LINE
    return bare(spot) or curly_line(spot) or first_of(spot.rest, _AFTER_A_VALUE) or quote_inside(spot)


def after_a_key(spot: Spot) -> Words:
    """Something else than = follows on a key."""
    return first_of(spot.rest.strip(), _AFTER_A_KEY) or _NEITHER


def at_the_beginning(spot: Spot) -> Words | None:
    """What begins a line, or an entry in curly brackets, is no key."""
    before = spot.before.rstrip()
    if "{" in before and not spot.rest.strip():
        return over_lines()
    if before.endswith(",") and spot.rest.startswith("}"):
        return "a comma stands before the closing }.", "Take it out."
    if spot.row.lstrip().startswith("["):
        return heading(spot)
    return first_of(spot.rest, _AT_THE_BEGINNING)


def heading(spot: Spot) -> Words:
    """A heading is not closed, or is no word."""
    match = _SINGLE.match(spot.row)
    if not match:
        return "a heading is one word in square brackets.", "Write it such as [questionnaire] or [[questions]]."
    right = f"{match[1]}{match[2]}{']' * len(match[1])}"
    return "the heading is not closed as it was opened.", f"Write {right}."


def twice(spot: Spot) -> Words | None:
    """A heading or a key is there already."""
    match = HEADING.match(spot.row)
    if not match:
        return _key_twice(spot)
    name, single, several = match[2], f"[{match[2]}]", f"[[{match[2]}]]"
    above = {
        f"{each[1]}{each[2]}{each[3]}": n
        for n, row in enumerate(spot.lines, 1)
        if (each := HEADING.match(row)) and n < spot.line
    }
    if match[1] == "[[" and single in above:
        return f"line {above[single]} says {single}, with one pair of brackets.", f"Write {several} there too."
    if match[1] == "[" and several in above:
        message = f"{single} needs two pairs of brackets, as on line {above[several]}."
        return message, f"Write {several}: each of several begins so."
    if match[1] == "[" and single in above:
        around = f"[[{name.rpartition('.')[0]}]]"
        more = f"begin a new {around} above this one" if around in above else f"write {several} for each of many"
        return f"{single} is on line {above[single]} already.", f"Put both together, or {more}."
    return f"`{name}` has a value already, on a line above.", "Write it in one of the two ways."


def _key_twice(spot: Spot) -> Words | None:
    seen: dict[str, int] = {}
    twin: Words | None = None
    for number, row in enumerate(spot.lines[: spot.line], 1):
        if HEADING.match(row):
            seen, twin = {}, None
        elif key := KEY.match(row):
            if key[1] in seen:
                twin = f"`{key[1]}` is there twice: on line {seen[key[1]]} too.", "Take one of the two out."
            seen[key[1]] = number
    return twin


def inside_twice(spot: Spot) -> Words:
    """A key is there twice in the same curly brackets."""
    name = spot.parser_message.removeprefix("Duplicate inline table key ").strip("'")
    return f"`{name}` is there twice in the same curly brackets.", "Take one of the two out."
