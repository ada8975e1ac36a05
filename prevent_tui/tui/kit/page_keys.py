"""What every full screen takes: the rooms, the services, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from prevent_tui.assessment.actions import open_actions
from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.card import offer
from prevent_tui.tui.kit.closed import Answering
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import BACK_BY_ENTER, EVERYWHERE, Key, bindings
from prevent_tui.tui.kit.offered import offered_keys
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.ways import ThemesCard, heading_ways, views_card
from prevent_tui.wording.grammar import plural

if TYPE_CHECKING:
    from prevent_tui.errors import PreventError
    from prevent_tui.tui.kit.card import Way
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.tui.kit.routes import Route
    from prevent_tui.workspace.work import Work


class PageKeys(Answering, Guarded[Any]):
    """What the keys of every full screen do; a screen of its own says what is marked on it, and where it is.

    Attributes:
        KEYS: The keys of the screen, in the order of the footer: Enter first.
        ABOUT: The title and the paragraphs of its help.
    """

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS = bindings((*EVERYWHERE, Key("enter", "first", "what the footer says first")))
    ABOUT: ClassVar[tuple[str, ...]] = ("Help",)

    @property
    def program(self) -> Program:
        """The application, as far as a screen may know it."""
        return program_of(self.app)

    @property
    def work(self) -> Work:
        """The assessment that is open."""
        work = self.program.work
        if work is None:
            raise RuntimeError("no assessment is open")
        return work

    def say_refused(self, error: PreventError) -> None:
        """Say why something cannot be done."""
        self.program.say_refused(error)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now."""
        return self.KEYS

    @property
    def live_keys(self) -> tuple[Key, ...]:
        """The keys that work now, less those that would change an assessment that is closed."""
        shut = self.impossible
        keys = offered_keys(self.program.work, (key for key in self.keys if key.action not in shut))
        if any("enter" in key.keys.split(",") for key in keys[:1]):
            return keys
        return (*self.enter, *(key for key in keys if key.action not in {each.action for each in self.enter}))

    @property
    def enter(self) -> tuple[Key, ...]:
        """What Enter does where the first key is another: one key; or none, where it only says what to do."""
        return (BACK_BY_ENTER,)

    @property
    def impossible(self) -> frozenset[str]:
        """Actions for which there is nothing here now: their keys are not shown, and pressed say that they are dead."""
        return frozenset()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything for an action."""
        return action not in self.impossible

    async def action_first(self) -> None:
        """Enter, where nothing else takes it: what the footer says first."""
        onward = self.live_keys[0]
        if onward.keys.startswith("enter"):
            await self.run_action(onward.action)

    @property
    def help_keys(self) -> tuple[Key, ...]:
        """The keys of its own that the help lists."""
        return self.keys

    @property
    def about(self) -> tuple[str, ...]:
        """Title and paragraphs of the help for what has the focus."""
        return self.ABOUT

    # ------------------------------------------------------------ what is marked, and the rooms

    @property
    def marked_question(self) -> str:
        """The id of the question that what is marked is about; empty where it is about none."""
        return ""

    @property
    def here(self) -> tuple[Route, ...]:
        """The way back to this screen and the row marked on it, for a screen that closes it."""
        return ()

    @property
    def views(self) -> list[Way]:
        """The ways in which this can be shown, where V offers them."""
        return heading_ways(self.program)

    def to_room(self, route: Route) -> None:
        """Opens a room, or what is marked in it; while no assessment is open, says so."""
        if self.program.work is None:
            self.program.say("No assessment is open. H goes Home, where you open one.")
        else:
            self.program.go(route)

    def show_question(self, question_id: str) -> None:
        """Shows a question; leaving that leads here again."""
        self.program.go(routes.ToQuestion(question_id, back=self.here))

    def show_theme(self, theme_id: str) -> None:
        """Shows a theme: its first question, or what is listed here of it."""
        self.show_question(self.work.theme_verdicts(theme_id)[0].question.id)

    def action_home(self) -> None:
        """The start; everything is saved."""
        if self.program.work:
            self.program.files.close()
        else:
            self.program.go(routes.ToStart())

    def action_questions(self) -> None:
        """The question of what is marked, or the one that was in front."""
        self.to_room(routes.ToQuestion(self.marked_question, back=self.here))

    def action_review(self) -> None:
        """All of it, at the question of what is marked."""
        self.to_room(routes.ToReview(self.marked_question))

    def action_all_actions(self) -> None:
        """All of the action plan, at what is planned for the question of what is marked."""
        question = self.marked_question
        planned = open_actions(self.work.assessment, question) if question else ()
        self.to_room(routes.ToPlan(at=planned[0].id if planned else ""))

    def action_all_evidence(self) -> None:
        """The evidence of what is marked; where that is no question, everything that is kept as evidence."""
        question = self.marked_question
        self.to_room(routes.ToEvidenceOf(question) if question else routes.ToEvidence())

    def action_risks(self) -> None:
        """The risk register, at a risk that the question of what is marked bears on."""
        self.to_room(routes.ToRisks(self._about_marked("risks")))

    def action_governors(self) -> None:
        """What governors ask, at what they ask about what is marked; the checks and the sign-off."""
        self.to_room(routes.ToGovernors(self._about_marked("challenges")))

    def _about_marked(self, name: str) -> str:
        """The id of the first of some things of the assessment that is about the question of what is marked."""
        question = self.marked_question
        each = getattr(self.work.assessment, name) if question else ()
        return next((one.id for one in each if question in one.questions), "")

    def action_years(self) -> None:
        """The versions that there are."""
        if self.program.work:
            self.program.files.ask_version()
        else:
            self.to_room(routes.ToStart())

    def action_export(self) -> None:
        """The report."""
        self.to_room(routes.ToExport())

    def action_contacts(self) -> None:
        """Whom to reach: the contacts of the open assessment; while none is open, what holds for everybody."""
        self.program.go(routes.ToContacts() if self.program.work else routes.ToReach())

    def action_workshop(self) -> None:
        """Answering together: from Home only, so that real answers are never one key from a projector."""
        self.program.say("Home first: H goes there. The workshop opens from Home alone, never over an assessment.")

    # ------------------------------------------------------------ what every screen takes

    def action_find(self) -> None:
        """Asks which question to go to."""
        if self.program.work is None:
            self.to_room(routes.ToStart())
            return
        from prevent_tui.tui.kit.finder import Find

        self.program.push_screen(Find(self.work), lambda name: self.show_question(name) if name else None)

    def action_themes(self) -> None:
        """Asks which theme to go to, or to sum up."""
        if self.program.work is None or not self.work.question_ids:
            self.program.say("There is no theme to go to." if self.program.work else "No assessment is open.")
            return
        question = self.work.questionnaire.by_id.get(self.marked_question)
        offer(self.program, ThemesCard(self.program, question, self.show_theme))

    def action_views(self) -> None:
        """Asks how this is to be shown."""
        if ways := self.views:
            offer(self.program, views_card(ways))
        else:
            self.program.say("This can be shown in one way only.")

    def action_next_open(self) -> None:
        """To the next question without an answer; where there is none, to the next with a flag."""
        if self.program.work is None:
            self.program.say("No assessment is open.")
            return
        work, at = self.work, self.marked_question
        if question := work.next_open(at) or work.next_flagged(at):
            self.show_question(question)
        else:
            self.program.say("Every question has an answer, and none has a flag.")

    async def action_save(self) -> None:
        """Saves at once, and says when that is done and that it does so by itself."""
        work = self.program.work
        if work is None:
            self.program.say("Nothing is open that could be saved.")
        elif work.autosave is None:
            self.program.say("This is a sample: nothing done here is kept.")
        elif await work.autosave.flush():
            at = f" at {work.autosave.saved_at:%H:%M}" if work.autosave.saved_at else ""
            self.program.say(f"Saved{at}. It saves by itself.")
        else:
            self.action_trouble()

    def action_undo(self) -> None:
        """Takes the last change back."""
        if self.program.work:
            self.program.undo()
        else:
            self.program.say("Nothing to take back.")

    def action_redo(self) -> None:
        """Does it again."""
        if self.program.work:
            self.program.redo()
        else:
            self.program.say("Nothing to do again.")

    def action_trouble(self) -> None:
        """What to do about work that is not saved."""
        work = self.program.work
        if work and work.autosave and work.autosave.error:
            self.program.files.ask_about_trouble()
        else:
            self.program.say(self._all_saved())

    def _all_saved(self) -> str:
        """That everything is, but for what stands in forms, which is no answer yet."""
        work = self.program.work
        if work and work.autosave is None:
            return "Nothing is wrong: this is an invented setting, of which nothing is kept."
        waiting = len(work.drafts.waiting) if work else 0
        drafts = f" {plural(waiting, 'form')} half filled: kept as a draft, and no answer yet." if waiting else ""
        return f"Everything is saved.{drafts}"

    def action_setting(self) -> None:
        """What the setting is."""
        self.program.go(routes.ToSetting())

    def action_back(self) -> None:
        """One step out."""
        self.dismiss()

    def action_help(self) -> None:
        """Opens the help for what has the focus: its own keys, then those of every screen."""
        own = {key.action for key in self.help_keys}
        keys = (*self.help_keys, *(key for key in EVERYWHERE if key.action not in own))
        self.program.go(routes.ToHelp(self.about, offered_keys(self.program.work, keys)))
