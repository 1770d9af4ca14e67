"""What search engines read of a page: JSON-LD that a processor expands, in terms of schema.org.

``schema_org.csv`` has the terms that we may use: of which class each is (https://schema.org/NAME
says so, by the name of the class or the property), of which class above it, and what it holds.
Each row was compared with what is generated from schema.org's vocabulary: schema-dts 2.1.0 on npm.
"""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from pyld import jsonld

from generator.api.linked import linked
from generator.api.tables import SERVICES_FILE
from generator.pages.embed import EMBED
from tests.site.conftest import pages_of, run, speak
from tests.site.test_build import HOSTILE, hostile_files

VOCABULARY = "https://schema.org/"
ADDRESS = "https://intranet.example.org/r&d/water"
PLUGINS = "theme: {name: material}\nplugins: [search, iheartit]\n"
ABOVE = {
    "Service": {"Thing"},
    "Organization": {"Thing"},
    "Audience": {"Thing"},
    "Dataset": {"Thing", "CreativeWork"},
    "DataDownload": {"Thing", "CreativeWork", "MediaObject"},
    "PropertyValue": {"Thing"},
}
"""The classes above each class."""
NAMES = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "a\u2028b\u2029c",
    '"}]}',
    "back\\slash \\u003c",
    "R&D &amp; more",
    "\u202eevil \x07",
    "👩🏽‍🚒",
    "خدمة الوصول 7",
)
with (Path(__file__).parent / "schema_org.csv").open(encoding="utf-8", newline="") as _file:
    TERMS = {(each["class"], each["property"]): each["value"] for each in csv.DictReader(_file)}


