"""What is fuzzed: for each kind of input, who reads it, and what must hold when it was read.

A target returns whether an input was read; where it is refused, an error of the program's own family says why, or for
a date a ValueError. Whatever else is raised is a find.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import tomli_w

from fuzz import mutations, screens, seeds
from fuzz.guard import LINE, WORDS, check_words, hold, is_plain
from prevent_tui import paths
from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.analysis.outlook import outlook
from prevent_tui.analysis.risk_proposals import proposed_risks
from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.analysis.upcoming import notices
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.model.types import FILE_LIMIT
from prevent_tui.assessment.privacy.detector import advice, details_in
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.pdf_attachment import answers_in
from prevent_tui.cli.main import main
from prevent_tui.cli.score_text import as_data, as_text
from prevent_tui.errors import CRASHED, NeedsPassword
from prevent_tui.files import preferences
from prevent_tui.questionnaire import catalogue
from prevent_tui.questionnaire.joining import extend
from prevent_tui.questionnaire.lint.run import author_findings
from prevent_tui.questionnaire.loading import from_table
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.request import ExportRequest, Format, TableName
from prevent_tui.scoring import score
from prevent_tui.text import clean, clean_line, clean_prose, is_blank, one_line
from prevent_tui.toml.reading import parse
from prevent_tui.tui.kit import keymap
from prevent_tui.wording.dates import day
from prevent_tui.workspace import recent_files
from prevent_tui.workspace.dates import date_in_words, read_date
from prevent_tui.workspace.exporting import last_export
from support.small_questionnaire import TODAY, question, table

FILE = Path("fuzzed.toml")
"""The name under which bytes are read that lie in no file."""

_EXIT_CODES = range(6)
_LITTLE = table(question("head", "must"), question("hall"), question("gate", "good", theme="places"))


@dataclass(frozen=True)
class Target:
    """A kind of input.

    Attributes:
        give: Reads an input; returns whether it was accepted.
        seeds: Inputs to begin with.
        change: Makes another input of one.
        patience: How many times the usual processor time an input may take that is more than a file to be read.
        share: How much of the time it gets, beside others.
    """

    give: Callable[[bytes], bool]
    seeds: Callable[[], list[bytes]]
    change: mutations.Mutation
    patience: float = 1
    share: float = 1


def answers(data: bytes) -> bool:
    """What was read is written and read again as the same."""
    assessment = codec.read(data, FILE)
    written = codec.dump(assessment)
    codec.verify(written, assessment, FILE)
    hold(codec.dump(codec.read(written, FILE)) == written, "answers that are written otherwise the second time")
    hold(is_plain(written.decode()), "a control character in what is written")
    seal_state(assessment)
    questionnaire = codec.questionnaire_for(assessment, FILE)
    codec.check(assessment, questionnaire, FILE, data)
    return _has_results(questionnaire, assessment)


def _has_results(questionnaire: Questionnaire, assessment: Assessment) -> bool:
    """Whatever follows from answers can be worked out, and put into words."""
    result = score(questionnaire, assessment, TODAY)
    check_words(as_text(questionnaire, assessment, result))
    as_data(questionnaire, assessment, result)
    findings(questionnaire, assessment, result)
    proposed_challenges(questionnaire, assessment, result)
    proposed_risks(questionnaire, assessment, result)
    list(notices(outlook(questionnaire, assessment, TODAY), TODAY))
    return True


def reports(data: bytes) -> bool:
    """Answers that can be read can be exported, in every format, twice the same."""
    questionnaire, assessment = codec.read_checked(data, FILE)
    case = Case(questionnaire, assessment, score(questionnaire, assessment, TODAY), TODAY)
    number = zlib.crc32(data)
    format_ = (Format.MD, Format.HTML, Format.CSV, Format.ICS, Format.XLSX, Format.DOCX, Format.PDF)[number % 7]
    is_shared = format_.is_report and bool(number & 8)
    request = ExportRequest(format=format_, share=is_shared, table=list(TableName)[number // 16 % 4])
    content = export(ExportJob(request, case)).data
    if format_ in {Format.MD, Format.HTML, Format.CSV, Format.ICS}:
        hold(is_plain(content.decode("utf-8").replace("\r\n", "\n")), "a control character in an export")
        hold(export(ExportJob(request, case)).data == content, "an export that is another the second time")
    return True


def questionnaire(data: bytes) -> bool:
    """What was read can be looked over for its author, and answered."""
    result = from_table(parse(data, FILE), FILE, data)
    for each in author_findings(result, FILE, TODAY):
        check_words(str(each))
    return _has_results(result, Assessment.model_validate(_nothing(result)))


def _nothing(questionnaire: Questionnaire) -> dict[str, object]:
    about = questionnaire.about
    return {"format": 1, "questionnaire": {"id": about.id, "edition": about.edition}}


def addition(data: bytes) -> bool:
    """What was read is joined to a questionnaire."""
    joined = extend(_LITTLE, [(parse(data, FILE), FILE)], FILE)
    return _has_results(joined, Assessment.model_validate(_nothing(joined)))


def own_folder(data: bytes) -> bool:
    """Whatever lies in a person's own folder, the others are listed, and it is listed with what is wrong."""
    folder = paths.own_questionnaires()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fuzzed.toml").write_bytes(data)
    listed = catalogue.entries()
    hold(sum(entry.bundled for entry in listed) == len(catalogue.bundled_files()), "a shipped file is not listed")
    own = [entry for entry in (*listed, *catalogue.overlays()) if not entry.bundled]
    checked = [catalogue.checked_entry(entry) for entry in own]
    for entry in checked:
        for text in (entry.id, entry.edition, entry.title, entry.sector, entry.audience, entry.problem):
            hold(clean_line(text) == text and len(text) <= WORDS, "a text in a list that is not a line")
    return any(not entry.problem for entry in checked)


