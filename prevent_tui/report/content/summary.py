"""The first page: who reads only this has all of it."""

from __future__ import annotations

from collections.abc import Iterator

from prevent_tui.assessment.actions import overdue_actions
from prevent_tui.questionnaire.question import Obligation
from prevent_tui.report.case import Case, absent_text, state, state_of, tally_of
from prevent_tui.report.content import comparison
from prevent_tui.report.content.action_lines import step_cells
from prevent_tui.report.content.contents import footnote
from prevent_tui.report.content.sources import edition
from prevent_tui.report.model.blocks import (
    Block,
    Column,
    Heading,
    Item,
    Listing,
    Mark,
    Notice,
    Pair,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Verdict,
)
from prevent_tui.report.model.figures import Figure, Figures
from prevent_tui.report.model.inline import Ref, Span, Tone
from prevent_tui.report.words import report_words
from prevent_tui.scoring import Status
from prevent_tui.scoring import Verdict as QuestionVerdict
from prevent_tui.wording import grammar, states, sums
from prevent_tui.wording.claims import no_gap_text
from prevent_tui.wording.duties import duty_noun
from prevent_tui.wording.gaps import gap_name, gap_words, resting_count
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.in_place import above_text, in_place_title
from prevent_tui.wording.revisions import revision_text
from prevent_tui.wording.verdict import verdict_text

_FIRST = 3
_LISTED = 4
_NONE_ASKED = "What is said of the setting switches every question off."
_BEHIND = {
    Obligation.MUST: "What the law asks; one unmet is a gap, whatever the score.",
    Obligation.SHOULD: "What statutory or official guidance expects.",
    Obligation.CONDITION: "What funding or inspection asks.",
    Obligation.GOOD: "Neither law nor guidance; it helps.",
}


def summary(case: Case) -> Iterator[Block]:
    """The verdict, the numbers, the first fixes, what is not known and what holds."""
    yield from _page(case)
    yield Notice(_limits(case))


def summary_alone(case: Case) -> Iterator[Block]:
    """The same where it is the whole report: it says what it leaves out, and which edition was answered."""
    yield from _page(case)
    yield Paragraph((Span(f"{report_words()['parts']['summary']} {edition(case)}", Tone.QUIET),), ParagraphKind.SMALL)
    yield Notice(_limits(case))


def _limits(case: Case) -> str:
    first = [verdict.question for verdict in case.own_gaps[:_FIRST]]
    return " ".join([*footnote(case, first), case.questionnaire.about.limits])


def _page(case: Case) -> Iterator[Block]:
    yield Verdict(verdict_text(case.questionnaire, case.result), " ".join(_behind(case)))
    if revised := revision_text(case.questionnaire, case.assessment):
        yield Paragraph((Span(revised, Tone.STRONG),))
    yield Figures(tuple(_figures(case)))
    yield from _fixes(case)
    yield Pair(_unknown(case), _holding(case))


def _behind(case: Case) -> Iterator[str]:
    total = case.result.total
    if not total.coverage.answered:
        yield f"{plural(total.coverage.of, 'question')} to answer." if case.verdicts else _NONE_ASKED
        return
    for duty in (Obligation.SHOULD, Obligation.CONDITION):
        tally = tally_of(total, duty)
        if tally.of:
            verb = "is" if tally.of == 1 else "are"
            yield f"{tally.met} of {tally.of} {duty_noun(duty, tally.of)} {verb} met."
    weak = sum(verdict.weak for verdict in case.verdicts)
    if weak:
        yield f"{plural(weak, 'answer')} {'is' if weak == 1 else 'are'} claimed, not shown."
    old = sum(bool(case.outlived_evidence(verdict)) for verdict in case.verdicts)
    if old:
        yield f"{plural(old, 'answer')} {'rests' if old == 1 else 'rest'} on evidence that is out of date."
    late = len(overdue_actions(case.assessment, case.today))
    if late:
        yield f"{plural(late, 'action')} {'is' if late == 1 else 'are'} overdue."
    unanswered = total.coverage.of - total.coverage.answered
    if unanswered and case.gaps:
        yield f"{plural(unanswered, 'question')} {'is' if unanswered == 1 else 'are'} still open."


