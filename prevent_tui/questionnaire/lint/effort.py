"""How long a questionnaire takes, who answers it, and what its questions cover."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from prevent_tui.questionnaire.condition import applies
from prevent_tui.questionnaire.lint.possible_settings import Settings
from prevent_tui.questionnaire.lint.rulebook import limits
from prevent_tui.questionnaire.lint.wording import count_words

if TYPE_CHECKING:
    from prevent_tui.questionnaire.condition import Condition
    from prevent_tui.questionnaire.model import Questionnaire

_MOST_TRIES = 100_000


@dataclass(frozen=True)
class Effort:
    """What a questionnaire asks of people, counted; all of it can be read off the file."""

    questionnaire: Questionnaire

    @cached_property
    def seconds(self) -> dict[str, float]:
        """Question id to the seconds that reading it with its levels and deciding take."""
        a_word = 60 / limits("minutes")["words_a_minute"]
        deciding = limits("minutes")["seconds_to_decide"]
        scales = {
            scale.id: sum(count_words(f"{level.label} {level.meaning}") for level in scale.levels)
            for scale in self.questionnaire.scales
        }
        return {
            question.id: deciding
            + a_word
            * (
                count_words(question.text)
                + (sum(count_words(wording) for wording in question.levels.values()) or scales.get(question.scale, 0))
            )
            for question in self.questionnaire.questions
        }

    @cached_property
    def minutes(self) -> int:
        """For the setting that is asked most, with the front sheet, rounded up."""
        front = sum(count_words(paragraph) for paragraph in self.questionnaire.about.front_sheet)
        seconds = self._most_seconds() + 60 * front / limits("minutes")["words_a_minute"]
        return -int(-seconds // 60)

    def _most_seconds(self) -> float:
        always = 0.0
        conditional: dict[Condition, float] = {}
        for question in self.questionnaire.questions:
            if question.applies_when is None:
                always += self.seconds[question.id]
            else:
                before = conditional.get(question.applies_when, 0.0)
                conditional[question.applies_when] = before + self.seconds[question.id]
        most = max(1, _MOST_TRIES // max(1, len(conditional)))
        every = Settings(self.questionnaire).combinations(conditional, most)
        if every is None:
            return always + sum(conditional.values())
        return always + max(
            sum(seconds for condition, seconds in conditional.items() if applies(condition, facts)) for facts in every
        )

    @cached_property
    def roles(self) -> dict[str, int]:
        """Role id to the number of questions it answers, the most first."""
        return dict(Counter(one.role for one in self.questionnaire.questions if one.role).most_common())

    @cached_property
    def headings(self) -> dict[str, dict[str, int]]:
        """Grouping id to heading id to the number of questions under it."""
        return {
            grouping.id: {
                heading.id: sum(one.tags.get(grouping.id) == heading.id for one in self.questionnaire.questions)
                for heading in grouping.headings
            }
            for grouping in self.questionnaire.groupings
        }

    @cached_property
    def sources(self) -> dict[str, int]:
        """Source id to the number of questions that cite it."""
        counts = Counter(
            name for question in self.questionnaire.questions for name in {one.source for one in question.sources}
        )
        return {source.id: counts[source.id] for source in self.questionnaire.sources}

    def as_data(self) -> dict[str, Any]:
        """All of it, under the keys that `check --json` documents."""
        questions = self.questionnaire.questions
        return {
            "questions": len(questions),
            "samples": len(self.questionnaire.samples),
            "minutes": {"promised": self.questionnaire.about.minutes, "estimated": self.minutes},
            "obligations": dict(Counter(str(one.obligation) for one in questions)),
            "themes": dict(Counter(one.theme for one in questions)),
            "roles": self.roles,
            "headings": self.headings,
            "sources": self.sources,
        }
