"""What must hold of what is typed: dates, paths, and texts of any kind."""

from __future__ import annotations

from pathlib import Path

import tomli_w

from fuzz.guard import check_words, hold, is_plain
from prevent_tui.assessment.model.types import FILE_LIMIT
from prevent_tui.assessment.privacy.detector import advice, details_in
from prevent_tui.text import clean, clean_line, clean_prose, is_blank, one_line
from prevent_tui.toml.reading import parse
from prevent_tui.wording.dates import day
from prevent_tui.workspace.dates import date_in_words, read_date
from prevent_tui.workspace.typed_path import typed_path
from support.small_questionnaire import TODAY

FILE = Path("fuzzed.toml")
"""The name under which bytes are read that lie in no file."""

_FIELD = 4_000
"""Characters; ten times what a field takes."""

_ARGUMENT = 128 * 1024
"""Characters that an argument of a command may have."""


def dates(data: bytes) -> bool:
    """A date as typed is read as one that, shown back, is the same; or what is wrong is said."""
    text = data.decode("utf-8", "replace")[:_FIELD]
    for ahead in (False, True):
        try:
            when = read_date(text, TODAY, ahead=ahead)
        except ValueError as error:
            hold("Write it like" in str(error) or "is not" in str(error), f"no way out: {error}"[:80])
            hold(len(str(error)) < 300, "words without end")
            return False
        if when is None:
            hold(not text.split(), "a text that is read as nothing")
            return True
        hold(2000 <= when.year <= 2099, "a year that is far away")
        shown = date_in_words(text, TODAY, ahead=ahead)
        hold(read_date(shown, TODAY) == when, "a date that is another when it is read as it is shown")
        hold(read_date(day(when), TODAY) == when, "a date that is another when it is read as it is shown")
        hold(read_date(when.isoformat(), TODAY) == when, "a date that is another when it is read as it is kept")
    return True


def typed(data: bytes) -> bool:
    """What is typed is cleaned once and for all, kept in a file, and looked through for personal details."""
    text = data.decode("utf-8", "surrogatepass" if is_utf8(data) else "replace")[:FILE_LIMIT]
    for cleaned, each in ((clean, clean(text)), (clean_line, clean_line(text)), (clean_prose, clean_prose(text))):
        hold(cleaned(each) == each, f"{cleaned.__name__} is not done the first time")
        hold(is_plain(each), f"a control character is left by {cleaned.__name__}")
        hold(parse(tomli_w.dumps({"x": each}).encode(), FILE) == {"x": each}, "a text that is another in a file")
    hold("\n" not in clean_line(text), "a line with a line end")
    hold(is_blank(clean_line(text)) == (not clean_line(text)), "a line that shows nothing")
    hold(one_line(text) == one_line(one_line(text)), "one_line is not done the first time")
    for detail in details_in(clean(text)):
        check_words(detail.sentence)
    if warned := advice(clean(text)):
        check_words(warned)
    return bool(warned)


def is_utf8(data: bytes) -> bool:
    """Whether bytes are a text, lone surrogates included."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def typed_paths(data: bytes) -> bool:
    """A path as typed is a path, whatever it names, or what is wrong is said."""
    text = data.decode("utf-8", "replace")[:_ARGUMENT]
    try:
        typed_path(text)
    except ValueError as error:
        check_words(str(error))
        return False
    return True
