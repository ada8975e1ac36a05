"""Where the program keeps what is not the person's own document."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import platformdirs

from prevent_tui.file_kind import is_folder

_APP = "prevent-tui"


def bundled_questionnaires() -> Path:
    """The folder of questionnaires shipped with the program, in a wheel or in a checkout."""
    package = Path(str(files("prevent_tui")))
    shipped = package / "bundled"
    return shipped if is_folder(shipped) else package.parent / "questionnaires"


def config_dir() -> Path:
    """Settings such as the colour theme."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def state_dir() -> Path:
    """Locks, backups, recovered work and the list of recent files; never in a synchronised folder."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def documents_dir() -> Path:
    """Where a new assessment is proposed to be saved."""
    return Path(platformdirs.user_documents_dir())


def own_questionnaires() -> Path:
    """The folder where a person puts questionnaires and overlays that did not come with the program."""
    return documents_dir() / "Prevent questionnaires"
