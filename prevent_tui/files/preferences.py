"""What the program remembers about how a person likes it; never anything about an assessment."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.errors import PreventError
from prevent_tui.files import state
from prevent_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_WORD = 60
_STAY, _ON = "stay", "go on"


@dataclass(frozen=True)
class Settings:
    """The choices kept between runs.

    Attributes:
        theme: The colour theme's name; empty for the program's own choice.
        signs: Which signs to draw with; `auto` leaves it to what the terminal can show.
        keymap: Keys of a person's own, by what they are for; whether they can be used is for the screens to say.
        goes_on: Whether an answer leads on to the next question; in the file, `after_answer`.
        fault: What is wrong with the file, where it cannot be read; it is left as it is then, for a person to mend.
    """

    theme: str = ""
    signs: str = "auto"
    keymap: Mapping[str, str] = field(default_factory=dict, hash=False)
    goes_on: bool = False
    fault: str = ""


def load() -> Settings:
    """The choices as they were last saved; of a file that makes no sense in places, those that do."""
    try:
        table = state.read_to_change(_file(), dict, damaged=False)
    except PreventError as error:
        return Settings(fault=f"{error.sentence} Until then the usual colours, signs and keys hold.")
    default = Settings()
    return Settings(
        theme=_word(table.get("theme"), default.theme),
        signs=_word(table.get("signs"), default.signs),
        keymap=_keymap(table.get("keymap")),
        goes_on=table.get("after_answer") == _ON,
    )


def save(settings: Settings) -> None:
    """Keeps the choices for the next run.

    Raises:
        CannotWrite: They cannot be kept; they hold for this run all the same. A file that cannot be read is not
            replaced: a person may have written keys into it.
    """
    choices = asdict(settings)
    del choices["fault"], choices["goes_on"]
    choices["after_answer"] = _ON if settings.goes_on else _STAY
    state.read_to_change(_file(), dict, damaged=False)
    state.write(_file(), choices, indent=1)


def _file() -> Path:
    return paths.config_dir() / "settings.json"


def _keymap(value: object) -> dict[str, str]:
    """Whatever stands there, as texts that can be repeated to the person who wrote it."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {clean_line(key[:_MAX_WORD]): clean_line(str(name)[:_MAX_WORD]) for key, name in pairs}


def _word(value: object, default: str) -> str:
    """A name as the program writes it; anything longer or stranger was not written by it."""
    return value if isinstance(value, str) and len(value) <= _MAX_WORD and value.isprintable() else default
