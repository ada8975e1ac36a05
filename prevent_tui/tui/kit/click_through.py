"""Presses of the mouse that were meant for a screen or a list that has gone: they never reach what came instead."""

from __future__ import annotations

from textual.events import MouseDown, MouseEvent
from textual.geometry import Offset

_DOUBLE = 0.5
"""Seconds within which a second press is one of a double click, as most systems have it."""


class ClickThrough:
    """Knows the last press, and what it was meant for."""

    def __init__(self) -> None:
        self._when = float("-inf")
        self._where = Offset()
        self._for: object = None
        self._dropped: set[int] = set()

    def drops(self, event: MouseEvent, in_front: object, since: float) -> bool:
        """Whether a press, or the release that belongs to it, was meant for something else than what is in front.

        So it is when it came before that did; or as the second of a double click, or the third, on what has gone since
        the first.

        Args:
            event: The press or the release.
            in_front: What is in front: a screen, or one of the lists that it shows one after another.
            since: The time since when it is there.
        """
        if not isinstance(event, MouseDown):
            return self._releases(event)
        where = Offset(int(event.screen_x), int(event.screen_y))
        is_near = abs(where.x - self._where.x) <= 1 and where.y == self._where.y
        is_second = is_near and event.time - self._when < _DOUBLE
        is_late = self._for not in {None, in_front} and (is_second or event.time < since)
        if is_late:
            self._dropped.add(event.button)
        else:
            self._for = in_front
        self._when, self._where = event.time, where
        return is_late

    def _releases(self, event: MouseEvent) -> bool:
        is_of_dropped = event.button in self._dropped
        self._dropped.discard(event.button)
        return is_of_dropped
