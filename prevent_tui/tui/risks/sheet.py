"""The sheet of a risk: everything that is said of it, its ratings, and the questions that bear on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from prevent_tui.analysis.risk_checks import risk_doubts
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.risk_scale import scale
from prevent_tui.assessment.risks import catalogue_entry, clean_texts
from prevent_tui.text import clean, is_blank
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.buttons import KEEP, LEAVE, Buttons
from prevent_tui.tui.kit.day_field import day_field
from prevent_tui.tui.kit.dialog import Dialog, Heading, Words
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.finder import Find
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.keys import ADD, Key, bindings
from prevent_tui.tui.kit.marks import state
from prevent_tui.tui.kit.note_field import NoteField
from prevent_tui.tui.kit.register_keys import RISK_SHEET
from prevent_tui.tui.kit.step_picker import StepPicker
from prevent_tui.tui.risks.proposals import Proposals
from prevent_tui.wording.dates import day
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.posts import example, governing_body
from prevent_tui.workspace.dates import read_date
from prevent_tui.workspace.work import Work

RESTRICTED = "Summarise; never paste restricted text"
_LINKED = "questions"


class AskRisk(Form[Risk], Dialog[Risk]):
    """Asks for everything about a risk; gives it as it should stand in the register."""

    KEYS = RISK_SHEET
    BINDINGS = bindings(key for key in RISK_SHEET if key.action in {"submit", "questions", "help"})
    ABOUT = (
        "Help: a risk",
        "Say what could happen, to which groups, and what is in place. Rate it twice: as if no control were there, "
        "and with the controls you have. Name roles and groups, never persons.",
        "The local picture is your own summary. Never paste text from a restricted document: say where it is kept, "
        "and who may see this.",
        "The register is a record of its own. It never changes the score.",
    )

    def __init__(self, work: Work, risk: Risk, *, known: bool) -> None:
        super().__init__()
        self.work, self.risk, self.known = work, risk, known
        self.questions = list(risk.questions)
        self.entry = catalogue_entry(work.questionnaire, risk)

    @property
    def draft_of(self) -> DraftOf:
        """A risk of the register; or one of one's own."""
        if self.known:
            return DraftOf("risk", f"risks/{self.risk.id}", f"a risk, “{self.risk.title}” (K)")
        return DraftOf("risk", words="a risk of your own (K, +)")

    def fields(self) -> dict[str, str]:
        """What stands in each field, and which questions are linked."""
        return super().fields() | {_LINKED: " ".join(self.questions)}

    def fill(self, fields: Mapping[str, str]) -> None:
        """Puts a draft into the fields, and links the questions it names, as far as there are such."""
        super().fill(fields)
        self.questions = [name for name in fields.get(_LINKED, "").split() if name in self.work.questionnaire.by_id]
        self.query_one(LinkedQuestions).redraw()

    def body(self) -> ComposeResult:
        """Every field, in the order a risk is thought through."""
        risk, local = self.risk, self.risk.local
        yield Heading("Risk", "changing one in the register" if self.known else "for the register")
        if self.known:
            yield from self._doubts()
        yield from field(
            "title", "What could happen", risk.title, "Such as: a speaker is booked without checks", needed=True
        )
        yield from field("who", "Who may be affected, as groups", risk.who, self._who_hint())
        yield from _long("local", f"Local picture ({RESTRICTED[0].lower()}{RESTRICTED[1:]})", local.text)
        yield from field("source", "Where that comes from", local.source, "Such as: a briefing from the council")
        yield from day_field("on", "Dated", local.on, self.work.today)
        yield from field(
            "handling",
            "How this may be shared",
            local.handling,
            f"Such as: leaders and {governing_body(self.work.questionnaire)} only",
        )
        yield from self._long_with_proposals("controls", "Controls in place", risk.controls)
        yield from self._rating("before", "BEFORE THE CONTROLS", risk.initial)
        yield from self._rating("after", "WITH THE CONTROLS", risk.residual)
        yield from self._long_with_proposals("further", "What else is to be done", risk.further)
        yield from field("lead", "Lead (a role)", risk.lead, self._lead_hint())
        yield from day_field("due", "To be looked at again by", risk.due, self.work.today, ahead=True)
        yield LinkedQuestions(self)
        yield Words(id="complaint")
        yield Buttons("Keep", others=(KEEP, LEAVE))

    def _long_with_proposals(self, name: str, label: str, text: str) -> ComposeResult:
        """A text, and under it what the catalogue proposes for it."""
        entry = NoteField(name, text, label)
        yield entry.tally
        yield entry
        if self.entry and (texts := getattr(self.entry, name)):
            yield Proposals(texts, entry)

    def _who_hint(self) -> str:
        """Whom a risk of the catalogue concerns, for an example that is of this sector."""
        first = next((entry.who for entry in self.work.questionnaire.risks), "the groups concerned")
        return f"Such as: {first.partition(';')[0].rstrip('.')}"

    def _lead_hint(self) -> str:
        """The role that the catalogue proposes; nobody leads until somebody writes it."""
        role = self.work.questionnaire.role_labels.get(self.entry.lead or "", "") if self.entry else ""
        return f"Proposed: {role}" if role else example(self.work.questionnaire, "lead")

    def _doubts(self) -> ComposeResult:
        reference, mark = self.work.questionnaire.reference, ("! ", "bold $partly")
        if doubts := risk_doubts(self.risk, self.work.assessment, self.work.result):
            lines = [line(mark, (doubt.text_with_references(reference), "$ink")) for doubt in doubts]
            yield Words(Content("\n").join(lines))

    def _rating(self, name: str, title: str, rating: Rating | None) -> ComposeResult:
        yield Label(title, markup=False, classes="label strong")
        words = scale()
        yield StepPicker(f"{name}-likelihood", "How likely", words.likelihood, rating.likelihood if rating else None)
        yield StepPicker(f"{name}-impact", "How grave", words.impact, rating.impact if rating else None)
        yield Words("", "$ink", id=f"{name}-band", classes="band")

    def on_mount(self) -> None:
        """Ready to type."""
        for name in ("before", "after"):
            self._show_band(name)
            for what in ("likelihood", "impact"):
                self._picker(f"{name}-{what}").beside = (self.query_one(f"#{name}-band"),)
        self.set_focus(self.query_one("#title"), scroll_visible=False)
        self.call_after_refresh(self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        # Keys that came before the first paint have gone on to another field: what they lead to stays in sight.
        if self.focused is self.query_one("#title"):
            self.query_one(".dialog").scroll_home(animate=False)

    # ------------------------------------------------------------ ratings and questions

    @on(StepPicker.Changed)
    def _rated(self, event: StepPicker.Changed) -> None:
        self._show_band((event.picks.id or "").partition("-")[0])

    def _show_band(self, name: str) -> None:
        text = Content("")
        if rating := self._rating_of(name):
            band = scale().band(rating.score)
            text = line((f"{band.sign} {band.word} {rating.score}", "bold $ink"), (f"   {band.meaning}", "$quiet"))
        self.query_one(f"#{name}-band", Words).show(text)

    def _steps(self, name: str) -> tuple[int | None, int | None]:
        return self._picker(f"{name}-likelihood").step, self._picker(f"{name}-impact").step

    def _picker(self, name: str) -> StepPicker:
        return self.query_one(f"#{name}", StepPicker)

    def _rating_of(self, name: str) -> Rating | None:
        likelihood, impact = self._steps(name)
        return Rating(likelihood=likelihood, impact=impact) if likelihood and impact else None

    def action_questions(self) -> None:
        """Finds a question by a word: links it, or takes it out where it is linked."""

        def toggle(name: str | None) -> None:
            if name:
                if name in self.questions:
                    self.questions.remove(name)
                else:
                    self.questions.append(name)
                self.take_up()
                linked = self.query_one(LinkedQuestions)
                linked.redraw()
                linked.scroll_visible(animate=False)

        self.app.push_screen(LinkQuestion(self.work, self.questions), toggle)

    # ------------------------------------------------------------ moving and leaving

    @property
    def fields_in_turn(self) -> list[Widget]:
        """Enter goes through everything, also what is chosen."""
        return list(self.focus_chain)

    def action_submit(self) -> None:
        """Keeps what is said, if the dates are dates and each rating is whole."""
        if is_blank(self.value("title")):
            self.complain("Say what could happen.", "title")
            return
        for name in ("before", "after"):
            likelihood, impact = self._steps(name)
            if (likelihood is None) != (impact is None):
                missing = "likelihood" if likelihood is None else "impact"
                self.complain("Choose both, how likely and how grave; or neither.", f"{name}-{missing}")
                return
        dates: dict[str, date | None] = {}
        for name in ("on", "due"):
            try:
                dates[name] = read_date(self.value(name), self.work.today, ahead=name == "due")
            except ValueError as error:
                self.complain(str(error), name)
                return
        if (on_ := dates["on"]) and on_ > self.work.today:
            self.complain(f"{day(on_)} is still to come. When was the local picture taken?", "on")
            return
        self.dismiss(self._risk(dates["on"], dates["due"]))

    def _risk(self, on_: date | None, due: date | None) -> Risk:
        local = LocalPicture(
            text=clean(self._text("local")), source=self.value("source"), on=on_, handling=self.value("handling")
        )
        update = {
            "title": self.value("title"),
            "who": self.value("who"),
            "local": local,
            "controls": self._text("controls"),
            "initial": self._rating_of("before"),
            "residual": self._rating_of("after"),
            "further": self._text("further"),
            "lead": self.value("lead"),
            "due": due,
            "questions": tuple(self.questions),
        }
        return clean_texts(self.risk.model_copy(update=update))

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", NoteField).text


class LinkedQuestions(Block, can_focus=True):
    """The questions that bear on the risk, with their states; reached by Tab, where + adds one or takes one out."""

    BINDINGS = bindings((Key(ADD.keys, "screen.questions", "add"), Key("enter", "screen.submit", "keep")))

    def __init__(self, sheet: AskRisk) -> None:
        super().__init__(press="questions", id="linked")
        self.sheet = sheet

    def lines(self, width: int) -> Lines:
        """One a question."""
        work = self.sheet.work
        key = self.look.cap(ADD.id, "+") if self.has_focus else "Ctrl+L"
        adds = ((key, self.look.key), (" adds or takes out", "$quiet"))
        bar = Content.styled(self.look.bar if self.has_focus else "", "$accent")
        out = [line(bar, ("Questions that bear on it   ", "$quiet"), *adds)]
        asked = [name for name in self.sheet.questions if name in work.result.verdicts]
        for name in asked:
            verdict = work.result.verdicts[name]
            reference = f"{work.questionnaire.reference[name]:<5} "
            words = self.look.say(gap_name(verdict.question, verdict.status))
            lead = line(state(self.look, verdict.status, word=False), (f"  {reference}", "$quiet"))
            out += self.hang(lead, Content.styled(words, "$ink"), width)
        return out if asked else [*out, Content.styled("none yet", "$quiet")]

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows that + adds here, or takes that away."""
        super().watch_has_focus(has_focus)
        self.redraw()


class LinkQuestion(Find):
    """Finds a question to link, or to take out."""

    HEADING = ("Link a question, or take one out", "a number or a word")
    DOING = "Link or take out"

    def __init__(self, work: Work, linked: list[str]) -> None:
        super().__init__(work)
        self.linked = linked

    def fitting(self, query: str) -> list[tuple[str, Content]]:
        """The questions that fit; those linked are ticked, and come first."""
        look = self.program.look
        tick, empty = look.pick("[✓] ", "[x] "), "[ ] "
        rows = [(n, line((tick if n in self.linked else empty, "$accent"), each)) for n, each in super().fitting(query)]
        return sorted(rows, key=lambda each: each[0] not in self.linked)


def _long(name: str, label: str, text: str) -> ComposeResult:
    entry = NoteField(name, text, label)
    yield entry.tally
    yield entry
