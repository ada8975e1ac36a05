"""`score` and `export`: what an assessment comes to, as text, as JSON and as a PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from prevent_tui.commands.output import out, say

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_PDF_MARK = b"%PDF-"
_FILE = click.argument("file", type=click.Path(path_type=Path, readable=False))


@click.command(short_help="Print both numbers, the themes and the gaps.")
@_FILE
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
def score(file: Path, as_json: bool) -> int:
    """Print both numbers, the themes, and the gaps in order."""
    from prevent_tui import scoring
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.commands.telling import as_data, as_text

    questionnaire, assessment = load_checked(file)
    result = scoring.score(questionnaire, assessment, date.today())
    out(as_data(questionnaire, assessment, result) if as_json else as_text(questionnaire, assessment, result))
    return 0


@click.command(short_help="Make the scored PDF.")
@_FILE
@click.option(
    "--out",
    "pdf",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PDF",
    help="Where to put it.",
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The date on it, instead of today's.")
def export(file: Path, pdf: Path, day: datetime | None) -> int:
    """Make the scored PDF; the same answers and date give the same bytes."""
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.durable import write
    from prevent_tui.scoring import score as work_out

    _may_replace(pdf)
    questionnaire, assessment = load_checked(file)
    # Only now: the PDF writer takes longer to load than a bad file takes to be found.
    from prevent_tui.report.content import build
    from prevent_tui.report.pdf import render

    today = day.date() if day else date.today()
    if not _FIRST <= today <= _LAST:
        raise click.BadParameter("is not a date this program can work with.", param_hint="--date")
    report = build(questionnaire, assessment, work_out(questionnaire, assessment, today), today)
    write(pdf, render(report))
    say(f"{pdf} is ready.")
    return 0


def _may_replace(pdf: Path) -> None:
    """Refuses a name that holds something other than a PDF, such as the answers themselves."""
    from prevent_tui.errors import CannotWrite

    try:
        if not pdf.is_file():
            return
        with pdf.open("rb") as there:
            beginning = there.read(len(_PDF_MARK))
    except OSError:
        return
    if beginning not in (b"", _PDF_MARK):
        raise CannotWrite("is there already and is not a PDF.", hint="Give the PDF another name.", file=pdf)
