"""A questionnaire or a local addition to begin from: the commented files in `starters`, with the author's own names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.files.packaged import packaged_text
from prevent_tui.questionnaire.joining import extend
from prevent_tui.questionnaire.loading import from_table
from prevent_tui.toml.reading import parse, read_bytes

if TYPE_CHECKING:
    from datetime import date

    from prevent_tui.questionnaire.model import Questionnaire

_ID = "my-questionnaire"
_TITLE = '"My questionnaire"'
_TODAY = "1999-01-01"
_EDITION = '"1999-01"'
_THEME_CODES = ("LQ", *(f"L{letter}" for letter in "ABCDEFGHIJKLMNOPRSTUVWXYZ"))


def questionnaire(name: str, title: str, today: date) -> str:
    """The text of a small complete questionnaire whose comments explain every table.

    Args:
        name: Its id.
        title: What it is called; of one line.
        today: Its edition is of this month, and its sources were looked at on this day.
    """
    return _filled_in("questionnaire.toml", name, title, today)


def overlay(name: str, title: str, today: date, base: Path) -> str:
    """The text of a small local addition to a questionnaire; it was tried and can be added.

    Args:
        name: Its id.
        title: What it is called; of one line.
        today: Its edition is of this month.
        base: The file of the questionnaire.

    Raises:
        BadFile: The questionnaire has faults, or already has what the addition would bring.
    """
    published = parse(read_bytes(base), base)
    published_model = from_table(published, base)
    text = _filled_in("overlay.toml", name, title, today)
    for stand_in, value in _base(published_model).items():
        text = text.replace(stand_in, value)
    extend(published, [(parse(text.encode(), base), base)], base)
    return text


def _filled_in(starter: str, name: str, title: str, today: date) -> str:
    text = packaged_text(__package__, "starter_files", starter)
    own = {
        _TITLE: json.dumps(title, ensure_ascii=False),
        f'"{_ID}"': f'"{name}"',
        _TODAY: today.isoformat(),
        _EDITION: f'"{today:%Y-%m}"',
    }
    for stand_in, value in own.items():
        text = text.replace(stand_in, value)
    return text


def _base(questionnaire: Questionnaire) -> dict[str, str]:
    """What stands in the starter for something of the questionnaire it adds to."""
    codes = {theme.code for theme in questionnaire.themes}
    scale = questionnaire.scales[0]
    levels = [f'# {level.id} = "What is seen here at this level"' for level in scale.levels]
    return {
        "base-id": questionnaire.about.id,
        "base-edition": questionnaire.about.edition,
        "base-question": questionnaire.questions[0].id,
        "base-scale": scale.id,
        "base-lowest": scale.levels[0].id,
        "# base-levels": "\n".join(levels),
        '"LQ"': f'"{next(code for code in _THEME_CODES if code not in codes)}"',
    }
