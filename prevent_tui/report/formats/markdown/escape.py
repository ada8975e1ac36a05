"""Texts as they may stand in Markdown: what a person typed is shown as it was typed, and never acted on."""

from __future__ import annotations

import re

from prevent_tui.text import clean

_ACTIVE = re.compile(r"[\\`*\[\]<|~$]|&(?=[#A-Za-z])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_AT_START = re.compile(r"([#>+=-]|:(?=-)|[0-9]{1,9}(?=[.)](?:\s|$)))")
_AT_END = re.compile("#+$")
_BLANKS = " \t"


def inline(text: str) -> str:
    """A text of one line that does not begin a line; line ends become blanks."""
    return " ".join(_line(part) for part in clean(text).split("\n") if part.strip(_BLANKS))


def cell(text: str) -> str:
    """A text inside a table, where a line end is `<br>`."""
    return "<br>".join(_line(part) for part in clean(text).strip("\n").split("\n"))


def lines(text: str) -> list[str]:
    """The lines of a text, each safe wherever a line begins; an empty one parts two paragraphs."""
    return [escape_line_start(_line(part)) for part in clean(text).strip("\n").split("\n")]


def escape_line_start(line: str) -> str:
    """A line whose letters are safe already, so that nothing begins with it: no list, heading, quotation or rule."""
    match = _AT_START.match(line)
    if not match:
        return line
    place = match.end() if match.group().isdigit() else 0
    return f"{line[:place]}\\{line[place:]}"


def heading_text(text: str) -> str:
    """A text inside a heading."""
    markup = inline(text)
    return _AT_END.sub(lambda match: "\\" + match.group(), markup)


def strong(text: str, mark: str = "**") -> str:
    """A line that is safe already, made to stand out; only where blanks or line ends are on both sides of it."""
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    return f"{text[:start]}{mark}{core}{mark}{text[start + len(core) :]}"


def _line(text: str) -> str:
    markup = _ACTIVE.sub(lambda match: "\\" + match.group(), text.strip(_BLANKS))
    # What other blanks stand at the ends would be taken away by some that render it.
    if markup and markup[0].isspace():
        markup = f"&#{ord(markup[0])};{markup[1:]}"
    if markup and markup[-1].isspace():
        markup = f"{markup[:-1]}&#{ord(markup[-1])};"
    return markup
