"""What must hold of files: answers, questionnaires, additions, reports; read, worked out, written, read again.

Each function takes an input and returns whether it was read; where it is refused, an error of the program says why.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from fuzz import seeds
from fuzz.guard import WORDS, check_words, hold, is_plain
from prevent_tui import paths
from prevent_tui.analysis.challenge_proposals import proposed_challenges
from prevent_tui.analysis.outlook import outlook
from prevent_tui.analysis.risk_proposals import proposed_risks
from prevent_tui.analysis.signoff_checks import findings
from prevent_tui.analysis.upcoming import notices
from prevent_tui.assessment.model.assessment import Assessment
from prevent_tui.assessment.sealing import seal_state
from prevent_tui.assessment.storage import codec
from prevent_tui.assessment.storage.pdf_attachment import answers_in
from prevent_tui.cli.output import visible
from prevent_tui.cli.score_text import as_data, as_text
from prevent_tui.errors import NeedsPassword
from prevent_tui.questionnaire import catalogue
from prevent_tui.questionnaire.joining import extend
from prevent_tui.questionnaire.lint.run import author_findings
from prevent_tui.questionnaire.loading import from_table
from prevent_tui.questionnaire.model import Questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.request import ExportRequest, Format, TableName
from prevent_tui.scoring import score
from prevent_tui.text import clean_line
from prevent_tui.toml.reading import parse
from support.small_questionnaire import TODAY, question, table

FILE = Path("fuzzed.toml")
"""The name under which bytes are read that lie in no file."""
_LITTLE = table(question("head", "must"), question("hall"), question("gate", "good", theme="places"))


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
    check_words(visible(as_text(questionnaire, assessment, result)))
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
        check_words(visible(str(each)))
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
