"""Dates of birth: a date with a word beside it that says so. A date alone is only a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prevent_tui.assessment.privacy.kinds import Place, words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|['’]?[0-9]{2})"
DATE = re.compile(
    rf"(?<![\w/.-])(?:[0-3]?[0-9] ?[/.-] ?[01]?[0-9] ?[/.-] ?{_YEAR}|(?:19|20)[0-9]{{2}}[-/.][01]?[0-9][-/.][0-3]?[0-9]"
    rf"|[0-3]?[0-9](?: ?(?:st|nd|rd|th))?(?: of)?[ -]{{1,2}}{_MONTH}(?:,?[ -]{{1,2}}{_YEAR})?"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{{2}}|{_MONTH},? (?:19|20)[0-9]{{2}})(?![\w/])",
    re.I,
)
_REACH = 70
"""Characters looked at on each side of a date."""
_GAP = 40
"""Characters there may be between the word and the date."""
SENTENCE_END = re.compile(r"[!?;\n]|\.(?: |$)")
_AGE_BEFORE = re.compile(r"(?:\bage[d]?:? ?[0-9]{1,2}|\b[0-9]{1,2} years? old)[ ,;:]{0,2}[(\[]?$", re.I)
_AGE_AFTER = re.compile(r"[ ,;)]{0,3}[(\[]?(?:is |was )?(?:now )?(?:aged? [0-9]{1,2}\b|[0-9]{1,2} years? old)", re.I)
_SMALL = r"(?:(?:is|was|as|being|his|her|their|the|my|pupil's|child's|boy's|girl's) ){0,3}"


@cache
def _birth_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that make a date one of birth: anywhere before it, and right after it."""
    each = "|".join(re.escape(word) for word in words("birth")["words"])
    pattern = rf"(?<!\w)(?:{each})(?!\w)"
    return re.compile(pattern, re.I), re.compile(rf"[ ]?[ (\[=,\u2013-]{{0,2}}{_SMALL}{pattern}", re.I)


def births(text: str) -> Iterator[Place]:
    """Dates said to be of birth, or standing right beside an age."""
    for match in DATE.finditer(text):
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
        if (
            _word_before(before)
            or _birth_words()[1].match(after)
            or _AGE_BEFORE.search(before)
            or _AGE_AFTER.match(after)
        ):
            yield Place(*match.span())


def _word_before(before: str) -> bool:
    ends = [match.end() for match in _birth_words()[0].finditer(before)]
    if not ends:
        return False
    gap = before[ends[-1] :]
    if len(gap) > _GAP or SENTENCE_END.search(gap.removeprefix(".")):
        return False
    return not words("birth")["breakers"] & set(gap.lower().replace(",", " ").split())
