"""Badges and small pages as they lie in a site: whole, safe for any name, at old addresses too."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from generator.api.places import BADGE, EMBED, INDEX, SERVICES, SHARE, file_of
from generator.audit.audit_site import audit
from tests.site.conftest import pages_of
from tests.site.test_build import HOSTILE, Page, hostile_files

PLUGINS = "theme: {name: material}\nplugins: [search, iheartit]\n"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = (
    "a'b\"c<d>&e</title></svg>]]>",
    "\u202eevil\u202c \u2066x \u2069y",
    "bell \\a, page \\f, none \\uffff",
    "👩🏽‍🚒🚰 Rettungswache 🏳️‍🌈",
    "خدمة الوصول عن بعد إلى شبكة المؤسسة",
    "<!-- --> {{ 7*7 }} {% x %} \u2028 \u2029",
)


def files(site: Path, name: str) -> list[Path]:
    return sorted(site.glob(f"services/*/{name}"))


def badge(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314


def test_each_service_has_both_and_they_are_small(example_site):
    services = json.loads((example_site / SERVICES).read_text("utf-8"))["services"]
    old = json.loads((example_site / INDEX).read_text("utf-8"))["renamed"]
    for name, most in ((BADGE, 3_000), (EMBED, 5_000)):
        found = files(example_site, name)
        assert len(found) == len(services) + len(old) > 30
        assert max(path.stat().st_size for path in found) < most


def test_a_badge_can_be_read_out(example_site):
    for path in files(example_site, BADGE):
        drawn = badge(path)
        ids = {each.get("id"): each.text for each in drawn.iter() if each.get("id")}
        assert drawn.get("role") == "img"
        assert drawn.get("lang") == "en"
        assert drawn.get("height") == "20"
        title, about = ids[drawn.get("aria-labelledby")], ids[drawn.get("aria-describedby")]
        short, said = (each.text for each in drawn.iter(f"{SVG}text"))
        assert title.endswith(f" – {said}")
        assert title.startswith(short.rstrip("…"))
        assert about.endswith("made up.")
        assert "prefers-color-scheme:dark" in drawn.find(f"{SVG}style").text


def test_what_both_say_the_scorecard_says(example_site):
    """The share, its range, its answers and the movement are the same, to the letter."""
    for path in files(example_site, EMBED):
        small = path.read_text("utf-8")
        page = path.with_name("index.html").read_text("utf-8")
        if 'http-equiv="refresh"' in page:
            continue
        for part in re.findall(r'<p class="ih-say">.*?</p>|<data[^>]*>[^<]*%[^<]*</data>', small):
            if "period=" not in part:
                own = part.replace(f"figure:{path.parent.name}/", "/").removesuffix("</p>")
                assert own in page, path


def test_the_small_page_asks_nobody_else_and_runs_nothing(example_site):
    for path in files(example_site, EMBED):
        said = Page(path.read_text("utf-8"))
        tags = {tag for tag, _ in said.tags}
        assert not tags & {"script", "style", "iframe", "img", "form", "base"}
        loaded = [each["href"] for tag, each in said.tags if tag == "link"]
        assert loaded == ["../../assets/iheartit/embed.css"]
        assert not [name for _, each in said.tags for name in each if name.startswith("on")]
        links = [each for tag, each in said.tags if tag == "a"]
        assert {each["target"] for each in links} == {"_top"}
        for each in links:
            assert (path.parent / each["href"] / "index.html").resolve().is_file()
    style = (example_site / "assets/iheartit/embed.css").read_text("utf-8")
    assert len(style.encode()) < 5_500
    assert "@import" not in style
    assert "//" not in style


def test_old_addresses_have_copies_and_the_api_names_them(example_site):
    (moved,) = json.loads((example_site / INDEX).read_text("utf-8"))["renamed"]
    for name, what in (("badge", BADGE), ("embed", EMBED)):
        old = ((example_site / INDEX).parent / moved[name]).resolve()
        new = example_site / "services" / moved["now"] / what
        assert old == (example_site / "services" / moved["formerly"] / what).resolve()
        assert old.read_bytes() == new.read_bytes()
    service = json.loads((example_site / file_of(f"services/{moved['now']}")).read_text("utf-8"))
    place = example_site / file_of(f"services/{moved['now']}")
    for name, what in (("badge", BADGE), ("embed", EMBED)):
        assert (place.parent / service[name]).resolve() == new.with_name(what).resolve()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_text_and_nothing_else(build, name):
    service = f'name: "{name.replace(chr(34), chr(92) + chr(34))}"\nstage: live\n'
    site = build({"services/it/mail.yml": service})
    drawn = badge(site / "services/mail" / BADGE)
    assert [each.tag.removeprefix(SVG) for each in drawn][:3] == ["title", "desc", "style"]
    assert {each.tag for each in drawn.iter()} == {
        f"{SVG}{tag}"
        for tag in ("svg", "title", "desc", "style", "rect", "path", "g", "circle", "text")
    }
    whole = "".join(drawn.itertext())
    assert not re.search("[\u202a-\u202e\u2066-\u2067]", whole)
    small = Page((site / "services/mail" / EMBED).read_text("utf-8"))
    assert {tag for tag, _ in small.tags} >= {"main", "h1"}
    assert not {tag for tag, _ in small.tags} & {"script", "img"}


def test_a_hostile_repository_gives_well_formed_drawings(build):
    site = build(hostile_files())
    drawn = badge(site / "services/mail" / BADGE)
    title = drawn.find(f"{SVG}title").text
    assert HOSTILE.replace("\u202e", "") in title
    assert "{{ 7*7 }}" in title


def test_the_audit_reads_both(example_site, tmp_path):
    assert not audit(example_site).findings
    for name, mark in (
        (BADGE, 'data-value="figure:wifi/like 483"'),
        (EMBED, "figure:wifi/like 483"),
    ):
        site = tmp_path / name
        shutil.copytree(example_site, site)
        path = site / "services/wifi" / name
        said = path.read_text("utf-8")
        assert mark in said
        path.write_text(said.replace("wifi/like 483", "relocation/like 8"), "utf-8")
        found = audit(site).findings
        assert {(each.place.file, each.code) for each in found} == {
            (f"services/wifi/{name}", "audit-mark-withheld")
        }


class Texts(HTMLParser):
    """Collects what stands in each element of a kind, and the tags in it with their attributes."""

    def __init__(self, html: str, tag: str = "") -> None:
        super().__init__()
        self.tag = tag
        self.found: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == self.tag:
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != self.tag

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def codes(site: Path) -> list[list[tuple[str, dict[str, str | None]]]]:
    """Return the elements that each piece of code makes where somebody puts it."""
    badge, markdown, frame = Texts(
        (site / "services/mail" / SHARE).read_text("utf-8"), "code"
    ).found
    return [Texts(each).tags for each in (badge, MarkdownIt().render(markdown), frame)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", ["", "https://intranet.example.org/r&d"])
def test_the_code_shows_both_whatever_the_service_is_called(build, name, address):
    service = f'name: "{name.replace(chr(34), chr(92) + chr(34))}"\nstage: live\n'
    named = f"site_name: Water\n{PLUGINS}"
    settings = f"{named}site_url: {address}\n" if address else named
    site = build({"services/it/mail.yml": service, "mkdocs.yml": settings})
    root = address.replace("&", "%26") or "https://www.example.org"
    place = f"{root}/services/mail/"
    badge, markdown, frame = codes(site)
    assert [tag for tag, _ in badge] == ["a", "img"]
    assert [tag for tag, _ in markdown] == ["p", "a", "img"]
    assert [tag for tag, _ in frame] == ["iframe"]
    for link, image in (badge, markdown[1:]):
        assert link[1]["href"] == place
        assert image[1]["src"] == f"{place}{BADGE}"
        assert image[1]["alt"].startswith("How people like ")
    assert badge[1][1]["alt"] == markdown[2][1]["alt"] == frame[0][1]["title"]
    assert frame[0][1]["src"] == f"{place}{EMBED}"
    said = Page((site / "services/mail" / SHARE).read_text("utf-8")).text
    assert ("does not know its own address" in said) == (not address)


def test_a_scorecard_leads_to_the_code(example_site):
    said = (example_site / "services/wifi/index.html").read_text("utf-8")
    assert f'href="{SHARE}"' in said
    page = Page((example_site / "services/wifi" / SHARE).read_text("utf-8"))
    for tag, each in page.tags:
        for name in ("src", "href"):
            if tag != "code" and each.get(name):
                assert (example_site / "services/wifi" / each[name]).exists(), each


def test_pages_are_still_pages(example_site):
    """A test of all pages sees no small page among them."""
    assert not [path for path in pages_of(example_site) if path.name in (EMBED, SHARE)]


def test_the_page_of_the_data_shows_a_badge_and_leads_to_its_code(example_site):
    page = Page((example_site / "api/index.html").read_text("utf-8"))
    (badge,) = [each["src"] for tag, each in page.tags if tag == "img"]
    assert (example_site / "api" / badge).is_file()
    code = [each["href"] for tag, each in page.tags if tag == "a" and SHARE in (each["href"] or "")]
    assert [(example_site / "api" / each).is_file() for each in code] == [True]
