"""A path on the command line: what a shell hands on may still be in quotes, or the address of a dropped file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    _PathType = click.ParamType[Path]
else:
    # Older versions of click know no kinds of it.
    _PathType = click.ParamType


class PathArgument(_PathType):
    """Reads a path as people give it; see `typed_path`. Whether anything is there is for the command to say."""

    name = "path"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path that is meant."""
        if isinstance(value, Path):
            return value
        from prevent_tui.workspace.typed_path import typed_path

        if not value.strip():
            self.fail("Name a file.", param, ctx)
        try:
            return typed_path(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


PATH = PathArgument()
