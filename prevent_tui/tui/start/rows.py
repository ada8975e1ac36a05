"""The rows of the start: a recent assessment with how far it is, and a way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.scoring import Status
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.bars import meter, stack
from prevent_tui.tui.kit.draw import cap, ends, fit, line, wrap
from prevent_tui.tui.start import desk_lines
from prevent_tui.tui.start.year import year
from prevent_tui.wording import dates, grammar
from prevent_tui.workspace.system import displayable_path

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.workspace.recent_files import Recent


WAYS = (
    ("1", "New assessment", "A few facts, then question one"),
    ("2", "Open a file", "What this program saved, in any year"),
    ("3", "Try a sample", "An invented setting; nothing is kept"),
)
"""The ways in: the key, the name, and what it is; short enough for a window of 64 columns."""

_ROOMY = 70
"""Cells of a row from which on it says that the questions are answered, and not only how many."""

_SHORT = 8
"""Cells for how many gaps there are."""


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
            file = clean_line(entry.path.name)
            whole = clean_line(f"{entry.path.parent.name}/{entry.path.name}")
            room = width - name.cell_length - saved.cell_length - 1
            shown = next((f"   {each}" for each in (whole, file) if len(each) + 3 <= room), "")
            name = line(name, (shown, "$quiet"))
            below = desk_lines.outlook_line(look, entry.outlook, now.date(), wide=self.is_wide)
        else:
            edition = look.say(f"{entry.questionnaire} {entry.edition} · ")
            below = Content.styled(edition + displayable_path(entry.path), "$quiet")
        if self.half_filled:
            forms = grammar.plural(self.half_filled, "form")
            below = line((f"{forms} half filled{look.say(' · ')}", "$partly"), below)
        return Content("\n").join([ends(name, saved, width, look.cut), self._progress(width), *wrap(below, width)])

    def _progress(self, width: int) -> Content:
        """How many questions are in each state, as a bar, how many are answered, and the gaps as the review counts."""
        entry, counts = self.entry, known_states(self.entry)
        answered = " answered" if width >= _ROOMY else ""
        done = line((str(entry.answered), "bold $ink"), (f" of {entry.of}{answered}", "$quiet"))
        gaps = Content.styled(grammar.plural(entry.gaps, "gap"), "$ink" if entry.gaps else "$quiet")
        beside = line("  ", done, "  ", fit(gaps, _SHORT))
        room = width - beside.cell_length
        if counts:
            return line(stack(self.program.look, counts, room), beside)
        share = entry.answered / entry.of if entry.of else 0
        return line(meter(self.program.look, share, room), beside)


def known_states(entry: Recent) -> dict[Status, int]:
    """Return how many questions are in each state; nothing where the list does not say, or names one there is not."""
    try:
        return {Status(state): count for state, count in entry.states}
    except ValueError:
        return {}


def draw_way(program: Program, way: tuple[str, str, str], _width: int, _at: bool) -> Content:
    """Return a way in: its key, its name, and what it is."""
    key, name, what = way
    return line(cap(program.look, key), "  ", fit(Content.styled(name, "$ink"), 17), (what, "$quiet"))


def when_text(saved_at: str, now: datetime) -> str:
    """Return when something was saved, in words; empty where that is not known."""
    try:
        saved = datetime.fromisoformat(saved_at)
    except ValueError:
        return ""
    if saved.date() == now.date():
        return f"today {saved:%H:%M}"
    return dates.day(saved.date())


def draw_year(program: Program, recents: Sequence[Recent], today: date, width: int) -> Content:
    """Return the year on one line, with what falls due and the next review."""
    look, review = program.look, desk_lines.next_review(recents, today)
    title = line(("THE YEAR", "bold $accent"))
    legend = Content.styled(f"   {look.pick('•', 'o')} action due", "$quiet")
    heading = Content("")
    if review:
        distance = desk_lines.distance_text(review, today)
        heading = line(("next review ", "$quiet"), (dates.day(review), "bold $ink"), (distance, "$quiet"))
    if title.cell_length + legend.cell_length + heading.cell_length < width:
        title = line(title, legend)
    aheads = [entry.outlook for entry in recents if entry.outlook and not entry.missing]
    lines = [ends(title, heading, width), *(line(" ", each) for each in year(look, aheads, today, width - 1))]
    return Content("\n").join(lines)
