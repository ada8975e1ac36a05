"""What the program remembers about how a person likes it; never anything about an assessment."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.errors import PreventError
from prevent_tui.files import state
from prevent_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MAX_WORD = 60
_STAY, _ON = "stay", "go on"
_WORDS = {"signs": ("auto", "ascii", "unicode"), "after_answer": (_STAY, _ON)}
"""The words that a setting can have, the usual one first."""

_KNOWN = ("theme", "signs", "keymap", "after_answer")


@dataclass(frozen=True)
class Settings:
    """The choices kept between runs.

    Attributes:
        theme: The colour theme's name; empty for the program's own choice.
        signs: Which signs to draw with; `auto` leaves it to what the terminal can show.
        keymap: Keys of a person's own, by what they are for; whether they can be used is for the screens to say.
        goes_on: Whether an answer leads on to the next question; in the file, `after_answer`.
        fault: What is wrong with the file or with something in it, and what to do; that is left as it is then, for a
            person to mend.
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
    misread = _misread(table)
    right = {name: value for name, value in table.items() if name not in misread}
    return Settings(
        theme=right.get("theme", default.theme),
        signs=right.get("signs", default.signs),
        keymap=_keymap(right.get("keymap")),
        goes_on=right.get("after_answer") == _ON,
        fault=f"{_file()}: {' '.join(misread[name] for name in sorted(misread))}" if misread else "",
    )


def theme_fault(theme: str, themes: Iterable[str]) -> str:
    """What to say of a theme that there is not, and what to do; nothing of one that there is, or where none is chosen.

    Args:
        theme: The name in the file.
        themes: The names that there are, the usual one first.
    """
    names = ("", *themes)
    return "" if theme in names else f"{_file()}: {_neither('theme', theme, names[1:])}"


def _misread(table: Mapping[str, object]) -> dict[str, str]:
    """What of the file makes no sense, with what is wrong with it and what to do."""
    faults = {}
    for name, value in table.items():
        if name not in _KNOWN:
            faults[name] = (
                f"{_shown(name)} is no setting. There are {', '.join(_KNOWN)}; write one of these, or take it out."
            )
        elif name == "keymap" and not isinstance(value, dict):
            faults[name] = f"keymap is {_shown(value)}, and no table. Write {{}} for the usual keys."
        elif name in _WORDS and value not in _WORDS[name]:
            faults[name] = _neither(name, value, _WORDS[name])
        elif name == "theme" and not _is_word(value):
            faults[name] = f"theme is {_shown(value)}, and no name. Take it out for the usual colours."
    return faults


def _neither(name: str, value: object, words: tuple[str, ...]) -> str:
    usual = words[0]
    return f"{name} is {_shown(value)}, and none of {', '.join(words)}. Write one of these; until then it is {usual}."


def _shown(value: object) -> str:
    return f"“{clean_line(str(value)[:_MAX_WORD])}”"


def save(settings: Settings) -> None:
    """Keeps the choices for the next run.

    Raises:
        CannotWrite: They cannot be kept; they hold for this run all the same. A file that cannot be read is not
            replaced: a person may have written keys into it.
    """
    choices = asdict(settings)
    del choices["fault"], choices["goes_on"]
    choices["after_answer"] = _ON if settings.goes_on else _STAY
    held = state.read_to_change(_file(), dict, damaged=False)
    usual = {"theme": "", "keymap": {}} | {name: words[0] for name, words in _WORDS.items()}
    # What was not understood is somebody's to mend: it stays, unless something else was chosen in its place.
    kept = {name: held[name] for name in _misread(held) if choices.get(name) == usual.get(name)}
    state.write(_file(), choices | kept, indent=1)


def _file() -> Path:
    return paths.config_dir() / "settings.json"


def _keymap(value: object) -> dict[str, str]:
    """Whatever stands there, as texts that can be repeated to the person who wrote it."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {clean_line(key[:_MAX_WORD]): clean_line(str(name)[:_MAX_WORD]) for key, name in pairs}


def _is_word(value: object) -> bool:
    """Whether it is a name as the program writes it; anything longer or stranger was not written by it."""
    return isinstance(value, str) and len(value) <= _MAX_WORD and value.isprintable()
