"""What readers do, in a real browser."""

from __future__ import annotations

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Options
from tests.browser.kinds import KINDS, PAGES
from tests.browser.routes import routes

pytestmark = pytest.mark.browser

LOOKS = {
    f"{scheme} {language}": {"color_scheme": scheme, "site": site}
    for scheme in ("light", "dark")
    for language, site in (("English", "address"), ("German", "german_address"))
}
FEW = {name: PAGES[name] for name in ("home", "catalogue", "scorecard", "provider")}
LINKED = {name: path for name, path in KINDS.items() if name != "moved.html"}
"""All kinds but old addresses, to which only others still link."""
PHONE = {"viewport": {"width": 390, "height": 844}}
EVERY_RULE: Options = {"resultTypes": ["violations"]}
COLOURS = EVERY_RULE | {"runOnly": ["color-contrast"]}
"""Takes five times as long as all other rules together."""
NOT_COLOURS = EVERY_RULE | {"rules": {"color-contrast": {"enabled": False}}}
REPEATED = "main :is(li:nth-of-type(n+7), :is(tr, details, .ih-method):nth-of-type(n+4))"
"""What repeats itself on a page. Rules that leave it out take as long as with it: it has to go."""


def few(page):
    """Return a page of which only the first few are left of what repeats itself."""
    page.evaluate("all => document.querySelectorAll(all).forEach(e => e.remove())", REPEATED)
    return page


