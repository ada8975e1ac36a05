"""Checking one file, whatever it turns out to be, so that the outcome can be told in words or as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prevent_tui.analysis.sample_tests import sample_faults
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.assessment.storage import from_pdf
from prevent_tui.assessment.storage.codec import is_questionnaire, read_checked
from prevent_tui.errors import BadFile, Fault, NewerFormat, PreventError, Unreadable
from prevent_tui.questionnaire.catalogue import find
from prevent_tui.questionnaire.joining import JOINED, extend, is_overlay, read_overlay
from prevent_tui.questionnaire.lint.effort import Effort
from prevent_tui.questionnaire.lint.rulebook import rules, severity
from prevent_tui.questionnaire.lint.run import author_findings, salvage, split_accepted
from prevent_tui.questionnaire.loading import examine, faults_with_lines, refuse_other_files
from prevent_tui.questionnaire.validation.misplaced_keys import unexplained_faults
from prevent_tui.questionnaire.validation.rules import Rule
from prevent_tui.toml.reading import OTHER_KINDS, parse, read_bytes
from prevent_tui.toml.shown import count, shown_faults
from prevent_tui.wording.demo import IN_WORDS
from prevent_tui.wording.grammar import plural
from prevent_tui.wording.revisions import revision_text
from prevent_tui.wording.sign_off import sign_off_text

if TYPE_CHECKING:
    from datetime import date

    from prevent_tui.questionnaire.catalogue import Entry
    from prevent_tui.questionnaire.model import Questionnaire
    from prevent_tui.questionnaire.parts import Accepted

_LINE = re.compile(r"^line (\d+)")


@dataclass(frozen=True)
class Report:
    """What checking a file found.

    Attributes:
        kind: questionnaire, overlay, assessment, or unknown where the file could not be read.
        what: What the file is, as a sentence; empty where it cannot be used.
        findings: Faults, warnings and advice, in the order of the file.
        accepted: What the author let stand, each with the entry that says why.
        effort: What answering takes and what is covered; only of a questionnaire without faults in its structure.
        is_read: Whether there was anything to look into; not so where a file is missing or may not be read.
    """

    file: Path
    kind: str
    what: str = ""
    findings: tuple[Fault, ...] = ()
    accepted: tuple[tuple[Fault, Accepted], ...] = ()
    effort: Effort | None = None
    is_read: bool = True

    def count(self, kind: str) -> int:
        """How many findings have a severity: fault, warning or advice."""
        return count(one for one in self.findings if severity(one.rule) == kind)

    def as_data(self) -> dict[str, Any]:
        """The report under the keys that `check --json` documents."""
        return {
            "file": str(self.file),
            "kind": self.kind,
            "findings": [self._finding(one) for one in self.findings],
            "accepted": [self._finding(one) | {"because": entry.because} for one, entry in self.accepted],
            "summary": self.effort.as_data() if self.effort else None,
        }

    def _finding(self, one: Fault) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "rule": int(one.rule),
            "name": rules()[one.rule].name if one.rule in rules() else "",
            "severity": severity(one.rule),
            "place": one.place,
            "line": one.line,
            "message": one.message,
            "hint": one.hint,
        }


def check_file(file: Path, today: date, ask: from_pdf.PasswordPrompt | None = None) -> Report:
    """Check a questionnaire or an assessment; whatever is wrong with it is in the report, never raised.

    Args:
        file: What it is, is told by what it holds.
        today: The day that sources are judged on and samples are scored on.
        ask: Asks for the password of a report that has one; see `from_pdf.read`.
    """
    try:
        data = from_pdf.read(file, ask)
    except PreventError as error:
        fault = Fault("", error.message, error.hint, Rule.FILE_READABLE)
        return Report(file, "unknown", findings=(fault,), is_read=not isinstance(error, Unreadable))
    try:
        raw = parse(data, file)
    except BadFile as error:
        return Report(file, "unknown", findings=_unparsed(error, data))
    if is_overlay(raw):
        return _overlay(file, raw, data, today)
    return _questionnaire(file, raw, data, today) if is_questionnaire(raw) else _assessment(file, data)


def _unparsed(error: BadFile, data: bytes) -> tuple[Fault, ...]:
    if not error.faults:
        rule = Rule.FILE_READABLE if data.startswith(OTHER_KINDS) else Rule.TOML
        return (Fault("", error.message, error.hint, rule, 1),)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        rule, hint = Rule.ENCODING, error.hint
    else:
        rule, hint = Rule.TOML, error.faults[0].hint
    (fault,) = error.faults
    numbered = _LINE.match(fault.place)
    if numbered:
        return (Fault(fault.place, fault.message, hint, rule, int(numbered.group(1))),)
    return (Fault(fault.place, f"{fault.message} The file {error.message}", hint, rule, data.count(b"\n") + 1),)


def _assessment(file: Path, data: bytes) -> Report:
    try:
        questionnaire, assessment = read_checked(data, file)
    except PreventError as error:
        return Report(file, "assessment", findings=error.faults or (Fault("", error.message, error.hint),))
    about, seal = questionnaire.about, seal_state(assessment)
    what = f"Answers to {about.id} {about.edition} from {assessment.setting.name or 'a setting without a name'}."
    if assessment.sample:
        what = f"{what} {IN_WORDS}"
    if seal.is_broken:
        return Report(file, "assessment", findings=seal.places)
    if seal.sealed:
        what = f"{what} {sign_off_text(assessment.sign_off)} The seal is intact."
    return Report(file, "assessment", f"{what} {revision_text(questionnaire, assessment)}".strip())


def _overlay(file: Path, raw: dict[str, Any], data: bytes, today: date) -> Report:
    """A local addition is checked against the questionnaire it extends; advice is given on its own tables only."""
    try:
        about = read_overlay(raw, file).overlay
        base = _base(about.extends, about.extends_edition, file)
        questionnaire = extend(parse(read_bytes(base.path), base.path), [(raw, file)], base.path)
    except PreventError as error:
        faults = list(error.faults) or [Fault("", error.message, error.hint, Rule.OVERLAY_ADDS)]
        return Report(file, "overlay", findings=shown_faults(faults_with_lines(faults, raw, data)))
    own = {f"{name}[{table['id']}]" for name in JOINED for table in raw.get(name, [])}
    findings = [
        one
        for one in author_findings(questionnaire, base.path, today)
        if one.place.split("]")[0] + "]" in own and one.rule != Rule.TAGGED
    ]
    (added,) = questionnaire.additions
    counts = f"{plural(len(added.questions), 'question')}, {plural(len(added.evidence), 'evidence prompt')}"
    what = f"A local addition to {base.id} {base.edition}: {added.overlay.id} {added.overlay.edition} with {counts} "
    what += f"and {plural(len(added.contacts), 'contact')}."
    return Report(file, "overlay", what, _first_of_each(faults_with_lines(findings, raw, data)))


def _base(name: str, edition: str, file: Path) -> Entry:
    """What a local addition adds to; what is wrong with its name or its edition is placed there."""
    place = "overlay.extends"
    try:
        find(name)
        place = "overlay.extends_edition"
        return find(name, edition)
    except BadFile as error:
        wrong = Fault(place, error.message, error.hint, Rule.OVERLAY_ADDS)
        raise BadFile(error.message, hint=error.hint, file=file, faults=(wrong,)) from error


def _questionnaire(file: Path, raw: dict[str, Any], data: bytes, today: date) -> Report:
    try:
        refuse_other_files(raw, file)
    except NewerFormat as error:
        fault = Fault("format", error.message, error.hint, Rule.FORMAT_KNOWN)
        return Report(file, "questionnaire", findings=tuple(faults_with_lines([fault], raw, data)))
    except BadFile as error:
        return Report(file, "assessment", findings=(Fault("", error.message, error.hint),))
    questionnaire, faults = examine(raw)
    sound = questionnaire is not None and not faults
    examined = questionnaire or salvage(raw)
    if examined:
        strays = [one for one in faults if one.above]
        faults += unexplained_faults(strays, author_findings(examined, file, today, whole=sound))
    if questionnaire and sound:
        faults += [replace(one, rule=Rule.SAMPLES_HOLD) for one in sample_faults(questionnaire, today)]
    standing, accepted = split_accepted(faults, examined.accepted if examined else (), whole=sound)
    findings = _first_of_each(faults_with_lines(standing, raw, data))
    lines = faults_with_lines([one for one, _ in accepted], raw, data)
    entries = {(one.rule, one.place): entry for one, entry in accepted}
    return Report(
        file,
        "questionnaire",
        _what(questionnaire) if questionnaire and sound else "",
        findings,
        tuple((one, entries[one.rule, one.place]) for one in lines),
        Effort(questionnaire) if questionnaire and sound else None,
    )


def _first_of_each(findings: list[Fault]) -> tuple[Fault, ...]:
    """The first faults, the first warnings and the first pieces of advice, in the order of the file."""
    by_severity: dict[str, list[Fault]] = {}
    for one in findings:
        by_severity.setdefault(severity(one.rule), []).append(one)
    shown = [one for group in by_severity.values() for one in shown_faults(group)]
    return tuple(sorted(shown, key=lambda one: (one.times != 1, one.line)))


def _what(questionnaire: Questionnaire) -> str:
    about = questionnaire.about
    counts = f"{plural(len(questionnaire.questions), 'question')} and {plural(len(questionnaire.samples), 'sample')}"
    return f"A questionnaire: {about.id} {about.edition} with {counts}."
