"""The ways between screens, and between files: what the application can be asked to show or open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.content import Content

from prevent_tui.clock import Clock
from prevent_tui.errors import BadFile, PreventError
from prevent_tui.text import clean, clean_line
from prevent_tui.tui.kit.page import Page
from prevent_tui.workspace.work import Work

if TYPE_CHECKING:
    from prevent_tui.assessment.storage.backups import Backup
    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.tui.export.exporter import Maker


class Routes(App[int]):
    """What screens and commands ask for by name, so that they need not know one another."""

    work: Work | None
    clock: Clock
    _maker: Maker | None = None

    @property
    def open_work(self) -> Work:
        """The assessment that is open; RuntimeError when none is."""
        if self.work is None:
            raise RuntimeError("no assessment is open")
        return self.work

    def open_question(self, question_id: str, back: Callable[[], None] | None = None) -> None:
        """Shows a question; `back` shows again what led to it, once the question is left."""
        from prevent_tui.tui.question.screen import QuestionScreen

        screen = next((s for s in self.screen_stack if isinstance(s, QuestionScreen)), None)
        if screen is None:
            self._down_to(1)
            self.push_screen(screen := QuestionScreen(question_id))
        else:
            self._down_to(self.screen_stack.index(screen) + 1)
            screen.go(question_id)
        screen.way_back = back

    def show_review(self, at: str, *, quick: bool | None = None) -> None:
        """Shows the review, the row of a question marked; `quick` for the ten-minute check."""
        from prevent_tui.tui.review.screen import ReviewScreen

        if quick is not None:
            self.open_work.quick, self.open_work.unshown = quick, False
        if isinstance(self.screen, ReviewScreen):
            self.screen.redraw()
        else:
            self.push_screen(ReviewScreen(at))

    def regroup(self) -> None:
        """Shows the same answers under the next table of contents, and says which."""
        title = self.open_work.regroup()
        self.redraw_pages()
        self.say(f"Shown under: {title}")

    def show_theme_end(self, question_id: str) -> None:
        """Shows what the theme of a question comes to."""
        from prevent_tui.tui.question.theme_end import ThemeEndScreen

        self.push_screen(ThemeEndScreen(question_id))

    def show_plan(self, question_id: str | None = None) -> None:
        """Shows the action plan; with a question, what is planned for that."""
        from prevent_tui.tui.actions.list import PlanScreen

        screen = next((s for s in self.screen_stack if isinstance(s, PlanScreen)), None)
        if screen is None:
            self.push_screen(PlanScreen(question_id))
        else:
            self._down_to(self.screen_stack.index(screen) + 1)
            screen.begin_at(question_id)

    def show_action(self, action_id: str) -> None:
        """Shows everything about an action."""
        from prevent_tui.tui.actions.sheet import ActionScreen

        self.push_screen(ActionScreen(action_id))

    def show_reviews(self) -> None:
        """Shows what changed since the last review of the plan, and the reviews held."""
        from prevent_tui.tui.actions.reviews import ReviewsScreen

        self.push_screen(ReviewsScreen())

    def show_evidence(self, at: str = "") -> None:
        """Shows everything that is kept as evidence, one of it marked."""
        from prevent_tui.tui.evidence.list import EvidenceScreen

        self.push_screen(EvidenceScreen(at))

    def show_piece(self, evidence_id: str) -> None:
        """Shows one piece of evidence, and the questions it shows."""
        from prevent_tui.tui.evidence.sheet import PieceScreen

        self.push_screen(PieceScreen(evidence_id))

    def show_risks(self, at: str = "") -> None:
        """Shows the risk register, one risk marked."""
        from prevent_tui.tui.risks.list import RisksScreen

        self.push_screen(RisksScreen(at))

    def show_governors(self, at: str = "") -> None:
        """Shows what governors ask and their replies, one of them marked; and the way to the sign-off."""
        from prevent_tui.tui.governance.list import GovernorsScreen

        screen = next((s for s in self.screen_stack if isinstance(s, GovernorsScreen)), None)
        if screen is None:
            self.push_screen(GovernorsScreen(at))
        else:
            screen.at = at
            self._down_to(self.screen_stack.index(screen) + 1)

    def show_checks(self, after: tuple[str, ...] = ()) -> None:
        """Shows what to settle before sign-off; the first that is still there of those named is marked."""
        from prevent_tui.tui.governance.checks import ChecksScreen

        screen = next((s for s in self.screen_stack if isinstance(s, ChecksScreen)), None)
        if screen is None:
            self.push_screen(ChecksScreen(after))
        else:
            self._down_to(self.screen_stack.index(screen) + 1)

    def show_contacts(self) -> None:
        """Shows whom to reach, locally and nationally."""
        from prevent_tui.tui.governance.contacts import ContactsScreen

        self.push_screen(ContactsScreen())

    @property
    def maker(self) -> Maker:
        """Makes files for others, one at a time."""
        if self._maker is None:
            from prevent_tui.tui.export.exporter import Maker

            self._maker = Maker(self)  # type: ignore[arg-type] # every application that has these routes is one
        return self._maker

    def show_export(self) -> None:
        """Asks what to make; shows what is being made, or was made since, where something is or was."""
        from prevent_tui.tui.export.dialog import Export
        from prevent_tui.tui.export.progress import Underway, after

        maker, work = self.maker, self.open_work
        outcome = maker.outcome
        if maker.job:
            self.push_screen(Underway(maker, maker.job))
        elif outcome:
            maker.outcome = None
            self.clear_notifications()
            self.push_screen(after(maker, outcome))
        else:
            self.push_screen(Export(work, maker.begins_with(work)))

    def export_again(self) -> None:
        """Makes what was made last from the open assessment, without asking; asks where nothing was."""
        if self.maker.job or not self.maker.again(self.open_work):
            self.show_export()

    @property
    def again_as(self) -> str:
        """What `export_again` would make, in words; empty where it would ask."""
        before = self.maker.last(self.open_work)
        if before is None:
            return ""
        from prevent_tui.workspace.exporting.offers import title_of

        return f"{title_of(before.request)}, {before.request.path.name}"

    def making_state(self) -> Content:
        """What is being made, and how far it is, for the header."""
        return self._maker.state() if self._maker else Content("")

    def unless_making(self, leave: Callable[[], object]) -> None:
        """Leaves; asks first while a file is being made, unless it was asked already."""
        from prevent_tui.tui.kit.dialog import Confirm

        job = self._maker.job if self._maker else None
        if job is None or isinstance(self.screen, Confirm):
            leave()
            return
        from prevent_tui.workspace.exporting.offers import title_of

        text = f"The {title_of(job.request)} is still being made. Left now, it is not written."

        def answered(yes: bool | None) -> None:
            if yes:
                leave()

        self.push_screen(Confirm("Quit without it?", text, "Quit", other="stay"), answered)

    def show_setting(self) -> None:
        """Lets the setting's name and facts be changed."""
        from prevent_tui.tui.start.setup import SetupScreen

        if self.may_change():
            self.push_screen(SetupScreen(self.open_work.questionnaire, new=False))

    def show_choice(self, sample: str = "") -> None:
        """Asks which questionnaire, to begin an assessment or to open its weak or strong sample."""
        from prevent_tui.tui.start.choose import ChooseScreen

        self.push_screen(ChooseScreen(sample))

    def show_setup(self, entry: Entry) -> None:
        """Begins a new assessment with a questionnaire."""
        from prevent_tui.tui.start.setup import SetupScreen

        questionnaire = self.questionnaire_of(entry)
        if questionnaire:
            self.push_screen(SetupScreen(questionnaire, new=True))

    def questionnaire_of(self, entry: Entry) -> Questionnaire | None:
        """Reads a questionnaire; where it cannot be used, says why and gives nothing."""
        from prevent_tui.questionnaire.loading import load

        try:
            found = load(entry.path)
            if entry.wrong:
                raise BadFile(entry.wrong, file=entry.path)
        except PreventError as error:
            self.tell(error)
            return None
        return found

    def show_versions(self) -> None:
        """Lets an earlier version be brought back."""
        from prevent_tui.assessment.sealing import brought_back
        from prevent_tui.assessment.storage.backups import backups
        from prevent_tui.tui.start.files import Versions

        work = self.open_work
        if not self.may_change():
            return

        def bring_back(backup: Backup | None) -> None:
            if backup is None:
                return
            try:
                work.session.replace(brought_back(backup.read(work.questionnaire), work.assessment))
            except PreventError as error:
                self.tell(error)
            else:
                self.changed()

        kept = backups(work.document.path) if work.document else ()
        self.push_screen(Versions(kept), bring_back)

    def may_change(self) -> bool:
        """Whether the open assessment can be changed; says so where it cannot."""
        if self.open_work.read_only:
            self.say(self.open_work.closed_because, seconds=8)
        return not self.open_work.read_only

    def redraw_pages(self) -> None:
        """Shows the present state on every screen that is open."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.redraw()

    def changed(self) -> None:
        """The session changed; the application says what follows."""
        raise NotImplementedError

    def say(self, text: str, seconds: float = 4) -> None:
        """Shows a sentence for some seconds; never parsed as markup."""
        self.notify(clean_line(text), markup=False, timeout=seconds)

    def tell(self, error: PreventError) -> None:
        """Shows what went wrong with a file, to be read and closed."""
        from prevent_tui.tui.kit.dialog import Notice

        self.push_screen(Notice("That did not work", clean(str(error))))

    def _down_to(self, height: int) -> None:
        while len(self.screen_stack) > height:
            self.pop_screen()
