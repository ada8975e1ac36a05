"""Questions with their ladders, and what is filled in by hand, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.report.formats.markdown.blocks import labelled
from prevent_tui.report.formats.markdown.escape import cell, escape_line_start, heading_text, inline, strong
from prevent_tui.report.formats.markdown.spans import MARKS, Draft, broken, grid, listing, quoted, state
from prevent_tui.report.model.blocks import Detail, FirstGap, QuestionBlock, Step
from prevent_tui.report.model.inline import State
from prevent_tui.report.model.paper_form import ChallengeBlock, FormHead, FormQuestion, Signatures, Tick, WriteIn
from prevent_tui.wording.states import STATUS_SIGNS

_LINE = "…" * 24
"""Room to write, as plain text has it."""


def question(draft: Draft, block: QuestionBlock) -> Iterator[str]:
    """A question's block, under a heading of its own, where references lead to."""
    yield f'#### <a id="{draft.anchor(block.question)}"></a>{heading_text(f"{block.reference}: {block.text}")}'
    yield _standing(block.duty, block.state)
    yield listing(_step(step) for step in block.ladder)
    for detail in block.details:
        yield _detail(detail)


def first_gap(draft: Draft, block: FirstGap) -> Iterator[str]:
    """The first gap of a theme with its ladder."""
    yield strong(inline(block.title))
    yield escape_line_start(f"{draft.link(block.ref)} {inline(block.text)}")
    yield _standing(block.duty, block.state)
    yield listing(_step(step) for step in block.ladder)


def _standing(duty: str, of: State) -> str:
    return f"{escape_line_start(inline(duty))} {state(of)}"


def _step(step: Step) -> str:
    label = f"{STATUS_SIGNS[step.sign]} {inline(step.label)}:"
    says = f" ({inline(step.says)})" if step.says else ""
    return f"{strong(label) if step.here else label} {inline(step.text)}{strong(says) if step.here else says}"


def _detail(detail: Detail) -> str:
    lines = [broken(span.text, MARKS.get(span.tone, "")) for span in detail.spans]
    return labelled(detail.label, [each for each in lines if each])


def form_head(_draft: Draft, block: FormHead) -> Iterator[str]:
    """Labels with room to write after each."""
    for field in block.fields:
        yield _room(field)


def form_question(_draft: Draft, block: FormQuestion) -> Iterator[str]:
    """A question with its boxes to tick, and lines to write on."""
    yield f"#### {heading_text(f'{block.reference}: {block.text}')}"
    yield escape_line_start(inline(block.duty))
    yield escape_line_start(inline(block.help))
    yield listing(_tick(tick) for tick in block.ticks)
    for field in block.below:
        yield _room(field)


def _tick(tick: Tick) -> str:
    box = f"☐ {strong(inline(tick.label))}" + (f" {inline(tick.text)}" if tick.text else "")
    return f"{box} {_LINE}" if tick.because else box


def _room(field: WriteIn) -> str:
    return labelled(field.label, [_LINE] * max(1, field.lines))


def challenge(draft: Draft, block: ChallengeBlock) -> Iterator[str]:
    """A question of the governors, what it was made from, and its reply or room for one."""
    yield f"{strong(escape_line_start(inline(block.number)))} {strong(inline(block.text))}"
    if block.why:
        yield draft.running(block.why)
    if block.reply:
        reply = "\n\n".join(broken(span.text, MARKS.get(span.tone, "")) for span in block.reply)
        yield quoted(reply)
    for _ in range(block.lines):
        yield _LINE


def signatures(_draft: Draft, block: Signatures) -> Iterator[str]:
    """Rows to sign: who at the left, with what that says; the other columns are left open."""
    rows = [
        [f"{strong(cell(each.role))}<br>{cell(each.says)}", *([""] * (len(block.columns) - 1))] for each in block.rows
    ]
    yield grid([cell(title) for title in block.columns], rows)
