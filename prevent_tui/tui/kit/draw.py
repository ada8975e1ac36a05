"""Drawing in lines: everything is `Content`, so nothing a person wrote is ever parsed as markup."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from prevent_tui.tui.kit.theme import Look

Part = Content | str | tuple[str, str]
Lines = list[Content]

_NUMBER = re.compile(r"(?<![\w.])(?:\+\d|\(?0)\d*\)?(?:[ -]\(?\d+\)?)+(?!\w)|\bext(?:ension|\.)? \d+\b", re.IGNORECASE)
"""What may be a telephone number as it is written, in groups of figures; or an extension."""

_TIE = "\ufdd0"
"""What stands for a space inside a number while its line is broken: no character, so that no text has it."""

_UNDER = 2
"""Cells before a text that stands under its lead, where a word of it has no room beside that."""


def line(*parts: Part) -> Content:
    """Joins texts, styled texts (text, style) and contents into one line; texts are taken as they are."""
    return Content.assemble(*parts)


def space(width: int) -> Content:
    """So many empty cells."""
    return Content(" " * max(width, 0))


def fit(text: Content | str, width: int, *, right: bool = False, ellipsis: str = "…") -> Content:
    """Exactly `width` cells: cut with an ellipsis, or filled with spaces."""
    content = Content(text) if isinstance(text, str) else text
    if content.cell_length > width:
        cells = width - len(ellipsis)
        content = line(content.truncate(cells).rstrip(), ellipsis) if cells > 0 else content.truncate(max(width, 0))
    room = width - content.cell_length
    return content.pad_left(room) if right else content.pad_right(room)


def ends(left: Content, right: Content, width: int, ellipsis: str = "…") -> Content:
    """One line with something at both ends; the left is cut where they would meet, the right if alone too long."""
    if right.cell_length >= width:
        return fit(right, width, ellipsis=ellipsis)
    if not right.cell_length:
        return fit(left, width, ellipsis=ellipsis)
    return line(fit(left, width - right.cell_length - 1, ellipsis=ellipsis), " ", right)


def wrap(text: Content, width: int, most: int | None = None, ellipsis: str = "…") -> Lines:
    """Wraps text; with `most`, what does not fit in so many lines is cut with an ellipsis."""
    width = max(width, 4)
    lines: Lines = []
    for paragraph in text.split("\n", allow_blank=True):
        lines += _broken(paragraph, width) if paragraph.plain else [paragraph]
        if most and len(lines) > most:
            last = lines[most - 1].rstrip()
            return [*lines[: most - 1], fit(last.truncate(width - len(ellipsis)) + Content(ellipsis), width)]
    return lines or [Content("")]


def _broken(text: Content, width: int) -> Lines:
    """Breaks a text into lines; a telephone number goes to the next line whole, as a word does."""
    tied = _tied(text.plain, width)
    if tied == text.plain:
        return text.wrap(width)
    rows = Content(tied, list(text.spans)).wrap(width)
    return [Content(row.plain.replace(_TIE, " "), list(row.spans)) for row in rows]


def _tied(plain: str, width: int) -> str:
    """The text, with what holds each number together in the place of its spaces; none that is too long for a line."""
    return _NUMBER.sub(lambda number: number[0].replace(" ", _TIE) if len(number[0]) <= width else number[0], plain)


def hang(lead: Content, body: Content, width: int, most: int | None = None, ellipsis: str = "…") -> Lines:
    """`lead` once, and `body` wrapped beside it with a hanging indent.

    Where a number or an address would be broken there, and would not be under the lead, the body stands under it.
    """
    if not most:
        widest = max((cell_len(each) for each in _tied(body.plain, width).split()), default=0)
        if width - lead.cell_length < widest <= width - _UNDER and lead.cell_length > _UNDER:
            own = [lead.rstrip()] if lead.plain.strip() else []
            return [*own, *(line(space(_UNDER), row) for row in wrap(body, width - _UNDER))]
    first, *rest = wrap(body, width - lead.cell_length, most, ellipsis)
    return [line(lead, first), *(line(space(lead.cell_length), more) for more in rest)]


def balance(text: Content, width: int) -> Lines:
    """Wraps so that lines are of like length: no last line of one word."""
    return _broken(text, _balanced(text.plain, max(width, 4))) or [Content("")]


@lru_cache(maxsize=512)
def _balanced(plain: str, width: int) -> int:
    text = Content(plain)
    count = len(_broken(text, width))
    low, high = min(24, width), width
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_broken(text, middle)) <= count else (middle + 1, high)
    return high


def paint(lines: Lines, style: str, width: int) -> Lines:
    """Puts a background behind whole lines."""
    return [fit(each, width).stylize_before(style) for each in lines]


def beside(left: Lines, right: Lines, width: int, between: int = 0) -> Lines:
    """Two columns side by side, the left `width` cells wide; the shorter one is filled with empty rows."""
    blank, gap = Content(""), space(between)
    rows = max(len(left), len(right))
    pairs = zip([*left, *[blank] * (rows - len(left))], [*right, *[blank] * (rows - len(right))], strict=True)
    return [line(fit(one, width), gap, other) for one, other in pairs]


def cap(look: Look, key: str, fill: str = "cap") -> Content:
    """A key as it stands on the keyboard: reversed; in brackets where that cannot be seen.

    Args:
        look: The signs in use.
        key: What is written on it.
        fill: What it is written on: `accent` for the first of a footer, `bandcap` on a band.
    """
    return Content.styled(look.boxed(look.say(key)), look.on(fill))


def word(look: Look, key: str, label: str) -> Content:
    """A key with what it does."""
    return line(cap(look, key), (f" {look.say(label)}", "$quiet"))


def link(text: Content, action: str, *values: str | int) -> Content:
    """Return a text that runs an action of its widget when it is clicked.

    Args:
        text: What can be clicked, and nothing beside it.
        action: The name of the action; a name of ours, never a text from a file.
        values: What the action is given.
    """
    return text.stylize(_click(action, values))


@lru_cache(maxsize=512)
def _click(action: str, values: tuple[str | int, ...]) -> Style:
    return Style.from_meta({"@click": (action, values)})


ARROWS = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
"""The signs of the arrow keys, and their names."""


def arrows(look: Look, signs: str) -> Content:
    """A cap with signs of arrow keys, each of which presses its own key when it is clicked; in ASCII words to read."""
    drawn = cap(look, signs)
    if look.ascii:
        return drawn
    style = look.on("cap")
    return line(
        drawn[:1], *(link(Content.styled(sign, style), "app.simulate_key", ARROWS[sign]) for sign in signs), drawn[-1:]
    )
