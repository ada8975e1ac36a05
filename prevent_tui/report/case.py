"""One setting's case: its questions, answers and result together, with the looks into them that several parts need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from prevent_tui.assessment.model.assessment import Assessment, Evidence, Strength
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import Theme
from prevent_tui.questionnaire.question import Obligation, Question
from prevent_tui.report.model.inline import Piece, Ref, Span, State, Tone
from prevent_tui.scoring import Result, Scores, Status, Tally, Verdict
from prevent_tui.wording import states
from prevent_tui.wording.suggestion import Step, next_steps


@dataclass(frozen=True)
class Case:
    """Everything a part of the report draws on.

    Attributes:
        under: The title of the other headings the questions stand under; empty for the questionnaire's own themes.
        is_full: Whether every question has a block of its own in the report, which its references lead to.
        origin: What a copy to share was made from, in a sentence; empty for anything else.
        before: The version sealed before, on the day it was signed; None where nothing is known of one.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    result: Result
    today: date
    under: str = ""
    is_full: bool = True
    origin: str = ""
    before: Case | None = None

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy to share, without a word that a person typed."""
        return bool(self.origin)

    @property
    def part(self) -> str:
        """What the parts are called that the questions stand in."""
        return "heading" if self.under else "theme"

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict on each question asked, in order."""
        return tuple(self.result.verdicts.values())

    @cached_property
    def published_verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that the numbers are made of: those on published questions, without the local additions."""
        return tuple(
            verdict for verdict in self.verdicts if verdict.question.id not in self.questionnaire.local_question_ids
        )

    @property
    def has_local_part(self) -> bool:
        """Whether a local addition asks anything, which is scored apart."""
        return len(self.published_verdicts) < len(self.verdicts)

    @cached_property
    def gaps(self) -> tuple[Verdict, ...]:
        """The verdicts that are gaps, first things first."""
        return tuple(self.result.verdicts[name] for name in self.result.gaps)

    @cached_property
    def duties(self) -> tuple[Obligation, ...]:
        """The duties that any question asked has."""
        obligations = {verdict.question.obligation for verdict in self.verdicts}
        return tuple(duty for duty in Obligation if duty in obligations)

    def is_local(self, theme: Theme) -> bool:
        """Whether a theme comes from a local addition, and is scored apart."""
        local = self.questionnaire.local_question_ids
        return any(question.theme == theme.id for question in self.questionnaire.questions if question.id in local)

    def of_theme(self, theme_id: str) -> tuple[Verdict, ...]:
        """The verdicts of one theme, in order."""
        return tuple(verdict for verdict in self.verdicts if verdict.question.theme == theme_id)

    def reference(self, question: Question) -> str:
        """The printed reference of a question, such as RA4."""
        return self.questionnaire.reference[question.id]

    def question_ref(self, question: Question, before: str = "") -> Ref:
        """A reference that leads to the question's block."""
        return Ref(question.id, before + self.reference(question))

    def reference_ranges(self, questions: list[Question]) -> str:
        """The references of questions in order, runs of three or more drawn together: `RA1, RA4 to RA7`."""
        order, names, codes = self._order, self._names, self._codes
        runs: list[list[int]] = []
        for place in sorted(order[question.id] for question in questions):
            if runs and runs[-1][-1] == place - 1 and codes[place] == codes[place - 1]:
                runs[-1].append(place)
            else:
                runs.append([place])
        parts = []
        for run in runs:
            parts += [f"{names[run[0]]} to {names[run[-1]]}"] if len(run) > 2 else [names[place] for place in run]
        return ", ".join(parts)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.questionnaire.reference)}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(self.questionnaire.reference.values())

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return tuple(name.rstrip("0123456789") for name in self._names)

    def next_steps(self, verdict: Verdict) -> tuple[Step, ...]:
        """What is still to do about a question: what is planned, soonest first, or else what is suggested."""
        return next_steps(self.questionnaire, self.assessment, verdict)

    def outlived_evidence(self, verdict: Verdict) -> tuple[Evidence, ...]:
        """The evidence of a question that claims to be met, where all of it has outlived its shelf life."""
        if verdict.outlived is None:
            return ()
        evidence = self.assessment.evidence_for(verdict.question.id)
        return tuple(item for item in evidence if item.strength is not Strength.CLAIMED)

    def shortened_text(self, text: str, ref: Ref, most: int = 260) -> tuple[Piece, ...]:
        """A typed text for a narrow column: all of a short one; of a long one the beginning, and where the rest is."""
        if len(text) <= most:
            return (Span(text),) if text else ()
        rest = f"at {ref.text}"
        more = Ref(ref.question, f"In full {rest}") if self.is_full else Span(f"In the full report {rest}", Tone.QUIET)
        return Span(text[: most * 5 // 6].rsplit(" ", 1)[0] + " …"), more


def state(status: Status, step: str = "") -> State:
    """A state with its word."""
    return State(status, states.STATUS_WORDS[status], step)


def state_of(verdict: Verdict) -> State:
    """The state of a question, with the name of its level where one was chosen and it is not met."""
    level = verdict.level
    return state(verdict.status, level.label if level and not level.met else "")


def tally_of(scores: Scores, duty: Obligation) -> Tally:
    """The numbers of one duty."""
    return {
        Obligation.MUST: scores.musts,
        Obligation.SHOULD: scores.shoulds,
        Obligation.CONDITION: scores.conditions,
        Obligation.GOOD: scores.good,
    }[duty]


def absent_text(words: str = "None noted") -> Span:
    """What stands where nothing was given."""
    return Span(words, Tone.ABSENT)
