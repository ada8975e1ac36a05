"""What was exported last from each assessment, so that one key makes it again; kept beside the list of recent files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from prevent_tui import paths
from prevent_tui.errors import CannotWrite
from prevent_tui.files import state
from prevent_tui.report.request import ExportRequest, Format
from prevent_tui.workspace.exporting.offers import OFFERS, formats_for, offer_name, options_for

_MOST = 40
_OPTIONS = ("radar", "unnamed", "locked")


@dataclass(frozen=True)
class LastExport:
    """What was exported, and on which day."""

    request: ExportRequest
    day: date


def last(file: Path) -> LastExport | None:
    """Return what was exported last from an answers file; None where nothing was, or nothing is known of it."""
    return _entry(state.read(_file(), dict).get(str(file.absolute())))


def remember(file: Path, export: LastExport) -> None:
    """Keep what was exported from an answers file; a full disk is no error here.

    Args:
        file: The answers file.
        export: What was exported from it.
    """
    name = str(file.absolute())
    with suppress(CannotWrite):
        rest = {key: value for key, value in state.read_to_change(_file(), dict).items() if key != name}
        state.write(_file(), dict([(name, _table(export)), *rest.items()][:_MOST]))


def _file() -> Path:
    return paths.state_dir() / "exports.json"


def _table(export: LastExport) -> dict[str, Any]:
    """An entry of the file; its keys are older than the names in the program, and stay as they are."""
    request = export.request
    return {
        "what": offer_name(request),
        "kind": str(request.format),
        "path": str(request.path.absolute()),
        "day": export.day.isoformat(),
        "role": request.role,
    } | {name: getattr(request, name) for name in _OPTIONS}


def _entry(table: Any) -> LastExport | None:
    """Reads an entry; what this program would not have written is as if it were not there."""
    try:
        offer, format_, path = OFFERS[table["what"]], Format(table["kind"]), Path(table["path"])
        day = date.fromisoformat(table["day"])
        options = {name: table[name] is True for name in _OPTIONS}
        role = str(table.get("role", ""))
    except (KeyError, TypeError, ValueError):
        return None
    request = offer.applied(
        ExportRequest(
            format=format_,
            path=path,
            radar=options["radar"],
            unnamed=options["unnamed"],
            locked=options["locked"],
            role=role,
        )
    )
    fitting = all(name in options_for(request) for name, on in options.items() if on)
    if format_ not in formats_for(offer) or not fitting:
        return None
    if "\0" in str(path) or not path.is_absolute() or path.suffix.lower() != f".{format_}":
        return None
    return LastExport(request, day)
