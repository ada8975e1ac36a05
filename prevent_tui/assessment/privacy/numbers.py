"""Numbers and addresses that lead to one person: pupil and NHS numbers, e-mail, telephone, postcode.

Every pattern here is bounded in length and runs over the text once, so the time grows with the text and no faster.
Their check digits are worked out by python-stdnum, which is loaded with the first number that looks like one, for a
note is read at every letter typed. It knows the local authorities of 2011 only, so that a pupil number is asked for its
check letter alone: Dorset or Cumberland give numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prevent_tui.assessment.privacy.kinds import Place, words

UPN = re.compile(
    r"(?<![^\W_])[A-HJ-NP-RT-Z][ -]?[0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{2}[ -]?[0-9]{2}[0-9A-HJ-NP-RT-Z](?![^\W_])",
    re.I | re.A,
)
NHS = re.compile(r"(?<![^\W_])[0-9]{3}[ .\xa0\u2013-]?[0-9]{3}[ .\xa0\u2013-]?[0-9]{4}(?![^\W_])")
EMAIL = re.compile(r"(?<![\w.%+-])(\w[\w.%+'-]{0,63})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_GAP = r"[ \xa0.()/\u2013-]{0,3}"
PHONE = re.compile(
    rf"(?<![\w+])\(?(?:(?:\+|00)44(?:{_GAP}0)?(?:{_GAP}[0-9]){{9,10}}|0(?:{_GAP}[0-9]){{9,10}}"
    rf"|\+[1-9](?:{_GAP}[0-9]){{8,13}})(?![^\W_])"
)
POSTCODE = re.compile(
    r"(?<![\w-])(?:([A-Z]{1,2})[0-9][0-9A-Z]?[ \xa0]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|([a-z]{1,2})[0-9][0-9a-z]?[ \xa0]{0,2}[0-9](?!th|st|nd|rd)[abd-hjlnp-uw-z]{2})(?![\w-])"
)
_DIGITS = re.compile(r"[0-9]{1,20}")


def upns(text: str) -> Iterator[Place]:
    """Pupil numbers whose check letter is right, temporary ones (a letter at the end) too."""
    for match in UPN.finditer(text):
        from stdnum.gb import upn

        number = match.group().upper().replace(" ", "").replace("-", "")
        if upn.calc_check_digit(number) == number[0]:
            yield Place(*match.span())


def nhs_numbers(text: str) -> Iterator[Place]:
    """NHS numbers whose check digit is right, in one piece or as 3-3-4."""
    for match in NHS.finditer(text):
        from stdnum.gb import nhs

        number = "".join(_DIGITS.findall(match.group()))
        if nhs.is_valid(number) and not _for_everybody(number):
            yield Place(*match.span())


def emails(text: str) -> Iterator[Place]:
    """E-mail addresses, but for mailboxes of a role such as `safeguarding@`."""
    for match in EMAIL.finditer(text):
        if not _is_role(match.group(1)):
            yield Place(*match.span())


def _is_role(mailbox: str) -> bool:
    """Whether a mailbox is made of role words alone, with or without signs between them: `dsl.team`, `schooloffice`."""
    roles = words("mail")["roles"]
    return all(_splits(part, roles) for part in re.split(r"[._%+'-]|\d", mailbox.lower()) if part) and any(
        each.isalpha() for each in mailbox
    )


def _splits(part: str, roles: frozenset[str]) -> bool:
    reached = {0}
    for end in range(1, len(part) + 1):
        if any(part[start:end] in roles for start in reached):
            reached.add(end)
    return len(part) in reached


def phones(text: str) -> Iterator[Place]:
    """British numbers as they are usually written, and any that begin with + and a country."""
    for match in PHONE.finditer(text):
        number = match.group()
        digits = "".join(_DIGITS.findall(number))
        abroad = "+" in number and not digits.startswith("44")
        if abroad or (_written_as_number(number) and _personal(_home(digits))):
            opened = number.startswith("(") and ")" not in number
            yield Place(match.start() + opened, match.end())


def _home(digits: str) -> str:
    """The number as dialled within Britain."""
    if digits.startswith(("44", "0044")):
        rest = digits.removeprefix("00").removeprefix("44")
        return f"0{rest.removeprefix('0')}"
    return digits


def _written_as_number(number: str) -> bool:
    """Whether the groups of digits are those of a telephone number, not of dates and times in a row."""
    first, *others = _DIGITS.findall(number)
    if "+" in number or first == "0044":
        return True
    return (len(first) >= 3 or first == "0") and all(len(each) >= 2 for each in others) and len(others) <= 4


def _personal(number: str) -> bool:
    if len(number) not in {10, 11} or number[1] not in "12357":
        return False
    return not _for_everybody(number) and not number.startswith(words("phone")["organisations"])


def _for_everybody(digits: str) -> bool:
    return digits in words("phone")["national"]


def postcodes(text: str) -> Iterator[Place]:
    """Full British postcodes of an area that exists, all in capitals or all in small letters."""
    areas = words("post")["areas"]
    for match in POSTCODE.finditer(text):
        if (match.group(1) or match.group(2)).upper() in areas:
            yield Place(*match.span())
