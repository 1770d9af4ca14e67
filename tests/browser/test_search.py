"""Search as readers use it: its window, and the lists with a form above them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
ON_PAGE = "assets/iheartit/find.js"
LOADED = ["assets/iheartit/search.js", "search/comments.js", "search/index.js"]


def hits(page) -> list[str]:
    return page.locator(".ih-hit > b").all_inner_texts()


def open_search(visit, path=""):
    page = visit.open(path)
    page.keyboard.press("/")
    return page


def test_by_keyboard_from_a_slip_of_the_pen_to_the_service(visit):
    page = open_search(visit)
    page.keyboard.type("expences")
    page.locator(".ih-hit").first.wait_for()
    assert hits(page)[0] == "Expense claims"
    assert page.locator(".ih-hit mark").first.inner_text() == "Expense"
    assert page.locator("dialog").get_by_role("status").inner_text().endswith(" results")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.ih-hit')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/expenses/")


def test_what_is_typed_before_the_engine_is_there_is_searched(visit):
    page = visit.open("")
    waiting = []
    page.route("**/search/index.js", lambda route: waiting.append(route))  # noqa: PLW0108
    page.keyboard.press("/")
    page.keyboard.type("wifi")
    assert hits(page) == []
    page.wait_for_function("document.querySelectorAll('script[src$=\\'index.js\\']').length")
    waiting[0].continue_()
    page.locator(".ih-hit").first.wait_for()
    assert hits(page)[0] == "Wi-Fi in our buildings"


def test_escape_closes_it_and_another_key_goes_on_typing(visit):
    page = open_search(visit)
    page.keyboard.type("can")
    page.locator(".ih-hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("teen")
    assert page.get_by_role("searchbox").input_value() == "canteen"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.get_by_role("link", name="Search").click()
    assert page.get_by_role("dialog").is_visible()


def test_a_miss_leads_on(visit):
    page = open_search(visit)
    page.keyboard.type("byciles")
    page.locator(".ih-hit").first.wait_for()
    said = page.locator("dialog").get_by_role("status").inner_text()
    assert said == "Nothing found for “byciles”. Did you mean:"
    assert hits(page)[0] == "Bicycles to borrow"
    assert page.locator("dialog").get_by_role("link", name="Have your say").is_visible()
    page.locator("dialog").get_by_role("link", name="All services").click()
    page.wait_for_url("**/services/")


def test_a_comment_is_found_and_leads_to_its_place(visit):
    page = open_search(visit)
    page.keyboard.type("vegetable soup")
    page.locator(".ih-hit").first.click()
    page.wait_for_url("**/services/canteen/#*")
    place = page.url.partition("#")[2]
    assert page.evaluate("id => document.getElementById(id) !== null", place)


def test_words_in_the_address_are_searched(visit):
    page = visit.open("?q=Kantine")
    page.locator(".ih-hit").first.wait_for()
    assert hits(page)[0] == "Canteen"


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_it_fits_a_phone(visit):
    page = visit.open("")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("room")
    page.locator(".ih-hit").first.wait_for()
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["width"] <= 390
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["none"])
def test_without_scripts_it_leads_to_all_services(visit):
    page = visit.load("services/wifi/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/services/")


def loaded(visit) -> tuple[list[str], list[str]]:
    """Return lists that fill with the files of search that a visit asks for, and all scripts."""
    ours: list[str] = []
    scripts: list[str] = []

    def note(request):
        path = request.url.removeprefix(f"{visit.address}/")
        if path.endswith(".js"):
            scripts.append(path)
            if path.startswith("search/") or path.endswith("/search.js"):
                ours.append(path)

    visit.page.on("request", note)
    return ours, scripts


def test_nothing_of_it_is_loaded_until_somebody_searches(visit):
    ours, scripts = loaded(visit)
    page = visit.open("services/wifi/")
    assert ON_PAGE in scripts
    assert ours == []
    page.keyboard.press("/")
    page.keyboard.type("fax")
    page.locator(".ih-hit").first.wait_for()
    visit.settle()
    assert sorted(ours) == LOADED


def shown(page) -> list[str]:
    links = page.locator("[data-ih-list] > li:visible > a")
    addresses = links.evaluate_all("links => links.map(link => link.pathname)")
    return [address.strip("/").split("/")[-1] for address in addresses]


def test_the_catalogue_s_box_finds_what_search_finds(visit):
    ours, _ = loaded(visit)
    page = visit.open("services/")
    everything = shown(page)
    assert ours == []
    box = page.locator("main").get_by_role("searchbox", name="Search")
    for typed, service in [("wifi", "wifi"), ("Reisekosten", "expenses"), ("cantene", "canteen")]:
        box.fill(typed)
        page.wait_for_function("text => location.search.includes(text)", arg=typed)
        visit.settle()
        assert service in shown(page)
        assert len(shown(page)) < len(everything) / 3
    box.fill("")
    assert shown(page) == everything
