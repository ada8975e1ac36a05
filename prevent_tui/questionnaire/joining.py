"""Local additions: a small file that adds questions, evidence prompts and contacts, and can change nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from prevent_tui.errors import BadFile, Fault
from prevent_tui.files.file_stamp import Stamp, stamp
from prevent_tui.questionnaire.loading import HELD, from_table, refuse_newer
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.questionnaire.overlay import Overlay, OverlayAbout
from prevent_tui.questionnaire.validation.misplaced_keys import misplaced_key_faults, unexplained_faults
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.thresholds import thresholds
from prevent_tui.toml.guesses import Guesses
from prevent_tui.toml.later_keys import format_faults
from prevent_tui.toml.reading import parse, read_bytes
from prevent_tui.toml.shown import shown_faults

JOINED = ("sources", "roles", "themes", "questions")
"""The lists that an addition may bring entries of its own for."""


class ExtendedQuestionnaire(Questionnaire):
    """A published questionnaire with local additions; its own questions and numbers are as published."""

    overlays: tuple[Overlay, ...] = ()

    @property
    def additions(self) -> tuple[Overlay, ...]:
        """The local additions, in the order they were added."""
        return self.overlays

    @property
    def local_question_ids(self) -> frozenset[str]:
        """Ids of the questions that an addition asks."""
        return frozenset(question.id for overlay in self.overlays for question in overlay.questions)


def is_overlay(raw: Mapping[str, Any]) -> bool:
    """Whether a parsed file is a local addition."""
    return "overlay" in raw


def load_joined(base: Path, *additions: Path) -> Questionnaire:
    """Reads a questionnaire file and local additions to it; as long as no file has changed, it is the same again.

    Raises:
        BadFile: One of the files cannot be read, or has faults; all of them are in `faults`.
    """
    with suppress(OSError):
        return _held(stamp(base), *map(stamp, additions))
    return _read(base, *additions)


@lru_cache(maxsize=HELD)
def _held(*files: Stamp) -> Questionnaire:
    return _read(*(file.path for file in files))


def _read(base: Path, *additions: Path) -> Questionnaire:
    return extend(parse(read_bytes(base), base), [(parse(read_bytes(one), one), one) for one in additions], base)


def extend(base: dict[str, Any], overlays: list[tuple[dict[str, Any], Path]], path: Path) -> Questionnaire:
    """Return a published questionnaire with local additions joined to it.

    Args:
        base: The questionnaire's parsed file.
        overlays: The additions' parsed files, with where they came from.
        path: The questionnaire's file.

    Raises:
        BadFile: An addition has faults, or reaches into what it extends; all of them are in `faults`.
    """
    questionnaire, joined, additions = from_table(base, path), deepcopy(base), []
    for raw, file in overlays:
        additions.append(read_overlay(raw, file))
        if faults := list(_reaching(raw, joined)):
            raise BadFile(
                f"cannot be added to {base['questionnaire']['id']}.",
                faults=shown_faults(faults),
                hint="An addition adds; it never changes or takes out what is published.",
                file=file,
            )
        _join(joined, raw)
        questionnaire = from_table(joined, file, base=base["questionnaire"]["id"])
    fields = {name: getattr(questionnaire, name) for name in Questionnaire.model_fields}
    return ExtendedQuestionnaire.model_construct(**fields, overlays=tuple(additions))


def read_overlay(raw: dict[str, Any], file: Path) -> Overlay:
    """Read a local addition by itself, without the questionnaire it extends.

    Raises:
        NewerFormat: It is of a format that this program does not read yet.
        BadFile: It has faults; all of them are in `faults`.
    """
    from prevent_tui.questionnaire.validation.first_errors import first_errors, further_faults
    from prevent_tui.questionnaire.validation.structure import structural_faults

    refuse_newer(raw, file)
    early = [one for one in format_faults(raw, "questionnaire", Rule.FORMAT_KNOWN) if _is_of_an_addition(one)]
    strays = misplaced_key_faults(raw)
    try:
        overlay, faults = Overlay.model_validate(raw), early + strays
    except ValidationError as error:
        keys = {
            "overlay": tuple(OverlayAbout.model_fields),
            "contacts": ("who", "reach", "hours", "for", "checked_on"),
        }
        errors = first_errors(error, Overlay, raw)
        structural = [_numbered(fault, raw) for _, fault in structural_faults(errors, raw, keys)]
        overlay, faults = None, early + unexplained_faults(strays, structural) + strays
        faults += further_faults(error, faults)
    if overlay is None or faults:
        raise BadFile("is not a usable local addition.", faults=shown_faults(faults), file=file)
    return overlay


def _is_of_an_addition(fault: Fault) -> bool:
    return fault.place.partition("[")[0] in Overlay.model_fields


def _numbered(fault: Fault, raw: dict[str, Any]) -> Fault:
    """Return the fault under the rule for additions, where a key at the top reaches into what is published."""
    if fault.place not in raw or fault.place in Overlay.model_fields:
        return fault
    if fault.place in Questionnaire.model_fields:
        return _fault(fault.place, "is not for a local addition to say.", "Take it out; what is published holds.")
    return _fault(fault.place, fault.message, fault.hint)


def _reaching(raw: dict[str, Any], base: dict[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each place where an addition would change what is published."""
    guesses = Guesses()
    yield from _extends(raw["overlay"], base["questionnaire"])
    for name in JOINED:
        ids = {table["id"] for table in base.get(name, [])}
        if name == "themes":
            # Under other headings a theme of an addition stands beside these, and must not be taken for one of them.
            ids |= {heading["id"] for grouping in base.get("groupings", []) for heading in grouping["headings"]}
        for table in raw.get(name, []):
            if table["id"] in ids:
                message = "is an id of what it would be added to, which an addition may not replace."
                yield _fault(f"{name}[{table['id']}]", message, "Give it an id of its own, such as one with your name.")
    codes = {theme["code"] for theme in base["themes"]}
    for theme in raw.get("themes", []):
        if theme["code"] in codes:
            yield _fault(f"themes[{theme['id']}].code", f"`{theme['code']}` is taken.", "Choose other letters.")
    own = dict.fromkeys(theme["id"] for theme in raw.get("themes", []))
    for question in raw.get("questions", []):
        yield from _question(question, own, guesses)
    questions = dict.fromkeys(question["id"] for question in base["questions"])
    for prompt in raw.get("evidence", []):
        if prompt["question"] not in questions:
            message = f"`{prompt['question']}` is not a question of the published questionnaire."
            yield _fault("evidence.question", message, guesses.near(prompt["question"], questions))


