"""A copy to share: the levels, states, dates and sums of an assessment, without a word that a person typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prevent_tui.assessment.model.action import Action
from prevent_tui.assessment.model.assessment import Answer, Assessment, Evidence, FigureValue, Setting
from prevent_tui.assessment.model.risk import LocalPicture, Risk
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.questionnaire.joining import JOINED
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.words import report_words
from prevent_tui.scoring import score
from prevent_tui.wording.dates import day

LEFT_OUT = "Left out"
"""What stands for a text that was there, so that a copy never says that nothing was."""


def redact(assessment: Assessment, *, unnamed: bool = False, questionnaire: Questionnaire | None = None) -> Assessment:
    """The same answers, dates, ratings and links, without any text that was typed; it scores the same.

    Where it matters that something was said, a neutral word says so: `Action 3`, `Role 1`, `Left out`. Ids are made
    anew, since one made by hand can hold words. Notes, contacts, governors' questions and the sign-off are gone.

    Of the figures, only the questionnaire's own remain.

    Args:
        assessment: As it is.
        unnamed: Whether the name of the setting and its local additions go too.
        questionnaire: What it answers, with its additions. Risks from its catalogue get the catalogue's titles.

    Raises:
        ValueError: It is to be unnamed, has local additions, and the questionnaire is not given.
    """
    if unnamed and assessment.overlays and questionnaire is None:
        raise ValueError("local additions can be told apart only with the questionnaire")
    titles = {entry.id: entry.title for entry in questionnaire.risks} if questionnaire else {}
    local = questionnaire.local_question_ids if questionnaire and unnamed else frozenset[str]()
    figures = {each.id for each in questionnaire.figures} if questionnaire else set()
    return _Sharing(assessment, titles, local, figures).shared(unnamed=unnamed)


def shared_case(case: Case, *, unnamed: bool = False) -> Case:
    """Return the copy to share of a case, scored anew; one that is such a copy already is given back as it is.

    Args:
        case: All that is known.
        unnamed: Whether the name of the setting and its local additions go too.
    """
    if case.is_copy:
        return case
    assessment = redact(case.assessment, unnamed=unnamed, questionnaire=case.questionnaire)
    questionnaire = _published(case.questionnaire) if unnamed else case.questionnaire
    return replace(
        case,
        questionnaire=questionnaire,
        assessment=assessment,
        result=score(questionnaire, assessment, case.result.today),
        origin=sign_off_without_text(case.assessment),
        before=shared_case(case.before, unnamed=unnamed) if case.before else None,
    )


def _published(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire without its local additions, each question under the reference it had."""
    if not questionnaire.additions:
        return questionnaire
    fields = {name: getattr(questionnaire, name) for name in Questionnaire.model_fields}
    for name in JOINED:
        added = {each.id for addition in questionnaire.additions for each in getattr(addition, name)}
        fields[name] = tuple(each for each in fields[name] if each.id not in added)
    published = Questionnaire.model_construct(**fields)
    published.__dict__["reference"] = {name: questionnaire.reference[name] for name in published.by_id}
    return published


def _instead(text: str, word: str = LEFT_OUT) -> str:
    """A word for a text that was there; white space alone says nothing, and goes on saying nothing."""
    return word if text.strip() else " " if text else ""


class _StandIns:
    """Numbered words, the same for the same text."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        key = " ".join(text.split()).casefold()
        if key and key not in self._known:
            self._known[key] = f"{self._word} {len(self._known) + 1}"
        return _instead(text, self._known.get(key, ""))


class _Sharing:
    """Makes one copy.

    Args:
        assessment: What is copied.
        titles: Id of a catalogue risk to its title.
        local: Ids of questions that are left out.
        figures: Ids of figures that remain.
    """

    def __init__(
        self, assessment: Assessment, titles: dict[str, str], local: Collection[str], figures: Collection[str]
    ) -> None:
        self._of, self._titles, self._local, self._figures = assessment, titles, local, figures
        self._role, self._place = _StandIns("Role"), _StandIns("Place")
        self._evidence = {item.id: f"evidence-{number}" for number, item in enumerate(assessment.evidence, 1)}
        self._risks = {risk.id: f"risk-{number}" for number, risk in enumerate(assessment.risks, 1)}

    def shared(self, *, unnamed: bool) -> Assessment:
        of = self._of
        return Assessment(
            format=of.format,
            questionnaire=of.questionnaire,
            overlays=() if unnamed else of.overlays,
            sample="sample" if of.sample else None,
            setting=Setting(name="" if unnamed else of.setting.name, facts=dict(of.setting.facts)),
            answers={name: self._answer(each) for name, each in of.answers.items() if name not in self._local},
            actions=tuple(self._action(number, each) for number, each in enumerate(of.actions, 1)),
            evidence=tuple(self._piece(number, each) for number, each in enumerate(of.evidence, 1)),
            risks=tuple(self._risk(number, each) for number, each in enumerate(of.risks, 1)),
            figures=tuple(
                FigureValue(id=each.id, value=each.value, of=each.of, date=each.date, source=_instead(each.source))
                for each in of.figures
                if each.id in self._figures
            ),
            cadence=of.cadence,
            reviews=tuple(
                each.model_copy(update={"by": self._role(each.by), "note": _instead(each.note)}) for each in of.reviews
            ),
        )

    def _answer(self, answer: Answer) -> Answer:
        linked = tuple(self._evidence[name] for name in answer.evidence if name in self._evidence)
        return answer.model_copy(update={"reason": _instead(answer.reason), "note": "", "evidence": linked})

    def _piece(self, number: int, item: Evidence) -> Evidence:
        return Evidence(
            id=f"evidence-{number}",
            title=_instead(item.title, f"Evidence {number}"),
            where=self._place(item.where),
            held_by=self._role(item.held_by),
            checked_on=item.checked_on,
            checked_by=self._role(item.checked_by),
            good_until=item.good_until,
        )

    def _action(self, number: int, action: Action) -> Action:
        risk = action.risk and self._risks.get(action.risk, f"risk-{len(self._risks) + 1}")
        return Action(
            id=f"action-{number}",
            question=None if action.question in self._local else action.question,
            risk=risk,
            text=_instead(action.text, f"Action {number}"),
            owner=self._role(action.owner),
            due=action.due,
            progress=action.progress,
            reason=_instead(action.reason),
            done_on=action.done_on,
            outcome=_instead(action.outcome),
            history=tuple(change.model_copy(update={"note": ""}) for change in action.history),
        )

    def _risk(self, number: int, risk: Risk) -> Risk:
        local = risk.local
        return Risk(
            id=f"risk-{number}",
            catalogue=risk.catalogue,
            title=self._titles.get(risk.catalogue or "", f"Risk {number}"),
            who="",
            local=LocalPicture(
                text=_instead(local.text, "Local picture left out"),
                source=_instead(local.source, "Source left out"),
                on=local.on,
            ),
            controls=_instead(risk.controls),
            initial=risk.initial,
            residual=risk.residual,
            further=_instead(risk.further, "Further steps left out"),
            lead=self._role(risk.lead),
            due=risk.due,
            questions=tuple(name for name in risk.questions if name not in self._local),
        )


def sign_off_without_text(assessment: Assessment) -> str:
    """What a copy to share is made from, in a sentence without anything that was typed."""
    seal, sign_off, text = seal_state(assessment), assessment.sign_off, report_words()["share"]
    if seal.is_broken:
        return str(text["changed"])
    if seal.sealed:
        return str(text["signed"]).format(on=f" on {day(sign_off.on)}" if sign_off and sign_off.on else "")
    return str(text["draft"])
