"""The web page in a real browser: the rules of axe-core, narrow screens, and what the page's own policy lets happen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from prevent_tui.report.formats.html import render
from prevent_tui.report.model.blocks import Paragraph
from prevent_tui.report.model.inline import Span
from prevent_tui.report.request import ExportRequest, Part
from support.browser import Browser, program
from support.every_block import every_block
from support.rendered_samples import sample_file

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 390, 1280

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(program() is None, reason="Chromium is not installed, or has no pipe on this system"),
]
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: run `npm ci` in tests/formats/axe")


@pytest.fixture(scope="module")
def browser():
    found = Browser()
    yield found
    found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    files = {
        "every": render(every_block()),
        "schools": sample_file("schools", 0, "html", ExportRequest(radar=True)),
        "colleges": sample_file("further-education", -1, "html", ExportRequest(Part.GOVERNORS)),
        "blank": sample_file("early-years", 0, "html", ExportRequest(Part.BLANK)),
        "shared": sample_file("out-of-school", 0, "html", ExportRequest(Part.SUMMARY, share=True, unnamed=True)),
    }
    for name, data in files.items():
        (folder / f"{name}.html").write_bytes(data)
    return folder


def broken(browser, page):
    """The rules that a page breaks, each with the places where."""
    browser.open(page)
    browser.evaluate(AXE.read_text(encoding="utf-8") + ";true")
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    found = browser.evaluate(
        f"axe.run(document, {options}).then(all => JSON.stringify("
        "all.violations.map(each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))])))"
    )
    return dict(json.loads(found))


@needs_axe
@pytest.mark.parametrize("name", ["every", "schools", "colleges", "blank", "shared"])
def test_a_page_breaks_no_rule_in_the_light_on_a_desk(browser, pages, name):
    browser.look(width=DESK)
    assert broken(browser, pages / f"{name}.html") == {}


@needs_axe
@pytest.mark.parametrize("name", ["every", "colleges", "blank"])
def test_a_page_breaks_no_rule_in_the_dark_on_a_phone(browser, pages, name):
    browser.look(width=PHONE, dark=True)
    assert broken(browser, pages / f"{name}.html") == {}


@needs_axe
def test_a_page_breaks_no_rule_in_the_dark_on_a_desk_or_in_the_light_on_a_phone(browser, pages):
    browser.look(width=DESK, dark=True)
    assert broken(browser, pages / "every.html") == {}
    browser.look(width=PHONE)
    assert broken(browser, pages / "every.html") == {}


@needs_axe
@pytest.mark.parametrize(
    ("whole", "planted", "rule"),
    [
        ("</main>", '<img src="data:,"></main>', "image-alt"),
        ("--quiet: #4E5861", "--quiet: #B0B0B0", "color-contrast"),
        ("<html lang", "<html data-lang", "html-has-lang"),
        ('<h3 class="level-3"', '<h5 class="level-3"', "heading-order"),
        ("<main ", "<div ", "landmark-one-main"),
        ('<p class="said"', '<p class="said" aria-hidden="maybe"', "aria-valid-attr-value"),
        ('aria-current="true"', 'aria-current="true" role="nothing"', "aria-roles"),
    ],
)
def test_a_planted_fault_is_found(browser, tmp_path, whole, planted, rule):
    text = render(replace(every_block(), blocks=every_block().blocks[-20:])).decode()
    # The page's policy knows its style by its hash, so a changed style needs the policy gone.
    text = text.replace("Content-Security-Policy", "no-policy")
    assert whole in text
    faulty = tmp_path / "faulty.html"
    faulty.write_text(text.replace(whole, planted), encoding="utf-8")
    browser.look(width=DESK)
    assert rule in broken(browser, faulty)


@pytest.mark.parametrize("name", ["every", "schools", "colleges", "blank", "shared"])
def test_nothing_is_wider_than_the_screen(browser, pages, name):
    browser.look()
    browser.open(pages / f"{name}.html")
    for width in (320, PHONE, 760, DESK):
        browser.look(width=width)
        assert browser.evaluate("document.documentElement.scrollWidth") == width


def test_a_word_without_end_is_no_wider_than_a_phone(browser, tmp_path):
    report = every_block()
    endless = replace(report, setting="W" * 400, blocks=(*report.blocks, Paragraph((Span("m" * 5000),))))
    (tmp_path / "page.html").write_bytes(render(endless))
    browser.look(width=320)
    browser.open(tmp_path / "page.html")
    assert browser.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_keeps_its_own_policy(browser, pages):
    browser.look()
    browser.open(pages / "every.html")
    # The style is applied, so its hash is the one that the policy names; a script put into the page is not run.
    assert browser.evaluate("getComputedStyle(document.querySelector('.stamp')).borderTopStyle") == "dashed"
    put = "const put = document.createElement('script'); put.textContent = 'window.ran = 1'; document.body.append(put);"
    assert browser.evaluate(put + "window.ran") is None


def test_a_screen_reader_is_told_of_tables_on_a_phone_too(browser, pages):
    browser.look(width=PHONE)
    browser.open(pages / "every.html")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    names = [node.get("name", {}).get("value", "") for node in nodes if node["role"]["value"] == "table"]
    assert {"table", "row", "columnheader", "rowheader", "cell", "navigation", "main", "banner", "figure"} <= set(roles)
    assert "Table 1 Score, coverage and what is met" in names
    assert all(names)


def test_dark_colours_stay_off_the_paper(browser, pages):
    browser.look(dark=True, paper=True)
    browser.open(pages / "every.html")
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
