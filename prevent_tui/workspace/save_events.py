"""What is told about saving: plain values, whatever it is that shows them."""

from __future__ import annotations

from dataclasses import dataclass

from prevent_tui.errors import PreventError


@dataclass(frozen=True)
class Saving:
    """A save has begun."""


@dataclass(frozen=True)
class Saved:
    """Everything up to the snapshot just written is on the disk."""


@dataclass(frozen=True)
class SaveFailed:
    """A save did not succeed; the work is still in memory.

    Attributes:
        error: Why.
    """

    error: PreventError


SaveEvent = Saving | Saved | SaveFailed
