"""The two ways out: data on standard output, words on standard error, neither able to disturb a terminal."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

import click

from prevent_tui.errors import PIPE_CLOSED, CannotWrite
from prevent_tui.text import one_line


def settle() -> None:
    """Make both streams write what their encoding cannot hold as an escape, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def out(text: str) -> None:
    """Writes data, at once, with a newline.

    Raises:
        CannotWrite: Standard output does not take it, for instance because a disk is full.
        click.exceptions.Exit: The reader has gone, as `head` does; there is nothing to say about that.
    """
    if sys.stdout is None:
        raise CannotWrite("there is nowhere to write to.", hint="Leave standard output open.")
    try:
        sys.stdout.write(f"{visible(text)}\n")
        sys.stdout.flush()
    except OSError as error:
        _silence()
        # Windows calls a closed pipe an invalid argument.
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise click.exceptions.Exit(PIPE_CLOSED) from None
        reason = error.strerror or type(error).__name__
        raise CannotWrite(f"the output cannot be written: {reason}.", hint="Send it somewhere else.") from error


def say(text: str) -> None:
    """Write a message to standard error, beside the data; where that is closed, the exit code has to do."""
    with suppress(OSError):
        click.echo(visible(text), err=True)


def visible(text: str) -> str:
    """Return a text with control characters, directional overrides and surrogates written as escapes."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def _silence() -> None:
    """Gives the interpreter somewhere to flush to at exit, so that it does not complain a second time."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return
