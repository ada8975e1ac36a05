"""What the blocks of one document share: the places that links lead to, and the running numbers."""

from __future__ import annotations

from itertools import count

from prevent_tui.report.model.blocks import Heading, QuestionBlock, Report
from prevent_tui.report.model.numbering import numbers


class Draft:
    """A document while it is written.

    Args:
        report: What is written.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.place = 0
        self._numbers = numbers(report)
        self._ids = count(1)
        questions = (block.question for block in report.blocks if isinstance(block, QuestionBlock))
        self._anchors = {question: f"_Question{n}" for n, question in enumerate(questions, 1)}

    @property
    def headings(self) -> list[tuple[int, Heading]]:
        """The headings for the contents, each with its place among the blocks."""
        places = enumerate(self.report.blocks)
        return [(place, block) for place, block in places if isinstance(block, Heading) and block.listed]

    @property
    def name(self) -> str:
        """What the block being written is called, such as `Table 3`; empty where it has no name."""
        return self._numbers.get(self.place, "")

    def anchor(self, question: str) -> str:
        """The bookmark of a question's block; empty where the report has none."""
        return self._anchors.get(question, "")

    def number(self) -> int:
        """A number that no other bookmark of the document has."""
        return next(self._ids)
