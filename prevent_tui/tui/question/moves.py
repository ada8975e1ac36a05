"""Moving between questions: to the next, to another theme, to one that is asked for; what does not fit is scrolled."""

from __future__ import annotations

from textual import on

from prevent_tui.questionnaire.question import Question
from prevent_tui.tui.kit.panels import Sheet
from prevent_tui.tui.kit.routes import Route, ToQuestion, ToThemeEnd
from prevent_tui.tui.question.answer_page import AnswerPage
from prevent_tui.tui.question.levels import Levels
from prevent_tui.tui.question.rail import Rail
from prevent_tui.tui.question.why import Guidance


class MovingPage(AnswerPage):
    """A page that shows one question after another in the same widgets.

    Attributes:
        back: Where leaving it leads.
    """

    back: tuple[Route, ...] = ()

    @property
    def question(self) -> Question:
        """The question shown."""
        return self.work.questionnaire.by_id[self.current]

    @property
    def onward_label(self) -> str:
        """What Enter leads to from an answered question."""
        order = self.work.question_ids
        following = order[order.index(self.current) + 1 :][:1]
        by_id = self.work.questionnaire.by_id
        same = following and by_id[following[0]].theme == self.question.theme
        return "next question" if same else "sum the theme up"

    def arrive(self, route: Route) -> None:
        """Shows the question wanted, and knows where leaving it leads."""
        if isinstance(route, ToQuestion):
            self.go(route.question_id or self.current)
            self.back = route.back

    def go(self, question_id: str) -> None:
        """Shows another question in the same widgets."""
        self.current = question_id
        if not self.is_ready:
            return
        if self.query_one(Levels).question is not self.question:
            self.query_one(Guidance).open = False
            self.query_one(Levels).read_past(is_read_past=False)
            self.query_one("#sheet", Sheet).scroll_home(animate=False)
        self.query_one(Levels).focus(scroll_visible=False)
        self.redraw()

    def action_move(self, step: int) -> None:
        """To the next or the previous question; past the end of a theme its summary comes first."""
        order = self.work.question_ids
        index = order.index(self.current) + step
        if not 0 <= index < len(order):
            if step > 0:
                self.program.go(ToThemeEnd(self.current))
            return
        target = order[index]
        if step > 0 and self.work.questionnaire.by_id[target].theme != self.question.theme:
            self.program.go(ToThemeEnd(self.current))
        else:
            self.go(target)

    def show_question(self, question_id: str) -> None:
        """Shows another question in its place."""
        self.go(question_id)

    def action_questions(self) -> None:
        """This is the room already."""
        self.program.say(f"This is the question {self.work.questionnaire.reference[self.current]}. / finds another.")

    def action_turn_theme(self, step: int) -> None:
        """To the first question of the theme before, or of the next one; while the guidance is read, scrolls it."""
        if self.query_one(Guidance).open:
            self.action_scroll(step)
            return
        themes = [theme.id for theme in self.work.themes]
        place = themes.index(self.question.theme) + step
        if 0 <= place < len(themes):
            self.show_theme(themes[place])
        else:
            self.program.say("That was the last theme." if step > 0 else "This is the first theme.")

    def action_theme_edge(self, place: int) -> None:
        """To the first or the last question of the theme."""
        self.go(self.work.theme_verdicts(self.question.theme)[place].question.id)

    def action_scroll(self, step: int) -> None:
        """Scrolls what does not fit."""
        sheet = self.query_one("#sheet", Sheet)
        sheet.scroll_relative(y=step * max(1, sheet.size.height // 2), animate=False)

    @on(Rail.Wanted)
    def _wanted(self, event: Rail.Wanted) -> None:
        self.go(event.question)
