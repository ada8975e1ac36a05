"""The words for duties, states and sums, so that screens, prompts and reports all say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Coverage, Points, Result, Status, Tally, Verdict

if TYPE_CHECKING:
    from prevent_tui.questionnaire.overlay import Contact

STATUS_WORDS = {
    Status.GAP: "GAP",
    Status.PARTLY: "PARTLY",
    Status.MET: "MET",
    Status.UNKNOWN: "DON'T KNOW",
    Status.NA: "N/A",
    Status.NONE: "NOT ANSWERED",
}
"""What a state is called wherever it is shown; a sign stands beside the word."""

STATUS_NAMES = {
    Status.GAP: "gap",
    Status.PARTLY: "partly",
    Status.UNKNOWN: "don't know",
    Status.NONE: "not answered",
    Status.MET: "met",
    Status.NA: "not applicable",
}
"""What a state is called inside a sentence."""

ATTENTION = tuple(STATUS_NAMES)
"""The states from what needs most attention to what needs none."""

DUTY_WORDS = {
    Obligation.MUST: "MUST",
    Obligation.SHOULD: "SHOULD",
    Obligation.CONDITION: "CONDITION",
    Obligation.GOOD: "GOOD PRACTICE",
}
"""How binding a question is, as its label says it."""

_DUTY_NOUNS = {
    Obligation.MUST: ("must", "musts"),
    Obligation.SHOULD: ("should", "shoulds"),
    Obligation.CONDITION: ("condition", "conditions"),
    Obligation.GOOD: ("good practice question", "good practice questions"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 gap`, `3 gaps`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """A count inside a sentence: a word up to ten, digits above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def duties(count: int, duty: Obligation) -> str:
    """A count of questions of one duty in a sentence: `one must`, `three shoulds`."""
    return f"{number(count)} {duty_noun(duty, count)}"


def duty_noun(duty: Obligation, count: int = 2) -> str:
    """What questions of a duty are called in a sentence, in the plural unless `count` is 1."""
    return _DUTY_NOUNS[duty][count != 1]


def day(when: date) -> str:
    """A date as it is written everywhere: `14 Sep 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(number: int) -> str:
    """The name of a month in three letters; counted from January of any year, which is 0, and on after December."""
    return _MONTHS[number % 12]


def days_away(when: date, today: date) -> str:
    """How far off a date is: `today`, `in 6 days`, `12 days over`."""
    days = (when - today).days
    if not days:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} over"


def listed(parts: list[str]) -> str:
    """Joins the parts of a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def met(tally: Tally) -> str:
    """How many are met, of those that apply: `2 of 3 met`; in words where none apply."""
    if tally.of:
        return f"{tally.met} of {tally.of} met"
    return "none apply" if tally.not_applicable else "none asked"


def tally(counts: Tally) -> str:
    """The same with its sum: `2 of 5 met: 1 not met yet, 1 don't know, 1 not answered; 1 not applicable, left out`."""
    rest = [
        f"{count} {words}"
        for count, words in (
            (counts.below, "not met yet"),
            (counts.dont_know, "don't know"),
            (counts.unanswered, "not answered"),
        )
        if count
    ]
    said = met(counts) + (f": {', '.join(rest)}" if rest else "")
    return f"{said}; {counts.not_applicable} not applicable, left out" if counts.not_applicable else said


def percent(score: Points) -> str:
    """The score alone, such as `42%`, or `none yet`; it is never shown without its coverage."""
    return "none yet" if score.percent is None else f"{score.percent}%"


def points(score: Points) -> str:
    """The score with its sum: `37 of 66 points (56%) from 22 questions`, or `none yet`."""
    if score.percent is None:
        return percent(score)
    asked = plural(score.questions, "question")
    return f"{score.points} of {plural(score.possible, 'point')} ({score.percent}%) from {asked}"


def yardstick(questionnaire: Questionnaire) -> str:
    """What the score would be with everything just met, as in `Every question In place makes 67%.`; it is not 100.

    Empty where the questions are answered on scales that differ in this.
    """
    scales = {question.scale for question in questionnaire.questions}
    found = [scale for scale in questionnaire.scales if scale.id in scales]
    lowest = next((level for level in found[0].levels if level.met), None) if len(found) == 1 else None
    if lowest is None or lowest.points == found[0].possible:
        return ""
    share = Points(points=lowest.points, possible=found[0].possible, questions=1)
    return f"Every question {lowest.label} makes {share.percent}%."


