"""Imports of a large export, next to pandas, which reads the same file and writes it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from generator.bench.contenders import Contender
from generator.bench.measure import BuildTimings, Progress, measured
from generator.bench.processes import ROOT, ours
from generator.disk.whole import write_files

PLAIN, NUMBERED, PANDAS = "import", "import with ids", "pandas, read and write"
_READ_AND_WRITE = (
    "import sys, pandas; pandas.read_csv(sys.argv[1]).to_csv(sys.argv[2], index=False)"
)
_HEADER = "ID,Start time,Completion time,Email,Name,How do you like e-mail?,Anything else?\n"
_IDS = "  id: {column: ID, number: by-file}\n"
_MAPPING = """\
kind: answers
files: "*.csv"
fixed: {service: email}
columns:
  date: Completion time
  rating: How do you like e-mail?
"""
_BLOCK = 10_000


def write_export(path: Path, rows: int) -> None:
    """Write answers to a form, as many as ``rows``: no two texts are the same, 28 days are."""
    chance = Random(rows)  # noqa: S311 # nothing to be kept secret: all is made up
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEADER)
        for first in range(0, rows, _BLOCK):
            file.writelines(_line(chance, n) for n in range(first, min(first + _BLOCK, rows)))


def _line(chance: Random, number: int) -> str:
    day = f"2026-09-{number % 28 + 1:02} 10:{number % 60:02}"
    liked = chance.choice("12345")
    return f"{number},{day}:00,{day}:30,p{number}@example.org,P,{liked},text {number}\n"


def import_contenders(place: Path, rows: int) -> Iterator[Contender]:
    """Yield the imports, of an export that is written below ``place``, and pandas."""
    export, root, answers = place / "export.csv", place / "ours", place / "ours" / "data"
    write_export(export, rows)
    write_files(
        {
            "ours/services/organisation.yml": "name: Large\n",
            "ours/services/it/provider.yml": "name: IT\nshirt: IT\n",
            "ours/services/it/email.yml": "name: E-mail\nstage: live\n",
            "plain.yml": _MAPPING,
            "numbered.yml": _MAPPING + _IDS,
        },
        place,
    )
    for name, mapping in ((PLAIN, "plain.yml"), (NUMBERED, "numbered.yml")):
        how = ("--mapping", place / mapping, "--into", root, "--key", place / "key")
        command = ours("import", export, *how)
        yield Contender(name, command, ROOT, answers, partial(shutil.rmtree, answers, True))
    others = [sys.executable, "-c", _READ_AND_WRITE, str(export), str(place / "copy.csv")]
    yield Contender(PANDAS, others, place, None, partial((place / "copy.csv").unlink, True))


def compare_imports(rows: int, runs: int, progress: Progress) -> BuildTimings:
    """Measure an import of so many rows and pandas in turn, ``runs`` times."""
    with tempfile.TemporaryDirectory(prefix="iheartit-bench-") as folder:
        progress(f"{rows:,} rows: writing the export")
        contenders = [*import_contenders(Path(folder), rows)]
        return measured(contenders, rows, runs, progress)
