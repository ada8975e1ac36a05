"""The one place that makes ids; everything else is handed a source of them, as it is handed a clock.

An id made here belongs to one thing in the world: two copies of a file that are edited apart never give the same one to
two things. One that an earlier version counted, or that a hand wrote, such as `action-1`, belongs to its file alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count

Ids = Callable[[str], str]
"""Makes an id with a stem, such as `action-7kq2mwxd34` with `action`; another one at each call."""

_SIGNS = "23456789bcdfghjkmnpqrstvwxz"
"""Without vowels, so that no word comes of them, and without 0, 1 and l, which look like others."""

_LENGTH = 10
"""Signs after the stem: 27 to the 10th, so that none comes twice in all the files that are ever joined."""

_MADE = re.compile(rf"[a-z]+-[{_SIGNS}]{{{_LENGTH}}}")


def fresh(stem: str) -> str:
    """Return an id by chance."""
    from secrets import choice  # here, as the start of the program can do without it

    return f"{stem}-{''.join(choice(_SIGNS) for _ in range(_LENGTH))}"


def derived(*names: str) -> Ids:
    """Return a source whose ids follow from names: the same names give the same ids, in the same order."""
    from hashlib import sha256

    numbers = count()

    def make(stem: str) -> str:
        basis = "\0".join((*names, stem, str(next(numbers))))
        number, signs = int.from_bytes(sha256(basis.encode("utf-8", "replace")).digest(), "big"), ""
        for _ in range(_LENGTH):
            number, place = divmod(number, len(_SIGNS))
            signs += _SIGNS[place]
        return f"{stem}-{signs}"

    return make


def unused(stem: str, ids_in_use: Iterable[str], ids: Ids) -> str:
    """Return an id from a source that is not in use."""
    in_use = set(ids_in_use)
    while (name := ids(stem)) in in_use:
        pass
    return name


def is_of_one_thing(name: str) -> bool:
    """Return whether an id belongs to one thing in the world, and not to its file alone."""
    return _MADE.fullmatch(name) is not None
