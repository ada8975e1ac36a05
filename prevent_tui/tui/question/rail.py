"""Where the whole assessment stands: a strip of signs for each theme, the two numbers, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from prevent_tui.analysis import evidence_status
from prevent_tui.questionnaire.parts import Theme
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, ends, line, space
from prevent_tui.tui.kit.marks import TILE, tiles
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording import grammar, sums
from prevent_tui.wording.in_place import in_place_label
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from textual.events import Click


_SIDE, _A_ROW = 2, 8
"""Cells at each side of the rail, and tiles in one of its rows."""

_NARROW_TILE = 2
"""Cells of a tile where a theme has more questions than the row has room for."""

_WORDS_FROM = 76
"""Cells from which on the row of tiles says what its number is."""


class _Detail(IntEnum):
    """How much the rail says of each theme, the fullest first."""

    COUNTS = 0
    AIR = 1
    TILES = 2
    NAMES = 3


class Rail(WorkBlock):
    """The themes at the side, each question a tile; a tile can be clicked, and so can a theme."""

    @dataclass
    class Wanted(Message):
        """A question was clicked, or a theme: then its first open question is meant."""

        question: str

    def __init__(self) -> None:
        super().__init__(id="rail")
        self.here = ""
        self._places: dict[int, tuple[Theme, int]] = {}

    def show_at(self, work: Work, here: str) -> None:
        """Shows where the work stands with the question open now."""
        self.here = here
        self.show(work)

    def view(self, width: int) -> Lines:
        """Themes with their tiles, and at the foot the numbers and what is left."""
        inner, height = width - 2 * _SIDE, self.size.height - 1
        foot = self._foot(inner)
        room = height - len(foot) - 1
        body: Lines = []
        for detail in _Detail:
            body = self._themes(inner, detail)
            if len(body) <= room:
                break
        body = body[: max(0, room)]
        blank = [Content("")] * max(1, height - len(body) - len(foot))
        return [line(space(_SIDE), each) for each in (*body, *blank, *foot)]

    def _themes(self, width: int, detail: _Detail) -> Lines:
        """Each theme; remembers for a click where its name and its tiles stand."""
        out: Lines = [Content("")]
        title = self.work.headings_title
        out += [self.fit(Content.styled(title.upper(), "bold $quiet"), width), Content("")] if title else []
        self._places = {}
        current = self.work.questionnaire.by_id[self.here].theme
        for number, theme in enumerate(self.work.themes, 1):
            here = theme.id == current
            lead = line((f"{number} ", "bold $accent"))
            for row in self.hang(lead, line((theme.title, "bold $ink" if here else "$ink")), width, most=2):
                self._places[len(out)] = (theme, -1)
                out.append(row)
            if detail is _Detail.NAMES and not here:
                continue
            out += self._tiles(theme, len(out), here=here)
            coverage = self.work.result.themes[theme.id].coverage
            if detail is _Detail.COUNTS:
                out.append(Content.styled(f"{coverage.answered} of {coverage.of} answered", "$quiet"))
            out += [Content("")] if detail <= _Detail.AIR else []
        return out

    def _tiles(self, theme: Theme, row: int, *, here: bool) -> Lines:
        verdicts = self.work.theme_verdicts(theme.id)
        at = next((n for n, each in enumerate(verdicts) if each.question.id == self.here), -1) if here else -1
        rows: Lines = []
        for start in range(0, len(verdicts), _A_ROW):
            self._places[row + len(rows)] = (theme, start)
            statuses = [verdict.status for verdict in verdicts[start : start + _A_ROW]]
            rows.append(tiles(self.look, statuses, at - start))
        return rows

    def _foot(self, width: int) -> Lines:
        total = self.work.result.total
        tallies = [("Musts met", total.musts), ("Conditions", total.conditions), ("Shoulds met", total.shoulds)]
        rows = [(name, tally.met, tally.of) for name, tally in tallies if tally.of]
        out: Lines = []
        for name, met, of in (*rows, (in_place_label(self.work.questionnaire).capitalize(), total.met, total.of)):
            figure = line((str(met), "bold $ink"), (f" of {of}", "$quiet"))
            out.append(self.ends(Content.styled(name, "$quiet"), figure, width))
        coverage = total.coverage
        out += [Content(""), Content.styled(f"{coverage.answered} of {coverage.of} answered", "$quiet")]
        words = [f"{coverage.dont_know} don't know"] if coverage.dont_know else []
        words += [grammar.plural(gaps, "gap")] if (gaps := len(self.work.result.own_gaps)) else []
        words += [f"{flagged} flagged"] if (flagged := len(self.work.flagged_ids)) else []
        out += self.wrap(Content.styled(self.look.say(" · ".join(words)), "$quiet"), width) if words else []
        again = len(self.work.look_again_ids)
        out += [Content.styled(f"{again} to look at again", "$partly")] if again else []
        for text in evidence_status.doubt_counts(self.work.result):
            out += self.wrap(Content.styled(text, "$partly"), width)
        left = sums.time_left(self.work.questionnaire, coverage)
        return [*out, *self.wrap(Content.styled(self.look.say(left), "$quiet"), width)]

    def on_resize(self) -> None:
        """The foot stands at the bottom."""
        self.redraw()

    async def on_click(self, event: Click) -> None:
        """Goes to the question whose tile was clicked, or to the first open one of the theme."""
        if event.y not in self._places:
            return
        theme, start = self._places[event.y]
        verdicts, place = self.work.theme_verdicts(theme.id), (event.x - _SIDE) // TILE
        if start >= 0 and event.x >= _SIDE and place < _A_ROW and start + place < len(verdicts):
            self.post_message(self.Wanted(verdicts[start + place].question.id))
        elif start < 0:
            self.post_message(self.Wanted(self.work.first_open(theme.id)))


def tile_row(look: Look, work: Work, here: str, width: int) -> Content:
    """The rail in one row, for narrow windows: the tiles of this theme, and how much is answered.

    Args:
        look: The signs in use.
        work: The open assessment.
        here: The question that is open now.
        width: Cells.
    """
    theme, coverage = work.questionnaire.by_id[here].theme, work.result.total.coverage
    words = "" if width < _WORDS_FROM else " answered"
    right = line((str(coverage.answered), "bold $ink"), (f" of {coverage.of}{words}", "$quiet"))
    verdicts = work.theme_verdicts(theme)
    at = next((place for place, verdict in enumerate(verdicts) if verdict.question.id == here), 0)
    room, statuses = width - right.cell_length - 1, [verdict.status for verdict in verdicts]
    for cells in (TILE, _NARROW_TILE):
        if cells * len(statuses) <= room:
            return ends(tiles(look, statuses, at, narrow=cells < TILE), right, width, look.cut)
    shown = (room - 2) // _NARROW_TILE
    start = max(0, min(at - shown // 2, len(verdicts) - shown))
    more = (Content.styled(look.pick(sign, plain), "bold $accent") for sign, plain in ("‹<", "›>"))
    before, after = (
        sign if there else space(1) for sign, there in zip(more, (start, start + shown < len(verdicts)), strict=True)
    )
    drawn = tiles(look, statuses[start : start + shown], at - start, narrow=True)
    return ends(line(before, drawn, after), right, width, look.cut)
