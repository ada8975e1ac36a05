"""The numbers of the review: large with their sums on a wide screen, two lines on a narrow one; and each theme."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from prevent_tui.questionnaire.parts import Theme
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Scores, Status, Tally
from prevent_tui.tui.kit.bars import digits, score_meter, stack
from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line, space
from prevent_tui.tui.kit.fitting import fitting
from prevent_tui.tui.kit.layout import HIGH
from prevent_tui.tui.kit.marks import NUMBERED_TILE, TILE, chip, numbered_tile, tile, tiles
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording import sums
from prevent_tui.wording.in_place import in_place_title
from prevent_tui.wording.theme_state import why_gap

_LETTERS = 4
"""Cells for the letters of a theme."""

_BETWEEN = 4
"""Cells between the large figures."""

_POINTS_FROM = 28
"""Rows of the window from which on the points stand under the large figures."""

_SHORTEST = 6
"""Cells of the shortest bar."""

_LEAST_BAR = 26
"""Cells that a bar keeps, with its air, where the tiles stand beside it."""

_LOW = 22
"""Rows of the window below which the points are left to the sums."""

_SHORT = {
    Status.GAP: "not yet",
    Status.PARTLY: "partly",
    Status.UNKNOWN: "don't know",
    Status.NONE: "open",
    Status.MET: "met",
    Status.NA: "n/a",
}
"""The states in as few letters as there may be room for."""


def _short_name(name: str) -> str:
    return name.removesuffix(" or better")


_TIGHTER = (
    (str, 4, " of "),
    (str, 3, " of "),
    (_short_name, 3, " of "),
    (_short_name, 2, " of "),
    (_short_name, 2, "/"),
)
"""How the numbers are named, the cells between them, and what stands before what they are of; the widest first."""


class Figures(WorkBlock):
    """Musts met, shoulds met and what is in place, each with what it is made of."""

    def __init__(self) -> None:
        super().__init__(press="sums", id="figures")

    def view(self, width: int) -> Lines:
        """The numbers side by side, or in lines."""
        is_large = self.wide and self.app.size.height >= HIGH and not self.look.ascii
        return self._large(width) if is_large else self._small(width)

    def _small(self, width: int) -> Lines:
        total = self.work.result.total
        tallies = [(name, tally.met, tally.of) for name, tally in self._tallies()]
        tallies.append((in_place_title(self.work.questionnaire), total.met, total.of))
        variants = (
            space(gap).join(self._tally(name_of(name), met, of, of_sign) for name, met, of in tallies)
            for name_of, gap, of_sign in _TIGHTER
        )
        is_low = self.app.size.height < _LOW
        return [self.fit(fitting(variants, width), width), *([] if is_low else self._points(width))]

    def _tally(self, name: str, met: int, of: int, of_sign: str) -> Content:
        ink = "bold $gap" if name == "Musts" and met < of else "bold $ink"
        return line((f"{name} ", "$quiet"), (str(met), ink), (f"{of_sign}{of}", "$quiet"))

    def _points(self, width: int) -> Lines:
        """How many of the points there are, and how many there would be with everything just met."""
        scores = self.work.result.total
        if scores.score.percent is None:
            return []
        head = line(("Points ", "$quiet"), (sums.percent_text(scores), "bold $ink"))
        if self.wide:
            head = line(head, (f"  {scores.score.points} of {scores.score.possible}", "$quiet"))
        words = sums.yardstick if self.wide else sums.short_yardstick
        yardstick = words(self.work.questionnaire, scores)
        mark = line((self.look.pick("┃", "|"), "bold $ink"), (f" {yardstick}", "$quiet")) if yardstick else line()
        bar = score_meter(self.look, scores, max(8, width - head.cell_length - mark.cell_length - 4))
        return [self.fit(line(head, "  ", bar, "  ", mark), width)]

    def _tallies(self) -> list[tuple[str, Tally]]:
        total = self.work.result.total
        tallies = [("Musts", total.musts), ("Conditions", total.conditions), ("Shoulds", total.shoulds)]
        return [(name, tally) for name, tally in tallies if tally.of]

    def _large(self, width: int) -> Lines:
        work, result = self.work, self.work.result
        groups = {
            "Musts": (Obligation.MUST,),
            "Conditions": (Obligation.CONDITION,),
            "Shoulds": (Obligation.SHOULD,),
            "": tuple(Obligation),
        }
        rows = [(f"{name.upper()} MET", tally.met, tally.of, groups[name]) for name, tally in self._tallies()]
        total = result.total
        rows.append((in_place_title(work.questionnaire).upper(), total.met, total.of, groups[""]))
        each = (width + _BETWEEN) // len(rows) - _BETWEEN
        columns = [self._column(*row, each) for row in rows]
        gap = space(_BETWEEN)
        large = [gap.join(self.fit(column[row], each) for column in columns) for row in range(len(columns[0]))]
        points = self._points(width)
        return [*large, *([Content(""), *points] if points and self.app.size.height >= _POINTS_FROM else [])]

    def _column(self, title: str, met: int, of: int, duties: tuple[Obligation, ...], width: int) -> Lines:
        """A figure, what it is of, and how the rest stands, with a bar by state."""
        verdicts = [each for each in self.work.result.verdicts.values() if each.question.obligation in duties]
        counts: Counter[Status] = Counter(each.status for each in verdicts if each.status is not Status.NA)
        rows = digits(str(met))
        ink = "$gap" if Obligation.MUST in duties and len(duties) == 1 and met < of else "$ink"
        open_ = [status for status in _SHORT if status not in {Status.MET, Status.NA} and counts[status]]
        words = ", ".join(f"{counts[status]} {_SHORT[status]}" for status in open_) or "all met"
        # Some of the states alone would read as if there were no others: with little room all of them are signs.
        signs = [f"{self.look.signs[status]}{counts[status]}" for status in open_]
        variants = [Content.styled(text, "$quiet") for text in (words, " ".join(signs), "".join(signs))]
        left = fitting(variants, width - len(rows[0]) - 2)
        return [
            Content.styled(title, "bold $quiet"),
            line((rows[0], ink)),
            line((rows[1], ink), ("  of ", "$quiet"), (str(of), "bold $ink")),
            line((rows[2], ink), "  ", left),
            stack(self.look, counts, width, numbers=False),
        ]


class Glance(WorkBlock):
    """Every question by its number, in its state: a row a theme, as on the report's second page."""

    def __init__(self) -> None:
        super().__init__(id="glance")

    def view(self, width: int) -> Lines:
        """The title, then the themes by the letters of their references."""
        find, themes = self.look.cap("find", "/"), self.look.cap("themes", "T")
        out: Lines = [
            line(("EVERY QUESTION", "bold $accent"), (f"   {themes} goes to a theme, {find} finds one", "$quiet"))
        ]
        reference = self.work.questionnaire.reference
        for theme in self.work.themes:
            verdicts = self.work.theme_verdicts(theme.id)
            letters = "".join(sign for sign in reference[verdicts[0].question.id] if sign.isalpha())
            lead, room = (
                self.fit(Content.styled(letters, "bold $quiet"), _LETTERS),
                max(1, (width - _LETTERS) // NUMBERED_TILE),
            )
            for start in range(0, len(verdicts), room):
                drawn = [
                    numbered_tile(self.look, each.status, reference[each.question.id].lstrip(letters))
                    for each in verdicts[start : start + room]
                ]
                out.append(line(lead if not start else space(_LETTERS), *drawn))
        return out


class ByTheme(WorkBlock):
    """One row a theme: its state as a chip, a bar of its questions by state, and a tile for each of them.

    Attributes:
        sums: Whether the points of each theme stand in place of the tiles.
    """

    def __init__(self, name: str = "by-theme", *, sums: bool = False) -> None:
        super().__init__(id=name)
        self.sums = sums

    def view(self, width: int) -> Lines:
        """The rows."""
        name = self._titles
        rows = [self._row(theme, name, width) for theme in self.work.themes if not self.work.is_local(theme)]
        apart = [self._row(theme, name, width) for theme in self.work.themes if self.work.is_local(theme)]
        if apart:
            apart.insert(0, self.fit(Content.styled("LOCAL ADDITIONS, SCORED APART", "bold $quiet"), width))
        title = self.work.headings_title
        return [*([Content.styled(title.upper(), "bold $accent")] if title else []), *rows, *apart]

    def _row(self, theme: Theme, name: int, width: int) -> Content:
        scores = self.work.result.themes[theme.id]
        statuses = [verdict.status for verdict in self.work.theme_verdicts(theme.id)]
        title = self.fit(line((theme.title, "bold $ink")), name)
        mark = self.fit(chip(self.look, scores.status), self._chip + 1)
        tail, why = line(), "" if self.sums else self._why(theme)
        if self.sums:
            points = f"{scores.score.points:>3} of {scores.score.possible:>3}  {_percent(scores):>5}"
            answered = f"  {sums.coverage_text(scores.coverage)}" if self.wide else ""
            tail = self.fit(line("  ", (points + answered, "$quiet")), 62 if self.wide else 20)
        elif why:
            tail = Content.styled(f"  {why}", "$quiet")
        elif self.has_tiles(width):
            tail = self.fit(line("   ", tiles(self.look, statuses)), TILE * self._most + 3)
        room = width - name - mark.cell_length - tail.cell_length - 2
        bar = stack(self.look, Counter(statuses), max(_SHORTEST, room))
        if why and room < _SHORTEST:  # why it is a gap says more than so short a bar
            bar = Content("")
        return self.fit(line(title, " ", mark, bar, tail), width)

    def _why(self, theme: Theme) -> str:
        """Why a theme is a gap although none of its questions is called one; nothing where one is."""
        verdicts = self.work.theme_verdicts(theme.id)
        if any(verdict.status is Status.GAP for verdict in verdicts):
            return ""
        return why_gap(verdicts, self.work.result.themes[theme.id].status)

    def has_tiles(self, width: int) -> bool:
        """Whether there is room for the tiles beside the bars."""
        return self.wide and width - self._titles - self._chip - TILE * self._most >= _LEAST_BAR

    @property
    def _titles(self) -> int:
        """Cells of the longest name of a theme."""
        longest = max((len(theme.title) for theme in self.work.themes), default=0)
        return min(longest, 30 if self.wide else 22) + 1

    @property
    def _chip(self) -> int:
        """Cells of the widest chip."""
        statuses = {self.work.result.themes[theme.id].status for theme in self.work.themes}
        return max((chip(self.look, status).cell_length for status in statuses), default=0)

    @property
    def _most(self) -> int:
        """Questions of the largest theme."""
        return max((len(self.work.theme_verdicts(theme.id)) for theme in self.work.themes), default=0)


def _percent(scores: Scores) -> str:
    if scores.score.percent is None:
        return "-"
    return "early" if scores.is_early else sums.percent_text(scores)


def legend(look: Look, width: int) -> Content:
    """What the tiles and the bars mean, in one row; as many of the states as fit, the gaps first."""
    shown = [line(tile(look, status), (f" {words}", "$quiet")) for status, words in _SHORT.items()]
    while shown and sum(each.cell_length + 2 for each in shown) - 2 > width:
        shown.pop()
    return space(2).join(shown)
