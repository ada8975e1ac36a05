"""The levels of a question as lines: the chosen one is a card in the colour of its state, with its chip under its name.

`Fold` says how much of them is shown; which of the folds fits is worked out in `tui.question.fitting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from textual.content import Content

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.scale import Level, Scale
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.draw import Lines, balance, cap, fit, line, link, paint, space, wrap
from prevent_tui.tui.kit.marks import STATUS_COLOUR, STATUS_TOKEN, chip
from prevent_tui.tui.kit.theme import Look

DONT_KNOW = "0"
NOT_APPLICABLE = "-"

_WORDING = 78
"""Cells that a wording takes at most, however wide the window is."""

_APART = 4
"""Cells between two answers in one row, where a click means neither."""

_MOST_KEPT = 150
"""Drawn levels that are kept, some for each question that was looked at; then all are forgotten, as none is dear."""


class Fold(IntEnum):
    """How much of the levels is shown, the fullest first.

    From `FOLDED` on a level that is neither chosen nor pointed at has one row, and more only of those that are spare;
    below it what is chosen, and then what is pointed at, has fewer rows than its words take.
    """

    AIRY = 0
    TIGHT = 1
    FOLDED = 2
    SHORT = 3
    SHORTER = 4
    SHORTEST = 5
    CHOSEN = 6


_CHOSEN_ROWS = {Fold.SHORT: 2, Fold.SHORTER: 2, Fold.SHORTEST: 2}
_POINTED_ROWS = {Fold.SHORTER: 2, Fold.SHORTEST: 1}
"""Rows of the words of what is chosen and of what is pointed at, where there are not enough for all of them."""


@dataclass(frozen=True)
class View:
    """What the levels are drawn from.

    Attributes:
        question: The question.
        scale: Its scale.
        answer: Its answer.
        status: What that makes of the question.
        whom: Who would know, in words; empty where nobody has to be asked.
        at: The place that the pointer is at; None while there is none.
        look: The signs in use.
        name: Cells for the name of a level.
        spare: Rows that folded levels may take besides their first, given out from the lowest level on.
        closed: Whether no answer is taken any more, so that no key is drawn as one.
    """

    question: Question
    scale: Scale
    answer: Answer
    status: Status
    whom: str
    at: int | None
    look: Look
    name: int
    spare: int = 0
    closed: bool = False

    @property
    def chosen(self) -> int | None:
        """The place of what is chosen: a level, then don't know, then not applicable."""
        return place_of(self.scale, self.answer) if self.answer.state is not State.UNANSWERED else None


def place_of(scale: Scale, answer: Answer) -> int:
    """The place of an answer among the levels and the two other answers; 0 for none."""
    if answer.state is State.LEVEL and answer.level:
        return scale.rank(answer.level)
    count = len(scale.levels)
    return {State.DONT_KNOW: count, State.NOT_APPLICABLE: count + 1}.get(answer.state, 0)


