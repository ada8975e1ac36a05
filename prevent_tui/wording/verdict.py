"""What an assessment comes to, in a sentence or two: one table of cases for the screen, the report and `score`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.scoring import Result, Status, Verdict
from prevent_tui.wording.claims import doubts_text, no_gap_text
from prevent_tui.wording.duties import duty_noun
from prevent_tui.wording.gaps import gap_name, resting_count
from prevent_tui.wording.grammar import join_words, number_word

NO_QUESTION = "No question applies to this setting."
"""What an assessment comes to where the facts switch every question off."""

_OPEN = (Status.GAP, Status.UNKNOWN, Status.NONE)
"""What can be open about a must, the most pressing first."""

_LABELS = ("What falls short", "Not yet so", "Not known", "Not answered")
"""What stands before the names of musts that are open, in this order."""

MOST_NAMED = 20
"""So many musts of a kind are named; a sentence with more could not be read."""


def verdict_text(questionnaire: Questionnaire, result: Result, named: int = MOST_NAMED) -> str:
    """Return what an assessment comes to, in a sentence or two.

    Each must that is not met, not known or not answered is named. Where there is none, the other gaps are counted and
    the first is named. Where there is no gap either, the words say how much of what is claimed can be shown.

    Args:
        questionnaire: The questionnaire that was answered.
        result: What the answers come to.
        named: How many musts of a kind are named at most, where there is little room; the rest is counted.
    """
    published, local = _by_origin(questionnaire, result)
    if result.verdicts and all(verdict.status is Status.NONE for verdict in result.verdicts.values()):
        return "Nothing is answered yet."
    sentence = _published(result, published, local, named)
    # A local addition cannot ask a must, so that its gaps come after every must of the published ones.
    local_gaps = [] if _open_musts(published) else _gaps(result, local)
    return f"{sentence} {_other_gaps(result, local_gaps, 'local ')}".strip()


def verdict_status(questionnaire: Questionnaire, result: Result) -> Status:
    """Return the state whose sign stands before the verdict.

    Met only where nothing is open and all that is claimed can be shown; met and not shown where none of it can.
    """
    verdicts = [verdict for group in _by_origin(questionnaire, result) for verdict in group]
    for verdict in (*_open_musts(verdicts), *_gaps(result, verdicts)):
        return verdict.status
    statuses = {verdict.status for verdict in verdicts}
    if statuses <= {Status.NA, Status.NONE} or Status.NONE in statuses:
        return Status.NONE if Status.NONE in statuses or not statuses else Status.NA
    if Status.MET in statuses and not any(verdict.is_shown for verdict in verdicts):
        return Status.NOT_SHOWN
    return Status.PARTLY if Status.MET not in statuses or doubts_text(verdicts) else Status.MET


def _by_origin(questionnaire: Questionnaire, result: Result) -> tuple[list[Verdict], list[Verdict]]:
    """The verdicts on published questions, and on local additions, scored apart; gaps in their order, then the rest."""
    local = questionnaire.local_question_ids
    order = {name: place for place, name in enumerate(result.gaps)}
    verdicts = sorted(result.verdicts.items(), key=lambda each: order.get(each[0], len(order)))
    return [v for name, v in verdicts if name not in local], [v for name, v in verdicts if name in local]


def _published(result: Result, verdicts: list[Verdict], local: list[Verdict], named: int) -> str:
    if not verdicts:
        return "No published question applies to this setting." if local else NO_QUESTION
    if all(verdict.status is Status.NONE for verdict in verdicts):
        return "None of the published questions is answered yet."
    musts = _musts(verdicts, named)
    if _open_musts(verdicts):
        return musts
    if gaps := _gaps(result, verdicts):
        return f"{musts} {_other_gaps(result, gaps)}".strip()
    unanswered = any(verdict.status is Status.NONE for verdict in verdicts)
    return f"{musts if unanswered else ''} {no_gap_text(verdicts)}".strip()


def _gaps(result: Result, verdicts: Collection[Verdict]) -> list[Verdict]:
    """Those of the verdicts that are gaps of their own, the first to mend first."""
    names = {verdict.question.id for verdict in verdicts}
    return [result.verdicts[name] for name in result.own_gaps if name in names]


def _of_musts(verdicts: Collection[Verdict]) -> list[Verdict]:
    musts = [verdict for verdict in verdicts if verdict.question.obligation is Obligation.MUST]
    return [verdict for verdict in musts if verdict.status is not Status.NA]


def _open_musts(verdicts: Collection[Verdict]) -> list[Verdict]:
    """The musts that are not met, not known or not answered, in this order."""
    musts = _of_musts(verdicts)
    return [verdict for status in _OPEN for verdict in musts if verdict.status is status]


def _musts(verdicts: Collection[Verdict], named: int) -> str:
    """How many musts are met, and the name of each that is open; nothing where no must applies."""
    musts, still_open = _of_musts(verdicts), _open_musts(verdicts)
    if not musts:
        return ""
    if len(musts) == 1 and still_open:
        return _one_must(musts[0])
    met = [verdict for verdict in musts if verdict.status is Status.MET]
    of_all = duty_noun(Obligation.MUST, len(musts))
    if still_open:
        few = f"{number_word(len(met)).capitalize()} of" if met else "None of the"
        first = f"{few} {number_word(len(musts))} {of_all}"
    else:
        first = {1: "The one", 2: "Both"}.get(len(musts), f"All {number_word(len(musts))}") + f" {of_all}"
    verb = "are" if len(met) > 1 else "is"
    return f"{first} {verb} met{_not_shown(met)}.{''.join(_listed(still_open, named))}"


def _listed(still_open: Collection[Verdict], named: int) -> Iterator[str]:
    """The names of the musts that are open, those of which the same is said together."""
    for label in _LABELS:
        alike = [verdict for verdict in still_open if _label(verdict) == label]
        names = [_name(verdict) for verdict in alike[:named]]
        more = len(alike) - len(names)
        if names:
            yield f" {label}: {'; '.join(names)}{f'; and {number_word(more)} more' if more else ''}."


def _one_must(verdict: Verdict) -> str:
    if verdict.status is Status.UNKNOWN:
        return f"It is not known whether the one must is met: {_name(verdict)}."
    open_ = "not answered" if verdict.status is Status.NONE else "not met yet"
    return _ended(f"The one must is {open_}", verdict)


def _not_shown(met: list[Verdict]) -> str:
    """How far those that are met can be shown, where that is not all the way."""
    doubts = (
        (sum(verdict.weak for verdict in met), "not shown"),
        (sum(verdict.outlived is not None for verdict in met), "on evidence that is out of date"),
    )
    parts = [(count, words) for count, words in doubts if count]
    if len(parts) == 1 and parts[0][0] == len(met):
        return f", but {parts[0][1]}"
    return "".join(f", {number_word(count)} of them {words}" for count, words in parts)


def _other_gaps(result: Result, gaps: Sequence[Verdict], local: str = "") -> str:
    """How many gaps there are of each duty, what rests on them, and the name of the first; nothing where none is."""
    if not gaps:
        return ""
    more = resting_count(result, [verdict.question.id for verdict in gaps])
    more = f"; {more}" if more else ""
    unknown = [verdict for verdict in gaps if verdict.status is Status.UNKNOWN]
    if len(gaps) == 1 and unknown:
        return f"It is not known whether {_duties(unknown, local)} is met: {_name(gaps[0])}{more}."
    parts = [
        f"{_duties(group, local)} {'is' if len(group) == 1 else 'are'} {words}"
        for words, group in (
            ("not met yet", [verdict for verdict in gaps if verdict.status is not Status.UNKNOWN]),
            ("not known", unknown),
        )
        if group
    ]
    sentence = ", and ".join(parts)
    sentence = f"{sentence[0].upper()}{sentence[1:]}"
    if len(gaps) == 1:
        return _ended(sentence, gaps[0], more)
    find_out = "find out" if gaps[0].status is Status.UNKNOWN else "mend"
    return _ended(f"{sentence}{more}. The first to {find_out}", gaps[0])


def _duties(verdicts: Collection[Verdict], local: str) -> str:
    counts = Counter(verdict.question.obligation for verdict in verdicts)
    return join_words(
        [f"{number_word(counts[duty])} {local}{duty_noun(duty, counts[duty])}" for duty in Obligation if counts[duty]]
    )


def _ended(sentence: str, verdict: Verdict, more: str = "") -> str:
    """A sentence with the name of the question it is about; a wanted state is never named as if it were so."""
    name = f"{_name(verdict)}{more}"
    if _label(verdict) == "Not yet so":
        return f"{sentence}. Not yet so: {name}." if sentence.endswith("yet") else f"{sentence}, not yet so: {name}."
    return f"{sentence}: {name}."


def _label(verdict: Verdict) -> str:
    if verdict.status is Status.UNKNOWN:
        return "Not known"
    if verdict.status is Status.NONE:
        return "Not answered"
    return "What falls short" if verdict.question.gap else "Not yet so"


def _name(verdict: Verdict) -> str:
    return gap_name(verdict.question, verdict.status)
