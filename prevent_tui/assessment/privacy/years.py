"""Initials, or a first name, beside a year group: two small facts that together point to one child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prevent_tui.assessment.privacy.kinds import DetailKind, Place, words
from prevent_tui.assessment.privacy.names import folded

_WHO = r"(?:(?:[A-Z]\.[ ]?){2,3}|[^\W\d_]{2,20})"
_YEAR = (
    r"(?:(?:[Yy](?:ear)?(?:[ -][Gg]roup)?|[Yy][Rr]\.?)[ -]?(?:1[0-4]|[1-9])(?![0-9])"
    r"|[Yy]ear (?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b"
    r"|[Rr]eception\b|[Ss]ixth [Ff]orm\b)"
)
_DOTTED = re.compile(r"(?:[A-Z]\. ?){2,3}")


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The initials before the year group, and after it; small words such as “boy in” may stand between."""
    small = "|".join(sorted(words("years")["people"], key=len, reverse=True))
    between = rf"(?:['’]s)?[ ,(\[)/:\u2013\u2014-]{{1,3}}(?:(?:{small})[ ,(:)\u2013-]{{1,3}}){{0,6}}"
    return (
        re.compile(rf"(?<![\w.&'’/-])(?P<who>{_WHO})(?<!\s)(?:{between}){_YEAR}"),
        re.compile(rf"(?<![\w-]){_YEAR}(?:{between})(?P<who>{_WHO})(?<!\s)(?![\w&/-])"),
    )


def in_years(text: str) -> Iterator[tuple[DetailKind, Place]]:
    """Initials or a first name with a year group; the place takes in both."""
    for pattern in patterns():
        for match in pattern.finditer(text):
            kind = _kind(match.group("who"))
            if kind:
                closed = "(" in match.group() and ")" not in match.group() and text.startswith(")", match.end())
                yield kind, Place(match.start(), match.end() + closed)


def _kind(who: str) -> DetailKind | None:
    if _DOTTED.fullmatch(who):
        return DetailKind.INITIALS
    if who.isupper():
        return DetailKind.INITIALS if len(who) <= 3 and who not in words("years")["acronyms"] else None
    return DetailKind.NAME if who.istitle() and folded(who) in words("names")["given"] else None
