"""Inputs to begin with: files of each kind that are right, and some that are not, from the program and its tests."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import tomli
import tomli_w

from prevent_tui.assessment.samples import blank_assessment, from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from prevent_tui.report.case import Case
from prevent_tui.report.export import ExportJob, export
from prevent_tui.report.request import ExportRequest
from prevent_tui.scoring import score
from prevent_tui.wording.dates import MONTHS, WEEKDAYS
from prevent_tui.workspace.exporting.offers import FORMATS, OFFERS
from support import hostile_files, pdf_attachments
from support.screen_tour import addition_of, questionnaire_of
from support.small_questionnaire import NOON, TODAY, addition, question, table

PASSWORD = "correct horse"
"""What opens those PDFs among the seeds that are locked."""

EXPORTED = Path(Path.cwd().anchor, "home", "school", "answers.toml")
"""The answers file that was exported from."""

DRAFT = f"{hashlib.sha256(b'action' + bytes(1) + b'actions/a-1').hexdigest()[:32]}.json"
"""The name of the file of the draft among the seeds."""

_DATA = Path(__file__).parent.parent / "data"
_CASES = Path(__file__).parent / "cases"


def cases(target: str) -> dict[str, bytes]:
    """The inputs of a target of which something did not hold once, by their names."""
    return {path.name: path.read_bytes() for path in sorted((_CASES / target).glob("*"))}


@cache
def answers() -> list[bytes]:
    """Answers files: blank, of invented settings, and with a little of everything."""
    schools, club = open_questionnaire("schools"), open_questionnaire("out-of-school")
    large = [codec.dump(from_sample(asked, asked.samples[0], NOON)) for asked in (schools, club)]
    # Mostly small ones: of them there are many more a second.
    return [
        codec.dump(blank_assessment(schools)),
        *[_a_little_of_everything()] * 6,
        *[_first_tables(large[0])] * 6,
        *large,
    ]


def _first_tables(data: bytes) -> bytes:
    """The same with two of everything that there are many of, which is read in a fraction of the time."""
    raw = tomli.loads(data.decode())
    for name, value in raw.items():
        if isinstance(value, list):
            raw[name] = value[:2]
    known = {entry["id"] for entry in raw.get("evidence", [])}
    raw["answers"] = dict(list(raw["answers"].items())[:5])
    for answer in raw["answers"].values():
        answer["evidence"] = [name for name in answer.get("evidence", []) if name in known]
    return tomli_w.dumps(raw).encode()


def _a_little_of_everything() -> bytes:
    head = 'format = 1\n[questionnaire]\nid = "schools"\nedition = "2026-09"\n[setting]\nname = "Oak"\n'
    return (
        head
        + '[setting.facts]\nphase = "primary"\nboarding = true\n[answers.prevent-lead]\nstate = "level"\n'
        + 'level = "in-place"\nnote = """\nOne.\nTwo."""\nflagged = true\nevidence = ["e-1"]\n'
        + "updated = 2026-11-20T10:00:00+01:00\n"
        + '[[evidence]]\nid = "e-1"\ntitle = "Minutes"\nwhere = "Office"\nchecked_on = 2026-09-01\n'
        + '[[actions]]\nid = "a-1"\nquestion = "prevent-lead"\ntext = "Do it."\ndue = 2026-12-01\n'
        + '[[actions.history]]\non = 2026-09-01\nprogress = "open"\n'
    ).encode()


@cache
def questionnaires() -> list[bytes]:
    """Questionnaires: small ones, one with something in every field, the faulty ones of the tests."""
    texts = iter(f"Text {number}." for number in range(10**6))
    small = tomli_w.dumps(table(question("head", "must"), question("hall"), question("gate", "good"))).encode()
    full = tomli_w.dumps(questionnaire_of(lambda _: next(texts))).encode()
    faulty = [path.read_bytes() for path in sorted((_DATA / "bad_questionnaires").glob("*.toml"))]
    usual = [(_DATA / name).read_bytes() for name in ("minimal.toml", "every_style.toml")]
    return [*[small, full, *usual] * 10, *faulty]


@cache
def additions() -> list[bytes]:
    """Local additions to a small questionnaire."""
    texts = iter(f"Text {number}." for number in range(10**6))
    full = addition_of(lambda _: next(texts))
    full["overlay"] |= {"extends": "little"}
    full["evidence"][0]["question"] = "head"
    return [tomli_w.dumps(each).encode() for each in (addition(question("local-head", "good")), full, full)]


def own_files() -> list[bytes]:
    """What may lie in a person's own folder."""
    return [*questionnaires()[:8], *additions(), *[each.replace(b'"little"', b'"schools"') for each in additions()]]


