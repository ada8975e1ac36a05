"""The rows of the start: a recent assessment with how far it is, and a way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.text import clean_line
from prevent_tui.tui.kit.bars import meter
from prevent_tui.tui.kit.draw import cap, ends, fit, line
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.year import year
from prevent_tui.wording import dates, grammar
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.workspace.recent_files import Recent


WAYS = (
    ("1", "New assessment", "A few facts about your setting, then question one"),
    ("2", "Open a file", "Anything saved by this program, this year or any other"),
    ("3", "Try a sample", "An invented setting; nothing you do there is kept"),
)
"""The ways in: the key, the name, and what it is."""


@dataclass(frozen=True)
class RecentRow:
    """An assessment of the list of recent ones.

    Attributes:
        program: The application.
        entry: What the list says of it.
        half_filled: How many forms of it are half filled.
        is_wide: Whether there is room for more than its name.
    """

    program: Program
    entry: Recent
    half_filled: int
    is_wide: bool

    def draw(self, width: int, *, at: bool) -> Content:
        """Return its name and when it was saved, how much is answered, and what it wants."""
        look, entry, now = self.program.look, self.entry, self.program.clock()
        name = Content.styled(desk_lines.display_name(entry), "bold $ink" if at else "$ink")
        if entry.missing:
            gone = Content.styled("moved or deleted", "$partly")
            where = fit(Content.styled(displayable_path(entry.path), "$quiet"), width, ellipsis=look.cut)
            return line(ends(name, gone, width, look.cut), "\n", where)
        saved = Content.styled(when_text(entry.saved_at, now), "$quiet")
        if entry.outlook:
            folder = f"{entry.path.parent.name}/" if self.is_wide else ""
            name = line(name, (f"   {clean_line(folder + entry.path.name)}", "$quiet"))
            below = desk_lines.outlook_line(look, entry.outlook, now.date(), wide=self.is_wide)
        else:
            edition = look.say(f"{entry.questionnaire} {entry.edition} · ")
            below = Content.styled(edition + displayable_path(entry.path), "$quiet")
        if self.half_filled:
            forms = grammar.plural(self.half_filled, "form")
            below = line((f"{forms} half filled{look.say(' · ')}", "$partly"), below)
        rows = [ends(name, saved, width, look.cut), self._progress(width), fit(below, width, ellipsis=look.cut)]
        return Content("\n").join(rows)

    def _progress(self, width: int) -> Content:
        """How much is answered, as a bar, and how many gaps there are."""
        entry = self.entry
        done = line((str(entry.answered), "bold $ink"), (f" of {entry.of} answered", "$quiet"))
        gaps = Content.styled(grammar.plural(entry.gaps, "gap"), "$ink" if entry.gaps else "$quiet")
        words = line("  ", done, "  ", fit(gaps, 8))
        share = entry.answered / entry.of if entry.of else 0
        return line(meter(self.program.look, share, width - words.cell_length), words)


def draw_way(program: Program, way: tuple[str, str, str], _width: int, _at: bool) -> Content:
    """Return a way in: its key, its name, and what it is."""
    key, name, what = way
    return line(cap(program.look, key), "  ", fit(Content.styled(name, "$ink"), 18), (what, "$quiet"))


def when_text(saved_at: str, now: datetime) -> str:
    """Return when something was saved, in words; empty where that is not known."""
    try:
        saved = datetime.fromisoformat(saved_at)
    except ValueError:
        return ""
    if saved.date() == now.date():
        return f"today {saved:%H:%M}"
    return dates.day(saved.date())


def draw_year(program: Program, recents: Sequence[Recent], today: date, width: int, _at: bool) -> Content:
    """Return the year on one line, with what falls due and the next review."""
    look, review = program.look, desk_lines.next_review(recents, today)
    title = line(("THE YEAR", "bold $accent"), (f"   {look.pick('•', 'o')} action due", "$quiet"))
    heading = Content("")
    if review:
        distance = desk_lines.distance_text(review, today)
        heading = line(("next review ", "$quiet"), (dates.day(review), "bold $ink"), (distance, "$quiet"))
    aheads = [entry.outlook for entry in recents if entry.outlook and not entry.missing]
    lines = [ends(title, heading, width), *(line(" ", each) for each in year(look, aheads, today, width - 1))]
    return Content("\n").join(lines)
