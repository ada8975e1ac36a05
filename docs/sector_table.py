"""The README's table of sectors, made from the questionnaires: `python docs/sector_table.py` writes it anew."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from prevent_tui.questionnaire.catalogue import Entry, entries
from prevent_tui.questionnaire.loading import load
from prevent_tui.questionnaire.question import Obligation

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- sectors: begin -->\n", "<!-- sectors: end -->"
HEAD = "| Questionnaire | For | Questions | Must | Should | Condition | Good | By theme (RA, WP, ST, IT) | Minutes |"


def table() -> str:
    """One row a shipped questionnaire, named as the commands take it, the editions in use first."""
    rows = [_row(entry) for entry in entries() if entry.bundled]
    return "\n".join([HEAD, "|---|---|--:|--:|--:|--:|--:|--:|--:|", *rows]) + "\n"


def _row(entry: Entry) -> str:
    questionnaire = load(entry.path)
    about = questionnaire.about
    duties = Counter(question.obligation for question in questionnaire.questions)
    themes = Counter(question.theme for question in questionnaire.questions)
    retired = " (retired, opens read-only)" if about.status == "retired" else ""
    cells = [
        f"[`{entry.name}`](questionnaires/{entry.path.name}), {about.edition}{retired}",
        about.audience or about.sector,
        len(questionnaire.questions),
        *(duties[duty] for duty in Obligation),
        ", ".join(str(themes[theme.id]) for theme in questionnaire.themes),
        about.minutes,
    ]
    return f"| {' | '.join(map(str, cells))} |"


def renewed(text: str) -> str:
    """The README with the table as it should be."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), encoding="utf-8")
