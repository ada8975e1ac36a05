"""Each questionnaire in a real terminal: a new assessment, answered to its end, reviewed and exported."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.samples import blank_assessment
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.applicable import applicable_questions
from prevent_tui.questionnaire.catalogue import entries
from prevent_tui.questionnaire.loading import load
from support.pseudo_terminal import Window

pytestmark = pytest.mark.terminal

IN_USE = [entry for entry in entries() if entry.status == "live"]
NAMES = [entry.name for entry in IN_USE]


@pytest.mark.parametrize("entry", IN_USE, ids=NAMES)
def test_a_sector_is_answered_to_its_end_and_exported(home, entry):
    questionnaire = load(entry.path)
    questions = applicable_questions(questionnaire, blank_assessment(questionnaire).setting.facts)
    last = len(questions)
    away = NAMES.index(entry.name) - NAMES.index("schools")
    with Window(folder=home, size=(80, 24)) as window:
        window.until("New assessment")
        window.press("1")
        window.until("What kind of setting")
        window.press(*["down" if away > 0 else "up"] * abs(away), "enter")
        window.until(lambda text: questionnaire.about.title in " ".join(text.split()) and "Name of the setting" in text)
        window.send("Ysgol Newydd")
        window.until("Ysgol Newydd")
        window.press("ctrl+s")
        window.until("Before you begin")
        window.press("enter")
        for number, question in enumerate(questions, 1):
            window.until(lambda text, at=f"Question {number} of {last}": at in text and "1-4  answer" in text)
            window.press(str(number % 4 + 1), "right")
            if number == last or questions[number].theme != question.theme:
                window.until(lambda text: "Next: " in text or "That was the last theme" in text)
                window.press("enter")
        window.until("NOT YET SO")
        window.until(f"{last} of {last} answered")
        window.press("x")
        window.until("Save as")
        window.press("enter")
        window.until("The full report is made:")
        window.press("enter")
        window.until("NOT YET SO")
        window.press("ctrl+q")
        assert window.ended() == 0

    folder = home / "documents" / "Prevent"
    (path,) = folder.glob("*.toml")
    found, answers = codec.load_checked(path)
    assert found.about.id == entry.id
    given = [answers.answer(question.id).level for question in questions]
    levels = [level.id for level in questionnaire.scales[0].levels]
    assert given == [levels[number % 4] for number in range(1, last + 1)]
    (pdf,) = folder.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
