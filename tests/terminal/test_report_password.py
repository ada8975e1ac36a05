"""A report PDF in a real terminal: asked for its password without an echo, and gone on with beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from prevent_tui.assessment.samples import from_sample
from prevent_tui.assessment.storage import codec
from prevent_tui.questionnaire.catalogue import open_questionnaire
from support.pdf_attachments import pdf
from support.pseudo_terminal import Window
from support.small_questionnaire import NOON

pytestmark = pytest.mark.terminal


@pytest.fixture
def locked(home: Path) -> Path:
    """A report with a password and the answers of an invented school."""
    asked = open_questionnaire("schools")
    answers = codec.dump(from_sample(asked, asked.samples[0], NOON))
    path = home / "documents" / "report.pdf"
    path.write_bytes(pdf(("answers.toml", answers), password="Right"))
    return path


def test_a_locked_report_is_opened_beside_itself(locked):
    with Window("report.pdf", folder=locked.parent) as window:
        window.until("Password of report.pdf:")
        window.send("wrong\r")
        window.until(lambda text: text.count("Password of report.pdf:") == 2)
        assert "does not open with this password" in window.text
        window.send("Right\r")
        window.until("That file has no password.")
        assert "report.toml" in window.text
        assert "Right" not in window.text
        window.press("ctrl+q")
        assert window.ended() == 0
    assert locked.with_suffix(".toml").is_file()


def test_a_score_can_be_had_of_a_locked_report_and_escaped_from(locked):
    with Window("score", "report.pdf", folder=locked.parent) as window:
        window.until("Password of report.pdf:")
        window.send("Right\r")
        window.until("the first to mend first")
        assert window.ended() == 0
    with Window("score", "report.pdf", folder=locked.parent) as window:
        window.until("Password of report.pdf:")
        window.send("\x03")
        window.until("Interrupted.")
        assert window.ended() == 130
