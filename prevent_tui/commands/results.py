"""`score` and `export`: what an assessment comes to, as text, as JSON and as a PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prevent_tui.commands.output import out, say

if TYPE_CHECKING:
    from prevent_tui.assessment.model import Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.scoring import Result, Scores, Tally

_PDF_MARK = b"%PDF-"
_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command(short_help="Print both numbers, the themes and the gaps.")
@_FILE
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
def score(file: Path, as_json: bool) -> int:
    """Print both numbers, the themes, and the gaps in order."""
    from prevent_tui import scoring
    from prevent_tui.assessment.storage import load_checked

    questionnaire, assessment = load_checked(file)
    result = scoring.score(questionnaire, assessment, date.today())
    out(_json(questionnaire, assessment, result) if as_json else _text(questionnaire, assessment, result))
    return 0


@click.command(short_help="Make the scored PDF.")
@_FILE
@click.option("--out", "pdf", required=True, type=click.Path(path_type=Path), metavar="PDF", help="Where to put it.")
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
    report = build(questionnaire, assessment, work_out(questionnaire, assessment, today), today)
    write(pdf, render(report))
    say(f"{pdf} is ready.")
    return 0


def _may_replace(pdf: Path) -> None:
    """Refuses a name that holds something other than a PDF, such as the answers themselves."""
    from prevent_tui.errors import CannotWrite

    try:
        with pdf.open("rb") as there:
            beginning = there.read(len(_PDF_MARK))
    except OSError:
        return
    if beginning not in (b"", _PDF_MARK):
        raise CannotWrite("is there already and is not a PDF.", hint="Give the PDF another name.", file=pdf)


def _json(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> str:
    import json

    about = questionnaire.about
    data = {
        "questionnaire": {"id": about.id, "edition": about.edition},
        "setting": assessment.setting.name,
        "date": result.today.isoformat(),
        **_numbers(result.total),
        "themes": {name: {**_numbers(scores), "status": str(scores.status)} for name, scores in result.themes.items()},
        "gaps": list(result.gaps),
    }
    return json.dumps(data, indent=2)


def _numbers(scores: Scores) -> dict[str, Any]:
    points, coverage = scores.score, scores.coverage
    return {
        "musts": _pair(scores.musts),
        "shoulds": _pair(scores.shoulds),
        "conditions": _pair(scores.conditions),
        "score": {"points": points.points, "possible": points.possible, "percent": points.percent},
        "coverage": {
            "answered": coverage.answered,
            "of": coverage.of,
            "dont_know": coverage.dont_know,
            "not_applicable": coverage.not_applicable,
        },
    }


def _pair(tally: Tally) -> dict[str, int]:
    return {"met": tally.met, "of": tally.of}


def _text(questionnaire: Questionnaire, assessment: Assessment, result: Result) -> str:
    from prevent_tui import wording

    about, total = questionnaire.about, result.total
    demo = "  (an invented setting)" if assessment.sample else ""
    lines = [
        f"{assessment.setting.name or 'A setting without a name'}{demo}",
        f"{about.title} {about.edition}, worked out on {wording.day(result.today)}",
        "",
        wording.verdict(questionnaire, result),
        "",
        f"Musts       {wording.tally(total.musts)}",
        f"Shoulds     {wording.tally(total.shoulds)}",
    ]
    if total.conditions.of:
        lines.append(f"Conditions  {wording.tally(total.conditions)}")
    lines += [
        f"Score       {wording.points(total.score)}",
        f"Answered    {wording.coverage(total.coverage)}",
        "",
        "Themes",
        *_themes(questionnaire, result),
        "",
        "Gaps, the first to mend first" if result.gaps else "No gaps so far",
        *_gaps(questionnaire, result),
        "",
        about.limits,
    ]
    return "\n".join(lines)


def _themes(questionnaire: Questionnaire, result: Result) -> list[str]:
    from prevent_tui import wording

    width = max((len(questionnaire.theme_by_id[name].title) for name in result.themes), default=0)
    return [
        f"  {wording.STATUS_WORDS[scores.status]:<12}  {questionnaire.theme_by_id[name].title:<{width}}"
        f"  {wording.percent(scores.score):>8}  {wording.coverage(scores.coverage)}"
        for name, scores in result.themes.items()
    ]


def _gaps(questionnaire: Questionnaire, result: Result) -> list[str]:
    from prevent_tui import wording

    return [
        f"  {questionnaire.reference[name]:<5} {wording.DUTY_WORDS[verdict.question.obligation]:<13} "
        f"{wording.STATUS_WORDS[verdict.status]:<10}  {verdict.question.name}"
        for name in result.gaps
        if (verdict := result.verdicts[name])
    ]