class Ladder:
    """Draws the levels, and keeps each for as long as its question may be looked at again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Lines] = {}

    def lines(self, view: View, width: int, fold: Fold) -> tuple[Lines, list[int]]:
        """Return the lines from lowest to highest, then of the two other answers; and whose each line is.

        Args:
            view: What is drawn.
            width: Cells.
            fold: How much of it is shown.

        Returns:
            The lines, and for each the place of what it belongs to; -1 for none.
        """
        blocks = list(self._blocks(view, width, fold))
        out: Lines = []
        owners: list[int] = []
        above: int | None = None
        for owner, lines in blocks:
            if fold is Fold.AIRY:
                out.append(_air(view, width, above, owner))
                owners.append(-1)
            out += lines
            owners += [owner] * len(lines)
            above = owner
        after = [_air(view, width, above, None)] if fold is Fold.AIRY else [Content("")] if fold is Fold.TIGHT else []
        return [*out, *after], [*owners, *[-1] * len(after)]

    def _blocks(self, view: View, width: int, fold: Fold) -> list[tuple[int, Lines]]:
        blocks: list[tuple[int, Lines]] = []
        before: Level | None = None
        count, chosen = len(view.scale.levels), view.chosen
        most = self._most(view, width, fold)
        for index, level in enumerate(view.scale.levels):
            if fold is Fold.CHOSEN and index != chosen:
                continue
            if before and level.met and not before.met and fold is not Fold.CHOSEN:
                blocks.append((-1, [met_line(view.look, width)]))
            blocks.append((index, self._rung(view, index, level, width, most[index])))
            before = level
        if fold is not Fold.CHOSEN:
            blocks += self._others(view, width, fold)
        elif not blocks and chosen is not None:
            blocks += [(owner, lines) for owner, lines in self._others(view, width, Fold.TIGHT) if owner == chosen]
        return blocks or [(-1, [line(space(8), ("Nothing chosen yet", "$quiet"))])] if count else []

    def _most(self, view: View, width: int, fold: Fold) -> list[int | None]:
        """How many rows the words of each level have; None for as many as they take."""
        count = len(view.scale.levels)
        if not Fold.FOLDED <= fold < Fold.CHOSEN:
            return [None] * count
        most: list[int | None] = [
            _CHOSEN_ROWS.get(fold) if n == view.chosen else _POINTED_ROWS.get(fold) if n == view.at else 1
            for n in range(count)
        ]
        folded = [n for n in range(count) if n not in {view.chosen, view.at}]
        spare = view.spare
        if spare:
            whole = {n: len(self._rung(view, n, view.scale.levels[n], width, None)) for n in folded}
            for rows in range(2, max(whole.values(), default=1) + 1):
                for n in folded:
                    if spare and whole[n] >= rows:
                        most[n], spare = rows, spare - 1
        return most

    def _rung(self, view: View, index: int, level: Level, width: int, most: int | None) -> Lines:
        """A level's lines, worked out once for each way it can look."""
        chosen, here = view.chosen, view.at == index
        status = view.status if index == chosen else None
        looks = (view.question.id, index, width, view.look, view.name, status, chosen is None, here, most, view.closed)
        if looks not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            words = view.question.levels.get(level.id, level.meaning)
            own = Status.MET if level.met else Status.GAP if index == 0 else Status.PARTLY
            sign = view.look.pick(level.symbol, view.look.signs[own])
            mark = Content.styled(sign, f"bold {STATUS_COLOUR[own]}")
            quiet = chosen is not None and index != chosen
            text = Content.styled(words, "$quiet" if quiet else "$ink")
            self._kept[looks] = _card(view, _Answer(index, str(index + 1), mark, level.label, text, most), width)
        return self._kept[looks]

    def _others(self, view: View, width: int, fold: Fold) -> list[tuple[int, Lines]]:
        """Don't know, and not applicable; where there is little room and the second is not chosen, in one row."""
        look, count, chosen = view.look, len(view.scale.levels), view.chosen
        allowed = view.question.not_applicable.allowed
        unknown = Content.styled(look.signs[Status.UNKNOWN], f"bold {STATUS_COLOUR[Status.UNKNOWN]}")
        aside = Content.styled(look.signs[Status.NA], "bold $quiet")
        key = look.cap("not_applicable", NOT_APPLICABLE)
        most = 2 if fold < Fold.FOLDED or fold is Fold.CHOSEN else 1
        ink = "$ink" if chosen == count else "$quiet"
        words = Content.styled(look.say(_follows(view, width)), ink)
        beside = fold is not Fold.AIRY and allowed and chosen != count + 1
        short = line(" ", _key(view, key), (" n/a", "$quiet")) if beside else Content("")
        room = width - short.cell_length - (_APART if beside else 0)
        unknown_rows = _POINTED_ROWS.get(fold, 3) if view.at == count else 1 if beside else most
        lines = _card(view, _Answer(count, DONT_KNOW, unknown, "Don't know yet", words, unknown_rows), room)
        if beside:
            lines = [link(each.rstrip(), "dont_know") for each in lines]
            first = line(fit(lines[0], room + _APART), link(short, "not_applicable"))
            lines = [first, *lines[1:]]
            if chosen == count and look.tinted:
                lines = paint(lines, "on $unknowntint", width)
        blocks = [(-1 if beside else count, lines)]
        if (allowed and not beside) or chosen == count + 1:
            reason = f"Because: {view.answer.reason}" if chosen == count + 1 else "Leaves the score; asks for a reason"
            text = Content.styled(reason, "$ink" if chosen == count + 1 else "$quiet")
            blocks.append(
                (
                    count + 1,
                    _card(
                        view, _Answer(count + 1, key, aside, "Not applicable", text, _CHOSEN_ROWS.get(fold, 3)), width
                    ),
                )
            )
        return blocks


