"""Drawing in lines: everything is `Content`, so nothing a person wrote is ever parsed as markup."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.style import Style

from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.states import STATUS_WORDS

Part = Content | str | tuple[str, str]
Lines = list[Content]

STATUS_COLOUR = {
    Status.GAP: "$gap",
    Status.PARTLY: "$partly",
    Status.NOT_SHOWN: "$partly",
    Status.MET: "$met",
    Status.UNKNOWN: "$ink",
    Status.NA: "$quiet",
    Status.NONE: "$quiet",
}


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
    """One line with something at both ends; the left is cut where they would meet."""
    if not right.cell_length:
        return fit(left, width, ellipsis=ellipsis)
    return line(fit(left, width - right.cell_length - 1, ellipsis=ellipsis), " ", right)


def wrap(text: Content, width: int, most: int | None = None, ellipsis: str = "…") -> Lines:
    """Wraps text; with `most`, what does not fit in so many lines is cut with an ellipsis."""
    width = max(width, 4)
    lines: Lines = []
    for paragraph in text.split("\n", allow_blank=True):
        lines += paragraph.wrap(width) if paragraph.plain else [paragraph]
        if most and len(lines) > most:
            last = lines[most - 1].rstrip()
            return [*lines[: most - 1], fit(last.truncate(width - len(ellipsis)) + Content(ellipsis), width)]
    return lines or [Content("")]


def hang(lead: Content, body: Content, width: int, most: int | None = None, ellipsis: str = "…") -> Lines:
    """`lead` once, and `body` wrapped beside it with a hanging indent."""
    first, *rest = wrap(body, width - lead.cell_length, most, ellipsis)
    return [line(lead, first), *(line(space(lead.cell_length), more) for more in rest)]


def balance(text: Content, width: int) -> Lines:
    """Wraps so that lines are of like length: no last line of one word."""
    return text.wrap(_balanced(text.plain, max(width, 4))) or [Content("")]


@lru_cache(maxsize=512)
def _balanced(plain: str, width: int) -> int:
    text = Content(plain)
    count = len(text.wrap(width))
    low, high = min(24, width), width
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(text.wrap(middle)) <= count else (middle + 1, high)
    return high


def paint(lines: Lines, style: str, width: int) -> Lines:
    """Puts a background behind whole lines."""
    return [fit(each, width).stylize_before(style) for each in lines]


def meter(look: Look, share: float, width: int) -> Content:
    """A thin bar: a heavy line for the part, a thin one for the rest, so that it reads without colour."""
    cells = max(0.0, min(1.0, share)) * width
    full = int(cells) if not look.ascii else round(cells)
    half = "╸" if not look.ascii and cells - full >= 0.5 else ""
    part = look.pick("━", "#") * full + half
    return line((part, "$accent"), (look.pick("─", ".") * (width - len(part)), "$line"))


def state(look: Look, status: Status, *, word: bool = True) -> Content:
    """The sign of a state and its word, in its colour."""
    text = f"{look.signs[status]} {look.say(STATUS_WORDS[status])}" if word else look.signs[status]
    return Content.styled(text, f"bold {STATUS_COLOUR[status]}")


def duty(look: Look, obligation: Obligation) -> Content:
    """The duty as a chip: the law looks heavier than good practice."""
    word = DUTY_WORDS[obligation]
    if not look.tinted:
        return Content.styled(f"[{word}]", "bold")
    styles = {Obligation.MUST: "bold $paper on $ink", Obligation.SHOULD: "bold $ink on $track"}
    return Content.styled(f" {word} ", styles.get(obligation, "$ink on $track"))


def digits(text: str) -> list[str]:
    """Three rows of large digits; other characters stand on the last row."""
    rows = ["", "", ""]
    for character in text:
        if character in DIGITS:
            at = DIGITS.index(character) * 3
            rows = [row + DIGITS3X3_BOLD[at + n].ljust(3) for n, row in enumerate(rows)]
        else:
            rows = [rows[0] + " ", rows[1] + " ", rows[2] + character]
    return rows


def word(look: Look, key: str, label: str) -> Content:
    """A key with what it does."""
    return line((look.say(key), look.key), (f" {look.say(label)}", "$quiet"))


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
    """Signs of arrow keys, each of which presses its own key when it is clicked; in ASCII they are words to read."""
    if look.ascii:
        return Content.styled(look.say(signs), look.key)
    return line(*(link(Content.styled(sign, look.key), "app.simulate_key", ARROWS[sign]) for sign in signs))
