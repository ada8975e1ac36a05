"""The tables of a questionnaire beside its questions and scales."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from prevent_tui.questionnaire.condition import Condition
from prevent_tui.questionnaire.types import Day, Edition, Line, Prose, Slug, Table, Weeks


class Source(Table):
    """A document a question rests on.

    Attributes:
        force: What kind of authority it has.
        confidence: How it was read: the passage itself, parts of it, or reports about it.
        checked_on: When a copy of the document was last seen for this questionnaire.
        applies_when: Where the document holds, such as in one nation; elsewhere it is not cited.
    """

    id: Slug
    title: Line
    publisher: Line
    edition: Line
    force: Literal["law", "statutory guidance", "funding or inspection", "guidance", "local"]
    url: Line | None = None
    confidence: Literal["read", "part-read", "reported"] = "reported"
    checked_on: Day | None = None
    superseded_by: Slug | None = None
    applies_when: Condition | None = None


class Option(Table):
    """One choice of a one-of fact."""

    id: Slug
    label: Line


class Fact(Table):
    """Something true of the setting that decides which questions are asked.

    Attributes:
        default: What a new assessment starts with; shown in its form, where it can be changed.
        applies_when: Where it can be true at all; elsewhere it is not asked, and counts as not so.
    """

    id: Slug
    label: Line
    kind: Literal["yes-no", "one-of"]
    help: Line | None = None
    options: tuple[Option, ...] = ()
    default: StrictBool | Slug | None = None
    applies_when: Condition | None = None


class Role(Table):
    """A post that answers a question or owns an action, never a person's name.

    Attributes:
        fills_in: Whether it works through the questionnaire itself; every other post has to be asked.
    """

    id: Slug
    label: Line
    fills_in: StrictBool = False


class Heading(Table):
    """A heading below a theme or a grouping."""

    id: Slug
    title: Line


class Theme(Table):
    """One of the main parts; `code` begins the reference of its questions, as in RA4."""

    id: Slug
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}$")]
    title: Line
    summary: Line | None = None
    facilitator: Line | None = None
    areas: tuple[Heading, ...] = ()


class Grouping(Table):
    """A second table of contents, over the tags of the questions."""

    id: Slug
    title: Line
    headings: Annotated[tuple[Heading, ...], Field(min_length=1)]


class Retired(Table):
    """A question of an earlier edition that is asked no more: its id is never used again.

    Attributes:
        replaced_by: Ids of the questions that ask about it now; none where nothing does.
        because: What became of it, in a sentence.
    """

    id: Slug
    retired_in: Edition
    replaced_by: tuple[Slug, ...] = ()
    because: Line | None = None


class Accepted(Table):
    """A warning or a piece of advice of `check` that the author has considered and lets stand.

    Attributes:
        place: The place in the file, as `check` prints it.
        because: Why it may stand, in a sentence.
    """

    rule: Annotated[int, Field(ge=1, strict=True)]
    place: Line
    because: Line


class CatalogueRisk(Table):
    """A risk that settings of this kind should think about; gaps in its questions propose it.

    Attributes:
        who: Who may be affected, as groups.
        why: How it comes about.
        controls: What is often in place against it.
        further: What can be done besides.
        lead: The id of the role that usually answers for it.
        questions: Ids of the questions that bear on it.
    """

    id: Slug
    title: Line
    who: Line
    lead: Slug
    questions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    why: Prose | None = None
    controls: tuple[Line, ...] = ()
    further: tuple[Line, ...] = ()
    applies_when: Condition | None = None


class ExpectedContact(Table):
    """A local contact that the setting has to fill in itself, such as the council's Prevent lead."""

    id: Slug
    label: Line
    help: Line | None = None
    applies_when: Condition | None = None


class Claim(Table):
    """What an answer says: its level is at least, or at most, the one named."""

    question: Slug
    at_least: Slug | None = None
    at_most: Slug | None = None


class Contradiction(Table):
    """Answers that do not go together, with what to ask about them.

    Attributes:
        severity: look, to think about; warn, likely wrong; stop, before sign-off one of them has to change.
        claims: All of them true at once is the contradiction.
    """

    id: Slug
    severity: Literal["look", "warn", "stop"]
    claims: Annotated[tuple[Claim, ...], Field(min_length=2)]
    message: Line


class Figure(Table):
    """A number that a setting of this kind should know of itself, such as staff trained.

    Attributes:
        label: What is counted.
        unit: What one of them is, such as `people` or `%`.
        of: What it is a part of, such as "staff in post"; none where it stands by itself.
        help: How to count it, and where it is usually found.
    """

    id: Slug
    label: Line
    unit: Line | None = None
    of: Line | None = None
    help: Line | None = None
    applies_when: Condition | None = None


class About(Table):
    """The questionnaire's own table: what it is, for whom, and for how long it holds.

    Attributes:
        front_sheet: Short paragraphs shown before question one.
        limits: The sentence printed with every score.
        audience: Who it is for, in a few words.
        minutes: How long answering all of it takes.
        replaces: The edition before this one.
        review_every_weeks: How often a setting of this kind usually reviews its plan.
    """

    id: Slug
    edition: Edition
    title: Line
    sector: Line
    audience: Line | None = None
    revision: Annotated[int, Field(ge=1, strict=True)] = 1
    status: Literal["draft", "live", "retired"] = "live"
    nations: tuple[Line, ...] = ()
    language: Line = "en-GB"
    publisher: Line | None = None
    licence: Line | None = None
    valid_from: Day | None = None
    review_by: Day | None = None
    replaces: Edition | None = None
    minutes: Annotated[int, Field(ge=1, le=600, strict=True)] | None = None
    review_every_weeks: Weeks | None = None
    front_sheet: tuple[Prose, ...] = ()
    limits: Line = "Self-assessed by the setting, not an inspection judgement."
