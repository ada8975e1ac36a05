"""Set-up: what is asked, which setting this is, and where the file goes; then the front sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from prevent_tui import paths
from prevent_tui.assessment.draft import DraftOf
from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.assessment.reference import read_reference
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.errors import PreventError
from prevent_tui.file_kind import is_folder
from prevent_tui.questionnaire.applicable import asked_facts, with_ruled_out
from prevent_tui.questionnaire.catalogue import Entry, overlays
from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import Fact
from prevent_tui.text import clean_line
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.day_field import read_back_field
from prevent_tui.tui.kit.dialog import Confirm, Words
from prevent_tui.tui.kit.draw import Lines, hang, line, link
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.form import Form
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.picks import Picks
from prevent_tui.tui.kit.routes import ToSetting
from prevent_tui.tui.start.facts import FactRow
from prevent_tui.tui.start.place import Place
from prevent_tui.wording.grammar import plural
from prevent_tui.workspace.system import displayable_path
from prevent_tui.workspace.typed_path import typed_path

_NUMBERS = "Its URN, UKPRN, Ofsted or local number; can be left out"
_CHOICE = "Choose what is true by its digit; 0 says nothing of it. Left and right turn too, y and n say yes and no"
_KEYS = (
    Key("enter", "onward", "next field", "To the next field; in the last one, go on"),
    Key("down", "app.focus_next", "down", footer="never"),
    Key("up", "app.focus_previous", "up", footer="never"),
    Key("tab", "app.focus_next", "next field", "To the next field; shift and tab goes back", footer="never"),
    Key("ctrl+s", "submit", "done", "Go on with what is said so far"),
    Key("escape", "back", "back", "Back; what is not kept waits as a draft"),
    Key("f1", "help", "help", "This page"),
)


def file_name(name: str, edition: str) -> str:
    """A file name from a setting's name: lower case, no characters that any system refuses."""
    stem = re.sub(r"[^\w]+", "-", clean_line(name).lower()).strip("-")[:60]
    return f"{stem}-prevent-{edition}.toml" if stem else f"prevent-{edition}.toml"


_FEW_ROWS = 22
"""Rows of the window below which the band has one."""


