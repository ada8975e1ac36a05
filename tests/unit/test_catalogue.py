"""Which questionnaires there are: told by the first lines of their files, whatever else those hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli_w

from prevent_tui import paths
from prevent_tui.errors import BadFile
from prevent_tui.questionnaire.catalogue import entries, find, find_overlay, open_questionnaire, overlays
from support.small_questionnaire import addition, put, question, table

pytestmark = pytest.mark.usefixtures("shipped")


def about(**more):
    """The head of a questionnaire."""
    return {"id": "hall", "edition": "2026-10", "title": "Halls", "sector": "Village halls", **more}


def own(name="hall", **more):
    """Puts a questionnaire into the person's own folder."""
    return put(table(question("door"), questionnaire=about(**more)), paths.own_questionnaires(), name)


def head(text, name="hall.toml"):
    """Puts a file of this beginning into the person's own folder."""
    folder = paths.own_questionnaires()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def entry_of(path):
    """What is listed of a file."""
    return next(one for one in entries() if one.path == path)


# ------------------------------------------------------------ what is listed


def test_a_questionnaire_is_listed_by_what_its_head_says():
    path = own(audience="Trustees", minutes=12)
    one = entry_of(path)
    assert (one.id, one.edition, one.title, one.sector) == ("hall", "2026-10", "Halls", "Village halls")
    assert (one.audience, one.minutes, one.questions, one.status, one.problem) == ("Trustees", 12, 1, "live", "")


def test_only_ones_own_questionnaires_are_marked_as_not_shipped():
    own()
    assert {one.id: one.bundled for one in entries()} == {"little": True, "hall": False}


def test_no_more_than_the_head_is_read_so_that_what_is_wrong_below_is_only_found_on_opening():
    path = own()
    path.write_text(path.read_text(encoding="utf-8") + "\n[[questions]\nid = ", encoding="utf-8")
    one = entry_of(path)
    assert (one.title, one.problem) == ("Halls", "")
    with pytest.raises(BadFile, match="is not valid TOML") as caught:
        open_questionnaire("hall")
    assert caught.value.faults[0].place.startswith("line ")


def test_a_list_that_begins_inside_a_text_of_the_head_is_no_end_of_it():
    text = 'format = 1\n[questionnaire]\nfront_sheet = ["""\n[[not a list]]\n"""]\nid = "hall"\ntitle = "Halls"\n'
    assert entry_of(head(f"{text}\n[[themes]]\nid = 'people'\n")).title == "Halls"


@pytest.mark.parametrize("change", [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.replace(b"\n", b"\r\n")])
def test_files_as_notepad_writes_them_are_listed_and_opened_like_any_other(change):
    path = own()
    path.write_bytes(change(path.read_bytes()))
    assert (entry_of(path).title, entry_of(path).questions) == ("Halls", 1)
    assert open_questionnaire("hall").about.title == "Halls"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it has no [questionnaire] table with a title"),
        ("format = 1\n", "it has no [questionnaire] table with a title"),
        ("[questionnaire]\nid = 'hall'\n", "it has no [questionnaire] table with a title"),
        ("[questionnaire]\ntitle = '  '\n", "it has no [questionnaire] table with a title"),
        ("questionnaire = 'hall'\n", "it has no [questionnaire] table with a title"),
        ("[questionnaire\ntitle = 'Halls'\n", "is not valid TOML"),
        ("[questionnaire]\ntitle = 'Ha", "seems to have been cut off"),
        ("[questionnaire]\ntitle = 'Halls'\n".encode("utf-16"), "is not UTF-8 text"),
        (b"%PDF-1.7 ...", "is a document of another kind"),
        ("a = " + "[" * 5000, "is nested too deeply"),
    ],
)
def test_a_broken_head_is_listed_under_the_name_of_its_file_with_the_reason(text, reason):
    one = entry_of(head(text))
    assert one.id == "hall"
    assert reason in one.problem
    assert "\n" not in one.problem
    with pytest.raises(BadFile, match="is not one this program has"):
        find("hall")


def test_a_folder_that_is_called_like_a_file_is_listed_with_the_reason():
    (paths.own_questionnaires() / "hall.toml").mkdir(parents=True)
    (one,) = (one for one in entries() if not one.bundled)
    assert "is not a file that can be read" in one.problem


def test_what_is_not_a_toml_file_is_not_listed():
    head("Read me", "notes.txt")
    assert [one.id for one in entries()] == ["little"]


def test_strange_values_in_a_head_take_no_other_questionnaire_away():
    one = entry_of(head("[questionnaire]\ntitle = 'Halls\u2066'\nid = 3\nminutes = 'ten'\nsector = ['a']\n"))
    assert (one.id, one.title, one.minutes, one.sector) == ("hall", "Halls", None, "")
    assert find("little").bundled


def test_without_a_folder_of_ones_own_the_shipped_ones_are_listed():
    assert not paths.own_questionnaires().exists()
    assert [one.id for one in entries()] == ["little"]
    assert overlays() == ()


def test_a_folder_that_may_not_be_read_is_as_good_as_none(monkeypatch):
    own()
    iterdir = Path.iterdir

    def refused(self):
        if self == paths.own_questionnaires():
            raise PermissionError(13, "Permission denied")
        return iterdir(self)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert [one.id for one in entries()] == ["little"]
    assert overlays() == ()


def test_what_claims_the_id_and_edition_of_a_shipped_one_is_listed_as_wrong_and_never_found():
    path = own(id="little", edition="2026-09")
    reason = "has the id and edition of a questionnaire shipped with the program: little 2026-09"
    assert reason in entry_of(path).problem
    assert find("little").bundled
    assert find("little", "2026-09").bundled


