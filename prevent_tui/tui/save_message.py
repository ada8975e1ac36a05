"""What becomes of each save, on its way through the application's queue of messages."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from prevent_tui.workspace.save_events import SaveEvent


@dataclass
class SaveMessage(Message):
    """A save began, succeeded or failed.

    Attributes:
        event: Which of these.
    """

    event: SaveEvent
