"""The national numbers, each with what it is for, its limits and where it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from prevent_tui.assessment.contacts import signposts
from prevent_tui.tui.kit.block import Block
from prevent_tui.tui.kit.draw import Lines, space
from prevent_tui.wording.concern import numbers_caveat
from prevent_tui.wording.contacts import limits_text
from prevent_tui.wording.dates import day

if TYPE_CHECKING:
    from datetime import date

    from prevent_tui.assessment.contacts import Signpost
    from prevent_tui.assessment.model.assessment import Assessment

_LEAD, _APART = 30, 56
"""Columns for what a number is for; and from how many in all on there is room for that beside the number."""


def beside(block: Block, who: str, words: Content, width: int) -> Lines:
    """Whom one reaches, and how beside it; under it, where there is no room beside it."""
    lead = Content.styled(block.look.say(who), "$ink")
    if width < _APART or lead.cell_length >= _LEAD:
        return [*block.wrap(lead, width), *block.hang(space(2), words, width)]
    return block.hang(block.fit(lead, _LEAD), words, width)


class Numbers(Block):
    """Those of the setting's nation; of both nations, where nothing says which it is."""

    assessment: Assessment | None = None

    def show(self, assessment: Assessment | None) -> None:
        """Shows the numbers of a setting's nation."""
        self.assessment = assessment
        self.redraw()

    def lines(self, width: int) -> Lines:
        """The numbers, one after the other; then what is to be known of each."""
        contacts = signposts(self.assessment)
        seen_on = max(each.seen_on for each in contacts)
        out: Lines = [Content.styled("NATIONAL NUMBERS", "bold $quiet")]
        for each in contacts:
            out += beside(self, each.need, Content.styled(self.look.say(each.reach), "bold $ink"), width)
        out += [Content(""), Content.styled("WHAT TO KNOW OF THEM", "bold $quiet")]
        out += self.wrap(Content.styled(self.look.say(numbers_caveat(seen_on)), "$quiet"), width)
        for each in contacts:
            out += beside(self, each.need, Content.styled(self.look.say(_limits(each, seen_on)), "$quiet"), width)
        return out


def _limits(signpost: Signpost, seen_on: date) -> str:
    earlier = "" if signpost.seen_on == seen_on else f" Copy seen on {day(signpost.seen_on)}."
    return f"{limits_text(signpost)}{earlier}"
