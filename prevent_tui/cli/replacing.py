"""`--replace`, the same for every command that writes a file: what it lets be written over, and how it is offered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from prevent_tui.errors import NotAsWritten

if TYPE_CHECKING:
    from prevent_tui.files.delivery import Over

_P = ParamSpec("_P")
_R = TypeVar("_R")

REPLACE = click.option(
    "--replace", is_flag=True, help="Replace the file that is there, even one that this program did not write there."
)


def over(*, replace: bool) -> Over:
    """Return what the command may write over."""
    from prevent_tui.files.delivery import Over

    return Over.ANY if replace else Over.UNCHANGED


def way_out(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let a command that refuses to replace a file say how it would."""

    @wraps(command)
    def run(*args: _P.args, **options: _P.kwargs) -> _R:
        try:
            return command(*args, **options)
        except NotAsWritten as error:
            error.hint = "Choose another name, or add --replace to replace it."
            raise

    return run
