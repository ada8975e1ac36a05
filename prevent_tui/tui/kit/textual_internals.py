"""Every private name of Textual that the program leans on; a test says which of them a new version has not."""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.errors import NoWidget
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver
    from textual.message import Message
    from textual.widget import Widget

USED: dict[type, tuple[str, ...]] = {
    MessagePump: ("_close_messages_no_wait", "_context", "_dispatch_message", "_message_queue", "_pending_message"),
    App: (
        *(
            "_check_bindings",
            "_driver",
            "_exit",
            "_exit_renderables",
            "_exception",
            "_fatal_error",
            "_handle_exception",
        ),
        *("_screen_stack", "_screen_stacks", "_shutdown"),
    ),
    XTermParser: ("feed", "tick", "_awaiting", "_timeout_time"),
    OptionList: ("_heights", "_index_to_line", "_option_render_cache"),
}
"""Names of each class, overridden or used, here or where the class is extended; on Linux the driver's are two more."""

USED_ON_LINUX = ("_must_signal_resume", "_sigcont_application")
"""Names of the driver that `is_suspended` and `resume` use."""

_feed, _tick = XTermParser.feed, XTermParser.tick


def parse(parser: XTermParser, data: str) -> list[Message]:
    """Return what Textual itself makes of some characters."""
    return list(_feed(parser, data))


def wait_over(parser: XTermParser) -> list[Message]:
    """Return what Textual itself makes of a sequence that was begun long enough ago, if there is one."""
    return list(_tick(parser))


def end_wait(parser: XTermParser) -> list[Message]:
    """Return what Textual makes of a sequence that was begun and does not go on."""
    parser._timeout_time = 0.0
    return wait_over(parser)


def awaits_more(parser: XTermParser) -> bool:
    """Whether a sequence was begun and not ended."""
    return parser._awaiting.timeout is not None


def read_with(
    feed: Callable[[XTermParser, str], Iterable[Message]], tick: Callable[[XTermParser], Iterable[Message]]
) -> None:
    """Let every driver read the terminal with functions of ours; on every system it asks the parser."""
    XTermParser.feed = feed  # type: ignore[method-assign, assignment]
    XTermParser.tick = tick  # type: ignore[method-assign, assignment]


def read_any_bytes() -> None:
    """Let bytes that are no UTF-8, as a terminal of another encoding sends them, show as unknown signs.

    Textual's thread would end over them, and with it the program. On Windows the terminal sends characters.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _tolerant  # type: ignore[assignment, attr-defined]


def _tolerant(encoding: str) -> Callable[[], Any]:
    return partial(getincrementaldecoder(encoding), errors="replace")


def is_idle(pump: MessagePump) -> bool:
    """Whether a widget, a screen or the application waits for its next message, with none on its way to it."""
    arrival: Any = pump._message_queue.ready_event
    return not arrival.is_set() and bool(arrival._waiters)


def is_last(pump: MessagePump) -> bool:
    """Whether no message waits behind the one that is being worked off."""
    return pump._message_queue.empty() and pump._pending_message is None


def acting_for(app: App[Any]) -> AbstractContextManager[None]:
    """Let what is asked for meanwhile be asked for by the application, not by the screen whose turn it is."""
    return app._context()


def present_time() -> float:
    """Return the time by the clock that events are stamped with."""
    return get_time()


def line_of(options: OptionList, place: int) -> int:
    """Return the line of a list on which an option begins, counted from its first."""
    return options._index_to_line.get(place, 0)


def seen_region(widget: Widget) -> Region:
    """Return what is seen of a widget on the screen; empty where nothing is, or before it is laid out."""
    try:
        return widget.screen.find_widget(widget).visible_region
    except NoWidget:
        return Region()


def is_leaving(app: App[Any]) -> bool:
    """Whether the application is about to end."""
    return app._exit


def driver_of(app: App[Any]) -> Driver | None:
    """Return what draws and reads the terminal, once it runs."""
    return app._driver


def is_suspended(driver: Driver) -> bool:
    """Whether the terminal was given back when the program was stopped, so that it has to be taken again."""
    return bool(getattr(driver, "_must_signal_resume", False))


def resume(driver: Driver) -> None:
    """Take the terminal again."""
    driver._sigcont_application()  # type: ignore[attr-defined]
