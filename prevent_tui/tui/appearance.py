"""Colours, signs and keys in use: taken from the settings when the application begins, changed, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.app import App

from prevent_tui.errors import PreventError
from prevent_tui.files import preferences
from prevent_tui.tui.kit.theme import DEFAULT_THEME, THEMES, Look, ascii_wanted


class Appearance:
    """How the application looks, and which keys of a person's own it takes.

    Args:
        app: The application, before anything in it is styled.
        plain: Whether no colours are wanted; the terminal's own are used then, whatever is chosen.

    Attributes:
        look: Signs, tints and keys in use.
        faults: What to say of settings that cannot be read, or of keys of a person's own that cannot be used, if any.
    """

    def __init__(self, app: App[Any], *, plain: bool) -> None:
        self._app = app
        self._plain = plain
        self._preferences = preferences.load()
        keymap, key_faults = _own_keys(self._preferences.keymap)
        theme_fault = preferences.theme_fault(
            self._preferences.theme, sorted(THEMES, key=lambda name: name != DEFAULT_THEME)
        )
        self.faults = " ".join(filter(None, (self._preferences.fault, theme_fault, key_faults)))
        signs = self._preferences.signs
        self.look = Look(ascii=ascii_wanted(signs), tinted=not plain, colour=not plain, keymap=keymap)
        for theme in THEMES.values():
            app.register_theme(theme)
        self._use_theme(self._preferences.theme, first=True)

    def choose_theme(self, name: str) -> PreventError | None:
        """Change the colours and remember the choice.

        Returns:
            Why the choice could not be kept for next time; None where it was.
        """
        self._use_theme(name)
        return self._keep(replace(self._preferences, theme=name))

    def choose_signs(self, name: str) -> PreventError | None:
        """Change between drawn signs and plain ones (`ascii`) and remember the choice.

        Returns:
            Why the choice could not be kept for next time; None where it was.
        """
        self.look = replace(self.look, ascii=name == "ascii")
        self._app.set_class(self.look.ascii, "-ascii")
        return self._keep(replace(self._preferences, signs=name))

    @property
    def goes_on(self) -> bool:
        """Whether an answer leads on to the next question."""
        return self._preferences.goes_on

    def choose_going_on(self, *, goes_on: bool) -> PreventError | None:
        """Have an answer lead on to the next question, or stay, and remember the choice.

        Returns:
            Why the choice could not be kept for next time; None where it was.
        """
        return self._keep(replace(self._preferences, goes_on=goes_on))

    def _use_theme(self, name: str, *, first: bool = False) -> None:
        app = self._app
        name = "terminal" if self._plain else name if name in THEMES else DEFAULT_THEME
        if first and not THEMES[name].ansi:
            app.set_reactive(App.theme, name)  # before anything is styled there is nothing to style anew
            app.stylesheet.set_variables(app.get_css_variables())
        else:
            app.theme = name
        banded = name != "contrast" and not self._plain
        self.look = replace(self.look, tinted=name != "terminal", banded=banded)
        app.set_class(name == "contrast", "-contrast")
        app.set_class(self.look.ascii, "-ascii")

    def _keep(self, settings: preferences.Settings) -> PreventError | None:
        self._preferences = settings
        try:
            preferences.save(settings)
        except PreventError as error:
            return error
        return None


def _own_keys(choices: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Return those keys of a person's own that can be used, and what to say of the others."""
    if not choices:
        return {}, ""
    from prevent_tui.tui.kit import keymap

    keys, faults = keymap.usable(choices)
    return keys, keymap.in_words(faults)
