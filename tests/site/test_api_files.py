"""The files for programs: each says what its schema does, and the index leads to all of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from urllib.parse import urljoin

from frictionless import Package
from jsonschema import Draft202012Validator

from generator.api.documents import DOCUMENTS
from generator.api.package import PACKAGE
from generator.api.places import FOLDER, INDEX, SERVICES, file_of, page_of
from generator.api.schemas import schema_of
from generator.api.tables import SERVICES_FILE

KINDS = {
    "services": "service",
    "providers": "provider",
    "suppliers": "supplier",
    "communities": "community",
}


def kind_of(place: str) -> str:
    """Return the name of a file's schema, by its place in the site."""
    if place in (INDEX, SERVICES):
        return Path(place).stem
    folder = Path(place).parent.name
    return KINDS.get(folder, "figures")


def files(site: Path) -> dict[str, dict]:
    """Return the API's files by their places, without the schemas and copies at old addresses."""
    places = (path.relative_to(site).as_posix() for path in (site / FOLDER).rglob("*.json"))
    found = {
        place: json.loads((site / place).read_text(encoding="utf-8"))
        for place in sorted(places)
        if not place.startswith(f"{FOLDER}/schemas/")
    }
    for each in found[INDEX]["renamed"]:
        del found[file_of(f"services/{each['formerly']}")]
    return found


def closed(schema: object) -> object:
    """Return a schema that refuses facts which it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema else {}
    return more | {key: closed(each) for key, each in schema.items()}


def test_each_file_says_what_its_schema_names_and_nothing_else(example_site):
    seen = set()
    for place, said in files(example_site).items():
        name = kind_of(place)
        schema = json.loads((example_site / FOLDER / f"schemas/{name}.json").read_text())
        Draft202012Validator.check_schema(schema)
        wrong = [each.message for each in Draft202012Validator(closed(schema)).iter_errors(said)]
        assert wrong == [], place
        seen.add(name)
    assert seen == set(DOCUMENTS)


def test_a_fact_without_a_name_would_be_found(example_site):
    supplier = next(s for p, s in files(example_site).items() if kind_of(p) == "supplier")
    validator = Draft202012Validator(closed(schema_of("supplier")))
    assert not list(validator.iter_errors(supplier))
    assert list(validator.iter_errors(supplier | {"rank": 1}))
    del supplier["figures"]
    assert list(validator.iter_errors(supplier))


def test_the_index_leads_to_every_file_and_page(example_site):
    index = files(example_site)[INDEX]
    entries = [each for kind in (*KINDS, "others") for each in index[kind]]
    reached = {urljoin(INDEX, each["file"]) for each in entries}
    reached |= {INDEX, urljoin(INDEX, index["all_services"])}
    assert reached == set(files(example_site))
    for each in entries:
        assert (example_site / urljoin(INDEX, each["page"]) / "index.html").is_file(), each
    schemas = {urljoin(INDEX, each) for each in index["schemas"].values()}
    written = {f"{FOLDER}/schemas/{p.name}" for p in (example_site / FOLDER / "schemas").iterdir()}
    assert schemas == written
    for place, said in files(example_site).items():
        if "page" in said:
            page = example_site / urljoin(place, said["page"]).lstrip("/") / "index.html"
            assert page.is_file(), place
            if "figures" in said:
                assert place in page.read_text(encoding="utf-8"), "its page leads to it"


def test_every_figure_that_is_named_is_there(example_site):
    said = files(example_site)
    services = {each["id"]: each for place, each in said.items() if kind_of(place) == "service"}
    assert said[SERVICES]["services"].keys() == services.keys()
    for place, each in said.items():
        figures = each.get("figures", {})
        named = [one["figure"] for one in each.get("trend", ())]
        named += [each["like"]] if "like" in each else []
        assert set(named) <= figures.keys(), place
        if kind_of(place) == "community":
            for use in each["services"]:
                assert use["like"] is None or use["like"] in services[use["service"]]["figures"]
        if kind_of(place) == "supplier":
            assert {one["service"] for one in each["delivers"]} <= services.keys()
        if kind_of(place) == "provider":
            assert set(each["services"]) <= services.keys()


def test_a_service_keeps_its_old_addresses(example_site):
    (renamed,) = files(example_site)[INDEX]["renamed"]
    before, now = (f"services/{renamed[key]}" for key in ("formerly", "now"))
    assert before != now
    old, new = ((example_site / file_of(each)).read_bytes() for each in (before, now))
    assert old == new
    page = (example_site / before / "index.html").read_text(encoding="utf-8")
    assert f'content="0; url=../{renamed["now"]}/"' in page


def test_the_trend_is_that_of_the_table(example_site):
    found = 0
    for place, said in files(example_site).items():
        if "trend" not in said:
            continue
        table = example_site / page_of(place) / "like.csv"
        rows = list(csv.DictReader(table.open(encoding="utf-8", newline="")))
        assert len(rows) == len(said["trend"])
        for row, each in zip(rows, said["trend"], strict=True):
            figure = said["figures"][each["figure"]]
            assert (row["period"], int(row["line"])) == (each["period"], each["line"])
            assert row["share"] == str(figure.get("value", ""))
            assert row["answers"] == str(figure.get("answers", ""))
            assert row["usual"] == (each["usual"] or "")
            found += 1
    assert found > 300


def test_the_table_of_all_services_says_what_their_files_do(example_site):
    table = example_site / SERVICES_FILE
    rows = list(csv.DictReader(table.open(encoding="utf-8", newline="")))
    standing = files(example_site)[SERVICES]["services"]
    assert [row["service"] for row in rows] == sorted(standing)
    for row in rows:
        stands = standing[row["service"]]
        said = files(example_site)[file_of(f"services/{row['service']}")]
        like = said["figures"][said["like"]]
        assert [row[key] for key in ("stage", "verdict", "usual", "provider")] == [
            stands[key] for key in ("stage", "verdict", "usual", "provider")
        ]
        assert row["share"] == str(like.get("value", ""))
        assert row["answers"] == str(like.get("answers", ""))


def test_the_package_names_every_table_and_each_is_as_it_says(example_site):
    package = json.loads((example_site / PACKAGE).read_text(encoding="utf-8"))
    named = set()
    for resource in package["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        named.update(paths)
        columns = [each["name"] for each in resource["schema"]["fields"]]
        for path in paths:
            with (example_site / path).open(encoding="utf-8", newline="") as file:
                assert next(csv.reader(file)) == columns, path
    written = {path.relative_to(example_site).as_posix() for path in example_site.rglob("*.csv")}
    assert named == written
    assert package["licenses"] == [
        {
            "title": "Creative Commons Attribution 4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]


def test_other_software_reads_the_package_and_finds_nothing_wrong(example_site):
    report = Package(str(example_site / PACKAGE)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == 6
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows["services"] == 33
    assert rows["like-of-services"] > 700
