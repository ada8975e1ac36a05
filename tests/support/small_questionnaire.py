"""A little questionnaire and ready sessions, so that a test shows only what it is about."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import tomli_w

from prevent_tui.assessment import actions, evidence
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.session import Session
from prevent_tui.ids import Ids
from prevent_tui.questionnaire.joining import extend
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.sample import Sample

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOON.date()

UNEVEN_DAYS = [date(2028, 2, 29), date(2027, 8, 31), date(2027, 12, 31)]
"""Days that have no counterpart a month, half a year or a year on, and the last one of a year."""

LADDER = {
    "id": "ladder",
    "levels": [
        {"id": "none", "label": "None", "meaning": "Not there.", "points": 0, "met": False, "symbol": "✗"},
        {"id": "some", "label": "Some", "meaning": "Begun.", "points": 1, "met": False, "symbol": "◐"},
        {"id": "done", "label": "Done", "meaning": "There.", "points": 2, "met": True, "symbol": "✓"},
        {"id": "deep", "label": "Deep", "meaning": "Lived.", "points": 3, "met": True, "symbol": "✓"},
    ],
}
LEVELS = ("none", "some", "done", "deep")


def question(name: str, obligation: str = "should", theme: str = "people", **more: Any) -> dict[str, Any]:
    """A question as the file would hold it."""
    return {
        "id": name,
        "theme": theme,
        "text": f"The fact called {name}.",
        "obligation": obligation,
        "scale": "ladder",
        **more,
    }


def table(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A questionnaire as the parsed file would hold it, with two themes and two facts."""
    return {
        "format": 2,
        "questionnaire": {"id": "little", "edition": "2026-09", "title": "Little", "sector": "Tests"},
        "scales": [LADDER],
        "facts": [
            {"id": "boarding", "label": "Has boarders", "kind": "yes-no"},
            {
                "id": "phase",
                "label": "Phase",
                "kind": "one-of",
                "options": [{"id": "primary", "label": "Primary"}, {"id": "secondary", "label": "Secondary"}],
            },
        ],
        "themes": [
            {"id": "people", "code": "P", "title": "People"},
            {"id": "places", "code": "Q", "title": "Places"},
        ],
        "questions": list(questions),
        **more,
    }


def little(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    """A questionnaire of these questions."""
    return Questionnaire.model_validate(table(*questions, **more))


def addition(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A local addition to that questionnaire as the parsed file would hold it, with a theme of its own, `local`."""
    about = {"id": "county", "edition": "2026-10", "title": "County questions", "extends": "little"}
    return {
        "format": 2,
        "overlay": about | {"extends_edition": "2026-09"},
        "themes": [{"id": "local", "code": "L", "title": "Only here"}],
        "questions": [{**each, "theme": "local"} for each in questions],
        **more,
    }


def extended(base: dict[str, Any], *additions: dict[str, Any]) -> Questionnaire:
    """A questionnaire with local additions, from what their files hold."""
    return extend(base, [(each, Path("county.toml")) for each in additions], Path("little.toml"))


def put(raw: dict[str, Any], folder: Path, name: str) -> Path:
    """Writes a questionnaire or a local addition into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")
    return path


def counted() -> Ids:
    """A source of ids that a test can name: the stem and the next number of that stem."""
    numbers: Counter[str] = Counter()

    def make(stem: str) -> str:
        numbers[stem] += 1
        return f"{stem}-{numbers[stem]}"

    return make


def open_session(questionnaire: Questionnaire, assessment: Assessment | None = None) -> Session:
    """A session whose clock moves a minute on each time it is read."""
    ticks = iter(range(10**9))
    return Session(
        questionnaire,
        assessment or blank_assessment(questionnaire),
        clock=lambda: NOON + timedelta(minutes=next(ticks)),
        ids=counted(),
    )


def answers_only(sample: Sample) -> Sample:
    """An invented setting that has answered and done nothing besides, for a test that does the rest itself."""
    nothing = dict.fromkeys(("actions", "risks", "contacts", "reviews", "challenges"), ())
    return sample.model_copy(update={**nothing, "before": None, "answered_days_ago": 0})


def plan(session: Session, question_id: str | None, text: str, owner: str = "", due: date | None = None) -> Assessment:
    """Puts an action into the plan, as its form would."""
    said = {"text": text, "owner": owner, "due": due}
    action = Action(id=actions.NEW, question=question_id, text="").model_copy(update=said)
    return session.apply("action", actions.keep(session.assessment, action, session.today, session.ids), question_id)


def prove(session: Session, question_id: str, title: str, where: str, checked_on: date | None, **more: Any) -> str:
    """Writes down a piece of evidence for a question, and gives its id."""
    item = evidence.new(session.assessment, session.ids).model_copy(
        update={"title": title, "where": where, "checked_on": checked_on, **more}
    )
    session.apply("evidence", evidence.keep(session.assessment, item, question_id), question_id)
    return item.id
