"""Passwords of PDFs on the command line: asked for without showing them, or taken from a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from prevent_tui.cli.output import say
from prevent_tui.report.password import MOST_BYTES, is_too_long

if TYPE_CHECKING:
    from prevent_tui.assessment.storage.from_pdf import PasswordPrompt
    from prevent_tui.errors import NeedsPassword

_TRIES = 3


def password_prompt() -> PasswordPrompt | None:
    """Return a function that asks for the password of a PDF, three times at most; None without a terminal."""
    if not _terminal():
        return None
    tries = _TRIES

    def ask(error: NeedsPassword) -> str:
        nonlocal tries
        if not tries:
            raise error
        if tries < _TRIES:
            say(f"{error.file}: {error.message} {error.hint}")
        tries -= 1
        name = error.file.name if error.file else "the PDF"
        return str(click.prompt(f"Password of {name}", hide_input=True, err=True))

    return ask


def new_password() -> str:
    """Return a password for a new PDF: asked for twice on a terminal, else the first line of standard input.

    Raises:
        click.BadParameter: There is none, or none that a PDF can have.
    """
    if _terminal():
        password = str(click.prompt("Password for the PDF", hide_input=True, confirmation_prompt="Once more", err=True))
    else:
        password = _line()
    if not password:
        raise _wrong("wants a password: type it on a terminal, or give it as the first line of standard input.")
    if not password.isprintable():
        raise _wrong("wants a password without tabs and other control characters.")
    if is_too_long(password):
        raise _wrong(f"wants a password of at most {MOST_BYTES} bytes.")
    return password


def _line() -> str:
    if sys.stdin is None:
        return ""
    try:
        line = sys.stdin.buffer.readline(MOST_BYTES * 8)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _wrong("wants a password in UTF-8.") from None
    except OSError:
        return ""


def _wrong(message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint="--password")


def _terminal() -> bool:
    """Whether somebody can be asked, and sees what is asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
