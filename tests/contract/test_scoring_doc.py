"""Every worked example of docs/scoring.md comes out as the page says it does."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Assessment, EditionRef, Evidence, Setting, State
from prevent_tui.assessment.model.risk import Risk
from prevent_tui.questionnaire.catalogue import bundled_files
from prevent_tui.questionnaire.joining import extend
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.scoring import Result, Scores, Status, Verdict, score
from prevent_tui.wording.states import STATUS_WORDS

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text("utf-8")
TODAY = date(2026, 11, 22)
WHEN = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
LADDER = {
    "id": "ladder",
    "levels": [
        {"id": "not-in-place", "label": "Not in place", "points": 0, "met": False},
        {"id": "developing", "label": "Developing", "points": 1, "met": False},
        {"id": "in-place", "label": "In place", "points": 2, "met": True},
        {"id": "embedded", "label": "Embedded", "points": 3, "met": True},
    ],
}
LEVELS = [level["id"] for level in LADDER["levels"]]
ABOUT = {"id": "page", "edition": "2026-09", "title": "Page", "sector": "Tests"}
ASKED = {
    "duty",
    "answer",
    "theme",
    "weight",
    "times",
    "only",
    "answered_on",
    "evidence",
    "months",
    "due",
    "local",
    "safety",
    "quick",
    "rests_on",
}


def sections() -> dict[str, str]:
    """The number of each rule to what the page says below its heading."""
    parts = re.split(r"(?m)^### (S\d+) .*$", PAGE)
    return dict(zip(parts[1::2], (re.split(r"(?m)^## ", part)[0] for part in parts[2::2]), strict=True))


def examples() -> list[Any]:
    """Every fenced example, named by its rule."""
    return [
        pytest.param(text, id=f"{number}-{count}")
        for number, body in sections().items()
        for count, text in enumerate(re.findall(r"(?s)```toml\n(.*?)```", body), 1)
    ]


def repeated(example: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The questions of an example by id; one asked so many `times` is there so often."""
    return {
        name if count == 1 else f"{name}-{count}": given
        for name, given in example["ask"].items()
        for count in range(1, given.get("times", 1) + 1)
    }


