"""The palette: what can be done, and every question, found by whatever words somebody has for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from prevent_tui.tui.kit import routes
from prevent_tui.tui.kit.buttons import Buttons
from prevent_tui.tui.kit.dialog import Dialog, Heading
from prevent_tui.tui.kit.draw import ends, fit, word, wrap
from prevent_tui.tui.kit.field import field
from prevent_tui.tui.kit.finder import matches
from prevent_tui.tui.kit.frame import MessageRow
from prevent_tui.tui.kit.keys import Key, bindings
from prevent_tui.tui.kit.row_list import Row, Rows
from prevent_tui.tui.palette.commands import Command
from prevent_tui.tui.palette.meanings import wanted
from prevent_tui.tui.palette.search import Search
from prevent_tui.wording.gaps import gap_name
from prevent_tui.wording.states import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 60
"""Hits that are listed; who sees more does not read them."""

_PAGE = 5
"""Hits that page up and page down go past."""

_NOTHING = "Nothing is called that. Try another word, such as print, save or colours; ? shows the keys of a screen."
_KEYS = (
    Key("up", "cursor(-1)", "up"),
    Key("down", "cursor(1)", "down"),
    Key("pageup", f"cursor(-{_PAGE})", "up"),
    Key("pagedown", f"cursor({_PAGE})", "down"),
)


class Palette(Dialog[Command]):
    """Lists what fits while one types; gives the command picked.

    Args:
        commands: What can be done from the page it is opened on.
    """

    ALONE = True
    BINDINGS = bindings(_KEYS)
    ABOUT = (
        "Help: commands",
        "Type what you want in your own words, such as print, bigger or who answers what. Names, what is done, and "
        "words that others use for it are all looked through; so are the questions.",
        "The keys at the right do the same without this list.",
    )

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = commands
        self.search = Search(commands)
        self.hits: list[Command] = []
        self.in_list = False

    def compose(self) -> ComposeResult:
        """The box, whose list takes the room there is."""
        with Vertical(classes="dialog tall"):
            yield from self.body()
        yield MessageRow()

    def body(self) -> ComposeResult:
        """A field, and what fits below it."""
        yield Heading("Commands", "found by meaning as well as by name")
        yield from field("wanted", hint="Find a command or a question: print, bigger, RA4", guarded="")
        yield Rows("hits")
        yield Buttons("Do it", others=(("↑↓", "", "choose"), ("esc", "back", "close")))

    def on_mount(self) -> None:
        """Everything there is, at first."""
        self.query_one(Rows).can_focus = False
        self.query_one(Input).focus()
        self._list("")

    @property
    def list_with_keys(self) -> Rows | None:
        """The list, from the first arrow until something is typed again."""
        return self.query_one(Rows) if self.in_list and self.hits else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self.in_list = False
        self._list(event.value)

    def _list(self, query: str) -> None:
        self.hits = self.fitting(query)[:_MOST]
        rows = [Row(str(place), partial(self._draw, hit)) for place, hit in enumerate(self.hits)]
        self.query_one(Rows).show(rows or [Row(None, self._nothing)], "0" if rows else None)

    def fitting(self, query: str) -> list[Command]:
        """Return what fits a text, best first; for none, what each screen has to say for itself."""
        if not query.strip():
            return [each for each in self.commands if each.is_said_first]
        hits, questions = self.search.fitting(query), self._questions(" ".join(wanted(query)))
        is_named = len(questions) == 1 and any(sign.isdigit() for sign in query)
        return [*questions, *hits] if is_named else [*hits, *questions]

    def _questions(self, query: str) -> list[Command]:
        """The questions that fit, each with its state."""
        work = self.program.work
        if work is None:
            return []
        hits = []
        for question in matches(work, query):
            status = work.result.verdicts[question.id].status
            name = f"Go to {work.questionnaire.reference[question.id]}: {gap_name(question, status)}"
            go = partial(self.program.go, routes.ToQuestion(question.id))
            hits.append(Command(f"question {question.id}", name, STATUS_WORDS[status], go))
        return hits

    def _draw(self, hit: Command, width: int, at: bool) -> Content:
        """What it is called, with its keys; and what it does, all of it where it is marked."""
        look = self.program.look
        caps = Content(" ").join(word(look, each, "").rstrip() for each in hit.caps)
        name = Content.styled(look.say(hit.name), "bold $ink")
        help_lines = wrap(Content.styled(look.say(hit.help), "$quiet"), width, None if at else 1, look.cut)
        return Content("\n").join([ends(name, caps, width, look.cut), *(fit(each, width) for each in help_lines)])

    def _nothing(self, width: int, _at: bool) -> Content:
        look = self.program.look
        return Content("\n").join(wrap(Content.styled(look.say(_NOTHING), "$quiet"), width, None, look.cut))

    def action_cursor(self, step: int) -> None:
        """Moves in the list while the field keeps the focus."""
        self.in_list = True
        rows = self.query_one(Rows)
        if self.hits:
            rows.highlighted = max(0, min(len(self.hits) - 1, (rows.highlighted or 0) + step))

    @on(Rows.Picked)
    def _picked(self, event: Rows.Picked) -> None:
        self.dismiss(self.hits[int(event.id)])

    def action_submit(self) -> None:
        """Takes the one marked."""
        at = self.query_one(Rows).highlighted
        if at is not None and self.hits:
            self.dismiss(self.hits[at])
        else:
            self.program.say("Nothing is called that. Try another word; Esc leaves.")
