"""From a questionnaire file to a `Questionnaire`, with every fault found in one run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from prevent_tui.errors import BadFile, Fault, NewerFormat
from prevent_tui.questionnaire import model, question, sample, scale
from prevent_tui.questionnaire.references import reference_faults
from prevent_tui.text import clean_line
from prevent_tui.tomlfile import NO_FORMAT as _NO_FORMAT
from prevent_tui.tomlfile import faults_of, parse, read_bytes

_TABLES: dict[str, type[BaseModel]] = {
    "sources": model.Source,
    "scales": scale.Scale,
    "facts": model.Fact,
    "roles": model.Role,
    "themes": model.Theme,
    "groupings": model.Grouping,
    "questions": question.Question,
    "retired": model.Retired,
    "samples": sample.Sample,
}
_KNOWN = {name: tuple(table.model_fields) for name, table in _TABLES.items()} | {
    "": tuple(model.Questionnaire.model_fields),
    "questionnaire": tuple(model.About.model_fields),
    "levels": tuple(scale.Level.model_fields),
    "actions": tuple(question.ActionPrompt.model_fields),
    "evidence": tuple(question.EvidencePrompt.model_fields),
    "not_applicable": tuple(question.NotApplicable.model_fields),
    "applies_when": ("fact", "is", "in", "all", "any", "none"),
    "expects": tuple(sample.SampleExpects.model_fields),
}


def load(path: Path) -> model.Questionnaire:
    """Reads a questionnaire file.

    Raises:
        BadFile: It cannot be read, or has faults; all of them are in `faults`.
    """
    raw = parse(read_bytes(path), path)
    return from_table(raw, path)


def from_table(raw: dict[str, Any], path: Path) -> model.Questionnaire:
    """Builds a questionnaire from a parsed file; see `load`."""
    if "questions" not in raw and ("answers" in raw or "setting" in raw):
        raise BadFile("is an assessment, not a questionnaire.", hint="Open it with: prevent-tui FILE", file=path)
    newer = raw.get("format")
    if isinstance(newer, int) and model.FORMAT < newer < _NO_FORMAT:
        raise NewerFormat(
            f"has format {newer}; this program reads format {model.FORMAT}.",
            hint="Use a newer version of prevent-tui.",
            file=path,
        )
    found: model.Questionnaire | None = None
    faults: list[Fault] = []
    try:
        found = model.Questionnaire.model_validate(raw)
    except ValidationError as error:
        faults += faults_of(error.errors(), raw, _KNOWN)
    faults += reference_faults(raw)
    if found is None or faults:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        said = tuple(Fault(clean_line(f.place), clean_line(f.message), clean_line(f.hint)) for f in faults)
        raise BadFile(f"is not a usable questionnaire: {count}.", faults=said, file=path)
    return found
