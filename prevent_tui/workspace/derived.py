"""What follows from an open assessment, such as its result, is worked out once and then known until that changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Any, Protocol, TypeVar, TypeVarTuple

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


class Memory:
    """What was worked out of some things, forgotten as soon as one of them is another object.

    All of it is told apart by identity: assessments are frozen, and comparing two of them costs more than most of what
    is worked out of one.
    """

    def __init__(self) -> None:
        self._basis: tuple[object, ...] = ()
        self._known: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    def recall(self, basis: tuple[object, ...], work_out: Callable[..., _T], args: tuple[object, ...]) -> _T:
        """Return what is known, or what is worked out now.

        Args:
            basis: What everything rests on.
            work_out: Works this one out.
            args: What it is called with.
        """
        if len(basis) != len(self._basis) or not all(map(is_, basis, self._basis)):
            self._basis, self._known = basis, {}
        key = (work_out, *map(id, args))
        known = self._known.get(key)
        if known is None:
            # What an id stands for is kept beside it, for the id of what is gone may be given to something else.
            known = self._known[key] = (args, work_out(*args))
        value: _T = known[1]
        return value


class Remembering(Protocol):
    """What has a memory, and says what everything in it rests on."""

    @property
    def memory(self) -> Memory:
        """What was worked out."""

    @property
    def basis(self) -> tuple[object, ...]:
        """What it was worked out of."""


_W = TypeVar("_W", bound=Remembering)


def derived(work_out: Callable[[_W, *_Ts], _T]) -> Callable[[_W, *_Ts], _T]:
    """Make a function of an open assessment one that is worked out once for as long as nothing it rests on changes.

    Args:
        work_out: Given the open assessment, and whatever else it is called with.

    Returns:
        The same function; what else it is called with is told apart by identity.
    """

    @wraps(work_out)
    def recall(work: _W, *args: *_Ts) -> _T:
        return work.memory.recall(work.basis, work_out, (work, *args))

    return recall
