"""Which questionnaire: those shipped, the person's own, and why one cannot be used."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import on
from textual import work as background
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from prevent_tui import paths
from prevent_tui.errors import PreventError
from prevent_tui.questionnaire.catalogue import Entry, entries
from prevent_tui.questionnaire.loading import load
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.dialog import Words
from prevent_tui.tui.kit.draw import Lines, ends, line
from prevent_tui.tui.kit.keys import CHOOSE, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import Route, ToQuestionnaireChoice
from prevent_tui.tui.kit.row_list import Draw, Row, Rows
from prevent_tui.wording import grammar
from prevent_tui.workspace.system import displayable_path

_FIRST = "schools"


class ChooseScreen(Page):
    """Lists the questionnaires; what cannot be used is listed too, with the reason.

    Args:
        sample: `weak` or `strong` to open an invented setting of the one picked; nothing to begin an assessment.
    """

    ROOM = "h"
    COMES_FORWARD = ToQuestionnaireChoice
    KEYS = CHOOSE
    INNERMOST = Words
    NEEDS_WORK = False
    BINDINGS = bindings(key for key in CHOOSE if key.action not in {"move", "open"})
    ABOUT = (
        "Help: which questionnaire",
        "Choose the one for your kind of setting. What it holds can be seen in its sample before you begin.",
        "A questionnaire or a local addition that your council or trust made goes into the folder named below the "
        "list. It is marked as not shipped with the program.",
    )

    def __init__(self, sample: str = "") -> None:
        super().__init__(id="choose")
        self.sample = sample
        self.entries: tuple[Entry, ...] = ()

    def arrive(self, route: Route) -> None:
        """Asks for an assessment or for a sample, as is wanted now."""
        if isinstance(route, ToQuestionnaireChoice):
            self.sample, self.entries = route.sample, ()
            self.redraw()

    def body(self) -> ComposeResult:
        """The list, and where one's own go."""
        with Vertical(classes="page"):
            yield Rows("questionnaires")
            yield Words(id="own-folder")

    def band(self, width: int) -> Lines:
        """What is asked."""
        title = "Whose sample do you want to see?" if self.sample else "What kind of setting is it?"
        return [line((title, "bold"))]

    def begin(self) -> None:
        """The list has the keys; the person's own files are read to say what is wrong with them."""
        self.query_one(Rows).focus()
        self._read_own()

    def draw(self) -> None:
        """Shows what there is."""
        from prevent_tui.workspace.recent_files import recent

        self.frame()
        if not self.entries:
            self.entries = tuple(one for one in entries() if one.status != "retired" or self.sample)
        used = [each.questionnaire for each in recent()]
        usable = {
            one.id: str(one.path) for one in reversed(self.entries) if not one.problem and one.status != "retired"
        }
        last = next((usable[name] for name in (*used, _FIRST) if name in usable), None)
        rows = self.query_one(Rows)
        rows.show([Row(str(one.path), self._drawer(one)) for one in self.entries], rows.current or last)
        folder = f"Your own questionnaires and local additions: {displayable_path(paths.own_questionnaires())}"
        self.query_one("#own-folder", Words).show(folder, "$quiet")

    def _drawer(self, entry: Entry) -> Draw:
        look = self.program.look

        def draw(width: int, at: bool) -> Content:
            name = Content.styled(clean_line(entry.sector or entry.title or entry.path.name), "bold $ink" if at else "")
            if entry.problem:
                reason = f"{look.pick('✗', '!')} cannot be used: {entry.problem}"
                return line(name, "\n", (clean_line(reason), "$gap"))
            size = [f"up to {grammar.plural(entry.questions, 'question')}"]
            size += [f"about {grammar.plural(entry.minutes, 'minute')}"] if entry.minutes else []
            below = [entry.edition, *([] if entry.bundled else ["not shipped with the program"])]
            below += [entry.status] if entry.status != "live" else []
            below.append(entry.audience or entry.title)
            right = Content.styled(look.say(" · ".join(size)), "$quiet")
            return line(ends(name, right, width, look.cut), "\n", (look.say(" · ".join(below)), "$quiet"))

        return draw

    @background()
    async def _read_own(self) -> None:
        own = [one for one in self.entries if not one.bundled and not one.problem]
        faults = await asyncio.to_thread(lambda: {one.path: _fault(one) for one in own})
        if any(faults.values()) and self.is_ready:
            self.entries = tuple(replace(one, problem=faults.get(one.path) or one.problem) for one in self.entries)
            self.redraw()

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        listed = next(one for one in self.entries if str(one.path) == event.id)
        entry = next((one for one in entries() if one.path == listed.path), listed)  # it may have been mended since
        if self.sample:
            self.program.files.open_sample(self.sample, entry)
        else:
            self.program.files.set_up(entry)


def _fault(entry: Entry) -> str:
    """What is wrong with one of the person's own, in a line."""
    try:
        load(entry.path)
    except PreventError as error:
        return clean_line(" ".join([error.message, *map(str, error.faults[:1]), error.hint]).strip())
    return ""
