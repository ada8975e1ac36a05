"""What a person should know before the first question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, line
from prevent_tui.tui.kit.keys import BACK, HELP, Key, bindings
from prevent_tui.tui.kit.page import Page
from prevent_tui.tui.kit.routes import ToQuestion

_FRONT_KEYS = (Key("enter,space", "onward", "question one", "To the first question"), BACK, HELP)


class FrontSheet(Page):
    """What the answers mean and how long it takes, before question one."""

    ROOM = "q"
    KEYS = _FRONT_KEYS
    BINDINGS = bindings(_FRONT_KEYS)
    ABOUT = ("Help: before you begin", "Read this once. The same words stand in the report's method.")

    def __init__(self) -> None:
        super().__init__(id="front")

    def body(self) -> ComposeResult:
        """The questionnaire's own paragraphs, and the levels of its first scale."""
        with VerticalScroll(classes="page"):
            yield FrontText(id="front-text")

    def band(self, width: int) -> Lines:
        """What this page is."""
        return [line(("Before you begin", "bold"))]

    def begin(self) -> None:
        """The keys scroll it."""
        self.query_one(FrontText).show(self.work)
        self.query_one(VerticalScroll).focus()

    def action_onward(self) -> None:
        """To the first question."""
        self.program.go(ToQuestion(self.work.resume()))

    def action_back(self) -> None:
        """To the start; the file just made stays on the list."""
        self.program.files.close()


class FrontText(WorkBlock):
    """The text of the front sheet."""

    def view(self, width: int) -> Lines:
        """Paragraphs, then the levels."""
        questionnaire = self.work.questionnaire
        width = min(width, 92)
        out: Lines = []
        for paragraph in questionnaire.about.front_sheet:
            out += [*self.wrap(Content.styled(paragraph, "$ink"), width), *([Content("")] if self.wide else [])]
        out += [] if self.wide else [Content("")]
        for level in questionnaire.scales[0].levels:
            sign = self.look.pick(level.symbol, "+" if level.met else "~" if level.points else "!")
            first, *rest = self.wrap(Content.styled(level.meaning, "$quiet"), width - 20)
            out.append(line(f"  {sign} ", (f"{level.label:<16}", "bold $ink"), first))
            out += [line(" " * 20, more) for more in rest]
        return out
