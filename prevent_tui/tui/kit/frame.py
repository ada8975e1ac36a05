"""The frame around every screen: who, the rooms and whether saved above; what is said, and the keys, below."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from textual.content import Content

from prevent_tui.tui.kit.block import Block, differ
from prevent_tui.tui.kit.draw import ARROWS, Lines, arrows, cap, line, link, space
from prevent_tui.tui.kit.keys import COMMANDS, GLOSSARY, REACH, READ, Key
from prevent_tui.tui.kit.program import program_of
from prevent_tui.tui.kit.rooms import ROOMS, Room
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.concern import WORRIED, WORRIED_SHORT

_WHOLE = 76
"""Columns of the window from which on the header asks in full whether somebody is worried, and rooms stand apart."""

_EDITION = 120
"""Columns from which on the header says which questionnaire, and the last row how its words are explained."""

_BETWEEN = 2
"""Columns between what stands in one row."""


class HeaderBar(Block):
    """Two rows: who, whether the work is saved and whom to reach; then the rooms, by the letters that open them.

    Attributes:
        room: The letter of the room one is in; empty for none.
        shut: Whether the rooms cannot be opened: text is typed, or a dialog is open.
    """

    def __init__(self, room: str = "") -> None:
        super().__init__(id="header")
        self.title = Content("")
        self.subtitle = Content("")
        self.state = Content("")
        self.room, self.shut = room, False

    def show(self, title: str, subtitle: str, state: Content) -> None:
        """Sets what stands in the first row, which is drawn if it changed; the first two are taken as plain text."""
        row = (Content.styled(title, "bold $ink"), Content.styled(self.look.say(subtitle), "$quiet"), state)
        if any(map(differ, (self.title, self.subtitle, self.state), row)):
            self.title, self.subtitle, self.state = row
            self.redraw()

    def shut_rooms(self, *, shut: bool) -> None:
        """Shuts the rooms, or opens them."""
        if shut != self.shut:
            self.shut = shut
            self.redraw()

    def lines(self, width: int) -> Lines:
        """Both rows."""
        columns = self.app.size.width
        shown = not self.title or columns >= _EDITION
        left = line(self.title, "   " if self.title and shown else "", self.subtitle if shown else "")
        worried = self._worried(WORRIED if columns >= _WHOLE else WORRIED_SHORT)
        side = space(2 if self.wide else 1)
        width -= 2 * side.cell_length
        state = self.state.truncate(max(0, width - worried.cell_length - _BETWEEN))
        right = line(state, space(_BETWEEN), worried) if state.cell_length else worried
        rooms = room_row(self.look, self.room, shut=self.shut, tight=columns < _WHOLE, gap=int(self.wide))
        rooms = line(space(1), rooms) if self.wide else rooms
        return [line(side, self.ends(left, right, width), side), rooms]

    def _worried(self, words: str) -> Content:
        """The way to whom to reach, always at the same place; a click is as good as the key."""
        key = REACH.display if self.shut else self.look.cap("contacts", "C")
        return link(line((words, "$quiet"), " ", cap(self.look, key)), "app.reach")


@lru_cache(maxsize=64)
def room_row(look: Look, here: str, *, shut: bool, tight: bool, gap: int) -> Content:
    """The rooms by letter, each of which can be clicked; the one that one is in is joined to the band under it.

    Args:
        look: The signs in use.
        here: The letter of the room one is in.
        shut: Whether none can be opened now.
        tight: Whether there is hardly room for them: one cell between them.
        gap: Cells between them besides the one at each side.
    """
    names = [_room(look, room, here=room.key == here, shut=shut) for room in ROOMS if room.in_row]
    if not tight:
        return space(gap).join(names)
    row = names[0][1:]
    for room, name in zip(ROOMS[1:], names[1:], strict=False):
        row = line(row[:-1], name) if room.key == here else line(row, name[1:])
    return row[:-1]


def _room(look: Look, room: Room, *, here: bool, shut: bool) -> Content:
    if here:
        return Content.styled(look.boxed(room.name), look.on("cap" if look.ruled else "band"))
    if shut:
        return Content.styled(f" {room.name} ", "$ghost")
    at = next(place for place, letter in enumerate(room.name) if letter.isupper())
    own = look.cap(room.action, room.key)
    if own.lower() != room.key:
        name = line((room.name.capitalize(), "$quiet"), (own, "bold underline $accent"))
    else:
        hot = "bold underline $accent" if look.colour else "bold"
        name = line((room.name[:at], "$quiet"), (room.name[at], hot), (room.name[at + 1 :], "$quiet"))
    return link(line(" ", name, " "), "run", room.action)


class Band(Block):
    """The one thing that the screen says, in the colour of the tab above it."""

    def __init__(self) -> None:
        super().__init__(id="band")
        self._draw: Callable[[int], Lines] = lambda _width: []
        self._basis: object = None

    def show(self, draw: Callable[[int], Lines], basis: object) -> None:
        """Sets what draws its rows for a width, and what they rest on; while that stays, they are not drawn again."""
        self._draw = draw
        if basis is None or basis != self._basis:
            self._basis = basis
            self.redraw()

    def lines(self, width: int) -> Lines:
        """The rows, and under them half a row of the same, or a rule where no fill is seen."""
        look, side = self.look, space(3 if self.wide else 1)
        inner = width - 2 * side.cell_length
        rows = [line(side, self.fit(row, inner), side) for row in self._draw(inner)]
        if not rows:
            return []
        if look.ruled:
            heavy = Content.styled(look.pick("━", "=") * width, "bold $accent")
            return [*rows, heavy]
        return [*(row.stylize_before("$onband on $band") for row in rows), Content.styled("▀" * width, "$band")]


class MessageRow(Block):
    """One row above the keys: what just happened, until the next key; at rest, what the screen has to say there.

    Over a dialog it is the last row of the window, which the dialog leaves free. It says things on the screen in front
    alone.
    """

    def __init__(self) -> None:
        super().__init__(id="message")
        self._rest: Callable[[int], Content] = lambda _width: Content("")

    def on_mount(self) -> None:
        """What is said goes to whichever screen comes in front."""
        self.app.screen_change_signal.subscribe(self, lambda _: self.redraw())

    def show(self, rest: Callable[[int], Content]) -> None:
        """Sets what draws the row while nothing was said."""
        self._rest = rest
        self.redraw()

    def lines(self, width: int) -> Lines:
        """The row."""
        sentences = program_of(self.app).sentences if self.screen.is_active else ()
        look, side = self.look, space(1)
        if not sentences:
            at_rest = line(side, self.fit(self._rest(width - 2), width - 2), side)
            return [at_rest if self.screen.is_modal else at_rest.stylize_before("on $frame")]
        lead = Content.styled(f"{look.bar} ", "bold $accent")
        room = (width - 2 - lead.cell_length) // len(sentences)
        shown = line(lead, Content(" ").join(each.draw(look, room) for each in sentences))
        if shown.cell_length > width - 2:
            key = READ.own(look.keymap).display
            more = line(cap(look, key), (" reads it all", "$ink"))
            shown = self.ends(shown, link(more, "screen.read_message"), width - 2)
        return [line(side, self.fit(shown, width - 2), side).stylize_before("on $lift")]


class FooterBar(Block):
    """One row of keys, Enter first; each can be clicked. What does not fit is left out from the end, never cut."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(id="footer")
        self.keys = keys

    def show(self, keys: tuple[Key, ...]) -> None:
        """Sets the keys that work now."""
        if keys != self.keys:
            self.keys = keys
            self.redraw()

    def lines(self, width: int) -> Lines:
        """The row, with the way to the help at its right end, and to the commands where there is room."""
        keys = [key.own(self.look.keymap) for key in self.keys]
        asked = [key for key in keys if key.action == "help"][:1] + ([COMMANDS] if self.wide else [])
        asked = [GLOSSARY.own(self.look.keymap), *asked] if self.app.size.width >= _EDITION else asked
        tail = space(_BETWEEN).join(self._word(key, ink="$quiet") for key in asked)
        shown = [key for key in keys if self._is_shown(key) and key.action != "help"]
        row = line()
        for place, key in enumerate(shown):
            first = place == 0 and key.display.lower() in {"enter", "space"}
            word = self._word(key, fill="accent" if first else "cap")
            gap = space(_BETWEEN if place else 0)
            if row.cell_length + gap.cell_length + word.cell_length + 3 > width - tail.cell_length:
                break
            row = line(row, gap, word)
        return [self.ends(row, tail, width)]

    def _is_shown(self, key: Key) -> bool:
        return key.footer == "always" or (key.footer == "wide" and self.wide)

    def _word(self, key: Key, *, fill: str = "cap", ink: str = "$ink") -> Content:
        """A key that a click presses; of several, only arrows say where each of them stands."""
        label = Content.styled(f" {self.look.say(key.label)}", ink)
        if set(key.display) <= ARROWS.keys():
            return line(arrows(self.look, key.display), label)
        shown = line(cap(self.look, key.display, fill), label)
        return shown if key.each else link(shown, "app.simulate_key", key.keys.split(",")[0])
