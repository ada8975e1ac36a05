"""The levels of a question: one key answers, and the line from which the duty is met is drawn between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from prevent_tui.assessment.model.assessment import Answer, State
from prevent_tui.questionnaire.question import Question
from prevent_tui.questionnaire.scale import Scale
from prevent_tui.scoring import Status
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines
from prevent_tui.tui.kit.keys import LEVELS, bindings
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.question.ladder import DONT_KNOW, NOT_APPLICABLE, Fold, Ladder, View, place_of

if TYPE_CHECKING:
    from textual.events import Click


class Levels(Block, can_focus=True):
    """Shows the levels and takes the answer.

    An arrow points at a level, don't know or not applicable, which Enter or Space then chooses; digits answer at once.

    Attributes:
        at: The place that is pointed at; None until an arrow is pressed, and after an answer.
        closed: Whether no answer is taken any more.
        is_read_past: Whether what stands below is being read, so that the arrows scroll and point at nothing.
    """

    BINDINGS = bindings(LEVELS)
    HELP_KEYS: ClassVar = LEVELS
    ABOUT = (
        "Help: choosing a level",
        "Choose the level whose words are true today, all of them. If two seem to fit, choose the lower one.",
        "The dotted line shows from which level the question counts as met. A must or a should short of it joins the "
        "list of gaps; good practice only at its lowest level. Where something is short, an action is offered.",
        "Where a level has no room for all of its words, it ends in dots: L shows all levels in full, to be read out.",
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
        self.status = Status.NONE
        self.whom = ""
        self.closed = self.is_read_past = False
        self.at: int | None = None
        self.fold, self.spare = Fold.AIRY, 0
        self._owners: list[int] = []
        # What was laid out of one view: measuring it and drawing it ask for the same lines.
        self._view: View | None = None
        self._folds: dict[tuple[int, Fold, int], tuple[Lines, list[int]]] = {}
        self._ladder = Ladder()

    def show(self, question: Question, scale: Scale, answer: Answer, status: Status, whom: str) -> None:
        """Shows a question's levels with its answer; of a new question nothing is pointed at.

        Args:
            question: The question.
            scale: Its scale.
            answer: Its answer.
            status: What that makes of the question.
            whom: Who would know, in words; empty where nobody has to be asked.
        """
        if question is not self.question:
            self.at = None
        self.question, self.scale, self.answer, self.status, self.whom = question, scale, answer, status, whom

    def show_folded(self, fold: Fold, spare: int = 0) -> None:
        """Draws as much of them as there is room for; what is folded takes the rows that are spare."""
        self.fold, self.spare = fold, spare
        self.redraw()

    def measured(self, width: int, fold: Fold) -> int:
        """How many rows they take with a fold."""
        return len(self._laid(width, fold)[0])

    @property
    def cursor_row(self) -> int:
        """The first line of what is pointed at, or else of the answer; the first of all where there is neither."""
        at = self.at
        if at is None and self.scale and self.answer.state is not State.UNANSWERED:
            at = place_of(self.scale, self.answer)
        return self._owners.index(at) if at in self._owners else 0

    @property
    def _ways(self) -> int:
        if self.scale is None or self.question is None:
            return 0
        return len(self.scale.levels) + 1 + self.question.not_applicable.allowed

    def lines(self, width: int) -> Lines:
        """The levels from lowest to highest, then the two other answers; remembers which line belongs to which."""
        lines, self._owners = self._laid(width, self.fold, self.spare)
        return lines

    def _laid(self, width: int, fold: Fold, spare: int = 0) -> tuple[Lines, list[int]]:
        if self.scale is None or self.question is None:
            return [], []
        name = 17 if self.wide else 15
        at = self.at if self.has_focus else None
        view = View(
            self.question, self.scale, self.answer, self.status, self.whom, at, self.look, name, closed=self.closed
        )
        if view != self._view:
            self._view, self._folds = view, {}
        if (width, fold, spare) not in self._folds:
            self._folds[width, fold, spare] = self._ladder.lines(replace(view, spare=spare), width, fold)
        return self._folds[width, fold, spare]

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
            self._answer(self._owners[event.y])

    def read_past(self, *, is_read_past: bool) -> None:
        """Lets the arrows scroll while what stands below is read; nothing is pointed at then."""
        self.is_read_past = is_read_past
        if is_read_past:
            self._point(None)

    def _point(self, place: int | None) -> None:
        """The page draws them with what is pointed at: where its words take more rows, something else has fewer."""
        if place != self.at:
            self.at = place
            self.post_message(self.Pointed())

    async def action_point(self, step: int) -> None:
        """Points at a level: from the answer on, or from the end that the arrow comes from.

        Where no answer is taken, or what stands below is read, what does not fit is scrolled: nothing is chosen that
        is out of sight.
        """
        if self.scale is None:
            return
        if self.closed or self.is_read_past:
            await self.run_action(f"screen.scroll({step})")
            return
        at = self.at
        if at is None and self.answer.state is not State.UNANSWERED:
            at = place_of(self.scale, self.answer)
        if at is None:
            at = -1 if step > 0 else self._ways
        self._point(max(0, min(self._ways - 1, at + step)))

    @property
    def is_folded(self) -> bool:
        """Whether levels have fewer rows than their words take."""
        return self.fold >= Fold.FOLDED

    @property
    def pointed(self) -> str:
        """What Enter would choose: the digit or sign of what is pointed at; empty where that is the answer, or none."""
        if self.at is None or self.scale is None or self.question is None:
            return ""
        if self.answer.state is not State.UNANSWERED and self.at == place_of(self.scale, self.answer):
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
        if self.closed:
            self._answer(0)  # which is refused, as any answer is
        elif self.at is None:
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
