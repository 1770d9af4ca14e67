"""Records: what is in them, and which are let pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from generator.checks.run import check
from generator.model.instant import Instant
from generator.model.kinds import KINDS
from generator.model.period import Period, parse_period
from generator.model.table import Type
from generator.records.records import Records
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import FOLDER, write

EVERY_KIND = FOLDER / "good" / "every-kind"


def records_in(root: Path) -> dict[str, Records]:
    return dict(check(read_sources(root), History()).records)


@pytest.fixture(scope="module")
def every() -> dict[str, Records]:
    return records_in(EVERY_KIND)


def values(records: Records, column: str) -> list[object]:
    return [records.cells[column].value(row) for row in np.flatnonzero(records.accepted)]


def test_every_kind_has_its_records(every):
    assert list(every) == [kind.folder for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_column_is_there_with_values_of_its_type(every, kind):
    records = every[kind.folder]
    assert list(records.cells) == [column.name for column in kind.columns]
    numbers = (Type.WHOLE, Type.NUMBER, Type.YES_NO)
    for column in kind.columns:
        if column.type in numbers:
            expected: type = float
        elif column.type in (Type.DAY, Type.PERIOD):
            expected = Period
        else:
            expected = Instant if column.type is Type.TIME else str
        cells = records.cells[column.name]
        assert len(cells.codes) == len(records)
        assert all(isinstance(value, expected) for value in cells.values)


def test_values_mean_what_was_written(every):
    answers = every["answers"]
    assert values(answers, "service") == ["mail", "mail", None], "former ids are today's"
    days = [parse_period(text) for text in ("2026-09-01", "2026-09", "2026-W37")]
    assert values(answers, "date") == days
    assert values(answers, "provider") == [None, None, "it"]
    assert values(answers, "home") == [-1, -1, 1]
    assert values(answers, "shirt") == [1, 0, 0]
    numbers = answers.cells["rating"].numbers
    assert np.isnan(numbers).tolist() == [False, True, False], "empty is not zero"
    assert answers.lines.tolist() == [2, 4, 5], "a quoted newline moves the lines"


def test_times_keep_their_zone_and_count_on_the_day_of_the_organisations_clock(tmp_path):
    root = write(
        tmp_path / "root",
        {
            "services/organisation.yml": "name: A\nas_of: 2026-09-30\ntimezone: Europe/Dublin\n",
            "services/it/mail.yml": "name: M\nstage: live\nmeasures: [{id: m, name: M, unit: s}]\n",
            "data/telemetry/t.csv": "time,service,measure,value\n"
            "2026-07-01T23:30Z,mail,m,1\n2026-01-01T10:00:30+01:00,mail,m,1\n"
            "2026-07-02 10:00,mail,m,1\n2026-07-03,mail,m,1\n",
        },
    )
    telemetry = records_in(root)["telemetry"]
    times = telemetry.cells["time"].values
    assert [f"{time.utc:%Y-%m-%d %H:%M:%S}" for time in times if isinstance(time, Instant)] == [
        "2026-07-01 23:30:00",
        "2026-01-01 09:00:30",
        "2026-07-02 09:00:00",
        "2026-07-02 23:00:00",
    ]
    assert telemetry.when[0].tolist() == [
        date(2026, 7, 2).toordinal(),
        date(2026, 1, 1).toordinal(),
        date(2026, 7, 2).toordinal(),
        date(2026, 7, 3).toordinal(),
    ]
    assert not telemetry.cells["date"].filled.any()


def test_rows_that_have_a_finding_of_their_own_are_not_accepted():
    checked = check(read_sources(FOLDER / "bad" / "rows"), History())
    refused = {
        (records.tables[records.files[row]].file, int(records.lines[row]))
        for records in checked.records.values()
        for row in np.flatnonzero(~records.accepted)
    }
    cells = ("row-not-a-number", "row-missing-value", "row-repeated", "row-unknown-service")
    found = {(f.place.file, f.place.line) for f in checked.findings if f.code in cells}
    assert found
    assert found <= refused
    assert sum(records.accepted.sum() for records in checked.records.values()) > 0


def test_a_file_without_its_columns_is_left_out_whole():
    checked = check(read_sources(FOLDER / "bad" / "tables"), History())
    read = {table.file for records in checked.records.values() for table in records.tables}
    assert "data/answers/missing.csv" not in read
    assert "data/anwers/a.csv" not in read
    assert "usage" not in checked.records
    ragged = next(t for t in checked.records["answers"].tables if t.file.endswith("/ragged.csv"))
    assert (len(ragged.ragged), checked.rows[ragged.file]) == (2, 41)


def test_the_lines_of_records_are_runs_by_file(every):
    answers = every["answers"]
    assert answers.places(np.array([2, 0, 1])) == {
        answers.tables[0].file: (range(2, 3), range(4, 6))
    }
    assert answers.places(np.array([], dtype=np.int64)) == {}


def test_what_was_left_out_once_stays_so(every):
    answers = every["answers"]
    one, other = np.array([True, False, False]), np.array([False, False, True])
    found = answers.without(one).without(other)
    assert found.accepted.tolist() == [False, True, False]
    assert answers.accepted.all()
    blank = found.blanked({"rating": other})
    assert blank.accepted.tolist() == found.accepted.tolist()
    assert [blank.cells["rating"].text(row) for row in range(3)] == [
        *(answers.cells["rating"].text(row) for row in range(2)),
        "",
    ]
    assert blank.cells["date"] is found.cells["date"]


def test_a_kind_without_rows_has_none(tmp_path):
    root = write(tmp_path / "root", {"data/costs/c.csv": "period,service,category,amount\n"})
    assert [len(records) for records in records_in(root).values()] == [0]
