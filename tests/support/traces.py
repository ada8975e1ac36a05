"""What a test could leave behind in its process, and would so decide about the tests that come after it."""

from __future__ import annotations

import locale
import os
import signal
import sys
from pathlib import Path

_OF_EVERY_RUN = {"PYTEST_CURRENT_TEST", "PYDANTIC_DISABLE_PLUGINS"}
_OTHERS = {getattr(signal, name) for name in ("SIGALRM", "SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)}
"""What ends a test that takes too long is set for each anew; what ends a program, an event loop gives back to the
system, even where whoever began the tests had it ignored."""

_ABSENT = object()


def state() -> dict[str, object]:
    """Where this process is, what it was given, and every attribute of the program's modules and their classes."""
    process = {
        "the working folder": Path.cwd(),
        "the environment": {name: value for name, value in os.environ.items() if name not in _OF_EVERY_RUN},
        "the path of imports": tuple(sys.path),
        "the locale": locale.setlocale(locale.LC_ALL),
        "what signals do": {number: signal.getsignal(number) for number in signal.valid_signals() - _OTHERS},
    }
    return process | dict(_attributes())


def changed(before: dict[str, object]) -> list[str]:
    """What is not as it was; what has come since, as a module that was loaded, is no trace."""
    after = state()
    return [name for name, value in before.items() if not _is_same(after.get(name, _ABSENT), value)]


def _attributes() -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for name, module in list(sys.modules.items()):
        if not name.startswith("prevent_tui"):
            continue
        for attribute, value in list(vars(module).items()):
            pairs.append((f"{name}.{attribute}", value))
            if isinstance(value, type) and value.__module__ == name:
                pairs += [
                    (f"{name}.{attribute}.{inner}", each)
                    for inner, each in list(vars(value).items())
                    if not inner.startswith("_")
                ]
    return pairs


def _is_same(value: object, before: object) -> bool:
    return value is before or (isinstance(before, dict | tuple | Path | str) and value == before)
