"""`verify`, and what `check` and `score` say of a sealed file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from prevent_tui.assessment import sealing
from prevent_tui.assessment.model.assessment import Assessment, EditionRef
from prevent_tui.assessment.storage import codec
from prevent_tui.cli import main
from support.sealed_assessment import CHAIR, full

if TYPE_CHECKING:
    from collections.abc import Callable

    from prevent_tui.questionnaire.model import Questionnaire

    Run = Callable[..., tuple[int, str, str]]


def real() -> Assessment:
    """An assessment of a setting's own, not signed yet."""
    return full().model_copy(update={"id": "assessment-own", "sample": None})


SEALED = sealing.seal(real(), CHAIR)
SEAL = SEALED.sign_off.seal if SEALED.sign_off and SEALED.sign_off.seal else ""


@pytest.fixture
def prevent(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Questionnaire
) -> Run:
    """Runs the program in an empty folder; gives its exit code, output and words."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main.main(args)
        assert isinstance(ended.value.code, int)
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return run


def write(data: bytes | str, name: str = "a.toml") -> None:
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())


def changed(old: str, new: str) -> str:
    """The sealed file with some words replaced."""
    text = codec.dump(SEALED).decode()
    assert old in text
    return text.replace(old, new)


def test_a_sealed_file_is_intact(prevent: Run) -> None:
    write(codec.dump(SEALED))
    said = f"a.toml: intact: sealed on 22 Nov 2026 by Chair of governors, version 1. Seal {SEAL[:12]}\n"
    assert prevent("verify", "a.toml") == (0, said, "")


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("[setting]", "# mine\n[setting]"), (" = ", "  =  ")])
def test_another_layout_is_intact_and_is_said(prevent: Run, old: str, new: str) -> None:
    write(changed(old, new))
    code, out, err = prevent("verify", "a.toml")
    assert code == 0
    assert "a.toml: intact" in out
    assert err == "Its layout, comments or line endings were changed; no word was.\n"


def test_a_changed_character_is_named_at_its_part_and_line(prevent: Run) -> None:
    text = changed("Mend the gate", "Mend the gatE")
    write(text)
    line = text.splitlines().index("[[actions]]") + 1
    assert prevent("verify", "a.toml") == (
        1,
        f"a.toml: line {line}: actions[action-1]: was changed since it was sealed.\n",
        "It is not what was sealed on 22 Nov 2026 by Chair of governors, version 1.\n",
    )


def test_each_place_has_a_line_of_its_own_and_what_is_gone_has_no_line_number(prevent: Run) -> None:
    evidence = real().evidence
    other = SEALED.model_copy(
        update={"evidence": evidence[:1], "questionnaire": EditionRef(id="little", edition="2020-09")}
    )
    write(codec.dump(other))
    code, out, _ = prevent("verify", "a.toml")
    assert code == 1
    assert out.splitlines() == [
        "a.toml: line 7: questionnaire: was changed since it was sealed.",
        "a.toml: evidence[evidence-2]: was taken out since it was sealed.",
    ]


def test_a_seal_with_a_byte_changed_is_said_to_be_that(prevent: Run) -> None:
    for seal in (f"{SEAL[:-1]}{'0' if SEAL[-1] != '0' else '1'}", f"{SEAL[:-1]}X", SEAL[:-1]):
        write(changed(SEAL, seal))
        code, out, _ = prevent("verify", "a.toml")
        assert code == 1
        assert "sign_off.seal: does not fit, though every part fits its mark" in out


def test_marks_that_were_removed_are_said(prevent: Run) -> None:
    text = codec.dump(SEALED).decode()
    write(text[: text.index("[sign_off.marks]")])
    code, out, _ = prevent("verify", "a.toml")
    assert (code, "sign_off.marks: were taken out" in out) == (1, True)


@pytest.mark.parametrize(
    ("assessment", "said"),
    [
        (real(), "a.toml: not sealed. Not signed off yet.\n"),
        (sealing.next_version(SEALED), f"a.toml: not sealed. Not signed off yet: version 2, supersedes {SEAL[:12]}.\n"),
    ],
)
def test_a_file_that_is_not_sealed_is_said_to_be_so(prevent: Run, assessment: Any, said: str) -> None:
    write(codec.dump(assessment))
    assert prevent("verify", "a.toml") == (1, said, "")


def test_a_file_whose_questionnaire_is_not_here_is_verified_all_the_same(prevent: Run) -> None:
    elsewhere = real().model_copy(update={"questionnaire": EditionRef(id="elsewhere", edition="2026-09")})
    write(codec.dump(sealing.seal(elsewhere, CHAIR)))
    assert prevent("verify", "a.toml")[0] == 0


def test_what_cannot_be_read_is_said_with_its_place(prevent: Run) -> None:
    assert prevent("verify", "none.toml")[0] == 3
    write(changed("[setting]", "[setting"))
    code, out, err = prevent("verify", "a.toml")
    assert (code, out) == (3, "")
    assert "line 11" in err
    write(changed("on = 2026-11-22", "on = 1066-10-14"))
    code, _, err = prevent("verify", "a.toml")
    assert code == 3
    assert "sign_off.on" in err


def test_what_a_hand_wrote_into_a_mark_cannot_disturb_a_terminal(prevent: Run) -> None:
    write(changed('"answers.head" =', '"answers.head\\u001b[31m\\n" ='))
    code, out, _ = prevent("verify", "a.toml")
    assert code == 1
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2


def test_check_says_that_a_file_is_sealed_or_where_it_was_changed(prevent: Run) -> None:
    write(codec.dump(SEALED))
    code, out, _ = prevent("check", "a.toml")
    assert code == 0
    assert "Signed off by Chair of governors on 22 Nov 2026, minute 14; version 1. The seal is intact." in out
    write(changed("Mend the gate", "Mend the gatE"))
    code, out, _ = prevent("check", "a.toml")
    assert code == 1
    assert "a.toml: actions[action-1]: was changed since it was sealed." in out


@pytest.mark.parametrize("assessment", [full(), sealing.seal(full(), CHAIR)])
def test_an_invented_setting_is_said_to_be_one(prevent: Run, assessment: Assessment) -> None:
    write(codec.dump(assessment))
    assert "This is an invented setting, with no real data." in prevent("verify", "a.toml")[2]
    assert "This is an invented setting, with no real data." in prevent("check", "a.toml")[1]
    assert json.loads(prevent("score", "--json", "a.toml")[1])["sample"] is True
    write(codec.dump(real()))
    assert "invented" not in "".join(map(str, (*prevent("verify", "a.toml"), *prevent("check", "a.toml"))))
    assert json.loads(prevent("score", "--json", "a.toml")[1])["sample"] is False


def test_score_as_json_holds_the_sign_off(prevent: Run) -> None:
    write(codec.dump(real()))
    assert json.loads(prevent("score", "--json", "a.toml")[1])["sign_off"] is None
    write(codec.dump(SEALED))
    found = json.loads(prevent("score", "--json", "a.toml")[1])["sign_off"]
    assert (found["sealed"], found["intact"], found["differs"], found["seal"]) == (True, True, [], SEAL)
    assert (found["role"], found["on"], found["version"]) == ("Chair of governors", "2026-11-22", 1)
    write(changed("Mend the gate", "Mend the gatE"))
    code, out, _ = prevent("score", "--json", "a.toml")
    found = json.loads(out)["sign_off"]
    assert (code, found["sealed"], found["intact"], found["differs"]) == (0, True, False, ["actions[action-1]"])
    write(codec.dump(sealing.next_version(SEALED)))
    found = json.loads(prevent("score", "--json", "a.toml")[1])["sign_off"]
    assert (found["sealed"], found["intact"], found["version"], found["supersedes"]) == (False, None, 2, SEAL)
