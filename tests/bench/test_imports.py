"""The benchmark of imports runs, small: what it measures is an import, and what pandas writes."""

from __future__ import annotations

import pandas as pd
import pytest

from generator.bench.imports import NUMBERED, PANDAS, PLAIN, compare_imports, import_contenders
from generator.bench.measure import measured
from generator.bench.report import as_table

ROWS = 1_000_000
MOST_TIMES = 1.5
"""The processor time of pandas, which reads and writes them: 0.6, and 1.36 with ids, as written."""
MOST_MEGABYTES = 600
"""At the highest: 510 with ids when this was written, six times the export."""


def test_an_import_is_measured_next_to_pandas(tmp_path):
    rows = 300
    contenders = [*import_contenders(tmp_path, rows)]
    plain, numbered, _ = contenders
    found = measured(contenders, rows, 1, lambda _: None)
    assert [each.name for each in found.timings] == [PLAIN, NUMBERED, PANDAS]
    assert all(each.median.processor > 0 for each in found.timings)
    export = pd.read_csv(tmp_path / "export.csv")
    assert pd.read_csv(tmp_path / "copy.csv").equals(export)
    answers = pd.read_csv(numbered.site / "answers" / "export.csv")
    assert answers["rating"].tolist() == export["How do you like e-mail?"].tolist()
    assert answers["id"].is_unique
    plain.prepare()
    assert not plain.site.exists()
    lines = [*as_table(found, "rows")]
    assert lines[1].startswith("300 rows")
    assert len(lines) == 5


@pytest.mark.long
def test_a_million_rows_take_at_most_one_and_a_half_times_what_pandas_takes():
    own, numbered, pandas = (each.median for each in compare_imports(ROWS, 3, print).timings)
    assert own.processor <= MOST_TIMES * pandas.processor
    assert numbered.processor <= MOST_TIMES * pandas.processor
    assert max(own.peak, numbered.peak) <= MOST_MEGABYTES
