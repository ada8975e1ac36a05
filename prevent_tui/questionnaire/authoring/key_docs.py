"""What every table and key of the file formats means, as `keys.toml` beside this module says it for authors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from prevent_tui.toml.data import load


@dataclass(frozen=True)
class TableDoc:
    """A table of a questionnaire file or of a local addition, in words.

    Attributes:
        model: The name of the class that reads it.
        written: How it is written in a file, such as `[[sources]]`.
        about: What it is, in a sentence or two.
        keys: Each key, as it is written in a file, to what it means.
    """

    model: str
    written: str
    about: str
    keys: dict[str, str]


@cache
def table_docs() -> dict[str, TableDoc]:
    """Every table by the name of its class, in the order in which a reader meets them."""
    return {entry["model"]: TableDoc(**entry) for entry in load(__package__, "keys.toml")["tables"]}
