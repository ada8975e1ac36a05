"""Everything about the marked action, for the pane beside the plan: what it is, what for, and what became of it."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.actions.rows import due_text, mark, when
from prevent_tui.tui.kit.draw import Lines, cap, ends, fit, hang, line, wrap
from prevent_tui.tui.kit.marks import chip
from prevent_tui.tui.kit.theme import Look
from prevent_tui.wording.gaps import gap_lead
from prevent_tui.wording.plan import PlanRow
from prevent_tui.wording.suggestion import way_to_met

_LABEL = 10
"""Cells for the label of a fact."""


def action_detail(look: Look, row: PlanRow, width: int, *, closed: bool = False) -> Lines:
    """Return all that is known of an action.

    Args:
        look: The signs in use.
        row: The action in words.
        width: Cells.
        closed: Whether nothing of it can be changed any more, so that no key is offered that would.
    """
    out: Lines = [ends(when(look, row), mark(look, row), width, look.cut), Content("")]
    out += wrap(Content.styled(row.action.text or "It says nothing.", "bold $ink"), width)
    for trouble in row.remarks:
        out += wrap(Content.styled(f"! {trouble}.", "$partly"), width)
    out += [Content(""), *_facts(row, width), Content(""), *purpose(look, row, width)]
    out += steps(look, row, width)
    out += history(row, width)
    keys = [] if closed else [("D", "done", "done"), ("Space", "in_hand", "begun, or not")]
    keys += [("Q", "questions", "its question")] if row.question else []
    shown = [line(cap(look, look.cap(action, key)), (f" {words}", "$quiet")) for key, action, words in keys]
    return [*out, *wrap(Content("   ").join(shown), width)] if shown else out


def _title(words: str) -> Content:
    return Content.styled(words, "bold $quiet")


def _facts(row: PlanRow, width: int) -> Lines:
    action = row.action
    facts = [("By whom", action.owner or "nobody named yet"), ("By when", due_text(row))]
    facts += [("Evidence", row.evidence)] if row.evidence else []
    facts += [("Came of it", action.outcome)] if action.outcome else []
    facts += [("Dropped", action.reason)] if action.reason else []
    facts += [("Risk", row.risk)] if row.risk else []
    return [
        each
        for label, text in facts
        for each in hang(fit(Content.styled(label, "$quiet"), _LABEL + 1), Content.styled(text, "$ink"), width)
    ]


def purpose(look: Look, row: PlanRow, width: int) -> Lines:
    """Its question, and how that stands; a statement that is not so is never printed bare."""
    if row.question is None:
        return [_title("WHAT IT IS FOR"), *wrap(Content.styled("It is about no question.", "$ink"), width), Content("")]
    status = row.verdict.status if row.verdict else None
    right = chip(look, status, row.where) if status else Content.styled(row.where, "$partly")
    head = line((row.reference, "bold $accent"), (f"  {row.duty}", "$quiet"))
    statement = f"{gap_lead(status)}: “{row.question.text}”" if status and gap_lead(status) else row.question.text
    text = wrap(Content.styled(look.say(statement), "$ink"), width)
    # A long name of a level stands under the reference, whole, rather than in its place.
    fits = head.cell_length + right.cell_length < width
    heads = [ends(head, right, width, look.cut)] if fits else [*wrap(head, width), *wrap(right, width)]
    return [_title("WHAT IT IS FOR"), *heads, *text, Content("")]


def steps(look: Look, row: PlanRow, width: int) -> Lines:
    """The steps that lead its question to met, this one among them; nothing where there is none to go."""
    if row.verdict is None or row.question is None:
        return []
    way = way_to_met(row.questionnaire, row.verdict, row.assessment.setting.facts)
    scale = row.questionnaire.scale_of[row.question.id]
    out: Lines = []
    for prompt in way:
        here = prompt is not None and prompt.text == row.action.text
        leads_to = scale.levels[scale.rank(prompt.at_or_below) + 1].label if prompt else scale.lowest_met.label
        words = "this one" if here else prompt.text if prompt else "a step of your own"
        sign = look.pick("●" if here else "○", "*" if here else "o")
        style = "bold $ink" if here else "$quiet"
        text = line((words, style), (f" {look.pick('→', '>')} {leads_to}", style))
        out += hang(line((f"{sign} ", "bold $accent" if here else "$quiet")), text, width)
    return [_title("STEPS TO MET" if len(way) > 1 else "ONE STEP TO MET"), *out, Content("")] if out else []


def history(row: PlanRow, width: int) -> Lines:
    """What became of it, the newest first; nothing where nothing is known."""
    past = [each for text in reversed(row.history) for each in _past(text, width)]
    return [_title("HISTORY"), *past, Content("")] if past else []


def _past(text: str, width: int) -> Lines:
    date, _, what = text.partition(": ")
    return hang(Content.styled(f"{date}  ", "$quiet"), Content.styled(what, "$ink"), width)
