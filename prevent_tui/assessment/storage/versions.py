"""The chain of sealed versions: which file beside an open one holds what it supersedes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from prevent_tui.assessment import sealing
from prevent_tui.assessment.storage import codec, sibling_files
from prevent_tui.errors import BadFile

if TYPE_CHECKING:
    from pathlib import Path

    from prevent_tui.assessment.model.assessment import Assessment


def version_before(path: Path, assessment: Assessment) -> Assessment | None:
    """The version that an assessment supersedes, from its file beside; None where it is not there, or not intact.

    Args:
        path: The file of the assessment.
        assessment: The one to find the version before.
    """
    seal = assessment.sign_off.supersedes if assessment.sign_off else None
    if seal is None:
        return None
    for file in sibling_files.sealed_copies(path):
        with suppress(BadFile):
            earlier, _ = codec.load(file)
            if earlier.sign_off and earlier.sign_off.seal == seal and sealing.seal_state(earlier).is_intact:
                return earlier
    return None
