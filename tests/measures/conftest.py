"""The shared folder of oracles: numbers from other people's software, beside the repository."""

from __future__ import annotations

import csv
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[2]

# The same cases on each run, and no clock: a slow machine is not a wrong number.
settings.register_profile("measures", deadline=None, derandomize=True)
settings.load_profile("measures")


@pytest.fixture(scope="session")
def oracles() -> Path:
    """The folder of oracles, or the test is skipped and says why."""
    shared = Path(os.environ.get("IHEARTIT_SHARED", ROOT.parent / "shared"))
    folder = shared / "oracles"
    if not folder.is_dir():
        pytest.skip(f"no oracles at {folder}; set IHEARTIT_SHARED to the shared folder")
    return folder


@pytest.fixture(scope="session")
def worked(oracles: Path) -> dict[str, Any]:
    """worked_examples.json as it is."""
    examples: dict[str, Any] = json.loads(
        (oracles / "worked_examples.json").read_text(encoding="utf-8")
    )
    return examples


@pytest.fixture(scope="session")
def spc(oracles: Path) -> dict[str, dict[str, list[dict[str, str]]]]:
    """The 400 series by table ("series", "points", "summary") and number of the series."""
    tables: dict[str, dict[str, list[dict[str, str]]]] = {}
    for name in ("series", "points", "summary"):
        rows = defaultdict(list)
        with (oracles / f"spc_{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows[row["series"]].append(row)
        tables[name] = dict(rows)
    return tables
