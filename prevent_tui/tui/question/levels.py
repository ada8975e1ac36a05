"""The levels of a question: one key answers, and the line from which the duty is met is drawn between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.questionnaire.scale import Level, Scale
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import STATUS_COLOUR, Lines, balance, line, link, paint, space
from prevent_tui.tui.kit.keys import LEVELS, bindings
from prevent_tui.tui.kit.program import program_of

if TYPE_CHECKING:
    from textual.events import Click

DONT_KNOW = "0"
NOT_APPLICABLE = "-"
_MOST_KEPT = 200
"""Drawn levels that are kept, some for each question that was looked at; then all are forgotten, as none is dear."""


class Levels(Block, can_focus=True):
    """Shows the levels and takes the answer.

    An arrow points at a level, don't know or not applicable, which Enter or Space then chooses; digits answer at once.

    Attributes:
        at: The place that is pointed at; None until an arrow is pressed, and after an answer.
    """

    BINDINGS = bindings(LEVELS)
    HELP_KEYS: ClassVar = LEVELS
    ABOUT = (
        "Help: choosing a level",
        "Choose the level whose words are true today, all of them. If two seem to fit, choose the lower one.",
        "The dotted line shows from which level the question counts as met. A must or a should short of it joins the "
        "list of gaps; good practice only at its lowest level. Where something is short, an action is offered.",
        "What does not fit on the screen is scrolled with Ctrl and the arrows up and down.",
    )

    @dataclass
    class Chosen(Message):
        """A level was chosen."""

        question: str
        level: str

    @dataclass
    class NotKnown(Message):
        """It was said that nobody knows yet."""

        question: str

    @dataclass
    class Cleared(Message):
        """The answer is taken back."""

        question: str

    @dataclass
    class Onward(Message):
        """Enter, with nothing pointed at: on to the next, if this one is answered."""

    @dataclass
    class Pointed(Message):
        """Something else is pointed at, or nothing any more."""

    @dataclass
    class SetAside(Message):
        """The question was said not to apply."""

        question: str

    def __init__(self) -> None:
        super().__init__(id="levels")
        self.question: Question | None = None
        self.scale: Scale | None = None
        self.answer = Answer()
        self.at: int | None = None
        self.folded = False
        self._rows: list[int] = []
        self._rungs: dict[tuple[object, ...], Lines] = {}

    def show(self, question: Question, scale: Scale, answer: Answer) -> None:
        """Shows a question's levels with its answer; of a new question nothing is pointed at."""
        if question is not self.question:
            self.at = None
        self.question, self.scale, self.answer = question, scale, answer
        self.redraw()

    def fold(self, *, folded: bool) -> None:
        """Shows only what was chosen, to leave room for typing on a small screen."""
        if folded != self.folded:
            self.folded = folded
            self.redraw()

    def _place(self, scale: Scale, answer: Answer) -> int:
        if answer.state is State.LEVEL and answer.level:
            return scale.rank(answer.level)
        count = len(scale.levels)
        return {State.DONT_KNOW: count, State.NOT_APPLICABLE: count + 1}.get(answer.state, 0)

    @property
    def cursor_row(self) -> int:
        """The first line of what the cursor is at."""
        return next((row for row, owner in enumerate(self._rows) if owner == self.at), max(0, len(self._rows) - 1))

    @property
    def _ways(self) -> int:
        if self.scale is None or self.question is None:
            return 0
        return len(self.scale.levels) + 1 + self.question.not_applicable.allowed

    def lines(self, width: int) -> Lines:
        """The levels from lowest to highest, then the two other answers; remembers which line belongs to which."""
        self._rows = []
        if self.scale is None or self.question is None:
            return []
        chosen = self._place(self.scale, self.answer) if self.answer.state is not State.UNANSWERED else None
        out: Lines = []
        before: Level | None = None
        for index, level in enumerate(self.scale.levels):
            if self.folded and index != chosen:
                continue
            if not self.folded:
                self._between(out, width, index, chosen, line_here=bool(before and level.met and not before.met))
            self._add(out, self._rung(index, level, self.question, width, chosen), index)
            before = level
        if not self.folded or (chosen is not None and not out):
            self._others(out, width, chosen)
        elif not out:
            self._add(out, [line(space(8), ("Nothing chosen yet", "$quiet"))], -1)
        return out

    def _between(self, out: Lines, width: int, index: int, chosen: int | None, *, line_here: bool) -> None:
        """What separates a level from the one before: air, the met line, half a row of tint round what is chosen."""
        under = self._edge("▀", width, on=chosen == index - 1 and index > 0)
        over = self._edge("▄", width, on=chosen == index)
        if line_here:
            met = self._met_line(width)
            self._add(out, [under, met, over] if self.wide else [met], -1)
        elif self.wide and index:
            self._add(out, [over if chosen == index else under], -1)

    def _edge(self, glyph: str, width: int, *, on: bool) -> Content:
        if not on or not self.look.tinted or self.look.ascii:
            return Content("")
        return Content.styled(glyph * width, "$pick")

    def _others(self, out: Lines, width: int, chosen: int | None) -> None:
        count = len(self.scale.levels) if self.scale else 0
        allowed = bool(self.question and self.question.not_applicable.allowed)
        unknown = self._other(DONT_KNOW, Status.UNKNOWN, "Don't know yet", count, chosen)
        key = self.look.cap("not_applicable", NOT_APPLICABLE)
        aside = self._other(key, Status.NA, "Not applicable", count + 1, chosen)
        reason = f"Because: {self.answer.reason}" if chosen == count + 1 else "Leaves the score; asks for a reason"
        if not self.wide and chosen != count + 1:
            aside = link(aside, "not_applicable")
            row = line(self.fit(link(unknown, "dont_know"), 34), aside) if allowed else unknown
            self._add(out, self._painted([row], width, chosen == count), -1 if allowed else count)
            return
        if self.wide:
            self._add(out, [self._edge("▀", width, on=chosen == count - 1)], -1)
        gap = "" if self.wide else " "
        good = self.question is not None and self.question.obligation is Obligation.GOOD
        follows = "Earns no points until someone finds out" if good else "Counts as a gap until someone finds out"
        words = Content.styled(follows, "$quiet")
        self._add(out, self._painted(self.hang(line(unknown, gap), words, width), width, chosen == count), count)
        if allowed or chosen == count + 1:
            lines = self.hang(line(aside, gap), Content.styled(reason, "$quiet"), width, most=3)
            self._add(out, self._painted(lines, width, chosen == count + 1), count + 1)

    def _add(self, out: Lines, lines: Lines, owner: int) -> None:
        out += lines
        self._rows += [owner] * len(lines)

    def _rung(self, index: int, level: Level, question: Question, width: int, chosen: int | None) -> Lines:
        """A level's lines, worked out once for each way it can look while its question is shown."""
        here = self.at == index and self.has_focus
        looks = (question.id, index, width, self.look, chosen == index, chosen is None, here)
        if looks not in self._rungs:
            if len(self._rungs) > _MOST_KEPT:
                self._rungs.clear()
            self._rungs[looks] = self._new_rung(index, level, question, width, chosen)
        return self._rungs[looks]

    def _new_rung(self, index: int, level: Level, question: Question, width: int, chosen: int | None) -> Lines:
        picked = index == chosen
        words = question.levels.get(level.id, level.meaning)
        status = Status.MET if level.met else Status.GAP if index == 0 else Status.PARTLY
        sign = self.look.pick(level.symbol, self.look.signs[status])
        mark = Content.styled(sign, f"bold {STATUS_COLOUR[status]}")
        label = Content.styled(level.label, "bold $ink" if picked else "$ink")
        lead = self._lead(str(index + 1), mark, label, index, picked)
        quiet = chosen is not None and not picked
        text = balance(Content.styled(words, "$quiet" if quiet else "$ink"), width - lead.cell_length)
        indent = space(lead.cell_length)
        rest = [self._barred(line(indent, more), index) for more in text[1:]]
        return self._painted([line(lead, text[0]), *rest], width, picked)

    def _barred(self, text: Content, index: int) -> Content:
        """A further line of a level; the bar runs along all of them."""
        if index != self.at or not self.has_focus or self.look.ascii:
            return text
        return line((self.look.bar, "$accent"), text[1:])

    def _other(self, key: str, status: Status, label: str, index: int, chosen: int | None) -> Content:
        picked = index == chosen
        mark = Content.styled(self.look.signs[status], f"bold {STATUS_COLOUR[status]}")
        words = Content.styled(self.look.say(label), "bold $ink" if picked else "$ink")
        return self._lead(key, mark, words, index, picked)

    def _lead(self, key: str, mark: Content, label: Content, index: int, picked: bool) -> Content:
        at = index == self.at and self.has_focus
        lead = self.column(key, mark, label, at=at)
        return lead.stylize(self.look.chip, 2, 5) if picked else lead

    def _painted(self, lines: Lines, width: int, picked: bool) -> Lines:
        return paint(lines, "on $pick", width) if picked and self.look.tinted else lines

    def _met_line(self, width: int) -> Content:
        dots, words = self.look.pick("┄", "-"), " met from here "
        rest = max(0, width - len(words) - 7)
        return line(space(3), (dots * 4, "$met"), (words, "$met"), (dots * rest, "$line"))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the bar, or takes it away."""
        super().watch_has_focus(has_focus)
        self.redraw()

    async def on_click(self, event: Click) -> None:
        """Answers with the level that was clicked; two answers in one row have an action each.

        The second click of a double click takes nothing back.
        """
        event.stop()
        self.focus()
        if event.chain == 1 and 0 <= event.y < len(self._rows) and self._rows[event.y] >= 0:
            self._answer(self._rows[event.y])

    def _point(self, place: int | None) -> None:
        if place != self.at:
            self.at = place
            self.redraw()
            self.post_message(self.Pointed())

    def action_point(self, step: int) -> None:
        """Points at a level: from the answer on, or from the end that the arrow comes from."""
        if self.scale is None:
            return
        at = self.at
        if at is None and self.answer.state is not State.UNANSWERED:
            at = self._place(self.scale, self.answer)
        if at is None:
            at = -1 if step > 0 else self._ways
        self._point(max(0, min(self._ways - 1, at + step)))

    @property
    def pointed(self) -> str:
        """What Enter would choose: the digit or sign of what is pointed at; empty where that is the answer, or none."""
        if self.at is None or self.scale is None or self.question is None:
            return ""
        if self.answer.state is not State.UNANSWERED and self.at == self._place(self.scale, self.answer):
            return ""
        count = len(self.scale.levels)
        return str(self.at + 1) if self.at < count else DONT_KNOW if self.at == count else NOT_APPLICABLE

    def action_onward(self) -> None:
        """Chooses what is pointed at; where that is nothing, or the answer, goes on."""
        if self.pointed:
            self.action_take()
        else:
            self.post_message(self.Onward())

    def action_level(self, key: str) -> None:
        """Answers with the level of that number."""
        if self.scale and int(key) <= len(self.scale.levels):
            self._answer(int(key) - 1)
        elif self.scale:
            program_of(self.app).say(f"There is no level {key} here: 1 to {len(self.scale.levels)} answer.")

    def action_dont_know(self) -> None:
        """Answers that nobody knows."""
        if self.scale:
            self._answer(len(self.scale.levels))

    def action_not_applicable(self) -> None:
        """Asks to set the question aside."""
        if self.question:
            self.post_message(self.SetAside(self.question.id))

    def action_clear(self) -> None:
        """Takes the answer back."""
        if self.question:
            self._point(None)
            self.post_message(self.Cleared(self.question.id))

    def action_take(self) -> None:
        """Answers with what is pointed at."""
        if self.at is None:
            program_of(self.app).say("Point at a level first, with the arrows up and down; or press its digit.")
        else:
            self._answer(self.at)

    def _answer(self, place: int) -> None:
        if self.question is None or self.scale is None:
            return
        self._point(None)
        count = len(self.scale.levels)
        if place < count:
            self.post_message(self.Chosen(self.question.id, self.scale.levels[place].id))
        elif place == count:
            self.post_message(self.NotKnown(self.question.id))
        else:
            self.action_not_applicable()
