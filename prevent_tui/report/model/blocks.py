"""A report as plain data in reading order; every writer renders this same model, so none can say something else.

Texts are plain and never markup. A chart carries its values and words, never a drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prevent_tui.report.model.figures import (
    Figures,
    GridKey,
    LetterGrid,
    Months,
    Radar,
    StateBars,
    StateKey,
    StateStrip,
)
from prevent_tui.report.model.inline import Cell, Ref, Span, State
from prevent_tui.report.model.matrix import Matrix
from prevent_tui.report.model.paper_form import ChallengeBlock, FormHead, FormQuestion, Signatures
from prevent_tui.scoring import Status
from prevent_tui.wording.dates import day


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share of the table's width."""

    title: str
    width: float
    right: bool = False


class Mark(StrEnum):
    """Why a row of a table stands out, if it does."""

    NONE = "none"
    GAP = "gap"
    LATE = "late"
    SUM = "sum"


@dataclass(frozen=True)
class Row:
    """A row of a table; its first cell is its heading."""

    cells: tuple[Cell, ...]
    mark: Mark = Mark.NONE


@dataclass(frozen=True)
class Table:
    """Rows under column headings."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading: level 2 for a section, 3 for a part of it.

    Attributes:
        finding: What the section found, in a few words, for the contents.
        listed: Whether it belongs in the contents and the outline.
        starts_page: Whether what it begins is to be a sheet of its own on paper.
    """

    level: int
    text: str
    finding: str = ""
    listed: bool = True
    starts_page: bool = False


class ParagraphKind(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


@dataclass(frozen=True)
class Paragraph:
    """Running text: spans that follow one another; one that introduces stays with what follows it."""

    spans: tuple[Span, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    introduces: bool = False


@dataclass(frozen=True)
class Verdict:
    """What everything comes to, in words, and what lies behind it."""

    text: str
    detail: str


@dataclass(frozen=True)
class Item:
    """An entry of a list, with the sign of a state before it where there is one."""

    spans: tuple[Ref | Span, ...]
    state: State | None = None


@dataclass(frozen=True)
class Listing:
    """A short list under a title of its own."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Pair:
    """Two lists that stand beside each other where there is room; the left one is read first."""

    left: Listing
    right: Listing


@dataclass(frozen=True)
class Notice:
    """A sentence that must be read with what stands above it."""

    text: str


@dataclass(frozen=True)
class Contents:
    """The listed headings with their findings; a writer that has pages adds them."""


@dataclass(frozen=True)
class Step:
    """A level of a question's ladder.

    Attributes:
        sign: The level's own sign, whatever follows from it for the question.
        says: What is written beside it, such as that we are here.
        here: Whether it is the one chosen.
    """

    label: str
    text: str
    sign: Status
    says: str = ""
    here: bool = False


@dataclass(frozen=True)
class Detail:
    """Something known about an answer, under a label; each span begins on a line of its own."""

    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class QuestionBlock:
    """Everything there is to say about one question."""

    question: str
    reference: str
    text: str
    duty: str
    must: bool
    state: State
    ladder: tuple[Step, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True)
class FirstGap:
    """The first gap of a theme under a title, with its ladder: what is to be reached next."""

    title: str
    ref: Ref
    text: str
    duty: str
    state: State
    ladder: tuple[Step, ...]


Block = (
    Heading
    | Paragraph
    | Verdict
    | Figures
    | Table
    | Pair
    | Notice
    | Contents
    | StateKey
    | StateStrip
    | StateBars
    | LetterGrid
    | GridKey
    | QuestionBlock
    | FirstGap
    | Matrix
    | Months
    | Radar
    | FormHead
    | FormQuestion
    | ChallengeBlock
    | Signatures
)


UNDATED = date(1980, 1, 1)
"""The day in the properties of a file whose report has none: some formats demand one, and now would make it differ."""


@dataclass(frozen=True)
class Report:
    """A whole report; what is left out of its cover is in no format.

    Attributes:
        title: What kind of report it is.
        blocks: What it says, in reading order.
        setting: The name of the setting; a stand-in where none was given, empty where it is about no single one.
        reference: The number that others know the setting by, with what it is called; empty where there is none.
        edition: The questionnaire and its edition.
        made_on: The day the numbers are worked out for; None for a report without numbers.
        language: The language of the texts, such as `en-GB`.
        handling: Who it is for, printed on every page.
        stamp: Where it stands, in a few words: a draft, unfinished, or signed off and when.
        signed: Whether it was signed off and is as it was then.
        notices: Sentences that must stand on the cover, such as what was left out of a copy to share.
        demo: Printed on every page of a report on an invented setting; empty for a real one.
    """

    title: str
    blocks: tuple[Block, ...]
    setting: str = ""
    reference: str = ""
    edition: str = ""
    made_on: date | None = None
    language: str = "en-GB"
    handling: str = ""
    stamp: str = ""
    signed: bool = False
    notices: tuple[str, ...] = ()
    demo: str = ""

    @property
    def heading(self) -> str:
        """The largest line of the cover: the setting, or the title of a report that is about no single one."""
        return self.setting or self.title

    @property
    def subheading(self) -> str:
        """The title, where it is not the heading already."""
        return self.title if self.setting else ""

    @property
    def file_title(self) -> str:
        """The title that a file has in its properties."""
        return f"{self.title}: {self.setting}" if self.setting else self.title

    @property
    def day(self) -> str:
        """The day it was made on, in words; empty where it has none."""
        return day(self.made_on) if self.made_on else ""

    @property
    def file_day(self) -> date:
        """The day that a file has in its properties."""
        return self.made_on or UNDATED

    @property
    def footer(self) -> str:
        """Who it is for and the day, for the foot of every page."""
        return " ".join(text for text in (self.handling, self.day) if text)