def files() -> list[bytes]:
    """What may be named on the command line."""
    return [*answers(), *questionnaires()[:8], *additions(), *pdfs()[:4]]


@cache
def pdfs() -> list[bytes]:
    """PDFs with answers in them: ours, by other programs, locked, small ones by hand; and hostile ones."""
    inside = _a_little_of_everything()
    raw = {1: hostile_files.CATALOGUE, 2: hostile_files.ATTACHMENT}
    by_hand = [
        hostile_files.pdf({**raw, 3: hostile_files.packed(zlib.compress(inside))}),
        hostile_files.pdf({**raw, 3: hostile_files.packed(inside, b"")}),
    ]
    other = [pdf_attachments.pdf((codec_name, inside)) for codec_name in ("answers.toml", "other.txt")]
    locked = [
        pdf_attachments.pdf(("answers.toml", inside), password=password, algorithm=algorithm)
        for algorithm in ("RC4-40", "RC4-128", "AES-128", "AES-256")
        for password in (PASSWORD, "")
        if password
    ]
    anew = [pdf_attachments.saved_on_top(other[0]), pdf_attachments.saved_anew(other[0])]
    small = ("branches in a circle", "99,999,999 offsets", "rows told by the row above", "6,000,000 empty blocks")
    hostile = [data for name in small if len(data := hostile_files.PDF[name]()) < 300_000]
    return [*by_hand * 4, *other, *locked, *anew, _report(), *hostile]


def _report() -> bytes:
    schools = open_questionnaire("schools")
    assessment = codec.read(_a_little_of_everything(), Path("little.toml"))
    case = Case(schools, assessment, score(schools, assessment, TODAY), TODAY)
    return export(ExportJob(ExportRequest(), case)).data


def settings() -> list[bytes]:
    """Settings files."""
    own = {"note": "m", "plan": "f4", "undo": "£", "nothing": "x"}
    return [json.dumps(each).encode() for each in ({"theme": "prevent-dark", "signs": "ascii", "keymap": own}, {}, [])]


def recent() -> list[bytes]:
    """Lists of recent files, as this version and an earlier one writes them."""
    entry = {
        "path": str(EXPORTED),
        "name": "Oak",
        "questionnaire": "schools",
        "edition": "2026-09",
        "saved_at": NOON.isoformat(),
        "answered": 3,
        "of": 44,
        "gaps": 2,
    }
    ahead = {"due": {TODAY.isoformat(): 2}, "stale": {"2026-12-01": 1}, "review": TODAY.isoformat()}
    other = {**entry, "path": f"{EXPORTED}.toml", "ahead": ahead}
    return [json.dumps(each).encode() for each in ([entry], [entry, other], [other] * 3, {})]


def exports() -> list[bytes]:
    """What was exported last, of every kind."""
    options = {"radar": False, "unnamed": False, "locked": False, "day": TODAY.isoformat()}
    return [
        json.dumps(
            {str(EXPORTED): {"what": what, "kind": str(kind), "path": str(EXPORTED.with_suffix(f".{kind}"))} | options}
        ).encode()
        for what in OFFERS
        for kind in FORMATS
    ]


def drafts() -> list[bytes]:
    """Drafts of a form."""
    table = {
        "form": "action",
        "item": "actions/a-1",
        "words": "action of RA4",
        "question": "prevent-lead",
        "typed_at": "2026-11-22T12:00:00+00:00",
        "fields": {"text": "Brief the team.", "due": "1 Sep", "owner": ""},
    }
    return [json.dumps(each).encode() for each in (table, table | {"question": None}, table | {"fields": {}}, {})]


def records() -> list[bytes]:
    """Records of what was written where."""
    ours = hashlib.sha256(b"ours").hexdigest()
    entries = [[str(EXPORTED), 4, ours], [str(Path.cwd() / "written.md"), 4, ours]]
    return [json.dumps(each).encode() for each in (entries, entries * 3, [], {})]


def crashes() -> list[bytes]:
    """Notes of what was open when the program stopped."""
    table = {
        "at": "2026-11-22T12:00:00+00:00",
        "path": str(EXPORTED),
        "copy": "",
        "question": "prevent-lead",
        "reference": "RA1",
        "drafts": 2,
    }
    return [json.dumps(each).encode() for each in (table, table | {"copy": f"{EXPORTED}.copy"}, table | {"drafts": 0})]


