"""The risk register: taking risks in, rewriting, rating and ordering them; what gaps propose for it. Never scored."""

from __future__ import annotations

from prevent_tui.assessment.actions import NEW
from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.risk import LocalPicture, Rating, Risk
from prevent_tui.ids import Ids, unused
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.condition import Facts, applies
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.parts import CatalogueRisk
from prevent_tui.text import clean_line, clean_prose

# ------------------------------------------------------------ changing the register


def new(assessment: Assessment, ids: Ids) -> Risk:
    """Return an empty risk with an unused id; `keep` puts it into the register."""
    return Risk(id=_unused(assessment, ids), title="")


def add_from_catalogue(assessment: Assessment, questionnaire: Questionnaire, entry_id: str, ids: Ids) -> Assessment:
    """Take a risk from the catalogue into the register; one that is there stays as it is.

    Args:
        assessment: The assessment with the register.
        questionnaire: Its catalogue.
        entry_id: The risk in the catalogue.
        ids: Makes its id.

    Raises:
        KeyError: The catalogue has no such risk.
    """
    entry = next((catalogue_risk for catalogue_risk in questionnaire.risks if catalogue_risk.id == entry_id), None)
    if entry is None:
        raise KeyError(entry_id)
    if is_registered(assessment, entry_id):
        return assessment
    draft = draft_from_catalogue(_unused(assessment, ids), questionnaire, entry, assessment.setting.facts)
    return keep(assessment, draft)


def draft_from_catalogue(risk_id: str, questionnaire: Questionnaire, entry: CatalogueRisk, facts: Facts) -> Risk:
    """Return a risk begun from the catalogue, for the setting to make its own.

    What the catalogue proposes as controls, as what else to do and as who leads is left out: nobody here has said so.

    Args:
        risk_id: Its own id.
        questionnaire: For the questions that are asked.
        entry: The risk in the catalogue.
        facts: What is true of the setting; a question that is not asked of it is not linked.
    """
    asked = {question.id for question in applicable_questions(questionnaire, facts)}
    return Risk(
        id=risk_id,
        catalogue=entry.id,
        title=entry.title,
        who=entry.who,
        questions=tuple(name for name in entry.questions if name in asked),
    )


def keep(assessment: Assessment, risk: Risk) -> Assessment:
    """Add a risk to the register, or replace the one with its id; its texts are cleaned.

    Raises:
        ValueError: It has no title.
    """
    risk = clean_texts(risk)
    if not risk.title:
        raise ValueError("a risk needs a title")
    if find(assessment, risk.id) is None:
        risks = (*assessment.risks, risk)
    else:
        risks = tuple(risk if old.id == risk.id else old for old in assessment.risks)
    return assessment.model_copy(update={"risks": risks})


def remove(assessment: Assessment, risk_id: str) -> Assessment:
    """Remove a risk from the register; actions meant to lower it stay in the plan, linked to no risk."""
    actions = tuple(
        action.model_copy(update={"risk": None}) if action.risk == risk_id else action for action in assessment.actions
    )
    risks = tuple(risk for risk in assessment.risks if risk.id != risk_id)
    return assessment.model_copy(update={"risks": risks, "actions": actions})


def rate(assessment: Assessment, risk_id: str, initial: Rating | None, residual: Rating | None) -> Assessment:
    """Rate a risk without its controls and with them.

    Args:
        assessment: The assessment with the register.
        risk_id: The risk.
        initial: The rating without the controls; None takes it back.
        residual: The rating with them; None takes it back.

    Raises:
        KeyError: There is no such risk in the register.
    """
    risk = find(assessment, risk_id)
    if risk is None:
        raise KeyError(risk_id)
    return keep(assessment, risk.model_copy(update={"initial": initial, "residual": residual}))


def clean_texts(risk: Risk) -> Risk:
    """Return a risk with its texts cleaned, short ones on one line, and no question named twice."""
    local = risk.local
    return risk.model_copy(
        update={
            "title": clean_line(risk.title),
            "who": clean_line(risk.who),
            "local": LocalPicture(
                text=clean_prose(local.text),
                source=clean_line(local.source),
                on=local.on,
                handling=clean_line(local.handling),
            ),
            "controls": clean_prose(risk.controls),
            "further": clean_prose(risk.further),
            "lead": clean_line(risk.lead),
            "questions": tuple(dict.fromkeys(risk.questions)),
        }
    )


