"""Every engine makes the same files of the same events, dirt among them."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.bench.events import MAPPING, organisation_files, write_events
from generator.cli.rollup import rollup
from generator.disk.whole import write_files
from tests.skips import SPARK

ROWS = 3_000
WRITTEN = "data/telemetry/events-2026.csv"


@pytest.fixture
def organisation(tmp_path):
    """Return a function that makes an organisation of its own, with a mapping next to it."""
    write_files({"mapping.yml": MAPPING}, tmp_path)

    def make(name: str) -> Path:
        write_files(organisation_files(), tmp_path / name)
        return tmp_path / name

    return make


def count(into: Path, *sources: object, **options: object):
    given = {"mapping": into.parent / "mapping.yml", **options}
    flags = [
        part
        for name, value in given.items()
        for part in ([f"--{name}"] if value is True else [f"--{name}", str(value)])
    ]
    return CliRunner().invoke(rollup, [*map(str, sources), "--into", str(into), *flags])


def aside(into: Path) -> list[str]:
    return sorted((into / ".cache/rollup/set-aside.csv").read_text().splitlines())


@pytest.mark.parametrize("exact", [False, True])
def test_pandas_and_duckdb_write_the_same(tmp_path, organisation, exact):
    events = tmp_path / "events.csv"
    write_events(events, ROWS)
    more = {"exact": True} if exact else {}
    roots = {engine: organisation(engine) for engine in ("pandas", "duckdb")}
    said = {}
    for engine, root in roots.items():
        done = count(root, events, engine=engine, **more)
        assert done.exit_code == 0, done.output
        said[engine] = [line for line in done.stderr.splitlines() if "set aside" in line]
    one, other = ((root / WRITTEN).read_bytes() for root in roots.values())
    assert one == other
    assert len(one.splitlines()) > ROWS
    assert aside(roots["pandas"]) == aside(roots["duckdb"])
    counts = [[line.split()[0] for line in lines] for lines in said.values()]
    assert counts[0] == counts[1]
    assert len(counts[0]) == 9


ODD = (
    "2026-09-14T08:15:23Z", "2026-09-14 08:15", "2026-09-14", "2026-09-14T08:15:23.123456789Z",
    "2026-09-14T23:30:00 +0530", "2026-09-14T23:30:00+0530",
    "2026-09-14T23:30-03:30", "2026-09-14T00:10:00+15", "2026-9-14",
    "2026-02-29T08:00:00", "2024-02-29T08:00:00", "2100-01-01", "1969-12-31", "1970-01-01T00:00Z",
    "2026-09-14T24:00:00", "2026-09-14T08:60", "2026-09-14T08:15:60", "2026-09-14T08:15:23+16:00",
    "2026-09-14T08:15:23+02:60", "2026-09-14T08:15:23z", "2026-09-14X08:15", "\uff12026-09-14",
    " 2026-09-14", "2026-09-14T08:15:23.Z", "2026-10-25T00:59:59Z", "2026-10-25T22:30:00Z",
    "2026-10-25T23:30:00Z", "2026-03-29T22:30:00Z", "2026-03-28T23:30:00Z", "2026-09-14T08:15:23,5",
    "x" * 60, "epoch", "infinity", "-infinity", "now", "1789372523", "1789372523.5",
    "20260914T081523Z",
    "2026-02-30", "2026-02-30T08:15:23Z", "2026/09/14", "2026-09-14T 8:15:23Z",
    "2026-09-14T\t8:15:23Z", "2026-09-14T8:15:23Z", "2026-9-14T08:15:23.1Z",
    "2026-09-14T08:15:23 Z",
    "2026-09-14T08:15:23.25 Z", "2026-09-14T08:15:23Z ", "2026-09-14T08:15:5.25Z",
    "2026-09-14T24:00:00Z", "2026-09-14T24:00", "2026-09-14T08:15:23+01:00:30",
    "2026-09-14T08:15:23-02:60", "2026-09-14T08:15:23+2", "2026-09-14T08:15:23UTC",
    "2026-09-14T08:15:23 Europe/Berlin", "2026-09-14T08:15:23.1234567891Z",
    "2026-09-14T08:15:23.999999999Z", "2026-09-14T08+02", "2026-09-14Z", "-026-09-14T08:15:23Z",
    "02026-09-14", "2026-09-14 (BC)", "\u0662\u0660\u0662\u0666-09-14", "2026-09-\u0661\u0664",
    "2026-09-14T\u0660\u0668:15:23Z",
)  # fmt: skip
NUMBERS = (
    "1", "1.", ".5", "1e3", "1E-3", "1e400", "+1", "-0", "-1", "0", "0.0", "nan", "inf", "1_000",
    "1,5", " 1", "1 ", "9" * 15, "9" * 16, "0.1", "0.30000000000000004", "1.7976931348623157e99",
    "5e-324", "1e-25", "0x10", "٣", "1e", "2", "4", "3.9999999999999996", "64", "63.99999999999999",
    "5 ", " 5", "\t5", "5\n", "infinity", "-inf", "Infinity", "NaN", "-nan", "1e+3", "1e003",
    "1e-400", "0x1F", "0b1", "1_0", "1 000", "1'000", "1.5.2", "1e3.5", "1f", "1d", "--1", "1-",
    "-", ".", "-.5", "e5", "true", "\u0665", "\uff15", "1\u0663", "\u22121", "00012", "-0.0",
    "1" + "0" * 14 + ".5",
)  # fmt: skip


def test_odd_texts_are_read_alike(tmp_path, organisation):
    rows = [["time", "service", "measure", "value", "ok"]]
    rows += [[time, "service-1", "sign-in", "1.25", "true"] for time in ODD]
    rows += [["2026-09-14", "service-2", "sign-in", text, "TRUE"] for text in NUMBERS]
    rows += [["2026-09-14", "service-3", "page", "1", ok] for ok in ("", "Yes", "no", "OK", "Ja")]
    rows += [["2026-09-14", "service-4", "page", "", "true"], [], ["2026-09-14"], ['a"b,c\n', "x"]]
    rows += [["yesterday", "service-1", "page", "1", "true"]] * 2
    with (tmp_path / "odd.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    roots = {engine: organisation(engine) for engine in ("pandas", "duckdb")}
    for engine, root in roots.items():
        assert count(root, tmp_path / "odd.csv", engine=engine).exit_code == 0
    files = {
        engine: {path.name: path.read_text() for path in (root / "data/telemetry").iterdir()}
        for engine, root in roots.items()
    }
    assert files["pandas"] == files["duckdb"]
    assert aside(roots["pandas"]) == aside(roots["duckdb"])
    assert "2026-10-26,service-1,sign-in,1.25,1" in files["pandas"]["events-2026.csv"]


def test_what_an_event_does_not_say_is_empty_where_it_is_kept(tmp_path, organisation):
    whole = {"time": "2026-09-14", "service": "service-1", "measure": "sign-in", "value": "2"}
    events = [whole, *({k: v for k, v in whole.items() if k != left} for left in whole)]
    events += [dict.fromkeys(whole), {"service": "service-1", "ok": None}]
    lines = tmp_path / "events.jsonl"
    lines.write_text("\n".join(map(json.dumps, events)))
    found = []
    for engine in ("pandas", "duckdb"):
        root = organisation(engine)
        assert count(root, lines, engine=engine).exit_code == 0
        found.append(((root / WRITTEN).read_text(), aside(root)))
    assert found[0] == found[1]
    assert sorted(csv.reader(found[0][1])) == [
        ["has no time that can be read", "service-1", "sign-in", "", "2", "", ""],
        ["has no value, and does not say whether it went well",
         "service-1", "sign-in", "2026-09-14", "", "", ""],
        ["names a measure that nothing is made of", "service-1", "", "", "", "", ""],
        ["names a measure that nothing is made of", "service-1", "", "2026-09-14", "2", "", ""],
        ["names no service", "", "", "", "", "", ""],
        ["names no service", "", "sign-in", "2026-09-14", "2", "", ""],
        ["why", "service", "measure", "time", "value", "ok", "more"],
    ]  # fmt: skip


def test_json_lines_parquet_and_packed_files_say_the_same(tmp_path, organisation):
    import duckdb

    events = tmp_path / "events.csv"
    write_events(events, 300)
    with events.open() as file:
        rows = [row for row in csv.DictReader(file) if None not in row and row["ok"] is not None]
    with (tmp_path / "plain.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress((tmp_path / "plain.csv").read_bytes()))
    lines = [json.dumps({name: text or None for name, text in row.items()}) for row in rows]
    (tmp_path / "events.jsonl").write_text("\n".join([*lines, "no json", ""]))
    plain = duckdb.read_csv(str(tmp_path / "plain.csv"), all_varchar=True)
    plain.write_parquet(str(tmp_path / "events.parquet"))
    made = {}
    for name, engine in (
        ("plain.csv", "pandas"),
        ("packed.csv.gz", "pandas"),
        ("packed.csv.gz", "duckdb"),
        ("events.jsonl", "pandas"),
        ("events.jsonl", "duckdb"),
        ("events.parquet", None),
        ("address of events.parquet", None),
    ):
        root = organisation(f"{name}-{engine}")
        source = tmp_path / name.removeprefix("address of ")
        named = source.as_uri() if name.startswith("address") else source
        done = count(root, named, **({"engine": engine} if engine else {}))
        assert done.exit_code == 0, done.output
        made[name, engine] = (root / WRITTEN).read_bytes()
    assert len(set(made.values())) == 1


@pytest.mark.skipif(not (find_spec("pyspark") and shutil.which("java")), reason=SPARK)
def test_a_cluster_of_two_workers_writes_the_same(tmp_path, organisation):
    import pyspark

    write_events(tmp_path / "events.csv", ROWS)
    local, far = organisation("local"), organisation("far")
    assert count(local, tmp_path / "events.csv").exit_code == 0
    home = Path(pyspark.__file__).parent
    start = [home / "bin" / "spark-class"]
    parts = "org.apache.spark.deploy"
    address = "spark://127.0.0.1:17177"
    master = [*start, f"{parts}.master.Master", "--host", "127.0.0.1", "--port", "17177"]
    worker = [*start, f"{parts}.worker.Worker", "--cores", "1", "--memory", "1g", address]
    said = subprocess.DEVNULL
    running = [subprocess.Popen(each, cwd=tmp_path, stdout=said, stderr=said)
               for each in (master, worker, worker)]  # fmt: skip
    try:
        command = [sys.executable, "-m", "generator", "rollup", tmp_path / "events.csv", "--into",
                   far, "--mapping", tmp_path / "mapping.yml", "--engine", "spark", "--master",
                   address]  # fmt: skip
        subprocess.run([*map(str, command)], check=True, cwd=Path(__file__).parents[2])
    finally:
        for each in running:
            each.terminate()
            each.wait()
    assert (far / WRITTEN).read_bytes() == (local / WRITTEN).read_bytes()
    assert aside(far) == aside(local)
