"""Where each block stands on the page: the level of its headings, its number, and the names that links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prevent_tui.report.model.blocks import FirstGap, Heading, Pair, QuestionBlock, Report, Verdict
from prevent_tui.report.model.figures import Figures, LetterGrid
from prevent_tui.report.model.numbering import numbers
from prevent_tui.report.model.paper_form import ChallengeBlock, FormQuestion

_PARTS = (Figures, LetterGrid, Pair)
_QUESTIONS = (ChallengeBlock, FirstGap, FormQuestion, QuestionBlock)


@dataclass(frozen=True)
class Place:
    """What a block's macro is told about its surroundings.

    Attributes:
        level: The level of the headings it brings along.
        number: `Table 3` or `Figure 1`, where it is numbered.
        name: What a link to it leads to; empty where nothing leads there.
        heading: The heading it stands under, for a table that has no caption of its own.
        outline: The rest of the page.
    """

    level: int
    number: str
    name: str
    heading: str
    outline: Outline


@dataclass
class Outline:
    """Walks through a report in order; no level of headings is ever left out."""

    report: Report
    level: int = 1
    heading: str = ""
    _fresh: int = 0
    _numbers: dict[int, str] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)
    _questions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heading = self.report.title
        self._numbers = numbers(self.report)
        for place, block in enumerate(self.report.blocks):
            if isinstance(block, Heading) and block.listed:
                self._names[place] = f"part-{len(self._names) + 1}"
            elif isinstance(block, QuestionBlock) and block.question not in self._questions:
                self._names[place] = self._questions[block.question] = self._unused(block.question)

    def enter(self, place: int) -> Place:
        """Goes on to a block; each is entered once, in order."""
        block = self.report.blocks[place]
        level = self.level
        if isinstance(block, Heading | Verdict):
            self.level = level = min(block.level if isinstance(block, Heading) else 2, self.level + 1)
            self.heading = block.text
        elif isinstance(block, _PARTS):
            self.level = level = min(3, self.level + 1)
        elif isinstance(block, _QUESTIONS):
            level = self.level + 1
        return Place(level, self._numbers.get(place, ""), self._names.get(place, ""), self.heading, self)

    def question(self, question: str) -> str:
        """The name of a question's own block; empty where the report has none."""
        return self._questions.get(question, "")

    def contents(self) -> Iterator[tuple[str, Heading, list[tuple[str, Heading]]]]:
        """The listed headings of level 2, each with its name and the listed ones below it."""
        sections: list[tuple[str, Heading, list[tuple[str, Heading]]]] = []
        for place, block in enumerate(self.report.blocks):
            if isinstance(block, Heading) and block.listed:
                if block.level == 2 or not sections:
                    sections.append((self._names[place], block, []))
                else:
                    sections[-1][2].append((self._names[place], block))
        yield from sections

    def fresh(self) -> str:
        """A name that nothing else on the page has."""
        self._fresh += 1
        return f"drawn-{self._fresh}"

    def _unused(self, question: str) -> str:
        name = plain = f"question-{re.sub('[^a-z0-9]+', '-', question.lower()).strip('-')}"
        names, more = set(self._questions.values()), 2
        while name in names:
            name, more = f"{plain}-{more}", more + 1
        return name
