"""The example of the page for programmers, opened from another site."""

from __future__ import annotations

import json
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from generator.api.places import INDEX, file_of
from generator.pages.api import EXAMPLE
from tests.browser.conftest import PATIENCE, Quiet, served

pytestmark = pytest.mark.browser
SERVICE = "remote-access"


class Shared(Quiet):
    """A server that lets other sites read its files, as GitHub Pages does."""

    def end_headers(self) -> None:
        """Say so."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@pytest.fixture
def api(example_site):
    """Where the index of the example's API is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Shared, directory=str(example_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{INDEX}"
    server.shutdown()


@pytest.fixture
def other(tmp_path):
    """Another site, which holds the example alone."""
    (tmp_path / "index.html").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    with served(tmp_path) as address:
        yield address


def test_the_example_shows_headline_and_chart(browser, api, other, example_site):
    said = json.loads((example_site / file_of(f"services/{SERVICE}")).read_text("utf-8"))
    like = said["figures"][said["like"]]
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{other}/?index={api}")
    page.wait_for_selector("circle")
    headline = page.text_content("h1")
    low, value, high = (f"{100 * like[key]:.0f} %" for key in ("low", "value", "high"))
    assert headline == (
        f"{said['name']}: {value} like it ({low} to {high}, {like['answers']} answers)"
    )
    known = [said["figures"][each["figure"]] for each in said["trend"]]
    shown = [each for each in known if "value" in each]
    places = page.eval_on_selector_all(
        "circle", "found => found.map(each => +each.getAttribute('cy'))"
    )
    assert places == pytest.approx([100 - 100 * each["value"] for each in shown])
    assert len(shown) > 30
    assert wrong == []
    page.close()


def test_an_old_address_leads_to_the_new_one(visit):
    page = visit.page
    page.goto(f"{visit.address}/services/workplace-device/")
    page.wait_for_url("**/services/laptop/")
    assert page.title().startswith("Laptop")


def test_it_has_thirty_lines():
    program = EXAMPLE.read_text(encoding="utf-8").partition('<script type="module">')[2]
    assert len(program.partition("</script>")[0].strip().splitlines()) <= 31


def test_the_page_shows_the_example_as_it_is(visit):
    page = visit.open("api/")
    assert page.locator("section[aria-labelledby=example] pre").text_content() == EXAMPLE.read_text(
        encoding="utf-8"
    )
    for link in page.locator("summary + section a").all():
        assert page.locator(link.get_attribute("href")).count() == 1
