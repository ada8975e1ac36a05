"""The kinds of file that an assessment is made into: how each is made, and which that are there may be replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from prevent_tui.errors import CannotWrite
from prevent_tui.report.case import Case
from prevent_tui.report.formats.kinds import Kind
from prevent_tui.report.options import WHOLE, Choice, Part
from prevent_tui.report.tables import Which, grid

Progress = Callable[[int, int], None]
"""Told the steps done and the steps in all."""


REPORTS = (Kind.PDF, Kind.HTML, Kind.DOCX, Kind.MD)
"""The kinds that hold the report, of which a `Choice` can be made; the others hold tables or dates."""


@dataclass(frozen=True)
class Made:
    """A file that was made.

    Attributes:
        data: All of it.
        replaced: What the fonts of a PDF lack and stands in it by name instead, each said in words.
    """

    data: bytes
    replaced: tuple[str, ...] = ()


def make(  # noqa: PLR0913 - what to make, and how
    kind: Kind,
    case: Case,
    which: Which = Which.ACTIONS,
    progress: Progress | None = None,
    *,
    choice: Choice = WHOLE,
    password: str = "",
) -> Made:
    """Makes a file of a kind; the same case and choice give the same bytes, but for a PDF with a password.

    Args:
        kind: What to make.
        case: The assessment, what it comes to, and the day.
        which: The table that a CSV file holds.
        progress: Told how far a PDF is, from time to time.
        choice: Which report, where the kind is one.
        password: What opens a PDF; it opens without one where this is empty.

    Raises:
        CannotWrite: There is nothing to put into it, these do not go together, or what it takes is not installed.
    """
    wrong = refusal(kind, choice, password=bool(password))
    if wrong:
        raise CannotWrite(wrong)
    if kind in REPORTS:
        return _report(kind, case, progress, choice, password)
    # Each only now: what writes a kind takes longer to load than the application to open.
    if kind is Kind.XLSX:
        from prevent_tui.report.formats import xlsx

        return Made(xlsx.render(case))
    if kind is Kind.ICS:
        from prevent_tui.report.formats import ics

        return Made(ics.render(case))
    from prevent_tui.report.formats import csv_table

    return Made(csv_table.render(grid(case, which)))


def refusal(kind: Kind, choice: Choice, *, password: bool = False) -> str:
    """Why a kind of file cannot be made as chosen, as a sentence; empty where it can."""
    part = choice.part
    if password and kind is not Kind.PDF:
        return "Only a PDF can have a password."
    if choice != WHOLE and kind not in REPORTS:
        what = "a blank form" if part is Part.BLANK else "a share copy" if choice.share else "a part of the report"
        return f"{what.capitalize()} is a PDF, HTML, Word or Markdown file. {kind.words.capitalize()} holds everything."
    if choice.share and part is Part.BLANK:
        return "A blank form has nothing in it that a share copy would leave out."
    if choice.unnamed and not choice.share:
        return "Only a share copy leaves out the name of the setting."
    if choice.radar and part is not Part.FULL:
        return "Only a full report has the radar page."
    return ""


def may_replace(kind: Kind, path: Path) -> None:
    """Refuses a name that holds something else, such as the answers themselves or a spreadsheet of somebody's own.

    Raises:
        CannotWrite: The file that is there is none that this program would have made.
    """
    from prevent_tui.report.formats.detect import is_one

    try:
        if not path.is_file():
            return
        with path.open("rb") as there:
            known = not there.read(1) or is_one(kind, there)
    except (OSError, ValueError):
        return
    if not known:
        raise CannotWrite(f"is there already and is not {kind.words}.", hint="Choose another name.", file=path)


def _report(kind: Kind, case: Case, progress: Progress | None, choice: Choice, password: str) -> Made:
    from prevent_tui.report.content import build

    report = build(
        *(case.questionnaire, case.assessment, case.result, case.today),
        under=case.under,
        choice=choice,
        before=case.before,
    )
    if kind is Kind.PDF:
        from prevent_tui.report.formats import pdf

        made = pdf.render(report, progress, attached=_answers(case, choice), password=password)
        return Made(made.data, made.replaced)
    if kind is Kind.HTML:
        from prevent_tui.report.formats import html

        return Made(html.render(report))
    if kind is Kind.DOCX:
        from prevent_tui.report.formats import word

        return Made(word.render(report))
    from prevent_tui.report.formats import markdown

    return Made(markdown.render(report))


def _answers(case: Case, choice: Choice) -> bytes:
    """The answers that a PDF carries: all in the full report, those that remain in its share copy, none in a part."""
    from prevent_tui.assessment.storage.codec import dump
    from prevent_tui.report.redaction import copied

    if choice.part is not Part.FULL:
        return b""
    return dump(copied(replace(case, choice=choice)).assessment)
