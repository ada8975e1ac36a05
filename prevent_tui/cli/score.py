"""`score`: what an assessment comes to, as text and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from prevent_tui import clock
from prevent_tui.cli.output import out
from prevent_tui.cli.path_argument import PATH

if TYPE_CHECKING:
    from prevent_tui.questionnaire.model import Questionnaire

THEMES = "themes"

FILE = click.argument("file", type=PATH)
UNDER = click.option(
    "--under", metavar="ID", default=THEMES, help="Other headings, such as guidance-2023; no number changes."
)


@click.command(short_help="Print both numbers, the themes and the gaps.")
@FILE
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@UNDER
@click.option("--by-role", is_flag=True, help="Print which questions are still open, by the role that can answer them.")
def score(file: Path, as_json: bool, under: str, by_role: bool) -> int:
    """Print both numbers, the themes, and the gaps in order.

    FILE is an answers file, or a report PDF with the answers inside.
    """
    from prevent_tui import scoring
    from prevent_tui.assessment.storage.codec import load_checked
    from prevent_tui.cli.open_questions import open_questions_text
    from prevent_tui.cli.passwords import password_prompt
    from prevent_tui.cli.score_text import as_data, as_text

    questionnaire, assessment = load_checked(file, password_prompt())
    questionnaire, _ = under_headings(questionnaire, under)
    result = scoring.score(questionnaire, assessment, clock.today())
    if as_json:
        out(as_data(questionnaire, assessment, result))
    elif by_role:
        out(open_questions_text(questionnaire, assessment, result))
    else:
        out(as_text(questionnaire, assessment, result))
    return 0


def under_headings(questionnaire: Questionnaire, under: str) -> tuple[Questionnaire, str]:
    """Return the questionnaire under the headings wanted, and their title where they are not its own themes."""
    from prevent_tui.questionnaire import regrouping

    ways = regrouping.contents(questionnaire)
    if under not in ways:
        raise click.BadParameter(f"`{under}` is not one of: {', '.join(ways)}.", param_hint="--under")
    return regrouping.regrouped(questionnaire, under), "" if under == THEMES else ways[under]
