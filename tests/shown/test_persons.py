"""No text reaches a page unseen: each is looked through for persons, whatever the host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.kept_findings import Kept
from generator.checks.public.shown import check_shown
from generator.model.kinds import KINDS
from generator.model.links import link_keys
from generator.model.table import Type
from generator.sources.repository import read_sources
from tests.shown.changes import Row, changed, value_at, views, write_whole
from tests.shown.test_keys import COLUMNS, EXCUSED, FILES, KEYS, TEXTS, place_of
from tests.shown.whole import definitions, records

WORDS = [name for name in TEXTS if KEYS[name][-1] not in link_keys()]
WRITTEN = [
    name
    for name, (_, column) in COLUMNS.items()
    if column.type is Type.TEXT and not name.startswith("forecasts.")
]
"""Columns of free text; what forecasts say is written by programs, and sealed."""
UNSEEN = ["answers.id", "answers.respondent", "answers.comment"]
BY_PROGRAMS = ["forecasts.input_commit", "forecasts.method", "forecasts.digest"]
SHORT = ["provider.shirt"]


def marked() -> tuple[dict[str, Row], dict[str, list[Row]], dict[str, str]]:
    """Return the whole organisation with an address of its own in each text."""
    written, rows, marks = definitions(), records(), {}
    for place, name in enumerate(WORDS):
        marks[name] = f"zq{place}z@marlpit.net"
        file, way = FILES[KEYS[name][0]], place_of(KEYS[name])
        written[file] = changed(written[file], way, f"{value_at(written[file], way)} {marks[name]}")
    for place, name in enumerate(WRITTEN):
        kind, column = COLUMNS[name]
        marks[name] = f"zc{place}z@marlpit.net"
        for row in rows[kind.folder]:
            if row.get(column.name) not in (None, ""):
                row[column.name] = f"{row[column.name]} {marks[name]}"
    return written, rows, marks


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("persons")
    written, rows, _ = marked()
    write_whole(
        root,
        {**written, "organisation.yml": {**written["organisation.yml"], "public": False}},
        rows,
    )
    return root


def test_an_address_in_any_text_that_a_page_may_show_is_found_where_it_stands(root: Path) -> None:
    marks = marked()[2]
    found = {}
    for finding in check_shown(read_sources(root), "UTC", None, Kept()):
        line = (root / finding.place.file).read_text("utf-8").split("\n")[finding.place.line - 1]
        at = re.search(r"z\w\d+z@marlpit\.net", line[finding.place.column - 1 :])
        if at and finding.code == "public-address":
            found[at[0]] = at.start()
    missing = [name for name, mark in marks.items() if mark not in found]
    assert missing == UNSEEN
    assert all(column == 0 for column in found.values())


def test_what_is_kept_from_the_site_is_excused_from_being_shown_elsewhere() -> None:
    kept = [
        f"{kind.folder}.{column.name}"
        for kind in KINDS
        for column in kind.columns
        if not column.shown
    ]
    assert kept == [*UNSEEN, "tallies.people", *BY_PROGRAMS]
    counted = {"answers.respondent", "tallies.people"}  # who answered twice counts once
    assert {*kept} - EXCUSED.keys() == counted


def test_no_page_shows_an_address_that_nobody_gave_a_reason_for(tmp_path: Path) -> None:
    written, rows, marks = marked()
    for name in SHORT:
        file, way = FILES[KEYS[name][0]], place_of(KEYS[name])
        written[file] = changed(written[file], way, "IT")
    del rows["answers"], rows["invitations"], rows["forecasts"]
    write_whole(tmp_path, written, rows)
    reading, pages = views(tmp_path)
    assert reading.checked.errors == ()
    said = "\n".join(pages.values())
    assert "[…]" in said
    assert [name for name, mark in marks.items() if mark in said] == []


def test_a_reason_at_its_place_lets_it_stand(tmp_path: Path) -> None:
    write_whole(tmp_path, definitions(), records())
    file = tmp_path / "services" / "it" / "mail.yml"
    text = file.read_text("utf-8")
    purpose = re.search(r"^purpose: .*$", text, re.MULTILINE)
    assert purpose
    address, number = "fair@marlpit.net", "+44 20 7123 4567"
    because = "# iheartit: ignore public-address because the fair's organisers want it\n"
    file.write_text(
        text.replace(purpose[0], f"{because}purpose: I write to {address} or call {number}.")
    )
    reading, pages = views(tmp_path)
    found = [f for f in reading.checked.findings if f.code.startswith("public-")]
    assert [f.code for f in found] == ["public-phone"]
    assert [
        each.finding.code
        for each in reading.checked.ignored
        if each.finding.code == "public-address"
    ]
    said = "\n".join(pages.values())
    assert address in said
    assert number not in said
    assert "I write to fair@marlpit.net or call […]." in said


def test_findings_on_the_site_repeat_nobody_s_name(tmp_path: Path) -> None:
    written = definitions()
    mail = written["it/mail.yml"]
    mail["tags"] = ["jwhitcombe", "kept by Jane Whitcombe"]
    written["it/mail.yml"] = mail
    write_whole(tmp_path, written, records())
    reading, pages = views(tmp_path)
    [finding] = [f for f in reading.checked.findings if f.code == "public-name"]
    assert "Jane Whitcombe" in finding.message
    assert "Jane Whitcombe" in finding.hint
    quality = next(said for path, said in pages.items() if "data-quality" in path)
    assert "public-name" in quality
    assert "Whitcombe" not in quality