def _follows(view: View, width: int) -> str:
    """What don't know means, and who would know; on a narrow screen only the second, where somebody would."""
    follows = until_known(view.question)
    if not view.whom:
        return follows
    return f"{follows}. {view.whom}" if width >= _WORDING else view.whom


def until_known(question: Question) -> str:
    """Return what follows from don't know."""
    good = question.obligation is Obligation.GOOD
    return "Earns no points until someone finds out" if good else "Counts as a gap until someone finds out"


@dataclass(frozen=True)
class _Answer:
    """What can be chosen.

    Attributes:
        index: Its place.
        key: The key that chooses it.
        sign: The sign of what it says by itself.
        label: What it is called.
        words: What it says.
        most: Rows for its words; None for as many as they take.
    """

    index: int
    key: str
    sign: Content
    label: str
    words: Content
    most: int | None = None


def _card(view: View, answer: _Answer, width: int) -> Lines:
    """An answer: rule or pointer, cap, sign and name, and its words; chosen, its chip and the colour of its state."""
    look, picked = view.look, answer.index == view.chosen
    fill = STATUS_TOKEN[view.status]
    ink = STATUS_COLOUR[view.status] if fill != "none" else "$quiet"
    mark = Content(" ")
    if picked:
        mark = Content.styled(look.bar, f"bold {ink}")
    elif view.at == answer.index:
        mark = Content.styled(look.pick("▸", ">"), "bold $accent")
    shown = _chosen_cap(look, answer.key, fill) if picked else _key(view, answer.key)
    name = fit(Content.styled(look.say(answer.label), "bold $ink"), view.name, ellipsis=look.cut)
    lead = line(mark, " ", shown, " ", answer.sign, " ", name)
    room = min(width - lead.cell_length - 1, _WORDING)
    body = wrap(answer.words, room, answer.most, look.cut) if answer.most else balance(answer.words, room)
    rows = [line(lead, body[0])]
    if picked:
        body += [Content("")] * (2 - len(body))
        under = fit(chip(look, view.status), view.name, ellipsis=look.cut)
        rows.append(line(mark, space(lead.cell_length - view.name - 1), under, body[1]))
    rows += [line(mark if picked else " ", space(lead.cell_length - 1), more) for more in body[len(rows) :]]
    return paint(rows, f"on ${fill}tint", width) if picked and look.tinted else rows


def _key(view: View, key: str) -> Content:
    """The key of an answer; where none is taken, its sign alone."""
    return Content.styled(f" {key} ", "$quiet") if view.closed else cap(view.look, key)


def _chosen_cap(look: Look, key: str, fill: str) -> Content:
    if look.ascii or not look.colour:
        return Content.styled(f"<{key}>", look.on(fill) if look.tinted else "bold reverse")
    return Content.styled(f" {key} ", look.on(fill))


def _air(view: View, width: int, above: int | None, below: int | None) -> Content:
    """An empty row; half of it belongs to the card that is chosen, where that is above or below."""
    if view.chosen is None or view.chosen not in {above, below} or not view.look.tinted or view.look.ascii:
        return Content("")
    return Content.styled(("▀" if above == view.chosen else "▄") * width, f"${STATUS_TOKEN[view.status]}tint")


def met_line(look: Look, width: int) -> Content:
    """The line from which on the duty is met."""
    dots, words = look.pick("┄", "-"), " met from here "
    rest = max(0, min(width, _WORDING + 26) - len(words) - 5)
    return line(space(2), (dots * 3, "$met"), (words, "bold $met"), (dots * rest, "$line"))