def _extends(overlay: dict[str, Any], about: dict[str, Any]) -> Iterator[Fault]:
    for key, overlay_key in (("id", "extends"), ("edition", "extends_edition")):
        if overlay[overlay_key] != about[key]:
            message = f"is `{overlay[overlay_key]}`, and the questionnaire is `{about[key]}`."
            yield _fault(
                f"overlay.{overlay_key}", message, "Look its questions over against that edition, then change this."
            )


def _question(question: dict[str, Any], own: Collection[str], guesses: Guesses) -> Iterator[Fault]:
    place = f"questions[{question['id']}]"
    if question["theme"] not in own:
        message = f"`{question['theme']}` is not a theme of this addition, and its questions stand apart."
        hint = guesses.near(question["theme"], own) or "Give the addition a [[themes]] table."
        yield _fault(f"{place}.theme", message, hint)
    if question["obligation"] == "must":
        message = "is `must`, which only the law can say and the published questionnaire holds."
        yield _fault(f"{place}.obligation", message, "Use should, condition or good.")


def _fault(place: str, message: str, hint: str) -> Fault:
    return Fault(place, message, hint, Rule.OVERLAY_ADDS)


def _join(base: dict[str, Any], raw: dict[str, Any]) -> None:
    base["format"] = max(base["format"], raw["format"])
    for name in JOINED:
        base[name] = [*base.get(name, []), *raw.get(name, [])]
    questions = {question["id"]: question for question in base["questions"]}
    for prompt in raw.get("evidence", []):
        question = questions[prompt["question"]]
        published = question.get("evidence", [])
        added = {"prompt": prompt["prompt"], "good_for_months": _shelf_life(published)}
        question["evidence"] = [*published, added]


def _shelf_life(published: list[dict[str, Any]]) -> int:
    """Return months that shorten no published shelf life: those of a prompt without a condition, else the longest.

    A local addition adds evidence to look for; it must not make any go out of date sooner.
    """
    usual = thresholds().evidence_good_for_months
    unconditional = [prompt.get("good_for_months", usual) for prompt in published if "applies_when" not in prompt]
    lives = [prompt.get("good_for_months", usual) for prompt in published]
    return min(unconditional) if unconditional else max(lives, default=usual)
