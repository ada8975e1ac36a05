"""A questionnaire and an assessment that no setting has: as much of everything as a file holds, in every script."""

from __future__ import annotations

from datetime import timedelta

from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, Setting, State
from prevent_tui.assessment.model.governance import Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.text import clean
from support.small_questionnaire import LEVELS, NOON, TODAY, little, question

NAME = "مدرسة النور الابتدائية"
"""A setting whose name runs from right to left."""

UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

STRANGE = (
    "日本語のメモと한국어",
    "देवनागरी में टिप्पणी",
    "😀 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 signs",
    "العربية והעברית mixed with English",
    "{nb} {{nb}} page {nb} of {nb} {0} %s",
    "<b>bold</b> &amp; ]]> <!-- no --> <script>alert(1)</script>",
    "**x** __y__ ~~z~~ [link](https://example.org) ![image](x) `code` $sum$ | a | b |",
    "# heading\n- list\n1. one\n> said\n---\n    code\n\n| a | b |\n| - | - |\n",
    "Ŵyl y Gŵr ŷd · zażółć gęślą jaźń · ﬁne ½ № ™",
    "soft\u00adhyphen no\u200bwidth join\u200dner e\u0301 \ufeffmark",
    "\tbegins with a tab, ends with blanks   \n\n\n  and goes on  ",
)
"""Texts that some writer or other would trip over."""

CONTROLS = "".join(map(chr, (*range(32), *range(0x7F, 0xA0), 0x2028, 0x202E, 0x2066, 0xD800, 0xFFFE, 0xFFFF)))
"""What the model refuses in a file and takes out of what is typed; in a report only if it is made by hand."""


def stress(
    *, questions: int = 500, actions: int = 300, risks: int = 60, evidence: int = 200, letters: int = 200_000
) -> tuple[Questionnaire, Assessment]:
    """The questionnaire and the assessment; `letters` is the length of the longest note."""
    long = _long(letters)
    asked = little(*_asked(questions))
    names = [each.id for each in asked.questions]
    day = timedelta(days=1)
    rating = Rating(likelihood=3, impact=4)
    answers = {name: _answer(number, evidence, long if number == 1 else "") for number, name in enumerate(names)}
    filled = {
        "setting": Setting(name=NAME),
        "answers": answers,
        "evidence": tuple(
            Evidence(id=f"proof-{n}", title=_strange(n), where=f"Drive / {_strange(n + 1)}", checked_on=TODAY - n * day)
            for n in range(evidence)
        ),
        "actions": tuple(_action(n, names[n % len(names)], long if n == 2 else "") for n in range(actions)),
        "risks": tuple(
            Risk(
                id=f"risk-{n}",
                title=_strange(n),
                local=LocalPicture(text=_strange(n + 2), on=TODAY),
                controls=long if n == 3 else _strange(n + 3),
                initial=rating,
                residual=rating,
                questions=(names[n % len(names)],),
            )
            for n in range(risks)
        ),
        "contacts": tuple(Contact(id=f"contact-{n}", who=text, reach=text) for n, text in enumerate(STRANGE)),
        "reviews": tuple(Review(on=TODAY - 30 * n * day, note=text) for n, text in enumerate(STRANGE)),
        "challenges": tuple(
            Challenge(id=f"asked-{n}", text=text, reply=long[:9000] if n == 0 else text, by=text)
            for n, text in enumerate(STRANGE)
        ),
        "sign_off": SignOff(role=STRANGE[3], decision=_strange(4)),
    }
    # By way of its own checks, so that nothing is in it that no file could hold.
    made = Assessment.model_validate(blank_assessment(asked).model_copy(update=filled).model_dump())
    return asked, made


def _asked(count: int) -> list[dict[str, object]]:
    duties = ("must", "should", "good")
    return [
        question(
            f"q{number}",
            duties[number % 3],
            theme="people" if number % 2 else "places",
            text=f"Question {number}: {clean(STRANGE[number % len(STRANGE)]).splitlines()[0].strip()[:300]}",
            not_applicable={"allowed": True},
        )
        for number in range(count)
    ]


def _answer(number: int, evidence: int, long: str) -> Answer:
    said = {"note": long or _strange(number), "updated": NOON}
    kind = number % 7
    if kind == 5:
        return Answer(state=State.DONT_KNOW, **said)
    if kind == 6:
        return Answer(state=State.NOT_APPLICABLE, reason=_strange(number + 1), **said)
    shown = (f"proof-{number % evidence}", f"proof-{(7 * number + 1) % evidence}") if evidence > 1 else ()
    level = LEVELS[number % len(LEVELS)]
    return Answer(state=State.LEVEL, level=level, evidence=tuple(dict.fromkeys(shown)), **said)


def _action(number: int, name: str, long: str) -> Action:
    due = TODAY + timedelta(days=5 * number - 100) if number % 9 else None
    done = number % 4 == 3
    history = (Change(on=TODAY, progress=Progress.DONE, note=_strange(number)),) if done else ()
    return Action(
        id=f"step-{number}",
        question=name,
        text=long or f"Step {number}: {_strange(number)}",
        owner=_strange(number + 4),
        due=due,
        progress=Progress.DONE if done else Progress.OPEN,
        done_on=TODAY if done else None,
        history=history,
    )


def _strange(number: int) -> str:
    return STRANGE[number % len(STRANGE)]


def _long(letters: int) -> str:
    """A long text: paragraphs, a word of 5,000 letters, and every strange text within."""
    word = UNBROKEN * (min(5000, max(200, letters // 8)) // len(UNBROKEN))
    words = [word]
    length = len(word)
    while length < letters:
        number = len(words)
        text = (
            STRANGE[number % len(STRANGE)]
            if number % 40 == 0
            else f"word{number}" + ("\n\n" if number % 90 == 0 else "")
        )
        words.append(text)
        length += len(text) + 1
    return " ".join(words)[:letters].rstrip()
