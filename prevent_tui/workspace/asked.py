"""The questions an open assessment is asked, in order: by theme, what is open, what is marked, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prevent_tui.scoring import Status, Verdict

if TYPE_CHECKING:
    from prevent_tui.assessment.model.assessment import Assessment
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Theme
    from prevent_tui.scoring import Result


class Asked:
    """What is asked of an assessment, as far as that follows from what it comes to.

    Attributes:
        questionnaire: What is asked, under the headings it is shown under.
    """

    questionnaire: Questionnaire

    @property
    def assessment(self) -> Assessment:
        """What is answered."""
        raise NotImplementedError

    @property
    def result(self) -> Result:
        """What it comes to."""
        raise NotImplementedError

    @property
    def question_ids(self) -> list[str]:
        """Ids of the questions asked, in order."""
        return list(self.result.verdicts)

    @property
    def themes(self) -> list[Theme]:
        """The themes with a question asked."""
        return [theme for theme in self.questionnaire.themes if theme.id in self.result.themes]

    def is_local(self, theme: Theme) -> bool:
        """Whether a theme is of a local addition, and scored apart."""
        return any(
            verdict.question.id in self.questionnaire.local_question_ids for verdict in self.theme_verdicts(theme.id)
        )

    @property
    def flagged_ids(self) -> list[str]:
        """Ids of the questions asked that carry a flag."""
        return [name for name in self.question_ids if self.assessment.answer(name).flagged]

    @property
    def look_again_ids(self) -> list[str]:
        """Ids of the questions asked whose answers are to be looked at again."""
        return [name for name in self.question_ids if self.assessment.answer(name).look_again]

    def theme_verdicts(self, theme_id: str) -> list[Verdict]:
        """The verdicts of a theme, in order."""
        return [verdict for verdict in self.result.verdicts.values() if verdict.question.theme == theme_id]

    def first_open(self, theme_id: str) -> str:
        """The first question of a theme without an answer, or its first question; empty where none is asked."""
        verdicts = self.theme_verdicts(theme_id)
        return next((v.question.id for v in (*(v for v in verdicts if v.status is Status.NONE), *verdicts)), "")

    def next_open(self, after: str) -> str | None:
        """The next question without an answer, from the start again after the last."""
        return self._next(after, [v.question.id for v in self.result.verdicts.values() if v.status is Status.NONE])

    def next_flagged(self, after: str) -> str | None:
        """The next question with a flag, or to look at again, from the start again after the last."""
        marked = {*self.flagged_ids, *self.look_again_ids}
        return self._next(after, [name for name in self.question_ids if name in marked])

    def _next(self, after: str, names: list[str]) -> str | None:
        order = {name: place for place, name in enumerate(self.question_ids)}
        later = [name for name in names if order[name] > order.get(after, -1)]
        return next(iter(later or names), None)
