"""The two ways out: data on standard output, words on standard error, neither able to disturb a terminal."""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
from contextlib import suppress

import click

from prevent_tui.budget import LINE_SHOWN
from prevent_tui.errors import PIPE_CLOSED, CannotWrite
from prevent_tui.text import one_line, shortened
from prevent_tui.wording.ascii_signs import stand_in

_PLAIN = "prevent-tui-plain"
"""The name by which Python knows what stands in for what an encoding cannot hold."""


def settle() -> None:
    """Make both streams write something plainer for what their encoding cannot hold, instead of failing."""
    codecs.register_error(_PLAIN, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_PLAIN)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return stand_in(error.object[error.start : error.end]), error.end


def out_json(data: object) -> None:
    """Write data as JSON; where the stream, or a terminal, cannot hold every sign, as the escapes of JSON.

    Args:
        data: What `json` can write.

    Raises:
        CannotWrite: As from `out`.
        click.exceptions.Exit: As from `out`.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        plain = visible(text) != text
    except UnicodeEncodeError:
        plain = True
    out(json.dumps(data, indent=2) if plain else text)


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
    if sys.stderr is None:
        return
    # Not by way of click, which writes UTF-8 where the stream says that it takes ASCII.
    with suppress(OSError, ValueError):
        lines = (shortened(line, LINE_SHOWN, counted=True) for line in visible(text).split("\n"))
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()


def visible(text: str) -> str:
    """Return a text with control characters, directional overrides and surrogates written as escapes."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def _silence() -> None:
    """Gives the interpreter somewhere to flush to at exit, so that it does not complain a second time."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return