def _figures(case: Case) -> Iterator[Figure]:
    obligations = {verdict.question.obligation for verdict in case.published_verdicts}
    duties = tuple(duty for duty in case.duties if duty in obligations)
    binding = tuple(duty for duty in duties if duty is not Obligation.GOOD)
    for duty in binding or duties:
        mine = [verdict.status for verdict in case.published_verdicts if verdict.question.obligation is duty]
        tally = tally_of(case.result.total, duty)
        noun = duty_noun(duty)
        rest = states.state_counts(status for status in mine if status is not Status.MET)
        yield Figure(
            title=f"{noun[0].upper()}{noun[1:]} met",
            value=str(tally.met) if tally.of else "–",
            rest=f"of {tally.of}" if tally.of else "none apply",
            note=f"{rest}. {_BEHIND[duty]}" if rest else _BEHIND[duty],
            states=tuple(state(s) for s in states.QUESTION_STATES for one in mine if one is s and s is not Status.NA),
            before=comparison.tally(case, duty),
        )
    total = case.result.total
    above = above_text(case.questionnaire, total)
    yield Figure(
        title=in_place_title(case.questionnaire),
        value=str(total.met) if total.of else "–",
        rest=f"of {total.of}" if total.of else "none apply",
        note=f"{f'Of these {above}. ' if above else ''}{sums.coverage_text(total.coverage)}.",
        percent=100 * total.met // total.of if total.of else 0,
        before=comparison.in_place(case),
    )


def _fixes(case: Case) -> Iterator[Block]:
    first = case.own_gaps[:_FIRST]
    if not first:
        yield Heading(3, "First fixes", listed=False)
        yield Paragraph((Span(_nothing_to_fix(case)),), ParagraphKind.BODY)
        return
    count = "" if len(first) == 1 else grammar.number_word(len(first))
    title = f"{count.capitalize()} first fixes" if count else "The first fix"
    yield Heading(3, title, listed=False)
    columns = (
        Column("No.", 11),
        Column("What falls short", 81),
        Column("Where we are", 27),
        Column("By whom", 30),
        Column("By when", 23),
    )
    yield Table(columns, tuple(_fix(case, n, verdict) for n, verdict in enumerate(first, 1)))


def _nothing_to_fix(case: Case) -> str:
    if not case.verdicts:
        return "None: no question is asked."
    if not case.result.total.coverage.answered:
        return "None yet: fixes are listed here once questions are answered."
    return no_gap_text(case.verdicts)


def _fix(case: Case, number: int, verdict: QuestionVerdict) -> Row:
    ref = case.question_ref(verdict.question)
    step = next(iter(case.next_steps(verdict)), None)
    duty = case.duty_words(verdict.question).lower()
    nobody = (absent_text("Nobody yet"),), (absent_text("No date yet"),)
    action, who, when = step_cells(case, step, ref) if step else ((absent_text("No action yet"),), *nobody)
    return Row(
        (
            (Span(str(number), Tone.TITLE),),
            (Span(gap_words(verdict.question, verdict.status), Tone.TITLE), *_resting(case, verdict), *action),
            (state(verdict.status), case.question_ref(verdict.question), Span(duty, Tone.QUIET)),
            who,
            when,
        ),
        Mark.NONE,
    )


def _resting(case: Case, verdict: QuestionVerdict) -> Iterator[Span]:
    if more := resting_count(case.result, (verdict.question.id,)):
        yield Span(f"{more[0].upper()}{more[1:]}", Tone.QUIET)


def _unknown(case: Case) -> Listing:
    verdicts = [v for status in (Status.UNKNOWN, Status.NONE) for v in case.verdicts if v.status is status]
    nothing = "Nothing: every question asked has an answer." if case.verdicts else "Nothing: no question is asked."
    return _listing(case, "Not yet known", verdicts, nothing)


def _holding(case: Case) -> Listing:
    verdicts = [v for v in case.verdicts if v.status is Status.MET and not v.weak and not v.stale]
    verdicts.sort(key=lambda verdict: -(verdict.points or 0) / verdict.possible if verdict.possible else 0)
    claims = [verdict for verdict in case.verdicts if verdict.status is Status.MET]
    if verdicts or not claims:
        return _listing(case, "Holding well", verdicts, "None yet: nothing is answered as met.")
    return Listing("Holding well", tuple(_claimed(case, claims)))


def _claimed(case: Case, claims: list[QuestionVerdict]) -> Iterator[Item]:
    """What stands where nothing holds well: how many claims there are, and a few of them by name."""
    shown = sum(verdict.is_shown for verdict in claims)
    how = f"{shown} shown, with an action overdue" if shown else "none shown yet"
    yield Item((absent_text(f"{len(claims)} said to be in place, {how}"),))
    for verdict in claims[:_FIRST]:
        yield Item(_named(case, verdict))
    if len(claims) > _FIRST:
        yield Item((Span(f"and {len(claims) - _FIRST} more", Tone.QUIET),))


def _named(case: Case, verdict: QuestionVerdict) -> tuple[Ref | Span, ...]:
    return case.question_ref(verdict.question), Span(f"  {gap_name(verdict.question, verdict.status)}")


def _listing(case: Case, title: str, verdicts: list[QuestionVerdict], empty: str) -> Listing:
    if not verdicts:
        return Listing(title, (Item((absent_text(empty),)),))
    items = [Item(_named(case, v), state_of(v)) for v in verdicts[:_LISTED]]
    rest = len(verdicts) - _LISTED
    if rest > 0:
        items.append(Item((Span(f"and {rest} more", Tone.QUIET),)))
    return Listing(title, tuple(items))
