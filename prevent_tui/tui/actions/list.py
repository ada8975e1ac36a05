"""The action plan: what, by whom, for which question, by when; sorted and narrowed by keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual.content import Content

from prevent_tui.assessment.action_filters import (
    ActionFilter,
    ActionOrder,
    ProgressFilter,
    filter_actions,
    owner_key,
    owners,
    sort_actions,
)
from prevent_tui.assessment.model.action import Action
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.tui.actions import commands
from prevent_tui.tui.actions.commands import ActionPage
from prevent_tui.tui.actions.detail import action_detail
from prevent_tui.tui.actions.forms import FilterActions
from prevent_tui.tui.actions.rows import group, two_line_row
from prevent_tui.tui.actions.tabs import plan_band, plan_tabs
from prevent_tui.tui.kit.card import Way
from prevent_tui.tui.kit.draw import Lines, cap, fit, line, link
from prevent_tui.tui.kit.fitting import fitting, tab_row
from prevent_tui.tui.kit.keys import bindings
from prevent_tui.tui.kit.list_page import ListPage
from prevent_tui.tui.kit.register_keys import PLAN
from prevent_tui.tui.kit.routes import Route, ToAction, ToPlan, ToReviews
from prevent_tui.tui.kit.row_list import Draw, Row
from prevent_tui.wording.duties import DUTY_WORDS
from prevent_tui.wording.plan import ORDER_WORDS, PlanRow, group_heading
from prevent_tui.workspace.derived import derived
from prevent_tui.workspace.work import Work


@derived
def _listed(work: Work, choice: ActionFilter, order: ActionOrder) -> tuple[Action, ...]:
    """The actions chosen, in their order; where that leaves two equal, by their dates."""
    questionnaire = work.questionnaire
    actions = filter_actions(questionnaire, work.assessment.actions, choice, work.today)
    return sort_actions(questionnaire, sort_actions(questionnaire, actions, ActionOrder.DUE), order)


class PlanScreen(ActionPage, ListPage):
    """Every action, two lines each, what is open first; beside them all about the marked one."""

    NAME = "plan"
    ITEMS = "actions"
    PANES = ((150, 58), (110, 46))
    COMES_FORWARD = ToPlan
    KEYS = PLAN
    BINDINGS = bindings(key for key in PLAN if key.action not in {"move", "open"})
    ABOUT = (
        "Help: the action plan",
        "What is to be done, by which role, by when. Take up a suggestion with A on its question, or press + for an "
        "action of your own.",
        "D asks what came of it, and then shows the level that a finished action proposes for its question: the "
        "answer only changes if you say so. Every change of progress is kept with its date.",
        "Evidence says how far the proof carries: none, claimed, located and dated, checked by someone else, or out "
        "of date.",
    )

    def __init__(self, route: ToPlan) -> None:
        super().__init__(route.at)
        self.order = ActionOrder.DUE
        self.choice = _planned_for(route)

    def arrive(self, route: Route) -> None:
        """Shows what is planned for a question, or for all of them."""
        if isinstance(route, ToPlan):
            self.choice = _planned_for(route)
            self.at = route.at or self.at
            self.redraw()

    @property
    def shown(self) -> tuple[Action, ...]:
        """The actions chosen, in their order."""
        return _listed(self.work, self.choice, self.order)

    @property
    def marked(self) -> Action | None:
        """The action that has the keys."""
        return next((action for action in self.work.assessment.actions if action.id == self.current), None)

    def draw(self) -> None:
        """Shows the present state; where the marked action is not listed any more, the next one is marked."""
        if self.current and self.current not in {action.id for action in self.shown}:
            self.near = self.around(self.current)
        super().draw()

    def _row(self, action: Action) -> PlanRow:
        return PlanRow(self.work.questionnaire, self.work.assessment, self.work.result, action)

    def detail(self, width: int) -> Lines:
        """Everything about the marked action."""
        action = self.marked
        return action_detail(self.program.look, self._row(action), width, closed=self.work.read_only) if action else []

    def band(self, width: int) -> Lines:
        """How much is to be done, and when the plan is looked at again."""
        return plan_band(self.program.look, self.work, width)

    def head(self, width: int) -> Lines:
        """What of the plan is shown, with how much there is of each."""
        look, at = self.program.look, list(ProgressFilter).index(self.choice.which)
        lines = tab_row(look, plan_tabs(self.work, self.choice), at, width)
        if self.choice.is_narrow:
            key = line("   ", cap(look, look.cap("all_actions", "p")), (" shows all", "$quiet"))
            only = line(("only ", "$quiet"), (self._narrowed(), "bold $ink"))
            room = min(only.cell_length, width - key.cell_length)
            lines.append(link(line(fit(only, room, ellipsis=look.cut), key), "run", "all_actions"))
        return lines

    def rest(self, width: int) -> Content:
        """Which action is marked, how they are sorted, and how to see them otherwise."""
        if not self.place:
            return Content("")
        key = cap(self.program.look, self.program.look.cap("views", "v"))
        others = [ORDER_WORDS[each] for each in ActionOrder if each is not self.order]
        place = line((f"{self.place}, by {ORDER_WORDS[self.order]}.  ", "$quiet"))
        words = line(place, key, (f" by {', '.join(others[:-1])} or {others[-1]}", "$quiet"))
        return fitting([words, line(place, key, (" otherwise", "$quiet")), place], width)

    def _narrowed(self) -> str:
        choice, questionnaire = self.choice, self.work.questionnaire
        if choice.question is not None:
            return questionnaire.reference.get(choice.question, choice.question)
        if choice.owner is not None:
            return choice.owner or "nobody named"
        if choice.duty is not None:
            return DUTY_WORDS[choice.duty]
        theme = questionnaire.theme_by_id.get(choice.theme or "")
        return theme.title if theme else "no question"

    def nothing(self) -> str:
        """Why nothing is listed, and what to do."""
        if not self.work.assessment.actions:
            return "No actions yet. Press A on a question for the step it suggests, or + here for one of your own."
        narrow = " P shows everybody's." if self.choice.is_narrow else ""
        return {
            ProgressFilter.OPEN: "Nothing left to do here. 4 shows everything.",
            ProgressFilter.OVERDUE: "Nothing is overdue. 1 shows what is open.",
            ProgressFilter.CLOSED: "Nothing is done or dropped yet. D marks an action as done.",
            ProgressFilter.ALL: "No action fits.",
        }[self.choice.which] + narrow

    def rows(self) -> list[Row]:
        """The actions, under a heading wherever a new group begins."""
        work, before = self.work, None
        rows: list[Row] = []
        for action in self.shown:
            title = group_heading(work.questionnaire, action, self.order, work.today)
            if owner_key(title) != before:
                rows += [Row(None, group(""), high=1)] if rows and self.is_high else []
                rows.append(Row(None, group(title, is_late=action.is_overdue(work.today)), high=1))
                before = owner_key(title)
            rows.append(Row(action.id, self._drawer(self._row(action)), high=2))
        return rows

    def _drawer(self, row: PlanRow) -> Draw:
        look = self.program.look
        return lambda width, at: two_line_row(look, row, width, at=at)

    def open(self, row_id: str) -> None:
        """Everything about an action."""
        self.program.go(ToAction(row_id))

    def action_open(self) -> None:
        """Everything about the marked action."""
        if self.current:
            self.open(self.current)

    def action_only(self, key: str) -> None:
        """Shows what is open, overdue, closed, or all; or the reviews."""
        if key == "5":
            self.program.go(ToReviews(), instead=True)
            return
        self.choice = replace(self.choice, which=list(ProgressFilter)[int(key) - 1])
        self.redraw()

    @property
    def here(self) -> tuple[Route, ...]:
        """The plan, at the marked action, as far as it is narrowed."""
        tab = list(ProgressFilter).index(self.choice.which) + 1
        return (ToPlan(self.choice.question, 0 if self.choice.question else tab, self.current or ""),)

    @property
    def views(self) -> list[Way]:
        """In which order the actions stand, and whose."""
        ways = [Way(f"By {ORDER_WORDS[each]}", partial(self._sort, each), each is self.order) for each in ActionOrder]
        return [*ways, Way("Only one owner's, one theme's, or of one duty", self.action_narrow, self.choice.is_narrow)]

    def _sort(self, order: ActionOrder) -> None:
        self.order = order
        self.redraw()

    def show_theme(self, theme_id: str) -> None:
        """Shows what is planned for a theme."""
        self.choice = ActionFilter(self.choice.which, theme=theme_id)
        self.redraw()

    def action_all_actions(self) -> None:
        """All of the plan again."""
        if self.choice.is_narrow:
            self.choice = ActionFilter() if self.choice.question else ActionFilter(self.choice.which)
            self.redraw()
        else:
            self.program.say("This is the whole plan. 1 to 4 choose what is shown of it.")

    def action_narrow(self) -> None:
        """Asks whose, or which theme's or duty's, are shown."""

        def narrowed(choice: ActionFilter | None) -> None:
            if choice:
                self.choice = choice
                self.redraw()

        self.app.push_screen(FilterActions(self._offered()), narrowed)

    def _offered(self) -> list[tuple[str, ActionFilter | None]]:
        which, questionnaire = self.choice.which, self.work.questionnaire
        actions = filter_actions(questionnaire, self.work.assessment.actions, ActionFilter(which), self.work.today)
        offered: list[tuple[str, ActionFilter | None]] = [(f"Everything: {len(actions)}", ActionFilter(which))]
        people = [(name, ActionFilter(which, owner=name)) for name in owners(actions)]
        people += [("Nobody named", ActionFilter(which, owner=""))] if any(not a.owner.strip() for a in actions) else []
        themes = [(theme.title, ActionFilter(which, theme=theme.id)) for theme in questionnaire.themes]
        themes += [("About no question", ActionFilter(which, theme=""))]
        duties = [(DUTY_WORDS[duty], ActionFilter(which, duty=duty)) for duty in Obligation]
        for title, ways in (("BY WHOM", people), ("THEME", themes), ("DUTY", duties)):
            counts = [
                (label, one, len(filter_actions(questionnaire, actions, one, self.work.today))) for label, one in ways
            ]
            narrower: list[tuple[str, ActionFilter | None]] = [
                (f"{label}: {count}", one) for label, one, count in counts if count
            ]
            offered += [(title, None), *narrower] if narrower else []
        return offered

    def action_new(self) -> None:
        """A new action, about the question shown where there is one."""
        if self.choice.question:
            commands.add_action(self.program, self.work.questionnaire.by_id.get(self.choice.question))
        else:
            commands.new_action(self.program)


def _planned_for(route: ToPlan) -> ActionFilter:
    """Return the choice of what is planned for a question, or for all of them."""
    if route.question_id:
        return ActionFilter(ProgressFilter.ALL, question=route.question_id)
    return ActionFilter(list(ProgressFilter)[route.tab - 1]) if route.tab else ActionFilter()
