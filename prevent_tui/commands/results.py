"""`score` and `export`: what an assessment comes to, as text, as JSON and as a PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui.commands.output import out, say

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

THEMES = "themes"

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_PDF_MARK = b"%PDF-"
_FILE = click.argument("file", type=click.Path(path_type=Path, readable=False))


_UNDER = click.option(
    "--under", metavar="ID", default=THEMES, help="Other headings, such as guidance-2023; no number changes."
)


@click.command(short_help="Print both numbers, the themes and the gaps.")
@_FILE
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@_UNDER
def score(file: Path, as_json: bool, under: str) -> int:
    """Print both numbers, the themes, and the gaps in order."""
    from prevent_tui import scoring
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.commands.telling import as_data, as_text

    questionnaire, assessment = load_checked(file)
    questionnaire, _ = _shown(questionnaire, under)
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
@_UNDER
def export(file: Path, pdf: Path, day: datetime | None, under: str) -> int:
    """Make the scored PDF; the same answers and date give the same bytes."""
    from prevent_tui.assessment.storage import load_checked
    from prevent_tui.durable import write
    from prevent_tui.scoring import score as work_out

    _may_replace(pdf)
    questionnaire, assessment = load_checked(file)
    questionnaire, title = _shown(questionnaire, under)
    # Only now: the PDF writer takes longer to load than a bad file takes to be found.
    from prevent_tui.report.content import build
    from prevent_tui.report.pdf import render

    today = day.date() if day else date.today()
    if not _FIRST <= today <= _LAST:
        raise click.BadParameter("is not a date this program can work with.", param_hint="--date")
    result = work_out(questionnaire, assessment, today)
    report = build(questionnaire, assessment, result, today, under=title)
    write(pdf, render(report))
    say(f"{pdf} is ready.")
    return 0


def _shown(questionnaire: Questionnaire, under: str) -> tuple[Questionnaire, str]:
    """The questionnaire under the headings asked for, and their title where they are not its own themes."""
    from prevent_tui.questionnaire import views

    ways = views.contents(questionnaire)
    if under not in ways:
        raise click.BadParameter(f"`{under}` is not one of: {', '.join(ways)}.", param_hint="--under")
    return views.under(questionnaire, under), "" if under == THEMES else ways[under]


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
