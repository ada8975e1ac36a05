"""Files for others from the application: what can be chosen, where it goes, and that it is in it."""

from __future__ import annotations

import zipfile

import pytest

from prevent_tui.assessment.model.assessment import Setting
from prevent_tui.report.request import TABLES, Part
from prevent_tui.workspace.exporting import offers
from prevent_tui.workspace.exporting.offers import OFFERS, formats_for
from support.app_pilot import sit, stored, write
from support.export_dialog import DAY, asking, field, keys
from support.report_text import text_of

# ------------------------------------------------------------ what is made


@pytest.mark.external("pdftotext")
async def test_x_makes_a_pdf_that_holds_what_was_written(school):
    async with sit(school) as desk:
        await desk.press("1", "n")
        await desk.type("Nobody has been named yet. Ŵyn Łęcki asked.", "escape")
        await desk.press("x")
        assert "1 of 50 answered" in desk.words
        assert "1 note" in desk.words
        await desk.press("enter")
        made = next(school.parent.glob("*.pdf"))
        assert made.name == f"school-report-{DAY}.pdf"
        assert "The full report is made:" in desk.words
        await desk.press("enter")
        assert desk.place == "question"
    shown = text_of(made)
    assert "Nobody has been named yet. Ŵyn Łęcki asked." in shown


@pytest.mark.parametrize("name", list(OFFERS))
async def test_each_part_is_made_in_each_format_that_goes_with_it(school, quick, name):
    offer = OFFERS[name]
    for format_ in formats_for(offer):
        async with asking(school) as desk:
            await desk.press(str(list(OFFERS).index(name) + 1))
            desk.app.screen.query_one("#kind").focus()
            while desk.app.screen.request.format != format_:
                await desk.press("right")
            contents = {"xlsx": "tables", "csv": "actions", "ics": "calendar"}.get(
                format_, {"full": "report", "roles": "sheets-by-role"}.get(name, name)
            )
            path = school.parent / f"school-{contents}-{DAY}.{format_}"
            assert desk.field("path") == str(path)
            await desk.press("enter")
            assert "is made:" in desk.words
            assert path.stat().st_size
            request = quick[-1].request
            assert (request.format, request.path) == (format_, path)
            assert (request.part, request.share) == (offer.part, name == "share")


async def test_only_what_goes_together_is_offered(school):
    assert not any(set(TABLES) & set(formats_for(offer)) for name, offer in OFFERS.items() if name != "full")
    async with asking(school) as desk:
        assert "Radar page" in desk.words
        assert "Without the name" not in desk.words
        await desk.press("4")
        assert "Without the name" in desk.words
        assert "Spreadsheet" not in desk.words
        await desk.press("5")
        assert "Radar page" not in desk.words
        desk.app.screen.query_one("#kind").focus()
        await desk.press("right")
        assert "Password" not in desk.words


async def test_the_options_reach_what_makes_the_file(school, quick):
    async with asking(school) as desk:
        await desk.press("4")
        desk.app.screen.query_one("#options").focus()
        await desk.press("space", "right", "space", "enter")
        assert (quick[-1].request.radar, quick[-1].request.unnamed, quick[-1].request.share) == (True, True, True)


async def test_the_name_says_the_setting_and_a_copy_without_its_name_does_not(school, quick):
    named = stored(school).model_copy(update={"setting": Setting(name="St. Ælfric’s / Primary: [b]")})
    write(school, named)
    async with asking(school) as desk:
        assert desk.field("path").endswith(f"St-Ælfrics-Primary-b-report-{DAY}.pdf")
        await desk.press("4")
        assert desk.field("path").endswith(f"St-Ælfrics-Primary-b-share-{DAY}.pdf")
        desk.app.screen.query_one("#options").focus()
        await desk.press("right", "space")
        assert desk.field("path").endswith(f"{school.parent.name}/prevent-share-{DAY}.pdf")


async def test_a_spreadsheet_and_a_calendar_are_real_ones(weak):
    async with asking(weak) as desk:
        desk.app.screen.query_one("#kind").focus()
        await desk.press(*["right"] * 4)
        assert "inspection index" in desk.words
        await desk.press("enter")
        assert "The spreadsheet is made:" in desk.words
        await desk.press("3", "tab", "right", "right")
        assert "roles, notes and evidence stay out" in desk.words
        await desk.press("enter")
        assert "The calendar file is made:" in desk.words
    assert zipfile.is_zipfile(next(weak.parent.glob("*.xlsx")))
    assert next(weak.parent.glob("*.ics")).read_bytes().startswith(b"BEGIN:VCALENDAR")


async def test_a_calendar_of_an_older_file_says_what_is_to_be_deleted_by_hand(weak):
    write(weak, stored(weak).model_copy(update={"id": None}))
    async with asking(weak) as desk:
        desk.app.screen.query_one("#kind").focus()
        await desk.press(*["right"] * 6, "enter")
        assert "The calendar file is made:" in desk.words
        assert "If the setting was renamed since then, delete the old entries in your calendar by hand." in desk.words