def barriers(page, rules: Options) -> str:
    """Return what axe reports of a page, with everything on it unfolded."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    found = Axe().run(page, options=rules)
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_barrier_for_anybody(look, path):
    page = look.open(path)
    assert barriers(page, NOT_COLOURS) == ""
    assert barriers(few(page), COLOURS) == ""


@pytest.mark.parametrize("look", [LOOKS["dark English"]], indirect=True, ids=["dark"])
@pytest.mark.parametrize("path", FEW.values(), ids=FEW.keys())
def test_nor_in_the_dark(look, path):
    assert barriers(few(look.open(path)), COLOURS) == ""


@pytest.mark.parametrize("look", [LOOKS["light German"]], indirect=True, ids=["German"])
@pytest.mark.parametrize("path", FEW.values(), ids=FEW.keys())
def test_nor_in_german(look, path):
    assert barriers(look.open(path), NOT_COLOURS) == ""


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS.values(), indirect=True, ids=LOOKS.keys())
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nor_in_any_look_of_the_whole_of_any_page(look, path):
    assert barriers(look.open(path), EVERY_RULE) == ""


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(PHONE | {"site": "german_address"}, id="German"),  # with the longer words
        pytest.param(PHONE, id="English", marks=pytest.mark.long),
    ],
    indirect=True,
)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_runs_over_the_edge_of_a_phone(look, path):
    page = look.open(path)
    width = page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= 390


@pytest.mark.parametrize("path", LINKED.values(), ids=LINKED.keys())
def test_from_home_to_every_kind_of_page_by_clicking(look, example_site, path):
    page = look.open("")
    found = routes(example_site)
    assert path in found, "no link leads there: name it in generator/pages/overviews.py"
    for step in found[path]:
        link = page.locator(f'a[href="{step}"]:not([data-ih-find]):visible').first
        with page.expect_navigation():
            link.click()
        look.settle()
    assert page.url == f"{look.address}/{path}"
    assert page.locator("h1").count() == 1


def shown(page) -> list[str]:
    links = page.locator("[data-ih-list] > li:visible > a")
    addresses = links.evaluate_all("links => links.map(link => link.pathname)")
    return [address.strip("/").split("/")[-1] for address in addresses]


def test_the_catalogue_is_searched_filtered_and_kept_in_the_address(visit):
    page = visit.open("services/")
    everything = shown(page)
    assert len(everything) >= 24
    page.locator("main").get_by_role("searchbox", name="Search").fill("vpn")
    page.wait_for_function("location.search.includes('vpn')")
    assert shown(page) == ["remote-access"]
    again = visit.open(page.url.removeprefix(visit.address).lstrip("/"))
    assert shown(again) == ["remote-access"]


def raised(page) -> list[str]:
    return page.locator("[data-ih-list] > li:visible b").all_inner_texts()


def test_the_conversation_is_filtered_by_keyboard_and_kept_in_the_address(visit):
    page = visit.open("conversation/")
    everything = raised(page)
    assert len(everything) >= 40
    assert everything[0] == "Thirty-one fields for a sandwich."
    page.locator("main").get_by_role("searchbox", name="Search").focus()
    for key in ("Tab", "Tab", "Tab", "ArrowDown"):  # past service and provider, to how far it is
        page.keyboard.press(key)
    page.wait_for_function("location.search.includes('standing=overdue')")
    assert raised(page) == everything[:3]
    assert "3 of " in page.locator("[data-ih-count]").inner_text()
    page.get_by_label("Status").select_option("")
    page.get_by_label("Raised by").select_option("regulator")
    page.locator("main").get_by_role("searchbox", name="Search").fill("plant controls")
    page.wait_for_function("location.search.includes('plant')")
    assert raised(page) == ["Sign-in to plant controls needs a second proof."]
    again = visit.open(page.url.removeprefix(visit.address).lstrip("/"))
    assert raised(again) == ["Sign-in to plant controls needs a second proof."]
    assert not again.get_by_role("dialog").is_visible()
    again.get_by_role("button", name="Show all").click()
    assert raised(again) == everything


def test_the_catalogue_is_put_in_order(visit):
    found = shown(visit.open("services/?sort=share"))
    assert found[0] == "expenses"
    assert found.index("parental-leave") < found.index("payslip-letter")  # no number comes last
    page = visit.open("services/?sort=attention")
    said = page.locator("[data-ih-list] > li").all_inner_texts()
    pressing = ["needs attention" in each for each in said]
    assert pressing == sorted(pressing, reverse=True)
    assert any(pressing)


def test_from_a_service_to_the_conversation_and_the_contrasts(visit):
    page = visit.open("services/remote-access/")
    page.get_by_text("Does it work?", exact=True).last.click()
    page.get_by_role("link", name="Where promise and experience do not agree").click()
    assert page.locator("h1").inner_text() == "Needs attention"
    assert page.url.endswith("attention/#contrast")
    page = visit.open("services/remote-access/")
    page.get_by_role("link", name="What people raised about all services").click()
    assert page.locator("h1").inner_text() == "You said, we did"


def test_a_shirt_on_home_leads_to_its_services(visit):
    page = visit.open("services/?shirt=loved")
    found = shown(page)
    assert found
    assert len(found) < len(shown(visit.open("services/")))
    assert "parental-leave" in found


@pytest.mark.parametrize(
    "visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"]
)
def test_without_script_everything_is_there_to_read(visit):
    page = visit.load("services/")
    assert len(shown(page)) >= 24
    assert len(raised(visit.load("conversation/"))) >= 40
    page = visit.load("services/remote-access/")
    assert page.locator("svg[role=img]").count() >= 2
    assert "less than usual since April" in page.locator("main").inner_text()


def test_the_table_behind_the_chart_opens(visit):
    page = visit.open("services/remote-access/")
    drawn = page.locator(".ih-trend", has=page.get_by_role("slider", name="Periods"))
    rows = drawn.locator("details table tbody tr")
    assert not rows.first.is_visible()
    drawn.get_by_text("Show as a table").click()
    assert rows.last.is_visible()
    assert rows.count() >= 36


def test_what_a_reader_does(visit):
    """From the word that colleagues say, by search, to the numbers, on paper and as a file."""
    page = visit.open("")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").press_sequentially("VPN")
    page.locator(".ih-hit").first.click()
    page.wait_for_url("**/services/remote-access/**")
    page.get_by_role("button", name="Add to my services").click()
    assert "Remote access" in visit.open("").locator("[data-ih-mine] li").inner_text()

    page = visit.open("services/remote-access/")
    page.get_by_role("slider", name="Periods").focus()
    page.keyboard.press("Home")
    assert "November 2023" in page.locator("[data-ih-readout]").inner_text()

    page.get_by_text("Show as a table").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").first.click()
    rows = list(csv.DictReader(download.value.path().read_text(encoding="utf-8").splitlines()))
    table = page.locator(".ih-trend details tbody tr")
    assert table.count() == len(rows) >= 36
    for at in (0, len(rows) - 1):
        said = table.nth(at).locator("td").first.inner_text()
        assert said.startswith(f"{float(rows[at]['share']):.0%}".replace("%", "\u202f% ("))
        assert f", {rows[at]['answers']} answers" in said


USUAL = ("remote-access", "travel", "expenses", "wifi", "canteen", "pagers")


def test_a_short_scorecard_is_printed_on_one_page(visit):
    for service in ("car-pool", "health-check"):
        pdf = visit.open(f"services/{service}/").pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, service


@pytest.mark.parametrize(
    ("look", "services"),
    [
        (LOOKS["light English"], USUAL),
        (LOOKS["light German"], USUAL),
        # Paper is white, whatever the screen is: the fullest one is enough.
        (LOOKS["dark English"], USUAL[:1]),
        (LOOKS["dark German"], USUAL[:1]),
    ],
    indirect=["look"],
    ids=["light English", "light German", "dark English", "dark German"],
)
def test_a_scorecard_is_printed_on_two_pages(look, services):
    for service in services:
        pdf = look.open(f"services/{service}/").pdf(format="A4")
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2, service


def test_what_is_made_up_says_so_on_paper(visit):
    page = visit.open("services/remote-access/")
    page.emulate_media(media="print")
    assert page.get_by_text("All of this is made up.").is_visible()
    for gone in (".md-header", ".ih-tools", ".ih-doors", ".ih-go", "[aria-labelledby=check]"):
        assert page.locator(gone).first.is_hidden(), gone


def test_each_part_of_a_scorecard_can_be_linked_to(visit):
    page = visit.open("services/remote-access/")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    links = page.locator(".ih-part > .ih-here")
    assert links.count() > 10
    for link in links.all():
        part = page.locator(link.get_attribute("href"))
        title = part if part.evaluate("element => element.matches('h2')") else part.locator("h3")
        assert link.get_attribute("aria-label") == title.inner_text()
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    signs = page.locator(".ih-sign")
    assert signs.count() == signs.locator(".ih-part > .ih-here").count() == 5
    page.keyboard.press("Tab")
    first = links.first
    first.focus()
    assert first.evaluate("element => getComputedStyle(element).opacity") == "1"


def test_check_our_numbers_names_formula_and_files(visit):
    page = visit.open("services/remote-access/")
    details = page.locator("[aria-labelledby=signs] .ih-made")
    details.locator("summary").click()
    said = details.inner_text()
    assert "From data/answers/" in said
    assert said.count("August to October 2026") == 1
    details.get_by_role("link", name="People like it, version 2").click()
    page.wait_for_url("**/method/#like")
    page.get_by_text("The number of answers of 4 or 5, divided by").first.wait_for()


def test_a_starred_service_is_first_on_home_and_stays_in_the_browser(visit):
    page = visit.open("services/remote-access/")
    star = page.get_by_role("button", name="Add to my services")
    star.click()
    assert (
        page.get_by_role("button", name="One of my services").get_attribute("aria-pressed")
        == "true"
    )
    visit.open("services/wifi/").get_by_role("button", name="Add to my services").click()
    page = visit.open("")
    mine = page.locator("[data-ih-mine] li")
    assert mine.count() == 2
    first = mine.first
    first.locator(".ih-button").wait_for()
    said = first.inner_text()
    assert "Remote access" in said
    assert "less than usual since April" in said
    assert "What is being done:" in said
    say = first.get_by_role("link", name="Have your say").get_attribute("href")
    assert say == "https://say.fernmouth.example/remote-access"
    assert first.locator("svg.ih-shirt").count() == 1
    visit.open("services/wifi/").get_by_role("button", name="One of my services").click()
    assert visit.open("").locator("[data-ih-mine] li").count() == 1


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_a_starred_service_fits_one_phone_screen(visit):
    visit.open("services/remote-access/").get_by_role("button", name="Add to my services").click()
    page = visit.open("")
    item = page.locator("[data-ih-mine] li").first
    item.locator(".ih-button").wait_for()
    assert item.bounding_box()["height"] <= 844


def test_strange_words_in_the_browsers_storage_do_no_harm(visit):
    page = visit.open("")
    page.evaluate("localStorage.setItem('iheartit-mine', '{\"id\": 3}')")
    assert visit.open("").locator("[data-ih-mine]").is_hidden()
    page.evaluate("localStorage.setItem('iheartit-mine', '[null, 7, {}]')")
    assert visit.open("").locator("[data-ih-mine]").is_hidden()


BROKEN_OFF = """
() => [...document.querySelectorAll("main .is-stack td data")]
  .filter((part) => part.nextSibling?.nodeType === 3 && /^\\s*,/.test(part.nextSibling.data))
  .map((part) => {
    const after = document.createRange();
    after.selectNode(part.nextSibling);
    return part.getClientRects()[0].top - after.getClientRects()[0].top;
  })
"""


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_on_a_phone_no_line_of_a_table_begins_with_a_comma(visit):
    page = visit.open("suppliers/third-knock/")
    apart = page.evaluate(BROKEN_OFF)
    assert apart
    assert all(abs(each) < 2 for each in apart)


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_on_a_phone_each_table_of_a_scorecard_is_in_sight_as_a_whole(visit):
    page = visit.open("services/remote-access/")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    tables = page.locator(".ih-scroll").all()
    assert len(tables) > 5
    for table in tables:
        assert table.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_an_open_fold_does_not_repeat_its_sentence_nor_mark_what_it_holds(visit):
    page = visit.open("services/remote-access/")
    said = page.locator("details.ih-fold[id] > summary > .ih-soft").first
    assert said.is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert said.is_hidden()
    made = page.locator(".ih-fold .ih-made > summary").first
    assert made.evaluate("each => getComputedStyle(each, '::before').content") == "none"
