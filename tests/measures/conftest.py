"""The oracles: numbers from other people's software, which ours must give."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

ORACLES = Path(__file__).parent / "oracles"
DITTO = '"'


@pytest.fixture(scope="session")
def worked() -> dict[str, Any]:
    """worked_examples.json as it is."""
    examples: dict[str, Any] = json.loads(
        (ORACLES / "worked_examples.json").read_text(encoding="utf-8")
    )
    return examples


@pytest.fixture(scope="session")
def spc() -> dict[str, dict[str, list[dict[str, str]]]]:
    """The 400 series by table ("points", "summary") and number of the series."""
    return {name: _by_series(ORACLES / f"spc_{name}.csv") for name in ("points", "summary")}


def _by_series(path: Path) -> dict[str, list[dict[str, str]]]:
    """Read a table; what is written as in the row above is filled in."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        above: dict[str, str] = {}
        for row in csv.DictReader(file, quoting=csv.QUOTE_NONE):
            above = {name: above[name] if text == DITTO else text for name, text in row.items()}
            rows[above["series"]].append(above)
    return dict(rows)
