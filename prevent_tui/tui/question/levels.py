"""The levels of a question: one key answers, and the line from which the duty is met is drawn between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from prevent_tui.assessment.model.assessment import Answer
from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.scale import Scale
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.keys import LEVELS, bindings
from prevent_tui.tui.question.ladder import Fold, Ladder, View, place_of

if TYPE_CHECKING:
    from textual.events import Click


class Levels(Block, can_focus=True):
    """Shows the levels and takes the answer.

    The cursor moves over the levels, don't know and not applicable; digits answer at once.
    """

    BINDINGS = bindings(LEVELS)
    HELP_KEYS: ClassVar = LEVELS
    ABOUT = (
        "Help: choosing a level",
        "Choose the level whose words are true today, all of them. If two seem to fit, choose the lower one.",
        "The dotted line shows from which level the question counts as met. A must or a should short of it joins the "
        "list of gaps; good practice only at its lowest level. Where something is short, an action is offered.",
        "Page up and page down scroll what does not fit on the screen.",
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
    class SetAside(Message):
        """The question was said not to apply."""

        question: str

    def __init__(self) -> None:
        super().__init__(id="levels")
        self.question: Question | None = None
        self.scale: Scale | None = None
        self.answer = Answer()
        self.status = Status.NONE
        self.whom = ""
        self.at = 0
        self.fold = Fold.AIRY
        self._owners: list[int] = []
        self._ladder = Ladder()

    def show(self, question: Question, scale: Scale, answer: Answer, status: Status, whom: str) -> None:
        """Shows a question's levels with its answer; the cursor goes to the answer of a new question.

        Args:
            question: The question.
            scale: Its scale.
            answer: Its answer.
            status: What that makes of the question.
            whom: Who would know, in words; empty where nobody has to be asked.
        """
        if question is not self.question:
            self.at = place_of(scale, answer)
        self.question, self.scale, self.answer, self.status, self.whom = question, scale, answer, status, whom

    def show_folded(self, fold: Fold) -> None:
        """Draws as much of them as there is room for."""
        self.fold = fold
        self.redraw()

    def measured(self, width: int, fold: Fold) -> int:
        """How many rows they take with a fold."""
        return len(self._laid(width, fold)[0])

    @property
    def _ways(self) -> int:
        if self.scale is None or self.question is None:
            return 0
        return len(self.scale.levels) + 1 + self.question.not_applicable.allowed

    def lines(self, width: int) -> Lines:
        """The levels from lowest to highest, then the two other answers; remembers which line belongs to which."""
        lines, self._owners = self._laid(width, self.fold)
        return lines

    def _laid(self, width: int, fold: Fold) -> tuple[Lines, list[int]]:
        if self.scale is None or self.question is None:
            return [], []
        name = 17 if self.wide else 15
        at = self.at if self.has_focus else None
        view = View(self.question, self.scale, self.answer, self.status, self.whom, at, self.look, name)
        return self._ladder.lines(view, width, fold)

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
        if event.chain == 1 and 0 <= event.y < len(self._owners) and self._owners[event.y] >= 0:
            self.at = self._owners[event.y]
            self.action_take()

    def action_cursor(self, step: int) -> None:
        """Moves the cursor."""
        self.at = max(0, min(self._ways - 1, self.at + step))
        self.redraw()

    def action_level(self, key: str) -> None:
        """Answers with the level of that number."""
        if self.scale and int(key) <= len(self.scale.levels):
            self.at = int(key) - 1
            self.action_take()

    def action_dont_know(self) -> None:
        """Answers that nobody knows."""
        if self.scale:
            self.at = len(self.scale.levels)
            self.action_take()

    def action_not_applicable(self) -> None:
        """Asks to set the question aside."""
        if self.question:
            self.post_message(self.SetAside(self.question.id))

    def action_take(self) -> None:
        """Answers with what the cursor is on."""
        if self.question is None or self.scale is None:
            return
        count = len(self.scale.levels)
        if self.at < count:
            self.post_message(self.Chosen(self.question.id, self.scale.levels[self.at].id))
        elif self.at == count:
            self.post_message(self.NotKnown(self.question.id))
        else:
            self.action_not_applicable()
