"""What the benchmarks have in common: answers files to open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.questionnaire.model import Questionnaire


def schools() -> Questionnaire:
    """The questionnaire that is measured."""
    return open_questionnaire("schools")


def full_sample(questionnaire: Questionnaire) -> Assessment:
    """The invented school with most to show."""
    weak = next(sample for sample in questionnaire.samples if sample.strength == "weak")
    return from_sample(questionnaire, weak, datetime.now(UTC))


def written(path: Path, *, sample: bool) -> Path:
    """Writes an answers file, empty or of the sample."""
    questionnaire = schools()
    path.write_bytes(codec.dump(full_sample(questionnaire) if sample else blank_assessment(questionnaire)))
    return path
