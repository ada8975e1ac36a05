"""An assessment with something in every field, and a word of its own in every text that a person types."""

from __future__ import annotations

import typing
from datetime import date, timedelta

from pydantic import BaseModel

from prevent_tui.assessment.model.action import Action, Change, Progress
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, FigureValue, Setting, State
from prevent_tui.assessment.model.governance import Challenge, Contact, Review, SignOff
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.assessment.samples import blank_assessment
from support.small_questionnaire import NOON, TODAY

NEVER_TYPED = {
    *("id", "edition", "format", "seal", "supersedes", "level"),
    *("catalogue", "expected", "kind", "question", "risk"),
}
"""Fields that hold what the program writes: ids, choices and seals."""


def is_text(annotation: object) -> bool:
    """Whether a field is one that a person types into."""
    return annotation is str or (typing.get_origin(annotation) is typing.Annotated and is_text(annotation.__origin__))


def marked(table: BaseModel, path: str, marks: list[str]) -> BaseModel:
    """The table with a word of its own in every text, in the tables within it too."""
    update: dict[str, object] = {}
    for name, field in type(table).model_fields.items():
        value, here = getattr(table, name), f"{path}-{name}".replace("_", "-")
        if isinstance(value, BaseModel):
            update[name] = marked(value, here, marks)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            update[name] = tuple(marked(each, f"{here}-{n}", marks) for n, each in enumerate(value))
        elif isinstance(value, dict) and value and isinstance(next(iter(value.values())), BaseModel):
            update[name] = {key: marked(each, f"{here}-{key}", marks) for key, each in value.items()}
        elif is_text(field.annotation) and name not in NEVER_TYPED:
            update[name] = f"mark{len(marks)}x {here}"
            marks.append(f"mark{len(marks)}x")
    return table.model_copy(update=update)


def full(asked) -> Assessment:
    """An assessment with one of everything, and two of what depends on its state."""
    day, later = TODAY - timedelta(days=3), TODAY + timedelta(days=30)
    done = Change(on=day, progress=Progress.DONE)
    return blank_assessment(asked).model_copy(
        update={
            "setting": Setting(name="x"),
            "answers": {
                "met": Answer(state=State.LEVEL, level="done", evidence=("proof",), updated=NOON),
                "aside": Answer(state=State.NOT_APPLICABLE, updated=NOON),
            },
            "evidence": (Evidence(id="proof", checked_on=day, good_until=later), Evidence(id="loose", checked_on=day)),
            "actions": (
                Action(id="open", question="met", text="x", due=later),
                Action(id="done", text="x", progress=Progress.DONE, done_on=day, history=(done,)),
                Action(id="dropped", text="x", progress=Progress.DROPPED, history=(done,)),
            ),
            "risks": (
                Risk(
                    id="risk",
                    title="x",
                    local=LocalPicture(on=day),
                    initial=Rating(likelihood=4, impact=4),
                    residual=Rating(likelihood=2, impact=4),
                    due=later,
                    questions=("met",),
                ),
            ),
            "contacts": (Contact(id="contact", checked_on=day),),
            "figures": (FigureValue(id="own", value=3, of=4, date=day),),
            "reviews": (Review(on=day),),
            "challenges": (Challenge(id="asked", text="x", asked_on=day, replied_on=day),),
            "sign_off": SignOff(role="x", on=date(2026, 11, 22), next_review=later),
        }
    )
