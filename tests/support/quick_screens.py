"""Screens that cost a test what it looks at: painted where it settles, their rules of looks read once a process."""

from __future__ import annotations

from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.app import App

_refresh, _parse_rules = Screen._compositor_refresh, Stylesheet._parse_rules

_read: dict[tuple[object, ...], list[RuleSet]] = {}
"""The rules of every sheet, by its words, its place and the colours it was read with; nobody changes a rule."""


def quicken(app: App[Any]) -> None:
    """Lets an application note what is to be painted, and paint it only for `paint`."""
    app._waits_to_paint = True


def paint(app: App[Any]) -> None:
    """Paints whatever has changed on the screen in front since the last time."""
    if app.is_running and app.screen_stack:
        copy_context().run(app.screen._compositor.render_update, screen_stack=app._background_screens)


def _note(screen: Screen[Any]) -> None:
    app = screen.app
    if screen is not app.screen or not hasattr(app, "_waits_to_paint"):
        _refresh(screen)
        return
    screen._dirty_widgets.clear()
    app._update_mouse_over(screen)


def _read_once(sheet: Stylesheet, css: str, read_from: tuple[str, str], *how: object, **named: object) -> list[RuleSet]:
    place = (css, read_from, how, *named.items(), *sheet._variables.items())
    if place not in _read:
        _read[place] = _parse_rules(sheet, css, read_from, *how, **named)
    return _read[place]


Screen._compositor_refresh = _note
RuleSet.__hash__ = object.__hash__  # the same, and not by a function of Python's for every rule of every widget
Stylesheet._parse_rules = _read_once
