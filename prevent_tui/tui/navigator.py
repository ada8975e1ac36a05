"""The one place that knows which screen a route leads to, and how the screens lie one above another.

Each screen is imported when it is wanted: the application is there sooner than all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import Route

if TYPE_CHECKING:
    from textual.screen import Screen

    from prevent_tui.tui.export.exporter import Exporter
    from prevent_tui.tui.kit.program import Application

FROM_THE_BOTTOM = (routes.ToStart, routes.ToFrontSheet, routes.ToQuestion, routes.ToNothingAsked)
"""Where these lead, that stands on the first screen alone."""


class Navigator:
    """Shows where a route leads.

    Args:
        program: The application whose screens these are.
        maker: Gives what makes files; called only when exporting is wanted.
    """

    def __init__(self, program: Application, maker: Callable[[], Exporter]) -> None:
        self.program = program
        self.maker = maker

    def go(self, route: Route, *, instead: bool = False) -> None:
        """Show where a route leads.

        A screen that the route leads back to comes forward, and everything above it is closed.

        Args:
            route: Where to go.
            instead: Whether the screen in front is left for it, rather than kept underneath.
        """
        if isinstance(route, routes.ToSetting):
            self.program.open_work.session.refuse_if_closed()
        route = self._where_it_leads(route)
        if isinstance(route, routes.ToReview) and route.quick is not None:
            work = self.program.open_work
            work.quick, work.unshown, work.by_role = route.quick, False, route.by_role
        there = self._open_already(route)
        if there is not None:
            self.program.close_down_to(there)
            there.arrive(route)
            return
        if isinstance(route, FROM_THE_BOTTOM):
            self.program.close_down_to(self.program.screen_stack[0])
        screen = self.screen(route)
        if instead:
            self.program.switch_screen(screen)
        else:
            self.program.push_screen(screen)

    def screen(self, route: Route) -> Screen[Any]:
        """Return a new screen for a route."""
        route = self._where_it_leads(route)
        if isinstance(route, routes.ToExport | routes.ToExportChoice):
            return _export(self.program, self.maker(), route)
        return _SCREENS[type(route)](self.program, route)

    def _where_it_leads(self, route: Route) -> Route:
        """A route to a question leads to the page that says so, while none is asked."""
        work = self.program.work
        leads_to_none = isinstance(route, routes.ToQuestion | routes.ToThemeEnd) and work and not work.question_ids
        return routes.ToNothingAsked() if leads_to_none else route

    def _open_already(self, route: Route) -> Page | None:
        pages = (each for each in self.program.screen_stack if isinstance(each, Page))
        return next((page for page in pages if page.COMES_FORWARD is type(route)), None)


def _start(_program: Application, _route: routes.ToStart) -> Screen[Any]:
    from prevent_tui.tui.start.screen import StartScreen

    return StartScreen()


def _questionnaire_choice(_program: Application, route: routes.ToQuestionnaireChoice) -> Screen[Any]:
    from prevent_tui.tui.start.questionnaires import ChooseScreen

    return ChooseScreen(route.sample)


def _set_up(_program: Application, route: routes.ToSetUp) -> Screen[Any]:
    from prevent_tui.tui.start.setup import SetupScreen

    return SetupScreen(route.questionnaire, new=True)


def _setting(program: Application, _route: routes.ToSetting) -> Screen[Any]:
    from prevent_tui.tui.start.setup import SetupScreen

    return SetupScreen(program.open_work.questionnaire, new=False)


def _front_sheet(_program: Application, _route: routes.ToFrontSheet) -> Screen[Any]:
    from prevent_tui.tui.start.front_sheet import FrontSheet

    return FrontSheet()


def _question(program: Application, route: routes.ToQuestion) -> Screen[Any]:
    from prevent_tui.tui.question.screen import QuestionScreen

    return QuestionScreen(route.question_id or program.open_work.resume(), route.back)


def _nothing_asked(_program: Application, _route: routes.ToNothingAsked) -> Screen[Any]:
    from prevent_tui.tui.question.nothing_asked import NothingAskedScreen

    return NothingAskedScreen()


def _theme_end(_program: Application, route: routes.ToThemeEnd) -> Screen[Any]:
    from prevent_tui.tui.question.theme_end import ThemeEndScreen

    return ThemeEndScreen(route.question_id)


def _review(_program: Application, route: routes.ToReview) -> Screen[Any]:
    from prevent_tui.tui.review.screen import ReviewScreen

    return ReviewScreen(route.at)


def _plan(_program: Application, route: routes.ToPlan) -> Screen[Any]:
    from prevent_tui.tui.actions.list import PlanScreen

    return PlanScreen(route)


def _action(_program: Application, route: routes.ToAction) -> Screen[Any]:
    from prevent_tui.tui.actions.sheet import ActionScreen

    return ActionScreen(route.action_id)


def _reviews(_program: Application, _route: routes.ToReviews) -> Screen[Any]:
    from prevent_tui.tui.actions.reviews import ReviewsScreen

    return ReviewsScreen()


def _evidence(_program: Application, route: routes.ToEvidence) -> Screen[Any]:
    from prevent_tui.tui.evidence.list import EvidenceScreen

    return EvidenceScreen(route.at, route.tab)


def _evidence_of(program: Application, route: routes.ToEvidenceOf) -> Screen[Any]:
    from prevent_tui.tui.evidence.linked import LinkedEvidence

    return LinkedEvidence(program.open_work.questionnaire.by_id[route.question_id])


def _evidence_sheet(_program: Application, route: routes.ToEvidenceSheet) -> Screen[Any]:
    from prevent_tui.tui.evidence.sheet import EvidenceSheetScreen

    return EvidenceSheetScreen(route.evidence_id, route.at)


def _risks(_program: Application, route: routes.ToRisks) -> Screen[Any]:
    from prevent_tui.tui.risks.list import RisksScreen

    return RisksScreen(route.at)


def _governors(_program: Application, route: routes.ToGovernors) -> Screen[Any]:
    from prevent_tui.tui.governance.list import GovernorsScreen

    return GovernorsScreen(route.at)


def _checks(_program: Application, route: routes.ToChecks) -> Screen[Any]:
    from prevent_tui.tui.governance.checks import ChecksScreen

    return ChecksScreen(route.after)


def _figures(_program: Application, route: routes.ToFigures) -> Screen[Any]:
    from prevent_tui.tui.figures.list import FiguresScreen

    return FiguresScreen(route.at)


def _contacts(_program: Application, _route: routes.ToContacts) -> Screen[Any]:
    from prevent_tui.tui.governance.contacts import ContactsScreen

    return ContactsScreen()


def _reach(program: Application, _route: routes.ToReach) -> Screen[Any]:
    from prevent_tui.tui.governance.reach import ReachSheet

    return ReachSheet(program.work)


def _help(program: Application, route: routes.ToHelp) -> Screen[Any]:
    from prevent_tui.tui.kit.help import HelpSheet

    additions = program.work.questionnaire.additions if program.work else ()
    contacts = tuple(contact for addition in additions for contact in addition.contacts)
    return HelpSheet(route.about, route.keys, contacts)


def _glossary(_program: Application, route: routes.ToGlossary) -> Screen[Any]:
    from prevent_tui.tui.kit.glossary_sheet import GlossarySheet

    return GlossarySheet(route.terms)


def _export(program: Application, maker: Exporter, route: routes.ToExport | routes.ToExportChoice) -> Screen[Any]:
    from prevent_tui.tui.export.dialog import ExportDialog
    from prevent_tui.tui.export.progress import ExportProgressDialog

    if isinstance(route, routes.ToExportChoice):
        work = program.open_work
        return ExportDialog(work, route.request or maker.first_request(work), route.note)
    if maker.job:
        return ExportProgressDialog(maker, maker.job)
    outcome, maker.outcome = maker.outcome, None
    if outcome is None:
        return ExportDialog(program.open_work, maker.first_request(program.open_work))
    program.forget_message()
    return _export_end(program, routes.ToExportEnd(outcome))


def _export_end(program: Application, route: routes.ToExportEnd) -> Screen[Any]:
    from prevent_tui.tui.export.dialog import ExportDialog
    from prevent_tui.tui.export.progress import ExportDone

    outcome = route.outcome
    if outcome.error and program.work:
        return ExportDialog(program.work, outcome.job.request, outcome.error)
    return ExportDone(outcome)


_SCREENS: Mapping[type[Route], Callable[[Application, Any], Screen[Any]]] = {
    routes.ToStart: _start,
    routes.ToQuestionnaireChoice: _questionnaire_choice,
    routes.ToSetUp: _set_up,
    routes.ToSetting: _setting,
    routes.ToFrontSheet: _front_sheet,
    routes.ToQuestion: _question,
    routes.ToNothingAsked: _nothing_asked,
    routes.ToThemeEnd: _theme_end,
    routes.ToReview: _review,
    routes.ToPlan: _plan,
    routes.ToAction: _action,
    routes.ToReviews: _reviews,
    routes.ToEvidence: _evidence,
    routes.ToEvidenceOf: _evidence_of,
    routes.ToEvidenceSheet: _evidence_sheet,
    routes.ToRisks: _risks,
    routes.ToGovernors: _governors,
    routes.ToChecks: _checks,
    routes.ToFigures: _figures,
    routes.ToContacts: _contacts,
    routes.ToReach: _reach,
    routes.ToExportEnd: _export_end,
    routes.ToHelp: _help,
    routes.ToGlossary: _glossary,
}
