"""Accepted rows as typed frames: what is in them, and what is not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from generator.checks.frames import frames
from generator.checks.run import check
from generator.model.kinds import KINDS
from generator.model.table import Type
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import FOLDER, write

EVERY_KIND = FOLDER / "good" / "every-kind"


def frames_of(root: Path) -> dict[str, pd.DataFrame]:
    return frames(check(read_sources(root), History()))


@pytest.fixture(scope="module")
def every() -> dict[str, pd.DataFrame]:
    return frames_of(EVERY_KIND)


def test_every_kind_has_its_frame(every):
    assert list(every) == [kind.folder for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_columns_and_types_are_as_promised(every, kind):
    frame = every[kind.folder]
    unneeded = ("comment", "id")
    names = [column.name for column in kind.columns if column.name not in unneeded]
    assert list(frame.columns) == [*names, "file", "line"]
    for name in (*names, "file"):
        column = kind.column(name)
        form = column.type if column else Type.TEXT
        if form in (Type.WHOLE, Type.NUMBER, Type.YES_NO):
            assert frame[name].dtype == "float64"
        elif form is Type.TIME:
            assert frame[name].dtype.kind == "M"
            assert frame[name].dt.tz is None
        else:
            assert frame[name].dtype == "category"
            assert frame[name].notna().all()
            assert set(frame[name].cat.categories) == set(frame[name])
            assert all(isinstance(value, str) for value in frame[name].cat.categories)
    assert frame["line"].dtype == "int64"


def test_values_mean_what_was_written(every):
    answers = every["answers"].astype({"service": str, "date": str, "provider": str, "wave": str})
    assert answers["service"].tolist() == ["mail", "mail", ""], "former ids are today's"
    assert answers["date"].tolist() == ["2026-09-01", "2026-09", "2026-W37"]
    assert answers["provider"].tolist() == ["", "", "it"]
    assert answers["home"].tolist() == [-1, -1, 1]
    assert answers["shirt"].tolist() == [1, 0, 0]
    assert answers["rating"].isna().tolist() == [False, True, False], "blank is not zero"
    assert answers["weight"].tolist()[:2] == [1, 0.001]
    assert answers["line"].tolist() == [2, 4, 5], "a quoted newline moves the lines"


def test_times_are_those_of_the_organisations_clock(tmp_path):
    root = write(
        tmp_path / "root",
        {
            "services/organisation.yml": "name: A\nas_of: 2026-09-30\ntimezone: Europe/Dublin\n",
            "services/it/mail.yml": "name: M\nstage: live\nmeasures: [{id: m, name: M, unit: s}]\n",
            "data/telemetry/t.csv": "time,service,measure,value\n"
            "2026-07-01T10:00Z,mail,m,1\n2026-01-01T10:00:30+01:00,mail,m,1\n"
            "2026-07-02 10:00,mail,m,1\n2026-07-03,mail,m,1\n",
        },
    )
    frame = frames_of(root)["telemetry"]
    assert frame["time"].dt.strftime("%Y-%m-%d %H:%M:%S").tolist() == [
        "2026-07-01 11:00:00",
        "2026-01-01 09:00:30",
        "2026-07-02 10:00:00",
        "2026-07-03 00:00:00",
    ]
    assert frame["date"].isna().all()


def test_rejected_rows_are_not_there():
    checked = check(read_sources(FOLDER / "bad" / "rows"), History())
    accepted = frames(checked)
    for frame in accepted.values():
        for file, line in zip(frame["file"], frame["line"], strict=True):
            assert line not in checked.rejected.get(file, ())
    counted = sum(len(frame) for frame in accepted.values())
    left_out = sum(len(lines) for lines in checked.rejected.values())
    assert counted + left_out == sum(checked.rows.values())


def test_a_file_without_its_columns_is_left_out_whole():
    checked = check(read_sources(FOLDER / "bad" / "tables"), History())
    assert checked.rejected["data/answers/missing.csv"] == {2}
    assert checked.rejected["data/anwers/a.csv"] == {2, 3}
    assert "usage" not in frames(checked)
    ragged = checked.rejected["data/answers/ragged.csv"]
    assert (len(ragged), checked.rows["data/answers/ragged.csv"]) == (2, 41)


def test_kinds_without_rows_are_missing(tmp_path):
    assert (
        frames_of(
            write(tmp_path / "root", {"data/costs/c.csv": "period,service,category,amount\n"})
        )
        == {}
    )
