"""Cards that several screens offer: under which headings the questions stand, and which theme to go to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.questionnaire.regrouping import contents
from prevent_tui.tui.kit.card import DIGITS, Card, Way
from prevent_tui.tui.kit.draw import cap, ends, line, space
from prevent_tui.tui.kit.marks import TILE, tiles
from prevent_tui.tui.kit.routes import ToThemeEnd
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.wording import sums

if TYPE_CHECKING:
    from prevent_tui.questionnaire.question import Question
    from prevent_tui.tui.kit.program import Program

_THEMES = "A digit goes to that theme. Enter sums the marked one up: what was found there, and what is still open."
_INDENT = 4
"""Cells before the tiles of a theme."""

_VIEWS = "The same answers, shown otherwise: no number changes. A digit takes a line at once; Esc leaves all so."


def heading_ways(program: Program) -> list[Way]:
    """The tables of contents under which the questions can be shown; none where there is only one."""
    work = program.open_work
    titles = contents(work.session.questionnaire)
    if len(titles) == 1:
        return []
    return [
        Way(f"Under: {title}", partial(program.regroup, name), name == work.grouping) for name, title in titles.items()
    ]


def views_card(ways: list[Way]) -> Card:
    """The card of the ways in which a screen can be shown."""
    return Card("How this is shown", ways, _VIEWS, "Show it so")


class ThemesCard(Card):
    """The themes: a digit goes to one, Enter sums the marked one up.

    Args:
        program: The application.
        at: The question one is at, whose theme is marked; None for none.
        to: Goes to a theme.
    """

    def __init__(self, program: Program, at: Question | None, to: Callable[[str], object]) -> None:
        work = program.open_work
        self.at, self.themes = at, work.themes
        ways = [
            Way(
                f"{theme.title}: {sums.coverage_text(work.result.themes[theme.id].coverage)}",
                partial(to, theme.id),
                at is not None and theme.id == at.theme,
            )
            for theme in self.themes
        ]
        super().__init__("Go to a theme", ways, _THEMES, "Sum it up")

    def row(self, place: int) -> Row:
        """A theme with its digit and how much of it is answered; below it a tile for each of its questions."""
        work, theme = self.program.open_work, self.themes[place]
        statuses = [verdict.status for verdict in work.theme_verdicts(theme.id)]

        def draw(width: int, at: bool) -> Content:
            look = self.program.look
            lead = cap(look, str(place + 1)) if place < DIGITS else space(3)
            title = line(lead, " ", (theme.title, "bold $ink" if at else "$ink"))
            coverage = Content.styled(sums.coverage_text(work.result.themes[theme.id].coverage), "$quiet")
            many = max(1, (width - _INDENT) // TILE)
            here = [statuses[first : first + many] for first in range(0, len(statuses), many)]
            return Content("\n").join(
                [ends(title, coverage, width, look.cut), *(line(space(_INDENT), tiles(look, each)) for each in here)]
            )

        return Row(str(place), draw)

    def action_submit(self) -> None:
        """Sums the marked one up."""
        if current := self.marked:
            theme = self.themes[int(current)].id
            first = self.program.open_work.theme_verdicts(theme)[0].question
            question = self.at if self.at and self.at.theme == theme else first
            self.dismiss(Way("", partial(self.program.go, ToThemeEnd(question.id))))