class Blocks(HTMLParser):
    """Collects the elements of a page that hold linked data, as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.run: list[str] = []
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            given = dict(attrs)
            self._inside = given.get("type") or "module"
            if self._inside == "application/ld+json":
                self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "application/ld+json":
            self.found[-1] += data
        elif self._inside:
            self.run.append(data)


def block(path: Path) -> dict:
    """Return what a page says; none of its scripts stands in the page itself."""
    blocks = Blocks(path.read_text(encoding="utf-8"))
    (said,) = blocks.found
    assert "".join(blocks.run).strip() == ""
    return json.loads(said)


def expanded(said: dict, base: str) -> list:
    """Return all of it with whole names and addresses; a processor drops what it cannot place."""
    context = {"@vocab": VOCABULARY} | {
        name: {"@type": "@id"} for (_, name), value in TERMS.items() if value == "address"
    }
    assert said["@context"] == VOCABULARY.rstrip("/")
    return jsonld.expand(said | {"@context": context}, {"base": base})


def faults(node: dict, at: str = "") -> list[str]:
    """Return what is no term that we may use, or holds something else than that term does."""
    (kind,) = (each.removeprefix(VOCABULARY) for each in node["@type"])
    wrong = []
    for name, values in node.items():
        if name.startswith("@"):
            continue
        term = name.removeprefix(VOCABULARY)
        wanted = TERMS.get((kind, term))
        if wanted is None:
            wrong.append(f"{at}{kind}.{term}")
            continue
        for value in values:
            if "@type" in value:
                wrong += faults(value, f"{at}{kind}.{term} ")
            if _held(value) != wanted:
                wrong.append(f"{at}{kind}.{term} is {_held(value)}")
    return wrong


def _held(value: dict) -> str:
    if "@type" in value:
        return value["@type"][0].removeprefix(VOCABULARY)
    if "@id" in value:
        return "address" if urlsplit(value["@id"]).scheme in ("http", "https") else "no address"
    kinds = {bool: "yes or no", int: "number", float: "number", str: "text"}
    return kinds[type(value["@value"])]


def test_the_table_of_terms_knows_its_classes():
    with (Path(__file__).parent / "schema_org.csv").open(encoding="utf-8", newline="") as file:
        for each in csv.DictReader(file):
            assert each["of"] in ABOVE[each["class"]] | {each["class"]}, each


def test_each_scorecard_says_what_service_it_is_about(example_site):
    found = [path for path in pages_of(example_site) if path.parent.parent.name == "services"]
    assert len(found) > 30
    for path in found:
        base = f"https://x.example/services/{path.parent.name}/"
        (node,) = expanded(block(path), base)
        assert node["@type"] == [f"{VOCABULARY}Service"]
        assert faults(node) == []
        assert "AggregateRating" not in json.dumps(node)
    said = block(example_site / "services/expenses/index.html")
    assert said["provider"]["name"] == "Finance"
    assert said["provider"]["parentOrganization"]["name"] == "Fernmouth Water"
    assert said["audience"]["audienceType"][0] == "Office staff"
    assert said["disambiguatingDescription"] == "All of this is made up."


def test_the_data_are_a_dataset_with_files_that_are_there(example_site):
    base = "https://x.example/api/"
    said = block(example_site / "api/index.html")
    (node,) = expanded(said, base)
    assert node["@type"] == [f"{VOCABULARY}Dataset"]
    assert faults(node) == []
    for each in said["distribution"]:
        place = urlsplit(urljoin(base, each["contentUrl"])).path.lstrip("/")
        assert (example_site / place).is_file()
    assert 50 < len(said["description"]) < 5_000
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    first, last = said["temporalCoverage"].split("/")
    assert first < last <= said["version"]
    header = (example_site / SERVICES_FILE).read_text("utf-8").splitlines()[0].split(",")
    assert {each["name"] for each in said["variableMeasured"]} <= set(header)


def test_no_other_page_says_any(example_site):
    for path in pages_of(example_site):
        if path.parent.parent.name != "services" and path.parent.name != "api":
            assert Blocks(path.read_text("utf-8")).found == [], path
    small = (example_site / "services/wifi" / EMBED).read_text("utf-8")
    assert "ld+json" not in small


def test_with_an_address_all_addresses_are_whole(build, tmp_path):
    site = build({"mkdocs.yml": f"site_name: Water\nsite_url: {ADDRESS}\n{PLUGINS}"})
    coded = ADDRESS.replace("&", "%26")
    assert block(site / "services/mail/index.html")["url"] == f"{coded}/services/mail/"
    said = block(site / "api/index.html")
    assert said["url"] == f"{coded}/api/"
    assert all(each["contentUrl"].startswith(f"{coded}/") for each in said["distribution"])
    (node,) = expanded(said, "about:blank")
    assert faults(node) == []


def test_without_one_none_is_named(build):
    site = build({})
    assert "url" not in block(site / "services/mail/index.html")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_ends_the_element_or_says_something_else(name):
    html = f'<script type="application/ld+json">{{{linked({"name": name}).__html__()}}}</script>'
    blocks = Blocks(html)
    assert blocks.run == []
    (said,) = blocks.found
    assert json.loads(said) == {"name": name}
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&'\u2028\u2029\x00-\x1f\x7f]", inside)


def test_a_hostile_repository_says_its_names_and_runs_nothing(build):
    site = build(hostile_files())
    said = block(site / "services/mail/index.html")
    assert said["name"] == said["description"] == HOSTILE
    assert said["provider"]["parentOrganization"]["name"] == HOSTILE
    assert block(site / "api/index.html")["creator"]["name"] == HOSTILE


def test_names_from_the_right_have_no_signs_in_them(build):
    name = "خدمة (عن بعد) 12, “شبكة”"
    site = build({"services/it/mail.yml": f"name: '{name}'\npurpose: '{name}'\nstage: live\n"})
    said = block(site / "services/mail/index.html")
    assert said["name"] == said["description"] == name


def test_it_speaks_the_language_of_the_site(build, write):
    files = hostile_files()
    root = write(files)
    speak(root, "de")
    site = root.parent / "deutsch"
    assert run("build", "--root", root, "--site", site).exit_code == 0
    assert block(site / "api/index.html")["inLanguage"] == "de"


def test_what_is_no_term_would_be_found(example_site):
    said = block(example_site / "services/expenses/index.html")
    base = "https://x.example/"
    (node,) = expanded(said | {"aggregateRating": 4}, base)
    assert faults(node) == ["Service.aggregateRating"]
    (node,) = expanded(said | {"provider": "Finance"}, base)
    assert faults(node) == ["Service.provider is text"]
