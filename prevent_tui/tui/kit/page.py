"""What every full screen has: the frame, its keys, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.closed import Answering
from prevent_tui.tui.kit.draw import line
from prevent_tui.tui.kit.frame import FooterBar, HeaderBar
from prevent_tui.tui.kit.guard import Guarded
from prevent_tui.tui.kit.keys import GLOSSARY, Key, bindings
from prevent_tui.tui.kit.layout import is_high, is_wide
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.save_state import saved_state

if TYPE_CHECKING:
    from prevent_tui.tui.kit.program import Program
    from prevent_tui.tui.kit.routes import Route
    from prevent_tui.workspace.work import Work


class Page(Answering, Guarded[Any]):
    """A full screen; subclasses give KEYS, the help texts, a body and what to show in it.

    Attributes:
        KEYS: The keys of the screen, in the order of the footer.
        ABOUT: The title and the paragraphs of its help.
        INNERMOST: The widget that is there last; before it is, the screen has nothing to draw on.
        NEEDS_WORK: Whether there is nothing to draw while no assessment is open.
        COMES_FORWARD: The routes that lead back to this screen where it is open already; others open it anew.
    """

    KEYS: ClassVar[tuple[Key, ...]] = ()
    ABOUT: ClassVar[tuple[str, ...]] = ("Help",)
    INNERMOST: ClassVar[type[Widget]] = FooterBar
    NEEDS_WORK = True
    COMES_FORWARD: ClassVar[type[Route] | None] = None
    ALONE = True
    AUTO_FOCUS = ""
    BINDINGS = bindings((GLOSSARY,))
    _there: tuple[Widget, ...] = ()

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

    def say_closed(self) -> None:
        """Say why the open assessment cannot be changed."""
        self.program.say_closed()

    @property
    def is_wide(self) -> bool:
        """Whether the terminal has the columns for the roomy layout."""
        return is_wide(self.app.size)

    @property
    def is_high(self) -> bool:
        """Whether the terminal has the rows for the roomy layout."""
        return is_high(self.app.size)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now."""
        return self.KEYS

    @property
    def about(self) -> tuple[str, ...]:
        """Title and paragraphs of the help for what has the focus."""
        return self.ABOUT

    def compose(self) -> ComposeResult:
        """The frame around the body, which is styled for the width there is from the first."""
        self.add_class("-wide" if self.is_wide else "-narrow", update=False)
        yield HeaderBar()
        yield from self.body()
        yield FooterBar(self.KEYS)

    def body(self) -> ComposeResult:
        """What stands between header and footer."""
        raise NotImplementedError

    @property
    def is_ready(self) -> bool:
        """Whether all its widgets are; not so before it is composed, nor while it is taken down."""
        if not self._there:
            footer, innermost = self.query(FooterBar), self.query(self.INNERMOST)
            self._there = (footer.first(), innermost.first()) if footer and innermost else ()
        return bool(self._there) and all(widget.is_attached for widget in self._there)

    @property
    def is_drawable(self) -> bool:
        """Whether it can show something: it is there, and so is what it shows.

        The page of an assessment that was closed may still lie below the start.
        """
        return self.is_ready and (self.program.work is not None or not self.NEEDS_WORK)

    @property
    def is_typing(self) -> bool:
        """Whether text is being typed, so that nothing should come in between."""
        return False

    def redraw(self) -> None:
        """Shows the present state, once the screen is there; called after every change, on return and on resize."""
        if self.is_drawable:
            self.draw()

    def arrive(self, route: Route) -> None:
        """Shows what a route that led back here asks for; by itself a screen shows what it showed before."""

    def draw(self) -> None:
        """Shows the present state."""
        self.frame()

    def begin(self) -> None:
        """Gives the keys to what should have them first."""

    def frame(self) -> None:
        """Shows header and footer."""
        header = self.query_one(HeaderBar)
        work = self.program.work
        if work is None:
            state = line(self.program.making_state(), self.date_label())
            header.show("Prevent self-assessment", "Works offline; your answers stay in your own files", state)
        else:
            work.refresh_date()
            about = work.questionnaire.about
            name = work.assessment.setting.name or "Name not given yet"
            edition = f"Prevent self-assessment · {about.sector} {about.edition}"
            header.show(name, edition, line(self.program.making_state(), saved_state(work, self.program.look)))
        self.query_one(FooterBar).show(self.keys)

    def show_saved(self) -> None:
        """Shows that a save began, ended or failed."""
        self.frame()

    def date_label(self) -> Content:
        """Today's date, for the header; with the day of the week where there is room."""
        now = self.program.clock()
        weekday = f"{now:%A} " if self.is_wide else ""
        return line((f"{weekday}{now.day} {now:%B %Y}", "$quiet"))

    def on_mount(self) -> None:
        """Shows the state for the first time; a screen closed before it was there shows nothing."""
        if self.is_ready:
            self.draw()
            self.begin()

    def on_screen_resume(self) -> None:
        """Shows what changed while another screen was above."""
        self.redraw()

    def on_resize(self) -> None:
        """Draws anew: the layouts differ."""
        self.redraw()

    def action_trouble(self) -> None:
        """What to do about work that is not saved."""
        self.program.files.ask_about_trouble()

    def action_export(self) -> None:
        """The report."""
        self.program.go(routes.ToExport())

    def action_export_again(self) -> None:
        """The report once more, as it was made last."""
        self.program.maker.again_or_ask()

    def action_setting(self) -> None:
        """What the setting is."""
        self.program.go(routes.ToSetting())

    def action_all_actions(self) -> None:
        """The action plan."""
        self.program.go(routes.ToPlan())

    def action_all_evidence(self) -> None:
        """Everything that is kept as evidence."""
        self.program.go(routes.ToEvidence())

    def action_risks(self) -> None:
        """The risk register."""
        self.program.go(routes.ToRisks())

    def action_governors(self) -> None:
        """What governors ask, and the sign-off."""
        self.program.go(routes.ToGovernors())

    def action_checks(self) -> None:
        """What to settle before sign-off."""
        self.program.go(routes.ToChecks())

    def action_figures(self) -> None:
        """Numbers that the setting gives of itself."""
        self.program.go(routes.ToFigures())

    def action_contacts(self) -> None:
        """Whom to reach: the contacts of the open assessment; while none is open, what holds for everybody."""
        self.program.go(routes.ToContacts() if self.program.work else routes.ToReach())

    def action_undo(self) -> None:
        """Takes the last change back."""
        self.program.undo()

    def action_redo(self) -> None:
        """Does it again."""
        self.program.redo()

    def action_regroup(self) -> None:
        """The same answers under other headings."""
        self.program.regroup()

    def action_back(self) -> None:
        """One step out."""
        self.dismiss()

    def action_help(self) -> None:
        """Opens the help for what has the focus."""
        self.program.go(routes.ToHelp(self.about, self.keys))

    def action_glossary(self) -> None:
        """Explains the words of the field that stand on it now."""
        from prevent_tui.tui.kit.shown_text import shown_text
        from prevent_tui.wording.glossary import terms_in

        terms = tuple(terms_in(shown_text(self)))
        if terms:
            self.program.go(routes.ToGlossary(terms))
        else:
            self.program.say("No term of the field stands here.")
