"""The detail guard finds what leads to a person, and lets ordinary safeguarding prose pass."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import tomllib
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_tui.assessment.privacy import birth, names, numbers, years
from prevent_tui.assessment.privacy.detector import Detail, DetailKind, advice, details_in
from prevent_tui.assessment.privacy.kinds import DO, LOOKS
from support.folders import DATA, ROOT

CORPUS = tomllib.loads((DATA / "privacy_corpus.toml").read_text("utf-8"))
CHECKED = {DetailKind.UPN, DetailKind.NHS, DetailKind.EMAIL, DetailKind.PHONE, DetailKind.POSTCODE, DetailKind.BIRTH}
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


class Sentence(NamedTuple):
    """A sentence of the corpus without its marks, and what they said."""

    text: str
    marks: tuple[Detail, ...]


def unmarked(written: str) -> Sentence:
    text, marks, at = "", [], 0
    for mark in re.finditer(r"\{(\w+)\|([^}]+)\}", written):
        text += written[at : mark.start()]
        marks.append(Detail(DetailKind(mark[1]), len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return Sentence(text + written[at:], tuple(marks))


TELLING = [unmarked(each) for each in CORPUS["telling"]]
INNOCENT = [unmarked(each) for each in CORPUS["innocent"]]


def places(text: str, kind: DetailKind) -> list[str]:
    """What was found of a kind, as it stands in the text."""
    return [text[each.start : each.end] for each in details_in(text) if each.kind == kind]


# ---------------------------------------------------------------- how well it does


def test_the_corpus_is_large_and_half_of_it_is_innocent():
    assert len(TELLING) >= 120
    assert len(INNOCENT) >= len(TELLING)
    assert all(each.marks for each in TELLING)
    assert not any(each.marks for each in INNOCENT)
    marks = Counter(mark.kind for each in TELLING for mark in each.marks)
    assert all(marks[kind] >= 12 for kind in DetailKind), marks


def test_nearly_all_details_are_found_and_nearly_nothing_else():
    right, missed, wrong, exact = Counter(), Counter(), Counter(), Counter()
    for text, marks in TELLING + INNOCENT:
        left = list(details_in(text))
        for mark in marks:
            hit = next((d for d in left if d.kind == mark.kind and d.start < mark.end and mark.start < d.end), None)
            if hit is None:
                missed[mark.kind] += 1
                continue
            left.remove(hit)
            right[mark.kind] += 1
            exact[mark.kind] += hit == mark
        wrong.update(each.kind for each in left)
    recall = right.total() / (right.total() + missed.total())
    precision = right.total() / (right.total() + wrong.total())
    figures = [f"{kind}: found {right[kind]}, missed {missed[kind]}, wrongly {wrong[kind]}" for kind in DetailKind]
    figures.append(f"recall {recall:.3f}, precision {precision:.3f}, {len(TELLING) + len(INNOCENT)} sentences")
    sys.stdout.write("\n".join(["", *figures, ""]))
    assert recall >= 0.97
    assert precision >= 0.97
    for kind in CHECKED:
        assert right[kind] / (right[kind] + missed[kind]) >= 0.95, kind
    for kind in set(DetailKind) - CHECKED:
        assert right[kind] / (right[kind] + missed[kind]) >= 0.9, kind
        assert right[kind] / (right[kind] + wrong[kind]) >= 0.93, kind
    assert exact.total() / right.total() >= 0.97


@pytest.mark.slow
def test_the_words_the_program_ships_give_no_alarm():
    """Questionnaires, and the signposting with its numbers for everybody."""
    shipped = sorted([*(ROOT / "questionnaires").glob("*.toml"), *(ROOT / "prevent_tui" / "assessment").glob("*.toml")])
    assert shipped
    for path in shipped:
        text = path.read_text("utf-8")
        assert [text[each.start : each.end] for each in details_in(text)] == [], path.name


# ---------------------------------------------------------------- numbers with a check


def upn(rest: str) -> str:
    values = [int(each) if each.isdigit() else UPN_LETTERS.index(each) for each in rest]
    return UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % 23] + rest


def nhs(nine: str) -> str | None:
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else nine + str(check % 11)


upns = st.builds(
    lambda digits, last: upn(digits + last),
    st.text("0123456789", min_size=11, max_size=11),
    st.sampled_from(string.digits + UPN_LETTERS),
)
nhs_numbers = st.text("0123456789", min_size=9, max_size=9).map(nhs).filter(bool)


def with_another_digit(number: str, at: int, step: int) -> str:
    return f"{number[:at]}{(int(number[at]) + step) % 10}{number[at + 1 :]}"


def test_published_examples_have_a_right_check():
    assert places("B801200005001", DetailKind.UPN) == ["B801200005001"]
    assert places("943 476 5919", DetailKind.NHS) == ["943 476 5919"]


@given(upns)
def test_every_pupil_number_is_found(number):
    assert places(f"The file of {number} was sent on.", DetailKind.UPN) == [number]


def test_what_checks_numbers_is_loaded_with_the_first_that_looks_like_one():
    code = (
        "import sys; from prevent_tui.assessment.privacy.detector import details_in\n"
        "for text in ('Staff met on 12 March 2026, ring 01632 960123', '943 476 5919'):\n"
        "    details_in(text); print('stdnum' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


@given(upns, st.integers(1, 11), st.integers(1, 9))
def test_a_pupil_number_with_one_digit_changed_is_none(number, at, step):
    assert not places(f"The file of {with_another_digit(number, at, step)} was sent on.", DetailKind.UPN)


@given(nhs_numbers, st.sampled_from(["", " ", "-"]))
def test_every_nhs_number_is_found(number, between):
    written = between.join((number[:3], number[3:6], number[6:]))
    held = [each for each in details_in(f"NHS {written}, see letter") if each.kind is DetailKind.NHS]
    assert held == [Detail(DetailKind.NHS, 4, 4 + len(written))]


@given(nhs_numbers, st.integers(0, 9), st.integers(1, 9))
def test_an_nhs_number_with_one_digit_changed_is_none(number, at, step):
    assert not places(f"NHS {with_another_digit(number, at, step)}, see letter", DetailKind.NHS)


# ---------------------------------------------------------------- what passes


@pytest.mark.parametrize(
    "number",
    ["999", "101", "111", "18001 101", "0800 789 321", "0800 011 3764", "020 7340 7264", "+44 20 7340 7264",
     "(020) 7340 7264", "0808 800 5000", "0800 028 0285", "0800 1111", "0300 123 4567"],
)  # fmt: skip
def test_numbers_for_everybody_pass(number):
    assert details_in(f"Ring {number} and ask.") == ()


@pytest.mark.parametrize("mailbox", ["safeguarding", "office", "dsl", "Head", "prevent.team", "schooloffice", "info2"])
def test_the_mailbox_of_a_role_passes(mailbox):
    assert details_in(f"Write to {mailbox}@fenbridge.example.") == ()


def test_a_person_in_front_of_a_role_does_not_pass_as_a_mailbox():
    assert places("smith.dsl@fenbridge.example", DetailKind.EMAIL) == ["smith.dsl@fenbridge.example"]


def test_a_date_is_one_of_birth_only_with_a_word_that_says_so():
    assert details_in("Reviewed on 3 May 2012.") == ()
    assert places("Born on 3 May 2012.", DetailKind.BIRTH) == ["3 May 2012"]


def test_a_name_is_none_where_it_names_a_place():
    assert places("Mary Green came.", DetailKind.NAME) == ["Mary Green"]
    assert details_in("Mary Green Primary School came.") == ()


# ---------------------------------------------------------------- how it says it


def test_where_two_kinds_claim_the_same_characters_the_surer_one_stays():
    assert [each.kind for each in details_in("jane.smith@fenbridge.example")] == [DetailKind.EMAIL]
    assert [each.kind for each in details_in("Aisha Khan in Year 9, AB in Year 9")] == [
        DetailKind.NAME,
        DetailKind.INITIALS,
    ]


def test_two_numbers_side_by_side_are_both_found():
    assert places("07700 900123 / 07700 900456", DetailKind.PHONE) == ["07700 900123", "07700 900456"]


def test_the_advice_says_what_it_looks_like_and_leaves_the_choice():
    assert advice("The lead is away.") == ""
    assert advice("Jane Smith is away.") == (
        "This looks like a person's name; change it or keep it, as you judge. "
        "Write the role instead, such as DSL or a parent."
    )
    assert advice("Jane Smith, 07700 900123, AB in Year 9") == (
        "This looks like a person's name, a phone number and initials with a year group; "
        "change it or keep it, as you judge. Roles, without names, initials or numbers, say enough."
    )


@pytest.mark.parametrize("sentence", TELLING, ids=range(len(TELLING)))
def test_neither_advice_nor_detail_holds_what_triggered_it(sentence):
    said = (
        advice(sentence.text) + repr(details_in(sentence.text)) + "".join(d.sentence for d in details_in(sentence.text))
    )
    assert not [mark for mark in sentence.marks if sentence.text[mark.start : mark.end] in said]


def test_every_kind_has_its_words():
    assert set(LOOKS) == set(DO) == set(DetailKind)
    for kind in DetailKind:
        assert Detail(kind, 0, 1).sentence == f"This looks like {LOOKS[kind]}. {DO[kind]}"


# ---------------------------------------------------------------- any text at all

PIECES = ["Jane", " ", ". ", "Smith", "Mrs", "AB", "Year 9", "(", "born", "3/5/2012", "0", "7700", "@", "'s", "-", "st",
          "O’", "é", "İ", "\n", "Academy", "x.y", "+44", "N9 9AA", "\ud800", "\u0301", "of", "parent"]  # fmt: skip


@given(st.one_of(st.text(), st.text(st.characters(codec=None)), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_read_and_what_is_found_lies_in_it_in_order(text):
    at = 0
    for each in details_in(text):
        assert at <= each.start < each.end <= len(text)
        at = each.end


# ---------------------------------------------------------------- time grows with the text, no faster


def all_patterns() -> list[re.Pattern[str]]:
    held = [each for module in (birth, names, numbers, years) for each in vars(module).values()]
    return [each for each in held if isinstance(each, re.Pattern)] + [*birth._birth_words(), *years.patterns()]


@pytest.mark.parametrize("pattern", all_patterns(), ids=lambda each: each.pattern[:30])
def test_no_pattern_can_run_on_without_end(pattern):
    """A pattern of limited length costs at most a fixed amount at each character, however it backtracks."""
    _, longest = re._parser.parse(pattern.pattern, pattern.flags).getwidth()
    assert longest < 700


def steps(text: str) -> int:
    """How many calls, of Python and of C, it takes to read a text: the same on every computer."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        details_in(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    ["Jane ", "a", "Jane-", "0", "0 ", "1.", "a@", "a.", "A.", "J.K. (", "Year 9 ", "AB the the ", "12 May ", "born ",
     "d.o.b. 1/1/11 ", "Jane Smith Jane Smith Academy ", "+4 ", "parent of ", "O'", "\n", "Mr and ", "İ"],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_steps(piece):
    details_in(piece)
    length = 100_000 if piece == "Jane " else 20_000
    half, whole = ((piece * length)[:size] for size in (length // 2, length))
    assert steps(whole) <= 2.1 * steps(half) + 100