async def test_the_sample_can_be_exported_too(home):
    async with sit() as desk:
        await desk.press("3", "1", "enter", "x", "enter")
        assert "The full report is made:" in desk.words
        assert len(list((home / "documents").glob("*-report-*.pdf"))) == 1
        await desk.press("enter", "x", "enter")
        assert desk.app.maker.last_export(desk.work)
        assert "The full report is made:" in desk.words


# ------------------------------------------------------------ choosing


async def test_arrows_lead_through_the_form_and_choose(school):
    async with asking(school) as desk:
        screen = desk.app.screen
        await desk.press("down", "down", "up")
        assert screen.request.part is Part.SUMMARY
        await desk.press("down", "down", "down", "down")
        assert (screen.request.part, screen.focused.id) == (Part.ROLES, "what")
        await desk.press("down")
        assert screen.focused.id == "role"
        await desk.press("up", "up", "tab")
        assert (screen.request.part, screen.focused.id) == (Part.BLANK, "kind")
        await desk.press("left")
        assert screen.request.format == "md"
        await desk.press("right", "down")
        assert screen.focused.id == "options"
        await desk.press("down")
        assert screen.focused.id == "path"
        await desk.press("up", "up", "up", "up")
        assert (screen.request.share, screen.focused.id) == (True, "what")


async def test_everything_can_be_chosen_with_the_mouse(school, quick):
    async with asking(school) as desk:
        screen = desk.app.screen
        await desk.pilot.click("#what", offset=(12, 3))
        await desk.settled()
        assert screen.request.share
        await desk.pilot.click("#kind", offset=(22, 0))
        await desk.settled()
        assert screen.request.format == "html"
        await desk.pilot.click("#options", offset=(22, 0))
        await desk.settled()
        assert screen.request.unnamed
        row = screen.query_one(".buttons")
        await desk.pilot.click(row, offset=(2, 0))
        await desk.settled()
        assert screen.focused.id == "path"
        await desk.pilot.click(row, offset=(row.size.width - 4, 0))
        await desk.settled()
        assert "The share copy as a web page is made:" in desk.words


async def test_a_name_that_was_typed_keeps_its_beginning_when_another_kind_is_chosen(school):
    async with asking(school) as desk:
        await desk.fill("path", "/tmp/plan v1.2")
        desk.app.screen.query_one("#kind").focus()
        await desk.press("right")
        assert desk.field("path") == "/tmp/plan v1.2.html"
        await desk.press("left", "left")
        assert desk.field("path") == "/tmp/plan v1.2.ics"


async def test_digits_and_p_are_typed_in_a_field_and_mean_nothing_else_there(school):
    async with asking(school) as desk:
        field(desk, "path").focus()
        await desk.fill("path", "")
        await desk.type("p2 l")
        assert desk.field("path") == "p2 l"
        assert desk.app.screen.request.part is Part.FULL


async def test_a_note_that_may_hold_personal_details_is_shown_by_enter_on_the_warning(school):
    async with sit(school) as desk:
        first = desk.at
        await desk.press("n")
        await desk.type("Rang 07700 900123 about it.", "escape")
        await desk.press("right", "x")
        assert "may hold personal details. Tab comes here, Enter shows it." in desk.words
        await desk.press("2")
        assert "personal details" not in desk.words
        await desk.press("1", "tab", "tab", "enter")
        assert (desk.place, desk.at) == ("question", first)


async def test_what_has_to_be_installed_first_is_named(school, monkeypatch, quick):
    monkeypatch.setattr(offers, "find_spec", lambda name: None)
    async with asking(school) as desk:
        desk.app.screen.query_one("#kind").focus()
        await desk.press("right", "right")
        assert "Word files need an extra part: prevent-tui[office]" in desk.words
        await desk.press("enter")
        assert desk.place == "ExportDialog"
        await desk.press("left", "left", "down", "right", "space")
        assert "Passwords need an extra part: prevent-tui[password]" in desk.words
        await desk.press("enter")
        assert desk.place == "ExportDialog"
    assert quick == []


async def test_a_password_is_typed_twice_hidden_and_never_kept(school, quick):
    async with asking(school) as desk:
        desk.app.screen.query_one("#options").focus()
        await desk.press("right", "space", "enter")
        assert "Type a password, twice." in desk.words
        await desk.type("geheimnis")
        assert "geheimnis" not in desk.text
        await desk.press("enter")
        await desk.type("geheim")
        await desk.press("enter", "enter")
        assert "The two passwords are not the same." in desk.words
        await desk.type("nis")
        await desk.press("enter", "enter")
        assert "opens with its password only" in desk.words
    assert quick[-1].password == "geheimnis"
    kept = [path for path in school.parent.parent.rglob("*") if path.is_file() and b"geheim" in path.read_bytes()]
    assert kept == []


# ------------------------------------------------------------ where it goes


