"""Where the whole assessment stands: a strip of signs for each theme, the two numbers, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from prevent_tui.analysis import evidence_status
from prevent_tui.questionnaire.parts import Theme
from prevent_tui.scoring import Verdict
from prevent_tui.tui.kit.bars import meter
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, Part, line
from prevent_tui.tui.kit.marks import STATUS_COLOUR, state
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording import grammar, sums
from prevent_tui.wording.in_place import in_place_label, in_place_title
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from textual.events import Click


def on_strip(work: Work, theme: Theme, width: int, here: str | None = None) -> list[Verdict]:
    """The questions of a theme that a strip of so many cells has room for: all, or those around the one open now."""
    verdicts, room = work.theme_verdicts(theme.id), max(5, (width + 1) * 5 // 6 - 1)
    if len(verdicts) <= room:
        return verdicts
    at = next((index for index, verdict in enumerate(verdicts) if verdict.question.id == here), 0)
    start = max(0, min(at - room // 2, len(verdicts) - room))
    return verdicts[start : start + room]


def strip(look: Look, work: Work, theme: Theme, width: int, here: str | None = None) -> Content:
    """One sign a question, a space after every fifth: progress, spread and map in one line."""
    cells: list[Part] = []
    for index, verdict in enumerate(on_strip(work, theme, width, here)):
        style = f"bold {STATUS_COLOUR[verdict.status]}" + (" reverse" if verdict.question.id == here else "")
        cells += [" " if index and index % 5 == 0 else "", (look.signs[verdict.status], style)]
    return line(*cells)


def heading(work: Work) -> str:
    """What stands over the list of themes: where they come from, unless they are the questionnaire's own."""
    return work.headings_title.upper() or "THEMES"