def broken(path):
    """Makes a file one that cannot be used, below its head."""
    path.write_text(path.read_text(encoding="utf-8") + "\n[[questions]\nid = ", encoding="utf-8")
    return path


def test_of_two_of_ones_own_with_the_same_id_and_edition_one_is_used_and_the_other_listed_with_the_reason():
    used, other = own("a"), own("b")
    assert entry_of(used).problem == ""
    assert entry_of(other).problem == "hall 2026-10 is there twice: a.toml and b.toml; a.toml is used."
    assert find("hall").path == used


def test_a_broken_file_never_takes_the_place_of_a_good_one():
    first, good = broken(own("a")), own("b")
    assert find("hall").path == good
    assert entry_of(first).problem == "hall 2026-10 is there twice: a.toml and b.toml; b.toml is used."


def test_of_two_local_additions_with_the_same_id_and_edition_one_is_used():
    folder = paths.own_questionnaires()
    first, good = broken(put(addition(), folder, "a")), put(addition(), folder, "b")
    assert [one.path for one in overlays()] == [good]
    assert entry_of(first).problem == "county 2026-10 is there twice: a.toml and b.toml; b.toml is used."


def test_a_broken_head_is_listed_with_its_place_and_how_to_see_it_all():
    path = head("[questionnaire]\ntitle = “Halls”\n")
    assert entry_of(path).problem == (
        "is not valid TOML. line 2, column 9: a curly quotation mark, as word processors make them, stands here."
        f' Type straight ones: "like this". Run: prevent-tui check "{path}"'
    )


def test_shipped_ones_come_first_by_sector_then_ones_own_then_retired_editions():
    bundled = paths.bundled_questionnaires()
    put(table(question("a"), questionnaire=about(id="early", sector="Nurseries")), bundled, "early")
    put(table(question("a"), questionnaire=about(id="old", status="retired", sector="A")), bundled, "old")
    own(sector="B")
    assert [one.id for one in entries()] == ["early", "little", "hall", "old"]


# ------------------------------------------------------------ finding one


def retired():
    """Ships the edition of 2022 too, which is retired."""
    raw = table(question("head"), questionnaire=about(id="little", edition="2022", status="retired"))
    return put(raw, paths.bundled_questionnaires(), "little-2022")


def test_a_name_means_the_edition_in_use_and_a_retired_one_is_found_with_its_edition():
    path = retired()
    assert find("little").edition == "2026-09"
    assert find("little@2022").path == path
    assert find("little", "2022").path == path
    assert entry_of(path).name == "little@2022"
    assert open_questionnaire("little@2022").about.status == "retired"


def test_a_new_edition_of_ones_own_is_found_by_its_edition_beside_the_shipped_one():
    path = own(id="little", edition="2027-01")
    assert find("little").bundled
    assert find("little@2027-01").path == path


def test_a_name_that_there_is_not_is_answered_with_the_likeliest_and_with_all():
    own()
    with pytest.raises(BadFile, match="the questionnaire `litle` is not one") as caught:
        find("litle")
    assert caught.value.hint == "Did you mean `little`? It has: little, hall."


def test_an_edition_that_there_is_not_is_answered_with_those_there_are_and_with_the_folder():
    retired()
    with pytest.raises(BadFile, match="has `little` in edition 2026-09 and 2022, not 2019") as caught:
        find("little", "2019")
    assert str(paths.own_questionnaires()) in caught.value.hint


def test_a_year_is_answered_with_the_edition_of_that_year():
    own(edition="2026-11")
    with pytest.raises(BadFile, match="has `hall` in edition 2026-11, not 2026") as caught:
        find("hall@2026")
    assert caught.value.hint == "Did you mean hall@2026-11?"


# ------------------------------------------------------------ local additions


def test_local_additions_are_listed_by_what_they_add_to_and_are_no_questionnaires():
    path = put(addition(question("bridge")), paths.own_questionnaires(), "county")
    (one,) = overlays()
    assert (one.path, one.id, one.title, one.questions) == (path, "county", "County questions", 1)
    assert (one.extends, one.extends_edition) == ("little", "2026-09")
    assert overlays("little", "2026-09") == (one,)
    assert overlays("little", "2027-01") == ()
    assert overlays("hall", "2026-09") == ()
    assert [one.id for one in entries()] == ["little"]


def test_a_local_addition_that_there_is_not_is_answered_with_those_there_are():
    put(addition(), paths.own_questionnaires(), "county")
    with pytest.raises(BadFile, match="`country` is not a local addition to little 2026-09") as caught:
        find_overlay("country", open_questionnaire("little"))
    assert caught.value.hint.endswith("there is: county.")


# ------------------------------------------------------------ on the command line


def test_new_begins_with_the_edition_that_was_asked_for(prevent, tmp_path):
    own(id="little", edition="2027-01")
    assert prevent("new", "mine.toml", "--questionnaire", "little@2027-01")[0] == 0
    assert 'edition = "2027-01"' in (tmp_path / "mine.toml").read_text("utf-8")


def test_new_does_not_begin_with_a_retired_edition(prevent, tmp_path):
    retired()
    code, _, err = prevent("new", "mine.toml", "--questionnaire", "little@2022")
    assert code == 3
    assert "`little@2022` is retired: it can be read, not begun. Use `little`." in " ".join(err.split())
    assert not (tmp_path / "mine.toml").exists()


def test_new_knows_ones_own_questionnaires(prevent, tmp_path):
    own()
    assert prevent("new", "mine.toml", "--questionnaire", "hall")[0] == 0
    assert tomli_w.dumps({"id": "hall", "edition": "2026-10"}) in (tmp_path / "mine.toml").read_text("utf-8")
