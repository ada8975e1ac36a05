"""The one answer to whatever would change an assessment that is closed: why it cannot be changed."""

from __future__ import annotations

from textual.message import Message
from textual.message_pump import MessagePump

from prevent_tui.errors import Closed


class Answering(MessagePump):
    """What takes keys, clicks and messages: where one of them would change a closed assessment, that is said."""

    def say_closed(self) -> None:
        """Say why the open assessment cannot be changed."""
        raise NotImplementedError

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Closed:
            self.say_closed()
