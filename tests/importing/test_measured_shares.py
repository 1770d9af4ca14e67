"""Values from 0 to 1 for a measure in per cent, and the other way round: both may be meant."""

from __future__ import annotations

import csv
import io
import re

import pytest

from generator.importing.there import Onto
from tests.importing.conftest import REPOSITORY

MAPPING = """kind: telemetry
files: ["*.csv"]
fixed: {{service: email, measure: {measure}}}
columns: {{date: Day, value: Up}}
"""
MEASURES = """name: E-mail
stage: live
measures:
- {id: up, name: Up, unit: "%", direction: increase, good: [{since: 2020-01-01, at_least: 99}]}
- {id: open, name: Open, unit: "%"}
- {id: drops, name: Drops, unit: "%", good: [{since: 2020-01-01, at_most: 1}]}
- {id: part, name: Part, unit: share}
- {id: wait, name: Wait, unit: s}
"""


@pytest.fixture
def imported(run, monkeypatch):
    monkeypatch.setitem(REPOSITORY, "services/it/email.yml", MEASURES)

    def imported(mapping, values):
        rows = (f"2026-09-{at:02},{value}" for at, value in enumerate(values, 1))
        return run(mapping, {"a.csv": "\n".join(["Day,Up", *rows, ""])}, Onto.REPLACE)

    return imported


def values(done):
    (text,) = done.files.values()
    return [row["value"] for row in csv.DictReader(io.StringIO(text.decode()))]


@pytest.mark.parametrize(
    ("measure", "said", "looks", "meant"),
    [
        ("up", ("0.991", "0.98", "1"), "shares of one, such as 0.991, and its unit is “%”", "99.1"),
        ("open", ("0.07", "0.2", "0"), "shares of one, such as 0.07, and its unit is “%”", "7"),
        ("part", ("99.1", "50", "7"), "per cent, such as 99.1, and its unit is “share”", "0.991"),
    ],
)
def test_what_the_hint_says_makes_the_other_unit_of_it(imported, measure, said, looks, meant):
    mapping = MAPPING.format(measure=measure)
    (one,) = imported(mapping, said).findings
    assert (one.code, one.place.line) == ("import-share", 2)
    assert one.message == f"3 values of “{measure}” look like {looks}"
    line = re.search("“(value: [^”]+)” into the mapping, if they are; if", one.hint)[1]
    again = imported(mapping.replace("value: Up", line), said)
    assert again.findings == ()
    assert values(again)[0] == meant


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("up", ("99.1", "98", "100")),
        ("drops", ("0.4", "0.2", "0.3")),
        ("open", ("0", "1", "1")),
        ("open", ("0.4", "0.2")),
        ("part", ("0.991", "0.5", "1")),
        ("wait", ("0.4", "0.2", "0.3")),
    ],
)
def test_what_is_written_as_its_unit_says_is_no_finding(imported, measure, said):
    done = imported(MAPPING.format(measure=measure), said)
    assert done.findings == ()
    assert values(done) == [*said]


def test_only_numbers_are_multiplied(imported):
    mapping = MAPPING.format(measure="wait").replace("date: Day", "date: {column: Day, times: 2}")
    assert imported(mapping, ("1",)).findings[0].code == "import-columns"