def pdf(data: bytes) -> bool:
    """What is in a PDF is taken out, or said not to be there; then it is read like any file."""
    try:
        inside = answers_in(data, FILE)
    except NeedsPassword:
        inside = answers_in(data, FILE, seeds.PASSWORD)
    codec.read(inside, FILE)
    return True


def commands(data: bytes) -> bool:
    """A file named on the command line ends in an exit code that is written down, and in words for a terminal."""
    number = zlib.crc32(data)
    path = Path("fuzzed.pdf" if data.startswith(b"%PDF") else "fuzzed.toml")
    path.write_bytes(data)
    args = (
        ("score", path),
        ("score", "--json", path),
        ("check", path),
        ("check", "--json", path),
        ("verify", path),
        ("questionnaires", "diff", path, "schools"),
        ("questionnaires", "diff", "schools", path),
        ("questionnaires", "show", path),
        ("export", path, "--out", "out.md"),
    )[number % 9]
    return _run(*map(str, args)) == 0


def command_line(data: bytes) -> bool:
    """Whatever follows the program's name, it ends in an exit code that is written down, and in words."""
    args = [arg for arg in data.decode("utf-8", "replace").split("\n") if seeds.stays_here(arg)]
    seeds.set_files_out()
    return _run(*args) == 0


def _run(*args: str) -> int:
    output, words = StringIO(), StringIO()
    code: object = None
    with redirect_stdout(output), redirect_stderr(words):
        try:
            main(args)
        except SystemExit as ended:
            code = ended.code
    hold(code != CRASHED, f"an error of the program itself: {words.getvalue()[:200]}")
    hold(code in _EXIT_CODES, f"exit code {code}")
    hold(code == 0 or output.getvalue() or words.getvalue(), "refused without a word")
    for line in (*output.getvalue().split("\n"), *words.getvalue().split("\n")):
        hold(one_line(line) == line, "a line with something in it that a terminal would act on")
        hold(not line.startswith("FORGED"), "a line that a text has forged")
    hold(len(words.getvalue()) <= WORDS, "words without end")
    return int(str(code))


def settings(data: bytes) -> bool:
    """What was read of the settings is kept as it is, and no key of them stops the program."""
    file = paths.config_dir() / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    chosen = preferences.load()
    if faults := keymap.in_words(keymap.usable(chosen.keymap)[1]):
        hold(clean_line(faults) == faults and len(faults) < LINE, "words about keys that are not a line")
    preferences.save(chosen)
    hold(preferences.load() == chosen, "settings that are others when they are read again")
    return bool(chosen.theme or chosen.keymap)