def coverage(counts: Coverage) -> str:
    """How much was answered: `41 of 44 answered, 2 don't know, 1 not applicable`."""
    parts = [f"{counts.answered} of {counts.of} answered"]
    if counts.dont_know:
        parts.append(f"{counts.dont_know} don't know")
    if counts.not_applicable:
        parts.append(f"{counts.not_applicable} not applicable")
    return ", ".join(parts)


def states(found: Iterable[Status]) -> str:
    """Counts states, those that need attention first: `2 gap, 4 partly, 1 don't know, 9 met`."""
    counts = Counter(found)
    return ", ".join(f"{counts[status]} {STATUS_NAMES[status]}" for status in ATTENTION if counts[status])


def verdict(questionnaire: Questionnaire, result: Result) -> str:
    """What an assessment comes to, in a sentence or two that name the first thing to mend."""
    counts = result.total.coverage
    if not counts.of:
        return "No question applies to this setting."
    if not counts.answered:
        return "Nothing is answered yet." if not result.gaps else "None of the published questions is answered yet."
    if not result.gaps:
        return _without_gaps(counts)
    first = result.verdicts[result.gaps[0]]
    alike = [found for name in result.gaps if _alike(found := result.verdicts[name], first)]
    called = name(questionnaire.by_id[result.gaps[0]].name)
    return _before(result, first) + _finding(alike, first, called)


@dataclass(frozen=True)
class Suggestion:
    """A next step to offer; the owner is a role's label, and the date is empty where none is proposed."""

    text: str
    owner: str
    due: date | None


def suggestion(questionnaire: Questionnaire, found: Verdict, facts: Facts, today: date) -> Suggestion | None:
    """The step to offer where a question stands: the questionnaire's for that level, or finding out; None if met."""
    question, owners = found.question, questionnaire.role_labels
    steps = [prompt for prompt in question.actions if applies(prompt.applies_when, facts)]
    if found.status is Status.UNKNOWN:
        days = min((prompt.within_days for prompt in steps), default=None)
        due = today + timedelta(days=days) if days else None
        return Suggestion("Find out which level is true, and what shows it.", owners.get(question.role or "", ""), due)
    if found.level is None or found.level.met:
        return None
    scale = questionnaire.scale_of[question.id]
    here = scale.rank(found.level.id)
    fitting = [prompt for prompt in steps if scale.rank(prompt.at_or_below) >= here]
    if not fitting:
        return None
    prompt = min(fitting, key=lambda prompt: scale.rank(prompt.at_or_below))
    return Suggestion(prompt.text, owners[prompt.owner], today + timedelta(days=prompt.within_days))


def contact_details(contact: Contact) -> str:
    """How and when a contact is reached, for what, and when that was last checked."""
    reach = contact.reach.rstrip(" .") + (f" ({contact.hours})" if contact.hours else "")
    purpose = f" For: {contact.for_.rstrip(' .')}." if contact.for_ else ""
    checked = f"Checked {day(contact.checked_on)}." if contact.checked_on else "Not dated."
    return f"{reach}.{purpose} {checked}"


def name(question_name: str) -> str:
    """A question's name as it stands inside a sentence, without the stop at its end."""
    return question_name.rstrip(" .")


def _without_gaps(counts: Coverage) -> str:
    if counts.not_applicable == counts.of:
        return "No gaps: every question is marked not applicable."
    unanswered = counts.of - counts.answered
    if not unanswered:
        return "No gaps: every question is answered." if counts.of > 1 else "No gap: the question is answered."
    verb = "is" if unanswered == 1 else "are"
    return f"No gaps among the {counts.answered} answered; {unanswered} {verb} still open."


def _alike(one: Verdict, first: Verdict) -> bool:
    unknown = Status.UNKNOWN
    return one.question.obligation is first.question.obligation and (one.status is unknown) == (first.status is unknown)


def _before(result: Result, first: Verdict) -> str:
    musts = result.total.musts
    if first.question.obligation is Obligation.MUST or not musts.of or musts.met < musts.of:
        return ""
    if musts.of == 1:
        return "The one must is met. "
    return f"{'Both' if musts.of == 2 else f'All {number(musts.of)}'} musts are met. "


def _finding(alike: list[Verdict], first: Verdict, called: str) -> str:
    count = duties(len(alike), first.question.obligation)
    if first.status is Status.UNKNOWN:
        said = f"It is not known whether {count} {'is' if len(alike) == 1 else 'are'} met"
        link = ": " if len(alike) == 1 else ". The first to find out: "
    else:
        said = f"{count[0].upper()}{count[1:]} {'is' if len(alike) == 1 else 'are'} not met yet"
        link = ": " if len(alike) == 1 else ". The first to mend: "
    return f"{said}{link}{called}."
