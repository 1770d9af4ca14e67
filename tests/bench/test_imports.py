"""The benchmark of imports runs, small: what it measures is an import, and what pandas writes."""

from __future__ import annotations

import pandas as pd

from generator.bench.imports import NUMBERED, PANDAS, PLAIN, import_contenders
from generator.bench.measure import measured
from generator.bench.report import as_table


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
