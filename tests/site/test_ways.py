"""How far a reader has to go: by the links of the site's own files, so without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.language import ENGLISH
from generator.pages.moved import OLD
from generator.pages.overviews import HOME, OVERVIEWS, Shelf, Tab, navigation, shelves
from tests.site.conftest import pages_of
from tests.site.test_build import Page

HERE = "https://here.example/"


def addresses(page: Page, path: str = "") -> Iterator[str]:
    for tag, attributes in page.tags:
        address = urlsplit(urljoin(HERE + path, attributes.get("href") or ""))
        if tag == "a" and "download" not in attributes and address.netloc == "here.example":
            yield address.path.removeprefix("/")


@pytest.fixture(scope="module")
def ways(example_site: Path) -> dict[str, set[str]]:
    """Return, for each page of the example, the pages that it links to."""
    found = {}
    for file in pages_of(example_site, "index.html"):
        path = f"{file.parent.relative_to(example_site).as_posix()}/".removeprefix("./")
        page = Page(file.read_text(encoding="utf-8"))
        found[path] = set(addresses(page, path))
    return {page: {each for each in to if each in found} for page, to in found.items()}


def test_each_page_is_two_clicks_from_each_other(ways):
    old = {source.removesuffix("index.md") for source in OLD}
    assert len(ways) > 60
    for page, near in ways.items():
        reached = near.union(*(ways[each] for each in near))
        assert set(ways) - old - {page} <= reached, page


def test_each_overview_is_one_click_from_each_page(ways):
    overviews = {each.href for each in OVERVIEWS}
    for page, near in ways.items():
        assert overviews - near - {page} == set(), page


def test_an_old_address_leads_to_what_is_there_now(example_site):
    for source, (_, href) in OLD.items():
        html = (example_site / source.removesuffix(".md")).with_suffix(".html").read_text("utf-8")
        there, _, part = href.partition("#")
        assert f'href="../{href}"' in html
        assert f'id="{part}"' in (example_site / there / "index.html").read_text("utf-8")


def test_each_overview_has_a_tab_and_a_shelf_once():
    tabs = navigation(ENGLISH)
    assert [next(iter(each)) for each in tabs] == [tab.value for tab in Tab]
    files = [file for each in tabs for file in sources(next(iter(each.values())))]
    assert sorted(files) == sorted([HOME, *(each.file for each in OVERVIEWS)])
    assert len(set(files)) == len(files)
    urls = {each.file: each.href for each in OVERVIEWS}
    found = shelves(ENGLISH, urls)
    assert [each["title"] for each in found] == [shelf.value for shelf in Shelf]
    assert sum(len(each["pages"]) for each in found) == len(OVERVIEWS)


def test_what_a_site_does_not_have_is_on_no_shelf():
    assert not any(each["pages"] for each in shelves(ENGLISH, {}))


def sources(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [file for each in value for file in each.values()]
