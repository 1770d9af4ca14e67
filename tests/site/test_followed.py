"""Feeds and calendars of a whole site: where they lie, who leads to them, what the audit sees."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from generator.api.places import INDEX, file_of
from generator.cli import main
from tests.news.atom_rules import broken
from tests.site.conftest import pages_of

ADDRESS = "https://works.example/scores/"
ANNOUNCED = re.compile(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)">')
ANSWERS = "date,service,rating\n" + "2026-09-10,mail,4\n" * 40
SITE = "site_name: Works\nsite_url: {}\ntheme: {{name: material}}\nplugins: [search, iheartit]\n"


def build(root: Path, site: Path, *more: str, env: dict[str, str] | None = None):
    said = ["build", "--root", str(root), "--site", str(site), *more]
    return CliRunner().invoke(main, said, env=env, catch_exceptions=False)


def feeds(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("feed.xml"))
    }


def test_each_feed_of_the_example_is_whole(example_site):
    found = feeds(example_site)
    assert len(found) > 35
    seen: dict[str, set[str]] = {}
    for path, text in found.items():
        assert broken(text) == [], path
        read = feedparser.parse(text)
        assert not read.bozo, path
        assert all(each.summary for each in read.entries)
        seen[path] = {each.id for each in read.entries}
    of_services = set().union(*(ids for path, ids in seen.items() if path.startswith("services/")))
    entries = feedparser.parse(found["feed.xml"]).entries
    months = {each.id for each in entries if each.tags[0].term == "digest"}
    assert len(months) == 6
    assert seen["feed.xml"] - months <= of_services
    assert len(seen["feed.xml"]) > 80
    kinds = {tag.term for each in entries for tag in each.tags}
    assert {"verdict", "warning", "done", "opened", "late-data"} <= kinds


def test_links_of_feeds_lead_to_pages_and_to_things_on_them(example_site):
    for path, text in feeds(example_site).items():
        for href in set(re.findall(r'href="([^"]*)"', text)):
            target, _, thing = urljoin(f"https://x.example/{path}", href)[18:].partition("#")
            file = example_site / target / ("index.html" if not target.endswith(".xml") else "")
            assert file.is_file(), (path, href)
            if thing:
                assert f'id="{thing}"' in file.read_text(encoding="utf-8"), (path, href)


def test_each_calendar_of_the_example_is_whole(example_site):
    found = sorted(example_site.rglob("calendar.ics"))
    assert len(found) > 30
    for path in found:
        raw = path.read_bytes()
        events = Calendar.from_ical(raw).walk("VEVENT")
        assert events
        assert len({str(each["UID"]) for each in events}) == len(events)
        assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_every_page_announces_a_feed_that_is_there(example_site):
    for page in pages_of(example_site):
        place = page.relative_to(example_site).as_posix()
        if place == "404.html":
            continue
        (href,) = ANNOUNCED.findall(page.read_text(encoding="utf-8"))
        target = urljoin(f"https://x.example/{place}", href)[18:]
        assert (example_site / target).is_file(), place
        if place.startswith(("services/", "providers/")) and place.count("/") == 2:
            assert target == f"{place.rpartition('/')[0]}/feed.xml"


def test_every_calendar_and_feed_has_a_link_on_its_page(example_site):
    pages = {"feed.xml": "changed", "calendar.ics": "roadmap"}
    for name, page in pages.items():
        for path in example_site.rglob(name):
            own = path.parent if path.parent != example_site else example_site / page
            if (own / "index.html").is_file() and 'http-equiv="refresh"' not in (
                text := (own / "index.html").read_text(encoding="utf-8")
            ):
                assert re.search(rf'<a href="[./]*{name}">', text), path


def test_the_api_leads_to_them(example_site):
    for kind in ("services", "providers"):
        index = json.loads((example_site / INDEX).read_text(encoding="utf-8"))
        assert (example_site / urljoin(INDEX, index["feed"])).is_file()
        for each in index[kind]:
            place = urljoin(INDEX, each["file"])
            said = json.loads((example_site / place).read_text(encoding="utf-8"))
            for key in ("feed", "calendar"):
                there = urljoin(place, said[key]) if key in said else f"{kind}/{each['id']}/{key}"
                assert (example_site / there).is_file() == (key in said), (place, key)


def test_old_addresses_have_the_feed_and_the_calendar_too(example_site):
    index = json.loads((example_site / INDEX).read_text(encoding="utf-8"))
    (renamed,) = index["renamed"]
    old, now = (example_site / "services" / renamed[key] for key in ("formerly", "now"))
    for name in ("feed.xml", "calendar.ics"):
        assert (old / name).read_bytes() == (now / name).read_bytes()
    assert file_of(f"services/{renamed['now']}")


def test_a_site_with_an_address_says_it_and_one_without_says_so(write, tmp_path):
    root = write({"data/answers/a.csv": ANSWERS, "mkdocs.yml": SITE.format(ADDRESS)})
    site = tmp_path / "site"
    said = build(root, site)
    assert "site-without-address" not in said.output
    for path, text in feeds(site).items():
        assert broken(text, ADDRESS + path) == []
        assert all(href.startswith(ADDRESS) for href in re.findall(r'href="([^"]*)"', text))
    (event,) = Calendar.from_ical((site / "services/mail/calendar.ics").read_bytes()).walk("VEVENT")
    assert event["URL"] == f"{ADDRESS}services/mail/"
    (root / "mkdocs.yml").unlink()
    said = build(root, site)
    assert "mkdocs.yml:1:1: warning: the site's address is not known" in said.output
    assert "site_url: https://…" in said.output
    (event,) = Calendar.from_ical((site / "services/mail/calendar.ics").read_bytes()).walk("VEVENT")
    assert "URL" not in event
    assert broken(feeds(site)["services/mail/feed.xml"], f"{ADDRESS}services/mail/feed.xml") == []


@pytest.mark.parametrize("name", ["IHEARTIT_SITE_URL", "CI_PAGES_URL"])
def test_a_workflow_says_the_address_and_the_settings_win(write, tmp_path, name):
    root = write({"data/answers/a.csv": ANSWERS})
    site = tmp_path / "site"
    build(root, site, env={name: "https://pages.example/scores"})
    text = feeds(site)["services/mail/feed.xml"]
    assert 'href="https://pages.example/scores/services/mail/feed.xml"' in text
    (root / "mkdocs.yml").write_text(SITE.format(ADDRESS), encoding="utf-8")
    build(root, site, env={name: "https://pages.example/scores"})
    assert f'href="{ADDRESS}services/mail/feed.xml"' in feeds(site)["services/mail/feed.xml"]


def test_a_number_in_a_feed_that_is_none_of_ours_is_found(write, tmp_path):
    root, site = write({"data/answers/a.csv": ANSWERS}), tmp_path / "site"
    build(root, site)
    runner = CliRunner()
    assert runner.invoke(main, ["audit", str(site)]).exit_code == 0
    path = site / "services/mail/feed.xml"
    leak = '<category scheme="urn:iheartit:figure" term="mail/like 41"/>\n<summary>'
    path.write_text(path.read_text(encoding="utf-8").replace("<summary>", leak), encoding="utf-8")
    said = runner.invoke(main, ["audit", str(site)])
    assert said.exit_code == 1
    assert "services/mail/feed.xml" in said.output
    assert "has 40 answers, and 41 answers on this page" in said.output
