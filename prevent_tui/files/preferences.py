"""What the program remembers about how a person likes it; never anything about an assessment."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from prevent_tui import paths
from prevent_tui.files.atomic import private_dir, write

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 64 * 1024


@dataclass(frozen=True)
class Settings:
    """The choices kept between runs.

    Attributes:
        theme: The colour theme's name; empty for the program's own choice.
        signs: Which signs to draw with; `auto` leaves it to what the terminal can show.
    """

    theme: str = ""
    signs: str = "auto"


def load() -> Settings:
    """The choices as they were last saved; what cannot be read or makes no sense is as if never chosen."""
    try:
        if _file().stat().st_size > _MAX_BYTES:
            return Settings()
        table = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(table, dict):
        return Settings()
    default = Settings()
    return Settings(
        theme=_word(table.get("theme"), default.theme),
        signs=_word(table.get("signs"), default.signs),
    )


def save(settings: Settings) -> None:
    """Keeps the choices for the next run.

    Raises:
        CannotWrite: They cannot be kept; they hold for this run all the same.
    """
    private_dir(_file().parent)
    write(_file(), json.dumps(asdict(settings), indent=1).encode())


def _file() -> Path:
    return paths.config_dir() / "settings.json"


def _word(value: object, default: str) -> str:
    """A name as the program writes it; anything longer or stranger was not written by it."""
    return value if isinstance(value, str) and len(value) <= 60 and value.isprintable() else default
