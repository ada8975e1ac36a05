"""How each number of the review is made, in full sentences: a view that is read in place of the gaps."""

from __future__ import annotations

from textual.content import Content

from prevent_tui.tui.kit.block import WorkBlock
from prevent_tui.tui.kit.draw import Lines, fit, hang
from prevent_tui.wording import sums
from prevent_tui.wording.in_place import in_place_text, in_place_title
from prevent_tui.wording.verdict import verdict_text

_NAME = 20


class Sums(WorkBlock):
    """What it comes to, and each number with what it is made of."""

    def __init__(self) -> None:
        super().__init__(id="sums-text")

    def view(self, width: int) -> Lines:
        """The verdict whole, then the numbers, then the rules by which points are given."""
        questionnaire, total = self.work.questionnaire, self.work.result.total
        out = self.wrap(
            Content.styled(self.look.say(verdict_text(questionnaire, self.work.result)), "bold $ink"), width
        )
        out.append(Content(""))
        parts = [("Musts", sums.tally_text(total.musts))]
        parts += [("Conditions", sums.tally_text(total.conditions))] if total.conditions.of else []
        parts += [("Shoulds", sums.tally_text(total.shoulds))]
        good = f"{sums.tally_text(total.good)}; not counted as a duty"
        parts += [("Good practice", good)] if total.good.of else []
        parts += [(in_place_title(questionnaire), in_place_text(questionnaire, total))]
        parts += [("Score", sums.points_text(total)), ("Answered", sums.coverage_text(total.coverage))]
        for name, text in parts:
            lead = fit(Content.styled(name, "$quiet"), _NAME)
            out += hang(lead, Content.styled(self.look.say(text), "$ink"), width)
        rules = "Each level earns its points; don't know earns none and stays in the sum; not applicable leaves it."
        yardstick = sums.yardstick(questionnaire, total)
        text = f"{rules} {yardstick}{'.' if yardstick else ''}"
        return [*out, Content(""), *self.wrap(Content.styled(self.look.say(text), "$quiet"), width)]