def typed_paths() -> list[bytes]:
    """Paths as people type, paste and drop them."""
    written = (
        r"""answers.toml|~/answers.toml|~nobody/x|'a b.toml'|"C:\a b\c.toml"|a\ b.toml|file:///tmp/a%20b.toml|'a'\''b'|"""
        r"""file://host/a|/tmp/ /home/a|$HOME/a|${HOME}/a|%USERPROFILE%\a|“a”|.|..|/|//|file:|'|"|\host\a|C:"""
    )
    return [text.encode() for text in written.split("|")]


@cache
def dates() -> list[bytes]:
    """Dates as people type them."""
    days = [f"{number}{end} {month} 2026" for number, end in ((1, "st"), (22, "nd"), (30, "")) for month in MONTHS]
    near = [f"{word} {day}" for word in ("this", "next", "last", "coming") for day in WEEKDAYS]
    more = (
        "1/9/26|1-9-26|2026-09-01|01092026|010926|20260901|Tue 1 Sep 2026|29 Feb|tomorrow|in two weeks' time|"
        "3 days ago|in a fortnight|the 1st of September '26|\u0661/\u0669/\u0662\u0660\u0662\u0666|1 2 3 4|31/02/2026|"
        "0/0/0|1\u00b2 Sep|\uff11/\uff19/\uff12\uff16|in 99999999999999999999 years|9999-12-31|1/1/0000|in 12 months"
    )
    return [text.encode() for text in (*days, *near, *more.split("|"))]


@cache
def typed() -> list[bytes]:
    """What is typed into notes: sentences with and without personal details."""
    corpus = tomli.loads((_DATA / "privacy_corpus.toml").read_text("utf-8"))
    sentences = [text for texts in corpus.values() for text in texts if isinstance(text, str)]
    return [re.sub(r"\{[\w-]+\|([^}]*)\}", r"\1", text).encode() for text in sentences]


_ARGUMENTS = (
    "score|check|verify|export|new|sample|questionnaires|show|diff|schema|list|open|--json|--strict|--bundled|--out|"
    "out.pdf|out.md|out.docx|out.csv|out.xlsx|out.ics|out.html|out|--blank|--questionnaire|schools|schools@2022|nothing|"
    "answers.toml|report.pdf|missing.toml|folder|.|dangling.md|loop.toml|broken.toml|--share|--radar|--part|summary|full|"
    "--headings|--table|actions|--replace|--name|--help|-h|--version|-V|--|-|--date|--password|--unnamed|--summary|"
    "--samples|--strength|weak|--format|--edition|2026-09|--question|RA1|prevent-lead|--theme|--keys|--init|"
    "--addition|--group|--verbose|new.toml|sample.toml|x.pdf"
)


@cache
def command_lines() -> list[bytes]:
    """What may follow the program's name, an argument a line."""
    words = _ARGUMENTS.split("|")
    lines = [
        "score\nanswers.toml",
        "score\n--json\nreport.pdf",
        "check\nanswers.toml\nbroken.toml\n--strict",
        "check\nfolder",
        "verify\nanswers.toml",
        "export\nanswers.toml\n--out\nout.md",
        "export\nanswers.toml\n--out\nout.csv",
        "export\n--blank\n--questionnaire\nschools\n--out\nout.md",
        "export\nanswers.toml\n--out\ndangling.md",
        "new\nnew.toml\n--questionnaire\nschools\n--name\nOak",
        "sample\nsample.toml",
        "questionnaires",
        "questionnaires\n--json",
        "questionnaires\nshow\nschools",
        "questionnaires\ndiff\nschools@2022\nschools",
        "answers.toml",
    ]
    return [line.encode() for line in [*lines, *("\n".join(words[at : at + 3]) for at in range(0, len(words), 3))]]


def stays_here(argument: str) -> bool:
    """Whether an argument leads to no other folder: a command writes where it is told."""
    return not re.search(r"[/\\~]|\.\.", argument) and "\0" not in argument


def set_files_out() -> None:
    """Put the files into the present folder that the command lines name, and take away what commands wrote."""
    held = {"answers.toml": _a_little_of_everything(), "report.pdf": pdfs()[0], "broken.toml": b"a = [", "folder": b""}
    for path in Path.cwd().iterdir():
        if path.name not in {*held, "dangling.md", "loop.toml"} and path.is_file():
            path.unlink()
    for name, data in held.items():
        path = Path(name)
        if not data:
            path.mkdir(exist_ok=True)
        elif not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    for name, leads_to in (("dangling.md", "nowhere.md"), ("loop.toml", "loop.toml")):
        # Not every system lets everybody make links.
        with suppress(OSError):
            Path(name).symlink_to(leads_to)
