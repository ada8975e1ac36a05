"""Dates as people type them: what is read, what is refused and why, and that the program reads what it shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prevent_tui.wording.dates import day, weekday_and_day
from prevent_tui.workspace.dates import date_in_words, read_date
from support.examples import examples

TODAY = date(2026, 11, 28)
"""A Saturday."""

WRITTEN = (
    "1 Sep 2026|01/09/2026|1/9/26|1-9-26|1.9.26|1 9 26|1–9–2026|2026-9-1|2026-09-01|2026/9/1|01092026|010926|20260901|"
    "1 Sept. 2026|1 September 26|1st September 2026|1ST SEPTEMBER 2026|1 st Sep 2026|the 1st of September '26|1-Sep-26|"
    "1sep2026|Tue 1 Sep 2026|Tuesday, 1 September 2026|1 Sep 2026 (Tue)|September 1, 2026|Sep 1st 2026|2026 Sep 1|"
    "by 1 Sep 2026|\u0661/\u0669/\u0662\u0660\u0662\u0666"
)

NO_DATES = (
    "end of term|Easter|next week|Sep 2026|2026|Friday Friday|1 Sep 2026 10:00|2026-09-01T10:00|1\u00b2 Sep|"
    "1 Sep 20266|1 2 3 4|in 1000 weeks|2 weeks|+1 Sep|1/9/26?"
)


@pytest.mark.parametrize("typed", WRITTEN.split("|"))
def test_a_date_with_its_year_is_read_however_it_is_written(typed):
    assert read_date(typed, TODAY) == read_date(typed, TODAY, ahead=True) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("typed", "last", "next_"),
    [
        ("1 Sep", date(2026, 9, 1), date(2027, 9, 1)),
        ("1st of Sept", date(2026, 9, 1), date(2027, 9, 1)),
        ("1/9", date(2026, 9, 1), date(2027, 9, 1)),
        ("28 Nov", TODAY, TODAY),
        ("29 Feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("Friday", date(2026, 11, 27), date(2026, 12, 4)),
        ("sat", TODAY, TODAY),
        ("weds", date(2026, 11, 25), date(2026, 12, 2)),
    ],
)
def test_without_a_year_it_is_the_last_such_day_or_the_next(typed, last, next_):
    assert (read_date(typed, TODAY), read_date(typed, TODAY, ahead=True)) == (last, next_)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        *(("today", 0), ("Now", 0), ("tomorrow", 1), ("yesterday", -1)),
        *(("in 2 weeks", 14), ("in two weeks' time", 14), ("in a fortnight", 14), ("in 1 day", 1), ("3 days ago", -3)),
        *(("this Saturday", 0), ("next Saturday", 7), ("next Friday", 6), ("last Saturday", -7), ("last Tues", -4)),
    ],
)
def test_a_day_near_today_is_read_by_its_name(typed, days):
    assert read_date(typed, TODAY) == read_date(typed, TODAY, ahead=True) == TODAY + timedelta(days=days)


def test_months_and_years_end_with_the_month_they_come_to():
    assert read_date("in 3 months", TODAY) == date(2027, 2, 28)
    assert read_date("in a year", date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Wed 1 Sep 2026", "1 Sep 2026 is a Tuesday, not a Wednesday"),
        ("Tue 1 Sep", "1 Sep 2027 is a Wednesday, not a Tuesday"),
        ("31 Sep", "There is no 31 September"),
        ("31/9/2026", "There is no 31 September 2026"),
        ("29 Feb 2027", "There is no 29 February 2027"),
        ("0/1/2026", "There is no 0 January 2026"),
        ("9/13/2026", "There is no month 13; the day stands before the month"),
        ("1 Sep 1999", "1999 is too far away"),
        ("1 Sep 2100", "2100 is too far away"),
        ("1 Sep 0000", "There is no year 0"),
        *((typed, "is not a date") for typed in NO_DATES.split("|")),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason_and_an_example(typed, why):
    with pytest.raises(ValueError, match="Write it like 28 Nov 2026") as caught:
        read_date(typed, TODAY, ahead=True)
    assert why in str(caught.value)
    with pytest.raises(ValueError, match="Write it like"):
        date_in_words(typed, TODAY, ahead=True)


def test_what_is_read_is_shown_back_with_its_weekday():
    assert date_in_words("1/9/26", TODAY) == "Tue 1 Sep 2026"
    assert date_in_words(" ", TODAY) == ""


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
PIECES = "0 1 9 12 29 31 32 99 2026 st of in ago next last this a week months years Feb sept Tue '26 / . - , :"
TYPED = st.lists(st.sampled_from([*PIECES.split(), ""]) | st.text(max_size=3), max_size=7)


@given(DAYS, DAYS, st.booleans())
@examples(300)
def test_every_date_that_the_program_writes_reads_back_as_itself(when, today, ahead):
    for written in (day(when), weekday_and_day(when), when.isoformat(), f"{when:%A} {when.day} {when:%B %Y}"):
        assert read_date(written, today, ahead=ahead) == when


@given(TYPED.map(" ".join) | TYPED.map("".join) | st.text(), DAYS, st.booleans())
@example("9" * 5000, TODAY, True)
@example("in " + "9" * 5000 + " weeks", TODAY, True)
@examples(600)
def test_whatever_is_typed_is_a_date_of_this_century_or_refused_with_an_example(typed, today, ahead):
    try:
        when = read_date(typed, today, ahead=ahead)
    except ValueError as error:
        assert str(error).endswith(f"Write it like {day(today)}.")
        assert len(str(error)) < 160
    else:
        assert date(2000, 1, 1) <= when <= date(2099, 12, 31) if typed.split() else when is None
