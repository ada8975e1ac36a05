"""The figures of the setting: those that the questionnaire asks for, then its own, with what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from prevent_tui.analysis.figure_doubts import FigureDoubt, figure_doubts
from prevent_tui.assessment import figures
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.figures import FigureEntry, figure_entries, figure_to_edit
from prevent_tui.assessment.model.assessment import FigureValue
from prevent_tui.tui.figures.form import AskFigure
from prevent_tui.tui.kit.closed import changes
from prevent_tui.tui.kit.dialog import Notice
from prevent_tui.tui.kit.draw import Lines, ends, line, wrap
from prevent_tui.tui.kit.form import ask
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import FIGURES
from prevent_tui.tui.kit.routes import Route, ToEvidence, ToFigures
from prevent_tui.tui.kit.row_list import Row
from prevent_tui.wording.dates import day
from prevent_tui.wording.figures import NO_DATE, NO_SOURCE, NOT_GIVEN, amount, percent

_ASIDE = "Count staff, sessions and checks. Never count children, or so few that somebody could be known by it."


class FiguresScreen(ListPage):
    """Every figure, given or not."""

    ROOM = "e"
    NAME = "figures"
    ITEMS = "figures"
    ASKS_ON_ENTER = True
    COMES_FORWARD = ToFigures
    KEYS = FIGURES
    BINDINGS = bindings(key for key in FIGURES if key.action not in {"move", "open"})
    ABOUT = (
        "Help: figures",
        "What the questionnaire asks every setting to know of itself stands first; + adds one of your own. A figure "
        "changes no score. It is printed in the report with its date and its source.",
        "A copy to share has the numbers and dates of the questionnaire's figures, without their sources, and none of "
        "your own.",
    )

    def arrive(self, route: Route) -> None:
        """Marks what is asked for."""
        if isinstance(route, ToFigures):
            self.at = route.at

    @property
    def here(self) -> tuple[Route, ...]:
        """The figures, at the marked one."""
        return (ToFigures(self.current or ""),)

    def action_only(self, key: str) -> None:
        """What of the evidence the digit shows; 5 is this."""
        if key == "5":
            self.program.say("These are the figures. 1 to 4 show the evidence.")
        else:
            self.program.go(ToEvidence(tab=int(key)), instead=True)

    def action_all_evidence(self) -> None:
        """All evidence."""
        self.action_only("1")

    @property
    def entries(self) -> tuple[FigureEntry, ...]:
        """What is listed."""
        return figure_entries(self.work.questionnaire, self.work.assessment)

    def band(self, width: int) -> Lines:
        """How many are given."""
        entries = self.entries
        given = sum(each.given is not None for each in entries)
        right = line((str(given), "bold"), (f" of {len(entries)} given", "$quietband"))
        return [ends(line(("Figures of the setting", "bold")), right, width, self.program.look.cut)]

    def head(self, width: int) -> Lines:
        """What belongs here."""
        look = self.program.look
        return wrap(Content.styled(look.say(_ASIDE), "$ink"), width, 2, look.cut)

    def rows(self) -> list[Row]:
        """One a figure, of two lines."""
        return [Row(each.id, partial(self._row, each), high=2) for each in self.entries]

    def nothing(self) -> str:
        """What to do first."""
        return "This questionnaire asks for no figure. Press + to add one of your own."

    def _row(self, entry: FigureEntry, width: int, at: bool) -> Content:
        look, given = self.program.look, entry.given
        doubts = figure_doubts(entry, self.work.today)
        # No sign of a state: a figure is given or not, and says nothing of how good it is.
        sign, style = (look.pick("●", "*"), "$accent") if given else (look.pick("○", "o"), "$quiet")
        sign, style = ("!", "bold $partly") if doubts else (sign, style)
        share = Content.styled(percent(entry) if given else NOT_GIVEN, "bold $ink" if given else "$quiet")
        first = ends(line((sign, style), " ", (entry.label, "bold $ink" if at else "$ink")), share, width, look.cut)
        own = Content.styled("your own" if entry.is_own else "", "$quiet")
        return Content("\n").join([first, ends(line("  ", self._behind(entry, doubts)), own, width, look.cut)])

    def _behind(self, entry: FigureEntry, doubts: Sequence[FigureDoubt]) -> Content:
        """The second line: how much, when and from where; what to look at again; or how to count it."""
        look, given = self.program.look, entry.given
        if given is None:
            return Content.styled(look.say(entry.help or "Nobody has given it yet."), "$quiet")
        how_much = (look.say(amount(entry)), "$ink")
        if doubts:
            return line(how_much, (look.say(f" · look at it again: it {doubts[0].text}"), "$partly"))
        dated = day(given.date) if given.date else NO_DATE
        return line(how_much, (look.say(" · ") + dated + look.say(" · ") + (given.source or NO_SOURCE), "$quiet"))

    # ------------------------------------------------------------ what is done

    def open(self, row_id: str) -> None:
        """Asks for the marked figure; where nothing can be changed, shows all that is said of it."""
        entry = next((each for each in self.entries if each.id == row_id), None)
        if entry and self.work.read_only:
            self.app.push_screen(Notice(entry.label, self._behind(entry, figure_doubts(entry, self.work.today))))
        else:
            self._ask(entry)

    def action_new(self) -> None:
        """Asks for one of the setting's own."""
        self._ask(None)

    @changes
    def action_remove(self) -> None:
        """Takes the marked figure out."""
        entry = next((each for each in self.entries if each.id == self.current), None)
        if entry is None or entry.given is None:
            self.program.say("There is nothing to take out.")
            return
        self.near = self.around(entry.id)
        self.work.session.apply("figure", figures.remove(self.work.assessment, entry.id))
        self.program.say("Taken out; U brings it back.")

    @changes
    def _ask(self, entry: FigureEntry | None) -> None:
        figure = figure_to_edit(self.work.assessment, entry, self.work.session.ids)
        item = f"figures/{figure.id}" if entry and entry.given else f"new {entry.id if entry else ''}"
        of = DraftOf("figure", item, f"a figure, {entry.label if entry else 'one of your own'} (E, 5)")
        ask(self.program, AskFigure(figure, entry, self.work.today, of), self._keep)

    def _keep(self, figure: FigureValue | None) -> None:
        if figure:
            self.at = figure.id
            self.work.session.apply("figure", figures.keep(self.work.assessment, figure))
