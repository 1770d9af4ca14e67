"""What the model takes, a page shows: each key and each column, but for a few with a reason.

The value of one is changed, and some page must say something else. Texts are changed all at once:
each gets a mark of its own, and every mark must be on a page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.frozen import SEALED, sealed
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.schema import SCHEMAS
from tests.shown.changes import (
    KeyPath,
    Row,
    changed,
    keys_of,
    other_cell,
    otherwise,
    places,
    value_at,
    views,
    write_whole,
)
from tests.shown.whole import day, definitions, records

FILES = {
    "organisation": "organisation.yml",
    "provider": "it/provider.yml",
    "service": "it/mail.yml",
    "communities": "communities.yml",
    "suppliers": "suppliers.yml",
}
EXCUSED = {
    "organisation.public": "decides which checks the files must pass, not what is published",
    "organisation.schema_version": "has one value",
    "organisation.not_the_same.files": "where others are named, nothing is published",
    "organisation.not_the_same.because": "answers those who look after the files",
    "organisation.note": "stands in the frame around every page, which is no view",
    "organisation.repository": "links to files and commits, which need a history",
    "organisation.branch": "links to files and commits, which need a history",
    "service.comparators.scale": "follows from the question: the model refuses any other",
    "answers.id": "says which answer a row is, so that none counts twice",
    "answers.comment": "is never published",
    "telemetry.samples": "no number weighs a value by what it was made from",
    "telemetry.refused": "that a check was turned away counts, not how often",
    "incidents.id": "says which breakdown a row is, so that none counts twice",
    "coverage.source": "days on which anybody watched count, and it makes no difference who did",
    "forecasts.input_commit": "is for those who make the forecast again",
    "forecasts.method": "is for those who make the forecast again",
    "forecasts.digest": "any other value is refused",
}
"""Keys and columns that change no page when their value is changed, and why."""
NEW: dict[str, Any] = {
    "organisation.currency": "CHF",
    "organisation.language": "de",
    "organisation.timezone": "America/New_York",
    "organisation.year_begins": "april",
    "organisation.period": "quarter",
    "organisation.window": [2, 6, 12],
    "organisation.as_of": day("2026-08-31"),
    "organisation.hours": "Mon-Fri 10:00-12:00",
    "organisation.lost_over": "use",
    "organisation.closes_after": 7,
    "organisation.thresholds.loved": 0.55,
    "organisation.ignore.file": "data/costs/all.csv",
    "organisation.ignore.check": "row-unit-jump",
    "provider.withdrawn.period": "2025-11",
    "provider.withdrawn.question": "recommend",
    "provider.withdrawn.community": "night",
    "service.withdrawn.period": "2025-11",
    "service.withdrawn.question": "recommend",
    "service.withdrawn.community": "night",
    "service.owner.since": day("2026-10-15"),
    "service.stage": "retiring",
    "service.role": "commodity",
    "service.communities": ["office"],
    "service.formerly": ["letter-room"],
    "service.variant_of": "fax",
    "service.period": "quarter",
    "service.window": [2, 6, 12],
    "service.hours": "Mon-Fri 10:00-12:00",
    "service.log_since": day("2026-08-20"),
    "service.results.goal": "kind",
    "service.results.direction": "decrease",
    "service.results.targets.value": 90,
    "service.steps.delivered_by.supplier": "carrier",
    "service.measures.direction": "increase",
    "service.measures.step": "send",
    "service.promises.direction": "decrease",
    "service.promises.covers": ["send"],
    "service.promises.supplier": "carrier",
    "service.promises.targets.value": 99.5,
    "service.targets.question": "ease",
    "service.comparators.question": "ease",
    "service.comparators.expires": day("2026-09-01"),
    "service.events.kind": "change",
    "service.conversation.by": "provider",
    "service.conversation.community": "field",
    "service.conversation.step": "send",
    "service.conversation.progress": "answered",
    "service.conversation.answered": day("2026-08-20"),
    "service.conversation.figure": "ease",
    "service.conversation.settled.yes": 11,
    "service.word.since": day("2026-10-15"),
    "communities.communities.kind": "external",
    "communities.communities.size.since": day("2026-10-15"),
    "suppliers.suppliers.kind": "internal",
}
"""What is written where a text's end or another number would not do; “since” is moved below."""
CELLS: dict[str, Callable[[Any], Any]] = {
    "answers.respondent": lambda _: "1",
    "tallies.people": lambda _: 1,
    "invitations.community": lambda value: "yard" if value == "night" else value,
    "incidents.problem": lambda _: "jam",
    "incidents.resolved": lambda value: value.replace(":00", ":30"),
    "coverage.from": lambda _: "2026-07-10",
    "coverage.to": lambda _: "2026-09-10",
    "promises.value": lambda _: 98.7,
    "forecasts.expected": lambda _: "0.45",
    "forecasts.low": lambda _: "0.2",
    "forecasts.high": lambda _: "0.6",
}
"""How a cell is changed where its column's type does not say it."""


def name_of(path: KeyPath) -> str:
    return ".".join(path)


NO_DEFINITIONS = ("mapping", "event-mapping")
"""Files that say how an export or events are read, and nothing of the organisation."""
KEYS = {
    name_of(path): path
    for kind, model in SCHEMAS.items()
    if kind not in NO_DEFINITIONS
    for path in keys_of(model(), (kind,))
}
COLUMNS = {
    f"{kind.folder}.{column.name}": (kind, column) for kind in KINDS for column in kind.columns
}


