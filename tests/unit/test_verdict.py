"""The sentence that says what an assessment comes to: every case of its table, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import pytest

from prevent_tui.assessment.model.assessment import Answer, Evidence, State
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.cli.score_text import as_text
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.scoring import Status, score
from prevent_tui.wording.verdict import verdict_status, verdict_text
from support.report_text import report_of, said
from support.small_questionnaire import NOON, TODAY, addition, extended, little, question, table

ASIDE = {"allowed": True, "reasons": ["Not here"]}
SHOWN, OLD, CLAIMED = "shown", "out of date", "claimed"
NUMBERS = ("no", "one", "two", "three", "four")
NOUNS = {"should": "should", "condition": "condition", "good": "good practice question"}


class Case(NamedTuple):
    """One question: how binding it is, what was said to it, and for a claim what there is to show."""

    duty: str
    said: str
    proof: str = ""

    @property
    def is_met(self) -> bool:
        return self.said == "done"

    @property
    def is_gap(self) -> bool:
        return self.said in ({"none"} if self.duty == "good" else {"none", "some", "unknown"})


def asked(number: int, duty: str):
    """A question; every other one says what it is short of, as authors are only advised to."""
    gap = {"gap": f"Gap {number}"} if number % 2 else {}
    return question(f"q{number}", duty, short=f"Name {number}", not_applicable=ASIDE, **gap)


EVERY = [
    Case(duty, words, proof)
    for duty in ("must", "should", "condition", "good")
    for words, proof in (
        *product(["none", "some", "unknown", "aside", "unanswered"], [""]),
        *product(["done"], [SHOWN, OLD, CLAIMED]),
    )
]
ASKED = {
    duties: little(*(asked(n, duty) for n, duty in enumerate(duties)))
    for count in (1, 2, 3, 4)
    for duties in {tuple(case.duty for case in cases) for cases in combinations_with_replacement(EVERY, count)}
}
WITH_MUSTS = [case for case in EVERY if case.duty in {"must", "should"}]
SMALL = {1: EVERY, 2: EVERY, 3: EVERY, 4: WITH_MUSTS}
"""How many questions: which of them; of four, only musts and shoulds, or the tests would take minutes."""


PROOFS = {
    SHOWN: Evidence(id="shown", title="Paper", where="Office", checked_on=TODAY - timedelta(days=30)),
    OLD: Evidence(id="old", title="Paper", where="Office", checked_on=TODAY - timedelta(days=800)),
    CLAIMED: Evidence(id="claimed", title="Paper"),
}


def answer(case: Case) -> Answer:
    proofs = (PROOFS[case.proof].id,) if case.proof else ()
    if case.said in {"none", "some", "done"}:
        return Answer(state=State.LEVEL, level=case.said, evidence=proofs, updated=NOON)
    states = {"unknown": State.DONT_KNOW, "aside": State.NOT_APPLICABLE, "unanswered": State.UNANSWERED}
    return Answer(state=states[case.said], reason="Not here" if case.said == "aside" else "", updated=NOON)


def outcome(*cases: Case):
    questionnaire = ASKED[tuple(case.duty for case in cases)]
    answers = {f"q{number}": answer(case) for number, case in enumerate(cases)}
    assessment = blank_assessment(questionnaire).model_copy(
        update={"answers": answers, "evidence": tuple(PROOFS.values())}
    )
    return questionnaire, assessment, score(questionnaire, assessment, TODAY)


class Verdict(NamedTuple):
    """What the program makes of some answers."""

    text: str
    status: Status
    total: Status


@cache
def verdict(*cases: Case) -> Verdict:
    """Worked out once for all that is looked at in it."""
    questionnaire, _, result = outcome(*cases)
    return Verdict(verdict_text(questionnaire, result), verdict_status(questionnaire, result), result.total.status)


def sentence(*cases: Case) -> str:
    return verdict(*cases).text


def name(number: int, case: Case) -> str:
    """What the sentence calls what is open: what it is short of where that is written, else what is wanted."""
    return f"Gap {number}" if number % 2 and case.said in {"none", "some"} else f"“Name {number}”"


def must_be_there(cases: tuple[Case, ...]) -> set[str]:
    """What the sentence has to hold, worked out from the answers alone."""
    musts = [(n, case) for n, case in enumerate(cases) if case.duty == "must" and case.said != "aside"]
    open_musts = [(n, case) for n, case in musts if not case.is_met]
    if all(case.said == "unanswered" for case in cases):
        return {"Nothing is answered yet."}
    if open_musts:
        words = {name(n, case) for n, case in open_musts}
        if len(musts) > 1:
            met = len(musts) - len(open_musts)
            first = f"{NUMBERS[met].capitalize()} of" if met else "None of the"
            words.add(f"{first} {NUMBERS[len(musts)]} musts {'are' if met > 1 else 'is'} met")
            kinds = {"unknown": "Not known: ", "unanswered": "Not answered: "}
            below = ("Not yet so: ", "What falls short: ")
            words |= {kinds.get(case.said, below[n % 2]) for n, case in open_musts}
        return words
    gaps = [case for case in cases if case.is_gap]
    if len(gaps) > 1:
        groups = Counter((case.duty, case.said == "unknown") for case in gaps)
        return {f"{NUMBERS[count]} {NOUNS[duty]}" for (duty, _), count in groups.items()}
    if gaps:
        return {f"one {NOUNS[gaps[0].duty]}"}
    claims = [case for case in cases if case.is_met]
    weak, old = (sum(case.proof == kind for case in claims) for kind in (CLAIMED, OLD))
    of = (lambda _: "the one answer") if len(claims) == 1 else lambda part: f"{part} of {len(claims)} answers"
    words = {of(weak)} if weak else set()
    words |= {of(old)} if old else set()
    return words | ({"Nothing can be shown"} if claims and weak + old == len(claims) else set())


@pytest.mark.parametrize("count", SMALL)
def test_the_verdict_names_every_open_must_and_counts_every_other_gap(count):
    for cases in combinations_with_replacement(SMALL[count], count):
        text = sentence(*cases)
        missing = [words for words in must_be_there(cases) if words.lower() not in text.lower()]
        assert not missing, (cases, text)
        settled = [n for n, case in enumerate(cases) if case.is_met or case.said == "aside"]
        assert not {n for n in settled if f"Name {n}" in text or f"Gap {n}" in text}, (cases, text)
        assert re.fullmatch(r"[A-Z0-9].*[^ ]\.", text) and "  " not in text, (cases, text)


@pytest.mark.parametrize("count", SMALL)
def test_the_verdict_says_nothing_of_the_musts_that_is_untrue(count):
    for cases in combinations_with_replacement(SMALL[count], count):
        musts = [case for case in cases if case.duty == "must" and case.said != "aside"]
        met = [case for case in musts if case.is_met]
        text = sentence(*cases)
        if re.search(r"(The one must|Both musts|All (three|four) musts) (is|are) met", text):
            assert met == musts, (cases, text)
        if "The one must" in text or "the one must" in text:
            assert len(musts) == 1, (cases, text)
        if match := re.search(r"(None|One|Two|Three) of (?:the )?(two|three|four) musts", text):
            counted = (("None", "One", "Two", "Three").index(match[1]), ("two", "three", "four").index(match[2]) + 2)
            assert counted == (len(met), len(musts)), (cases, text)
        # A must that is met is called shown only where there is something to open that is not out of date.
        if "must" in text and not re.search("not shown|out of date", text):
            assert all(case.proof == SHOWN for case in met), (cases, text)
        # What is wanted never stands without quotation marks, as if it were so.
        assert not re.search(r"(?<!“)Name \d", text), (cases, text)


@pytest.mark.parametrize("count", SMALL)
def test_no_gaps_is_said_only_where_everything_claimed_can_be_shown(count):
    for cases in combinations_with_replacement(SMALL[count], count):
        claims = [case for case in cases if case.is_met]
        clear = bool(claims) and all(case.proof == SHOWN for case in claims)
        clear &= not any(case.is_gap for case in cases)
        clear &= not any(case.duty == "must" and case.said == "unanswered" for case in cases)
        text, status, total = verdict(*cases)
        assert bool(re.search(r"\bNo gaps(?! claimed)", text)) is clear, (cases, text)
        settled = clear and not any(case.said == "unanswered" for case in cases)
        assert (status is Status.MET) is settled, (cases, text)
        unshown = bool(claims) and not any(case.proof == SHOWN for case in claims)
        unshown &= not any(case.is_gap or case.said == "unanswered" for case in cases)
        assert (status is Status.NOT_SHOWN) is unshown, (cases, text)
        assert (total is Status.NOT_SHOWN) is unshown, (cases, text)


def test_open_musts_are_named_in_the_order_in_which_they_are_mended():
    text = sentence(Case("must", "some"), Case("must", "none"), Case("must", "none"))
    assert text == "None of the three musts is met. What falls short: Gap 1. Not yet so: “Name 2”; “Name 0”."


@pytest.mark.parametrize(
    ("cases", "text"),
    [
        ([Case("must", "some")], "The one must is not met yet. Not yet so: “Name 0”."),
        ([Case("must", "unknown")], "It is not known whether the one must is met: “Name 0”."),
        ([Case("must", "unanswered"), Case("good", "done", SHOWN)], "The one must is not answered: “Name 0”."),
        (
            [Case("must", "none"), Case("must", "unknown")],
            "None of the two musts is met. Not yet so: “Name 0”. Not known: “Name 1”.",
        ),
        (
            [Case("must", "done", SHOWN), Case("must", "some"), Case("must", "some")],
            "One of three musts is met. What falls short: Gap 1. Not yet so: “Name 2”.",
        ),
        (
            [Case("must", "done", SHOWN), Case("must", "unanswered"), Case("should", "some")],
            "One of two musts is met. Not answered: “Name 1”.",
        ),
        (
            [Case("must", "done", SHOWN), Case("must", "done", CLAIMED), Case("should", "unknown")],
            "Both musts are met, one of them not shown. It is not known whether one should is met: “Name 2”.",
        ),
        (
            [Case("must", "done", CLAIMED), Case("should", "some"), Case("condition", "unknown")],
            "The one must is met, but not shown. One should is not met yet, and one condition is not known. "
            "The first to find out: “Name 2”.",
        ),
        (
            [Case("should", "some"), Case("should", "some"), Case("good", "none")],
            "Two shoulds and one good practice question are not met yet. The first to mend, not yet so: “Name 0”.",
        ),
        ([Case("should", "aside"), Case("should", "none")], "One should is not met yet: Gap 1."),
        (
            [Case("must", "done", OLD), Case("should", "none")],
            "The one must is met, but on evidence that is out of date. One should is not met yet: Gap 1.",
        ),
        (
            [Case("must", "done", CLAIMED), Case("should", "done", CLAIMED)],
            "No gaps claimed. Nothing can be shown yet: 2 of 2 answers have no located, dated evidence.",
        ),
        (
            [Case("must", "done", SHOWN), Case("should", "done", OLD), Case("should", "done", CLAIMED)],
            "No gaps claimed. 1 of 3 answers has no located, dated evidence, and 1 of 3 answers rests on evidence "
            "that is out of date.",
        ),
        (
            [Case("must", "done", SHOWN), Case("should", "unanswered")],
            "The one must is met. No gaps among the one answered; 1 is still open. What is claimed can be shown.",
        ),
        (
            [Case("must", "done", SHOWN), Case("good", "some")],
            "No gaps: every question is answered, and what is claimed can be shown.",
        ),
        ([Case("good", "some"), Case("good", "aside")], "No gaps claimed, and nothing claimed as met."),
        ([Case("should", "aside")], "Nothing here is a gap: every question is marked not applicable."),
        ([Case("must", "unanswered")], "Nothing is answered yet."),
    ],
)
def test_each_case_of_the_table_in_its_words(cases, text):
    assert sentence(*cases) == text


def test_a_sample_whose_must_is_left_out_is_told_so_on_the_screen_in_score_and_on_page_one():
    questionnaire = open_questionnaire("schools")
    answers = {
        each.id: Answer(state=State.LEVEL, level=questionnaire.scale_of[each.id].levels[-1].id, updated=NOON)
        for each in questionnaire.questions
    }
    musts = [each for each in questionnaire.questions if each.obligation == "must"]
    del answers[musts[-1].id]
    assessment = blank_assessment(questionnaire).model_copy(update={"answers": answers})
    result = score(questionnaire, assessment, TODAY)
    text = verdict_text(questionnaire, result)
    assert text == f"Three of four musts are met, but not shown. Not answered: “{musts[-1].name.rstrip('.')}”."
    assert text in as_text(questionnaire, assessment, result)
    assert text in said(report_of(questionnaire, assessment))


def test_the_gaps_of_a_local_addition_are_told_apart():
    asked = extended(
        table(question("lead", "must", short="Somebody leads")), addition(question("bridge", short="Bridges"))
    )
    answers = {
        "lead": Answer(state=State.LEVEL, level="done", updated=NOON),
        "bridge": Answer(state=State.LEVEL, level="none", updated=NOON),
    }
    assessment = blank_assessment(asked).model_copy(update={"answers": answers})
    assert verdict_text(asked, score(asked, assessment, TODAY)) == (
        "No gaps claimed. Nothing can be shown yet: the one answer has no located, dated evidence. "
        "One local should is not met yet. Not yet so: “Bridges”."
    )
