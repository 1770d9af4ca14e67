"""``pandas.read_csv`` of all CSV files of an organisation, with nothing said about them.

python -m generator.bench.read_csv ROOT
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def read_all(root: Path) -> list[pd.DataFrame]:
    """Return all tables below ``data/``; pandas guesses the types of their columns."""
    return [pd.read_csv(file) for file in sorted((root / "data").rglob("*.csv"))]


if __name__ == "__main__":
    read_all(Path(sys.argv[1]))
