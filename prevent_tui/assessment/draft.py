"""What stands in a form that was not kept yet: never an answer, and never in the answers file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment

_LISTS = ("actions", "evidence", "risks", "contacts", "figures", "challenges")


@dataclass(frozen=True)
class DraftOf:
    """Which form a draft is of; there is one for each form and item.

    Attributes:
        form: The form, in a word of ours.
        item: What is filled in, such as `actions/a-3` for one of a list of the assessment; whatever else for the rest.
        words: What it is called in a sentence, such as "action of RA4".
        question: The id of the question it belongs to, if one.
    """

    form: str
    item: str = ""
    words: str = field(default="", compare=False)
    question: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Draft:
    """What stands in the fields of a form.

    Attributes:
        of: The form and its item.
        typed_at: When it was typed, with its zone.
        fields: The name of each field, and what stands in it.
    """

    of: DraftOf
    typed_at: datetime
    fields: Mapping[str, str]


@dataclass(frozen=True)
class DraftChange:
    """What a step did to the draft of a form.

    Attributes:
        of: The form and its item.
        before: Its draft until then; None for none.
        after: Its draft from then on; None for none.
    """

    of: DraftOf
    before: Draft | None
    after: Draft | None


def listed_items(assessment: Assessment) -> frozenset[str]:
    """Return what drafts can be of that can be taken out of an assessment, each by its list and its id."""
    return frozenset(f"{name}/{each.id}" for name in _LISTS for each in getattr(assessment, name))


def is_listed(item: str) -> bool:
    """Return whether an item is one of a list of the assessment, so that it can be taken out."""
    return item.partition("/")[0] in _LISTS
