"""Dates as people type them: day before month, in figures or words, near days by name.

A small grammar of its own: general readers of dates swap day and month where that gives a date, or fill in today's
parts for what is missing, and neither may happen unnoticed to a deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from prevent_tui.assessment.evidence import add_months
from prevent_tui.wording.dates import MONTHS, WEEKDAYS, day, weekday_and_day
from prevent_tui.wording.grammar import NUMBERS

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_SEPARATORS = " /.,'’-–—()"
_TOKEN = re.compile(rf"\d+|[^\W\d_]+|[{re.escape(_SEPARATORS)}]+|.", re.DOTALL)
_FILLERS = {"the", "of", "on", "by", "s"}
_ORDINALS = {"st", "nd", "rd", "th"}
_SHORT = {"sept": "september", "weds": "wednesday"}
_COUNTS = {word: count for count, word in enumerate(NUMBERS)} | {"a": 1, "an": 1}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_NEAR = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
# From how many days after today a weekday is looked for.
_EARLIEST = {"this": 0, "coming": 0, "next": 1, "last": -7}
# Characters of what was typed that are quoted, and letters that a month or a weekday can be shortened to.
_QUOTED, _LEAST = 40, 3


def read_date(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Read a date as people write it, such as `1st September 2026`, `1-9-26`, `Tue 1 Sep`, `tomorrow`, `in 2 weeks`.

    The day stands before the month, and a year of two digits is of this century.

    Args:
        text: What was typed.
        today: The date of now.
        ahead: For a date without a year and for a weekday: the next such day, instead of the last one.

    Returns:
        The date; None where nothing was typed.

    Raises:
        ValueError: It is not a date that exists, lies outside this century, or is not of the weekday given.
    """
    words = " ".join(text.split())
    if not words:
        return None
    try:
        return _read(words, today, ahead=ahead)
    except ValueError as error:
        raise ValueError(f"{error} Write it like {day(today)}.") from None


def date_in_words(text: str, today: date, *, ahead: bool = False) -> str:
    """Return what a text is read as, for whoever types it: `Tue 1 Sep 2026`; empty where nothing was typed.

    Args:
        text: What was typed.
        today: The date of now.
        ahead: As for `read_date`.

    Raises:
        ValueError: It cannot be read as a date.
    """
    when = read_date(text, today, ahead=ahead)
    return weekday_and_day(when) if when else ""


def date_or(otherwise: date | None, text: str, today: date, *, ahead: bool = False) -> date | None:
    """Return the date that was typed, or another where that is none: for what is kept although nobody can be asked.

    Args:
        otherwise: What stands in for a text that is not a date.
        text: What was typed.
        today: The date of now.
        ahead: For a date without a year and for a weekday: the next such day, instead of the last one.
    """
    try:
        return read_date(text, today, ahead=ahead)
    except ValueError:
        return otherwise


def _tokens(words: str) -> list[str]:
    """The numbers and words of a text in small letters, without ordinal endings and words that say nothing.

    Empty where there is anything else in it: then it is no date.
    """
    tokens: list[str] = []
    for token in _TOKEN.findall(words.casefold()):
        if token.isdecimal():
            tokens.append(token)
        elif token.isalpha():
            is_ordinal = token in _ORDINALS and tokens and tokens[-1].isdecimal()
            if token not in _FILLERS and not is_ordinal:
                tokens.append(_SHORT.get(token, token))
        elif token.strip(_SEPARATORS):
            return []
    return tokens


def _read(words: str, today: date, *, ahead: bool) -> date:
    tokens = _tokens(words)
    result = _near(tokens, today, ahead=ahead) or _written_out(tokens, today, ahead=ahead)
    if result is None:
        raise ValueError(f"“{words[:_QUOTED]}” is not a date.")
    if not _FIRST <= result <= _LAST:
        raise ValueError(f"{result.year} is too far away: a year from {_FIRST.year} to {_LAST.year} is meant.")
    return result


def _written_out(tokens: list[str], today: date, *, ahead: bool) -> date | None:
    """A date by its day and month, with a year and a weekday or without; None where the text is not one."""
    weekdays = [place for token in tokens if (place := _place(token, WEEKDAYS)) is not None]
    fields = _fields([token for token in tokens if _place(token, WEEKDAYS) is None])
    if fields is None or len(weekdays) > 1:
        return None
    number, month, year = fields
    result = _nearest(number, month, today, ahead=ahead) if year is None else _exact(number, month, year)
    if weekdays and result.weekday() != weekdays[0]:
        right, wrong = WEEKDAYS[result.weekday()], WEEKDAYS[weekdays[0]]
        raise ValueError(f"{day(result)} is a {right}, not a {wrong}.")
    return result


