"""The files that come with the program: wording, styles, templates; a copy of it that lacks one says which."""

from __future__ import annotations

from importlib.resources import files

from prevent_tui.errors import Incomplete


def packaged(package: str, *names: str) -> bytes:
    """Return what a file of the program's own holds.

    Args:
        package: The package it stands in, such as `prevent_tui.report`.
        names: Its folders there, if any, and its name.

    Raises:
        Incomplete: It is missing, or may not be read.
    """
    try:
        return files(package).joinpath(*names).read_bytes()
    except (OSError, ModuleNotFoundError) as error:
        raise Incomplete("/".join((*package.split("."), *names))) from error


def packaged_text(package: str, *names: str) -> str:
    """Return the text of a file of the program's own, in UTF-8.

    Args:
        package: The package it stands in.
        names: Its folders there, if any, and its name.

    Raises:
        Incomplete: It is missing, or may not be read.
    """
    return packaged(package, *names).decode("utf-8").replace("\r\n", "\n")
