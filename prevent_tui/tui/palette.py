"""The command palette: every command of the program, and every question by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.card import offer
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.theme import THEME_NAMES
from prevent_tui.tui.kit.ways import heading_ways, views_card
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.states import STATUS_WORDS

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program

Command = tuple[str, str, Callable[[], object]]


class Commands(Provider):
    """Commands that fit what is open, then "go to question"."""

    @property
    def program(self) -> Program:
        """The application, as far as a screen may know it."""
        return program_of(self.app)

    def commands(self) -> Iterator[Command]:
        """Name, what it does, and how."""
        program = self.program

        def to(route: routes.Route) -> Callable[[], None]:
            return partial(program.go, route)

        if program.work is not None:
            yield "Review", "Numbers, themes and gaps in order", to(routes.ToReview())
            yield "Ten-minute check", "The questions that matter first", to(routes.ToReview(quick=True))
            by_role = to(routes.ToReview(quick=False, by_role=True))
            yield "Open questions by role", "What is not answered or not known, and whom to ask", by_role
            headings = partial(self._ask_headings, program)
            yield "Other headings", "The same answers under another table of contents", headings
            yield "Action plan", "What is to be done, by whom, by when", to(routes.ToPlan())
            yield "Reviews of the plan", "What changed since the last; hold one", to(routes.ToReviews())
            yield "Evidence", "Everything that shows an answer, what needs attention first", to(routes.ToEvidence())
            yield "Risk register", "How likely, how grave, what is in place; never scored", to(routes.ToRisks())
            yield "Governors and sign-off", "What they ask, the replies, the sign-off", to(routes.ToGovernors())
            yield "Checks before sign-off", "What to settle, each one key from its fix", to(routes.ToChecks())
            yield "Sign off", "Role, decision, minute; then it is sealed", program.sign_offs.ask_sign_off
            yield "Open again", "A sealed assessment as a new version", program.sign_offs.ask_open_again
            yield "Figures", "Numbers that the setting gives of itself; never scored", to(routes.ToFigures())
            yield "Contacts", "Whom to reach, locally and nationally", to(routes.ToContacts())
            yield "Export", "Make the report, the spreadsheet, a table or the calendar", to(routes.ToExport())
            if program.maker.again_as:
                yield (
                    f"Export again: {program.maker.again_as}",
                    "The same choice, for today",
                    program.maker.again_or_ask,
                )
            yield "Change the setting", "Its name and the facts about it", to(routes.ToSetting())
            yield "Go back to an earlier version", "Versions kept on this computer", program.files.ask_version
            yield "Close this assessment", "To the start; everything is saved", program.files.close
        else:
            yield "New assessment", "Begin with a few facts", to(routes.ToQuestionnaireChoice())
            yield "Open a file", "Anything saved by this program", program.files.ask_file
        yield "Worried about someone now", "Whom to reach, and what to do first", to(routes.ToReach())
        if program.goes_on:
            stay = partial(program.choose_going_on, goes_on=False)
            yield "After an answer: stay", "Enter goes on to the next question", stay
        else:
            go_on = partial(program.choose_going_on, goes_on=True)
            yield "After an answer: go on", "The next question is shown at once", go_on
        for name, label in THEME_NAMES.items():
            yield f"Colours: {label.lower()}", "Remembered for next time", partial(program.choose_theme, name)
        yield "Signs: plain (ASCII)", "For terminals that lack the others", lambda: program.choose_signs("ascii")
        yield "Signs: drawn", "Ticks, crosses and bars", lambda: program.choose_signs("unicode")
        yield "Help", "For what has the keys", lambda: self.screen.run_action("help")
        yield "Quit", "Everything is saved first", program.action_leave

    def _ask_headings(self, program: Program) -> None:
        if ways := heading_ways(program):
            offer(program, views_card(ways))
        else:
            program.say("This questionnaire has one table of contents only.")

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, help_text, run in self.commands():
            yield DiscoveryHit(Content(name), run, name, help=help_text)

    async def search(self, query: str) -> Hits:
        """Commands and questions that fit what is typed."""
        matcher = self.matcher(query)
        for name, help_text, run in self.commands():
            if (rank := matcher.match(name)) > 0:
                yield Hit(rank, matcher.highlight(name), run, text=name, help=help_text)
        work = self.program.work
        if work is None:
            return
        for verdict in work.result.verdicts.values():
            question = verdict.question
            lead = f"Go to {work.questionnaire.reference[question.id]}: "
            name = f"{lead}{self.program.look.say(gap_name(question, verdict.status))}"
            ranks = (matcher.match(name), matcher.match(f"{lead}{question.name}"), matcher.match(question.text) * 0.9)
            if (rank := max(ranks)) > 0:
                go = partial(self.program.go, routes.ToQuestion(question.id))
                yield Hit(rank * 0.8, Content(name), go, text=name, help=STATUS_WORDS[verdict.status])


class Palette(CommandPalette, Guarded[None]):
    """The palette, as a screen of ours."""

    ONE_LINE = True

    ALONE = True

    def __init__(self) -> None:
        super().__init__(placeholder="Find a command or a question")