def place_of(path: KeyPath) -> list[str | int]:
    """Return the first place at which the whole organisation has a key."""
    found = next(places(definitions()[FILES[path[0]]], path[1:]), None)
    assert found is not None, f"tests/shown/whole.py has no {name_of(path)}"
    return found


def is_text(name: str) -> bool:
    """Return whether a key holds words, not a choice, a name of something else or a number."""
    path = KEYS[name]
    given = name in NEW or ".rhythm." in name or path[-1] in ("id", "adopted_from")
    return not given and isinstance(value_at(definitions()[FILES[path[0]]], place_of(path)), str)


TEXTS = [name for name in KEYS if name not in EXCUSED and is_text(name)]
OTHERS = [
    name
    for name, path in KEYS.items()
    if name not in EXCUSED and name not in TEXTS and path[-1] != "id"
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole")


@pytest.fixture(scope="module")
def usual(root: Path) -> dict[str, str]:
    return shown(root, definitions(), records())


def shown(root: Path, written: dict[str, Row], rows: dict[str, list[Row]]) -> dict[str, str]:
    write_whole(root, written, rows)
    reading, found = views(root)
    assert reading.checked.errors == ()
    return found


def with_key(name: str, new: Any, base: dict[str, Row] | None = None) -> dict[str, Row]:
    """Return the definitions with another value of a key."""
    path, base = KEYS[name], base or definitions()
    file = FILES[path[0]]
    return {**base, file: changed(base[file], place_of(path), new)}


def new_value(name: str) -> Any:
    path = KEYS[name]
    if name in NEW:
        return NEW[name]
    if path[-1] == "adopted_from":
        return "law"
    if path[-2] == "rhythm":
        return "year"
    if path[-1] == "since":
        return day("2026-09-15")
    return otherwise(value_at(definitions()[FILES[path[0]]], place_of(path)), " anew")


def given(name: str) -> tuple[dict[str, Row], dict[str, list[Row]]]:
    """Return the organisation in which a key matters: what a service says itself counts first."""
    written, rows = definitions(), records()
    own = name.split(".")[1]
    if name.startswith("organisation.") and own in ("rhythm", "hours"):
        del written["it/mail.yml"][own]
    if name == "service.fictional":
        del written["organisation.yml"]["fictional"]
    if ".rhythm." in name:
        rows = {kind: [_half_a_year_ago(kind, row) for row in some] for kind, some in rows.items()}
        rows = {kind: some for kind, some in rows.items() if kind not in ("forecasts", "incidents")}
    return written, rows


def _half_a_year_ago(kind: str, row: Row) -> Row:
    when = {c for c in KIND_OF_FOLDER[kind].columns if c.name in ("date", "time", "period")}
    moved = {c.name: other_cell(c, other_cell(c, row[c.name])) for c in when if row.get(c.name)}
    return {**row, **moved}


def some_in_each_run(names: list[str]) -> list[Any]:
    """Mark all but every sixth name as long: together they take more than half a minute."""
    return [
        pytest.param(name, marks=() if place % 6 == 0 else pytest.mark.long)
        for place, name in enumerate(names)
    ]


def test_each_text_is_on_a_page(root: Path) -> None:
    written, marks = definitions(), {}
    for place, name in enumerate(TEXTS):
        file, way = FILES[KEYS[name][0]], place_of(KEYS[name])
        marks[name] = f"zq{place}z"
        written[file] = changed(written[file], way, value_at(written[file], way) + marks[name])
    said = "\n".join(shown(root, written, records()).values()).casefold()
    assert [name for name, mark in marks.items() if mark not in said] == []


@pytest.mark.parametrize("name", some_in_each_run(OTHERS))
def test_another_value_of_a_key_changes_a_page(root: Path, name: str) -> None:
    written, rows = given(name)
    before = shown(root, written, rows)
    assert shown(root, with_key(name, new_value(name), written), rows) != before


@pytest.mark.parametrize(
    "name", some_in_each_run([each for each in COLUMNS if each not in EXCUSED])
)
def test_another_value_of_a_column_changes_a_page(
    root: Path, usual: dict[str, str], name: str
) -> None:
    assert shown(root, definitions(), with_column(name)) != usual


def with_column(name: str) -> dict[str, list[Row]]:
    """Return the data with other values in a column, wherever a row has one."""
    (kind, column), rows = COLUMNS[name], records()
    change = CELLS.get(name, lambda value: other_cell(column, value))
    filled = [row for row in rows[kind.folder] if row.get(column.name) not in (None, "")]
    assert filled, f"tests/shown/whole.py has no {name}"
    for row in filled:
        row[column.name] = change(row[column.name])
    if kind.folder == "forecasts":
        chain = sealed("", [[row[each] for each in SEALED] for row in rows[kind.folder]])
        columns = (*SEALED, "digest")
        rows[kind.folder] = [dict(zip(columns, row, strict=True)) for row in chain]
    return rows


@pytest.mark.parametrize("name", some_in_each_run([n for n in EXCUSED if n in COLUMNS]))
def test_what_is_excused_changes_no_page(root: Path, usual: dict[str, str], name: str) -> None:
    assert shown(root, definitions(), with_column(name)) == usual


def test_each_excuse_is_of_something() -> None:
    assert EXCUSED.keys() <= KEYS.keys() | COLUMNS.keys()
    assert NEW.keys() <= KEYS.keys()
    assert CELLS.keys() <= COLUMNS.keys()