# ------------------------------------------------------------ looking into it


def find(assessment: Assessment, risk_id: str) -> Risk | None:
    """Return the risk of that id, if the register has it."""
    return next((risk for risk in assessment.risks if risk.id == risk_id), None)


def is_registered(assessment: Assessment, entry_id: str) -> bool:
    """Return whether a risk of the catalogue is in the register."""
    return any(risk.catalogue == entry_id for risk in assessment.risks)


def actions_for(assessment: Assessment, risk_id: str) -> tuple[Action, ...]:
    """Return the actions meant to lower a risk, in the order they were added."""
    return tuple(action for action in assessment.actions if action.risk == risk_id)


def next_action(questionnaire: Questionnaire, assessment: Assessment, risk: Risk) -> Action:
    """Return the action to offer for a risk: the first further measure that was never an action, its own before others.

    Args:
        questionnaire: Its catalogue proposes measures, and a role, where the sheet of the risk has none left.
        assessment: The plan, with what is done or dropped.
        risk: The risk.
    """
    planned = {action.text for action in actions_for(assessment, risk.id)}
    entry = catalogue_entry(questionnaire, risk)
    further = (*risk.further.splitlines(), *(entry.further if entry else ()))
    lines = [text for line in further if (text := clean_line(line)) and text not in planned]
    return Action(id=NEW, risk=risk.id, text=lines[0] if lines else "", owner=risk.lead)


def catalogue_entry(questionnaire: Questionnaire, risk: Risk) -> CatalogueRisk | None:
    """Return the risk of the catalogue that one of the register was begun from; None for one's own."""
    return next((each for each in questionnaire.risks if each.id == risk.catalogue), None)


def risks_for_question(assessment: Assessment, question_id: str) -> tuple[Risk, ...]:
    """Return the risks in the register that a question bears on, the worst first."""
    return tuple(risk for risk in worst_first(assessment) if question_id in risk.questions)


def worst_first(assessment: Assessment) -> tuple[Risk, ...]:
    """Return the register, the worst first by the rating with controls, then without; unrated risks come last."""
    return tuple(sorted(assessment.risks, key=_weight, reverse=True))


def matrix_letters(assessment: Assessment) -> dict[str, str]:
    """Return each risk's letter in the matrix by its id: A is the worst; after Z comes AA."""
    return {risk.id: _letter(place) for place, risk in enumerate(worst_first(assessment))}


def matrix_cells(assessment: Assessment, *, after: bool) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return the letters of the risks by (likelihood, impact), before the controls or after."""
    cells: dict[tuple[int, int], tuple[str, ...]] = {}
    by_letter = matrix_letters(assessment)
    for risk in worst_first(assessment):
        rating = risk.residual if after else risk.initial
        if rating:
            place = (rating.likelihood, rating.impact)
            cells[place] = (*cells.get(place, ()), by_letter[risk.id])
    return cells


# ------------------------------------------------------------ what gaps propose


def available_risks(questionnaire: Questionnaire, assessment: Assessment) -> tuple[CatalogueRisk, ...]:
    """Return the risks of the catalogue that hold for this setting and are not in the register yet."""
    facts = assessment.setting.facts
    registered = {risk.catalogue for risk in assessment.risks}
    return tuple(e for e in questionnaire.risks if e.id not in registered and applies(e.applies_when, facts))


def _unused(assessment: Assessment, ids: Ids) -> str:
    """Return an id for a risk that no other has, and that no action still names."""
    named = [action.risk for action in assessment.actions if action.risk]
    return unused("risk", [*(risk.id for risk in assessment.risks), *named], ids)


def _weight(risk: Risk) -> tuple[int, int]:
    now = risk.residual or risk.initial
    return now.score if now else 0, risk.initial.score if risk.initial else 0


def _letter(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