async def test_a_file_that_would_be_replaced_is_named_before(school, quick):
    async with asking(school) as desk:
        assert "will be replaced" not in desk.words
        await desk.press("enter", "enter", "x")
        assert "A file of that name is there; it will be replaced." in desk.words
        await desk.press("enter")
        assert "is made:" in desk.words
    assert len(quick) == 2


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "pdf", "html"])
async def test_what_was_changed_since_it_was_made_is_asked_for_once_and_kept_beside(school, quick, kind):
    made = school.parent / f"mine.{kind}"
    made.write_bytes(b"PK theirs")
    async with asking(school) as desk:
        while desk.app.screen.request.format != kind:
            desk.app.screen.query_one("#kind").focus()
            await desk.press("right")
        await desk.fill("path", str(made))
        assert "was changed since, or made elsewhere" in desk.words
        await desk.press("enter")
        assert "Replace a file that is not as this program made it?" in desk.words
        assert "It is kept beside the new one" in desk.words
        await desk.press("escape")
        assert (desk.place, desk.field("path"), quick) == ("ExportDialog", str(made), [])
        await desk.press("enter", "y")
        assert "What was there is kept in" in desk.words
    (kept,) = school.parent.glob(f"mine (kept *).{kind}")
    assert kept.read_bytes() == b"PK theirs"
    assert made.read_bytes() != b"PK theirs"


async def test_again_asks_too_where_the_file_was_changed_since(school, quick):
    async with asking(school) as desk:
        await desk.press("enter", "enter")
        made = school.parent / f"school-report-{DAY}.pdf"
        made.write_bytes(b"%PDF- with remarks")
        await desk.press("x", "enter")
        assert "Replace a file that is not as this program made it?" in desk.words
        await desk.press("escape")
        assert made.read_bytes() == b"%PDF- with remarks"
        await desk.press("x", "enter", "y")
    (kept,) = school.parent.glob("*(kept *).pdf")
    assert kept.read_bytes() == b"%PDF- with remarks"


async def test_what_comes_to_be_there_meanwhile_is_not_replaced_either(school, held):
    async with asking(school) as desk:
        await keys(desk, "enter")
        while not held.job:
            await desk.pilot.pause()
        target = school.parent / f"school-report-{DAY}.pdf"
        target.write_bytes(b"something else")
        held.go.set()
        await desk.settled()
        assert f"{target.name} is there already" in desk.words
    assert target.read_bytes() == b"something else"


async def test_a_folder_that_is_not_there_is_asked_for_before_it_is_made(school, home, quick):
    async with asking(school) as desk:
        await desk.fill("path", str(home / "Documnets" / "report.pdf"))
        await desk.press("enter")
        assert "Make a new folder?" in desk.words
        assert "Documnets" in desk.words
        await desk.press("escape")
        assert desk.place == "ExportDialog"
        assert not (home / "Documnets").exists()
        assert desk.said == "Nothing was made."
        await desk.press("enter")
        await desk.press("enter")
        assert "is made:" in desk.words
        assert (home / "Documnets" / "report.pdf").exists()


async def test_a_calendar_with_nothing_in_it_is_explained(school):
    async with asking(school) as desk:
        await desk.press("tab", "left", "enter")
        assert "Nothing has a date yet" in desk.words
        assert desk.app.screen.request.format == "ics"
        assert not list(school.parent.glob("*.ics"))


async def test_the_answers_are_never_taken_for_a_report(school):
    before = school.read_bytes()
    async with asking(school) as desk:
        await desk.fill("path", str(school))
        await desk.press("enter")
    assert school.read_bytes() == before


async def test_a_place_that_cannot_be_written_is_explained_and_another_can_be_given(school, home, quick):
    (home / "file").write_text("no folder")
    names = ("", str(home), "~nobody-of-this-name/x", str(home / "file" / "x.pdf"), f"{home}/{'x' * 300}")
    async with asking(school) as desk:
        for typed in names:
            await desk.fill("path", typed)
            desk.app.screen.query_one("#complaint").show("")
            await desk.press("enter")
            assert desk.place == "ExportDialog"
            assert desk.app.screen.query_one("#complaint").text, typed
        await desk.fill("path", str(home / "New folder" / "report"))
        await desk.press("enter", "y")
        assert (home / "New folder" / "report.pdf").read_bytes().startswith(b"%PDF-")


async def test_escape_leaves_without_making_anything(school):
    async with asking(school) as desk:
        await desk.press("escape")
        assert desk.place == "question"
    assert not list(school.parent.glob("*.pdf"))


async def test_what_reads_like_a_real_concern_is_said_before_anything_is_made_and_stops_nothing(school):
    async with sit(school) as desk:
        await desk.press("n")
        await desk.type("A Year 9 boy has said he will attack the school on Friday and has a knife", "escape")
        await desk.press("x")
        assert "reads like a real concern" in desk.words
        await desk.press("2")
        assert "reads like a real concern" in desk.words
        await desk.press("5")
        assert desk.app.screen.request.part is Part.BLANK
        assert "real concern" not in desk.words