def question(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """A question as a questionnaire's file would hold it."""
    assert set(given) <= ASKED, name
    row = {
        "id": name,
        "theme": "local" if given.get("local") else given.get("theme", "theme"),
        "text": f"The fact called {name}.",
        "obligation": given["duty"],
        "scale": "ladder",
        "weight": given.get("weight", 1),
        "not_applicable": {"allowed": True, "reasons": ["Not here"]},
        "evidence": [{"prompt": "Something", "good_for_months": months} for months in given.get("months", [])],
    }
    row |= {key: given[key] for key in ("safety", "quick", "rests_on") if key in given}
    return row | ({"applies_when": {"fact": given["only"], "is": True}} if "only" in given else {})


def questionnaire(asked: dict[str, dict[str, Any]]) -> Questionnaire:
    """What the example asks, local additions included."""
    rows = {name: question(name, given) for name, given in asked.items()}
    local = [row for name, row in rows.items() if asked[name].get("local")]
    own = [row for row in rows.values() if row not in local]
    levels = [{"meaning": level["label"], "symbol": "x", **level} for level in LADDER["levels"]]
    facts = {given["only"] for given in asked.values() if "only" in given}
    base = {
        "format": 2,
        "questionnaire": ABOUT,
        "scales": [LADDER | {"levels": levels}],
        "facts": [{"id": fact, "label": fact, "kind": "yes-no"} for fact in sorted(facts)],
        "themes": themes(own),
        "questions": own,
    }
    if not local:
        return Questionnaire.model_validate(base)
    about = {"id": "county", "edition": "2026-10", "title": "County", "extends": "page", "extends_edition": "2026-09"}
    addition = {"format": 1, "overlay": about, "themes": [{"id": "local", "code": "L", "title": "Local"}]}
    return extend(base, [(addition | {"questions": local}, Path("county.toml"))], Path("page.toml"))


def themes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The themes of some questions, in the order in which they are met."""
    names = dict.fromkeys(row["theme"] for row in rows)
    return [{"id": name, "code": chr(ord("A") + at), "title": name} for at, name in enumerate(names)]


def assessment(example: dict[str, Any], asked: dict[str, dict[str, Any]]) -> Assessment:
    """What the example answers."""
    evidence: list[Evidence] = []
    answers: dict[str, Answer] = {}
    for name, given in asked.items():
        linked = [Evidence(id=f"{name}-e{at}", **piece) for at, piece in enumerate(given.get("evidence", []))]
        evidence += linked
        answers[name] = answer(given).model_copy(update={"evidence": tuple(piece.id for piece in linked)})
    actions = [
        Action(id=f"{name}-action", question=name, text="Mend it", due=given["due"])
        for name, given in asked.items()
        if "due" in given
    ]
    return Assessment(
        questionnaire=EditionRef(id=ABOUT["id"], edition=ABOUT["edition"]),
        setting=Setting(facts=example.get("facts", {})),
        answers=answers,
        evidence=tuple(evidence),
        actions=tuple(actions),
        risks=tuple(Risk(id=f"risk-{number}", title="A risk") for number in range(example.get("risks", 0))),
    )


def answer(given: dict[str, Any]) -> Answer:
    """An answer, from a level's id, `dont-know` or `not-applicable`; nothing where nobody answered."""
    word = given.get("answer")
    if word is None:
        return Answer()
    on = given.get("answered_on", WHEN.date())
    updated = WHEN.replace(year=on.year, month=on.month, day=on.day)
    if word in LEVELS:
        return Answer(state=State.LEVEL, level=word, updated=updated)
    return Answer(state=State(word), reason="Not here" if word == "not-applicable" else "", updated=updated)


def of_question(verdict: Verdict) -> dict[str, Any]:
    """What an example may say of one question."""
    return {
        "state": verdict.status.value,
        "points": verdict.points,
        "possible": verdict.possible,
        "gap": verdict.is_gap,
        "claimed": verdict.weak,
        "outlived": verdict.outlived,
        "stale": verdict.stale,
    }


def of_scores(scores: Scores) -> dict[str, Any]:
    """What an example may say of a theme, or of everything."""
    percent = scores.score.percent
    return {
        "state": scores.status.value,
        "points": scores.score.points,
        "possible": scores.score.possible,
        "percent": "none yet" if percent is None else percent,
        "asked": scores.coverage.of,
        "answered": scores.coverage.answered,
        "dont_know": scores.coverage.dont_know,
        "not_applicable": scores.coverage.not_applicable,
        "met": scores.met,
        "of": scores.of,
        "above": scores.above,
        "percent_in_place": scores.at_met.percent,
        "too_early": scores.is_early,
    }


def outcome(result: Result) -> dict[str, Any]:
    """Everything an example may say under `gives`."""
    total = result.total
    return {
        "question": {name: of_question(verdict) for name, verdict in result.verdicts.items()},
        "theme": {name: of_scores(scores) for name, scores in result.themes.items()},
        "total": of_scores(total),
        "musts": total.musts._asdict(),
        "shoulds": total.shoulds._asdict(),
        "gaps": list(result.gaps),
        "own": list(result.own_gaps),
        "resting": {name: list(names) for name, names in result.resting.items()},
        "not_asked": list(result.not_asked),
    }


def cut_to(wanted: Any, found: Any) -> Any:
    """What was found, of what is wanted; a key that nothing can be said of is an error."""
    if not isinstance(wanted, dict) or not wanted:
        return found
    return {key: cut_to(value, found[key]) for key, value in wanted.items()}


@pytest.mark.parametrize("text", examples())
def test_an_example_comes_out_as_the_page_says(text):
    example = tomllib.loads(text)
    assert set(example) <= {"ask", "gives", "facts", "risks"}
    assert example["gives"]
    asked = repeated(example)
    result = score(questionnaire(asked), assessment(example, asked), TODAY)
    assert cut_to(example["gives"], outcome(result)) == example["gives"]


def test_the_rules_are_numbered_in_order_and_each_has_a_reason_and_an_example():
    assert list(sections()) == [f"S{number}" for number in range(1, len(sections()) + 1)]
    for number, body in sections().items():
        assert "\n*Why:* " in body, number
        assert "```toml\n" in body, number


def test_every_link_inside_the_page_leads_to_one_of_its_headings():
    headings = re.findall(r"(?m)^#+ (.+)$", PAGE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert {f"s{number[1:]}" for number in sections()} == {link.split("-")[0] for link in links}
    assert set(links) <= anchors


def test_the_page_has_a_word_for_every_state_as_it_is_shown():
    rows = dict(re.findall(r"(?m)^\| ([A-Z',/ ]+) \| `([\w-]+)` \|", PAGE))
    assert rows == {STATUS_WORDS[status]: status.value for status in Status}


def test_the_levels_of_the_examples_are_those_of_the_questionnaires_in_use():
    mine = [(level["id"], level["points"], level["met"]) for level in LADDER["levels"]]
    for path in bundled_files().values():
        for scale in load(path).scales:
            assert [(level.id, level.points, level.met) for level in scale.levels] == mine, path.stem


def test_no_questionnaire_in_use_has_weights_as_the_page_says():
    assert {question.weight for path in bundled_files().values() for question in load(path).questions} == {1}
