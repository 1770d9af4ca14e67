"""What a stranger would call ugly: names cut off, ranges torn apart, empty sheets of paper."""

from __future__ import annotations

import re

import pytest

from tests.browser.kinds import KINDS, PAGES

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
DESK = {"viewport": {"width": 1280, "height": 900}}
LINES = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top))).size;
}"""
"""How many lines the text of an element takes."""
LEAD = ".ih-answer, .ih-gist, .ih-lead, .ih-say, .ih-count"
IN_WORDS = (
    "services/remote-access/",
    "providers/it/",
    "suppliers/third-knock/",
    "method/",
    "privacy/",
    "fields/",
    "change/",
    "api/",
)
"""Pages whose answer is said in words, such as “about half”, or that only explain."""
ANSWERS = {name: path for name, path in KINDS.items() if name != "moved.html"}
UNSEEN = "all => all.filter((each) => !each.checkVisibility()).map((each) => each.outerHTML)"
TOPS = """all => {
    const tops = {};
    for (const box of all.map((each) => each.getBoundingClientRect()))
        tops[Math.round(box.left)] = Math.min(tops[Math.round(box.left)] ?? Infinity, box.top);
    return Object.values(tops);
}"""
"""Where each column begins."""
NEXT = """name => {
    const range = document.createRange();
    range.selectNode(name.lastChild);
    const boxes = Array.from(range.getClientRects());
    const shirt = name.querySelector("svg").getBoundingClientRect();
    return [Math.min(...boxes.map((box) => box.left)) - shirt.right, boxes.length];
}"""
"""How far right of its shirt a name begins, and on how many lines it is."""
CUT = r"""all => {
    const texts = document.createTreeWalker(all, NodeFilter.SHOW_TEXT), cut = [];
    for (let text; text = texts.nextNode();)
        for (const found of text.data.matchAll(/\d+–\u2060?\d+\u202f%/g)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            if (new Set(Array.from(range.getClientRects(), (box) => box.top)).size > 1)
                cut.push(text.data);
        }
    return cut;
}"""
"""The texts in which a range of shares is on two lines."""
TABLES = r"""main => Array.from(main.querySelectorAll("p, figcaption, li, summary"))
    .filter((each) => each.checkVisibility() && /\btable\b/i.test(each.innerText))
    .filter((each) => !Array.from((each.closest("section") ?? main).querySelectorAll("table"))
        .some((table) => table.checkVisibility()))
    .map((each) => each.innerText)"""
"""What speaks of a table where none is seen."""
NOTES = """all => all.flatMap((summary) => {
    const note = summary.querySelector(".ih-soft")?.getBoundingClientRect();
    const title = summary.firstElementChild?.getBoundingClientRect();
    return note && note.top + note.height / 2 > title.bottom ? [note.left - title.left] : [];
})"""
"""How far from its title what a fold says begins, where it is on a line of its own."""


CUT_WORDS = r"""all => all.flatMap((each) => {
    const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), cut = [];
    for (let text; text = texts.nextNode();)
        for (const found of text.data.matchAll(/[\p{L}\d]+/gu)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            if (new Set(Array.from(range.getClientRects(), (box) => box.top)).size > 1)
                cut.push(found[0]);
        }
    return cut;
})"""
"""Words that are on two lines."""
BEYOND = """all => {
    const page = document.querySelector("main article");
    const padding = parseFloat(getComputedStyle(page).paddingRight);
    const right = page.getBoundingClientRect().right - padding + 2;
    return all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().width)
        .filter((each) => each.getBoundingClientRect().right > right)
        .map((each) => each.textContent);
}"""
"""The labels that end further right than the text of the page does."""
TORN_OFF = """all => all.flatMap((name) => {
    if (!/^[.,]/.test(name.nextSibling?.data ?? "")) return [];
    const range = document.createRange();
    range.setStart(name.nextSibling, 0);
    range.setEnd(name.nextSibling, 1);
    const end = Array.from(name.getClientRects()).at(-1), mark = range.getBoundingClientRect();
    return mark.top > end.bottom - 2 ? [name.innerText] : [];
})"""
"""Names of files whose comma or full stop is on the next line."""


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_the_name_of_the_site_is_not_cut_off_on_a_phone(visit):
    page = visit.open("")
    name = page.locator(".md-header__topic .md-ellipsis").first
    header = page.locator(".md-header").bounding_box()
    assert name.inner_text() == "I ♥ IT at Fernmouth Water"
    assert name.evaluate("element => element.scrollWidth - element.clientWidth") == 0
    assert name.bounding_box()["height"] <= header["height"]


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("path", ANSWERS.values(), ids=ANSWERS.keys())
def test_a_page_begins_with_its_answer_on_the_first_screen_of_a_phone(look, path):
    page = look.open(path)
    lead = page.locator(LEAD).first
    assert re.search(r"\d", lead.inner_text()) or path in IN_WORDS
    box = lead.bounding_box()
    assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_home_says_what_changed_and_what_is_overdue_on_the_first_screen(visit):
    page = visit.open("")
    for said in ("People like 13 of our 33 services", "got worse", "overdue"):
        box = page.locator(".ih-front").get_by_text(said).bounding_box()
        assert box["y"] + box["height"] <= 844, said


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize(
    ("service", "screens"), [("remote-access", 6.6), ("expenses", 6), ("wifi", 6), ("canteen", 6)]
)
def test_what_stands_before_the_folded_heads_is_short(look, service, screens):
    page = look.open(f"services/{service}/")
    first = page.locator("details.ih-fold[id]").first
    assert first.bounding_box()["y"] <= screens * PHONE["viewport"]["height"]


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_a_range_stands_on_one_line_on_a_phone(visit):
    page = visit.open("drivers/")
    page.get_by_text("Each number", exact=True).click()
    ranges = page.locator(".ih-numbers data").all()
    assert len(ranges) > 3
    assert [each.inner_text() for each in ranges if each.evaluate(LINES) > 1] == []


@pytest.mark.parametrize("visit", [DESK], indirect=True, ids=["desk"])
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize(
    ("path", "items"),
    [("communities/field/", ".ih-raised h3"), ("providers/it/", ".ih-answers h3")],
)
def test_columns_begin_side_by_side(visit, media, path, items):
    page = visit.open(path)
    page.emulate_media(media=media)
    tops = page.locator(items).evaluate_all(TOPS)
    assert len(tops) > 1
    assert max(tops) - min(tops) < 1


@pytest.mark.parametrize("path", ["checks/", "fields/", "sentences/"])
def test_a_page_that_is_folded_up_is_printed_whole(visit, path):
    page = visit.open(path)
    page.emulate_media(media="print")
    folds = page.locator(".ih-fold > :not(.ih-tools)")
    assert folds.count() > 30
    assert folds.evaluate_all(UNSEEN) == []


def test_the_files_behind_the_data_are_printed(visit):
    page = visit.open("data-quality/")
    page.emulate_media(media="print")
    files = page.locator(".ih-facts .ih-fold li")
    assert files.count() > 50
    assert files.evaluate_all(UNSEEN) == []


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("changed", ".ih-coming li"),
        ("quality", ".ih-problem"),
        ("method", ".ih-method"),
        ("scorecard", ".ih-bars"),
    ],
)
def test_what_belongs_together_stays_on_one_sheet(visit, name, items):
    page = visit.open(PAGES[name])
    page.emulate_media(media="print")
    breaks = page.locator(items).evaluate_all(
        "all => all.map((each) => getComputedStyle(each).breakInside)"
    )
    assert set(breaks) == {"avoid"}


@pytest.mark.parametrize("path", ["services/bicycles/", "services/remote-access/", "compare/"])
def test_paper_does_not_send_a_reader_to_a_table_that_is_not_printed(visit, path):
    page = visit.open(path)
    assert page.get_by_text(re.compile("table", re.IGNORECASE)).count() > 0
    page.emulate_media(media="print")
    assert page.locator("main").evaluate(TABLES) == []


@pytest.mark.parametrize("look", [DESK], indirect=True, ids=["desk"])
def test_no_range_of_shares_is_cut_at_the_end_of_a_line(look):
    page = look.open("services/remote-access/")
    for width in range(340, 1300, 80):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("article.ih").evaluate(CUT) == []
    page.set_viewport_size(DESK["viewport"])


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("path", ["services/remote-access/", "data-quality/"])
def test_what_a_fold_says_begins_where_its_title_does(look, path):
    page = look.open(path)
    away = page.locator(".ih-fold > summary").evaluate_all(NOTES)
    assert away
    assert all(-1 < pixels < 1 for pixels in away)


@pytest.mark.parametrize("look", [PHONE], indirect=True, ids=["phone"])
def test_the_name_of_a_shirt_is_next_to_it_and_no_word_is_cut(look):
    names = look.open("method/").locator(".ih-verdicts tbody th")
    assert names.count() == 6
    for each in names.all():
        left, lines = each.evaluate(NEXT)
        assert left > 0
        assert lines <= len(each.inner_text().split())


@pytest.mark.parametrize(
    "look",
    [PHONE, {"site": "german_address", **PHONE}],
    indirect=True,
    ids=["English", "German"],
)
@pytest.mark.parametrize("path", ["services/remote-access/", "services/wifi/", "data-quality/"])
def test_no_line_begins_with_what_ends_the_name_of_a_file(look, path):
    page = look.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    names = page.locator("main p code")
    assert names.count() > 10
    for width in range(320, 430, 10):
        page.set_viewport_size({"width": width, "height": 844})
        assert names.evaluate_all(TORN_OFF) == [], width
    page.set_viewport_size(PHONE["viewport"])


@pytest.mark.parametrize(
    "look", [{"site": "german_address", **PHONE}], indirect=True, ids=["German"]
)
@pytest.mark.parametrize(
    "path",
    ["launches/", "services/ask-fern/", "services/relocation/", "services/remote-access/", ""],
)
def test_no_word_is_cut_that_says_how_it_is(look, path):
    page = look.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for width in (360, 390):
        page.set_viewport_size({"width": width, "height": 844})
        said = page.locator(".ih-needs b, .ih-sign :is(h3, p), .ih-tallies a, .ih-hero p")
        assert said.count() >= 5
        assert said.evaluate_all(CUT_WORDS) == [], width
    page.set_viewport_size(PHONE["viewport"])


@pytest.mark.parametrize(
    "look", [PHONE, {"site": "german_address", **PHONE}], indirect=True, ids=["English", "German"]
)
@pytest.mark.parametrize("path", ["services/remote-access/", "services/expenses/", "compare/"])
def test_no_label_of_a_drawing_runs_into_the_margin(look, path):
    page = look.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    labels = page.locator("main figure :is(span, b, text)")
    assert labels.count() >= 3
    assert labels.evaluate_all(BEYOND) == []


PAPER = {"viewport": {"width": 720, "height": 1040}}
"""A sheet of A4 without its margins."""


@pytest.mark.parametrize(
    "visit", [PAPER, {"site": "german_address", **PAPER}], indirect=True, ids=["English", "German"]
)
def test_no_word_in_a_table_is_cut_on_paper(visit):
    for path in ("services/remote-access/", "services/expenses/", "services/wifi/"):
        page = visit.open(path)
        page.emulate_media(media="print")
        cells = page.locator("[data-service] .ih-table :is(td, th)")
        assert cells.count() > 20
        assert cells.evaluate_all(CUT_WORDS) == [], path


@pytest.mark.parametrize("visit", [PAPER], indirect=True, ids=["paper"])
def test_what_is_said_of_a_step_is_kept_apart_on_paper(visit):
    page = visit.open("services/remote-access/")
    page.emulate_media(media="print")
    parts = page.locator(".ih-way li > :not(b)")
    assert parts.count() > 8
    signs = parts.evaluate_all(
        "all => all.map((each) => getComputedStyle(each, '::before').content)"
    )
    assert set(signs) == {'" · "'}
