"""The one answer to what a key, a click, a message or a worker cannot do: it is said, and the program goes on.

A session that is closed raises `Closed`. Whoever changes it need not ask before; what first asks somebody, by a form or
a question, is marked with `changes`, so that nobody fills in a form only to be refused at its end. What stands below
catches the error wherever it comes from, and every other that a person can act on. An error of the program itself ends
it, with all that is answered saved; but not one in a worker, which leaves what is in front as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual.app import App
from textual.events import Mount
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from prevent_tui.errors import Closed, PreventError
from prevent_tui.tui.kit.textual_internals import is_leaving

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from prevent_tui.workspace.work import Work

_P = ParamSpec("_P")
_T = TypeVar("_T")


class HasWork(Protocol):
    """What knows the open assessment: a page, or the program."""

    @property
    def work(self) -> Work | None:
        """The assessment that is open, if any."""


_O = TypeVar("_O", bound=HasWork)


def changes(deed: Callable[Concatenate[_O, _P], _T]) -> Callable[Concatenate[_O, _P], _T]:
    """Mark a deed that changes the open assessment: where that is closed it raises `Closed` before it begins.

    Args:
        deed: A method of a page, or a function that takes the program first.

    Returns:
        The deed with its check.
    """

    @wraps(deed)
    def check(owner: _O, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        if owner.work:
            owner.work.session.refuse_if_closed()
        return deed(owner, *args, **kwargs)

    return check


class Answering(MessagePump):
    """What takes keys, clicks and messages: where one of them asks for what cannot be done, that is said."""

    def say_refused(self, error: PreventError) -> None:
        """Say why something cannot be done."""
        raise NotImplementedError

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, Mount) and is_leaving(self.app):
            return  # opened as the program is left: it gets no children that it could make ready
        try:
            await super()._dispatch_message(message)
        except PreventError as error:
            self.say_refused(error)


class AnsweringApp(Answering, App[int]):
    """An application that answers for what has no screen of its own too: clicks on words, results of dialogs, workers.

    Attributes:
        ends: Whether the program is being left; then an error in a worker ends it, for nothing else would.
    """

    ends = False

    def say_closed(self) -> None:
        """Say why the open assessment cannot be changed."""
        raise NotImplementedError

    def tell(self, error: PreventError) -> None:
        """Show what went wrong, to be read and closed."""
        raise NotImplementedError

    def say_failed(self, error: BaseException) -> None:
        """Say that the program went wrong in something it did aside."""
        raise NotImplementedError

    def say_refused(self, error: PreventError) -> None:
        """Say why something cannot be done."""
        if isinstance(error, Closed):
            self.say_closed()
        else:
            self.tell(error)

    async def run_action(self, action: Any, default_namespace: DOMNode | None = None, namespaces: Any = None) -> bool:
        """Run an action, wherever it was asked for; one that cannot be done says why."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except PreventError as error:
            self.say_refused(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Take what was answered in a dialog and cannot be done, and what failed in a worker."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, PreventError):
            self.say_refused(cause)
        elif isinstance(error, WorkerFailed) and not self.ends:
            self.say_failed(cause)
        else:
            super()._handle_exception(error)
