"""Slips inside a value: quotation marks, commas, brackets, dates, and what stands without quotes."""

from __future__ import annotations

import re

from prevent_tui.toml.mistakes.cursor import CURLY, KEY_INSIDE, OpenSign, Spot, Words, first_of, loose_quote, opened_in

STRAIGHT = 'Type straight ones: "like this".'
TWO_ON_A_LINE = "two things stand on one line.", "Give each a line of its own."
NO_NOTE = "a note does not begin like this.", "Begin it with #."
NOTE = r"//|;|--|/\*|\*|•|<!--|%"

_QUOTES = 'Text stands between straight quotes, "like this"; only numbers, dates, true and false stand without.'
_CURLY_LINE = "this line has a curly quotation mark, as word processors make them.", STRAIGHT
_CURLY_AT_AN_END = re.compile(rf"[=\[,{{]\s*[{CURLY}]|[“”„‟″]\s*(?:[,\]}}#]|$)")
_ENDS_TOO_LATE = re.compile(r'"([^"]{1,40}),\s*(?:[\w-]+\s*=\s*)?"$')
_COMMA = "The entries of lists and curly brackets are parted by commas."
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = "Write dates as 2026-11-22."
_BARE = (
    (r"\d{4}-\d\d-\d\d\b", ("there is no such day.", _DATES)),
    (
        rf"\d{{1,2}}\s*[./–—-]\s*\d{{1,2}}\s*[./–—-]\s*\d{{2,4}}\b|\d{{4}}\s*[./–—-]\s*\d{{1,2}}\s*[./–—-]\s*\d{{1,2}}"
        rf"|(?:{_DAY}\s+)?(?:{_MONTHS})[a-z]*\.?\s+(?:{_DAY},?\s+)?\d{{4}}\b",
        ("a date is not written like this.", _DATES),
    ),
    (r"\d{4}[-–—]\d{2}$", ("an edition is a text.", 'Put it between straight quotes: "2026-09".')),
    (r"true$", ("`true` is written with small letters.", "Write true.")),
    (r"false$", ("`false` is written with small letters.", "Write false.")),
    (r"(?:yes|no)$", ("yes and no are not values.", "Write true or false; or put a text between straight quotes.")),
    (r"0\d+$", ("a number has no nought in front.", "Write it without.")),
)


def bare(spot: Spot) -> Words | None:
    """What stands without quotes and is neither a number, a date, true nor false."""
    value = spot.value
    if spot.before[-1:].isdigit() and re.match(r",\d{3}", spot.rest):
        return "a number has no comma.", "Write 1000, not 1,000."
    if KEY_INSIDE.match(spot.rest):
        return None
    if words := first_of(value, _BARE):
        return words
    if value[:1].isalpha() or (value[:1].isdigit() and re.search(r"[^\W\d_]", value)):
        return f"`{value[:40]}` stands without quotes.", _QUOTES
    return None


def no_value(spot: Spot) -> Words:
    """Where a value should begin, none does."""
    above = [line for sign, line in spot.open_signs if sign == "[" and line < spot.line]
    if above and spot.begins_anew:
        return _goes_on(spot, above[-1])
    if spot.is_over:
        return "nothing stands after the =.", "Write the value behind it, or take the line out."
    if spot.rest[0] == ",":
        return "there is a comma too many.", "Take it out."
    return bare(spot) or ("what stands here is no value.", _QUOTES)


def unclosed_text(spot: Spot) -> Words:
    """A text of one line without its second quotation mark."""
    begun = loose_quote(spot.row)
    if begun is None:
        return control(spot)
    if re.search(rf"[“”„‟″]|[{CURLY}][\s,\]}}]*$", begun["loose"]):
        return f"the text that begins in column {begun.start() + 1} ends with a curly quotation mark.", STRAIGHT
    message = f"the text that begins in column {begun.start() + 1} has no closing quotation mark."
    return (
        message,
        f"End it with {begun[0][0]} on the same line; a text over several lines stands between three quotes.",
    )


def control(spot: Spot) -> Words:
    """A sign that no text may hold."""
    message = f"a control character (U+{ord(spot.rest[:1] or '?'):04X}) stands here, which no text may hold."
    return message, "Delete it, and type the text again."


def never_closed(spot: Spot) -> Words | None:
    """What is still open at the end of the file."""
    return unclosed(spot.text)


def unclosed(text: str) -> Words | None:
    """What a text leaves open at its end, and how to close it; None where that is nothing."""
    open_at_end = opened_in(text)
    if not open_at_end:
        return None
    sign, line = open_at_end[-1]
    if sign in "[{":
        name, closing = ("list", "]") if sign == "[" else ("part in curly brackets", "}")
        return f"the {name} that begins on line {line} is never closed.", f"A {closing} is missing."
    return f"the text that begins on line {line} is never closed.", f"End it with {sign} as it began."


def unclosed_list(spot: Spot) -> Words | None:
    """Inside a list or curly brackets comes neither a comma nor their end."""
    if spot.line == len(spot.lines) and not spot.rest.strip():
        return never_closed(spot)
    within = spot.open_signs[-1] if spot.open_signs else OpenSign("[", spot.line)
    if not spot.before.strip() and within.line < spot.line:
        if spot.begins_anew:
            return _goes_on(spot, within.line)
        return f"a comma is missing at the end of line {spot.line_before}.", _COMMA
    return curly_line(spot) or bare(spot) or _between(spot, within)


def _between(spot: Spot, within: OpenSign) -> Words | None:
    """Two entries on one line with something missing between them."""
    if spot.is_over:
        return over_lines()
    if spot.rest[0] in "]}":
        return f"a {'}' if within.sign == '{' else ']'} is missing before this {spot.rest[0]}.", "Type it in front."
    if spot.rest[0] in "\"'{[" or spot.rest[0].isdigit() or KEY_INSIDE.match(spot.rest):
        return "a comma is missing in front of this.", _COMMA
    return quote_inside(spot)


def over_lines() -> Words:
    """Curly brackets that go on after the end of their line."""
    message = "what stands in curly brackets goes on after the end of the line."
    return message, "Close it with } on the same line, or write it as a table of its own under a heading."


def curly_line(spot: Spot) -> Words | None:
    """A curly quotation mark where a straight one would open or close a text."""
    return _CURLY_LINE if _CURLY_AT_AN_END.search(spot.row) else None


def quote_inside(spot: Spot) -> Words | None:
    """A text that ends too early, or the one before it too late."""
    before = spot.before.rstrip()
    if before[-1:] not in {'"', "'"}:
        return None
    if late := _ENDS_TOO_LATE.search(before):
        message = f"the text `{late[1]}` seems to have no closing quotation mark."
        return (
            message,
            'Close it in front of the comma; or, if this is one text, write \\" for the quotation mark inside.',
        )
    return "a straight quotation mark inside a text ends the text.", 'Inside a text write \\" for it.'


def backslash(_: Spot) -> Words:
    """A backslash that begins nothing known."""
    return "a backslash in a text has a meaning of its own.", "Write two: \\\\. Or use / instead."


def _goes_on(spot: Spot, line: int) -> Words:
    message = f"the list that begins on line {line} is not closed."
    return message, f"A ] is missing at the end of line {spot.line_before}."
