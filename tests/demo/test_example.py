"""What the committed example must be: reproducible, valid, complete, small; its stories true."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from generator.checks.catalogue import catalogue
from generator.checks.outcome import Checked
from generator.checks.rule import Lifecycle
from generator.demo.organisation import Wanted, example_files
from generator.demo.people import SURVEYS
from generator.demo.stories import STORIES
from generator.demo.write import SCHEMAS
from generator.model.conversation import Progress, Voice
from generator.model.definition_reader import read_definitions
from generator.model.definitions import Definitions
from generator.model.kinds import KINDS
from generator.model.service import EventKind, Stage
from generator.pipeline import Reading
from generator.sources.finding import Severity
from generator.sources.repository import read_sources

Counts = dict[str, dict[str, list[int]]]
ROOT = Path(__file__).parents[2]
WINDOWS = (3, 6, 12)
RELIABLE, PRIVATE = 30, 10
MONTHS = [f"{y}-{m:02}" for y in range(2023, 2027) for m in range(1, 13)]
MONTHS = MONTHS[MONTHS.index("2023-11") : MONTHS.index("2026-10") + 1]
VERDICTS = {
    "remote-access": "undecided",
    "wifi": "liked",
    "expenses": "piñata",
    "travel": "undecided",
    "parental-leave": "loved",
    "it-counter": "loved",
    "payslip-letter": "not asked",
    "bicycles": "few answers",
    "canteen": "liked",
    "field-app": "liked",
    "laptop": "liked",
    "team-files": "liked",
    "shared-drive": "undecided",
    "hiring": "undecided",
    "learning": "liked",
    "meeting-rooms": "undecided",
    "getting-paid": "liked",
    "buying": "undecided",
    "cleaning": "not asked",
    "relocation": "withheld",
    "pension-letters": "no data",
    "reception": "liked",
    "ask-fern": "not asked",
    "fax": "not asked",
    "buddies": "not asked",
    "charging": "not asked",
    "ideas": "not asked",
    "desk-phones": "liked",
    "car-pool": "liked",
    "pagers": "not asked",
    "quiet-rooms": "few answers",
    "invoice-photo": "undecided",
    "health-check": "loved",
}
WINDOW_LENGTHS = {"hiring": 6, "buying": 12, "health-check": 12}
UNUSED = {
    "sensitive": "hides groups of people and comments, which the example is there to show",
    "withdrawn": "hides numbers, which the example is there to show",
    "fictional": "all of the organisation is made up, and says so",
}
"""Keys of a service that the example leaves out, and why."""
LAST_YEAR = [month for month in MONTHS if month.startswith("2025")]
"""What a service counts that counts by year: the last one that is over."""


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(example_files(Wanted(), SCHEMAS))


@pytest.fixture(scope="module")
def checked(example_reading: Reading) -> Checked:
    return example_reading.checked


@pytest.fixture(scope="module")
def definitions(checked: Checked) -> Definitions:
    return checked.definitions


def rows_of(files: dict[str, str], folder: str) -> Iterator[dict[str, str]]:
    for name, text in files.items():
        if name.startswith(f"data/{folder}/"):
            yield from csv.DictReader(io.StringIO(text))


def test_committed_example_is_a_fresh_run(files: dict[str, str]) -> None:
    committed = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("services", "data")
        for path in (ROOT / folder).rglob("*")
        # Forecasts are recorded, not made by the demo.
        if path.is_file() and path.parent.name != "forecasts"
    }
    assert committed.keys() == files.keys()
    assert [name for name in files if files[name] != committed[name]] == []


def test_example_is_valid_but_for_what_is_meant_to_be_wrong(checked: Checked) -> None:
    assert [
        f"{f.place} {f.message}" for f in checked.findings if f.severity is Severity.ERROR
    ] == []
    codes = [finding.code for finding in checked.findings]
    for meant in ("row-out-of-range", "row-unknown-community", "row-after-as-of"):
        assert codes.count(meant) == 1, meant
    late = [finding for finding in checked.findings if finding.code == "no-news"]
    assert len(late) == 3
    assert all("“quiet-rooms”" in finding.message for finding in late)
    known = [code for code in codes if catalogue()[code].lifecycle is not Lifecycle.NEW]
    assert len(known) <= 27, Counter(known)
    left_out = {
        file: sum(map(len, lines))
        for records in checked.records.values()
        for file, lines in records.places(np.flatnonzero(~records.accepted)).items()
    }
    assert set(left_out) == {"data/answers/it-2026.csv"}
    assert left_out["data/answers/it-2026.csv"] / checked.rows["data/answers/it-2026.csv"] < 0.05


def test_every_reference_exists(definitions: Definitions, files: dict[str, str]) -> None:
    goals = {goal.id for goal in definitions.organisation.part.goals}
    for service in definitions.services.values():
        part = service.part
        steps = {step.id for step in part.steps}
        assert set(part.communities) <= definitions.communities.keys()
        assert part.variant_of is None or part.variant_of in definitions.services
        assert {r.goal for r in part.results if r.goal} <= goals
        named = {m.step for m in part.measures} | {e.step for e in part.conversation}
        named |= {step for promise in part.promises for step in promise.covers}
        assert named - {None} <= steps, service.id
        suppliers = {d.supplier for step in part.steps for d in step.delivered_by}
        suppliers |= {promise.supplier for promise in part.promises if promise.supplier}
        assert suppliers <= definitions.suppliers.keys()
    for row in rows_of(files, "incidents"):
        events = {event.title for event in definitions.services[row["service"]].part.events}
        assert row.get("event", "") in {"", *events}


def test_whole_schema_is_used(definitions: Definitions) -> None:
    parts = [service.part for service in definitions.services.values()]
    entries = [entry for part in parts for entry in part.conversation]
    assert {part.stage for part in parts} == set(Stage)
    assert {event.kind for part in parts for event in part.events} == set(EventKind)
    assert {entry.progress for entry in entries} == set(Progress)
    assert {entry.by for entry in entries} == set(Voice)
    assert {part.role for part in parts} == {"differentiating", "supporting", "commodity"}
    assert any(entry.settled for entry in entries)
    used = {name for part in parts for name in part.model_fields_set}
    assert type(parts[0]).model_fields.keys() - used == UNUSED.keys()
    assert any(part.log_since is None for part in parts)
    assert any(len({t.at_least for t in part.targets}) > 1 for part in parts)
    assert any(len(s.delivered_by) > 1 for part in parts for s in part.steps)
    assert any(len(m.good) > 1 for part in parts for m in part.measures)
    assert any(len(part.owner) > 1 for part in parts)
    assert any(
        c.expires < definitions.organisation.part.as_of for p in parts for c in p.comparators
    )


def test_organisation_is_as_ordered(definitions: Definitions) -> None:
    assert definitions.organisation.part.fictional
    assert len(definitions.providers) >= 4
    assert len(definitions.services) == 33
    assert len(definitions.suppliers) >= 8
    assert any(supplier.part.reply for supplier in definitions.suppliers.values())
    sizes = [c.part.size[-1].people for c in definitions.communities.values()]
    assert len(sizes) == 6
    assert min(sizes) < PRIVATE
    answers = [p.part.answers for p in definitions.providers.values()]
    assert any(getattr(a, name) is None for a in answers for name in type(a).model_fields)
    assert any(getattr(a.measuring, "adopted_from", None) for a in answers)


def test_every_kind_of_data_occurs_except_forecasts(files: dict[str, str]) -> None:
    folders = {name.split("/")[1] for name in files if name.startswith("data/")}
    assert folders == {kind.folder for kind in KINDS} - {"forecasts"}
    for kind in KINDS:
        used = {c for row in rows_of(files, kind.folder) for c, value in row.items() if value}
        missing = {column.name for column in kind.columns} - used
        # Nobody's comments are made up; a published mean without its n is the point of a summary.
        assert missing <= {"comment", "n"} or kind.folder == "forecasts", (kind.folder, missing)


def test_example_stays_handy(files: dict[str, str]) -> None:
    data = [text for name, text in files.items() if name.startswith("data/")]
    definitions = [text for name, text in files.items() if name.startswith("services/")]
    assert sum(len(text.encode()) for text in data) < 3_000_000
    assert 25 <= len(definitions) <= 45
    assert len(data) <= 130
    assert max(len(line) for text in definitions for line in text.split("\n")) <= 100


def test_no_jargon_and_no_shouting(files: dict[str, str]) -> None:
    words = re.compile(
        r"\b(?:SLAs?|KPIs?|XLAs?|incidents?|tickets?|stakeholders?|end users?|deliverables?)\b|!",
        re.IGNORECASE,
    )
    for name, text in files.items():
        if name.startswith("services/") or "visits" in name:
            assert not words.search(text), (name, words.search(text))
    for row in rows_of(files, "incidents"):
        assert not words.search(row["summary"])


def _counts(files: dict[str, str]) -> Counts:
    """Return, by service (or provider) and month or quarter, likes and answers."""
    found: Counts = {}

    def add(row: dict[str, str], when: str, likes: int, number: int) -> None:
        subject = row["service"] or f"provider {row['provider']}"
        subject = "laptop" if subject == "workplace-device" else subject
        count = found.setdefault(subject, {}).setdefault(when, [0, 0])
        count[0] += likes
        count[1] += number

    for row in rows_of(files, "answers"):
        row.setdefault("service", "")
        good = row["rating"] in set("12345") and row["community"] != "feild"
        if good and row["date"] < "2026-11" and not row.get("step"):
            add(row, row["date"][:7], int(row["rating"] >= "4"), 1)
    for row in rows_of(files, "tallies"):
        row.setdefault("service", "")
        if row["question"] == "like":
            counted = [int(row[f"rating_{k}"]) for k in range(1, 6)]
            add(row, row["period"], sum(counted[3:]), sum(counted))
    return found


@pytest.fixture(scope="module")
def counts(files: dict[str, str]) -> Counts:
    return _counts(files)


def _window(by_period: dict[str, list[int]], by_year: bool = False) -> tuple[int, int, int]:
    """Return likes, answers and length of the first window that has answers enough."""
    quarters = sorted(period for period in by_period if "Q" in period)
    for length in (12,) if by_year else WINDOWS:
        wanted = LAST_YEAR if by_year else quarters[-1:] if quarters else MONTHS[-length:]
        likes = sum(by_period.get(period, [0, 0])[0] for period in wanted)
        number = sum(by_period.get(period, [0, 0])[1] for period in wanted)
        if number >= RELIABLE:
            break
    return likes, number, length


def _verdict(likes: int, number: int) -> str:
    z, p = 1.959964, likes / number
    centre, half = (
        p + z * z / 2 / number,
        z * math.sqrt(p * (1 - p) / number + (z / 2 / number) ** 2),
    )
    low, high = (centre - half) / (1 + z * z / number), (centre + half) / (1 + z * z / number)
    if low >= 0.70:
        return "loved"
    if high <= 0.45:
        return "piñata"
    return "liked" if low > 0.50 else "undecided"


@pytest.mark.parametrize("service", STORIES)
def test_story_has_its_verdict(service: str, files: dict[str, str], counts: Counts) -> None:
    by_year = service == "health-check"
    likes, number, length = _window(counts.get(service, {}), by_year)
    asked = any(
        row.get("service") == service and row["period"] > "2025-10"
        for row in rows_of(files, "invitations")
    )
    if number >= RELIABLE:
        assert _verdict(likes, number) == VERDICTS[service]
        assert length == WINDOW_LENGTHS.get(service, 3)
    elif number:
        assert VERDICTS[service] == ("withheld" if number < PRIVATE else "few answers")
    else:
        assert VERDICTS[service] == ("no data" if asked else "not asked")


def test_stories_have_answers_enough_in_every_month(counts: Counts) -> None:
    small = {"bicycles", "hiring", "buying", "relocation", "fax", "parental-leave"}
    short = {"car-pool", "quiet-rooms", "invoice-photo", "health-check"}  # not asked in every month
    often = STORIES.keys() & counts.keys() - small - short
    assert len(often) > 10
    for service in often:
        assert sorted(counts[service]) == MONTHS
        assert min(number for _, number in counts[service].values()) >= RELIABLE, service


def test_providers_are_asked_about_too(counts: Counts) -> None:
    verdicts = {p: _verdict(*_window(counts[f"provider {p}"])[:2]) for p in SURVEYS}
    assert verdicts == {"it": "undecided", "hr": "liked", "finance": "piñata"}
    assert "provider facilities" not in counts


def test_remote_access_has_its_story(files: dict[str, str], counts: Counts) -> None:
    monthly = counts["remote-access"]

    def share(months: list[str]) -> float:
        return sum(monthly[m][0] for m in months) / sum(monthly[m][1] for m in months)

    split = MONTHS.index("2026-04")
    assert share(MONTHS[:split]) == pytest.approx(0.69, abs=0.03)
    assert share(MONTHS[-3:]) == pytest.approx(0.54, abs=0.015)
    kept = [
        float(r["value"]) for r in rows_of(files, "promises") if r["service"] == "remote-access"
    ]
    assert min(kept) >= 99.4
    slow = {
        late: [
            float(row["value"])
            for row in rows_of(files, "telemetry")
            if row["measure"] == "sign-in-time" and (row["date"] >= "2026-04-07") == late
        ]
        for late in (False, True)
    }
    assert sum(slow[True]) / len(slow[True]) > 1.4 * sum(slow[False]) / len(slow[False])
    year = [
        row
        for row in rows_of(files, "incidents")
        if row["service"] == "remote-access"
        and row["opened"] > "2025-11"
        and row["planned"] == "no"
    ]
    assert (len(year), sum(row["noticed_by"] == "customers" for row in year)) == (9, 7)


def test_rows_are_sorted_by_when(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.startswith("data/"):
            rows = list(csv.DictReader(io.StringIO(text)))
            when = [
                row.get("date") or row.get("time") or row.get("period") or row.get("opened") or ""
                for row in rows
            ]
            assert when == sorted(when), name


def test_definitions_alone_are_valid() -> None:
    sources = read_sources(ROOT, with_data=False)
    definitions, findings = read_definitions(sources.documents)
    assert (list(sources.findings), findings) == ([], [])
    assert set(definitions.services) == set(STORIES)
