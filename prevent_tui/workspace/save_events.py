"""What is told across the application, beside the messages of single widgets."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from prevent_tui.errors import PreventError


class Saving(Message):
    """A save has begun."""


class Saved(Message):
    """Everything up to the snapshot just written is on the disk."""


@dataclass
class SaveFailed(Message):
    """A save did not succeed; the work is still in memory."""

    error: PreventError