def _near(tokens: list[str], today: date, *, ahead: bool) -> date | None:
    """A day by how near it is: `tomorrow`, `in 2 weeks`, `next Friday`; None where the text is none of these."""
    match tokens:
        case [word] if word in _NEAR:
            return today + timedelta(days=_NEAR[word])
        case ["in", count, unit] | ["in", count, unit, "time"]:
            return _counted(today, count, unit, 1)
        case [count, unit, "ago"]:
            return _counted(today, count, unit, -1)
        case [word] | ["this" | "coming" | "next" | "last", word]:
            return _weekday(today, word, _EARLIEST.get(tokens[0], 0 if ahead else -6))
    return None


def _weekday(today: date, word: str, earliest: int) -> date | None:
    """The first such weekday from so many days after today on."""
    place, start = _place(word, WEEKDAYS), today + timedelta(days=earliest)
    return None if place is None else start + timedelta(days=(place - start.weekday()) % 7)


def _counted(today: date, count: str, unit: str, sign: int) -> date | None:
    """So many days, weeks, months or years from today; up to 999."""
    number = int(count) if count.isdecimal() and len(count) <= 3 else _COUNTS.get(count)
    unit = unit.removesuffix("s")
    if number is None:
        return None
    if unit in _DAYS:
        return today + timedelta(days=sign * number * _DAYS[unit])
    return add_months(today, sign * number * _MONTHS[unit]) if unit in _MONTHS else None


def _fields(tokens: list[str]) -> tuple[int, int, int | None] | None:
    """Day, month and year of a date that is written out; None where it is not one."""
    if len(tokens) == 1 and tokens[0].isdecimal():
        tokens = _split(tokens[0])
    if not 2 <= len(tokens) <= 3:
        return None
    if len(tokens) == 3 and tokens[0].isdecimal() and len(tokens[0]) == 4:
        tokens = tokens[::-1]
    months = [_place(token, MONTHS) for token in tokens]
    if months[0] is not None:
        tokens, months = [tokens[1], tokens[0], *tokens[2:]], [months[1], months[0], *months[2:]]
    numbers = [_number(token) for token in tokens]
    month = numbers[1] if months[1] is None else months[1] + 1
    if numbers[0] is None or month is None:
        return None
    if len(tokens) == 2:
        return numbers[0], month, None
    year = _year(tokens[2])
    return None if year is None else (numbers[0], month, year)


def _split(digits: str) -> list[str]:
    """Day, month and year of `01092026`, `010926` or `20260901`, which cannot be taken for one another."""
    if len(digits) == 8 and digits.startswith("20") and int(digits[4:6]) <= 12:
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]] if len(digits) in {6, 8} else []


def _number(token: str) -> int | None:
    return int(token) if token.isdecimal() and len(token) <= 2 else None


def _year(token: str) -> int | None:
    if not token.isdecimal() or len(token) not in {2, 4}:
        return None
    return int(token) if len(token) == 4 else _FIRST.year + int(token)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word is, or shortens."""
    if len(word) < _LEAST:
        return None
    return next((place for place, name in enumerate(names) if name.lower().startswith(word)), None)


def _exact(number: int, month: int, year: int) -> date:
    _refuse_unless_a_day(number, month, year)
    return date(year, month, number)


def _nearest(number: int, month: int, today: date, *, ahead: bool) -> date:
    """A day and a month alone: the last such day up to today, or the next one from today."""
    _refuse_unless_a_day(number, month, None)
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    dates = (date(year, month, number) for year in years if number <= monthrange(year, month)[1])
    return next(each for each in dates if (each >= today if ahead else each <= today))


def _refuse_unless_a_day(number: int, month: int, year: int | None) -> None:
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"There is no month {month}; the day stands before the month.")
    if year is not None and year < 1:
        raise ValueError(f"There is no year {year}.")
    name, leap = MONTHS[month - 1], 2024
    if not 1 <= number <= monthrange(year or leap, month)[1]:
        raise ValueError(f"There is no {number} {name}{f' {year}' if year else ''}.")
