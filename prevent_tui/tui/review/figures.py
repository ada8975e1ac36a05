"""The numbers of the review: large with their sums on a wide screen, two lines on a narrow one; and each theme."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.questionnaire.parts import Theme
from prevent_tui.scoring import Scores, Tally
from prevent_tui.tui.kit.bars import digits, meter, score_meter
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line, space
from prevent_tui.tui.kit.marks import state
from prevent_tui.tui.question.rail import heading, strip
from prevent_tui.wording import sums
from prevent_tui.wording.in_place import above_text, in_place_text, in_place_title
from prevent_tui.workspace.work import Work

_NAME = 20


class Figures(WorkBlock):
    """Musts met, shoulds met and what is in place, each with what it is made of."""

    def __init__(self) -> None:
        super().__init__(press="sums", id="figures")
        self.sums = False

    def show_with(self, work: Work, *, sums: bool) -> None:
        """Shows the numbers; with `sums`, how each is made, in full sentences."""
        self.sums = sums
        self.show(work)

    def view(self, width: int) -> Lines:
        """The numbers side by side, or in lines."""
        total = self.work.result.total
        out = self._large(width) if self.wide and not self.look.ascii else self._small(width)
        if not self.sums:
            return out
        parts = [("Musts", sums.tally_text(total.musts))]
        parts += [("Conditions", sums.tally_text(total.conditions))] if total.conditions.of else []
        parts += [("Shoulds", sums.tally_text(total.shoulds))]
        good = f"{sums.tally_text(total.good)}; not counted as a duty"
        parts += [("Good practice", good)] if total.good.of else []
        parts += [(in_place_title(self.work.questionnaire), in_place_text(self.work.questionnaire, total))]
        parts += [("Score", sums.points_text(total)), ("Answered", sums.coverage_text(total.coverage))]
        out.append(Content(""))
        for name, text in parts:
            first, *rest = self.wrap(Content.styled(self.look.say(text), "$ink"), width - _NAME - 2)
            out += [
                line("  ", self.fit(Content.styled(name, "$quiet"), _NAME), first),
                *(line(space(_NAME + 2), more) for more in rest),
            ]
        rules = "Each level earns its points; don't know earns none and stays in the sum; not applicable leaves it."
        yardstick = sums.yardstick(self.work.questionnaire, total)
        text = f"{rules} {yardstick}{'.' if yardstick else ''}"
        return [*out, *(line("  ", each) for each in self.wrap(Content.styled(text, "$quiet"), width - 2))]

    def _small(self, width: int) -> Lines:
        questionnaire, total = self.work.questionnaire, self.work.result.total
        parts: list[tuple[str, str] | str] = []
        for name, tally in self._tallies():
            parts += [(f"{name} ", "$quiet"), (str(tally.met), "bold $ink"), (f" of {tally.of}", "$ink"), "     "]
        in_place = line(
            (f"{in_place_title(questionnaire)} ", "$quiet"),
            (str(total.met), "bold $ink"),
            (f" of {total.of}", "$ink"),
            (f"; {sums.coverage_text(total.coverage)}", "$quiet"),
        )
        return [self.fit(line(*parts), width), *self.wrap(in_place, width)]

    def _tallies(self) -> list[tuple[str, Tally]]:
        total = self.work.result.total
        tallies = [("Musts", total.musts), ("Conditions", total.conditions), ("Shoulds", total.shoulds)]
        return [(name, tally) for name, tally in tallies if tally.of]

    def _large(self, width: int) -> Lines:
        total, tallies = self.work.result.total, self._tallies()
        each = width // (len(tallies) + 1)
        columns = [self._tally(f"{name.upper()} MET", tally, each - 4) for name, tally in tallies]
        columns.append(self._in_place(total, each - 4))
        high = max(map(len, columns))
        padded = [[*column, *[Content("")] * (high - len(column))] for column in columns]
        return [line(*(self.fit(column[row], each) for column in padded)) for row in range(high)]

    def _tally(self, name: str, tally: Tally, width: int) -> Lines:
        share = tally.met / tally.of if tally.of else 0
        rows = _number(str(tally.met), f" of {tally.of}")
        text = sums.tally_text(tally).partition(": ")[2] or "all met"
        return [Content.styled(name, "bold $quiet"), *rows, meter(self.look, share, width), *self._note(text, width)]

    def _in_place(self, total: Scores, width: int) -> Lines:
        title = in_place_title(self.work.questionnaire).upper()
        rows = _number(str(total.met), f" of {total.of}")
        above = above_text(self.work.questionnaire, total)
        coverage = sums.coverage_text(total.coverage)
        text = f"of these {above}; {coverage}" if above else coverage
        share = meter(self.look, total.met / total.of if total.of else 0, width)
        return [Content.styled(title, "bold $quiet"), *rows, share, *self._note(text, width)]

    def _note(self, text: str, width: int) -> Lines:
        return self.wrap(Content.styled(self.look.say(text), "$quiet"), width, most=3)


class ByTheme(WorkBlock):
    """One row a theme: state in words, bar, percentage, strip, points and how much is answered."""

    def __init__(self) -> None:
        super().__init__(id="by-theme")

    def view(self, width: int) -> Lines:
        """The rows."""
        longest = max((len(theme.title) for theme in self.work.themes), default=0)
        yardstick = sums.yardstick(self.work.questionnaire, self.work.result.total)
        title = line((heading(self.work), "bold $quiet"), (f"   {self.look.pick('┃', '|')} {yardstick}", "$quiet"))
        if not yardstick:
            title = Content.styled(heading(self.work), "bold $quiet")
        head = self.ends(title, Content.styled("points    answered", "$quiet"), width)
        name = min(longest, 30 if self.wide else 22) + 2
        rows = [self._row(theme, name, width) for theme in self.work.themes if not self.work.is_local(theme)]
        apart = [self._row(theme, name, width) for theme in self.work.themes if self.work.is_local(theme)]
        if apart:
            apart.insert(0, self.fit(Content.styled("LOCAL ADDITIONS, SCORED APART", "bold $quiet"), width))
        return [*([head] if self.wide else []), *rows, *apart]

    def _row(self, theme: Theme, name: int, width: int) -> Content:
        scores = self.work.result.themes[theme.id]
        score, coverage = scores.score, scores.coverage
        length = 22 if self.wide else max(6, width - name - 48)
        words = "early" if scores.is_early else sums.percent_text(scores)
        share = self.fit(Content.styled(words if score.percent is not None else "-", "$quiet"), 6, right=True)
        left = line(
            "  " if self.wide else "",
            self.fit(Content.styled(theme.title, "$ink"), name - 1),
            " ",
            self.fit(state(self.look, scores.status), 16),
            " ",
            score_meter(self.look, scores, length),
            share,
        )
        points = f"{score.points:>3} of {score.possible:>3}"
        answered = (f"{coverage.answered:>5}", "$ink")
        right = line((points, "$quiet"), answered, (f" of {coverage.of:>2}", "$quiet"))
        if self.wide:
            room = width - left.cell_length - right.cell_length - 4
            strips = strip(self.look, self.work, theme, room)
            shown = self._shown(scores, room - strips.cell_length)
            left = line(left, "   ", strips, shown)
        return self.ends(left, right, width)

    def _shown(self, scores: Scores, room: int) -> Content:
        """How much of what is claimed can be shown, where that is not all of it and there is room to say it."""
        text = f"  {sums.shown_text(scores.claims)}"
        return Content.styled(text, "$partly") if text.strip() and len(text) <= room else Content("")


def _number(number: str, after: str) -> Lines:
    rows = [Content.styled(row, "bold $ink") for row in digits(number)]
    rows[-1] = line(rows[-1], (after, "$ink"))
    return rows
