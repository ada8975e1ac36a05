"""Reports of the invented settings, each drawn once in a run, whichever test and whichever worker asks first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from prevent_tui.assessment.samples import from_sample
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.loading import load
from prevent_tui.report.formats import pdf
from prevent_tui.report.model.blocks import Report
from prevent_tui.report.request import WHOLE, ExportRequest
from support.format_texts import WRITERS
from support.report_text import report_of
from support.small_questionnaire import NOON

ANSWERS = 'format = 1\n# "ŵ", an emoji 😀 and a last line that ends so: \r\n'.encode()
"""What the PDFs of the samples carry inside; the program reads it elsewhere."""

SAMPLES = [
    (name, place) for name in sorted(bundled_files()) for place in range(len(load(bundled_files()[name]).samples))
]
"""Every sample of every questionnaire, by the questionnaire's name and its place there."""

_WRITERS = WRITERS | {"pdf": lambda report: pdf.render(report, attached=ANSWERS).data}


class Shared:
    """The folder that the workers of one run share; the next run has another, so nothing in it can be out of date."""

    folder: Path


def once(key: object, render: Callable[[], bytes]) -> bytes:
    """What `render` gives, which is called by the first to ask for the key in this run; the others wait for it."""
    path = Shared.folder / sha256(repr(key).encode()).hexdigest()
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            data = render()
            half = path.with_suffix(".half")
            half.write_bytes(data)
            half.replace(path)
    return path.read_bytes()


@cache
def sample_report(name: str, place: int, request: ExportRequest = WHOLE) -> Report:
    """The report on a sample."""
    questionnaire = load(bundled_files()[name])
    return report_of(questionnaire, from_sample(questionnaire, questionnaire.samples[place], NOON), request=request)


@cache
def sample_file(name: str, place: int, format_: str = "pdf", request: ExportRequest = WHOLE) -> bytes:
    """The report on a sample in a format; a PDF has something attached."""
    key = (name, place % len(load(bundled_files()[name]).samples), format_, request)
    return once(key, lambda: _WRITERS[format_](sample_report(name, place, request)))
