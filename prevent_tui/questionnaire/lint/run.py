"""Every check that only authors need, on a questionnaire that could be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from prevent_tui.budget import FAULTS_COUNTED
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.lint.coverage import coverage_findings, tag_findings
from prevent_tui.questionnaire.lint.editions import edition_findings, revision_findings
from prevent_tui.questionnaire.lint.gaps import gap_findings
from prevent_tui.questionnaire.lint.reach import nothing_asked, reach_findings, unused_facts
from prevent_tui.questionnaire.lint.rulebook import severity
from prevent_tui.questionnaire.lint.sources import standing_findings
from prevent_tui.questionnaire.lint.wording import wording_findings
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.validation.rules import Rule

if TYPE_CHECKING:
    from prevent_tui.questionnaire.parts import Accepted


def author_findings(questionnaire: Questionnaire, path: Path, today: date, *, whole: bool = True) -> list[Fault]:
    """Run every check for authors over a questionnaire, whether or not it can be used.

    Args:
        questionnaire: It may name what is not there.
        path: Its file; the edition it replaces is looked for beside it.
        today: The day that sources are judged on.
        whole: Nothing was left out of it; otherwise what concerns all of it is not judged.
    """
    findings = [
        *standing_findings(questionnaire, today),
        *reach_findings(questionnaire),
        *wording_findings(questionnaire),
        *tag_findings(questionnaire),
        *gap_findings(questionnaire),
        *revision_findings(questionnaire),
    ]
    if whole:
        findings += [*nothing_asked(questionnaire), *unused_facts(questionnaire), *coverage_findings(questionnaire)]
        findings += edition_findings(questionnaire, path)
    return findings


def salvage(raw: dict[str, Any]) -> Questionnaire | None:
    """A questionnaire of those tables of a parsed file that are sound, so that they can be looked at all the same.

    None where what is left is no questionnaire. It is fit for `author_findings` with `whole=False`, and nothing else.
    """
    for _ in range(2):
        try:
            return Questionnaire.model_validate(raw)
        except ValidationError as error:
            if error.error_count() > FAULTS_COUNTED:
                return None
            raw = _without(raw, [one["loc"] for one in error.errors(include_url=False)])
    return None


def _without(raw: dict[str, Any], places: Iterable[tuple[str | int, ...]]) -> dict[str, Any]:
    wrong: dict[str, set[int]] = {}
    for name, *rest in (place for place in places if place):
        wrong.setdefault(str(name), set()).update(part for part in rest[:1] if isinstance(part, int))
    return {
        name: [one for number, one in enumerate(value) if number not in wrong[name]] if wrong.get(name) else value
        for name, value in raw.items()
        if wrong.get(name, True)
    }


def split_accepted(
    findings: Iterable[Fault], accepted: Sequence[Accepted], *, whole: bool = True
) -> tuple[list[Fault], list[tuple[Fault, Accepted]]]:
    """Part findings into those that stand and those that the author has accepted.

    A fault cannot be accepted.

    Args:
        findings: Everything that was found.
        accepted: The author's entries, by rule and place.
        whole: Whether everything was checked; only then is an entry that accepts nothing itself a finding.

    Returns:
        The findings that stand, and the accepted ones, each with the entry that accepts it.
    """
    answers = {(one.rule, one.place): one for one in accepted}
    used: set[tuple[int, str]] = set()
    standing, accepted_findings = [], []
    for one in findings:
        answer = answers.get((one.rule, one.place))
        if answer is None or severity(one.rule) == "fault":
            standing.append(one)
        else:
            used.add((one.rule, one.place))
            accepted_findings.append((one, answer))
    for number, answer in enumerate(accepted, 1):
        if whole and (answer.rule, answer.place) not in used:
            message = f"accepts rule {answer.rule} at {answer.place}, where it is not found."
            if severity(answer.rule) == "fault":
                message = f"accepts rule {answer.rule}, but a fault cannot be accepted."
            hint = "Take the entry out, or write the place as check prints it."
            standing.append(Fault(f"accepted[{number}]", message, hint, Rule.ACCEPTED_MATCHES))
    return standing, accepted_findings