class Rail(WorkBlock):
    """The side rail of the wide layout; a theme can be clicked, and so can each sign of its strip."""

    @dataclass
    class Wanted(Message):
        """A question was clicked, or a theme: then its first open question is meant."""

        question: str

    def __init__(self) -> None:
        super().__init__(id="rail")
        self.here = ""
        self._themes: dict[int, Theme] = {}
        self._strip_width = 0

    def show_at(self, work: Work, here: str) -> None:
        """Shows where the work stands with the question open now."""
        self.here = here
        self.show(work)

    def view(self, width: int) -> Lines:
        """Themes, numbers, and what is left at the foot."""
        width, total = width - 4, self.work.result.total
        self._strip_width = width
        out: Lines = [self.fit(Content.styled(heading(self.work), "bold $quiet"), width), Content("")]
        self._themes = {}
        gap = self.size.height >= 30
        for theme in self.work.themes:
            out += self._theme(theme, len(out), width)
            out += [Content("")] if gap or not self.work.has_many_themes else []
        out += [Content.styled(self.look.pick("─", "-") * width, "$line"), Content("")]
        for name, tally in (
            ("Musts met", total.musts),
            ("Conditions", total.conditions),
            ("Shoulds met", total.shoulds),
        ):
            if tally.of:
                out += [*self._figure(name, tally.met, tally.of, width), *([Content("")] if gap else [])]
        title = in_place_title(self.work.questionnaire)
        out += self._figure(title, total.met, total.of, width)
        coverage = total.coverage
        out.append(Content.styled(f"{coverage.answered} of {coverage.of} answered", "$quiet"))
        out += [Content.styled(f"{coverage.dont_know} don't know", "$quiet")] if coverage.dont_know else []
        foot = self._foot()
        out += [Content("")] * max(1, self.size.height - len(out) - len(foot) - 1)
        out += foot
        here = self._rows_here()
        return [line((self.look.bar if row in here else " ", "$accent"), " ", each) for row, each in enumerate(out)]

    def _theme(self, theme: Theme, row: int, width: int) -> Lines:
        scores = self.work.result.themes[theme.id]
        current = theme.id == self.work.questionnaire.by_id[self.here].theme
        count = f"{scores.coverage.answered}/{scores.coverage.of}"
        mark = state(self.look, scores.status, word=False)
        title = self.fit(Content.styled(theme.title, "bold $ink" if current else "$ink"), width - len(count) - 3)
        name = line(mark, " ", title)
        self._themes |= {row: theme, row + 1: theme}
        strips = strip(self.look, self.work, theme, width, self.here if current else None)
        return [self.ends(name, Content.styled(count, "$ink" if current else "$quiet"), width), self.fit(strips, width)]

    def _figure(self, name: str, met: int, of: int, width: int) -> Lines:
        figure = line((str(met), "bold $ink"), (f" of {of}", "$quiet"))
        return [
            self.ends(Content.styled(name, "$quiet"), figure, width),
            meter(self.look, met / of if of else 0, width),
        ]

    def _foot(self) -> Lines:
        gaps = len(self.work.result.own_gaps)
        flagged = len(self.work.flagged_ids)
        words = [grammar.plural(gaps, "gap")] if gaps else []
        words += [f"{flagged} flagged"] if flagged else []
        again = len(self.work.look_again_ids)
        words += [f"{again} to look at again"] if again else []
        doubts = [Content.styled(text, "$partly") for text in evidence_status.doubt_counts(self.work.result)]
        left = sums.time_left(self.work.questionnaire, self.work.result.total.coverage)
        rest = [Content.styled(self.look.say(text), "$quiet") for text in (" · ".join(words), left)]
        return [*doubts, *rest]

    def _rows_here(self) -> list[int]:
        current = self.work.questionnaire.by_id[self.here].theme
        return [row for row, theme in self._themes.items() if theme.id == current]

    def on_resize(self) -> None:
        """The foot stands at the bottom."""
        self.redraw()

    async def on_click(self, event: Click) -> None:
        """Goes to the question whose sign was clicked, or to the first open one of the theme."""
        theme = self._themes.get(event.y - self.styles.padding.top)
        if theme is None:
            return
        current = theme.id == self.work.questionnaire.by_id[self.here].theme
        verdicts = on_strip(self.work, theme, self._strip_width, self.here if current else None)
        previous = self._themes.get(event.y - self.styles.padding.top - 1)
        cell = event.x - 2
        if previous is theme and cell >= 0 and cell % 6 != 5 and cell - cell // 6 < len(verdicts):
            self.post_message(self.Wanted(verdicts[cell - cell // 6].question.id))
        else:
            self.post_message(self.Wanted(self.work.first_open(theme.id)))


class TopLine(WorkBlock):
    """The rail folded into one line, for narrow screens."""

    def __init__(self) -> None:
        super().__init__(id="topline")
        self.here = ""

    def show_at(self, work: Work, here: str) -> None:
        """Shows where the work stands with the question open now."""
        self.here = here
        self.show(work)

    def view(self, width: int) -> Lines:
        """The strip of this theme, and the numbers at the right."""
        theme = self.work.questionnaire.theme_by_id[self.work.questionnaire.by_id[self.here].theme]
        total, answered = self.work.result.total, self.work.result.themes[theme.id].coverage
        left = strip(self.look, self.work, theme, width // 2, self.here)
        parts: list[Content | str | tuple[str, str]] = []
        for name, tally in (("musts", total.musts), ("shoulds", total.shoulds)):
            parts += [] if not tally.of else [(f"{name} ", "$quiet"), (f"{tally.met}/{tally.of}", "bold $ink"), "  "]
        label = in_place_label(self.work.questionnaire)
        parts += [(f"{label} ", "$quiet"), (f"{total.met}/{total.of}", "bold $ink")] if total.of else []
        parts += [(f"  {total.coverage.answered}/{total.coverage.of} answered", "$quiet")]
        right = line(*parts)
        count = line("  ", (f"{answered.answered} of {answered.of}", "$quiet"))
        if left.cell_length + count.cell_length + right.cell_length < width:
            left = line(left, count)
        return [self.ends(left, right, width)]
