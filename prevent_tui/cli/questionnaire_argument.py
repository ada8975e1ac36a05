"""What a person names on the command line as a questionnaire: a name that the program knows, or a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_tui.cli.path_argument import PATH
from prevent_tui.file_kind import is_file
from prevent_tui.questionnaire import catalogue
from prevent_tui.questionnaire.joining import is_overlay
from prevent_tui.questionnaire.loading import from_table
from prevent_tui.toml.reading import parse, read_bytes

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

_LIKE_A_FILE = re.compile(r"[/\\]|\.toml$")


def read_argument(name: str) -> Questionnaire:
    """Read a questionnaire by its name, such as `schools` or `schools@2022`, or from a file.

    A file that holds a local addition gives the questionnaire it extends, with the addition.

    Raises:
        BadFile: There is none, or it has faults.
    """
    names = {name for one in catalogue.entries() if not one.problem for name in (one.id, one.name)}
    if _LIKE_A_FILE.search(name) or name not in names:
        path = PATH.convert(name, None, None)
        if _LIKE_A_FILE.search(name) or is_file(path):
            return _file(path)
    return catalogue.open_questionnaire(name)


def _file(path: Path) -> Questionnaire:
    data = read_bytes(path)
    raw = parse(data, path)
    if not is_overlay(raw):
        return from_table(raw, path, data)
    about = raw["overlay"] if isinstance(raw["overlay"], dict) else {}
    base = catalogue.find(str(about.get("extends", "")), str(about.get("extends_edition", "")) or None)
    return catalogue.open_extended(base, [catalogue.Entry(path, bundled=False, id=path.stem)])
