"""Text that is pasted where no field takes it: nothing is done with it, and where it can be pasted is said."""

from __future__ import annotations

from typing import Any

from textual.app import App

from prevent_tui.tui.kit.program import program_of


def say_nothing_takes_it(app: App[Any]) -> None:
    """Says of a paste that no field took it."""
    program_of(app).say(f"Nothing to paste into here.{_where(app)}")


def say_no_keys(app: App[Any]) -> None:
    """Says of a text that came as if it were typed that it was not taken as keys."""
    program = program_of(app)
    program.forget_message()
    program.say(f"That came like pasted text, so no key of it counted.{_where(app)}")


def _where(app: App[Any]) -> str:
    return " N opens a note." if app.screen.id == "question" else ""