def recent(data: bytes) -> bool:
    """What was read of the recent files can be remembered again."""
    file = paths.state_dir() / "recent.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    listed = recent_files.recent()
    for entry in listed:
        hold(clean_line(entry.name) == entry.name, "a name that is not a line")
        list(notices(entry.outlook, TODAY) if entry.outlook else ())
    if listed:
        recent_files.remember(listed[-1])
        hold(recent_files.recent()[0] == listed[-1], "a recent file that is another when it is read again")
        recent_files.forget(listed[-1].path)
        hold(len(recent_files.recent()) < max(len(listed), 1), "a recent file that cannot be forgotten")
    return bool(listed)


def exports(data: bytes) -> bool:
    """What was exported last is read, or as if nothing were; and can be remembered again."""
    file = paths.state_dir() / "exports.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    latest = last_export.last(seeds.EXPORTED)
    if latest:
        last_export.remember(seeds.EXPORTED, latest)
        hold(last_export.last(seeds.EXPORTED) == latest, "an export that is another when it is read again")
    return latest is not None


def dates(data: bytes) -> bool:
    """A date as typed is read as one that, shown back, is the same; or what is wrong is said."""
    text = data.decode("utf-8", "replace")
    for ahead in (False, True):
        try:
            when = read_date(text, TODAY, ahead=ahead)
        except ValueError as error:
            hold("Write it like" in str(error) or "is not" in str(error), f"no way out: {error}"[:80])
            hold(len(str(error)) < 300, "words without end")
            return False
        if when is None:
            hold(not text.split(), "a text that is read as nothing")
            return True
        hold(2000 <= when.year <= 2099, "a year that is far away")
        shown = date_in_words(text, TODAY, ahead=ahead)
        hold(read_date(shown, TODAY) == when, "a date that is another when it is read as it is shown")
        hold(read_date(day(when), TODAY) == when, "a date that is another when it is read as it is shown")
        hold(read_date(when.isoformat(), TODAY) == when, "a date that is another when it is read as it is kept")
    return True


def typed(data: bytes) -> bool:
    """What is typed is cleaned once and for all, kept in a file, and looked through for personal details."""
    text = data.decode("utf-8", "surrogatepass" if is_utf8(data) else "replace")[:FILE_LIMIT]
    for cleaned, each in ((clean, clean(text)), (clean_line, clean_line(text)), (clean_prose, clean_prose(text))):
        hold(cleaned(each) == each, f"{cleaned.__name__} is not done the first time")
        hold(is_plain(each), f"a control character is left by {cleaned.__name__}")
        hold(parse(tomli_w.dumps({"x": each}).encode(), FILE) == {"x": each}, "a text that is another in a file")
    hold("\n" not in clean_line(text), "a line with a line end")
    hold(is_blank(clean_line(text)) == (not clean_line(text)), "a line that shows nothing")
    hold(one_line(text) == one_line(one_line(text)), "one_line is not done the first time")
    for detail in details_in(clean(text)):
        check_words(detail.sentence)
    if warned := advice(clean(text)):
        check_words(warned)
    return bool(warned)


def is_utf8(data: bytes) -> bool:
    """Whether bytes are a text, lone surrogates included."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


TARGETS: dict[str, Target] = {
    "answers": Target(answers, seeds.answers, mutations.changed_toml, share=3),
    "questionnaire": Target(questionnaire, seeds.questionnaires, mutations.changed_toml, share=3),
    "addition": Target(addition, seeds.additions, mutations.changed_toml, share=2),
    "own-folder": Target(own_folder, seeds.own_files, mutations.changed_toml),
    "pdf": Target(pdf, seeds.pdfs, mutations.changed_pdf, share=2),
    "commands": Target(commands, seeds.files, mutations.changed_toml, patience=2, share=2),
    "command-line": Target(command_line, seeds.command_lines, mutations.changed_lines, patience=2),
    "reports": Target(reports, seeds.answers, mutations.changed_toml, patience=6),
    "settings": Target(settings, seeds.settings, mutations.changed_json),
    "recent": Target(recent, seeds.recent, mutations.changed_json),
    "exports": Target(exports, seeds.exports, mutations.changed_json),
    "dates": Target(dates, seeds.dates, mutations.changed_prose),
    "screens": Target(screens.screens, screens.seeds, screens.changed, patience=20, share=3),
    "typed": Target(typed, seeds.typed, mutations.changed_prose),
}
"""Every kind of input by its name."""
