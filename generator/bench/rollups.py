"""Roll-ups of many events, next to a query that somebody would write by hand for DuckDB."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from generator.bench.contenders import Contender
from generator.bench.events import MAPPING, organisation_files, write_events
from generator.bench.measure import BuildTimings, Progress, measured
from generator.bench.processes import ROOT, ours
from generator.disk.whole import write_files

BY_HAND = "DuckDB, by hand"
_QUERY = """
import sys, duckdb
duckdb.sql(f\"\"\"
  SET TimeZone = 'Europe/Berlin';
  COPY (
    SELECT service, measure, CAST(TRY_CAST(time AS TIMESTAMPTZ) AS DATE) AS day, count(*) AS n,
      avg(CAST(ok = 'true' AS INT)) AS ok, avg(CAST(number <= 3 AS INT)) AS good,
      quantile_cont(number, [0.5, 0.75, 0.95]) AS percentiles
    FROM (
      SELECT *, TRY_CAST(value AS DOUBLE) AS number FROM read_csv('{sys.argv[1]}',
        all_varchar = true, header = true, strict_mode = false, null_padding = true,
        ignore_errors = true, auto_detect = false, delim = ',', quote = '"', columns =
        {{'time': 'VARCHAR', 'service': 'VARCHAR', 'measure': 'VARCHAR', 'value': 'VARCHAR',
          'ok': 'VARCHAR'}}))
    WHERE number >= 0 AND day IS NOT NULL
    GROUP BY ALL
  ) TO '{sys.argv[2]}' (FORMAT parquet)\"\"\")
"""


def rollup_contenders(place: Path, rows: int) -> Iterator[Contender]:
    """Yield the roll-ups of events that are written below ``place``, and the query by hand."""
    events, root, mapping = place / "events.csv", place / "ours", place / "mapping.yml"
    write_events(events, rows)
    write_files(organisation_files(), root)
    write_files({mapping.name: MAPPING}, place)
    data = root / "data"
    for engine in ("pandas", *(["duckdb"] if find_spec("duckdb") else [])):
        command = ours("rollup", events, "--into", root, "--mapping", mapping, "--engine", engine)
        yield Contender(engine, command, ROOT, data, partial(shutil.rmtree, data, True))
    if find_spec("duckdb"):
        copy = place / "by-hand.parquet"
        command = [sys.executable, "-c", _QUERY, str(events), str(copy)]
        yield Contender(BY_HAND, command, place, None, partial(copy.unlink, True))


def compare_rollups(rows: int, runs: int, progress: Progress) -> BuildTimings:
    """Measure roll-ups of so many events, ``runs`` times in turn."""
    with tempfile.TemporaryDirectory(prefix="iheartit-bench-") as folder:
        progress(f"{rows:,} events: writing them")
        return measured([*rollup_contenders(Path(folder), rows)], rows, runs, progress)
