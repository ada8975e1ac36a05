"""Running a questionnaire's invented settings as its tests: does scoring find what the author says must come out?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from prevent_tui.assessment.faults import questionnaire_faults
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.revisions import is_set_aside_no_more
from prevent_tui.assessment.samples import from_sample, sealed_predecessor
from prevent_tui.errors import Fault
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.sample import Sample, SampleExpects
from prevent_tui.scoring import Result, Scores, Status, Tally, score

_LISTS = ("themes", "gaps")


def sample_faults(questionnaire: Questionnaire, today: date) -> list[Fault]:
    """Every answer of a sample that nobody could give, and every number that does not come out as expected.

    Args:
        questionnaire: A questionnaire that was loaded, so its names are known to lead somewhere.
        today: The day the samples are scored on; their dates are counted back from it.
    """
    return [fault for sample in questionnaire.samples for fault in _faults(questionnaire, sample, today)]


def _faults(questionnaire: Questionnaire, sample: Sample, today: date) -> Iterator[Fault]:
    place = f"samples[{sample.id}]"
    noon = datetime.combine(today, time(12), tzinfo=UTC)
    assessment, before = from_sample(questionnaire, sample, noon), sealed_predecessor(questionnaire, sample, noon)
    for fault in _answer_faults(assessment, questionnaire):
        yield Fault(f"{place}.{fault.place}", fault.message, fault.hint)
    for fault in _answer_faults(before, questionnaire) if before else ():
        if fault.place.startswith("answers."):
            yield Fault(f"{place}.before.{fault.place}", fault.message, fault.hint)
    result = score(questionnaire, assessment, today)
    for name in result.not_asked:
        yield Fault(f"{place}.answers.{name}", "answers a question that its facts switch off.", "Take it out.")
    numbers = _numbers(result)
    for key, expected in _expected(sample).items():
        if numbers[key] != expected:
            message = f"expects {_shown(expected)}, scoring finds {_shown(numbers[key])}"
            hint = "Mend the answers, or the number if it is wrong."
            if key in _LISTS:
                hint = "Mend the answers, or what is expected, if that is wrong."
            yield Fault(
                f"{place}.expects.{key}", f"{message}{_because(key, sample.expects, questionnaire, result)}.", hint
            )


def _answer_faults(assessment: Assessment, questionnaire: Questionnaire) -> Iterator[Fault]:
    yield from questionnaire_faults(assessment, questionnaire)
    for name, answer in assessment.answers.items():
        if is_set_aside_no_more(answer, questionnaire.by_id.get(name)):
            message = "this question cannot be set aside as not applicable."
            yield Fault(f"answers.{name}.state", message, "Choose a level.")


def _because(key: str, expects: SampleExpects, questionnaire: Questionnaire, result: Result) -> str:
    """Which questions a wrong count of questions or of answers comes from, where that can be told."""
    coverage = result.total.coverage
    if key == "of" and expects.of > coverage.of:
        left_out = [one.id for one in questionnaire.questions if one.id not in result.verdicts]
        return f": not asked here because of its facts: {', '.join(left_out)}" if left_out else ""
    # Where the number of questions is wrong, what is unanswered is said there and not again.
    if key == "of" or (key == "answered" and expects.of == coverage.of and expects.answered > coverage.answered):
        unanswered = [name for name, one in result.verdicts.items() if one.status is Status.NONE]
        are = "is asked here and has" if len(unanswered) == 1 else "are asked here and have"
        return f": {', '.join(unanswered)} {are} no answer" if unanswered else ""
    return ""


def _expected(sample: Sample) -> dict[str, object]:
    return {name: getattr(sample.expects, name) for name in type(sample.expects).model_fields}


def _numbers(result: Result) -> dict[str, object]:
    total = result.total
    return {
        "musts": _pair(total.musts),
        "shoulds": _pair(total.shoulds),
        "conditions": _pair(total.conditions),
        "points": (total.score.points, total.score.possible),
        "answered": total.coverage.answered,
        "of": total.coverage.of,
        "dont_know": total.coverage.dont_know,
        "not_applicable": total.coverage.not_applicable,
        "themes": {name: _state(scores) for name, scores in result.themes.items()},
        "gaps": result.gaps,
    }


def _state(scores: Scores) -> str:
    """The state of a theme by its answers alone: whether they can be shown is a matter of evidence, which ages."""
    return str(Status.MET if scores.status is Status.NOT_SHOWN else scores.status)


def _pair(tally: Tally) -> tuple[int, int]:
    return tally.met, tally.of


def _shown(value: object) -> str:
    """Return a value as it is written in the file."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_shown(status)}" for name, status in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
