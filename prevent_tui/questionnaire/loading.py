"""From a questionnaire file to a `Questionnaire`, with every fault found in one run."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from prevent_tui.errors import ABOVE, BadFile, Fault, NewerFormat
from prevent_tui.files.file_stamp import Stamp, stamp
from prevent_tui.questionnaire import model
from prevent_tui.questionnaire.validation.misplaced_keys import misplaced_key_faults, unexplained_faults
from prevent_tui.questionnaire.validation.references import reference_faults
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.later_keys import format_faults
from prevent_tui.toml.reading import NO_FORMAT as _NO_FORMAT
from prevent_tui.toml.reading import parse, read_bytes
from prevent_tui.toml.shown import counted, fit, shown_faults

if TYPE_CHECKING:
    from prevent_tui.toml.positions import Places


HELD = 8
"""Questionnaires held after reading, so that reading many answers files does not read theirs each time."""


def load(path: Path) -> model.Questionnaire:
    """Reads a questionnaire file; as long as it has not changed, it is the same questionnaire again.

    Raises:
        BadFile: It cannot be read, or has faults; all of them are in `faults`.
    """
    with suppress(OSError):
        return _held(stamp(path))
    return _read(path)


@lru_cache(maxsize=HELD)
def _held(file: Stamp) -> model.Questionnaire:
    return _read(file.path)


def _read(path: Path) -> model.Questionnaire:
    data = read_bytes(path)
    return from_table(parse(data, path), path, data)


def from_table(raw: dict[str, Any], path: Path, data: bytes = b"", base: str = "") -> model.Questionnaire:
    """Builds a questionnaire from a parsed file; see `load`.

    Args:
        raw: What parsing the file gave.
        path: The file, to be named in errors.
        data: The bytes that were parsed; where they are given, faults have their line.
        base: With a local addition joined to it, the id of the questionnaire; else empty.
    """
    refuse_other_files(raw, path)
    questionnaire, faults = examine(raw, base)
    if questionnaire is None or faults:
        placed_faults = shown_faults(faults_with_lines(faults, raw, data))
        raise BadFile(f"is not a usable questionnaire: {counted(faults)}.", faults=placed_faults, file=path)
    return questionnaire


def refuse_other_files(raw: dict[str, Any], path: Path) -> None:
    """Makes sure that a parsed file is meant to be a questionnaire this program reads.

    Raises:
        BadFile: It is an assessment, or of a newer format.
    """
    if "questions" not in raw and ("answers" in raw or "setting" in raw):
        raise BadFile("is an assessment, not a questionnaire.", hint="Open it with: prevent-tui FILE", file=path)
    refuse_newer(raw, path)


def refuse_newer(raw: dict[str, Any], path: Path) -> None:
    """Makes sure that a parsed questionnaire or local addition is of a format this program reads.

    Raises:
        NewerFormat: It is of a later one.
    """
    newer = raw.get("format")
    if isinstance(newer, int) and model.FORMAT < newer < _NO_FORMAT:
        raise NewerFormat(
            f"has format {newer}; this program reads format 1 to {model.FORMAT}.",
            hint="Use a newer version of prevent-tui.",
            file=path,
        )


def examine(raw: dict[str, Any], base: str = "") -> tuple[model.Questionnaire | None, list[Fault]]:
    """A questionnaire from a parsed file, if its tables are sound, and everything that makes it unusable.

    A questionnaire that comes with faults names what is not there; it is fit for looking at, not for use. With a
    local addition joined to it, `base` is its id.
    """
    early, strays = format_faults(raw, "questionnaire", Rule.FORMAT_KNOWN), misplaced_key_faults(raw)
    try:
        questionnaire = model.Questionnaire.model_validate(raw)
    except ValidationError as error:
        from prevent_tui.questionnaire.validation.first_errors import first_errors, further_faults, with_short_names
        from prevent_tui.questionnaire.validation.structure import structural_faults

        structural = [fault for _, fault in structural_faults(first_errors(error, model.Questionnaire, raw), raw)]
        structural = unexplained_faults(strays, structural)
        if further := further_faults(error, structural):
            return None, early + structural + further
        references = reference_faults(with_short_names(raw), base)
        return None, early + structural + strays + unexplained_faults(strays, references)
    return questionnaire, early + strays + unexplained_faults(strays, reference_faults(raw, base))


def faults_with_lines(faults: list[Fault], raw: dict[str, Any], data: bytes) -> list[Fault]:
    """Faults with their lines, fit to be shown, in the order of the file.

    Args:
        faults: With places as from `place_of`.
        raw: What parsing the file gave.
        data: The bytes that were parsed; without them faults stay in their order and get no line.
    """
    if not faults:
        return []
    if data:
        from prevent_tui.toml.positions import Places

        lines = Places(data.decode("utf-8-sig"), raw)
        faults = [_with_line(one, lines) for one in faults]
        faults.sort(key=lambda one: (one.times != 1, one.line))
    return [fit(one) for one in faults]


def _with_line(one: Fault, lines: Places) -> Fault:
    heading = lines.first_heading(one.above)
    return replace(
        one,
        line=lines.line(one.place, last=one.rule == Rule.UNIQUE_IDS),
        hint=one.hint.replace(ABOVE, f"above line {heading}") if heading else one.hint,
    )
