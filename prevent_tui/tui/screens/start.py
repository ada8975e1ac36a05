"""The start: go on with a recent assessment, begin one, open a file, look at the sample."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from prevent_tui import wording
from prevent_tui.text import clean_line
from prevent_tui.tui.draw import Lines, balance, ends, fit, line
from prevent_tui.tui.keys import START, bindings
from prevent_tui.tui.opening import shown
from prevent_tui.tui.screens.help import ASIDE
from prevent_tui.tui.screens.page import Page
from prevent_tui.tui.widgets.block import Block
from prevent_tui.tui.widgets.rows import Draw, Row, Rows

if TYPE_CHECKING:
    from prevent_tui.assessment.recent import Recent

_WHAT = (
    "You answer questions about what your setting does, theme by theme: one key each.",
    "It shows where the duty is met and where it is not, and makes a report you can hand to governors or trustees.",
    "It keeps everything in one file that you choose. Nothing leaves this computer.",
    "It is self-assessed, not an inspection judgement. Write roles, not names; nothing about a child.",
)
_WAYS = (
    ("n", "New assessment", "A few facts about your setting, then question one"),
    ("o", "Open a file", "Anything saved by this program, this year or any other"),
    ("t", "Try a sample", "An invented setting; nothing you do there is kept"),
)


class Welcome(Block):
    """What this is, for somebody who has no assessment yet."""

    def lines(self, width: int) -> Lines:
        """Four sentences."""
        out: Lines = [Content.styled("WHAT THIS IS", "bold $quiet"), Content("")]
        for text in _WHAT:
            out += [line("  ", each) for each in balance(Content.styled(text, "$ink"), min(width - 2, 100))]
        return out


class Aside(Block):
    """That this is no referral route; always in sight."""

    def lines(self, width: int) -> Lines:
        """A sentence or two."""
        return balance(Content.styled(self.look.say(ASIDE), "$quiet"), width)


class StartScreen(Page):
    """The first thing one sees."""

    KEYS = START
    INNERMOST = Rows
    NEEDS_WORK = False
    BINDINGS = bindings(key for key in START if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the start",
        "Enter goes on with the assessment that is marked. A file that was moved or deleted stays on the list, marked, "
        "until you take it off with delete.",
    )

    def __init__(self) -> None:
        super().__init__(id="start")
        self.recents: tuple[Recent, ...] = ()

    def body(self) -> ComposeResult:
        """Recent files, what this is, ways in."""
        with Vertical(classes="page"):
            yield Welcome(id="welcome")
            yield Rows("ways-in")
        yield Aside(id="aside")

    def begin(self) -> None:
        """The list has the keys."""
        self.query_one(Rows).focus()

    def draw(self) -> None:
        """Reads the list anew and shows it."""
        from prevent_tui.assessment.recent import recent

        self.frame()
        self.recents = recent()
        self.query_one("#welcome").display = not self.recents
        rows = [Row(str(entry.path), self._drawer(entry)) for entry in self.recents]
        if rows:
            rows = [Row(None, self._section("RECENT ASSESSMENTS", "answered      gaps         saved")), *rows]
            rows.append(Row(None, self._section("", "")))
        rows.append(Row(None, self._section("OTHER WAYS IN" if self.recents else "BEGIN", "")))
        rows += [Row(key, self._way(key, name, what)) for key, name, what in _WAYS]
        self.query_one(Rows).show(rows)

    def _section(self, title: str, columns: str) -> Draw:
        wide = self.app.size.width >= 100
        head, right = Content.styled(title, "bold $quiet"), Content.styled(columns if wide else "", "$quiet")
        return lambda width, _at: ends(head, right, width)

    def _drawer(self, entry: Recent) -> Draw:
        return lambda width, at: self._draw(entry, width, at=at)

    def _draw(self, entry: Recent, width: int, *, at: bool) -> Content:
        name = Content.styled(clean_line(entry.name or entry.path.stem), "bold $ink" if at else "$ink")
        cut = self.program.look.cut
        if entry.missing:
            gone = Content.styled("moved or deleted", "$partly")
            return line(
                ends(name, gone, width, cut),
                "\n",
                fit(Content.styled(shown(entry.path), "$quiet"), width, ellipsis=cut),
            )
        saved = _when(entry.saved_at, self.program.clock())
        done = line((str(entry.answered), "bold $ink"), (f" of {entry.of}", "$quiet"))
        gaps = Content.styled(wording.plural(entry.gaps, "gap"), "$ink" if entry.gaps else "$quiet")
        if self.app.size.width >= 100:
            tail = line(
                fit(done, 10, right=True),
                "   ",
                fit(gaps, 8),
                "  ",
                fit(Content.styled(saved, "$quiet"), 14, right=True),
            )
        else:
            tail = line(done, "  ", gaps)
        edition = f"{entry.questionnaire} {entry.edition} · {shown(entry.path)}"
        below = fit(Content.styled(self.program.look.say(edition), "$quiet"), width, ellipsis=cut)
        return line(ends(name, tail, width, cut), "\n", below)

    def _way(self, key: str, name: str, what: str) -> Draw:
        look = self.program.look
        return lambda _width, _at: line((key, look.key), "  ", fit(Content.styled(name, "$ink"), 18), (what, "$quiet"))

    @on(Rows.Picked)
    async def _picked(self, event: Rows.Picked) -> None:
        ways = {"n": self.action_new, "o": self.action_find_file}
        if event.id == "t":
            self.action_sample("weak")
        elif event.id in ways:
            ways[event.id]()
        else:
            await self.program.open_path(next(entry.path for entry in self.recents if str(entry.path) == event.id))

    def action_new(self) -> None:
        """Begins a new assessment."""
        self.program.show_choice()

    def action_find_file(self) -> None:
        """Asks for a file."""
        self.program.show_open()

    def action_sample(self, strength: str) -> None:
        """Asks for which sector, and shows an invented setting."""
        self.program.show_choice(strength)

    def action_forget(self) -> None:
        """Takes the marked file off the list."""
        from prevent_tui.assessment.recent import forget

        current = self.query_one(Rows).current
        for entry in self.recents:
            if str(entry.path) == current:
                forget(entry.path)
                self.redraw()
                self.program.say("Taken off the list; the file itself was not touched.")

    def action_leave(self) -> None:
        """Leaves the program."""
        self.program.action_leave()


def _when(saved_at: str, now: datetime) -> str:
    try:
        saved = datetime.fromisoformat(saved_at)
    except ValueError:
        return ""
    if saved.date() == now.date():
        return f"today {saved:%H:%M}"
    return wording.day(saved.date())
