"""One page from a report: each block by the template macro of its own name, in the report's order."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from prevent_tui.files.packaged import packaged_text
from prevent_tui.report.formats.html import drawing, style
from prevent_tui.report.formats.html.outline import Outline
from prevent_tui.report.model import blocks, figures, matrix, paper_form
from prevent_tui.report.model.inline import LETTERS, Meter, Ref, Span, State
from prevent_tui.scoring import Status

_MACROS: dict[str, tuple[type, ...]] = {
    "words": (blocks.Heading, blocks.Paragraph, blocks.Verdict, blocks.Pair, blocks.Notice, blocks.Contents),
    "tables": (blocks.Table, figures.StateKey, matrix.Matrix),
    "charts": (figures.Figures, figures.StateStrip, figures.StateBars, figures.Radar),
    "grids": (figures.LetterGrid, figures.GridKey, figures.Months),
    "questions": (blocks.QuestionBlock, blocks.FirstGap, paper_form.ChallengeBlock),
    "paper": (paper_form.FormHead, paper_form.FormQuestion, paper_form.Signatures),
}
"""The template that draws each kind of block; its macro bears the block's name."""
_FILES = {kind: f"{name}.html.j2" for name, kinds in _MACROS.items() for kind in kinds}


def render(report: blocks.Report) -> bytes:
    """Renders a report as one HTML file in UTF-8; the same report gives the same bytes."""
    environment = _environment()
    outline = Outline(report)
    drawn = [_draw(environment, block, outline.enter(place)) for place, block in enumerate(report.blocks)]
    # The contents stand beside the rest where there is room, so the page needs to know what comes before them.
    place = next((n for n, block in enumerate(report.blocks) if isinstance(block, blocks.Contents)), None)
    sheet = style.sheet(report)
    page = environment.get_template(
        "page.html.j2"
    ).render(
        report=report,
        style=Markup(sheet),  # noqa: S704 (our own, with every text in it escaped)
        policy=style.policy(sheet),
        before=[] if place is None else drawn[:place],
        contents="" if place is None else drawn[place],
        after=drawn if place is None else drawn[place + 1 :],
    )
    return page.encode(errors="replace")


def _draw(environment: Environment, block: blocks.Block, at: Any) -> Markup:
    macro = getattr(environment.get_template(_FILES[type(block)]).module, type(block).__name__)
    return Markup(macro(block, at))  # noqa: S704 (a macro escapes every text it is given)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: packaged_text(__package__, "templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    kinds = {"Meter": Meter, "Ref": Ref, "Span": Span, "State": State}
    environment.tests |= {
        name.lower(): lambda piece, kind=kind: isinstance(piece, kind) for name, kind in kinds.items()
    }
    environment.globals |= {"statuses": tuple(Status), "letters": LETTERS, "draw": drawing}
    return environment