class SetupScreen(Form[None], Page):
    """Asks for the setting's name, reference and facts; only the place of the file has to be there."""

    ROOM = "h"
    COMES_FORWARD = ToSetting
    KEYS = _KEYS
    NEEDS_WORK = False
    BINDINGS = bindings(_KEYS)
    ABOUT = (
        "Help: set-up",
        "The reference is the number that others know the setting by, such as a school's URN. Leave it empty if you "
        "like; a copy to share never has it.",
        "Only facts that you state can switch a question off. Anything can be changed later: Ctrl+P, then "
        "the word setting. Answers to questions that fall away are kept, and come back with them.",
        "The file is an ordinary one: keep it in a folder of your setting that is backed up.",
    )

    def __init__(self, questionnaire: Questionnaire, *, new: bool) -> None:
        super().__init__(id="setup")
        self.questionnaire = questionnaire
        self.new = new
        about = questionnaire.about
        held = {addition.overlay.id for addition in questionnaire.additions}
        self.additions = [one for one in overlays(about.id, about.edition) if one.id not in held]

    @property
    def draft_of(self) -> DraftOf:
        """The open assessment; or a new one with this questionnaire."""
        about = self.questionnaire.about
        if self.new:
            return DraftOf("set-up", f"{about.id} {about.edition}", f"a new assessment with {about.id} (Home, 1)")
        return DraftOf("setting", words="the setting")

    def band(self, width: int) -> Lines:
        """With which questionnaire."""
        about = self.questionnaire.about
        is_low = self.app.size.height < _FEW_ROWS  # the facts need the room
        asked = Content.styled(f"{about.sector if is_low else about.title}, edition {about.edition}", "$quietband")
        return hang(line(("Your setting", "bold"), "   "), asked, width, 1 if is_low else None, self.program.look.cut)

    @property
    def is_typing(self) -> bool:
        """Whether a field has the keys: the rooms are shut meanwhile."""
        return isinstance(self.focused, Input)

    def body(self) -> ComposeResult:
        """The form."""
        setting = blank_assessment(self.questionnaire).setting if self.new else self.work.assessment.setting
        with VerticalScroll(classes="page", can_focus=False):
            yield from field(
                "name", "Name of the setting", setting.name, "The name your setting goes by", 120, guarded="concern"
            )
            yield from read_back_field("reference", "Reference", setting.reference, _NUMBERS, self._kind)
            yield Label("What is true of it", markup=False, classes="label spaced-above")
            for fact in self.questionnaire.facts:
                asked = applies(fact.applies_when, setting.facts)
                yield FactRow(fact, setting.facts.get(fact.id) if asked else None)
            if self.additions:
                yield Label("Add to it, from your council or trust", markup=False, classes="label spaced-above")
            for each in self.additions:
                yield AdditionRow(each)
            if self.new:
                place = Place(self._proposed(""))
                yield place.tally
                yield place
            yield Words(id="complaint")
            yield Begin("Begin" if self.new else "Keep")
        yield from self.foot()

    def say_of_draft(self, text: str) -> None:
        """Says it in passing too: the end of a long form may be out of sight."""
        super().say_of_draft(text)
        self.program.say(text)

    def begin(self) -> None:
        """Ready to type the name."""
        self._ask_what_can_be()
        self.query_one("#name", Input).focus()

    def _proposed(self, name: str) -> str:
        return str(paths.documents_dir() / "Prevent" / file_name(name, self.questionnaire.about.edition))

    def on_input_changed(self, event: Input.Changed) -> None:
        """The file is named after the setting, unless a name was typed."""
        if event.input.id == "name" and self.new:
            path = self.query_one("#path", Input)
            if not path.value or path.value == getattr(self, "proposed", self._proposed("")):
                self.proposed = self._proposed(event.value)
                path.value = self.proposed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and begins in the last."""
        self.action_onward()

    def action_onward(self) -> None:
        """To the next field; in the last, what the form is for."""
        if self.focused is self.focus_chain[-1]:
            self.action_submit()
        else:
            self.app.action_focus_next()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work now: a fact is chosen by digit, a field is typed in."""
        onward, *rest = _KEYS
        chain = self.focus_chain
        if self.focused in chain:
            is_last = self.focused is chain[-1]
            onward = replace(onward, label=("begin" if self.new else "keep") if is_last else "next field")
        if not isinstance(self.focused, FactRow):
            return (onward, *rest)
        last = sum(value is not None for value, _ in self.focused.choices)
        digits = ",".join("123456789"[:last])
        choose = Key(digits, "number", "choose", _CHOICE, f"1-{last}", each=True)
        return (onward, choose, *rest)

    def focus_next(self, selector: str = "*") -> Widget | None:  # type: ignore[override]
        """Goes to the next fact or field; a figure for one more fact is no part of a path."""
        before, after = self.focused, super().focus_next(selector)
        if isinstance(after, Place):
            after.follows_fact = isinstance(before, FactRow)
        return after

    def on_descendant_focus(self) -> None:
        """The keys differ between a fact and a field."""
        self.frame()

    def action_submit(self) -> None:
        """Takes what was said; a file that is there already is never overwritten."""
        name, reference = (self.query_one(f"#{field_id}", Input).value for field_id in ("name", "reference"))
        setting = Setting(name=name, reference=reference, facts=self._facts())
        added = [row.entry for row in self.query(AdditionRow) if row.value]
        if not self.new:
            with self.keeping():
                self.work.session.describe(name, setting.facts, reference)
            self.dismiss()
            self._say_of_reference(setting)
            if added:
                self.program.files.add(added)
            return
        try:
            path = typed_path(self.query_one("#path", Input).value)
        except ValueError as error:
            self._complain(str(error))
            return
        if not path.name or is_folder(path):
            self._complain("Give the file a name.")
            return
        if path.suffix.lower() != ".toml":
            path = path.with_name(path.name + ".toml")
        if is_folder(path.parent) or path.parent == Path(self._proposed("")).parent:
            self._create(path, setting, added)
            return
        ask = Confirm(
            "Make a new folder?",
            f"There is no folder {displayable_path(path.parent)} yet.",
            "Make the folder, and the file in it",
            is_safe=True,
        )
        self.app.push_screen(
            ask, lambda yes: self._create(path, setting, added) if yes else self.program.say("Nothing was made.")
        )

    def _facts(self) -> dict[str, bool | str]:
        rows = (row for row in self.query(FactRow) if not isinstance(row, AdditionRow))
        stated = {row.fact.id: row.value for row in rows if row.value is not None}
        return with_ruled_out(self.questionnaire, stated)

    @on(Picks.Changed)
    def _ask_what_can_be(self) -> None:
        """Asks no fact that cannot be true, by what is stated of the others."""
        asked = asked_facts(self.questionnaire, self._facts())
        for row in self.query(FactRow):
            if not isinstance(row, AdditionRow):
                row.display = row.fact in asked

    def _kind(self, reference: str) -> str:
        """What a reference is read as, in a word or two; nothing is refused for its form."""
        if not reference.strip():
            return ""
        read = read_reference(reference, self.questionnaire, self._facts())
        return "look at it again" if read.doubt else read.kind or "kept as it is"

    def _say_of_reference(self, setting: Setting) -> None:
        read = read_reference(setting.reference, self.questionnaire, setting.facts)
        if read.doubt:
            self.program.say(f"{read.doubt} It is kept as you typed it.")

    def _create(self, path: Path, setting: Setting, added: list[Entry]) -> None:
        try:
            with self.keeping():
                self.program.files.create(path, self.questionnaire, setting, added)
            self._say_of_reference(setting)
        except PreventError as error:
            if error.faults:
                self.program.tell(error)
            else:
                self._complain(error.sentence)

    def _complain(self, text: str) -> None:
        self.query_one("#complaint", Words).show(text, "bold $gap")


class AdditionRow(FactRow):
    """A local addition that can be taken up; once its questions are answered it stays."""

    def __init__(self, entry: Entry) -> None:
        words = f"Adds {plural(entry.questions, 'question')}, scored apart; the published numbers stay as they are."
        if not entry.questions:
            words = "Adds evidence suggestions or contacts, and no question."
        super().__init__(
            Fact(id="local-addition", label=entry.title, kind="yes-no", help=words),
            None,
            f"addition {entry.id} {entry.path.name}",
        )
        self.choices = ((True, "add it"), (False, "leave it out"))
        self.at = 1
        self.entry = entry


class Begin(Block):
    """The one button."""

    def __init__(self, word: str) -> None:
        super().__init__(classes="spaced-above")
        self.word = word

    def lines(self, width: int) -> Lines:
        """One row."""
        return [link(line((f" Ctrl+S  {self.word} ", self.look.chip)), "run", "submit")]
